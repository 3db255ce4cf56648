"""What the terminal asks of a TOP list."""

from tekojen_tori.content.content import Content
from tekojen_tori.content.written import Told
from tekojen_tori.contributing.asking.new_content import LATER, NewContent
from tekojen_tori.kinds.toplists.content import list_name
from tekojen_tori.kinds.toplists.reading.files import TOPLISTS


def _listable(content: Content) -> dict[str, list[str]]:
    return {"deeds": [list_name(thing) for thing in content.of(Told)]}


NEW_TOPLIST = NewContent(
    TOPLISTS,
    first=("title", "deeds", "rule", "length"),
    together=("deeds", "rule", "length"),
    unasked=("editions", *LATER),
    known=_listable,
)
