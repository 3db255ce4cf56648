"""The adapter: the one module that knows MkDocs.

MkDocs reads the settings, serves and reloads, and makes the editors' plain pages (`pages/`) with Material's theme. All
the rest is read, checked and published by the floors below, and put into the same frame.
"""

import errno
import gc
import hashlib
import logging
import os
import re
import shutil
import signal
import socket
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING, Any, Never
from urllib.parse import quote

import click
import jinja2
import material
from markupsafe import Markup
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.adopting.stage_rule import StageRule
from tekojen_tori.content.content import Content
from tekojen_tori.content.history import History
from tekojen_tori.content.web_addresses import is_email, is_web_address
from tekojen_tori.language.characters import control_character, control_reference, without_control_characters
from tekojen_tori.language.slugs import is_slug
from tekojen_tori.language.words import dictionary
from tekojen_tori.machine.changes import Places, observer_of
from tekojen_tori.machine.kept_files import KEPT, can_keep
from tekojen_tori.machine.signals import EndedBySignal
from tekojen_tori.pages.plain.publishing import PlainPageView
from tekojen_tori.pages.programme.content import Programme
from tekojen_tori.pages.search import texts
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame import plain_pages
from tekojen_tori.publishing.frame.frame import Frame
from tekojen_tori.publishing.frame.plain_addresses import OnlyAddresses
from tekojen_tori.publishing.on_request import SiteOnRequest
from tekojen_tori.publishing.page import NotPublished, Page, file_of
from tekojen_tori.publishing.sending import Forge, Sending, Way, is_receiver
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.whole_page import whole_page
from tekojen_tori.publishing.writing.everything import publish
from tekojen_tori.publishing.writing.failures import sentence_of, trace_of
from tekojen_tori.publishing.writing.site_folder import SiteFolder, readable_by_all
from tekojen_tori.reading.content_folder import ContentFolder, Reading
from tekojen_tori.reading.files.file_names import FileStamp, stamp_of
from tekojen_tori.reading.files.text_files import shown
from tekojen_tori.reading.history.repository import HistoryReading, read_history
from tekojen_tori.reading.last_net import unforeseen_problem
from tekojen_tori.reading.problems import Problem, Severity, errors, warning
from tekojen_tori.reading.problems import error as problem_of
from tekojen_tori.reading.registers import municipalities
from tekojen_tori.reading.report import as_text, printable, printable_lines

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

log = logging.getLogger("mkdocs.plugins.tekojen_tori")
_plain_log = logging.getLogger(__name__)
"""For what isn't the content's fault, so that a strict build need not stop for it."""


_LONGEST_TOLD = 200
"""In letters, of an address that is none."""
_MATERIAL = Path(material.__file__).parent / "templates"
_CODE = Path(__file__).parent
_WEB = _CODE / "web"
_UNUSED_THEME_FILES = ("sitemap.xml", "assets/javascripts/", "assets/images/favicon.png", "assets/stylesheets/")


_SETTINGS = "mkdocs.yml"

_ANSWERS = {addresses.ACCESSIBILITY: "accessibility", addresses.PRIVACY: "privacy"}
"""The plain pages that tell who answers for what."""
_MADE_BETWEEN = 50_000
"""Objects, after which Python looks through the young ones for garbage: a build makes millions that last, and takes
some 3 % longer if it looks after every 700. The memory of the largest builds is the same."""
_REGIONS = len({place.region for place in municipalities()})
_MAILING_MARK = re.compile(r"[*{%\[][^\"'<>&]{1,98}[*}%\]]")
"""What mailing programs put an address of their own in place of."""
_EXPECTED = {
    "content": "kansion nimi",
    "sending": f"luettelo, jossa voi olla: {', '.join(Way)}",
    "forge": " tai ".join(Forge),
    "branch": "haaran nimi",
    "editors_email": "sähköpostiosoite",
    "post_address": "vastaanottimen osoite, jonka alussa on https:// (omalla koneella myös http://localhost)",
    "publisher": "kuka sivuston julkaisee: organisaation nimi",
    "newsletter": "sähköpostiosoite tai verkko-osoite, josta uutiskirjeen voi tilata",
    "newsletter_sender": "kuka uutiskirjeen lähettää: nimi ja osoite",
    "newsletter_unsubscribe": "sähköpostiosoite tai verkko-osoite, jossa tilauksen voi peruuttaa, tai postitusohjelman "
    "oma merkintä, kuten *|UNSUB|* tai {{ unsubscribe }}",
    "discussions": "keskustelujen luokan nimi osoitteessa, esimerkiksi general",
    "share_images": "true tai false",
    "spreading_at": "kokonaisluku, joka on ainakin 1",
    "wide_at": "kokonaisluku, joka on ainakin yhtä suuri kuin spreading_at",
    "wide_regions": f"kokonaisluku väliltä 0–{_REGIONS}",
}
"""The plugin's settings, and what each may be."""


class _Count(config_options.OptionallyRequired[int]):
    """A whole number from one to another."""

    def __init__(self, least: int, most: int | None = None, *, default: int) -> None:
        super().__init__(default=default)
        self._least, self._most = least, most

    def run_validation(self, value: object) -> int:
        """The number; true and false are none."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValidationError("not a number")
        if value < self._least or (self._most is not None and value > self._most):
            raise ValidationError("not such a number")
        return value


class Settings(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in `mkdocs.yml`.

    `content` is the folder that holds `deeds/`, seen from `mkdocs.yml`. `sending` are the ways in which readers may
    send deeds, best first; the forge is that of `repo_url`, and `post_address` is what receives whatever pages send
    themselves. `publisher` is who answers for the site.

    `newsletter` is where the newsletter is subscribed to, an e-mail or web address,
    `newsletter_unsubscribe` where one leaves it, an address or a mark that the mailing program replaces, and
    `newsletter_sender` what it tells of its sender. `discussions` is the category of GitHub's discussions in which
    deeds are talked of; on other forges that is done in issues, whatever it says. `share_images` is whether
    each thing gets a picture for social media. A deed spreads when `spreading_at` others have taken it as a model, and
    is in wide use when `wide_at` have, of `wide_regions` regions.
    """

    content = config_options.Type(str, default=".")
    sending = config_options.ListOfItems(config_options.Choice(tuple(Way)), default=[])
    forge = config_options.Choice(tuple(Forge), default=Forge.GITHUB)
    branch = config_options.Type(str, default="main")
    editors_email = config_options.Type(str, default="")
    post_address = config_options.Type(str, default="")
    publisher = config_options.Type(str, default="")
    newsletter = config_options.Type(str, default="")
    newsletter_sender = config_options.Type(str, default="")
    newsletter_unsubscribe = config_options.Type(str, default="")
    discussions = config_options.Type(str, default="")
    share_images = config_options.Type(bool, default=True)
    spreading_at = _Count(1, default=StageRule.spreading)
    wide_at = _Count(1, default=StageRule.wide)
    wide_regions = _Count(0, _REGIONS, default=StageRule.wide_regions)

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Tell what is wrong as the rest of the tori does, instead of MkDocs."""
        failed, warnings = super().validate()
        if not failed and self.wide_at < self.spreading_at:
            failed = [("wide_at", ValidationError("less than spreading_at"))]
        told = [f"”{name}” ei voi olla {self[name]!r}. Oikea arvo on {_EXPECTED[name]}." for name, _ in failed]
        unknown = sorted(set(self.data) - set(_EXPECTED))
        told += [f"Asetusta ”{name}” ei ole. Asetukset ovat: {', '.join(_EXPECTED)}." for name in unknown]
        if told:
            raise _Stopped("\n".join(["Torin asetuksissa (mkdocs.yml) on korjattavaa.", *map(printable, told)]))
        return failed, warnings


class TekojenTori(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Publishes the content folder as a part of the site that MkDocs builds."""

    def __init__(self) -> None:
        self._serving = False
        self._folder: ContentFolder | None = None
        self._building: SiteFolder | None = None
        self._signals: EndedBySignal | None = None
        self._umask: int | None = None
        self._history: HistoryReading | None = None
        self._is_cache_checked = False
        self._page = ""
        self._changing = threading.Lock()
        """Of what is served: by an edit, or by a page that can't be made. Each is asked for in a thread of its own."""
        self._warnings = CountHandler()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Kept over the rebuilds of `mkdocs serve`, so that unchanged files need no reading."""
        self._serving = command == "serve"
        if not self._serving:
            self._signals = EndedBySignal(self._interrupt)
        elif threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, signal.default_int_handler)  # MkDocs cleans up after a Ctrl+C
        engine = logging.getLogger("mkdocs")
        engine.setLevel(min(engine.level, logging.WARNING))  # what isn't told isn't counted by --strict either
        logging.getLogger("mkdocs.commands.build").addFilter(_is_of_content)

    def on_shutdown(self) -> None:
        """Leave nothing half-built behind, whatever ends the build."""
        self._end_build()
        logging.getLogger("mkdocs.commands.build").removeFilter(_is_of_content)
        if self._signals:
            self._signals.stop_listening()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our frame before Material's, and build beside the previous site, which stays until all is well."""
        gc.set_threshold(_MADE_BETWEEN, 20, 20)
        config.theme.dirs.insert(0, str(_WEB / "frame"))
        config.theme.static_templates = set()
        config.markdown_extensions.append(OnlyAddresses(self._tell_of_address))
        config.theme.get_env = partial(_without_hidden, config.theme.get_env)  # type: ignore[method-assign]
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)
        self._published_dir = config.site_dir
        if not self._serving:
            self._umask = readable_by_all()
            project = Path(config.config_file_path).parent
            self._building = SiteFolder(Path(config.site_dir), (project, project / self.config.content))
            config.site_dir = str(self._building.new)
        return config

    def _end_build(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        dictionary.end()
        if self._building:
            self._building.close()
        if self._umask is not None:
            os.umask(self._umask)
        self._umask = None

    def _interrupt(self) -> str:
        self._end_build()
        is_published = self._building is not None and self._building.is_published
        state = "Uusi sivusto ehti valmistua." if is_published else "Aiempi sivusto on ennallaan."
        return f"Rakennus keskeytettiin. {state}"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything before anything is written."""
        project = Path(config.config_file_path).parent
        root = (project / self.config.content).resolve()
        if self._folder is None or self._folder.root != root:
            self._folder = ContentFolder(root, fallback=project)
        self._tell_of_cache(project / KEPT)
        if self._serving:
            self._engine_config, self._engine_made_of = config, _stamps(config)
            _remove_hidden(Path(config.site_dir))
        else:
            texts.begin_reading(root, project, project / KEPT)
        self._read(self._folder, config)
        self._site = _site(
            config, self.config, root, is_preview=self._serving, is_synthetic=self._catalogue.content.synthetic
        )
        self._tell_of_publisher()
        if not self._serving:
            self._folder = None  # what only reading needs is an eighth of the memory of a large build

    def _read(self, folder: ContentFolder, config: MkDocsConfig) -> None:
        with ThreadPoolExecutor(1) as beside:  # git, which is a program of its own, has a core of its own too
            history = beside.submit(read_history, folder.root, datetime.now(UTC), self._history)
            reading = folder.read(date.today())
            self._history = known = history.result()
        _without_looking_again()
        self._tell(reading, config)
        for note in known.notes:
            _plain_log.warning("%s", note)
        self._shown = self._of_content = _shown(reading.problems)
        self._catalogue = self._made(reading.content, folder.root, known.history)

    def _tell_of_publisher(self) -> None:
        for problem in _unanswered(self._site, _SETTINGS):
            _plain_log.warning("%s: %s", problem.file, problem.message)

    def _made(self, content: Content, root: Path, history: History) -> Catalogue:
        """The catalogue; while serving, an empty one in place of one that can't be made."""
        try:
            rule = _stage_rule(self.config)
            return Catalogue(content, with_drafts=self._serving, history=history, stage_rule=rule)
        except Exception as failure:
            if not self._serving:
                raise
            self._shown = (self._failed(root, failure), *self._shown)
            return Catalogue(
                Content(content.registers, (), content.today, synthetic=content.synthetic), with_drafts=True
            )

    def _failed(self, root: Path, failure: Exception) -> Problem:
        if isinstance(failure, NotPublished):
            return problem_of(shown(root), "not-published", str(failure), "")
        log.error("%s", printable_lines("".join(format_exception(failure))))
        return unforeseen_problem(shown(root), "Sivustoa ei saatu rakennettua tästä sisällöstä.", failure)

    def _tell_of_cache(self, cache: Path) -> None:
        if not self._is_cache_checked and not can_keep(cache):
            _plain_log.warning("Kansioon %s ei voi kirjoittaa, joten rakentaminen vie joka kerta kauemmin.", cache)
        self._is_cache_checked = True

    def _tell(self, reading: Reading, config: MkDocsConfig) -> None:
        told = [problem for problem in reading.problems if problem.severity is not Severity.INFO]
        stopping = told if config.strict else errors(told)
        if stopping and not self._serving:
            raise PluginError(f"Sisällössä on korjattavaa, joten sivustoa ei rakennettu.\n{as_text(told)}")
        if told:
            _plain_log.warning("%s", as_text(told))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what the theme brings for its own search and scripts, and what may not lie beside plain pages."""
        for file in list(files):
            if file.src_dir == config.docs_dir:
                self._look_at(file, files, Path(config.docs_dir))
            elif file.src_uri.startswith(_UNUSED_THEME_FILES):
                files.remove(file)
        return files

    def _look_at(self, file: File, files: Files, folder: Path) -> None:
        why = plain_pages.why_not_published(folder, file.src_uri, is_page=file.is_documentation_page())
        if why:
            log.warning("Tiedosto %s jätettiin pois sivustolta: %s", printable(f"{folder.name}/{file.src_uri}"), why)
            files.remove(file)
        elif not self._serving and (drawn := plain_pages.picture(folder / file.src_uri)):
            file.content_bytes = drawn

    def _tell_of_address(self, address: str) -> None:
        told = "Sivun %s linkki tai kuva jätettiin pois, koska sen osoite ei ole verkko-osoite: %s"
        log.warning(told, printable(f"pages/{self._page}"), printable(address[:_LONGEST_TOLD]))

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Of what a plain page says of itself, only this matters: not, say, by which template it is to be drawn. What a
        text may not hold is told of and left out, as it would turn other text or a terminal."""
        self._page = page.file.src_uri
        told = {key: str(value) for key, value in page.meta.items() if key in ("title", "description") and value}
        page.meta = {key: without_control_characters(value) for key, value in told.items()}
        if any(control_character(text) or control_reference(text) for text in (markdown, *told.values())):
            log.warning("Sivulla %s on merkki, jota tekstissä ei voi olla.", printable(f"pages/{self._page}"))
        return without_control_characters(markdown)

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Clean the HTML of a plain page, whatever other plugins have made of it."""
        return plain_pages.page_with_sizes(plain_pages.cleaned_page(html), Path(config.docs_dir), page.url)

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """All the editors' plain pages are read now, so what they tell of themselves is known."""
        self._template = env.get_template("base.html")
        self._frame = self._framed()
        self._plain_pages = [file.page for file in files.documentation_pages() if file.page is not None]
        return env

    def _plain(self) -> Iterator[Page]:
        return (_plain_page(page, self._site, self._catalogue) for page in self._plain_pages)

    def _framed(self) -> Frame:
        return Frame(
            self._template,
            self._site,
            catalogue=self._catalogue,
            problems=self._shown if self._serving else (),
        )

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give one of the editors' plain pages what the frame of every page needs."""
        context.update(self._frame.values(_plain_page(page, self._site, self._catalogue)))  # type: ignore[typeddict-item]
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish the content, and put the finished site in the place of the previous one.

        While serving, each page is drawn when it is asked for.
        """
        if self._serving and _reloads():
            self._offer()
        else:
            replaced = Path(self._published_dir) if self._building else None
            publish(self._catalogue, self._site, self._frame, Path(config.site_dir), self._plain(), replaced)
            if config.strict and self._warnings.get_counts():
                raise PluginError("Sivuissa (pages/) on huomautettavaa, joten aiempi sivusto jätettiin ennalleen.")
        if self._building:
            self._building.publish()
            config.site_dir = self._published_dir
        self._end_build()

    def _offer(self) -> None:
        self._offered = SiteOnRequest(self._catalogue, self._site, self._framed(), self._plain())

    def _places(self) -> list[Path]:
        """Whatever a preview is made of, but for code."""
        assert self._folder is not None
        return [*self._folder.places, Path(self._engine_config.docs_dir), Path(self._engine_config.config_file_path)]

    def _built_again(self, build: Callable[[], None]) -> None:
        """What an edit of content changes is read, and no more; for whatever else has changed, MkDocs builds anew.

        If that fails, what is served stays as it was, under the reason why.
        """
        with self._changing:
            self._day = date.today()
            try:
                self._watching.hear_of(self._places())
                if self._folder and self._engine_made_of == _stamps(self._engine_config):
                    self._read(self._folder, self._engine_config)
                    self._offer()
                else:
                    build()
                    self._watching.hear_of(self._places())  # which others may be by the settings
            except Exception as failure:
                self._engine_made_of = {}  # so that all is built when it can be
                self._shown = (self._not_built(failure), *self._of_content)
                self._offer()

    def _not_built(self, failure: Exception) -> Problem:
        if not isinstance(failure, MkDocsException):
            return self._failed(self._site.content_root, failure)
        is_of_settings = not isinstance(failure, _Stopped) or isinstance(failure.__cause__, PluginError | None)
        file = self._engine_config.config_file_path if is_of_settings else self._site.content_root
        problem = _of_settings(failure, shown(Path(file)))
        log.error("%s", as_text([problem]))
        return problem

    def _drawn(self, file: str) -> bytes | None:
        """What is at a file of the site that is served; a page that tells what is wrong if it can't be made."""
        offered = self._offered
        try:
            return offered.read(file)
        except Exception as failure:
            problem = self._failed(self._site.content_root, failure)
            with self._changing:
                if self._offered is offered and problem not in self._shown:
                    self._shown = (problem, *self._shown)
                    self._offer()
                return self._framed().around(Page(file, "Sivua ei saatu tehtyä", "", "")).encode()

    def on_build_error(self, *, error: Exception) -> Never:
        """Say what went wrong in one sentence, whoever failed: the tori, MkDocs or the machine."""
        self._end_build()
        if isinstance(error, BuildError | Abort):
            raise _Stopped(str(error)) from error
        log.debug("%s", trace_of(error))
        raise _Stopped(sentence_of(error)) from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when any content or template changes. Of inline scripts only the reloader runs."""
        server._inject_js_into_html = partial(_with_reloader, server._inject_js_into_html)  # type: ignore[method-assign]
        watched = [path for path in server._watched_paths if Path(path) not in self._places()]
        for path in list(server._watched_paths):
            server.unwatch(path)
        watched.append(str(_CODE))
        if observer := observer_of([*watched, *map(str, filter(Path.is_dir, self._places()))]):
            server.observer = observer  # type: ignore[assignment]
        for path in watched:
            server.watch(path)
        self._day = date.today()
        self._watching = Places(server.observer, partial(_want_rebuild, server))
        self._watching.hear_of(self._places())
        server.server_bind = partial(_bind, server.server_bind, config)  # type: ignore[method-assign]
        server.builder = partial(self._built_again, server.builder)
        server.error_handler = lambda code: self._drawn(addresses.NOT_FOUND) if code == 404 else None
        server.set_app(partial(self._answer, server))
        return server

    def _answer(self, server: LiveReloadServer, asked: "WSGIEnvironment", begin: "StartResponse") -> Iterable[bytes]:
        """Answer with what is made now; what MkDocs has made, and what only it knows, is its to answer."""
        path = asked["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(server.mount_path) or path.startswith("/livereload/"):
            return server.serve_request(asked, begin)
        if self._day != date.today():  # nobody edits what goes with the day
            _want_rebuild(server)
        with server._epoch_cond:
            server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            epoch = server._visible_epoch
        file = file_of(path.removeprefix(server.mount_path))
        content = self._drawn(file)
        if content is None and self._drawn(f"{file}/index.html"):
            begin("302 Found", [("Location", f"{quote(path)}/")])
            return []
        if content is None:
            return server.serve_request(asked, begin)
        if file.endswith(".html"):
            content = server._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        kind = server._guess_type(file)  # type: ignore[no-untyped-call]
        begin("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]


class _WithoutHidden(jinja2.FileSystemLoader):
    """Knows nothing of hidden folders, whose files MkDocs leaves out anyway: Material has thousands of icons in one.

    Looking through them took a tenth of a small build.
    """

    def list_templates(self) -> list[str]:
        """The templates and all other files of the theme."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, within, files in os.walk(root):
                within[:] = (name for name in within if not name.startswith("."))
                found.update(Path(folder, name).relative_to(root).as_posix() for name in files)
        return sorted(found)


def _without_hidden(theme_environment: Callable[[], jinja2.Environment]) -> jinja2.Environment:
    made = theme_environment()
    assert isinstance(made.loader, jinja2.FileSystemLoader)
    made.loader = _WithoutHidden(made.loader.searchpath)
    return made


def _remove_hidden(folder: Path) -> None:
    """MkDocs leaves these of the preview before, and nothing is published over what is there."""
    for path in folder.glob(".*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


@cache
def _without_looking_again() -> None:
    """What has been read lasts: from the first reading on it need not be looked through for garbage."""
    gc.freeze()


def _reloads() -> bool:
    """Whether the server that MkDocs starts is ours to answer for: without its reloading it asks no plugin."""
    command = click.get_current_context(silent=True)
    return command is None or bool(command.params.get("livereload", True))


def _want_rebuild(server: LiveReloadServer) -> None:
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()


def _stamps(config: MkDocsConfig) -> dict[str, FileStamp]:
    """What differs when settings, plain pages, templates or code have changed, of which MkDocs makes its part."""
    files = [config.config_file_path]
    for folder in map(str, (config.docs_dir, _CODE)):
        for place, within, names in os.walk(folder):
            within[:] = (name for name in within if name != "__pycache__")
            files += (os.path.join(place, name) for name in names)  # noqa: PTH118, of which there are hundreds
    return {file: stamp_of(Path(file)) for file in files}


def _with_reloader(inject: Callable[[bytes, int], bytes], page: bytes, epoch: int) -> bytes:
    """A page with MkDocs's own inline script, which the page's policy is told by its hash."""
    injected = inject(page, epoch)
    start, end = injected.rindex(b"<script>") + len(b"<script>"), injected.rindex(b"</script>")
    mark = b64encode(hashlib.sha256(injected[start:end]).digest())
    return injected.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % mark, 1)


class _Stopped(Abort):
    """Ends MkDocs with a sentence, without any English word around it."""

    def show(self, *arguments: Any, **options: Any) -> None:
        """Say the sentence."""
        click.echo(self.message, err=True)


def _is_of_content(record: logging.LogRecord) -> bool:
    """MkDocs names in English the plain page at which it stops. What stops the machine isn't the page's fault."""
    return not isinstance(sys.exc_info()[1], OSError)


def _bind(bind: Callable[[], None], config: MkDocsConfig) -> None:
    """Begin to listen at the address that the site is served at."""
    try:
        bind()
    except OSError as error:
        host, port = config.dev_addr
        raise _Stopped(
            f"Sivustoa ei voi näyttää osoitteessa {host}:{port}: {_cause(error)} "
            f"Anna toinen osoite, esimerkiksi scripts/serve --address 127.0.0.1:{8001 if port != 8001 else 8002}."
        ) from error


def _cause(error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "tällä koneella ei ole sitä."
    if error.errno == errno.EADDRINUSE:
        return "se on jo käytössä. Ehkä toinen esikatselu on käynnissä."
    return f"{'siihen ei ole oikeutta' if error.errno in (errno.EACCES, errno.EPERM) else error.strerror}."


def project_stage_rule(project: Path) -> StageRule:
    """How adoptions raise the stages of deeds by a project's `mkdocs.yml`; as usual where there is none."""
    file = project / _SETTINGS
    return _stage_rule(load_config(str(file)).plugins["tekojen_tori"].config) if file.is_file() else StageRule()


def project_site(project: Path, content_root: Path) -> Site:
    """The site of a project's `mkdocs.yml`, for what is made of the content without a build."""
    config = load_config(str(project / _SETTINGS))
    settings = config.plugins["tekojen_tori"].config
    return _site(config, settings, content_root, is_preview=False, is_synthetic=False)


def project_problems(project: Path) -> Iterator[Problem]:
    """What is wrong in a project's `mkdocs.yml`, if it has one, and what it lacks that the law asks a site to tell."""
    file = project / _SETTINGS
    if not file.is_file():
        return
    try:
        site = project_site(project, project)
    except MkDocsException as wrong:
        yield _of_settings(wrong, shown(file))
        return
    yield from _unanswered(site, shown(file), file.read_text(encoding="utf-8").split("\n"))


def _of_settings(wrong: MkDocsException, file: str) -> Problem:
    """What MkDocs stopped at: it tells of what it reads itself in English, and of that only where it can't."""
    ours = isinstance(wrong, _Stopped | PluginError)
    told = " ".join(str(wrong).split()) if ours else "Asetuksia (mkdocs.yml) ei voi lukea."
    return problem_of(file, "bad-settings", told, "" if ours else "Syyn kertoo scripts/build.")


def _unanswered(site: Site, file: str, lines: Sequence[str] = ()) -> Iterator[Problem]:
    """What a public body's site can't tell without, though the law asks it to. A site of no address is nobody's yet."""
    needed = {"publisher": (site.publisher, "kuka sivustosta vastaa", "Kunnan tai organisaation nimi"),
              "editors_email": (site.sending.email, "mihin voi kirjoittaa", "toimitus@kunta.fi")}  # fmt: skip
    for name, (value, told, example) in needed.items():
        if site.url and not value:
            yield warning(
                file,
                "untold-by-law",
                f"Asetuksista puuttuu {name}: saavutettavuusselosteessa ja tietosuojasivulla on lain mukaan "
                f"kerrottava, {told}.",
                f"Lisää kohtaan tekojen_tori esimerkiksi {name}: {example}",
                line=_line_of((f"{name}:", "- tekojen_tori"), lines),
            )


def _line_of(keys: tuple[str, ...], lines: Sequence[str]) -> int:
    """The line that begins with the first of the keys that any begins with, from 1."""
    found = (number for key in keys for number, line in enumerate(lines, 1) if line.strip().startswith(key))
    return next(found, 1)


def _site(config: MkDocsConfig, settings: Settings, root: Path, *, is_preview: bool, is_synthetic: bool) -> Site:
    return Site(
        name=config.site_name,
        description=config.site_description or "",
        url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        content_root=root,
        icons=_MATERIAL / ".icons",
        edit_url=partial(_edit_url, config),
        cache=Path(config.config_file_path).parent / KEPT,
        repository=config.repo_url or "",
        sending=_sending(settings, Path(config.config_file_path).parent, root),
        publisher=" ".join(settings.publisher.split()),
        newsletter=_newsletter_address(settings, "newsletter", "Tilaan uutiskirjeen"),
        newsletter_sender=" ".join(settings.newsletter_sender.split()),
        newsletter_unsubscribe=_unsubscribing(settings),
        discussions=_discussions(settings, config.repo_url or ""),
        is_preview=is_preview,
        is_indexed=not (is_preview or is_synthetic),
        with_share_images=settings.share_images,
        theme_stylesheet=_material_stylesheet(),
    )


def _stage_rule(settings: Settings) -> StageRule:
    return StageRule(settings.spreading_at, settings.wide_at, settings.wide_regions)


def _sending(settings: Settings, project: Path, root: Path) -> Sending:
    if Way.EMAIL in settings.sending and not settings.editors_email:
        raise PluginError("Asetuksissa (mkdocs.yml) on sending: email, mutta editors_email puuttuu.")
    if Way.ISSUE in settings.sending and settings.forge == Forge.GITLAB:
        raise PluginError(
            "Asetuksissa (mkdocs.yml) on sending: issue, mutta GitLabissa ei ole lomakkeita. Poista issue."
        )
    if Way.POST in settings.sending and not is_receiver(settings.post_address):
        wrong, expected = settings.post_address, _EXPECTED["post_address"]
        told = f"ei voi olla {printable(repr(wrong))}. Oikea arvo on {expected}." if wrong else "puuttuu."
        raise PluginError(f"Asetuksissa (mkdocs.yml) on sending: post, mutta post_address {told}")
    folder = f"{root.relative_to(project).as_posix()}/" if root != project and root.is_relative_to(project) else ""
    return Sending(
        ways=tuple(map(Way, settings.sending)),
        forge=Forge(settings.forge),
        branch=settings.branch,
        folder=folder,
        email=settings.editors_email,
        post=settings.post_address if Way.POST in settings.sending else "",
    )


def _discussions(settings: Settings, repository: str) -> str:
    """The category in which deeds are talked of; "" if they aren't."""
    if settings.discussions and not is_slug(settings.discussions):
        wrong, expected = settings.discussions, _EXPECTED["discussions"]
        raise PluginError(f"Asetuksissa (mkdocs.yml) discussions ei voi olla {wrong!r}. Oikea arvo on {expected}.")
    if settings.discussions and not repository:
        raise PluginError("Asetuksissa (mkdocs.yml) on discussions, mutta repo_url puuttuu.")
    return settings.discussions


def _newsletter_address(settings: Settings, name: str, subject: str) -> str:
    """What a setting tells: a web address, or a letter to write; "" if it tells nothing."""
    written: str = settings[name]
    if not written or is_web_address(written):
        return written
    if not is_email(written):
        raise PluginError(f"Asetuksissa (mkdocs.yml) {name} ei voi olla {written!r}. Oikea arvo on {_EXPECTED[name]}.")
    return f"mailto:{written}?subject={quote(subject)}"


def _unsubscribing(settings: Settings) -> str:
    """Where one leaves the newsletter: as is set, or else by writing to where one has asked for it."""
    name, subject = "newsletter_unsubscribe", "En halua enää uutiskirjettä"
    if _MAILING_MARK.fullmatch(settings.newsletter_unsubscribe):
        return settings.newsletter_unsubscribe
    if settings.newsletter_unsubscribe or not is_email(settings.newsletter):
        return _newsletter_address(settings, name, subject)
    return _newsletter_address(settings, "newsletter", subject)


def _edit_url(config: MkDocsConfig, file: str) -> str | None:
    """Where a file of the content can be edited: MkDocs's `edit_uri` leads to `docs_dir`, which lies beside it."""
    if not config.repo_url or not config.edit_uri:
        return None
    to_pages = f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/')}"
    return f"{to_pages.removesuffix('/' + Path(config.docs_dir).name)}/{quote(file)}"


def _plain_page(page: MkDocsPage, site: Site, catalogue: Catalogue) -> Page:
    """The page about the tori leads on to the programme's figures, if there are any. That of privacy tells of forms and
    whose the register is, that of accessibility whom to tell and who sees to it."""
    programme = catalogue.content.part(Programme) if page.url == addresses.ABOUT else None
    receiver = site.sending.post if page.url == addresses.PRIVACY else ""
    return whole_page(
        PlainPageView(
            content=Markup(page.content or ""),
            programme=programme,
            receiver=receiver,
            answers=_ANSWERS.get(page.url, ""),
            publisher=site.publisher,
            email=site.sending.email,
        ),
        page.url.removeprefix("./"),
        str(page.title or ""),
        str(page.meta.get("description") or site.description),
        site,
        section=page.url,
    )


def _material_stylesheet() -> Path:
    """Material's own style sheet, whose name changes from version to version."""
    return next((_MATERIAL / "assets" / "stylesheets").glob("main.*.min.css"))


def _shown(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that a page shows. What is no text in a file's name can't be written into a page."""
    return tuple(
        replace(problem, file=printable(problem.file)) for problem in problems if problem.severity is not Severity.INFO
    )
