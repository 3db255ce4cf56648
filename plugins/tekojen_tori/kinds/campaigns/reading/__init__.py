"""The files of `campaigns/`."""

from collections.abc import Iterator

from tekojen_tori.content.done import Done
from tekojen_tori.kinds.campaigns.content import Campaign
from tekojen_tori.kinds.campaigns.reading.checks import campaign_checks
from tekojen_tori.kinds.campaigns.reading.files import CAMPAIGNS
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.together import Together

READERS = (CAMPAIGNS,)


def checks(together: Together) -> Iterator[Problem]:
    """Every problem between campaigns, and between campaigns and what names them."""
    naming = [file for kind, files in together.files.items() if "campaign" in kind.model_fields for file in files]
    yield from campaign_checks(together.of(Campaign), together.of(Done), naming, together.registers, together.today)
