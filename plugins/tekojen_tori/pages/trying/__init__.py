"""Trying a deed at home: for each a kit to fill in and print, which leads to telling how it went."""
