"""One file of `campaigns/` made into a Campaign."""

from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from tekojen_tori.content.campaign import Campaign, CampaignFields, validate_campaign
from tekojen_tori.content.registers import Registers
from tekojen_tori.language.slugs import slug
from tekojen_tori.reading.content_file import ContentFile, empty_text, file_name_problems
from tekojen_tori.reading.front_matter import read_front_matter
from tekojen_tori.reading.problems import Problem
from tekojen_tori.reading.text_files import read_text, shown
from tekojen_tori.reading.validation import problems_of, unknown_keys

CampaignFile = ContentFile[Campaign]


def read_campaign(path: Path, root: Path, registers: Registers, today: date) -> CampaignFile:
    """Read and check one file by itself; what depends on other files is checked in `campaign_checks`."""
    read = read_text(path, root)
    if read.text is None:
        return CampaignFile(path, None, None, (*read.problems, *file_name_problems(path, shown(path))))
    file = _checked(read.text, path, root, registers)
    return replace(file, problems=(*read.problems, *file.problems))


def _checked(text: str, path: Path, root: Path, registers: Registers) -> CampaignFile:
    file = shown(path)
    problems = list(file_name_problems(path, file))
    front = read_front_matter(text, file)
    if isinstance(front, Problem):
        return CampaignFile(path, None, None, (*problems, front))
    problems += unknown_keys(front.fields, CampaignFields, front.place, file)
    problems += empty_text(front, file, "Kerro, mistä kampanjassa on kyse.")
    known = {
        key: value for key, value in front.fields.items() if key in CampaignFields.model_fields and value is not None
    }
    place = {"slug": slug(path.stem) or "kampanja", "text": front.text, "path": PurePosixPath(path.relative_to(root))}
    try:
        campaign = validate_campaign(known | place, registers)
    except ValidationError as failure:
        return CampaignFile(path, None, front, (*problems, *problems_of(failure, front.place, file)))
    return CampaignFile(path, campaign, front, tuple(problems))
