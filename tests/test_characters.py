"""What no terminal, page or address should meet: control characters, names of devices, addresses that hide another."""

import json
import os
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import GOOD, PROJECT, Folder
from tekojen_tori.cli import main
from tekojen_tori.content.web_addresses import is_email_within, is_web_address
from tekojen_tori.contributing.deed_file import file_stem
from tekojen_tori.contributing.plain_words import cleaned
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.language.characters import control_character
from tekojen_tori.language.personal_codes import personal_codes
from tekojen_tori.language.slugs import is_device
from tekojen_tori.reading.problems import Problem, Severity
from tekojen_tori.reading.report import FORMATS

CONTROLS = [0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, *range(0x202A, 0x202F),
            *range(0x2066, 0x206A), 0xFDD0, 0xFFFE, 0xFFFF]  # fmt: skip
HARMLESS = [0x09, 0x20, 0xA0, 0xAD, 0xE4, 0x200B, 0x200D, 0x200E, 0x200F, 0x061C, 0x2028, 0xFEFF, 0x1F33B]


def found(folder: Folder) -> set[tuple[str, str]]:
    return {(Path(problem.file).name, problem.code) for problem in folder.read().problems}


def places(folder: Folder) -> list[tuple[int, int]]:
    return [(one.line, one.column) for one in folder.read().problems if one.code == "control-character"]


@pytest.mark.parametrize("code", CONTROLS, ids=hex)
def test_no_field_key_or_text_holds_a_control_character(folder: Folder, code: int) -> None:
    """However it is written: as it is, or as an escape of YAML's."""
    letter = chr(code)
    escape = f"\\u{code:04x}"
    folder.deed(title=f'"Tiimi {escape}"')
    assert places(folder) == [(2, 8)]
    folder.deed(**{f'"avain{escape}"': "x"})
    assert places(folder) == [(7, 1)]
    folder.deed(contact=f'\n  name: "x{escape}"')
    assert places(folder) == [(8, 9)]
    folder.deed(links=f'[{{url: "https://kunta.example/{escape}"}}]')
    assert places(folder) == [(7, 15)]
    folder.deed(text=f"Rivi.\nToinen{letter} rivi{letter}.")
    assert places(folder) == [(9, 7)]
    folder.deed(title=f"Tiimi {letter}tekee")
    assert places(folder) == [(2, 14)]


@pytest.mark.parametrize("code", sorted({*CONTROLS} - {0x85}), ids=hex)
def test_nor_by_its_number(folder: Folder, code: int) -> None:
    """As Markdown and HTML have it. With a backslash before, it's no character but how one is written."""
    for written in (
        f"&#x{code:x};",
        f"&#X{code:06X};",
        f"&#{code};",
        f"&#{code}",
        f"\\\\&#{code};",
        f'<b title="&#{code};">b</b>',
    ):
        folder.deed(text=f"Rivi.\nToinen {written} rivi.")
        assert [line for line, _ in places(folder)] == [9], written
        assert not folder.read().content.things or control_character(str(folder.read().content.things[0])) is None
    folder.deed(text=f"Näin: \\&#{code}; ja &#228; ja &#x1F33B; ja &#99999999;")
    assert places(folder) == []


@pytest.mark.parametrize("code", HARMLESS, ids=hex)
def test_what_comes_along_when_people_paste_does_no_harm(folder: Folder, code: int) -> None:
    folder.deed(text=f"Teimme{chr(code)}näin.")
    assert found(folder) == set()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("registers/organisations.yml", '- {slug: a, name: "A\\0", kind: muu, nationwide: true}\n'),
        ("registers/synonyms.yml", "- [a\x9b, b]\n"),
        ("registers/features.yml", '- shows: "\\e"\n'),
        ("podcasts/a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHei\x1b[2J\n"),
    ],
)
def test_nor_does_any_other_file_of_text(folder: Folder, name: str, text: str) -> None:
    folder.deed()
    folder.write("podcasts/a.md", "---\ntitle: Jakso\nnumber: 1\ntranscript: a.vtt\n---\nx\n")
    folder.write("podcasts/a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHei\n")
    folder.write(name, text)
    assert (Path(name).name, "control-character") in found(folder)


@given(st.text())
def test_what_the_forms_clean_the_checker_takes(text: str) -> None:
    assert control_character(cleaned(text)) is None


NAMES = ["con", "aux", "nul", "prn", "com1", "com9", "lpt1", "LPT9", "Con"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "place", ["deeds/{}.md", "deeds/{}.png", "deeds/{}.tar.md", "stories/{}/tarina.md", "podcasts/{}.vtt"]
)
def test_a_name_that_windows_keeps_for_a_device_is_no_name(folder: Folder, name: str, place: str) -> None:
    folder.deed()
    path = folder.write(place.format(name), GOOD)
    wrong = path if path.parent.name.casefold() != name.casefold() else path.parent
    assert found(folder) == {(wrong.name, "bad-file-name")}


@pytest.mark.parametrize("name", ["conny", "a-con", "nulla", "com", "com10", "auxiliary", "lpt"])
def test_a_name_that_only_begins_like_one_is_a_name(folder: Folder, name: str) -> None:
    folder.deed(name)
    assert found(folder) == set()
    assert not is_device(name)


def test_nor_is_it_an_address(folder: Folder) -> None:
    folder.deed(aliases="[nul]")
    folder.write("registers/organisations.yml", "- {slug: con, name: A, kind: muu, nationwide: true}\n")
    folder.write("registers/awards.yml", "- {slug: aux, name: Palkinto}\n")
    assert found(folder) == {(name, "bad-slug") for name in ("tiimi.md", "organisations.yml", "awards.yml")}


def test_a_file_is_never_named_after_a_device() -> None:
    assert file_stem("Con", "") == "con-1"
    assert file_stem("Con", "Askola") == "askola-con"


@pytest.mark.parametrize("name", ["a\x1b[2Jb", "a\n::warning::b\n", "a\x9bb", "a\u202eb", "a\x7f"])
@pytest.mark.parametrize("ending", [".md", ".png"])
def test_a_file_name_with_a_control_character_is_refused_and_never_shown_as_it_is(
    folder: Folder, name: str, ending: str
) -> None:
    folder.deed()
    folder.write(f"deeds/{name}{ending}", GOOD)
    assert {code for _, code in found(folder)} == {"bad-file-name"}
    for form in FORMATS:
        result = CliRunner().invoke(main, ["check", "--content", str(folder.root), "--format", form])
        assert result.exit_code == 1
        assert not control_character(result.output), form
        assert "\n::warning" not in result.output
    told = json.loads(FORMATS["json"](folder.read().problems))
    assert [one["file"] for one in told] == [str(folder.root / "deeds" / f"{name}{ending}")], "programs find the file"


def test_no_form_of_problems_holds_a_control_character() -> None:
    letters = "".join(map(chr, [*CONTROLS, 0xDCFF, 0x200E, 0x2028, 0x0A, 0x0D]))
    problem = Problem(f"a{letters}.md", 1, 1, "koodi", Severity.ERROR, f"b{letters}", f"c{letters}")
    for form, write in FORMATS.items():
        text = write([problem])
        assert not control_character(text), form
        assert text.isascii() or not set("\u200e\u2028\r") & set(text), form
        text.encode()
    assert json.loads(FORMATS["json"]([problem]))[0]["file"] == problem.file


def test_no_command_speaks_but_through_the_one_way_that_is_safe() -> None:
    raw = ("click.echo(", "click.secho(", "print(", "sys.stdout.write(")
    allowed = {
        "check.py",
        "folders.py",
        "stats.py",
        "desk.py",
        "headers.py",
    }  # what they print is safe already, or nothing
    for module in (PROJECT / "plugins/tekojen_tori/commands").glob("*.py"):
        text = module.read_text(encoding="utf-8").replace("click.echo()", "")
        assert not any(way in text for way in raw) or module.name in allowed, module.name


def test_the_desk_says_nothing_that_a_terminal_obeys(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    monkeypatch.setattr(
        "tekojen_tori.commands.desk.external_links", lambda catalogue: [(Path("a\x1b[2J.md"), "https://\x9b/")]
    )
    monkeypatch.setattr(
        "tekojen_tori.commands.link_check.LinkCheck.problem", lambda self, address: f"ei vastaa: {address}\x07"
    )
    result = CliRunner().invoke(main, ["desk", "--links", "--content", str(folder.root)])
    assert "ei vastaa" in result.output
    assert not control_character(result.output)


@pytest.mark.parametrize(
    "arguments", [["check", "a\x1b[2J.md"], ["check", "--content", "\x1b[2J"], ["certificates", "\x1b[2J"], ["newsletter", "\x1b[2J"],
                  ["import", "a\x1b[2J.csv"], ["import", "a.csv", "--mapping", "\x1b[2J"], ["newsletter", "--since", "\x1b[2J"]],
)  # fmt: skip
def test_no_command_repeats_what_a_terminal_obeys(folder: Folder, arguments: list[str]) -> None:
    folder.deed()
    where = [] if "--content" in arguments else ["--content", str(folder.root)]
    result = CliRunner().invoke(main, [*arguments, *where])
    assert result.exit_code != 0
    assert not control_character(result.output)


def test_the_preview_and_a_build_tell_of_a_hostile_file_name(folder: Folder) -> None:
    folder.deed()
    folder.write("deeds/a\x1b[2Jb.md", GOOD)
    Path(os.fsdecode(bytes(folder.root / "deeds") + b"/\n::warning::\xff.md")).write_text(GOOD)
    result = folder.build()
    assert result.returncode == 1
    assert not control_character(result.stderr)
    assert "\n::warning" not in result.stderr


# Addresses

GOOD_EMAILS = [
    "a@b.fi",
    "etunimi.sukunimi@kunta.fi",
    "a.b+c_d-e@osasto.kunta-x.example",
    "A1@x.museum",
    "a@xn--kunt-moa.fi",
]
BAD_EMAILS = [
    "a@b.fi,c@d.fi", "a%0d%0aBcc:x@y.z@b.fi", "a@b.fi%3Fbcc=x", "a@b@c.fi", "a..b@c.fi", ".a@b.fi", "a.@b.fi", "a@b", "a@-b.fi",
    "a@b-.fi", "a@b..fi", "a@b.fi.", "@b.fi", "a@", "a b@c.fi", "a@b.fi?cc=x", "a@b.fi&x", "a<b@c.fi", '"a"@b.fi', "a@[127.0.0.1]",
    "a@127.0.0.1", "a;b@c.fi", "a:b@c.fi", "a/b@c.fi", "ä@b.fi", "a@ä.fi", "a" * 65 + "@b.fi", f"a@{'b' * 250}.fi", "a@b.fi\u200e",
]  # fmt: skip


@pytest.mark.parametrize(
    ("email", "good"), [*((one, True) for one in GOOD_EMAILS), *((one, False) for one in BAD_EMAILS)]
)
@pytest.mark.parametrize("where", ["deed", "podcast"])
def test_an_email_is_one_address(folder: Folder, email: str, good: bool, where: str) -> None:
    folder.deed(contact=f"{{name: Nimi, email: {json.dumps(email)}}}" if where == "deed" else None)
    if where == "podcast":
        folder.write("podcasts/podcast.md", f"---\ntitle: Podcast\nowner_email: {json.dumps(email)}\n---\nx\n")
    assert ("bad-email" in {code for _, code in found(folder)}) is not good


def test_an_address_as_a_mail_program_writes_it_is_the_address_within(folder: Folder) -> None:
    folder.deed(contact='{name: Nimi, email: "<a@b.fi>"}')
    (deed,) = folder.read().content.of(Deed)
    assert deed.contact and deed.contact.email == "a@b.fi"


@pytest.mark.parametrize("email", GOOD_EMAILS)
def test_an_email_that_passes_needs_no_escaping_in_a_link(email: str) -> None:
    assert quote(email, safe="@+") == email
    assert urlsplit(f"mailto:{email}").path == email


GOOD_WEB = [
    "https://kunta.fi",
    "http://kunta.fi/",
    "https://www.kunta-x.example:8443/a/b?c=d&e=%20#f",
    "https://äänekoski.fi/ä",
    "https://a_b.fi/(x)",
]
BAD_WEB = [
    "https://[", "https://", "https://a]b/", "https:///polku", "https://?x", "https://:80/", "https://a.fi:port/", "https://a.fi:99999/",
    "https://kunta.fi@evil.example/", "https://a:b@c.fi/", "https://a .fi/", "https://a.fi/\\x", "https:\\\\a.fi/", "javascript:alert(1)",
    "ftp://a.fi/", "//a.fi/", "kunta.fi", "https://-a.fi/", "https://a..fi/", "https://a.fi/" + "x" * 2000, "https://[::1]/", "https://a.fi/\u2028x",
]  # fmt: skip
FIELDS = {
    "links": ("deeds/a.md", GOOD.replace("date: 2019-10-02", "date: 2019-10-02\nlinks: [{}]"), True),
    "adoptions": ("deeds/a.md", GOOD.replace("date: 2019-10-02", "date: 2019-10-02\nadoptions: [{{by: A, url: {}}}]"), True),
    "recording": ("webinars/a.md", "---\ntitle: Web\nrecording: {}\n---\nx\n", True),
    "join": ("webinars/a.md", "---\ntitle: Web\njoin: {}\n---\nx\n", True),
    "audio": ("podcasts/a.md", "---\ntitle: Jak\nnumber: 1\ndate: 2020-01-01\naudio: {{url: {}, bytes: 1, seconds: 1, type: audio/mpeg}}\n---\nx\n", False),
}  # fmt: skip


@pytest.mark.parametrize(("address", "good"), [*((one, True) for one in GOOD_WEB), *((one, False) for one in BAD_WEB)])
@pytest.mark.parametrize("field", FIELDS)
def test_an_address_of_the_web_has_a_host_and_hides_nothing(
    folder: Folder, address: str, good: bool, field: str
) -> None:
    name, text, may_be_plain = FIELDS[field]
    folder.write(name, text.format(json.dumps(address)))
    codes = {code for _, code in found(folder)} - {"no-deeds-folder"}
    if not may_be_plain and (address.startswith("http:") or ":" not in address or address.startswith("https:\\")):
        assert good or codes, "a sound may be a file, and must not come over http"
    else:
        assert bool(codes & {"bad-web-address", "bad-audio-address"}) is not good
    assert is_web_address(address) is good


# What is nobody else's business


def code_of(day: str, sign: str, number: str) -> str:
    return f"{day}{sign}{number}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(day + number) % 31]}"


CODES = [code_of("131052", sign, "308") for sign in "+-UVWXYABCDEF–"] + [
    "131052-308t",
    "010100A900" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[10100900 % 31],
]
NO_CODES = ["131052-308U", "321052-308" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[321052308 % 31], "131052G308T", "1131052-308T", "131052-308TA",
            "131052 308T", "290201-123" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[290201123 % 31]]  # fmt: skip


@pytest.mark.parametrize(("written", "is_code"), [*((one, True) for one in CODES), *((one, False) for one in NO_CODES)])
def test_a_personal_identity_code_is_warned_of_wherever_it_stands(folder: Folder, written: str, is_code: bool) -> None:
    assert bool(list(personal_codes(f"tunnus {written}."))) is is_code
    folder.deed(title=f"Tiimi ({written})", text=f"Ensin.\n\nTunnus on {written}, sanottiin.")
    problems = folder.read().problems
    assert [(one.code, one.severity, one.line, one.column) for one in problems] == (
        [("personal-identity-code", Severity.WARNING, line, column) for line, column in ((2, 15), (10, 11))]
        if is_code
        else []
    )
    assert not any(written in one.message + one.hint for one in problems), "logs are public"


def test_an_email_among_the_authors_is_warned_of(folder: Folder) -> None:
    folder.deed(authors="[Maija Malli, Matti (matti.malli@kunta.fi)]")
    ((where, code, severity),) = [(one.line, one.code, one.severity) for one in folder.read().problems]
    assert (where, code, severity) == (7, "email-in-authors", Severity.WARNING)
    folder.deed(authors="[Maija Malli, '@tiimi', Kotihoito @ Askola]")
    assert folder.read().problems == ()
    assert not is_email_within("a@b")
