"""Dates as people and programs write them, in Finnish, Swedish and English, made into ISO 8601.

One reader for every door. What can be read in one way only is read; of what can't, it is said how it was probably
meant, so that whoever wrote it can be asked.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import IntEnum
from functools import cache, lru_cache

from babel.dates import get_day_names, get_month_names
from rapidfuzz.distance import OSA

from tekojen_tori.language.dates import FINLAND
from tekojen_tori.language.tidy import tidy

_LONGEST = 200


class Certainty(IntEnum):
    """How surely what was read is what was meant."""

    GUESS = 0
    """It may be otherwise: whoever wrote it should be asked."""
    USUAL = 1
    """What the words usually mean: autumn, a year of two digits, a time of another zone."""
    SAME = 2
    """The same, only written otherwise."""


@dataclass(frozen=True)
class ReadDate:
    """A date in ISO 8601, a span with a slash.

    `other` is another reading that is as likely, "" if there is none. What `is_impossible` names a day that no calendar
    has, and `iso` is what is left of it.
    """

    iso: str
    certainty: Certainty = Certainty.SAME
    other: str = ""
    is_impossible: bool = False

    @property
    def is_guess(self) -> bool:
        """Whether it may have been meant otherwise."""
        return self.certainty is Certainty.GUESS

    @property
    def is_same(self) -> bool:
        """Whether it says just what was written."""
        return self.certainty is Certainty.SAME


_Day = tuple[int, int, int]
"""A year, a month and a day; 0 is what isn't known."""


@dataclass(frozen=True)
class _When:
    first: _Day
    last: _Day
    certainty: Certainty = Certainty.SAME
    other: str = ""

    @property
    def iso(self) -> str:
        first, last = _iso(self.first), _iso(self.last)
        return first if first == last else f"{first}/{last}"


class _Impossible(Exception):
    """A day, month or week that no calendar has."""


@lru_cache(maxsize=4096)
def read_date(written: str, *, from_spreadsheet: bool = False) -> ReadDate | None:
    """What is said of when, or None if that is nothing that a calendar knows.

    From a spreadsheet, five digits are a day's number.
    """
    text = _without_time(tidy(written[:_LONGEST]).casefold())
    try:
        found = (_serial(text) if from_spreadsheet else None) or _program(written) or _one(text) or _span(text)
        found = found or _open(text)
    except _Impossible:
        guess = _year_in(text)
        return replace(guess, is_impossible=True) if guess else None
    if found is None:
        return _year_in(text)
    return ReadDate(found.iso, Certainty.GUESS if "?" in written else found.certainty, found.other)


def as_iso(written: str) -> str:
    """What is surely a date, in ISO 8601; anything else as it was written."""
    read = read_date(written)
    return read.iso if read and not read.is_guess else written.strip()


def _iso(day: _Day) -> str:
    year, month, number = day
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, number) if part)])


def _moment(year: int, month: int = 0, day: int = 0, certainty: Certainty = Certainty.SAME) -> _When:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise _Impossible from None
    return _When((year, month, day), (year, month, day), certainty)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


# Programs

_EXCEL_BEGINS = date(1899, 12, 30)
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]\d+)?", re.ASCII)
_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2}|\d{8}(?=T))[T ](\d{2}:?\d{2}(?::?\d{2})?)(?:[.,]\d+)? ?(Z|UTC|[+-]\d{2}:?(?:\d{2})?)?",
    re.ASCII | re.I,
)


def _serial(text: str) -> _When | None:
    if not _SERIAL.fullmatch(text):
        return None
    day = _EXCEL_BEGINS + timedelta(int(text[:5]))
    return _moment(day.year, day.month, day.day, Certainty.GUESS)


def _program(written: str) -> _When | None:
    """Time stamps of ISO 8601, and those of e-mail and feeds: the day in Finland."""
    text = tidy(written[:_LONGEST])
    if stamp := _STAMP.fullmatch(text):
        zone = (stamp[3] or "").upper().replace("UTC", "Z")
        moment = _parsed(f"{stamp[1]}T{stamp[2]}{zone}")
        if moment is None:
            raise _Impossible
    elif "," in text and ":" in text:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError):
            return None
    else:
        return None
    here = moment.astimezone(FINLAND) if moment.tzinfo and 1 < moment.year < 9999 else moment
    certainty = Certainty.SAME if here.date() == moment.date() else Certainty.USUAL
    return _moment(here.year, here.month, here.day, certainty)


def _parsed(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


# One moment, or what is called by one name

_TIME = re.compile(
    r"[ ,]*(?:\b(?:klo|kello|kl|at)\b\.? ?\d{1,2}(?:[.:]\d{2})?(?: ?[-–] ?\d{1,2}(?:[.:]\d{2})?)?"
    r"|(?<=\d{4}) \d{1,2}\.(?:00|1[3-9]|[2-5]\d)(?![.\d])"
    r"|(?<=[\d ,])[ ,t]\d{1,2}(?::\d{2}(?::\d{2})?|\.\d{2}\.\d{2})"
    r"(?:[.,]\d+)?(?: ?[ap]m)?(?: ?[-–] ?\d{1,2}:\d{2})?)\b"
)
_YEAR = r"((?:19|20)\d{2})"
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)", re.ASCII)
_ISO = re.compile(r"(\d{4}) ?([-./]) ?(\d{1,2})(?: ?\2 ?(\d{1,2}))?", re.ASCII)
_ISO_OTHERWISE = re.compile(r"(\d{4})(–|_| )(\d{1,2})\2(\d{1,2})", re.ASCII)
_COMPACT = re.compile(rf"{_YEAR}(\d{{2}})(\d{{2}})", re.ASCII)
_DAY = re.compile(r"(\d{1,2}) ?([.,/-]) ?(\d{1,2}) ?(?:\2 ?| )(\d{4}|['’-]?\d{2})", re.ASCII)
_DAY_OTHERWISE = re.compile(r"(\d{1,2})[ .,]{1,3}(\d{1,2})[ .,]{1,3}(\d{4})|(\d{2})(\d{2})(\d{4})", re.ASCII)
"""A day with other marks than it should have, or none."""
_MONTH = re.compile(
    rf"(\d{{1,2}}) ?[./-] ?(\d{{4}})|(\d{{1,2}})(?:/(\d{{2}})|\.(1[3-9]|[2-6]\d))|{_YEAR}(\d{{2}})", re.ASCII
)
_ROMAN = re.compile(r"(?:(\d{1,2}) ?[./ ] ?)?([ivx]{1,4}) ?[./ ] ?(\d{4})", re.ASCII)
_ROMANS = {
    name: month
    for month, name in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}
_QUARTERS_IN_YEAR = 4
_WEEK = re.compile(
    rf"(?:viikko|viikolla|viikon|vko|vk|v|vecka|veckan|week|w) ?\.? ?(\d{{1,2}})(?: ?[/.,-] ?| (?:vuonna |år )?){_YEAR}"
    rf"|{_YEAR}[- /]?(?:w|vko |vk |viikko |vecka |week )(\d{{1,2}})",
    re.ASCII,
)
_WEEKDAY = re.compile(rf"{_YEAR}-?w(\d{{2}})-?([1-7])", re.ASCII)
_ORDINALS = ("ensimmäi", "toi", "kolma", "neljä")
_PART_OF_YEAR = re.compile(
    rf"(?:(?P<before>{_YEAR}) )?"
    rf"(?:(?P<digit>[1-4])\.?|(?P<roman>iv|i{{1,3}})\.?|(?P<word>{'|'.join(_ORDINALS)})\w{{0,6}}) ?"
    r"(?P<part>kvartaali|neljännes|neljännekse|vuosineljännes|vuosineljännekse|kvartal|"
    r"vuosipuolisko|puolisko|puolivuo|vuosipuol|puolivuosi)\w{0,9}"
    rf"(?:(?: ?[/-] ?| )(?P<after>{_YEAR}))?"
)
_QUARTER = re.compile(
    rf"(?:q([1-4])|([1-4]|i|ii|iii|iv)\. ?(?:kvartaali|neljännes|vuosineljännes|kvartalet))[ /.-]{{1,2}}{_YEAR}"
    rf"|{_YEAR}[ /-]?q([1-4])",
    re.ASCII,
)
_HALF = re.compile(rf"h([12])[ /.-]{{1,2}}{_YEAR}|{_YEAR}[ /-]?h([12])", re.ASCII)
_EARLY_OR_LATE = re.compile(rf"(alku|loppu)vuo(?:si|den|nna|desta|della) {_YEAR}", re.ASCII)
_WEEKS = re.compile(
    r"(?:viikot|viikoilla|viikkojen|vkot|vko|vk|v|veckorna|veckor|weeks) ?\.? ?(\d{1,2}) ?[-–] ?(\d{1,2})"
    rf"[/ ., ]{{1,2}}{_YEAR}",
    re.ASCII,
)
_QUARTERS = re.compile(rf"q([1-4]) ?[-–] ?q([1-4])[/ ]{{1,2}}{_YEAR}", re.ASCII)
_DECADE = re.compile(r"((?:19|20)\d0)-?(?:luku|luvulla|luvun|luvulta|tal|talet|s)", re.ASCII)
_SCHOOL_YEAR = re.compile(
    r"(?:lukuvuosi|lukuvuonna|lukuvuoden|lukuvuosina|lukuvuodet|lukuv|lv|toimintakausi|kausi|läsåret|läsår)\.? "
    rf"{_YEAR} ?[-–/] ?(\d{{4}}|\d{{2}})",
    re.ASCII,
)
_TERM = re.compile(
    rf"(?:(kl|kevätlukukau(?:si|della|den)|vårterminen)|(sl|syyslukukau(?:si|della|den)|höstterminen))\.? {_YEAR}",
    re.ASCII,
)
_WINTER = re.compile(
    rf"(?:talvi|talvella|talven|talvikausi|talvikautena|vintern?|winter) {_YEAR} ?[-–/] ?(\d{{4}}|\d{{2}})", re.ASCII
)
_TURN = re.compile(
    rf"(?:vuodenvaihde|vuodenvaihteessa|vuodenvaihteen|årsskiftet) {_YEAR} ?[-–/] ?(\d{{4}}|\d{{2}})", re.ASCII
)
_NOISE = re.compile(
    r"^(?:(?:ajankohta|aika|pvm|päivä|datum|date)\b ?:? ?)?"
    r"(?:(?:vuosi|vuonna|vuoden|vuodelta|vuosina|vuodet|vuosien|vv|v"
    r"|(?:toiminta|kalenteri|talous)vuo(?:si|nna|den)|år|året|åren|year|years)\b\.? ?)?"
    r"(?=\d{4})|(?<=\d{4}) (?:aikana|vuonna|vuosi|under|året)$"
)


def _without_time(text: str) -> str:
    text = _without_weekday(_TIME.sub(" ", text).strip(" ,."))
    text = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    return _NOISE.sub("", " ".join(text.split())).strip(" .,;:")


def _without_weekday(text: str) -> str:
    first, space, rest = text.partition(" ")
    named = [one.strip("., ") for one in re.split("[-–]", first)]
    return rest if space and all(one in _weekdays() for one in named) else text


def _one(text: str) -> _When | None:
    """Whatever one name or number says, with its year."""
    for read in (_year, _numbers, _named_span, _words):
        if found := read(text):
            return found
    return None


def _year(text: str) -> _When | None:
    if re.fullmatch(_YEAR, text):
        return _moment(int(text))
    return _moment(_full_year(text), certainty=Certainty.GUESS) if re.fullmatch(r"['’-]\d{2}", text, re.ASCII) else None


def _numbers(text: str) -> _When | None:
    if match := _ISO.fullmatch(text):
        return _year_first(match)
    if match := _ISO_OTHERWISE.fullmatch(text):
        return _moment(int(match[1]), _checked_month(int(match[3])), _checked(int(match[4])))
    if (match := _COMPACT.fullmatch(text)) and _is_day(int(match[1]), int(match[2]), int(match[3])):
        return _moment(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY.fullmatch(text):
        return _day_first(match)
    if match := _DAY_OTHERWISE.fullmatch(text):
        day, month, year = (int(match[1] or match[4]), int(match[2] or match[5]), int(match[3] or match[6]))
        is_there = 1900 <= year <= 2100 and _is_day(year, month, day)
        return _moment(year, month, day, Certainty.GUESS) if is_there else None
    if match := _MONTH.fullmatch(text):
        if match[1]:
            return _moment(int(match[2]), _checked_month(int(match[1])))
        month, year = int(match[3] or match[7]), _full_year(match[4] or match[5] or match[6])
        return _moment(year, month, certainty=Certainty.GUESS) if 1 <= month <= 12 else None
    if (match := _ROMAN.fullmatch(text)) and match[2] in _ROMANS:
        year, month, day = int(match[3]), _ROMANS[match[2]], int(match[1] or 0)
        if day or month > _QUARTERS_IN_YEAR:
            return _moment(year, month, day, Certainty.USUAL)
        quarter = _months_of(year, 3 * month - 2, 3 * month)
        return replace(_moment(year, month, certainty=Certainty.GUESS), other=quarter.iso)
    return None


def _year_first(match: re.Match[str]) -> _When | None:
    """2019-10-02, 2019/10; but 2018-19 are years, and 2011/12 may be."""
    year, mark, second, day = int(match[1]), match[2], int(match[3]), match[4]
    if not 1900 <= year <= 2100:
        return None
    if day is not None:
        return _moment(year, _checked_month(second), _checked(int(day)))
    follows = len(match[3]) == 2 and second == (year + 1) % 100
    if second > 12:
        if years := _years(year, match[3]):
            return years
        raise _Impossible
    if mark == "/" and follows:
        return replace(_moment(year, second, certainty=Certainty.GUESS), other=f"{year}/{year + 1}")
    return _moment(year, _checked_month(second))


def _years(year: int, written: str) -> _When | None:
    last = int(written) if len(written) == 4 else year // 100 * 100 + int(written)
    return _When((year, 0, 0), (last, 0, 0), Certainty.USUAL) if len(written) > 1 and year < last else None


def _day_first(match: re.Match[str]) -> _When | None:
    first, mark, second, written = int(match[1]), match[2], int(match[3]), match[4].lstrip("'’-")
    year = _full_year(written)
    if not 1900 <= year <= 2100:
        return None
    usual, turned = _is_day(year, second, first), _is_day(year, first, second)
    if len(written) == 2:
        return _two_digits(match, year, usual)
    if usual and (mark != "/" or not turned or first == second):
        return _moment(year, second, first, Certainty.GUESS if mark == "," else Certainty.SAME)
    if usual:
        return replace(_moment(year, second, first, Certainty.GUESS), other=_iso((year, first, second)))
    if turned and mark == "/":
        return _moment(year, first, second, Certainty.USUAL)
    raise _Impossible


def _two_digits(match: re.Match[str], year: int, is_day: bool) -> _When | None:
    """A day with a year of two digits: 2.10.19 can't be read otherwise, 10/2/19 and 09.10.11 can."""
    first, mark, second = int(match[1]), match[2], int(match[3])
    if not is_day:
        if mark == "/" and _is_day(year, first, second):
            return _moment(year, first, second, Certainty.GUESS)
        raise _Impossible
    last, guess = int(match[4][-2:]), _moment(year, second, first, Certainty.GUESS)
    if mark == "." and len(match[1]) == len(match[3]) == 2 and first >= 10 and last <= 12:
        return replace(guess, other=_iso((2000 + first, second, last)))
    if mark == "/" and first != second and _is_day(year, first, second):
        return replace(guess, other=_iso((year, first, second)))
    return _moment(year, second, first, Certainty.USUAL) if mark == "." and year >= 2000 else guess


_SURELY_THIS_CENTURY = 70


def _full_year(written: str) -> int:
    digits = written.lstrip("'’-")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _SURELY_THIS_CENTURY else 1900)


def _checked(day: int) -> int:
    if day < 1:
        raise _Impossible
    return day


def _checked_month(month: int) -> int:
    if not 1 <= month <= 12:
        raise _Impossible
    return month


def _named_span(text: str) -> _When | None:
    """Weeks, quarters, halves of years, decades, school years: spans that have one name."""
    if match := _WEEK.fullmatch(text):
        return _week(int(match[2] or match[3]), int(match[1] or match[4]))
    if match := _WEEKDAY.fullmatch(text):
        return _day_of_week(int(match[1]), int(match[2]), int(match[3]))
    if match := _WEEKS.fullmatch(text):
        begins, ends = (_week(int(match[3]), int(match[number])) for number in (1, 2))
        return _When(begins.first, ends.last)
    if match := _QUARTERS.fullmatch(text):
        return _months_of(int(match[3]), 3 * int(match[1]) - 2, 3 * int(match[2]))
    if match := _QUARTER.fullmatch(text):
        quarter = _number(match[1] or match[2] or match[5])
        return _months_of(int(match[3] or match[4]), 3 * quarter - 2, 3 * quarter)
    if match := _HALF.fullmatch(text):
        half = int(match[1] or match[4])
        return _months_of(int(match[2] or match[3]), 6 * half - 5, 6 * half)
    if match := _PART_OF_YEAR.fullmatch(text):
        return _part_of_year(match)
    if match := _EARLY_OR_LATE.fullmatch(text):
        early = match[1] == "alku"
        found = _months_of(int(match[2]), *((1, 6) if early else (7, 12)), Certainty.GUESS)
        return replace(found, other=match[2])
    if match := _DECADE.fullmatch(text):
        return _When((int(match[1]), 0, 0), (int(match[1]) + 9, 0, 0))
    if match := _SCHOOL_YEAR.fullmatch(text):
        return _years(int(match[1]), match[2])
    if match := _TERM.fullmatch(text):
        return _months_of(int(match[3]), *((1, 5) if match[1] else (8, 12)), Certainty.USUAL)
    for pattern, last_month in ((_WINTER, 2), (_TURN, 1)):
        if (match := pattern.fullmatch(text)) and (years := _years(int(match[1]), match[2])):
            first, last = years.first[0], years.last[0]
            return _When((first, 12, 0), (last, last_month, 0), Certainty.USUAL) if last == first + 1 else None
    return None


def _part_of_year(match: re.Match[str]) -> _When | None:
    """3. kvartaali 2019, III kvartaali 2019, vuoden 2019 ensimmäinen puolisko."""
    year = match["after"] or match["before"]
    if not year or (match["after"] and match["before"]):
        return None
    nth = match["digit"] or match["roman"]
    number = _number(nth) if nth else _ORDINALS.index(match["word"]) + 1
    months = 6 if "puol" in match["part"] else 3
    return _months_of(int(year), months * (number - 1) + 1, months * number) if months * number <= 12 else None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _ROMANS[written]


def _week(year: int, week: int) -> _When:
    try:
        first, last = date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        raise _Impossible from None
    return _When((first.year, first.month, first.day), (last.year, last.month, last.day))


def _day_of_week(year: int, week: int, day: int) -> _When:
    try:
        found = date.fromisocalendar(year, week, day)
    except ValueError:
        raise _Impossible from None
    return _moment(found.year, found.month, found.day)


def _months_of(year: int, first: int, last: int, certainty: Certainty = Certainty.SAME) -> _When:
    return _When((year, first, 0), (year, last, 0), certainty)


# Words

_PIECE = re.compile(r"[^\W\d_]+|\d+|[-'’]\d{2}(?!\d)|\S")
_SEASONS = {
    "kevät": (3, 5), "kesä": (6, 8), "syksy": (9, 11), "vår": (3, 5), "sommar": (6, 8), "höst": (9, 11),
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11),
    "alkukevät": (3, 3), "alkukesä": (6, 6), "alkusyksy": (9, 9),
    "loppukevät": (5, 5), "loppukesä": (8, 8), "loppusyksy": (11, 11), "juhannus": (6, 6),
}  # fmt: skip
_SEASON_FORMS = {
    **dict.fromkeys(("kevättä", "kevään", "keväällä", "keväänä", "keväältä", "kevätkausi"), "kevät"),
    **dict.fromkeys(("kesän", "kesää", "kesällä", "kesänä"), "kesä"),
    **dict.fromkeys(("syksyn", "syksyä", "syksyllä", "syksynä", "syksyltä", "syyskausi"), "syksy"),
    **dict.fromkeys(("juhannuksen", "juhannuksena"), "juhannus"),
    "våren": "vår", "sommaren": "sommar", "hösten": "höst",
}  # fmt: skip
_WINTERS = frozenset(("talvi", "talven", "talvea", "talvella", "talvena", "vinter", "vintern", "winter"))
_SILENT = frozenset(
    (
        *(
            "vuosi",
            "vuonna",
            "vuoden",
            "v",
            "aikana",
            "den",
            "the",
            "of",
            "på",
            "i",
            "in",
            "år",
            "året",
            "during",
            "on",
        ),
        *("st", "nd", "rd", "th", "kuluessa", "päivä", "päivänä", "under", "ajankohta"),
        *(".", ",", "/", "(", ")", ":", ";", "-", "–"),
    )
)
_CASES_OF_KUU = ("kuu", "kuun", "kuuta", "kuussa", "kuusta", "kuulla", "kuulta", "kuuhun", "kuulle", "kuulta", "kuuna")
_NEAR = 0.8
_SHORTEST_BEGINNING = 4


def _words(text: str) -> _When | None:
    """lokakuu 2019, 2. lokakuuta 2019, syksyllä 2019, kevät -19, October 2nd, 2019."""
    if text.endswith(("-", "–")):
        return None
    year, day, months, seasons, certainty = None, 0, set[int](), set[tuple[int, int]](), Certainty.SAME
    for piece in _PIECE.findall(text):
        if season := _season(piece):
            seasons.add(season)
        elif month := _month(piece):
            months.add(month)
        elif piece in _WINTERS:
            seasons.add((1, 12))
            certainty = Certainty.GUESS
        elif re.fullmatch(_YEAR, piece, re.ASCII) and year is None:
            year = int(piece)
        elif re.fullmatch(r"[-'’]\d{2}", piece, re.ASCII) and year is None:
            year, certainty = _full_year(piece), min(certainty, Certainty.USUAL)
        elif re.fullmatch(r"\d{1,2}", piece, re.ASCII) and not day:
            day = _checked(int(piece))
        elif (near := _near_word(piece)) and not months and not seasons:
            certainty = Certainty.GUESS
            if isinstance(near, int):
                months.add(near)
            else:
                seasons.add(near)
        elif piece in _SILENT or piece in _weekdays():
            continue
        elif piece.isalpha():
            certainty = Certainty.GUESS
        else:
            return None
    if year is None and day > 12 and len(months) + len(seasons) == 1:  # lokakuu 19
        year, day, certainty = _full_year(f"{day:02}"), 0, Certainty.GUESS
    if year is None or len(months) + len(seasons) != 1 or (seasons and day):
        return None
    if months:
        return _moment(year, months.pop(), day, certainty)
    first, last = seasons.pop()
    if (first, last) == (1, 12):
        return _moment(year, certainty=certainty)
    return _months_of(year, first, last, min(certainty, Certainty.USUAL))


def _month(piece: str) -> int | None:
    """The month that a word names, or begins to name: lokak."""
    months = _months()
    if piece in months or len(piece) < _SHORTEST_BEGINNING or not piece.isalpha():
        return months.get(piece)
    found = {number for name, number in months.items() if name.startswith(piece)}
    return found.pop() if len(found) == 1 else None


def _season(piece: str) -> tuple[int, int] | None:
    part = next((part for part in ("alku", "loppu") if piece.startswith(part)), "")
    whole = piece.removeprefix(part)
    return _SEASONS.get(part + _SEASON_FORMS.get(whole, whole))


@lru_cache(maxsize=1024)
def _near_word(piece: str) -> int | tuple[int, int] | None:
    """The month or season whose misspelt name a word is."""
    if not piece.isalpha() or not 5 <= len(piece) <= 15:
        return None
    known = [name for name in (*_months(), *_SEASONS, *_SEASON_FORMS) if len(name) > 4]
    near = max(known, key=lambda name: OSA.normalized_similarity(piece, name))
    if OSA.normalized_similarity(piece, near) < _NEAR:
        return None
    return _months().get(near) or _season(near)


@cache
def _months() -> dict[str, int]:
    """The months in Finnish, Swedish and English, as they stand alone and in dates, and as Finnish inflects them."""
    months: dict[str, int] = {}
    for language in ("fi", "sv", "en"):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context=context, locale=language).items():
                    months[name.casefold().strip(".")] = number
    stems = {name.removesuffix("kuu"): number for name, number in months.items() if name.endswith("kuu")}
    months |= {stem + case: number for stem, number in stems.items() for case in _CASES_OF_KUU}
    return months | stems | {"sept": 9, "okt": 10}


@cache
def _weekdays() -> frozenset[str]:
    names = (
        name.casefold().strip(".")
        for language in ("fi", "sv", "en")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, context=context, locale=language).values()
    )
    return frozenset(form for name in names for form in (name, f"{name}na"))


# Spans

_AND = (" ja ", " och ", " and ")
_BETWEEN = (*_AND, " – ", " - ", "–", " / ", "/", "..", "-", " till ", " to ")
_FROM_TO = re.compile(r"(?<=kuusta) (?=\w+kuuhun)|(?<=kuusta \d{4}) (?=\w+kuuhun)")
_FROM_YEAR = re.compile(rf"vuodesta {_YEAR} vuoteen {_YEAR}", re.ASCII)
_FROM = {"syksystä": "syksy", "keväästä": "kevät", "kesästä": "kesä", "talvesta": "talvi"}
_TO = {"syksyyn": "syksy", "kevääseen": "kevät", "kesään": "kesä", "talveen": "talvi"}
_FROM_SEASON = re.compile(rf"({'|'.join(_FROM)})((?: \d{{4}})?) ({'|'.join(_TO)})", re.ASCII)
_DAYS_AFTER_MONTH = re.compile(rf"([^\W\d_]+) (\d{{1,2}})\.? ?[-–] ?(\d{{1,2}})(?:\. (?:päivä|päivänä)|\.|,)? {_YEAR}")
_YEARS_AFTER = re.compile(rf"(.+?) {_YEAR} ?[-–/] ?(\d{{4}}|\d{{2}})", re.ASCII)
_PARTIAL_DAY = re.compile(r"(\d{1,2})\.? ?(?:([./-]) ?(\d{1,2})\.?)?", re.ASCII)
_ENDS_DATE = re.compile(r"[-. ]+$")


def _span(text: str) -> _When | None:
    """Two moments with something between, or one that leaves out what the other tells: 10-12/2019, 1.–3.10.2019."""
    text = _FROM_TO.sub("–", _FROM_YEAR.sub(r"\1–\2", text))
    text = _FROM_SEASON.sub(lambda found: f"{_FROM[found[1]]}{found[2]}–{_TO[found[3]]}", text)
    if match := _DAYS_AFTER_MONTH.fullmatch(text):
        month, first, last, year = match.groups()
        text = f"{first}.–{last}. {month} {year}"
    if (match := _YEARS_AFTER.fullmatch(text)) and (years := _years(int(match[2]), match[3])):
        found = _over_new_year(match[1], years)
        if found:
            return found
    for between in _BETWEEN:
        start = text.find(between)
        while start > 0:
            found = _from_to(text[:start].strip(), text[start + len(between) :].strip(), between)
            if found:
                return found
            start = text.find(between, start + 1)
    return None


def _over_new_year(words: str, years: _When) -> _When | None:
    """joulu–tammikuu 2019–2020."""
    for between in ("–", "-", " – ", " - "):
        first, mark, last = words.partition(between)
        if mark and (begins := _words(f"{first} {years.first[0]}")) and (ends := _words(f"{last} {years.last[0]}")):
            return _joined(begins, ends)
    return None


def _from_to(first: str, last: str, between: str) -> _When | None:
    if re.fullmatch(r"\d{2}", last, re.ASCII) and re.fullmatch(_YEAR, first, re.ASCII):
        years = _years(int(first), last)
        if years is None:
            return None
        could_be_month = 1 <= int(last) <= 12
        return replace(years, certainty=Certainty.GUESS, other=f"{first}-{last}") if could_be_month else years
    ends = _one(_without_time(last)) or _continued(first, last, between)
    if ends is None or (between == "-" and re.fullmatch(r"\d", first[-1:]) and re.fullmatch(r"\d{1,2}-\d+", last)):
        return None
    begins = _one(_without_time(first)) or _completed(first, ends, last)
    if begins is None:
        return None
    joined = _joined(begins, ends)
    if between not in _AND:
        return joined
    return joined if _next_to(begins, ends) else replace(joined, certainty=Certainty.GUESS)


def _continued(first: str, last: str, between: str) -> _When | None:
    """The end of a span as ISO 8601 may shorten it: 2019-10/12, 2019-10-02/05, 2019-10-02/11-03."""
    begins = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", first, re.ASCII)
    ends = re.fullmatch(r"(?:(\d{2})-)?(\d{2})", last, re.ASCII)
    if begins is None or ends is None or between not in ("/", "–", " – "):
        return None
    year, month, day = int(begins[1]), int(begins[2]), int(begins[3] or 0)
    if not day:
        return None if ends[1] else _moment(year, _checked_month(int(ends[2])))
    return _moment(year, _checked_month(int(ends[1] or month)), _checked(int(ends[2])))


def _joined(begins: _When, ends: _When) -> _When:
    certainty = min(begins.certainty, ends.certainty)
    if certainty is Certainty.GUESS and ends.last < begins.first:
        begins, ends = ends, begins
    return _When(begins.first, ends.last, certainty)


def _next_to(begins: _When, ends: _When) -> bool:
    """Whether a month follows the other, so that the two are a span."""
    (year, month, day), (next_year, next_month, next_day) = begins.last, ends.first
    if day or next_day or not month or not next_month:
        return not month and not next_month and next_year == year + 1
    return next_year * 12 + next_month == year * 12 + month + 1


def _completed(first: str, ends: _When, last: str) -> _When | None:
    """The beginning of a span with what it leaves out, as its end tells it."""
    year, month, day = ends.first
    first = _ENDS_DATE.sub("", first)
    if match := _PARTIAL_DAY.fullmatch(first):
        number, other = int(match[1]), int(match[3] or 0)
        if other and day:
            return _moment_before(year, other, number, ends)
        if not other and day:
            return _moment(year, month, number) if number < day else None
        if not other and month and ends.first == ends.last and 1 <= number <= 12:
            return _moment(year, _checked_month(number)) if number < month else _moment_before(year, number, 0, ends)
        return None
    if match := re.fullmatch(r"(?:viikot|vko|vkot|viikko|vk|v|veckorna|vecka|w)\.? ?(\d{1,2})", first, re.ASCII):
        weeks = re.match(r"\d{1,2}", last)
        return _week(ends.last[0], int(match[1])) if weeks and ends.first != ends.last else None
    if match := re.fullmatch(r"q([1-4])", first, re.ASCII):
        return _months_of(year, 3 * int(match[1]) - 2, 3 * int(match[1]))
    begins = _words(f"{first} {year}")
    if begins and begins.first > ends.last and begins.first[1] and ends.last[1]:
        certainty = Certainty.USUAL if bool(begins.first[2]) == bool(ends.first[2]) else Certainty.GUESS
        return replace(_words(f"{first} {year - 1}") or begins, certainty=min(begins.certainty, certainty))
    return begins


def _moment_before(year: int, month: int, day: int, ends: _When) -> _When:
    """In the year of the end, or the one before where that would be after it: 15.12.–7.1.2020."""
    found = _moment(year, _checked_month(month), day)
    if month == ends.first[1] and found.first > ends.first:  # 5.10.–3.10.2019
        return replace(found, certainty=Certainty.GUESS)
    if found.first > ends.first:
        return _moment(year - 1, month, day, Certainty.USUAL)
    return found


_SEVERAL_YEARS = re.compile(
    rf"^{_YEAR}(?:(?:, ?| ja | och | and | tai | eller | or |/){_YEAR})+$|(?<!\d){_YEAR} ?[-–] ?{_YEAR}(?!\d)", re.ASCII
)
_OPEN = re.compile(
    r"^(?:[-–→] ?|(?:noin|n|arviolta|alkaen|alk|alkoi|alkanut|aloitettu|since|from|från|sedan|ca|cirka|circa)\b\.? ?)"
    r"|[ ]*(?:[-–→]|->|\b(?:alkaen|lähtien|saakka|asti|mennessä|jatkuu|jatkuva|→|framåt|onwards"
    r"|alussa|alkupuolella|puolivälissä|loppupuolella|lopulla|lopussa))$"
)


def _open(text: str) -> _When | None:
    """About some time, or from it on: the time itself."""
    bare = _OPEN.sub("", text).strip(" .,;")
    found = _one(bare) if bare and bare != text else None
    return replace(found, certainty=Certainty.GUESS) if found else None


def _year_in(text: str) -> ReadDate | None:
    """The only year in a longer text, or years that are told one by one."""
    years = sorted({int(year) for year in _ANY_YEAR.findall(text)})
    if not years or _DECADE.search(text):
        return None
    if len(years) == 1:
        return ReadDate(str(years[0]), Certainty.GUESS)
    return ReadDate(f"{years[0]}/{years[-1]}", Certainty.GUESS) if _SEVERAL_YEARS.search(text) else None
