"""The four parts in which a deed is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A part of the text: its heading, the question that helps to write it, and a `key` for forms and flags."""

    key: str
    heading: str
    question: str
    is_required: bool = False


SECTIONS = (
    Section("before", "Lähtötilanne", "Mikä oli pielessä, tai mitä haluttiin parantaa?"),
    Section("done", "Mitä tehtiin", "Mitä teitte käytännössä, ja ketkä olivat mukana?", is_required=True),
    Section("results", "Mitä saatiin aikaan", "Mikä muuttui? Kerro myös, jos jokin ei onnistunut."),
    Section("lessons", "Mitä muut voivat oppia", "Mitä neuvoisit samaa suunnittelevalle?"),
)
