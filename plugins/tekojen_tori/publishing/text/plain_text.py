"""Markdown as plain words, for descriptions and excerpts."""

from tekojen_tori.markdown.text import markdown_tree, words_of


def plain_text(markdown: str) -> str:
    """The words of a text without its headings and marks, on one line."""
    return words_of(markdown_tree(markdown))


def shortened(text: str, most: int) -> str:
    """The text cut at a word, with an ellipsis, if it is longer than so many characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–") + "…"
