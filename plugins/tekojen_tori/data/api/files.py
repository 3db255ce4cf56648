"""The files of the open data, each in its place, and how each is called."""

from dataclasses import dataclass

from tekojen_tori.data.api.things import FOLDER

VERSION = "1.0.0"
"""Of the form: the last part grows with its words, the middle one with fields added, the first never within v1."""
INDEX = f"{FOLDER}index.json"
OPENAPI = f"{FOLDER}openapi.json"
DCAT = f"{FOLDER}dcat.jsonld"
SCHEMAS = f"{FOLDER}schema/api/"


@dataclass(frozen=True)
class Bulk:
    """A file that holds many things at once. `file_type` is its name in the EU's list of file types."""

    address: str
    name: str
    about: str
    media_type: str
    file_type: str


CSV = Bulk(
    f"{FOLDER}deeds.csv",
    "Kaikki teot (CSV)",
    "Yksi rivi tekoa kohti, pilkuilla erotettuna. Tekstit eivät ole mukana.",
    "text/csv",
    "CSV",
)
EXCEL = Bulk(
    f"{FOLDER}deeds.excel.csv",
    "Kaikki teot Exceliin (CSV)",
    "Samat rivit puolipisteillä erotettuna: avautuu suoraan suomalaisessa Excelissä.",
    "text/csv",
    "CSV",
)
JSON_LINES = Bulk(
    f"{FOLDER}deeds.jsonl",
    "Kaikki teot (JSON Lines)",
    "Yksi teko rivillä, tekstit mukana Markdownina.",
    "application/jsonl",
    "JSON",
)
BULKS = (CSV, EXCEL, JSON_LINES)
