"""Values as PHP serialises them: plug-ins of WordPress keep lists so in a post's own fields."""

import re

_SCALAR = re.compile(rb"(?:i:(?P<whole>-?\d{1,20})|d:(?P<real>-?[\d.eE+-]{1,30})|b:(?P<yes>[01])|(?P<none>N));")
_TEXT = re.compile(rb's:(?P<length>\d{1,9}):"')
_ARRAY = re.compile(rb"a:\d{1,9}:\{")


def php_values(written: str) -> list[str] | None:
    """Every text and number that a serialised array or text holds, keys left out; None if it is no such thing."""
    raw = written.strip().encode()
    if not (_ARRAY.match(raw) or _TEXT.match(raw)):
        return None
    found: list[str] = []
    place = 0
    in_arrays: list[bool] = []  # for each array that is open, whether a key comes next
    while place < len(raw):
        is_key = bool(in_arrays and in_arrays[-1])
        value: bytes | None = None
        if in_arrays and raw[place : place + 1] == b"}":
            in_arrays.pop()
            place += 1
            continue
        if in_arrays:
            in_arrays[-1] = not in_arrays[-1]
        if (array := _ARRAY.match(raw, place)) and not is_key:
            in_arrays.append(True)
            place = array.end()
        elif text := _TEXT.match(raw, place):
            end = text.end() + int(text["length"])
            if raw[end : end + 2] != b'";':
                return None
            value, place = raw[text.end() : end], end + 2
        elif scalar := _SCALAR.match(raw, place):
            value, place = scalar["whole"] or scalar["real"] or b"", scalar.end()
        else:
            return None
        if value and not is_key:
            found.append(value.decode(errors="replace"))
    return found if not in_arrays else None
