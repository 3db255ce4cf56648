"""Numbers and counts as Finnish writes them."""

from decimal import Decimal

NO_BREAK_SPACE = "\u00a0"
_FINNISH = str.maketrans({",": NO_BREAK_SPACE, ".": ","})


def number(value: int | Decimal) -> str:
    """Thousands apart with a no-break space, and the decimals that there are: 10 000, 64,0."""
    return f"{value:,}".translate(_FINNISH)


def counted(value: int, one: str, many: str) -> str:
    """A count with its word: "1 teko", "12 tekoa" (the partitive that follows every other number)."""
    return f"{number(value)}{NO_BREAK_SPACE}{one if value == 1 else many}"


def others(value: int) -> str:
    """How many others there are: "1 muu", "3 muuta"."""
    return f"{value} {'muu' if value == 1 else 'muuta'}"


def about(value: int | Decimal, word: str) -> str:
    """A number that may not be exact, after the word that says so, if any: noin 5 000."""
    return f"{word}{NO_BREAK_SPACE}{number(value)}".lstrip()
