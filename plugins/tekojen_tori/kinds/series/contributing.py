"""What is asked of a series: its schema."""

from functools import partial

from tekojen_tori.contributing.schema import schema_of
from tekojen_tori.kinds.series.content import SERIES

SCHEMAS = {SERIES.name: partial(schema_of, SERIES, about="Sarjan kentät")}
