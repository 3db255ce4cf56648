"""When content was published, as its repository tells."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class History:
    """When a file came into the repository and when it last changed there."""

    published: datetime
    updated: datetime
