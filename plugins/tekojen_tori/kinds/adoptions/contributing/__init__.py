"""How adoptions come in: what the terminal and the forge's form ask, and those that deeds list, moved."""

from tekojen_tori.kinds.adoptions.contributing.asked import NEW_ADOPTION
from tekojen_tori.kinds.adoptions.contributing.issues import ADOPTION_ISSUES
from tekojen_tori.kinds.adoptions.contributing.moving import mends

NEW = (NEW_ADOPTION,)
ISSUES = (ADOPTION_ISSUES,)

__all__ = ["ISSUES", "NEW", "mends"]
