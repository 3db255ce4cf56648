"""The site on a real web server that is told how to serve it: headers, types, what is kept, and pages that still work."""

import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from email.message import Message
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from conftest import Folder
from tekojen_tori.cli import main
from tekojen_tori.data.server.headers import OTHER_TYPE, RULES, TYPES, TYPES_OF_NAMES, headers
from tekojen_tori.data.server.hosts import HOSTS, apache, caddy, netlify, nginx
from tekojen_tori.publishing.frame.policy import content_policy
from tekojen_tori.publishing.sending import Forge, Sending, security_page

FOR_GOOD = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
ASKING = "no-cache"
SAID = headers()


def nginx_command(site: Path, folder: Path, port: int) -> list[str]:
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
    server = f"server {{ listen 127.0.0.1:{port}; root {site}; include {folder}/tori.conf; }}"
    (folder / "tori.conf").write_text(nginx("/"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; {temporary}\n{server} }}\n"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def apache_command(site: Path, folder: Path, port: int) -> list[str]:
    modules = ("mpm_event", "authz_core", "dir", "headers", "mime")
    lines = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules]
    lines += [f"Listen 127.0.0.1:{port}", "ServerName localhost", f"DocumentRoot {site}", "TypesConfig /dev/null"]
    lines += [f"PidFile {folder}/pid", f"DefaultRuntimeDir {folder}", f"ErrorLog {folder}/errors", "User www-data"]
    lines += [f"<Directory {site}>", "AllowOverride FileInfo", "Require all granted", "</Directory>", ""]
    (folder / "apache.conf").write_text("\n".join(lines))
    return ["apache2", "-f", str(folder / "apache.conf"), "-D", "FOREGROUND"]


def caddy_command(site: Path, folder: Path, port: int) -> list[str]:
    (folder / "tori.caddy").write_text(caddy("/"))
    (folder / "Caddyfile").write_text(
        "{\nadmin off\nauto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\nroot * {site}\nimport {folder}/tori.caddy\nfile_server\n}}\n"
    )
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


COMMANDS: dict[str, Callable[[Path, Path, int], list[str]]] = {
    "nginx": nginx_command,
    "apache2": apache_command,
    "caddy": caddy_command,
}


@contextmanager
def serving(server: str, site: Path, folder: Path) -> Iterator[str]:
    """The address of a site on a web server of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(COMMANDS[server](site, folder, port), stdout=said, stderr=said)
    try:
        for _ in range(200):
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (folder / "said").read_text()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def public_site(real_site: Path) -> Iterator[Path]:
    """The real site where a server may read it: tests' own folders are their owner's alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield Path(shutil.copytree(real_site, folder / "site"))


@pytest.fixture(scope="session", params=list(COMMANDS))
def address(request: pytest.FixtureRequest, public_site: Path) -> Iterator[str]:
    """The address of the real site on each web server that this machine has."""
    with on_server(request.param, public_site) as found:
        yield found


@pytest.fixture(scope="session")
def nginx_address(public_site: Path) -> Iterator[str]:
    with on_server("nginx", public_site) as found:
        yield found


@contextmanager
def on_server(server: str, site: Path) -> Iterator[str]:
    if not shutil.which(server):
        pytest.skip(f"{server} isn't installed on this machine")
    with tempfile.TemporaryDirectory() as folder, serving(server, site, Path(folder)) as found:
        yield found


def asked(url: str) -> tuple[int, Message, bytes]:
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def search_file(site: Path) -> str:
    return next((site / "assets/tori/search").glob("*/words-0")).relative_to(site).as_posix()


def test_each_file_is_served_with_what_a_browser_must_know(address: str, public_site: Path) -> None:
    code = next((public_site / "assets/tori/code").iterdir()).relative_to(public_site).as_posix()
    expected = {
        "": ("text/html; charset=utf-8", ASKING, None),
        "teot/": ("text/html; charset=utf-8", ASKING, None),
        "404.html": ("text/html; charset=utf-8", ASKING, None),
        "feed.xml": ("application/rss+xml", ASKING, "*"),
        "teemat/itseohjautuvuus/feed.xml": ("application/rss+xml", ASKING, "*"),
        "podcast/feed.xml": ("application/rss+xml", ASKING, "*"),
        "feed.atom": ("application/atom+xml", ASKING, "*"),
        "feed.json": ("application/feed+json", ASKING, "*"),
        "sitemap.xml": ("application/xml", ASKING, None),
        "tapahtumat.ics": ("text/calendar; charset=utf-8", ASKING, "*"),
        "api/v1/index.json": ("application/json", ASKING, "*"),
        "api/v1/dcat.jsonld": ("application/ld+json", ASKING, "*"),
        "api/v1/deeds.jsonl": ("application/jsonl", ASKING, "*"),
        "api/v1/deeds.excel.csv": ("text/csv; charset=utf-8", ASKING, "*"),
        "tilastot/vuosittain.csv": ("text/csv; charset=utf-8", ASKING, "*"),
        "tietoa/ohjelma/aktiivisimmat.csv": ("text/csv; charset=utf-8", ASKING, "*"),
        "robots.txt": ("text/plain; charset=utf-8", ASKING, None),
        ".well-known/security.txt": ("text/plain; charset=utf-8", ASKING, None),
        "jakokuvat/tori.png": ("image/png", A_DAY, None),
        "assets/tori/favicon.svg": ("image/svg+xml", A_DAY, None),
        f"{code}/tori.css": ("text/css; charset=utf-8", FOR_GOOD, None),
        f"{code}/tori.js": ("text/javascript; charset=utf-8", FOR_GOOD, None),
        f"{code}/search/worker.js": ("text/javascript; charset=utf-8", FOR_GOOD, None),
        "assets/tori/contributing/form.json": ("application/json", ASKING, None),
    }
    found = {}
    for path in expected:
        status, headers, _ = asked(address + path)
        assert status == 200, path
        assert {name: headers[name] for name in SAID} == SAID, path
        found[path] = (headers["Content-Type"], headers["Cache-Control"], headers["Access-Control-Allow-Origin"])
    assert found == expected


def test_the_search_index_is_kept_and_what_tells_where_it_is_is_not(address: str, public_site: Path) -> None:
    for path, kept in (("assets/tori/search/directory", ASKING), (search_file(public_site), FOR_GOOD)):
        status, headers, body = asked(address + path)
        assert (status, headers["Cache-Control"]) == (200, kept)
        assert headers["Content-Type"] in (OTHER_TYPE, None)
        assert headers["Content-Encoding"] is None
        assert body == (public_site / path).read_bytes()


def test_a_missing_address_is_answered_by_the_sites_own_page_which_nobody_keeps(address: str) -> None:
    for path in (
        "puuttuu/",
        "api/v1/puuttuu.json",
        "assets/tori/search/0123456789/words-0",
        "media/puuttuu.png",
        "x.csv",
    ):
        status, headers, body = asked(address + path)
        assert status == 404
        assert "Sivua ei löytynyt" in body.decode()
        assert headers["Content-Type"].lower() == "text/html; charset=utf-8"
        assert headers["Cache-Control"] == ASKING
        assert {name: headers[name] for name in SAID} == SAID


def test_pages_work_with_the_headers_on(nginx_address: str, browser: Browser) -> None:
    """Every kind of page, and whatever scripts make of them, without a complaint from the browser."""
    complaints: list[str] = []
    page = browser.new_context().new_page()
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    kinds = ("", "teot/", "palvelualat/", "kunnat/", "top/", "tarinat/", "podcast/", "webinaarit/", "kampanjat/", "kartta/",
             "tilastot/", "ilmoita/", "ilmianna/", "kehittamispolku/", "lapimurrot/", "seuraa/", "avoin-data/", "tietoa/", "tietosuoja/",
             "teot/askola-tiimit-suunnittelevat-vuoronsa/", "teot/askola-tiimit-suunnittelevat-vuoronsa/kokeilkaa/")  # fmt: skip
    for kind in kinds:
        answer = page.goto(nginx_address + kind)
        assert answer and answer.status == 200, kind
    search(page, nginx_address)
    page.context.close()
    assert complaints == []


def search(page: Page, address: str) -> None:
    page.goto(f"{address}haku/?q=työvuoroja")
    expect(page.locator(".result mark").first).to_have_text(re.compile("vuoro", re.IGNORECASE))


def test_other_sites_cannot_show_a_page_within_theirs(nginx_address: str, browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:  # fmt: skip
    (tmp_path / "index.html").write_text(f'<iframe src="{nginx_address}"></iframe>')
    page = browser.new_context().new_page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(serve(tmp_path))
    page.context.close()


def test_the_page_and_the_server_say_the_same_policy(real_site: Path) -> None:
    text = (real_site / "index.html").read_text(encoding="utf-8")
    assert f'<meta http-equiv="Content-Security-Policy" content="{content_policy()}">' in text
    assert SAID["Content-Security-Policy"] == f"{content_policy()}; frame-ancestors 'none'"
    assert f'<meta name="referrer" content="{SAID["Referrer-Policy"]}">' in text
    assert "unsafe" not in content_policy()


def test_every_file_of_the_site_has_a_type(real_site: Path) -> None:
    files = [path.relative_to(real_site) for path in real_site.rglob("*") if path.is_file()]
    unknown = {path for path in files if path.suffix not in TYPES and path.parts[:3] != ("assets", "tori", "search")}
    assert {path.as_posix() for path in unknown} == {".htaccess", "_headers"}
    assert set(TYPES_OF_NAMES) <= {path.name for path in files}


def test_hosts_find_their_files_in_the_site_and_others_are_told_by_a_command(real_site: Path) -> None:
    assert (real_site / ".htaccess").read_text(encoding="utf-8") == apache("/")
    assert (real_site / "_headers").read_text(encoding="utf-8") == netlify("/")
    for host, told in HOSTS.items():
        result = CliRunner().invoke(main, ["headers", host])
        assert (result.exit_code, result.output) == (0, told("/"))


def test_a_site_in_a_folder_of_its_server_speaks_of_no_other_folder() -> None:
    assert "ErrorDocument 404 /oma.tori/404.html\n" in apache("/oma.tori/")
    assert "error_page 404 /oma.tori/404.html;" in nginx("/oma.tori/")
    assert "/oma.tori/*\n  Content-Security-Policy" in netlify("/oma.tori/")
    for rule in RULES:
        path = "/oma.tori/" + rule.addresses[0].replace("*", "a/b.c").replace(":index", "x")
        assert re.search(rule.pattern("/oma.tori/"), path)
        assert not re.search(rule.pattern("/oma.tori/"), path.replace("oma.tori", "oma-tori"))


def test_netlify_and_cloudflare_are_told_each_header_of_a_path_once() -> None:
    """They join the values of a header that two rules give: two of Cache-Control would mean neither."""
    rules: list[tuple[str, str]] = []
    path = ""
    for line in netlify("/").splitlines():
        if line.startswith("/"):
            path = line
        elif line.startswith("  "):
            rules.append((path, line.split(":")[0].strip()))
    assert len(rules) == len(set(rules)) < 100
    for name in ("/index.html", "/feed.xml", "/x/feed.json", "/tilastot/a.csv", "/api/v1/deeds.csv", "/api/v1/dcat.jsonld", "/api/v1/deeds.jsonl",
                 "/media/podcasts/1.vtt", "/assets/tori/code/1a/tori.js", "/assets/tori/code/1a/search/worker.js", "/assets/tori/search/ab/words-0", "/tapahtumat.ics"):  # fmt: skip
        given = [header for one, header in rules if re.fullmatch(as_regex(one), name)]
        assert len(given) == len(set(given)), name


def as_regex(pattern: str) -> str:
    return re.sub(r":[a-z]+", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))


def test_whom_to_tell_of_a_weakness_is_where_it_is_looked_for(folder: Folder) -> None:
    folder.deed()
    assert folder.build().returncode == 0
    text = (folder.root / "site/.well-known/security.txt").read_text(encoding="utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:toimitus@tekojentori.example"
    assert fields["Preferred-Languages"] == "fi, sv, en"
    assert fields["Canonical"] == "https://tekojentori.example/.well-known/security.txt"
    assert fields["Policy"] == "https://github.example/tekojentori/tekojen-tori/blob/main/SECURITY.md"
    expires = date.fromisoformat(fields["Expires"].removesuffix("T00:00:00Z"))
    assert 300 < (expires - date.today()).days <= 366
    assert expires.day == 1


@pytest.mark.parametrize("url", ["", "https://kunta.example/tori/"])
def test_security_txt_is_left_out_where_nobody_would_look_for_it(folder: Folder, url: str, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    folder.deed()
    monkeypatch.setenv("SITE_URL", url)
    assert folder.build().returncode == 0
    assert not (folder.root / "site/.well-known").exists()


@pytest.mark.parametrize(
    ("forge", "page"),
    [(Forge.GITHUB, "blob/main"), (Forge.GITLAB, "-/blob/main"), (Forge.FORGEJO, "src/branch/main")],
)
def test_each_forge_has_the_policy_at_its_own_address(forge: Forge, page: str) -> None:
    assert security_page(Sending(forge=forge), "https://a.example/b/") == f"https://a.example/b/{page}/SECURITY.md"
    assert security_page(Sending(forge=forge), "") == ""
