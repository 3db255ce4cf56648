"""A person to ask, as offices write them in one cell: ”Matti Meikäläinen, kehittämispäällikkö, 040 123 4567”."""

import re

_EMAIL = re.compile(r"[^\s@<>(),;:\"]{1,100}@[^\s@<>(),;:\"]{1,100}\.[A-Za-z]{2,20}(?![\w.-])")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00?)\d[\d\s()-]{5,20}\d(?!\w)")
_LABEL = re.compile(r"\b(?:puh(?:elin)?|p|gsm|tel|s-?posti|sähköposti|e-?mail)\b[.:]+|[<>]", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;/|()]\s*|\s+[-–]\s+|\s{2,}")
_LONGEST = 300


def parts_of_contact(text: str) -> tuple[dict[str, str], str]:
    """The parts of a contact (name, role, email, phone), and what is left: a deed has room for one person.

    What holds neither an address nor a number is a name.
    """
    emails = list(_EMAIL.finditer(text[:_LONGEST]))
    phones = list(_PHONE.finditer(_EMAIL.sub(lambda found: " " * len(found[0]), text[:_LONGEST])))
    if len(text) > _LONGEST or not (emails or phones):
        return ({"name": text} if text else {}), ""
    firsts = [found[0] for found in (emails, phones) if found]
    seconds = [found[1].start() for found in (emails, phones) if len(found) > 1]
    end = max((one.end() for one in firsts if one.end() <= min(seconds)), default=0) if seconds else len(text)
    words = text[:end]
    for one in firsts:
        words = words.replace(one[0], " , ")
    named = [part for one in _BETWEEN.split(_LABEL.sub(" ", words)) if (part := one.strip(" ,:"))]
    parts = dict(zip(("name", "role"), (*named[:1], ", ".join(named[1:])), strict=False))
    for key, found in (("email", emails), ("phone", phones)):
        if found and found[0].end() <= end:
            parts[key] = " ".join(found[0][0].split())
    return {key: value for key, value in parts.items() if value}, text[end:].strip(" ,;")
