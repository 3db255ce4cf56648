"""Templates: what they may know is said in Python, where mypy sees it."""

import re
from pathlib import Path

import pytest

from test_structure import PACKAGE

TEMPLATES = sorted(path for ending in ("html", "mjml") for path in PACKAGE.rglob(f"*.{ending}"))
TYPED = re.compile(r"""(?:\{\{ (?:root|[\w.]*url) \}\}|(?:href|src|action)=")/?(?!https?:|mailto:|tel:)[a-zåäö].*""")
"""An address of the site: after the way to the home page, or alone."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_address_is_typed_into_a_template(template: Path) -> None:
    assert TYPED.findall(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "typed", ['"{{ root }}teot/"', 'href="/teot/"', 'action="haku/"', "{{ site.url }}podcast/feed.xml"]
)
def test_a_typed_address_would_be_noticed(typed: str) -> None:
    assert TYPED.search(typed)
