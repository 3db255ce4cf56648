"""Whether content says only what its source does: the numbers and names of a text are on the lines that it names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from tekojen_tori.content.content import Content
from tekojen_tori.content.named_fields import Lines
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.written import Written
from tekojen_tori.kinds.campaigns.content import Campaign
from tekojen_tori.kinds.deeds.content import KEY_FACTS
from tekojen_tori.kinds.toplists.content import TopList
from tekojen_tori.language.tokens import tokens
from tekojen_tori.language.words.inflection import WordClass
from tekojen_tori.language.words.lexicon import words_of_forms
from tekojen_tori.markdown.text import HEADINGS, markdown_tree
from tekojen_tori.pages.breakthroughs.content import Breakthroughs
from tekojen_tori.pages.breakthroughs.reading import FILE as BREAKTHROUGHS
from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.pages.programme.content.figures import ProgrammeFigure
from tekojen_tori.pages.programme.reading import FILE as PROGRAMME
from tekojen_tori.pages.programme.reading import PAGES
from tekojen_tori.pages.quotes.content import Quote, QuoteList
from tekojen_tori.pages.quotes.reading import FILE
from tekojen_tori.reading.problems import Problem, error
from tekojen_tori.reading.registers import FOLDER

_QUOTES = f"{FOLDER}/{FILE}"
_TOKEN = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
_NUMBER = re.compile(r"(?<![\d,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:,\d+)?")
_IN_WORDS = re.compile(r"([^\W_]+) sanalla: ([^.!?:]+)")
"""In how many words something is said, and the words: a text that counts itself right needs no source for it."""
_SENTENCE_ENDS = re.compile(r"[.!?:…]")
_APART = frozenset(["br", "li", "p", "td", "th", "dt", "dd"])
_BREAK = "\0"
_BROKEN = re.compile(r"([^\W_]+(?:-[^\W_]+)*)[-\u00ad]$")
_COLUMNS = 3
"""Lines after a hyphenated one in which its word may go on: columns of a page stand in one another."""
_LIKE_ENDINGS = 4
_MOST_LINES_TOLD = 5


class Source:
    """A source as lines of text; the first is line 1."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()

    def passage(self, parts: Iterable[Lines]) -> str:
        """What stands on some lines. Words that a line's end breaks are there both joined and with their hyphens."""
        return "\n".join(line for part in parts for line in self._whole(self.lines[part.first - 1 : part.last]))

    def lacking(self, parts: Iterable[Lines]) -> list[Lines]:
        """Of some lines those that aren't there."""
        return [part for part in parts if part.last > len(self.lines)]

    def _whole(self, lines: Sequence[str]) -> Iterator[str]:
        for place, line in enumerate(lines):
            yield line
            broken = _BROKEN.search(line.rstrip())
            following = [after.split()[0] for after in lines[place + 1 :] if after.strip()][:_COLUMNS] if broken else []
            for rest in following:
                assert broken is not None
                yield f"{broken[1]}{rest} {broken[1]}-{rest}"


@dataclass(frozen=True)
class Claim:
    """A name or a number that a text holds."""

    written: str
    is_number: bool


@dataclass(frozen=True)
class Traced:
    """What rests on some lines of the source: texts of a file, in pieces that begin a sentence."""

    file: str
    source_lines: tuple[Lines, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """What was found: problems, and the files that name a source but not its lines."""

    problems: tuple[Problem, ...]
    without_lines: tuple[str, ...]
    held: int


def check(content: Content, root: Path, source: Source, cache: Path) -> Checked:
    """Hold every file that names lines of its source to them. `cache` is a file in which words are kept."""
    things: list[Any] = [thing for thing in content.things if getattr(thing, "source_lines", ())]
    traced = [Traced(str(thing.path), thing.source_lines, tuple(texts_of(thing))) for thing in things]
    traced += _of_breakthroughs(content.part(Breakthroughs))
    traced += _of_programme(content.part(Programme))
    without = [thing for thing in content.things if thing.source and not getattr(thing, "source_lines", ())]
    names = _names(content.registers, things)
    forms = {token for text in (*source.lines, *names) for token in tokens(text)}
    forms |= set(tokens(source.passage([Lines(1, len(source.lines))])))
    forms |= {token for one in traced for text in one.texts for token in tokens(text)}
    words = _Words(forms, names, cache)
    index = _Index(source, words)
    problems = [problem for one in traced for problem in _problems(one, root / one.file, source, words, index)]
    problems += _of_quotes(content.part(QuoteList) or (), root / _QUOTES, source)
    return Checked(tuple(problems), tuple(str(thing.path) for thing in without), len({one.file for one in traced}))


def texts_of(thing: Written) -> Iterator[str]:
    """What a file says, in pieces that begin a sentence."""
    yield thing.title
    yield thing.summary or ""
    yield from blocks(thing.text)
    yield from getattr(thing, "partners", ())
    yield from (fact for name in KEY_FACTS if (fact := getattr(thing, name, None)))
    if evidence := getattr(thing, "evidence", None):
        yield evidence.figure or ""
    if isinstance(thing, TopList):
        yield from _of_a_list(thing)
    if isinstance(thing, Campaign):
        yield from _of_a_campaign(thing)


def _of_a_list(toplist: TopList) -> Iterator[str]:
    """Why each stands on it, and how many deeds whoever stood on it once had."""
    yield from (pick.why or "" for pick in toplist.deeds)
    for edition in toplist.editions:
        yield edition.note or ""
        yield from (f"{one.name.name} {one.deeds or ''}" for one in edition.organisations)


def _of_a_campaign(campaign: Campaign) -> Iterator[str]:
    """Its message, how many deeds it brought, and its awards."""
    yield from (campaign.message or "", *campaign.hashtags, str(campaign.reported or ""))
    for award in campaign.awards:
        yield from (award.unit or "", award.recipient_name or "", award.deed_name or "", award.reason or "")
    yield from (words for one in campaign.signatories for words in (one.name, one.role or ""))


def blocks(markdown: str) -> list[str]:
    """The paragraphs, items and cells of a text, without its headings."""
    pieces: list[str] = []
    headings = 0
    tree = markdown_tree(markdown)
    for event, one in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            headings += one.tag in HEADINGS
            pieces += [] if headings else [_BREAK if one.tag in _APART else "", one.text or ""]
        else:
            headings -= one.tag in HEADINGS
            pieces += [_BREAK] if one.tag in _APART else []
            pieces += [] if headings or one is tree else [one.tail or ""]
    return [" ".join(block.split()) for block in "".join(pieces).split(_BREAK) if block.strip()]


def _of_breakthroughs(page: Breakthroughs | None) -> Iterator[Traced]:
    """Each part of the breakthroughs' page and each way of working that names its lines."""
    if page:
        told = [*(part for _, part in page.parts), *(way for _, way in page.ways)]
        told = [one for one in told if one.source_lines]
        yield from (Traced(f"{FOLDER}/{BREAKTHROUGHS}", one.source_lines, tuple(one.texts)) for one in told)


def _of_programme(programme: Programme | None) -> Iterator[Traced]:
    """Each figure and each section of the pages that names its lines."""
    if programme is None:
        return
    for figure in programme.figures:
        if figure.source_lines:
            yield Traced(f"{FOLDER}/{PROGRAMME}", figure.source_lines, tuple(_of_a_figure(figure)))
    for page in programme.pages:
        for section in page.sections:
            if section.source_lines:
                texts = [section.title, *(piece for text in section.texts for piece in blocks(text))]
                texts += (words for step in section.chain for words in (step.title, *step.boxes))
                yield Traced(f"{FOLDER}/{PAGES}/{page.slug}.yml", section.source_lines, tuple(texts))


def _of_a_figure(figure: ProgrammeFigure) -> Iterator[str]:
    """What it says and its numbers. A row's own note tells where its number is from, if it isn't the source's."""
    yield from (figure.title, figure.tells, figure.note or "", str(figure.answers or ""))
    for row in figure.rows:
        if not row.note:
            yield from (row.name, *(f"{value:f}".replace(".", ",") for value in row.value))


def _of_quotes(quotes: Iterable[Quote], path: Path, source: Source) -> Iterator[Problem]:
    """Quotes that aren't, word for word, on the lines that they name."""
    for quote in quotes:
        for part in source.lacking(quote.source_lines):
            yield _no_such_line(_QUOTES, part, source, path.read_text(encoding="utf-8").splitlines())
        lines = [line for part in quote.source_lines for line in source.lines[part.first - 1 : part.last]]
        if not lines or _letters(quote.text) in _letters("".join(lines)):
            continue
        said = iter(tokens(source.passage(quote.source_lines)))
        missing = next((word for word in tokens(quote.text) if word not in said), None)
        if missing:
            beginning = " ".join(quote.text.split()[:3])
            written = path.read_text(encoding="utf-8").splitlines()
            message = f"Lainaus ”{beginning} …” ei ole lähteen riveillä: sanaa ”{missing}” ei tule vastaan."
            yield error(_QUOTES, "not-a-quote", message, "Tarkista lainaus ja rivit.", *_place(written, beginning))


def _no_such_line(file: str, part: Lines, source: Source, written: Sequence[str]) -> Problem:
    message = f"Lähteessä ei ole riviä {part.last}: rivejä on {len(source.lines)}."
    return error(file, "no-such-line", message, "", *_place(written, str(part.last)))


def _letters(text: str) -> str:
    """What of a text isn't lost when a page is taken to lines: not the spaces, and no hyphens at their ends."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


class _Words:
    """The base forms of words, and which words name a place, an organisation or a partner."""

    def __init__(self, forms: Iterable[str], names: Iterable[str], cache: Path) -> None:
        known = words_of_forms({form for form in forms if not form.isdecimal()}, cache)
        self._guessed = {form for form, words in known.items() if all(word.kind is WordClass.UNKNOWN for word in words)}
        self._lemmas = {form: frozenset((form, *(word.lemma for word in words))) for form, words in known.items()}
        self._names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in names:
            parts = tuple(tokens(name))
            for lemma in self.lemmas(parts[0]) if parts else ():
                self._names[lemma].append(parts)

    def lemmas(self, form: str) -> frozenset[str]:
        """A form itself and what it may be a form of."""
        return self._lemmas.get(form, frozenset((form,)))

    def is_guessed(self, form: str) -> bool:
        """Whether no dictionary knows it, so that its base form is only likely."""
        return form in self._guessed

    def name_at(self, forms: Sequence[str], place: int) -> int:
        """How many words from a place on make a name that the registers know; 0 if they make none."""
        longest = 0
        for lemma in self.lemmas(forms[place]):
            for name in self._names.get(lemma, ()):
                if len(name) <= len(forms) - place and all(map(self._share, name, forms[place:])):
                    longest = max(longest, len(name))
        return longest

    def _share(self, one: str, other: str) -> bool:
        return bool(self.lemmas(one) & self.lemmas(other))

    def claims(self, text: str) -> Iterator[Claim]:
        """The numbers of a text, and its names: what has a capital letter within a sentence, or is known for a name."""
        yield from (Claim(found[0], is_number=True) for found in _NUMBER.finditer(text))
        met = list(_TOKEN.finditer(text))
        counted = {one.start() for one in _IN_WORDS.finditer(text) if number_in(one[1].lower()) == len(one[2].split())}
        forms = [tokens(one[0])[0] for one in met]
        named_until = 0
        for place, one in enumerate(met):
            written = one[0]
            if number_in(written.lower()) and one.start() not in counted:
                yield Claim(written, is_number=True)
            if not written[0].isupper():
                continue
            named_until = max(named_until, place + self.name_at(forms, place))
            before = text[met[place - 1].end() : one.start()] if place else text[: one.start()]
            begins = not place or _SENTENCE_ENDS.search(before)
            if place < named_until or not begins:
                yield Claim(written, is_number=False)


class _Index:
    """On which lines of the source something stands, to tell whoever looks for it."""

    def __init__(self, source: Source, words: _Words) -> None:
        self._words = words
        self._lines: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(source.lines, 1):
            for lemma in {lemma for form in tokens(line) for lemma in words.lemmas(form)} | numbers_in(line):
                self._lines[lemma].append(number)

    def hint(self, claim: Claim) -> str:
        """Where it stands, or that it doesn't."""
        wanted = {_plain(claim.written)} if claim.is_number else self._words.lemmas(tokens(claim.written)[0])
        if claim.is_number and (value := number_in(claim.written.lower())):
            wanted = {str(value)}
        lines = sorted({line for one in wanted for line in self._lines.get(one, ())})
        if not lines:
            return "Sitä ei ole lähteessä lainkaan."
        told = ", ".join(map(str, lines[:_MOST_LINES_TOLD])) + (" …" if len(lines) > _MOST_LINES_TOLD else "")
        where = "rivillä" if len(lines) == 1 else "riveillä"
        return f"Lähteessä se on {where} {told}. Lisää rivi kenttään source_lines tai korjaa teksti."


def _problems(one: Traced, path: Path, source: Source, words: _Words, index: _Index) -> Iterator[Problem]:
    written = path.read_text(encoding="utf-8").splitlines()
    for part in source.lacking(one.source_lines):
        yield _no_such_line(one.file, part, source, written)
    passage = _Passage(source.passage(one.source_lines), words)
    told: set[Claim] = set()
    for text in one.texts:
        for claim in words.claims(text):
            if claim in told or passage.holds(claim):
                continue
            told.add(claim)
            what = "Lukua" if claim.is_number else "Nimeä"
            code = "number-not-in-source" if claim.is_number else "name-not-in-source"
            message = f"{what} ”{claim.written}” ei ole lähteen riveillä."
            yield error(one.file, code, message, index.hint(claim), *_place(written, claim.written))


class _Passage:
    """What some lines of the source hold."""

    def __init__(self, text: str, words: _Words) -> None:
        self._words = words
        self._forms = set(tokens(text))
        self._forms |= {piece for form in self._forms if "-" in form for piece in form.split("-") if piece}
        self._lemmas = {lemma for form in self._forms for lemma in words.lemmas(form)}
        self._numbers = numbers_in(text)

    def holds(self, claim: Claim) -> bool:
        """Whether a name in some form, or a number in digits or words, is there."""
        if claim.is_number:
            value = number_in(claim.written.lower())
            return (str(value) if value else _plain(claim.written)) in self._numbers
        form = tokens(claim.written)[0]
        pieces = [piece.lower() for piece in claim.written.split("-") if piece[:1].isupper()]
        return self._has(form) or ("-" in form and all(map(self._has, pieces)))

    def _has(self, form: str) -> bool:
        if self._words.lemmas(form) & self._lemmas:
            return True
        return self._words.is_guessed(form) and any(_are_alike(form, other) for other in self._forms)


def _are_alike(one: str, other: str) -> bool:
    """Whether two forms of a name that no dictionary knows differ in their endings alone."""
    common = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    common = min(len(one), len(other)) if common is None else common
    return common >= _LIKE_ENDINGS and max(len(one), len(other)) - common <= _LIKE_ENDINGS


def _names(registers: Registers, things: Iterable[Written]) -> set[str]:
    names = {place.name for place in registers.municipalities} | set(registers.former_municipalities)
    names |= {name for one in registers.every_organisation for name in (one.name, *one.also_known_as)}
    return names | {name for thing in things for name in getattr(thing, "partners", ())}


def _place(lines: Sequence[str], wanted: str) -> tuple[int, int]:
    """The line and column at which something is written, from 1: in the text, or else above it."""
    found = [(number, line.index(wanted) + 1) for number, line in enumerate(lines, 1) if wanted in line]
    begins = lines.index("---", 1) + 1 if "---" in lines[1:] else 0
    return next((place for place in found if place[0] > begins), found[0] if found else (1, 1))


# Numbers


def _plain(written: str) -> str:
    """A number in digits without what groups them."""
    return re.sub(r"[ \u00a0\u202f]", "", written)


def numbers_in(text: str) -> set[str]:
    """Every number of a text in digits: those written in words too, and those with which a compound begins.

    Bold figures of a PDF may be there twice over: 7979 % is 79 % too, and 69,469,4 % is 69,4 %.
    """
    found = {_plain(one[0]) for one in _NUMBER.finditer(text)}
    found |= set(re.findall(r"\d+", text)) | set(re.findall(r"(?<!\d)(\d{2,})\1(?!\d)", text))
    found |= set(re.findall(r"(?<![\d,])(\d+,\d+)\1(?![\d,])", text))
    for form in tokens(text):
        value = number_in(form) or _number_before(form)
        if value:
            found.add(str(value))
    return found


_ENDING = r"(?:n|en|a|ä|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|een|na|nä|ksi)?"
_STEMS: Mapping[int, str] = {
    1: r"yksi|yhtä|yhde|yhte", 2: r"kaksi|kahta|kahde|kahte", 3: r"kolme", 4: r"neljä", 5: r"viisi|viittä|viide|viite",
    6: r"kuusi|kuutta|kuude|kuute", 7: r"seitsemä", 8: r"kahdeksa", 9: r"yhdeksä",
}  # fmt: skip
_UNIT = "|".join(f"(?P<u{{0}}_{value}>(?:{stems}){_ENDING})" for value, stems in _STEMS.items())
_TEN = rf"(?:kymmenen|kymmentä|kymmene{_ENDING})"
_HUNDRED = rf"(?:sata|sataa|sada{_ENDING}|sata{_ENDING})"
_THOUSAND = rf"(?:tuhat|tuhatta|tuhanne{_ENDING}|tuhante{_ENDING})"


def _unit(name: str) -> str:
    return f"(?:{_UNIT.replace('{0}', name)})"


_WORDED = re.compile(
    rf"(?:(?P<thousand>{_unit('k')}?{_THOUSAND}))?(?:(?P<hundred>{_unit('h')}?{_HUNDRED}))?"
    rf"(?:(?P<teen>{_unit('t')}toista)|(?P<tens>{_unit('d')}?{_TEN})?(?P<unit>{_unit('s')})?)"
)
_COMPOUND = re.compile(rf"(?:{_unit('s')}|{_TEN}|{_HUNDRED})(?=[^\W\d_]{{4}})")


def number_in(form: str) -> int | None:
    """The number that a word is, from two on: one is more often an article than a number."""
    found = _WORDED.fullmatch(form)
    value = _value(found) if found and form else 0
    return value if value > 1 else None


def _number_before(form: str) -> int | None:
    """The number with which a compound begins, as in kolmipäiväinen or kahdenkeskinen."""
    if form.startswith(("kolmi", "neli", "kaksi")):
        return {"ko": 3, "ne": 4, "ka": 2}[form[:2]]
    found = _COMPOUND.match(form)
    return (_digit(found, "s") or None) if found else None


def _value(found: re.Match[str]) -> int:
    value = 0
    if found["thousand"]:
        value += 1000 * (_digit(found, "k") or 1)
    if found["hundred"]:
        value += 100 * (_digit(found, "h") or 1)
    if found["teen"]:
        return value + 10 + _digit(found, "t")
    if found["tens"]:
        value += 10 * (_digit(found, "d") or 1)
    return value + (_digit(found, "s") if found["unit"] else 0)


def _digit(found: re.Match[str], name: str) -> int:
    groups = found.groupdict()
    return next((value for value in _STEMS if groups.get(f"u{name}_{value}")), 0)
