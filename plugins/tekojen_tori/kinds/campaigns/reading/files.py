"""The files of `campaigns/`, each made into a Campaign."""

from tekojen_tori.kinds.campaigns.content import Campaign, CampaignFields
from tekojen_tori.reading.content_file import ContentFile, Kind

CampaignFile = ContentFile[Campaign]
CAMPAIGNS = Kind(CampaignFields, Campaign, "kampanja", "Kerro, mistä kampanjassa on kyse.")
