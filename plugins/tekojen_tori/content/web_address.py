"""Addresses that anybody may have written."""

from urllib.parse import SplitResult, urlsplit


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address, or None if it is none at all, such as http://[."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
