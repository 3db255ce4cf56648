"""A row as a draft of a thing, with notes on everything in it that was guessed, left out or missing."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from tekojen_tori.content.named_fields import MOST_THEMES
from tekojen_tori.content.naming.doers import new_organisation
from tekojen_tori.content.registers import Municipality, Registers
from tekojen_tori.contributing.asking.asking import problem_of
from tekojen_tori.contributing.importing.html import plain
from tekojen_tori.contributing.importing.html_as_markdown import markdown_of
from tekojen_tori.contributing.importing.importables import (
    CONSENT,
    DOERS,
    KEYWORDS,
    KIND,
    SERIES,
    TEXT,
    importables,
    is_split,
    kind_named,
    part_name,
)
from tekojen_tori.contributing.importing.mapping import ColumnMapping
from tekojen_tori.contributing.importing.matching import Match, Matcher, Matchers
from tekojen_tori.contributing.importing.meanings import Meanings
from tekojen_tori.contributing.importing.notes import Draft
from tekojen_tori.contributing.importing.optional_fields import Cells, OptionalFields, clocks_in, is_yes, words_in
from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.contributing.plain_words import on_one_line
from tekojen_tori.language.sentences import listed
from tekojen_tori.language.slugs import fold, slug
from tekojen_tori.language.tidy import is_nothing, is_unknown
from tekojen_tori.language.written_dates import read_date
from tekojen_tori.markdown.cmark import html_of_markdown
from tekojen_tori.reading.files.field_kinds import may_be_nothing

LONGEST_SUMMARY = 300
_LONGEST_ASKED = 300
"""Letters of a title that the mapping may put right."""
_TOLD_APART = 3
"""Letters with which a name begins in any of its forms: without them it was another, a former one or a Swedish one."""
_AND = re.compile(r"(?<!\s)\s+(?:ja|och|and|&)\s+|/|,")
_SOUGHT = (*DOERS, "sector", "theme", KEYWORDS, "date")
"""Targets whose values are each sought among those that are known, and given their meanings then."""


class Drafter:
    """Makes drafts of the rows of a table as a mapping tells."""

    def __init__(self, table: Table, mapping: ColumnMapping, registers: Registers, matchers: Matchers) -> None:
        self._places = [
            (place, target, name in mapping.markdown, target in _SOUGHT or is_split(target))
            for place, name in enumerate(table.columns)
            if (target := mapping.targets.get(name, "")) and name not in table.stopgaps
        ]
        self._stopgaps = [
            (place, mapping.targets[name])
            for place, name in enumerate(table.columns)
            if name in mapping.targets and name in table.stopgaps
        ]
        self._has_better = {target for _, target, _, _ in self._places}
        self._defaults, self._addresses = mapping.defaults, table.addresses
        self._meanings = Meanings(mapping)
        self._asks_consent = CONSENT in mapping.targets.values()
        self._registers, self._matchers = registers, matchers
        self._kinds = importables(registers)
        fields: Any = (field for one in self._kinds.values() for field in one.kind.fields.model_fields.items())
        self._nothing_too = {key for key, field in fields if may_be_nothing(field.annotation)}
        self._optional = {
            name: OptionalFields(one, registers, self._meanings, self._defaults) for name, one in self._kinds.items()
        }

    def draft(self, row: SourceRow) -> Draft:
        """The draft of one row."""
        draft = Draft(row, next(iter(self._kinds.values())), address=self._addresses.get(row.number, ""))
        cells = self._cells(draft, row)
        self._kind(draft, cells[KIND])
        self._title(draft, cells["title"])
        if draft.obstacles:
            return draft  # of what kind it is decides what else there is to tell
        self._own(draft, cells)
        self._series(draft, cells[SERIES])
        self._doer(draft, cells)
        self._sector(draft, cells["sector"])
        self._themes(draft, cells["theme"])
        self._keywords(draft, cells[KEYWORDS])
        self._default_doer(draft)
        self._common_values(draft)
        self._date(draft, cells)
        self._optional[draft.of.kind.name].take(draft, cells)
        self._text(draft, cells)
        self._missing(draft, cells)
        return draft

    def _cells(self, draft: Draft, row: SourceRow) -> Cells:
        """What a row says, by target; single values as the mapping means them."""
        cells: Cells = defaultdict(list)
        for place, target, is_markdown, is_sought in self._places:
            text = row.cell(place)
            if not (is_unknown if target in self._nothing_too else is_nothing)(text):
                whole = html_of_markdown(text) if is_markdown else text
                cells[target] += [whole] if is_sought else self._meanings.of(draft, target, [whole])
        for place, target in self._stopgaps:
            if not cells[target] and (text := row.cell(place)):
                cells[target].append(text)
                if target in self._has_better:
                    draft.taken_for(part_name(target), "", f"{text}, koska muuta ei ole kerrottu")
        return cells

    def _kind(self, draft: Draft, written: list[str]) -> None:
        """What the row becomes: what it says itself, or all rows do, or else what there usually is."""
        for text in [draft.single(KIND, written)] if written else self._default(KIND):
            name = kind_named(text)
            if name is None:
                told = f"Lajit ovat {listed(one.kind.one for one in self._kinds.values())}."
                draft.obstacle(part_name(KIND), text, "Lajia ei tunnistettu.", told, KIND)
            else:
                draft.of = self._kinds[name]

    def _title(self, draft: Draft, written: list[str]) -> None:
        if not (one := draft.single("title", written)):
            return
        draft.fields["title"] = one
        if problem := problem_of(draft.of.questions["title"], one, draft.of.kind.fields, self._registers):
            advice = "Kirjoita kartan kohtaan arvot, mikä otsikko on."
            draft.obstacle(part_name("title"), one, problem, advice, "title" if len(one) <= _LONGEST_ASKED else "")

    def _own(self, draft: Draft, cells: Cells) -> None:
        """Leave only what the kind has a place for."""
        for target in [target for target in cells if target not in draft.of.targets]:
            for text in cells.pop(target):
                why = f"Lajilla {draft.of.kind.one} ei ole tätä kenttää."
                draft.left_out(part_name(target), on_one_line(plain(text)), why)

    def _default(self, target: str) -> list[str]:
        return [self._defaults[target]] if target in self._defaults else []

    def _series(self, draft: Draft, written: list[str]) -> None:
        if draft.of.kind.thing.has_series:
            draft.series = draft.single(SERIES, written or self._default(SERIES))

    def _doer(self, draft: Draft, cells: Cells) -> None:
        named = [
            (target, text)
            for target in DOERS
            for text in self._meanings.of(draft, target, self._doer_names(draft, target, cells[target]))
        ]
        for target, text in named:
            match = self._doer_match(target, text)
            new = new_organisation(text, self._registers) if target == "organisation" and match is None else None
            if new:
                self._set_doer(draft, target, text, Match(new, is_sure=True))
                draft.taken_for(part_name(target), text, "uusi organisaatio, joka lisätään luetteloon")
            elif match is None:
                near = getattr(self._matchers, target).suggestion(text)
                draft.unknown(target, text, "Nimeä ei tunnistettu.", self._advice(target, text, near), near)
            else:
                self._set_doer(draft, target, text, match)

    def _doer_names(self, draft: Draft, target: str, written: list[str]) -> list[str]:
        """The names in cells; those of several where there may be several and each is known by itself."""
        names: list[str] = []
        for text in (on_one_line(plain(text)) for text in written):
            is_one = not draft.of.holds_many(target) or self._doer_match(target, text)
            parts = [text] if is_one else words_in([text])
            several = [part for one in parts for part in _AND.split(one)]
            names += several if not is_one and all(self._doer_match(target, one) for one in several) else parts
        return names

    def _doer_match(self, target: str, text: str) -> Match[Any] | None:
        """A municipality may stand among organisations and the other way round; a sure match goes before a guess."""
        matchers: list[Matcher[Any]] = [self._matchers.municipality, self._matchers.organisation]
        own_first = matchers if target == "municipality" else matchers[::-1]
        matches = [match for matcher in own_first if (match := matcher.match(text))]
        return min(matches, key=lambda match: not match.is_sure, default=None)

    def _set_doer(self, draft: Draft, target: str, text: str, match: Match[Any]) -> None:
        thing = match.thing
        key = "municipality" if isinstance(thing, Municipality) else "organisation"
        if not _put(draft, key, thing.name):
            draft.left_out(
                part_name(target), text, f"Tekijä on jo {draft.fields[key]}.", "Korjaa taulukkoa tai karttaa."
            )
            return
        if key == "organisation" or draft.done_by is None:
            draft.done_by = thing
        if not match.is_sure:
            draft.taken_for(part_name(target), text, thing.name, target)
        elif fold(thing.name)[:_TOLD_APART] not in fold(text):
            draft.taken_for(part_name(target), text, thing.name)

    def _advice(self, target: str, text: str, near: str | None) -> str:
        if target == "municipality" and slug(text) in {slug(name) for name in self._matchers.regions}:
            return "Se on maakunta. Kirjoita kunnan nimi."
        if near:
            return f"Tarkoititko: {near}? Korjaa nimi taulukkoon."
        if target == "organisation":
            return "Lisää se tiedostoon registers/organisations.yml tai korjaa nimi."
        return "Kirjoita kunnan virallinen nimi."

    def _default_doer(self, draft: Draft) -> None:
        for target in DOERS:
            for text in () if draft.done_by else self._default(target):
                match = self._doer_match(target, text)
                doer = match.thing if match else new_organisation(text, self._registers) if target == DOERS[1] else None
                if doer:
                    self._set_doer(draft, target, text, Match(doer, is_sure=True))

    def _sector(self, draft: Draft, written: list[str]) -> None:
        names = self._names_in(written) if draft.of.holds_many("sector") else map(on_one_line, map(plain, written))
        for text in self._meanings.of(draft, "sector", names):
            match = self._matchers.sector.match(text)
            if match:
                self._set_sector(draft, "sector", text, match)
            else:
                near = self._matchers.sector.suggestion(text)
                advice = f"Tarkoititko: {near}?" if near else "Palvelualat ovat tiedostossa registers/sectors.yml."
                draft.unknown("sector", text, "Palvelualaa ei tunnistettu.", advice, near)

    def _set_sector(self, draft: Draft, target: str, text: str, match: Match[Any]) -> None:
        name, part = match.thing.name, part_name(target)
        if not _put(draft, "sector", name):
            draft.left_out(part, text, f"Palveluala on jo {draft.fields['sector']}.", "Tarkista palveluala.")
        elif not match.is_sure:
            draft.taken_for(part, text, name, target)

    def _keywords(self, draft: Draft, written: list[str]) -> None:
        """Words of any kind: each is whatever it surely is, or else the theme or sector that it may be."""
        themes = draft.fields.setdefault("theme", [])
        for word in self._meanings.of(draft, KEYWORDS, self._names_in(written)):
            found = [
                (key, match)
                for key in ("theme", "municipality", "organisation", "sector")
                if (match := getattr(self._matchers, key).match(word)) and (match.is_sure or key in ("theme", "sector"))
            ]
            key, match = min(found, key=lambda one: not one[1].is_sure, default=("", None))
            if match is None:
                advice = "Kirjoita teeman tai palvelualan nimi."
                draft.unknown(KEYWORDS, word, "Sanaa ei tunnistettu.", advice, None)
            elif key == "sector":
                self._set_sector(draft, KEYWORDS, word, match)
            elif key == "theme":
                self._add_theme(draft, themes, KEYWORDS, word, match)
            else:
                self._set_doer(draft, key, word, match)

    def _themes(self, draft: Draft, written: list[str]) -> None:
        themes: list[str] = []
        for word in self._meanings.of(draft, "theme", self._names_in(written)):
            match = self._matchers.theme.match(word)
            parts = [self._matchers.theme.match(part) for part in _AND.split(word)]
            if match:
                self._add_theme(draft, themes, "theme", word, match)
            elif all(parts):
                for part in parts:
                    self._add_theme(draft, themes, "theme", word, part)
            else:
                near = self._matchers.theme.suggestion(word)
                advice = f"Tarkoititko: {near}?" if near else "Teemat ovat tiedostossa registers/themes.yml."
                draft.unknown("theme", word, "Teemaa ei tunnistettu.", advice, near)
        draft.fields["theme"] = themes

    def _add_theme(self, draft: Draft, themes: list[str], target: str, word: str, match: Match[Any] | None) -> None:
        if match and match.thing.name not in themes:
            themes.append(match.thing.name)
        if match and not match.is_sure:
            draft.taken_for(part_name(target), word, match.thing.name, target)

    def _names_in(self, written: Iterable[str]) -> list[str]:
        """The names in cells; a name that holds a delimiter itself (johto, hr ja hallinto) stays whole."""
        names: list[str] = []
        for text in written:
            whole = on_one_line(plain(text))
            matches = [matcher.match(whole) for matcher in (self._matchers.theme, self._matchers.sector)]
            names += [whole] if any(match and match.is_sure for match in matches) else words_in([text])
        return list(dict.fromkeys(names))

    def _common_values(self, draft: Draft) -> None:
        """What the mapping gives to rows that have no sector or theme of their own; of themes, no more than fit."""
        for text in () if "sector" in draft.fields else self._default("sector"):
            if match := self._matchers.sector.match(text):
                _put(draft, "sector", match.thing.name)
        themes = draft.fields.pop("theme")
        for word in () if themes else self._names_in(self._default("theme")):
            if theme := self._matchers.theme.match(word):
                themes.append(theme.thing.name)
        for extra in themes[MOST_THEMES:]:
            draft.left_out(
                part_name("theme"), extra, f"Teemoja voi olla enintään {MOST_THEMES}.", "Valitse tärkeimmät."
            )
        if themes:
            draft.fields["theme"] = themes[:MOST_THEMES]

    def _date(self, draft: Draft, cells: Cells) -> None:
        for text in self._meanings.of(draft, "date", map(on_one_line, map(plain, cells["date"]))):
            read = read_date(text, from_spreadsheet=True)
            if read is None:
                advice = "Kirjoita esimerkiksi 2.10.2019, 10/2019 tai 2019."
                draft.unknown("date", text, "Päivämäärää ei ymmärretty.", advice, None)
            elif "date" in draft.fields:
                draft.left_out("Ajankohta", text, f"Ajankohta on jo {draft.fields['date']}.", "Korjaa karttaa.")
            else:
                draft.fields["date"] = read.iso
                if not read.is_same:
                    draft.taken_for("Ajankohta", text, read.iso, "date" if read.is_guess else "")
                if "starts" in draft.of.fields and not cells["starts"]:
                    cells["starts"] = [" – ".join(clocks)] if (clocks := clocks_in(text, is_date=True)) else []
        for text in [] if "date" in draft.fields else self._default("date"):
            draft.fields["date"] = read.iso if (read := read_date(text, from_spreadsheet=True)) else text

    def _text(self, draft: Draft, cells: Cells) -> None:
        parts = [markdown_of(text, highest_heading=2) for text in cells[TEXT]]
        for section in SECTIONS:
            texts = [made for text in cells[section.heading] if (made := markdown_of(text, highest_heading=3))]
            if texts:
                parts.append("\n\n".join([f"## {section.heading}", *texts]))
        summary = str(draft.fields.get("summary", ""))
        if len(summary) > LONGEST_SUMMARY or (summary and not any(parts) and draft.of.reader.needs_text):
            parts.insert(0, markdown_of("\n\n".join(cells["summary"]), highest_heading=2))
            del draft.fields["summary"]
            draft.taken_for(
                "Tiivistelmä", f"{summary[:60]}…", "tekstin alku, koska se on pitkä tai muuta tekstiä ei ole"
            )
        draft.markdown = "\n\n".join(part for part in parts if part)

    def _missing(self, draft: Draft, cells: Cells) -> None:
        """Obstacles: what a thing can't be without."""
        doers = [*cells["municipality"], *cells["organisation"]]
        if not draft.title:
            draft.obstacle("Otsikko", "", "Otsikko puuttuu.", "Kirjoita otsikko, joka kertoo, mitä tehtiin.")
        if draft.of.is_done and draft.done_by is None:
            advice = next((note.advice for note in draft.notes if note.written in doers), "Kirjoita kunnan nimi.")
            draft.obstacle("Kunta", "; ".join(doers), "Tekijää ei tunnistettu." if doers else "Tekijä puuttuu.", advice)
        for key in draft.of.required:
            if key in ("title", *DOERS) or draft.fields.get(key) or (key == SERIES and draft.series):
                continue
            written = cells[key]
            is_written = written or (key in ("sector", "theme") and cells[KEYWORDS])
            why = "Arvoa ei tunnistettu." if is_written else "Arvo puuttuu."
            advice = f"Kirjoita se taulukkoon, tai anna kaikille yhteinen arvo kartan kohdassa oletukset: {key}."
            told = "; ".join(on_one_line(plain(text)) for text in written)
            draft.obstacle(part_name(key), told, why, advice)
        if self._asks_consent and not any(map(is_yes, cells[CONSENT])):
            told = "; ".join(on_one_line(plain(text)) for text in cells[CONSENT])
            draft.obstacle(part_name(CONSENT), told, "Lupaa julkaista ei ole annettu.", "Kysy lupaa vastaajalta.")
        if not draft.markdown and draft.of.reader.needs_text:
            draft.obstacle("Teksti", "", "Teksti puuttuu.", draft.of.reader.what_to_tell)


def _put(draft: Draft, key: str, name: str) -> bool:
    """Add a name to a field; whether there is room for it beside those that are there."""
    if draft.of.holds_many(key):
        names = draft.fields.setdefault(key, [])
        names += [] if name in names else [name]
        return True
    return bool(draft.fields.setdefault(key, name) == name)
