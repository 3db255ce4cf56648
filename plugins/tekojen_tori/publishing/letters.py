"""Letters that a reader begins by following a link (`mailto:` addresses, which need no script), and editors' own."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class DueMessage:
    """A message that editors are to send: a draft as mail programs open it (.eml), to whom, and a line for each thing
    that it asks of. Rooms give those that are due in `due_messages` of their `review` modules."""

    email: str
    lines: tuple[str, ...]
    draft: bytes


def letter(to: str, subject: str, *paragraphs: str) -> str:
    """The address of a letter that is ready but for what its writer adds at its end.

    With "" as `to`, whom it goes to is theirs to say. Paragraphs without words are left out.
    """
    parts = ("\r\n".join(paragraph.splitlines()) for paragraph in paragraphs if paragraph)
    body = "\r\n\r\n".join((*parts, ""))
    return f"mailto:{to}?subject={quote(' '.join(subject.split()), safe='')}&body={quote(body, safe='')}"
