"""Finding without a browser what the browser finds: lunr scores the words of a query by the weights of our index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log, sqrt
from pathlib import Path

from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.token_set import TokenSet
from lunr.vector import Vector

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.language.tokens import tokens, with_shared_ends
from tekojen_tori.pages.search.asking import Alternative, Asked, Asking
from tekojen_tori.pages.search.documents import FIELDS, Document
from tekojen_tori.pages.search.lexicon import Lexicon
from tekojen_tori.pages.search.postings import unpack
from tekojen_tori.pages.search.query import Item, parse
from tekojen_tori.pages.search.texts import texts_of
from tekojen_tori.pages.search.weights import LIMITS, LUNR

FEWEST_WORDS = 5
_DECIMALS = 1e6
"""Scores that differ less are equal: lunr counts them by another way than the browser."""


@dataclass(frozen=True)
class SearchOutcome:
    """The documents found, the best first; how many of them have every word; and what each word was taken for."""

    documents: Sequence[Document]
    with_all: int
    groups: Sequence[Asked]

    @property
    def unknown(self) -> list[str]:
        """The words that nothing has and that nothing stands for."""
        return [
            group.written
            for group in self.groups
            if not (group.is_empty or group.alternatives or group.corrections)
        ]  # fmt: skip


class Finder:
    """Searches a catalogue. `cache` is the folder for what one search or build may leave to the next."""

    def __init__(self, catalogue: Catalogue, cache: Path) -> None:
        texts = texts_of(catalogue, cache)
        self._documents = texts.documents
        self._lexicon = Lexicon(texts.vocabulary())
        self._asking = Asking(self._lexicon)
        self._weights = Weights([[len(words) for words in document.words] for document in texts.documents])

    def search(self, query: str) -> SearchOutcome:
        """What a query finds."""
        items = list(parse(query))
        groups = self._asking.groups([item for item in items if not item.is_excluded])
        excluded = self._asking.groups([item for item in items if item.is_excluded])
        banned = self._strengths(one for group in excluded for one in group.alternatives)
        asked = [group for group in groups if not group.is_empty]
        every = [number for number in range(len(self._documents)) if number not in banned]
        if not asked:
            return SearchOutcome([self._documents[number] for number in every], len(every), groups)
        is_sentence = len(asked) > LIMITS["mostAllNeeded"]
        having = [self._strengths(group.alternatives) for group in asked]
        rarities = [idf(len(has), len(self._documents)) for has in having]
        most = sum(rarity for rarity, group in zip(rarities, asked, strict=True) if group.alternatives)
        scores = self._scores(groups)
        ranked: list[tuple[bool, float, int]] = []
        with_all = 0
        for number in every:
            strengths = [has.get(number, 0.0) for has in having]
            if any(strengths):
                covered = sum(rarity * strength for rarity, strength in zip(rarities, strengths, strict=True))
                score = _rounded(scores.get(number, 0.0) * covered / most * self._documents[number].worth)
                lacks = any(
                    not strength for strength, group in zip(strengths, asked, strict=True) if not group.is_guess
                )
                ranked.append((lacks and not is_sentence, -score, number))
                with_all += not lacks
        ranked.sort()
        return SearchOutcome([self._documents[number] for _, _, number in ranked], with_all, groups)

    def holding(self, text: str, least: float) -> list[Document]:
        """The documents that hold at least such a share of a text, by how rare its words are and how surely they are
        meant, the most first. Of fewer than `FEWEST_WORDS` words that mean something nothing can be told.

        What holds so much has some of the rarest words, so that only few documents need to be looked at.
        """
        groups = self._asking.groups([Item((form,)) for form in tokens(with_shared_ends(text))])
        asked = [(self._rarity(group), group) for group in groups if not group.is_empty]
        if len(asked) < FEWEST_WORDS:
            return []
        asked.sort(key=lambda one: -one[0])
        most = sum(rarity for rarity, _ in asked)
        found: set[int] = set()
        passed = 0.0
        for rarity, group in asked:
            if passed > most * (1 - least):
                break
            found |= self._having(group)
            passed += rarity
        shares = ((sum(rarity * self._strength(group, one) for rarity, group in asked) / most, one) for one in found)
        holding = sorted((share for share in shares if share[0] >= least), key=lambda one: (-one[0], one[1]))
        return [self._documents[number] for _, number in holding]

    def _having(self, group: Asked) -> set[int]:
        return set().union(*(set.intersection(*map(self._lexicon.having, one.terms)) for one in group.alternatives))

    def _rarity(self, group: Asked) -> float:
        return idf(len(self._having(group)), len(self._documents))

    def _strength(self, group: Asked, number: int) -> float:
        fitting = (
            one.weight for one in group.alternatives if all(number in self._lexicon.having(t) for t in one.terms)
        )
        return max(fitting, default=0.0)

    def _strengths(self, alternatives: Iterable[Alternative]) -> Mapping[int, float]:
        """By document, the most weight of the alternatives of which it has all the terms."""
        found: dict[int, float] = {}
        for one in alternatives:
            having = set.intersection(*map(self._lexicon.having, one.terms))
            for number in having if one.only is None else having & one.only:
                found[number] = max(one.weight, found.get(number, 0.0))
        return found

    def _scores(self, groups: Iterable[Asked]) -> Mapping[int, float]:
        """By document, lunr's score of the terms that are sought, before lunr divides it by the query's size."""
        boosts: dict[str, float] = {}
        for one in (one for group in groups for one in group.alternatives):
            for term in one.terms:
                boosts[term] = max(one.weight, boosts.get(term, 0.0))
        if not boosts:
            return {}
        index = self._weights.index({term: self._postings(term) for term in sorted(boosts)})
        query = index.create_query()
        for term, boost in boosts.items():
            query.term(term, boost=boost, use_pipeline=False)
        size = sqrt(sum(boost**2 for boost in boosts.values()))
        return {int(one["ref"]): one["score"] * size for one in index.query(query)}

    def _postings(self, term: str) -> "TermPostings":
        fields = [list(unpack(postings.packed)) for postings in self._lexicon.postings(term)]
        return TermPostings(self._lexicon.frequency(term), fields)


@dataclass(frozen=True)
class TermPostings:
    """In how many fields of documents a word is, and by field in which documents how many times the term is, up to the
    last field that has it."""

    frequency: int
    fields: Sequence[Sequence[tuple[int, int]]]


class Weights:
    """How much a word weighs in each field of each document. `lengths` are by document those of its fields in words."""

    def __init__(self, lengths: Sequence[Sequence[int]]) -> None:
        self._lengths = lengths
        columns = [[length for length in column if length] for column in zip(*lengths, strict=True)]
        self._averages = [sum(column) / len(column) if column else 0.0 for column in columns]

    def index(self, terms: Mapping[str, TermPostings]) -> Index:
        """A lunr index that holds only these terms, which must come in the order of their letters."""
        inverted: dict[str, dict[str, object]] = {}
        vectors: dict[str, Vector] = {}
        for place, (term, postings) in enumerate(terms.items()):
            inverted[term] = {"_index": place, **{name: {} for name in FIELDS}}
            for name, number, weight in self._weighed(postings):
                inverted[term][name][str(number)] = {}  # type: ignore[index]
                vectors.setdefault(f"{name}/{number}", Vector()).insert(place, weight)
        return Index(inverted, vectors, TokenSet.from_list(list(terms)), list(FIELDS), Pipeline())

    def _weighed(self, postings: TermPostings) -> Iterator[tuple[str, int, float]]:
        k1, b = LUNR["k1"], LUNR["b"]
        rarity = idf(postings.frequency, len(self._lengths))
        for field, ((name, boost), where) in enumerate(zip(FIELDS.items(), postings.fields, strict=False)):
            for number, times in where:
                length = k1 * (1 - b + b * (self._lengths[number][field] / self._averages[field]))
                score = ((rarity * ((k1 + 1) * times)) / (length + times)) * boost
                yield name, number, floor(score * 1000 + 0.5) / 1000


def idf(frequency: int, count: int) -> float:
    """How much it tells that something is in so few of all."""
    return log(1 + abs((count - frequency + 0.5) / (frequency + 0.5)))


def _rounded(score: float) -> float:
    return floor(score * _DECIMALS + 0.5) / _DECIMALS
