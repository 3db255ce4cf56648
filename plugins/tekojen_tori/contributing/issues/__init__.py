"""Deeds that come as issues of a forge: its form, how an issue is read, proposed and answered."""
