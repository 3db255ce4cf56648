"""A trial: what a workplace tried for a while."""

from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.order import newest_first
from tekojen_tori.kinds.deeds.content import DeedFields


class Trial(DeedFields, Done):
    """A trial as it was read."""


TRIAL: Kind[Trial] = Kind(
    name="trial",
    collection="trials",
    folder="trials",
    fields=DeedFields,
    thing=Trial,
    slug="kokeilu",
    index="kokeilut/",
    title="Kokeilu",
    plural="Kokeilut",
    one="kokeilu",
    count="kokeilua",
    some="kokeiluja",
    icon="material/test-tube",
    in_order=newest_first,
)
KINDS = (TRIAL,)
