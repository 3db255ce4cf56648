"""What is asked of a campaign."""

from functools import partial

from tekojen_tori.contributing.asking.new_content import LATER, NewContent
from tekojen_tori.contributing.schema import schema_of
from tekojen_tori.kinds.campaigns.content import CAMPAIGN
from tekojen_tori.kinds.campaigns.reading.files import CAMPAIGNS

SCHEMAS = {CAMPAIGN.name: partial(schema_of, CAMPAIGN, about="Kampanjan kentät")}
NEW = (
    NewContent(
        CAMPAIGNS,
        first=("title", "begins", "ends"),
        together=("begins", "ends"),
        unasked=("reported", "reported_about", "awards", "signatories", *LATER),
    ),
)
