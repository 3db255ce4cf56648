"""Where contributions are sent."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """A way to send a deed: as a new file on the forge, by e-mail, or by the forge's issue form."""

    FORGE = "forge"
    EMAIL = "email"
    ISSUE = "issue"


class Forge(StrEnum):
    """A kind of forge, which tells what its addresses are like. Codeberg is a Forgejo."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


FORGE_NAMES = {Forge.GITHUB: "GitHub", Forge.GITLAB: "GitLab", Forge.FORGEJO: "Codeberg"}
FORGE_INESSIVES = {Forge.GITHUB: "GitHubissa", Forge.GITLAB: "GitLabissa", Forge.FORGEJO: "Codebergissä"}


def issue_page(repository: str, form: str = "teko") -> str:
    """The address of an issue form, the same on GitHub and Forgejo; "" without a repository."""
    return f"{repository.rstrip('/')}/issues/new?template={form}.yml" if repository else ""


@dataclass(frozen=True)
class Sending:
    """The ways offered, best first. `folder` is the way to the content folder within the repository, "" or "name/"."""

    ways: tuple[Way, ...] = ()
    forge: Forge = Forge.GITHUB
    branch: str = "main"
    folder: str = ""
    email: str = ""


def security_page(sending: Sending, repository: str) -> str:
    """The address of SECURITY.md, which tells how weaknesses are handled; "" without a repository."""
    folder = {Forge.GITHUB: "blob", Forge.GITLAB: "-/blob", Forge.FORGEJO: "src/branch"}[sending.forge]
    return f"{repository.rstrip('/')}/{folder}/{sending.branch}/SECURITY.md" if repository else ""
