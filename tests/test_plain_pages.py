"""Plain pages (`pages/`): nothing in them runs, loads or leads away, and what their Markdown makes stays."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

import building
from conftest import PROJECT, Folder, OpenPage, png
from tekojen_tori.language.characters import control_character
from tekojen_tori.publishing.frame.plain_pages import cleaned_page, page_with_sizes
from test_serve import Served

HOSTILE = """\
---
title: Vaarallinen <script>alert(1)</script>
description: '"><meta http-equiv="refresh" content="0;url=https://evil.example/">'
template: 404.html
---
# Otsikko {: onclick="document.title='SUORITETTU'" onmouseover="document.title='SUORITETTU'" style="position:fixed" }

<meta http-equiv="refresh" content="0;url=https://evil.example/">
<base href="https://evil.example/">
<script>document.title = "SUORITETTU"</script>
<img src=x onerror="document.title='SUORITETTU'">
<iframe srcdoc="<script>parent.document.title='SUORITETTU'</script>"></iframe>
<iframe src="https://evil.example/"></iframe>
<svg onload="document.title='SUORITETTU'"><animate onbegin="document.title='SUORITETTU'"/></svg>
<details open ontoggle="document.title='SUORITETTU'"><summary>Lisää</summary>Piilossa</details>
<form action="https://evil.example/"><input name="salasana" autofocus onfocus="document.title='SUORITETTU'"></form>
<style>body { display: none }</style><link rel="stylesheet" href="https://evil.example/x.css">
<object data="x.svg"></object><embed src="x.svg"><math href="javascript:alert(1)">x</math>
<div class="md-overlay top menu" style="position:fixed;inset:0">Peite</div>
<a href="java&#9;script:document.title='SUORITETTU'" id="sisalto">Linkki</a>
<img src="https://evil.example/seuranta.png" alt="Seuranta"><img src="//evil.example/s.png" alt="s">

## Toinen <img src=y onerror="document.title='SUORITETTU'"> otsikko {: #find .menu }

[Linkki](javascript:alert(1)){: onclick="document.title='SUORITETTU'" target="_top" } ja [toinen](data:text/html,x)
"""
GOOD = """\
# Ohje

Katso [tietosuoja](tietosuoja.md#evasteet), [kappale](#oma) ja [kunta](https://kunta.example/){ .button lang=fi }.

## Ääkkösiä otsikossa

## Oma {: #oma }

| Vasen | Oikea |
|:------|------:|
| a     | 1     |

<details><summary>Lisää</summary>Enemmän</details>

```python
print("x < y")
```

![Kaavio](kuva.png) ja [liite](liite.pdf)
"""


@dataclass
class Project:
    """A project of one deed, with plain pages of its own."""

    root: Path

    def page(self, name: str, text: str | bytes) -> None:
        (self.root / "pages" / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def run(self, *arguments: str) -> building.Result:
        return building.build(self.root / "mkdocs.yml", *arguments)

    @property
    def site(self) -> Path:
        return self.root / "site"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    root = tmp_path_factory.mktemp("project")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    building.copy_empty_tori(root)
    Folder(root / "x").deed()
    (root / "x" / "deeds").rename(root / "deeds")
    project = Project(root)
    project.page("vaara.md", HOSTILE)
    project.page("ohje.md", GOOD)
    exif = Image.Exif()
    exif[0x010F] = "SALAISUUS"
    Image.new("RGB", (20, 10)).save(root / "pages" / "kuva.png", exif=exif)
    project.page("liite.pdf", b"%PDF-1.7")
    yield project


@pytest.fixture(scope="module")
def built(project: Project) -> Project:
    result = project.run("--strict")
    assert result.returncode == 0, result.stderr
    return project


def test_nothing_in_a_plain_page_runs_loads_or_leads_away(built: Project, open_page: OpenPage) -> None:
    html = (built.site / "vaara/index.html").read_text()
    main = html[html.index("<main") : html.index("</main>")]
    for mark in ("SUORITETTU", "http-equiv", "<base", "<script", "<iframe", "<svg onload", "<form", "<input", "<style",
                 "javascript", "<object", "<embed", "md-overlay", " style=", "onclick", "src=\"https", "src=\"//"):  # fmt: skip
        assert mark not in main, mark
    assert html.count('http-equiv="refresh"') == 0
    assert html.count("Content-Security-Policy") == 1, (
        "it is in the site's own frame, whatever template the page asks for"
    )
    assert main.count('id="sisalto"') == 1
    for unprotected in (False, True):
        page = open_page(built.site, "404.html", bypass_csp=unprotected)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(page.url.replace("404.html", "vaara/"))
        page.click("h1")
        page.hover("h1")
        page.wait_for_timeout(300)
        assert page.url.endswith("/vaara/")
        assert page.title() == "Vaarallinen <script>alert(1)</script> – Tekojen tori"
        assert [one for one in asked if "evil" in one] == []


def test_nothing_in_a_plain_page_runs_in_a_preview_either(project: Project, browser: Browser) -> None:
    served = Served(project.root, project=project.root)
    try:
        served.wait_for("Toinen", "vaara/")
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://{served.address}/vaara/")
        page.click("h1")
        page.wait_for_timeout(300)
        assert page.url.endswith("/vaara/")
        assert "SUORITETTU" not in page.title()
        assert [one for one in asked if "evil" in one] == []
        page.close()
    finally:
        served.stop()


@pytest.mark.parametrize(
    ("image", "size"),
    [
        ('<img alt="a > b" src="../kuvat/iso%20kuva.png">', 'width="1600" height="800"'),
        ('<img src="../kuvat/iso kuva.png" width="400" height="9">', 'width="400" height="200"'),
        ('<img src="../kuvat/puuttuu.png">', ""),
        ('<img src="../../ulkona.png">', ""),
        ('<img src="/kuvat/iso kuva.png">', ""),
        ('<img src="../kuvat/iso kuva.png\0">', ""),
        ("<img>", ""),
        ('<img src="">', ""),
    ],
)
def test_a_picture_of_a_plain_page_keeps_its_place(tmp_path: Path, image: str, size: str) -> None:
    (tmp_path / "pages/kuvat").mkdir(parents=True)
    (tmp_path / "pages/kuvat/iso kuva.png").write_bytes(png(2000, 1000))
    (tmp_path / "ulkona.png").write_bytes(png(20, 10))
    html = page_with_sizes(cleaned_page(image), tmp_path / "pages", "ohje/")
    assert html.removesuffix(">").endswith(size) if size else html == cleaned_page(image)


def test_what_the_markdown_of_plain_pages_makes_stays(built: Project) -> None:
    html = (built.site / "ohje/index.html").read_text()
    for mark in (
        '<a href="../tietosuoja/#evasteet"', '<a href="#oma"', '<h2 id="oma">', '<h2 id="aakkosia-otsikossa">', 'align="right"',
        '<details><summary>Lisää</summary>Enemmän</details>', '<code class="language-python">print("x &lt; y")',
        '<a class="button" href="https://kunta.example/" lang="fi"', '<img alt="Kaavio" src="../kuva.png" width="20" height="10">', '<a href="../liite.pdf"',
    ):  # fmt: skip
        assert mark in html, mark
    picture = (built.site / "kuva.png").read_bytes()
    assert b"SALAISUUS" not in picture
    assert picture.startswith(b"\x89PNG")
    assert (built.site / "liite.pdf").is_file()


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<td style="text-align: right" align="right" colspan="2">1</td>', None),
        ('<p class="admonition-title button x">a</p>', '<p class="admonition-title button">a</p>'),
        ('<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
         '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" rel="noopener">1</a></sup>'),
        ('<img src="/\t/evil.example/x.png" alt="x">', '<img alt="x">'),
        ('<img src="\\\\evil.example/x.png" alt="x">', '<img alt="x">'),
        ('<img src="ht\ntps:evil" alt="x">', '<img alt="x">'),
        ('<img src="a/b:c.png" alt="x">', '<img src="a/b:c.png" alt="x">'),
        ('<p id="find">x</p>', "<p>x</p>"),
        ("<nav><p>x</p></nav><header>y</header>", "<p>x</p>y"),
    ],
)  # fmt: skip
def test_pages_are_cleaned_by_a_list(html: str, clean: str | None) -> None:
    found = cleaned_page(html if clean else f"<table><tr>{html}</tr></table>")
    assert found == (clean or '<table><tbody><tr><td align="right" colspan="2">1</td></tr></tbody></table>')


def test_files_beside_the_pages_are_published_by_a_list_and_links_out_never(project: Project, tmp_path: Path) -> None:
    (tmp_path / "salaisuus.txt").write_text("SALAISUUS")
    (tmp_path / "salaisuus.md").write_text("# SALAISUUS\n")
    bad = {
        "skripti.html": b"<script>alert(1)</script>",
        "kuva.svg": b"<svg onload='alert(1)'/>",
        "ohjelma.js": b"alert(1)",
        "vale.png": b"<svg/>",
        "vanha.md": "# Käytäntö\n".encode("latin-1"),
    }
    for name, data in bad.items():
        project.page(name, data)
    links = {"linkki.txt": "salaisuus.txt", "linkki.md": "salaisuus.md"}
    for name, target in links.items():
        (project.root / "pages" / name).symlink_to(tmp_path / target)
    links |= {"silmukka.md": "silmukka.md", "katkennut.md": "mikaan.md"}
    for name in ("silmukka.md", "katkennut.md"):
        (project.root / "pages" / name).symlink_to(links[name])
    project.page("hyva.png", png(9, 9))
    try:
        result = project.run()
        assert result.returncode == 0, result.stderr
        for name in (*bad, *links):
            assert f"Tiedosto pages/{name} jätettiin pois sivustolta:" in result.stderr, name
            assert not (project.site / name).exists()
        assert (project.site / "hyva.png").is_file()
        assert not any("SALAISUUS" in page.read_text() for page in project.site.rglob("*.html"))
        assert project.run("--strict").returncode == 1
    finally:
        for name in (*bad, *links, "hyva.png"):
            (project.root / "pages" / name).unlink()


NO_ADDRESSES = """\
[teksti 1](https://[) <http://[::1> ![kuva](http://[::1) [teksti 2][a]

<a href="http://[">teksti 3</a> <img src="http://]" alt="kuva"> [teksti 4](http://a]b/) [teksti 5](//[)

[a]: http://[x
"""


def test_an_address_that_is_none_is_told_of_and_its_words_stay(project: Project) -> None:
    project.page("rikki.md", NO_ADDRESSES)
    try:
        result = project.run("--quiet", "--site-dir", str(project.root / "rikki"))
        assert result.returncode == 0, result.stderr
        assert result.stderr.count("Sivun pages/rikki.md linkki tai kuva jätettiin pois") == 6
        page = (project.root / "rikki" / "rikki" / "index.html").read_text(encoding="utf-8")
        assert all(f"teksti {number}" in page for number in range(1, 6))
        assert project.run("--quiet", "--strict", "--site-dir", str(project.root / "rikki")).returncode == 1
    finally:
        (project.root / "pages" / "rikki.md").unlink()


def test_a_letter_that_no_text_holds_is_told_of_and_left_out(project: Project) -> None:
    project.page("merkki.md", '---\ntitle: "Otsikko \\u202Eja"\n---\n# Merkki\n\nTeksti\u202e ja \x9b31m.\n')
    try:
        result = project.run("--quiet", "--site-dir", str(project.root / "merkki"))
        assert result.returncode == 0, result.stderr
        assert result.stderr.count("Sivulla pages/merkki.md on merkki") == 1
        page = (project.root / "merkki" / "merkki" / "index.html").read_text(encoding="utf-8")
        assert "Teksti\N{REPLACEMENT CHARACTER} ja " in page
        assert control_character(page) is None
    finally:
        (project.root / "pages" / "merkki.md").unlink()


def test_a_page_at_an_address_of_the_site_stops_the_build_and_the_previous_site_stays(built: Project) -> None:
    before = (built.site / "haku/index.html").read_bytes()
    built.page("haku.md", "# Oma hakusivu\n")
    try:
        result = built.run()
        assert result.returncode == 1
        assert "Osoitteeseen 'haku/' tulisi kaksi eri sivua tai tiedostoa." in result.stderr
        assert "Traceback" not in result.stderr
        assert (built.site / "haku/index.html").read_bytes() == before
    finally:
        (built.root / "pages" / "haku.md").unlink()


def test_no_unfilled_template_of_the_engine_is_published(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    monkeypatch.setenv("SITE_URL", "")
    folder.built()
    left = [path.name for path in (folder.root / "site").rglob("*.xml") if "{%" in path.read_text()]
    assert left == []


@pytest.mark.parametrize("address", ["saavutettavuus/", "tietosuoja/"])
def test_who_answers_for_the_site_is_told_where_the_law_asks_and_on_every_page(real_site: Path, address: str) -> None:
    page = (real_site / address / "index.html").read_text(encoding="utf-8")
    article, footer = page.partition("<footer")[0], page.partition("<footer")[2]
    for told in (article, footer):
        assert "Tekojen torin toimitus" in told and 'href="mailto:toimitus@tekojentori.example"' in told
    authority = {"saavutettavuus/": "Traficom", "tietosuoja/": "tietosuojavaltuutetulle"}[address]
    assert authority in article, "where to complain"


def test_a_build_says_if_nobody_answers_for_the_site(
    project: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(project.root, tmp_path / "own", ignore=shutil.ignore_patterns("site"))
    own = Project(tmp_path / "own")
    settings = own.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    own.run()
    assert "puuttuu publisher" not in caplog.text
    settings.write_text(text.replace("publisher: Tekojen torin toimitus", 'publisher: ""'), encoding="utf-8")
    assert own.run().returncode == 0
    assert "puuttuu publisher" in caplog.text
    page = (own.site / "saavutettavuus/index.html").read_text(encoding="utf-8")
    assert "Traficom" in page and "Sivuston julkaisee" not in page and "Julkaisija:" not in page
