"""How TOP lists come in: what the terminal and the forge's form ask, and the file that a reader's own list becomes."""

from functools import partial

from tekojen_tori.contributing.schema import schema_of
from tekojen_tori.kinds.toplists.content import TOPLIST
from tekojen_tori.kinds.toplists.contributing.asked import NEW_TOPLIST
from tekojen_tori.kinds.toplists.contributing.issues import TOPLIST_ISSUES

_ALONE = {"Pick": "deed", "Rule": "by", "Standing": "name"}

SCHEMAS = {TOPLIST.name: partial(schema_of, TOPLIST, about="TOP-listan kentät", alone=_ALONE)}
NEW = (NEW_TOPLIST,)
ISSUES = (TOPLIST_ISSUES,)
SENT = (TOPLIST,)

__all__ = ["ISSUES", "NEW", "SCHEMAS", "SENT"]
