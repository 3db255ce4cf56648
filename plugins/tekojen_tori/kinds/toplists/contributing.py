"""What is asked of a TOP list."""

from functools import partial

from tekojen_tori.content.content import Content
from tekojen_tori.content.written import Told
from tekojen_tori.contributing.asking.new_content import PICTURES_AND_PAST, NewContent
from tekojen_tori.contributing.schema import schema_of
from tekojen_tori.kinds.toplists.content import TOPLIST, list_name
from tekojen_tori.kinds.toplists.reading.files import TOPLISTS


def _listable(content: Content) -> dict[str, list[str]]:
    return {"deeds": [list_name(thing) for thing in content.of(Told)]}


_ALONE = {"Pick": "deed", "Rule": "by", "Standing": "name"}
SCHEMAS = {TOPLIST.name: partial(schema_of, TOPLIST, about="TOP-listan kentät", alone=_ALONE)}
NEW = (
    NewContent(
        TOPLISTS,
        first=("title", "deeds", "rule", "length"),
        together=("deeds", "rule", "length"),
        unasked=("editions", *PICTURES_AND_PAST),
        known=_listable,
    ),
)
