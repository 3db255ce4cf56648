"""What a sender is answered, in Finnish. What somebody else wrote is quoted so that it does nothing on GitHub."""

import re
from collections.abc import Sequence

from tekojen_tori.contributing.issues.forms import IssueForm, Wrong
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.language.numbers import counted

_MARKS = re.compile(r"[\\`*_\[\]<>~|#&]|:(?=//)|(?<=[Ww]{3})\.")
_REFERENCE = re.compile(r"[@#](?=\w)|\bGH-(?=[0-9])", re.IGNORECASE)
_COMMIT = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
"""What GitHub makes a link of even if its marks are escaped: @name, #1, owner/name#1, GH-1, and commits' hashes."""
_TOO_SHORT = 6  # letters, for a hash
_JOINER = "\N{WORD JOINER}"
_MOST_WRONG = 20
_LONGEST_QUOTE = 300  # letters


def received(form: IssueForm, pull_request: str) -> str:
    """Thanks, and where what was told is now."""
    return f"""\
{form.thanks} 🎉

Teimme siitä ehdotuksen torille: {pull_request}. Ylläpito lukee sen ja julkaisee, \
ja tämä ilmoitus sulkeutuu silloin itsestään. Sinun ei tarvitse tehdä enää mitään.

Haluatko muuttaa jotakin? Muokkaa tätä ilmoitusta (**⋯ → Edit**), niin päivitämme ehdotuksen.
"""


def not_yet(wrong: Sequence[Wrong], form: IssueForm) -> str:
    """What to mend, and how."""
    order = ("", *form.labels.values())
    in_order = sorted(wrong, key=lambda one: order.index(one.label))
    told = "\n".join(map(_told, in_order[:_MOST_WRONG]))
    rest = len(wrong) - _MOST_WRONG
    more = f"\n- … ja vielä {counted(rest, 'muu kohta', 'muuta kohtaa')}" if rest > 0 else ""
    return f"""\
{form.thanks} Ennen kuin se pääsee torille, jotakin pitää vielä korjata:

{told}{more}

Muokkaa ilmoitusta (**⋯ → Edit**), niin yritän uudelleen. Älä muuta rivejä, \
jotka alkavat merkeillä ###: niistä tunnistan \
vastauksesi. Jos jäit jumiin, kysy kommentissa – ylläpito auttaa.
"""


def already_published(form: IssueForm) -> str:
    """It is on the site, and an edited issue doesn't change it."""
    return f"""\
Tämä {form.kind.one} on jo torilla, joten ilmoituksen muokkaaminen ei enää muuta sitä. \
{form.correcting}
"""


def edited_by_others(pull_request: str) -> str:
    """Somebody has gone on with the proposal, and their work is not overwritten."""
    return f"""\
Kiitos! Ylläpito on jo viimeistellyt ehdotusta, joten en muuttanut sitä itse: \
{pull_request}. Ylläpito katsoo muutoksesi tästä ilmoituksesta.
"""


def pull_request_body(number: int, form: IssueForm) -> str:
    """What the pull request tells the editors."""
    to_check = "\n".join(f"- [ ] {one}" for one in form.to_check)
    return f"""\
Ehdotus on tehty lomakkeella lähetetystä ilmoituksesta. Sulkee ilmoituksen: closes #{number}

Ennen julkaisemista:

{to_check}

Kun lähettäjä muokkaa ilmoitustaan, tämä ehdotus päivittyy, kunnes joku muu tekee siihen muutoksen.
"""


def _told(wrong: Wrong) -> str:
    words = " ".join(quoted(part) for part in (wrong.message, wrong.hint) if part)
    return f"- **{wrong.label}**: {words}" if wrong.label else f"- {words}"


def quoted(text: str) -> str:
    """The text as it is: no links, no marks, no references, and nobody is called by name."""
    line = on_one_line(text)
    if len(line) > _LONGEST_QUOTE:
        line = f"{line[:_LONGEST_QUOTE]}…"
    line = _COMMIT.sub(_in_parts, _MARKS.sub(r"\\\g<0>", line))
    return _REFERENCE.sub(rf"\g<0>{_JOINER}", line)


def _in_parts(commit: re.Match[str]) -> str:
    places = range(0, len(commit[0]), _TOO_SHORT)
    return _JOINER.join(commit[0][place : place + _TOO_SHORT] for place in places)
