"""Where contributions are sent."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """A way to send a deed: as a new file on the forge, by e-mail, by the forge's issue form, from the page itself."""

    FORGE = "forge"
    EMAIL = "email"
    ISSUE = "issue"
    POST = "post"


class Forge(StrEnum):
    """A kind of forge, which tells what its addresses are like. Codeberg is a Forgejo."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


FORGE_NAMES = {Forge.GITHUB: "GitHub", Forge.GITLAB: "GitLab", Forge.FORGEJO: "Codeberg"}
FORGE_INESSIVES = {Forge.GITHUB: "GitHubissa", Forge.GITLAB: "GitLabissa", Forge.FORGEJO: "Codebergissä"}


WITHOUT_ACCOUNT = frozenset([Way.EMAIL, Way.POST])

_NAME = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_RECEIVER = re.compile(
    rf"(?:https://{_NAME}(?:\.{_NAME})*|http://(?:localhost|127\.0\.0\.1))(?::\d{{1,5}})?"
    r"(?:/[A-Za-z0-9._~/+=:@!-]*)?(?:\?[A-Za-z0-9._~/+=:@!&%-]*)?"
)
"""An address whose host and path mean nothing else in a policy, nor in the settings of any server that tells it."""


def is_receiver(address: str) -> bool:
    """Whether forms can be sent to an address: nobody may read them on the way, but on one's own machine."""
    return len(address) <= 2_000 and _RECEIVER.fullmatch(address) is not None


def issue_page(repository: str, form: str = "teko") -> str:
    """The address of an issue form, the same on GitHub and Forgejo; "" without a repository."""
    return f"{repository.rstrip('/')}/issues/new?template={form}.yml" if repository else ""


@dataclass(frozen=True)
class Sending:
    """The ways offered, best first. `folder` is the way to the content folder within the repository, "" or "name/".

    `post` is the address that receives what pages send themselves, "" if they don't.
    """

    ways: tuple[Way, ...] = ()
    forge: Forge = Forge.GITHUB
    branch: str = "main"
    folder: str = ""
    email: str = ""
    post: str = ""


def security_page(sending: Sending, repository: str) -> str:
    """The address of SECURITY.md, which tells how weaknesses are handled; "" without a repository."""
    folder = {Forge.GITHUB: "blob", Forge.GITLAB: "-/blob", Forge.FORGEJO: "src/branch"}[sending.forge]
    return f"{repository.rstrip('/')}/{folder}/{sending.branch}/SECURITY.md" if repository else ""
