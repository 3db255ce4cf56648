"""The files of `campaigns/`, each made into a Campaign."""

from tekojen_tori.kinds.campaigns.content import CAMPAIGN, Campaign
from tekojen_tori.reading.content_file import ContentFile, Reader

CampaignFile = ContentFile[Campaign]
CAMPAIGNS = Reader(CAMPAIGN, "kampanja", "Kerro, mistä kampanjassa on kyse.")
