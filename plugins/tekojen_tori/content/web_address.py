"""Addresses that anybody may have written."""

from urllib.parse import SplitResult, unquote, urlsplit

_NOT_IN_HOSTS = frozenset(' "%<>\\^`{|}')


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address, or None if it is none at all, such as http://[."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def has_host(parts: SplitResult) -> bool:
    """Whether an address tells whose it is: http://%5B, as Markdown writes http://[, does not."""
    whole = parts_of(f"//{unquote(parts.netloc)}")
    host = whole.hostname if whole else None
    return bool(host) and _NOT_IN_HOSTS.isdisjoint(host or "")
