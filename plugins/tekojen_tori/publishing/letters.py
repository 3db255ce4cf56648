"""Letters that a reader begins by following a link: `mailto:` addresses, which need no script."""

from urllib.parse import quote


def letter(to: str, subject: str, *paragraphs: str) -> str:
    """The address of a letter that is ready but for what its writer adds at its end.

    With "" as `to`, whom it goes to is theirs to say. Paragraphs without words are left out.
    """
    parts = ("\r\n".join(paragraph.splitlines()) for paragraph in paragraphs if paragraph)
    body = "\r\n\r\n".join((*parts, ""))
    return f"mailto:{to}?subject={quote(' '.join(subject.split()), safe='')}&body={quote(body, safe='')}"
