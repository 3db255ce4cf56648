"""The four parts in which a deed is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeedSection:
    """A part of the text: its heading, the question that helps to write it, and a `key` for forms and flags."""

    key: str
    heading: str
    question: str
    is_required: bool = False


SECTIONS = (
    DeedSection("before", "Lähtötilanne", "Mikä oli pielessä, tai mitä haluttiin parantaa?"),
    DeedSection("done", "Mitä tehtiin", "Mitä teitte käytännössä, ja ketkä olivat mukana?", is_required=True),
    DeedSection(
        "results",
        "Mitä saatiin aikaan",
        "Mikä muuttui? Kiitos, jos kerrot myös, mikä ei toiminut: siitä muut oppivat.",
    ),
    DeedSection("lessons", "Mitä muut voivat oppia", "Mitä neuvoisit samaa suunnittelevalle?"),
)
