"""Numbers and counts as Finnish writes them."""

NO_BREAK_SPACE = "\u00a0"


def number(value: int) -> str:
    """Thousands apart with a no-break space: 10 000."""
    return f"{value:,}".replace(",", NO_BREAK_SPACE)


def counted(value: int, one: str, many: str) -> str:
    """A count with its word: "1 teko", "12 tekoa" (the partitive that follows every other number)."""
    return f"{number(value)}{NO_BREAK_SPACE}{one if value == 1 else many}"
