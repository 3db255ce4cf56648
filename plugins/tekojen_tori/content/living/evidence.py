"""How it is known what came of the work: the ways of knowing, and how people write them."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, model_validator

from tekojen_tori.content.named_fields import STRICT
from tekojen_tori.content.names import LONGEST_NAME, Names
from tekojen_tori.content.web_addresses import WebAddress


class Knowing(StrEnum):
    """How one knows, from the lightest way to the heaviest."""

    FELT = "tuntuma"
    ASKED = "kysyttiin"
    MEASURED = "mitattiin"
    COMPARED = "verrattiin"


_CALLED = {
    Knowing.FELT: "tuntuma, tuntumaa, tuntuman, tuntumalla, tuntumalta, tuntuu, tuntui, tunne, oma tuntuma, oma arvio, "
    "mutu, mututuntuma, känsla, känns, intryck, feeling, gut feeling, impression",
    Knowing.ASKED: "kysyttiin, kysyimme, kysyin, kysytty, kysymällä, kysely, kyselyt, kyselyn, kyselyllä, kyselystä, "
    "kyselyssä, kyselyiden, kyselyjen, asiakaskysely, henkilöstökysely, palautekysely, palaute, palautetta, "
    "palautteen, palautteesta, asiakaspalaute, haastateltiin, haastattelimme, haastattelu, haastattelut, "
    "frågades, frågade, vi frågade, frågat, enkät, respons, intervju, intervjuer, asked, we asked, survey, "
    "surveyed, questionnaire, feedback, interview, interviews",
    Knowing.MEASURED: "mitattiin, mittasimme, mittasin, mitattu, mittaamalla, mittaus, mittaukset, mittauksen, "
    "mittari, mittarit, mittareilla, laskettiin, laskimme, laskettu, tilasto, tilastot, tilastosta, tilastoista, "
    "mättes, mätte, vi mätte, mätt, uppmätt, mätning, mätningar, statistik, measured, we measured, "
    "measurement, measurements, counted, statistics",
    Knowing.COMPARED: "verrattiin, vertasimme, vertasin, verrattu, vertaamalla, vertailtiin, vertailimme, "
    "vertailtu, vertailu, vertailut, vertailussa, vertailuryhmä, verrokkiryhmä, jämfördes, jämförde, "
    "vi jämförde, jämfört, jämförelse, kontrollgrupp, compared, we compared, comparison, control group",
}
_NAMES = Names((name, way) for way, names in _CALLED.items() for name in names.split(", "))
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def knowing(written: str) -> Knowing | None:
    """The way of knowing that a word or two surely mean; None if they say more, or something else."""
    return _NAMES.called(written) if len(written) <= LONGEST_NAME else None


def _way(written: object) -> object:
    return (knowing(written) or written.strip()) if isinstance(written, str) else written


class Evidence(BaseModel):
    """How it is known what came of it, perhaps with what was found and where that is told."""

    model_config = STRICT

    how: Annotated[
        Annotated[Knowing, BeforeValidator(_way)],
        Field(
            title="Tapa",
            description="tuntuma: oma havainto, kysyttiin: niiltä, joita asia koskee, mitattiin: on luku, "
            "verrattiin: aiempaan tai muihin.",
        ),
    ]
    figure: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=200,
            title="Luku tai lause",
            description="Mitä saitte tietää. Esimerkiksi: 43 vastaajaa 50:stä jatkaisi.",
        ),
    ] = None
    url: Annotated[WebAddress | None, Field(title="Missä siitä kerrotaan", description="Verkko-osoite.")] = None

    @model_validator(mode="before")
    @classmethod
    def _words_alone(cls, written: object) -> object:
        """A way of knowing alone, or a sentence that begins with one: ”Kysyimme asiakkailta, 80 % oli tyytyväisiä”."""
        if not isinstance(written, str):
            return written
        first = _FIRST_WORD.match(written.strip())
        if knowing(written) is None and first and (way := knowing(first[0])):
            return {"how": way, "figure": written}
        return {"how": written}
