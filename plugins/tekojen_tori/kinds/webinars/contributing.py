"""What is asked of a webinar."""

from functools import partial

from tekojen_tori.contributing.asking.new_content import LATER, SERIES, NewContent, deed_names
from tekojen_tori.contributing.schema import schema_of
from tekojen_tori.kinds.webinars.content import WEBINAR
from tekojen_tori.kinds.webinars.reading import WEBINARS

SCHEMAS = {WEBINAR.name: partial(schema_of, WEBINAR, alone={"Link": "url", "EarlierTime": "date"})}
NEW = (
    NewContent(
        WEBINARS,
        first=(SERIES, "title", "date", "starts", "ends"),
        together=("date", "starts", "ends"),
        unasked=("moved_from", "cancelled", *LATER),
        known=deed_names,
    ),
)
