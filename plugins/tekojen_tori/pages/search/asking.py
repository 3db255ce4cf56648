"""What somebody asks for: each word made into words of the index, one of which a document needs.

The reader's browser does the same by `pages/search/scripts/asking.js`, and `tests/test_terminal_search.py` holds
the two together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tekojen_tori.pages.search.lexicon import PART, Lexicon
from tekojen_tori.pages.search.query import Item
from tekojen_tori.pages.search.weights import LIMITS, WEIGHTS


@dataclass(frozen=True)
class Alternative:
    """Terms that a document needs together; `only` are the documents that will do, if not all."""

    terms: tuple[str, ...]
    weight: float
    only: frozenset[int] | None = None


@dataclass
class Asked:
    """What one item of a query asks for: a document needs one of the alternatives.

    Of a word that nothing has, `corrections` are those that it may be written wrong of, and `instead` the words that
    are sought for it; `is_guess` tells that these may mean something else.
    """

    written: str
    lemmas: list[str] = field(default_factory=list)
    is_empty: bool = False
    is_guess: bool = False
    alternatives: list[Alternative] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    instead: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Part:
    """A beginning or an end of a compound, the words that it may be or lead to, and those of the same meaning."""

    written: str
    words: tuple[str, ...]
    terms: tuple[str, ...]
    same: tuple[str, ...]


_Cut = tuple[_Part | None, _Part | None]


class Asking:
    """Makes the items of queries into groups."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def groups(self, items: Sequence[Item]) -> list[Asked]:
        """A group for each item."""
        groups = [self._phrase(item) if item.is_phrase else self._word(item) for item in items]
        self._join_neighbours(items, groups)
        self._add_synonyms([group for group in groups if not group.is_empty])
        for item, group in zip(items, groups, strict=True):
            self._guess(group, item)
        return groups

    def _word(self, item: Item) -> Asked:
        [form] = item.forms
        lemmas, is_empty = self._lexicon.find(form)
        alternatives = [one for lemma in lemmas for one in self._as(lemma, WEIGHTS["whole"])]
        if item.is_excluded:
            alternatives = list(filter(_is_whole, alternatives))
        return Asked(form, lemmas, is_empty, alternatives=alternatives)

    def _phrase(self, item: Item) -> Asked:
        found = [self._lexicon.find(form) for form in item.forms]
        slots = [(place, lemmas) for place, (lemmas, is_empty) in enumerate(found) if not is_empty]
        group = Asked(" ".join(item.forms), is_empty=not slots)
        if slots:
            only = self._phrase_documents(slots)
            terms = (lemma for _, lemmas in slots for lemma in lemmas if self._lexicon.entry(lemma).whole_frequency)
            group.alternatives = [Alternative((term,), WEIGHTS["whole"], only) for term in terms]
        return group

    def _phrase_documents(self, slots: Sequence[tuple[int, Sequence[str]]]) -> frozenset[int]:
        """The documents where the words stand side by side in this order."""
        starts: set[tuple[int, int]] | None = None
        for place, lemmas in slots:
            here = {
                (document, position - place)
                for lemma in lemmas
                for document, positions in self._lexicon.positions(lemma).items()
                for position in positions
            }
            starts = here if starts is None else starts & here
        return frozenset(document for document, _ in starts or ())

    def _join_neighbours(self, items: Sequence[Item], groups: Sequence[Asked]) -> None:
        """A compound written apart: two words side by side also mean the word they make together."""
        for place in range(len(items) - 1):
            one, other = items[place], items[place + 1]
            if one.is_phrase or other.is_phrase or one.is_excluded:
                continue
            lemmas, _ = self._lexicon.find(one.forms[0] + other.forms[0])
            together = [each for lemma in lemmas for each in self._as(lemma, WEIGHTS["whole"]) if _is_whole(each)]
            for group in groups[place : place + 2]:
                group.alternatives += together

    def _add_synonyms(self, groups: Sequence[Asked]) -> None:
        """What means the same as a word, or as several side by side, joins in."""
        found = [phrase for start in range(len(groups)) for phrase in self._phrases_from(groups[start:])]
        for matched, same in found:
            for group in matched:
                if not group.alternatives:
                    group.instead = _told(same)
        for matched, same in found:
            for group in matched:
                group.alternatives += [one for phrase in same for one in self._meaning(phrase)]

    def _phrases_from(self, groups: Sequence[Asked]) -> Iterator[tuple[Sequence[Asked], Sequence[str]]]:
        """The phrases that begin at the first group: the groups that they cover, and what means the same."""
        for lemma in groups[0].lemmas:
            for rest, same in self._lexicon.entry(lemma).synonyms.items():
                others = rest.split()
                matched = groups[: 1 + len(others)]
                if not others and self._is_plenty(matched[0]):
                    continue
                fits = (other in group.lemmas for group, other in zip(matched[1:], others, strict=False))
                if len(matched) > len(others) and all(fits):
                    yield matched, same

    def _is_plenty(self, group: Asked) -> bool:
        """Whether so many documents have the word that they fill a page of results."""
        return any(len(self._lexicon.having(lemma)) >= LIMITS["plenty"] for lemma in group.lemmas)

    def _meaning(self, phrase: str) -> Iterable[Alternative]:
        words = phrase.split()
        if len(words) == 1:
            return self._as(phrase, WEIGHTS["synonym"])
        return [Alternative(tuple(map(self._term, words)), WEIGHTS["synonym"])]

    def _guess(self, group: Asked, item: Item) -> None:
        """A word that nothing has is taken for the beginning of others, for one derived from the same, for a compound
        of words that are known, or for one written wrong."""
        if item.is_excluded or item.is_phrase or group.is_empty:
            return
        if item.is_open and _is_unfinished(group):
            completions = self._lexicon.completions(group.written)
            group.alternatives += [Alternative((self._term(lemma),), WEIGHTS["beginning"]) for lemma in completions]
        kin = list(dict.fromkeys(one for lemma in group.lemmas for one in self._lexicon.entry(lemma).kin))
        if not group.alternatives:
            group.instead = _told(kin)
        group.alternatives += [one for lemma in kin for one in self._as(lemma, WEIGHTS["kin"])]
        if group.alternatives:
            return
        cuts = list(self._cuts(group.written))
        group.alternatives = self._other_compounds(cuts)
        if group.alternatives:
            return
        near = self._lexicon.corrections(group.written)
        together = next((cut for cut in cuts if self._pairs(cut)), None)
        if together or not near or near[0][1] > 1:
            self._take_parts(group, together or _most_known(cuts))
        if near and not group.alternatives:
            self._correct(group, [lemma for lemma, _ in near])
        group.is_guess = bool(group.alternatives)

    def _take_parts(self, group: Asked, cut: _Cut) -> None:
        """The parts of a compound are sought for the whole, first of all both in one document."""
        parts = _parts(cut)
        group.alternatives = [Alternative(pair, WEIGHTS["part"]) for pair in self._pairs(cut)]
        group.alternatives += [Alternative((term,), WEIGHTS["near"]) for part in parts for term in part.terms]
        group.instead = [part.words[0] for part in parts]

    def _correct(self, group: Asked, near: list[str]) -> None:
        group.corrections = near
        if len(group.written) >= LIMITS["shortestGuessed"]:
            group.alternatives = [Alternative((self._term(lemma),), WEIGHTS["near"]) for lemma in near]

    def _cuts(self, form: str) -> Iterator[_Cut]:
        """The ways to take a form for a compound with a known beginning or end, the longest beginning first."""
        shortest = LIMITS["shortestPart"]
        for cut in range(len(form) - shortest, shortest - 1, -1):
            beginning, end = form[:cut], form[cut:]
            heads = self._heads(beginning)
            tails = self._lexicon.find(end)[0] if heads or self._lexicon.is_likely(end) else []
            head, tail = self._part_of(beginning, heads), self._part_of(end, tails)
            if head or tail:
                yield head, tail

    def _heads(self, written: str) -> list[str]:
        """The words that may begin a compound so: as they are, in the genitive, -nen as -s, or with a Swedish s."""
        lemmas = self._lexicon.find(written)[0]
        found = [lemma for lemma in lemmas if lemma in (written, written[:-1]) or written.endswith("n")]
        if written.endswith("s"):
            word = f"{written[:-1]}nen"
            found += [lemma for lemma in self._lexicon.find(word)[0] if lemma == word]
        return found

    def _part_of(self, written: str, lemmas: Sequence[str]) -> _Part | None:
        entries = [self._lexicon.entry(lemma) for lemma in lemmas]
        same = [one for entry in entries for one in entry.synonyms.get("", ()) if " " not in one]
        kin = (one for entry in entries for one in entry.kin)
        words = tuple(dict.fromkeys((*lemmas, *same, *kin)))
        terms = tuple(term for lemma in words for one in self._as(lemma, WEIGHTS["part"]) for term in one.terms)
        occurring = tuple(word for word in words if self._lexicon.entry(word).frequency)
        return _Part(written, occurring, terms, tuple(same)) if terms else None

    def _other_compounds(self, cuts: Iterable[_Cut]) -> list[Alternative]:
        """Compounds of the same parts, one of them said in other words: esihenkilötyö of esimiestyö."""
        forms = [
            form
            for head, tail in cuts
            if head and tail
            for form in (*(f"{one}{tail.written}" for one in head.same), *(f"{head.written}{one}" for one in tail.same))
        ]
        lemmas = dict.fromkeys(lemma for form in forms for lemma in self._lexicon.find(form)[0])
        return [one for lemma in lemmas for one in self._as(lemma, WEIGHTS["synonym"])]

    def _pairs(self, cut: _Cut) -> list[tuple[str, str]]:
        """The terms of both parts of a compound that some document has together."""
        head, tail = cut
        pairs = ((one, other) for one in head.terms for other in tail.terms) if head and tail else ()
        return [pair for pair in pairs if self._lexicon.having(pair[0]) & self._lexicon.having(pair[1])]

    def _as(self, lemma: str, weight: float) -> Iterator[Alternative]:
        """A word as alternatives: by itself, and as a part of others."""
        entry = self._lexicon.entry(lemma)
        if entry.whole_frequency:
            yield Alternative((lemma,), weight)
        if entry.frequency > entry.whole_frequency:
            yield Alternative((f"{PART}{lemma}",), weight * WEIGHTS["part"])

    def _term(self, lemma: str) -> str:
        return lemma if self._lexicon.entry(lemma).whole_frequency else f"{PART}{lemma}"


def _told(same: Sequence[str]) -> list[str]:
    """The words to tell a reader, who needs no more than a few, and no phrases in their base forms."""
    words = [one for one in same if " " not in one]
    return list(words or same)[: LIMITS["mostTold"]]


def _is_whole(alternative: Alternative) -> bool:
    return not alternative.terms[0].startswith(PART)


def _most_known(cuts: Iterable[_Cut]) -> _Cut:
    """Of the cuts of an unknown compound the first that knows most of it."""
    return max(cuts, key=lambda cut: sum(len(part.written) for part in _parts(cut)), default=(None, None))


def _parts(cut: _Cut) -> list[_Part]:
    """The known parts of a cut; one alone must be long to tell anything."""
    parts = [part for part in cut if part]
    return [part for part in parts if len(parts) == 2 or len(part.written) >= LIMITS["shortestPartAlone"]]


def _is_unfinished(group: Asked) -> bool:
    """Whether a word being written looks like the beginning of another."""
    if len(group.written) < LIMITS["shortestBeginning"]:
        return False
    is_short = len(group.written) <= LIMITS["longestHalfWritten"]
    return not group.alternatives or (is_short and group.written not in group.lemmas)
