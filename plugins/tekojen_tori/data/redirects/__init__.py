"""Redirects from the addresses that things have had."""
