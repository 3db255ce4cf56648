"""The rule by which those who took a deed as a model raise its stage: in numbers, and in words for readers."""

from dataclasses import dataclass

from tekojen_tori.content.done import Stage
from tekojen_tori.language.numbers import number


@dataclass(frozen=True)
class StageRule:
    """How many others must have taken a deed as a model for it to spread, and how many for it to be in wide use, in
    how many regions."""

    spreading: int = 1
    wide: int = 10
    wide_regions: int = 5

    def raised(self, told: Stage | None, others: int, regions: int) -> Stage | None:
        """The stage of a deed: what its contributor says, or further if others have taken it as a model.

        Nobody's adoptions lower what the contributor says.
        """
        if others >= self.wide and regions >= self.wide_regions:
            return Stage.ESTABLISHED
        if others >= self.spreading and (told is None or told.step < Stage.SPREADING.step):
            return Stage.SPREADING
        return told

    @property
    def in_words(self) -> str:
        """The rule for readers."""
        first = "yksikin muu" if self.spreading == 1 else f"vähintään {number(self.spreading)} muuta"
        many = "vähintään yksi muu" if self.wide == 1 else f"vähintään {number(self.wide)} muuta"
        return (
            f"Teko leviää, kun {first} on ottanut siitä mallia. "
            f"Se on laajasti käytössä, kun mallia on ottanut {many}{self._where}."
        )

    @property
    def _where(self) -> str:
        if not self.wide_regions:
            return ""
        many = "yhdestä" if self.wide_regions == 1 else number(self.wide_regions)
        return f" vähintään {many} maakunnasta"
