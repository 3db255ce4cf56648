"""WordPress's shortcodes, the marks in brackets that plug-ins leave in posts: taken out, what they hold kept."""

import re
from collections import Counter
from html import escape

_CAPTION = re.compile(
    r"\[caption\b[^\[\]]*\](?P<picture>\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>\s*(?:</a>)?)(?P<words>[^\[\]]*)\[/caption\]",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[(?P<ends>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[\s=/][^\[\]]*)?\]")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]]+")
_LEADS_TO = re.compile(
    r"\b(?:url|href|link|src|mp3|mp4)\s*=\s*[\"']?(?P<address>https?://[^\s\"'<>\[\]]+)", re.IGNORECASE
)
_ALONE = re.compile(r"(?:^|\n|>)[ \t]*\Z")
_ENDS_ALONE = re.compile(r"[ \t]*(?:\n|<|\Z)")
_WORDPRESS_OWN = ("caption", "gallery", "embed", "audio", "video", "playlist")


def without_shortcodes(content: str) -> tuple[str, Counter[str]]:
    """The content without shortcodes, and how often each was taken out.

    Their links stay links. Brackets that a person wrote stay: ”[sic]”, ”[lue lisää]”.
    """
    taken: Counter[str] = Counter()
    captioned = _CAPTION.sub(r"<figure>\g<picture><figcaption>\g<words></figcaption></figure>", content)
    marks = list(_MARK.finditer(captioned))
    paired = {mark["name"] for mark in marks if mark["ends"]}
    linking: set[str] = set()
    pieces, end = [], 0
    for mark in marks:
        if not _is_shortcode(mark, captioned, paired):
            continue
        pieces += [captioned[end : mark.start()], _made_of(mark, paired, linking)]
        end = mark.end()
        taken[mark["name"]] += not mark["ends"]
    return "".join((*pieces, captioned[end:])), +taken


def _is_shortcode(mark: re.Match[str], content: str, paired: set[str]) -> bool:
    name, rest = mark["name"], mark["rest"] or ""
    if name in paired or name in _WORDPRESS_OWN or "=" in rest or _ADDRESS.match(rest.strip()):
        return True
    if rest.strip(" /"):
        return False
    line = content[max(0, mark.start() - 40) : mark.start()]
    return bool(set("_-") & set(name)) or bool(_ALONE.search(line) and _ENDS_ALONE.match(content, mark.end()))


def _made_of(mark: re.Match[str], paired: set[str], linking: set[str]) -> str:
    """What stands in the place of a mark: the link that it was, or nothing. `linking` are those opened as links."""
    name = mark["name"]
    if mark["ends"]:
        was_link = name in linking
        linking.discard(name)
        return "</a>" if was_link else ""
    rest = mark["rest"] or ""
    named, bare = _LEADS_TO.search(rest), _ADDRESS.match(rest.strip())
    address = named["address"] if named else bare[0] if bare else ""
    if not address:
        return ""
    if name in paired:
        linking.add(name)
        return f'<a href="{escape(address)}">'
    return f'\n\n<a href="{escape(address)}">{escape(address)}</a>\n\n'
