"""A feature (nosto): something that the editors want seen on the home page for a while."""

from typing import Annotated

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from tekojen_tori.content.named_fields import STRICT, Day, FileName


class Feature(BaseModel):
    """What is shown from one day to another, both included. `shows` is its file without .md: `deeds/oma-teko`."""

    model_config = STRICT

    shows: Annotated[FileName, Field(title="Mitä nostetaan")]
    heading: Annotated[str, Field(min_length=3, max_length=60, title="Yläotsikko")]
    text: Annotated[str | None, Field(max_length=300, title="Virke siitä, miksi")] = None
    begins: Annotated[Day, Field(title="Ensimmäinen päivä")]
    ends: Annotated[Day, Field(title="Viimeinen päivä")]

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Feature":
        if self.ends < self.begins:
            raise PydanticCustomError(
                "bad-period",
                "Nosto päättyy ennen kuin se alkaa.",
                {"hint": f"Tarkoititko: begins: {self.ends.iso()}, ends: {self.begins.iso()}?"},
            )
        return self


class FeatureList(tuple[Feature, ...]):
    """Every feature, in the editors' order."""
