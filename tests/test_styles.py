"""The styles and scripts that pages load: no more than they need, nothing that they would miss, and never of two releases."""

import re
from collections.abc import Iterator
from pathlib import Path

import material
import pytest
from playwright.sync_api import Page

from conftest import Folder, LookAt, OpenPage
from direct import catalogue_of, site_of
from tekojen_tori.publishing.frame import assets, plain_pages
from tekojen_tori.publishing.frame.assets import classes_needed, code_of
from tekojen_tori.publishing.frame.bundles import bundled
from tekojen_tori.publishing.frame.theme_styles import Matchable, needed_of_theme
from tekojen_tori.publishing.text import markdown
from test_pages import PAGE_TYPES

[THEME] = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")


def style_of(site: Path, name: str = "tori.css") -> str:
    return next(site.glob(f"assets/tori/code/*/{name}")).read_text(encoding="utf-8")


# Those ways to see a page that are known, and what is found of it, which stays in it: it would be a megabyte each time.
BEGIN = "(known) => { window.known = new Set(known); window.cut = {}; }"
# What an element looks like, whatever its own properties are called: all that a browser computes of it and of what
# stands before and after it. Elements of which pages have many alike are looked at once. The second time it tells which
# look otherwise than the first time, or are not there any more; the first time, all that were looked at.
LOOKS = """(seen) => {
  const looks = new Map();
  const properties = [...getComputedStyle(document.body)].filter((one) => !one.startsWith("--"));
  for (const element of document.querySelectorAll("html, html *")) {
    const way = [];
    for (let one = element; one; one = one.parentElement) {
      way.unshift(`${one.localName}.${one.getAttribute("class") ?? ""}`);
    }
    const name = way.join(" ") + (element.matches(":first-child") ? " first" : "") + (element.matches(":last-child") ? " last" : "");
    if (looks.has(name) || known.has(name)) continue;
    looks.set(name, [null, "::before", "::after"].map((part) => {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") return "";
      return properties.map((one) => style.getPropertyValue(one)).join("; ");
    }).join("\\n"));
  }
  const earlier = cut[seen];
  if (!earlier) return [...(cut[seen] = looks).keys()];
  return [...new Set([...earlier.keys(), ...looks.keys()])].filter((name) => earlier.get(name) !== looks.get(name));
}"""
# The page as it would be with all of the theme's style sheet before our own.
WEAR_ALL = """async ([theme, of_theme]) => {
  const worn = [...document.querySelectorAll("link[rel=stylesheet]")];
  const texts = await Promise.all(worn.map(({ href }) => fetch(href).then((answer) => answer.text())));
  const whole = texts.map((text, place) => new CSSStyleSheet().replace(place ? text : theme + text.replace(of_theme, "")));
  for (const one of worn) one.disabled = true;
  document.adoptedStyleSheets = await Promise.all(whole);
}"""
# Until what scripts fill in has come.
SETTLED = """async () => {
  for (let before; before !== (before = document.body.outerHTML); ) await new Promise((next) => setTimeout(next, 300));
}"""
SEEN = {"wide": (1280, "light", "screen"), "narrow": (390, "dark", "screen"), "on paper": (800, "light", "print")}


def looks(page: Page, seen: str) -> list[str]:
    width, colours, media = SEEN[seen]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colours, media=media)  # type: ignore[arg-type]
    found: list[str] = page.evaluate(LOOKS, seen)
    return found


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The elements that have been looked at, by the way to them."""
    return set()


@pytest.fixture(scope="module")
def of_theme(folder_of_styles: Folder) -> str:
    """What is taken of the theme."""
    site = site_of(folder_of_styles)
    code = code_of(catalogue_of(folder_of_styles), site)
    ours = code.files["tori.css"].decode()
    apart = "".join(code.files[sheet].decode() for sheet in code.worn)
    matchable = Matchable.of(assets._sources())
    return needed_of_theme(THEME.read_text(encoding="utf-8"), matchable, ours + apart, site.cache)


@pytest.fixture(scope="module")
def folder_of_styles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    folder = Folder(tmp_path_factory.mktemp("styles") / "content")
    folder.deed()
    yield folder


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_a_page_looks_as_with_all_of_the_themes_styles(
    real_site: Path, look_at: LookAt, of_theme: str, known: set[str], kind: str
) -> None:
    page = look_at(real_site, PAGE_TYPES[kind], 1280, "light")
    page.emulate_media(reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    page.evaluate(SETTLED)
    page.evaluate(BEGIN, sorted(known))
    first = {seen: looks(page, seen) for seen in SEEN}
    page.evaluate(WEAR_ALL, [THEME.read_text(encoding="utf-8"), of_theme])
    assert {seen: looks(page, seen) for seen in SEEN} == {seen: [] for seen in SEEN}
    known |= set(first["wide"])


def test_the_sheet_begins_with_what_is_taken_of_the_theme(real_site: Path, of_theme: str) -> None:
    assert style_of(real_site).startswith(of_theme)
    assert 0 < len(of_theme) < len(THEME.read_text(encoding="utf-8")) / 5


def test_texts_have_no_more_than_the_plain_pages() -> None:
    """What those may have is what the styles go by."""
    assert markdown._TAGS <= plain_pages.TAGS
    classes = {
        name for one in (markdown._TABLE_FRAME["class"], markdown.FRAME.get("class", "")) for name in one.split()
    }
    assert classes <= Matchable.of(assets._sources()).names


CASES = {
    ".md-typeset .admonition{a:b}": True,
    ".md-typeset .admonition-title{a:b}": True,
    ".md-typeset .tabbed-set{a:b}": False,
    ".admonition .md-typeset p{a:b}": False,
    ".md-typeset [dir=rtl]{a:b}": True,
    "[dir=rtl] .md-typeset p{a:b}": False,
    ".md-typeset p:not(.tabbed-set){a:b}": True,
    ".md-typeset abbr{a:b}": True,
    ".md-typeset script{a:b}": False,
    ".tabbed-set,.md-typeset p{a:b}": True,
    "@media print{.tabbed-set{a:b}}": False,
    "@media print{.md-typeset p{a:b}}": True,
    "#stranger{a:b}": False,
    "p:hover::before{a:b}": True,
    ":root{--nobody-asks:1px}": False,
    ":root{--ours-asks:1px}": True,
    ":root{--first:1px;--second:var(--first)}p{a:var(--second)}": True,
    "@keyframes nobody{from{a:b}}": False,
    "@keyframes turns{from{a:b}}p{animation:1s turns}": True,
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_kept_where_a_page_can_match_it(rule: str, tmp_path: Path) -> None:
    matchable = Matchable.of(['<div class="md-typeset"><p>'])
    needed = needed_of_theme(rule, matchable, "p{a:var(--ours-asks)}", tmp_path)
    assert bool(needed) is CASES[rule]
    assert "tabbed-set{" not in needed and "tabbed-set," not in needed
    assert needed_of_theme(rule, matchable, "p{a:var(--ours-asks)}", tmp_path) == needed, "as it was kept"


def test_what_is_kept_goes_by_all_that_it_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(theme: str = ".a{b:c}.d{e:var(--f)}:root{--f:g;--h:i}", names: str = "a root", ours: str = "") -> str:
        return needed_of_theme(theme, Matchable.of([names]), ours, tmp_path)

    assert made() == ".a{b:c}"
    assert made(names="a d root") == ".a{b:c}.d{e:var(--f)}:root{--f:g}"
    assert made(ours="p{j:var(--h)}") == ".a{b:c}:root{--h:i}"
    assert made(theme=".a{b:d}") == ".a{b:d}"
    [kept] = {path for path in (tmp_path / "styles").iterdir() if b"{b:d}" in path.read_bytes()}
    kept.write_bytes(kept.read_bytes().replace(b"b:d", b"b:x"))
    assert made(theme=".a{b:d}") == ".a{b:d}", "what was changed since is made anew"
    theme = ".md-typeset kbd{b:c}.md-typeset .note{b:d}.md-typeset [rel]{b:e}"
    assert made(theme, "md-typeset") == ".md-typeset kbd{b:c}"
    for name, value, needed in (
        ("TAGS", frozenset[str](), ""),
        ("CLASSES", re.compile("note"), ".md-typeset .note{b:d}"),
        ("ATTRIBUTES", {"*": {"rel"}}, ".md-typeset .note{b:d}.md-typeset [rel]{b:e}"),
    ):
        monkeypatch.setattr(plain_pages, name, value)
        assert made(theme, "md-typeset") == needed, "of what texts may have, which nh3 has a say in"


def test_a_sheet_apart_is_loaded_by_the_pages_that_wear_it(real_site: Path) -> None:
    def sheets(address: str) -> set[str]:
        html = (real_site / address / "index.html").read_text(encoding="utf-8")
        return set(re.findall(r'<link rel="stylesheet" href="[^"]*/(\w+)\.css"', html))

    assert sheets("teot/kemi-lupa-kehittaa") == {"tori"}
    assert sheets("ilmoita") == sheets("ilmianna") == sheets("otettu-mallia/kerro") == {"tori", "telling"}
    assert sheets("kartta") >= {"tori", "map"}
    assert sheets("kunnat") == {"tori"}


def test_every_selector_of_a_sheet_apart_tells_by_its_classes_where_it_is_worn(folder_of_styles: Folder) -> None:
    code = code_of(catalogue_of(folder_of_styles), site_of(folder_of_styles))
    assert len(code.worn) > 4
    assert not [sheet for sheet, selectors in code.worn.items() if frozenset() in selectors]


def test_a_page_wears_each_sheet_that_has_a_selector_for_it() -> None:
    one, both = frozenset({"a"}), frozenset({"a", "b"})
    code = assets.Code({"x/y.js": b""}, {"one.css": frozenset({one}), "both.css": frozenset({both, frozenset({"c"})})})
    assert "stylesheet" not in code.links('<p class="b">', "")
    assert re.findall(r'href="f/(.*?)"', code.links('<p class="z a">', "f/")) == ["one.css"]
    assert re.findall(r'href="f/(.*?)"', code.links('<p class="a"><i class="b">', "f/")) == ["one.css", "both.css"]
    assert re.findall(r'href="f/(.*?)"', code.links('<p class="c">', "f/")) == ["both.css"]


@pytest.mark.parametrize(
    ("html", "early"),
    [
        ('<div class="page" data-script="x/y.js">', ["x/y.js"]),
        ('<details class="page" data-script="x/y.js">', []),
        ('<details data-script="x/y.js"><p></p></details><p data-script="x/y.js">', ["x/y.js"]),
        ('<p>Kirjoita data-script="../../evil.js" tähän.</p>', []),
    ],
)
def test_a_script_is_asked_for_early_where_a_part_names_it(html: str, early: list[str]) -> None:
    assert re.findall(r'href="(.*?)"', assets.Code({"x/y.js": b""}, {}).links(html, "")) == early


@pytest.mark.parametrize(
    ("css", "needed"),
    [
        (".a{x:y}", [{"a"}]),
        (".a .b>.c:hover,.d{x:y}", [{"a", "b", "c"}, {"d"}]),
        (".a:not(.b):is(.c,.d:not(.e)){x:y}", [{"a"}]),
        ("body:has(.a){x:y}", [{"a"}]),
        (".a:not(:has(.b)){x:y}", [{"a"}]),
        ("@media print{.a{x:y}p{x:y,z}}", [{"a"}, set()]),
        ("@keyframes k{0%,50%{x:y}to{x:y}}.a{x:y}", [{"a"}]),
    ],
)
def test_a_selector_needs_the_classes_that_it_names(css: str, needed: list[set[str]]) -> None:
    assert classes_needed(css) == {frozenset(one) for one in needed}


MODULES = {
    "a/page.js": 'import { one, two as deux } from "./b.js";\nimport { Three } from "../c/d.js";\nexport function offer() {}\n',
    "a/b.js": 'import { Three } from "../c/d.js";\nconst own = 1;\nexport const one = new Three(own);\nexport async function two() {}\n',
    "c/d.js": "/* A comment. */\nexport class Three {}\n",
    "c/alone.js": "export function offer() {}\n",
}


def test_what_a_page_asks_for_is_one_file_with_all_that_it_imports() -> None:
    made = {name: content.decode() for name, content in bundled(MODULES).items()}
    assert set(made) == {"a/page.js", "c/alone.js"}
    page = made["a/page.js"]
    assert "import" not in page and "comment" not in page
    assert page.count("class Three") == 1 and page.index("class Three") < page.index("new Three")
    assert re.findall(r"export [^{]*", page) == ["export function offer()"]
    assert "two:deux" in page


def test_every_script_of_the_site_is_loaded_whole(real_site: Path, open_page: OpenPage) -> None:
    page = open_page(real_site, "robots.txt")
    for script in real_site.glob("assets/tori/code/*/*/*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"\bimport\s*\{", text), script.name
        if script.name != "worker.js":
            address = f"/{script.relative_to(real_site).as_posix()}"
            assert page.evaluate("async (one) => Object.keys(await import(one)).length", address) > 0


def test_another_style_or_script_lies_in_another_folder(folder: Folder) -> None:
    folder.deed()
    catalogue, site = catalogue_of(folder), site_of(folder)
    code = code_of(catalogue, site)
    same = assets.Code(dict(code.files), code.worn)
    other = assets.Code({**code.files, "tori.js": code.files["tori.js"] + b" "}, code.worn)
    assert code.folder == same.folder != other.folder
    assert code.folder.startswith("assets/tori/code/")


def test_a_page_asks_early_for_the_script_of_a_part_unless_it_is_folded(real_site: Path) -> None:
    def early(address: str) -> list[str]:
        html = (real_site / address / "index.html").read_text(encoding="utf-8")
        return re.findall(r'<link rel="modulepreload" href="[^"]*/(\w+/\w+\.js)">', html)

    assert early("ilmoita") == ["contributing/form.js"]
    assert early("kartta") == ["map/page.js"]
    assert "data-script" in (real_site / "teot/kemi-lupa-kehittaa/index.html").read_text(encoding="utf-8")
    assert early("teot/kemi-lupa-kehittaa") == early("kunnat") == []
