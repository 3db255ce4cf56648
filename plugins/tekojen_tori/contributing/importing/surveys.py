"""What survey tools put beside the answers, and what their questions ask.

Who answered, from where and when is the tool's own business: none of it is content, and of a deed's doer or day it
tells nothing. The headings are those of the tools' exports in Finnish, Swedish and English.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tekojen_tori.contributing.importing.sources.tables import SourceRow, Table, unique_names
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.slugs import fold

_ONLY_IN_SURVEYS = {
    fold(name)
    for name in (
        "Aloitusaika", "Valmistumisaika", "Start time", "Completion time", "Starttid", "Slutförandetid",  # Microsoft
        "Aikaleima", "Timestamp", "Tidsstämpel",  # Google
        "Vastaajan ID", "Vastaajan numero", "Vastaaja", "Vastausaika", "Vastauspäivä", "Vastauksen tila",  # Webropol
        "Respondent", "Respondent ID", "Response time",
        "Vastauksen tunniste", "Vastauksen ID", "Lähetyspäivämäärä", "Viimeinen sivu", "Aloituskieli",  # LimeSurvey
        "Response ID", "Date submitted", "Last page", "Start language", "Date started", "Date last action",
        "IP-osoite", "IP address", "Referrer URL", "Total time", "Kokonaisaika",
    )
}  # fmt: skip
_BESIDE_THEM = {
    fold(name)
    for name in (
        "ID", "Tunniste", "Sähköposti", "Nimi", "Kieli", "Email", "Name", "Language", "E-post", "Namn", "Språk",
        "Viimeisin muokkausaika", "Last modified time", "Senaste ändringstid", "Pisteet yhteensä", "Testipalaute",
        "Total points", "Quiz feedback", "Sähköpostiosoite", "Käyttäjänimi", "Pisteet", "Email address", "Username",
        "Score", "E-postadress", "Användarnamn", "Lähetetty", "Submitted", "Lähetyspäivä", "Seed", "Siemenluku",
        "Aloituspäivä", "Viimeisin toiminto", "Token", "Etunimi", "Sukunimi", "First name", "Last name",
    )
}  # fmt: skip
_OWN = _ONLY_IN_SURVEYS | _BESIDE_THEM


def own_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns that a survey tool has put around its questions; none if the table is no survey's.

    A question may be called ”Nimi” too: a name that isn't a tool's alone counts only before the first question.
    """
    folded = [_bare(name) for name in columns]
    if not _ONLY_IN_SURVEYS.intersection(folded):
        return ()
    first = next((place for place, name in enumerate(folded) if name not in _OWN), len(folded))
    later = (place for place in range(first, len(folded)) if folded[place] in _ONLY_IN_SURVEYS)
    return tuple(columns[place] for place in (*range(first), *later))


def _bare(name: str) -> str:
    return fold(name).strip(" .:")


_ASKS = (  # the first that a question speaks of decides
    ("consent", r"saako .*(?:julkais|jaka|näyttä)|suostu|lupa.*julkais|julkais.*lupa|får .*publice|samtyck|consent"),
    ("contact.email", r"sähköposti|e-post|e-?mail"),
    ("contact.phone", r"puhelin|telefon|phone"),
    ("contact.name", r"yhteyshenkilö|keneltä|kontaktperson|contact person"),
    ("title", r"(?:teon|tekonne|tekosi|kehittämisteko\w*|hankkeen|kokeilun) nimi|otsik|rubrik|title"),
    ("sector", r"palvelualo|palveluala|toimialo|toimiala|sektor|toimialue|bransch|sector"),
    ("theme", r"teem[ao]|aihe|\btema|\bämne|theme|topic"),
    ("municipality", r"\bkun(?:ta|na|nis|tie|tien)|kaupun|kommun|municipality"),
    ("organisation", r"organisaati|työpaik|työnantaj|organisation|arbetsgivar|employer"),
    ("date", r"milloin|ajankoh|\bkoska\b|minä vuonna|mihin aikaan|\bnär\b|when\b"),
    ("links", r"verkkosivu|linkki|linkit|\blänk|website"),
    ("evidence.how", r"mistä (?:sen |te )?tie(?:dä|dätte|dät)\b|miten (?:sen )?tiedätte|hur vet|how do you know"),
    ("participants", r"(?:kuinka mon|montako|hur många|how many)[^?]*(?:osallistu|mukana|deltog|took part|participat)"),
    ("duration", r"(?:kuinka|miten) kauan|hur länge|how long"),
    ("cost", r"(?:mitä|paljonko|kuinka paljon) (?:se |teko |tämä )?maksoi|vad kostade|how much did it cost"),
    ("Mitä saatiin aikaan", r"\bei (?:toimi|onnistu)|epäonnistu|fungerade inte|misslyckades|did ?n[o']t work"),
    ("Lähtötilanne", r"lähtötilan|lähtökoh|taust|ongelm|haaste|tarve|miksi ryhdy|miksi lähd|bakgrund|utgångsläge"),
    ("Mitä saatiin aikaan", r"tulo(?:s|kse)|vaikut|hyö[td]y|muuttui|saitte aikaan|saatiin aikaan|saavut|result"),
    ("Mitä muut voivat oppia", r"\bop(?:i|it|itte|iksi|pia)\b|vinkki|vinkit|neuvo|suosit|terveis|lärdom|lesson"),
    ("Mitä tehtiin", r"(?:mitä|miten) te(?:itte|htiin)|kuvail|kuvaa|kerro|toteut|beskriv|berätta|describe"),
)  # fmt: skip
_PATTERNS = tuple((target, re.compile(words)) for target, words in _ASKS)
_FEWEST_WORDS = 3
_MOST_LETTERS = 300


def asks_for(question: str) -> str | None:
    """The part of a deed that a whole question asks for by its words, or None."""
    text = " ".join(question[:_MOST_LETTERS].casefold().split())
    if len(text.split()) < _FEWEST_WORDS and "?" not in text:
        return None
    return next((target for target, words in _PATTERNS if words.search(text)), None)


_CHOICE = re.compile(
    r"(?P<question>[^\[\]]{4,300}?)\s*\[(?P<choice>[^\[\]]{1,80})\]|\[(?P<first>[^\[\]]{1,80})\]\s*(?P<then>[^\[\]]{4,300})"
    r"|(?P<asked>[^:\[\]]{4,300}\??):\s*(?P<box>[^:\[\]]{1,80})"
)
_TICKED = frozenset(["1", "x", "kyllä", "k", "yes", "y", "ja", "j", "true", "tosi", "valittu", "checked", "vald"])
_NOT_TICKED = frozenset(
    ["0", "ei", "e", "no", "n", "nej", "false", "epätosi", "ei valittu", "not selected", "unchecked", "-"]
)


def with_choices_joined(table: Table) -> Table:
    """The table with the boxes of a question, each of which has a column of its own, as one column of what was ticked.

    So surveys tell of questions with several answers: ”Mistä teemoista teko kertoo? [viestintä]”.
    """
    boxes: dict[str, dict[int, str]] = defaultdict(dict)
    for place, name in enumerate(table.columns):
        found = _CHOICE.fullmatch(" ".join(name.split()))
        values = {value.casefold() for value in table.values(place)}
        if found and values & _TICKED and values <= _TICKED | _NOT_TICKED:
            question = found["question"] or found["then"] or found["asked"]
            boxes[question][place] = found["choice"] or found["first"] or found["box"]
    joined = {min(its): (question, its) for question, its in boxes.items() if len(its) > 1}
    if not joined:
        return table
    gone = {place for _, its in joined.values() for place in its} - set(joined)
    kept = [place for place in range(len(table.columns)) if place not in gone]

    def cell(row: SourceRow, place: int) -> str:
        if place not in joined:
            return row.cell(place)
        return "; ".join(name for box, name in joined[place][1].items() if row.cell(box).casefold() in _TICKED)

    names = unique_names([joined[place][0] if place in joined else table.columns[place] for place in kept], len(kept))
    rows = tuple(SourceRow(row.number, tuple(cell(row, place) for place in kept)) for row in table.rows)
    notes = [
        f"Kysymyksen ”{question}” {counted(len(its), 'vaihtoehto', 'vaihtoehtoa')} luettiin yhdeksi sarakkeeksi."
        for question, its in joined.values()
    ]
    return replace(table, columns=names, rows=rows, notes=(*table.notes, *notes))
