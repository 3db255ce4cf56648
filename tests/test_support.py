"""What help a deed had: the support of a programme, and partners."""

import pytest

from conftest import Folder
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.pages.search.documents import documents

SUPPORT = """\
- {slug: sparraus, name: sparraus, description: Kehittäjä auttaa., icon: material/account}
- {slug: tyopajasarja, name: työpajasarja, description: Työpajoja., icon: material/account}
"""


def supported(folder: Folder, support: str = "[sparraus, työpajasarja]", **fields: str) -> None:
    """A deed that had support, in a folder that knows of two kinds."""
    folder.write("registers/support.yml", SUPPORT)
    folder.deed(support=support, **fields)


def deed_page(folder: Folder) -> str:
    return words(pages_of(deeds.publish, catalogue_of(folder), site_of(folder))["teot/tiimi/"].body)


def test_a_deeds_page_tells_what_support_it_had_and_who_helped(folder: Folder) -> None:
    supported(folder, partners="[Valmennus Oy (Maija Malli), Neuvo Ky]")
    page = deed_page(folder)
    assert "Tuki Sparraus, työpajasarja" in page
    assert "Kumppanit Valmennus Oy (Maija Malli), Neuvo Ky" in page


def test_one_partner_may_be_written_without_a_list(folder: Folder) -> None:
    folder.deed(partners="Valmennus Oy (Maija Malli)")
    page = deed_page(folder)
    assert "Kumppani Valmennus Oy (Maija Malli)" in page
    assert "Tuki" not in page


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        ("sparraus", []),
        ("[sparraus, työpajasarja]", []),
        ("[Sparraus]", [("name-understood", "")]),
        ("[sparraus, sparaus]", [("unknown-support", "Tarkoititko: sparraus?")]),
        ("[xyzzy]", [("unknown-support", "Tuen lajit luetellaan tiedostossa registers/support.yml.")]),
        ("[sparraus, sparraus]", [("repeated-support", "Poista toinen.")]),
    ],
)  # fmt: skip
def test_support_is_named_as_its_register_names_it(
    folder: Folder, support: str, expected: list[tuple[str, str]]
) -> None:
    supported(folder, support)
    assert [(problem.code, str(problem.hint)) for problem in folder.read().problems] == expected


def test_a_tori_without_the_register_knows_of_no_support(folder: Folder) -> None:
    folder.deed(support="sparraus")
    assert [problem.code for problem in folder.read().problems] == ["unknown-support"]
    assert folder.read().content.registers.support == ()


def test_search_finds_a_deed_by_its_support_and_its_partners(folder: Folder) -> None:
    supported(folder, partners="[Valmennus Oy]")
    (document,) = documents(catalogue_of(folder))
    assert {"sparraus", "työpajasarja", "Valmennus Oy"} <= set(document.labels)
