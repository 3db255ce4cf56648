"""How adoptions come in: what the terminal, the forge's form and a letter ask, and those that deeds list, moved."""

from tekojen_tori.contributing.receiving.receivers import Receiver
from tekojen_tori.kinds.adoptions.contributing.answers import take_adoption
from tekojen_tori.kinds.adoptions.contributing.asked import NEW_ADOPTION
from tekojen_tori.kinds.adoptions.contributing.issues import ADOPTION_ISSUES
from tekojen_tori.kinds.adoptions.contributing.moving import mends

NEW = (NEW_ADOPTION,)
ISSUES = (ADOPTION_ISSUES,)
RECEIVERS = (Receiver("viesti ”Otimme tästä mallia”", take_adoption),)

__all__ = ["ISSUES", "NEW", "RECEIVERS", "mends"]
