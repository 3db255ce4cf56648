"""What people write, whatever its kind: what every text with a page of its own has, and every account of work."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from pydantic import BaseModel

from tekojen_tori.content.moving_in.old_addresses import is_path
from tekojen_tori.content.registers import Doer, Municipality, Organisation, Registers, Sector, Slug, Theme
from tekojen_tori.language.order import alphabetical

if TYPE_CHECKING:
    from tekojen_tori.content.dates import ContentDate


class Written(BaseModel):
    """All that has a text and a page of its own. `text` is Markdown; `path` is its file, seen from the content folder.

    What is written above the text is for each kind to say: these are the fields that every kind has.
    """

    widest_picture: ClassVar[int | None] = None
    """Pixels, if its own picture may be wider than pages show."""

    has_series: ClassVar[bool] = False
    """Whether such things may lie in the folder of a series."""

    needs_series: ClassVar[bool] = False
    """Whether they must."""

    slug: Slug
    text: str
    path: PurePosixPath

    if TYPE_CHECKING:

        @property
        def title(self) -> str:
            """What it is called."""

        @property
        def summary(self) -> str | None:
            """A sentence of it, if somebody wrote one."""

        @property
        def image(self) -> str | None:
            """The file of its picture, seen from its own."""

        @property
        def alt(self) -> str | None:
            """What the picture shows."""

        @property
        def aliases(self) -> tuple[str, ...]:
            """The names that its file has had, and whole paths from before it was on this site."""

        @property
        def source(self) -> str | None:
            """Where what it tells is from."""

        @property
        def draft(self) -> bool:
            """Whether it isn't published yet."""

    @cached_property
    def file_name(self) -> str:
        """Its file without .md, as editors name it: `deeds/oma-teko`."""
        return str(self.path).removesuffix(".md")

    @property
    def former_slugs(self) -> tuple[str, ...]:
        """The names that its file has had, the oldest first."""
        return tuple(alias for alias in self.aliases if not is_path(alias))

    @property
    def old_paths(self) -> tuple[str, ...]:
        """Where it was before it was on this site."""
        return tuple(filter(is_path, self.aliases))

    @property
    def web_addresses(self) -> tuple[str, ...]:
        """The addresses outside of the site that its fields give."""
        return ()


class WithoutPage(Written):
    """What is short enough to be shown on another thing's page, and has none of its own.

    Whoever it is from tells it, so it has no source, and nothing could have led to a page of it.
    """

    @property
    def summary(self) -> None:
        """Its text is as short."""

    @property
    def image(self) -> None:
        """It has none."""

    @property
    def alt(self) -> None:
        """It has no picture."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """It has no page that could have had another address."""
        return ()

    @property
    def source(self) -> None:
        """It is told by whoever knows of it."""


AnyWritten = TypeVar("AnyWritten", bound=Written)


class Told(Written):
    """What tells of work: what readers search, follow in feeds and take as open data."""

    is_held: ClassVar[bool] = False
    """Whether one comes to it: feeds tell when and where before anything else."""

    if TYPE_CHECKING:
        organisation: Organisation | None
        theme: tuple[Theme, ...]

        @property
        def lang(self) -> str:
            """The language of its text."""

        @property
        def number(self) -> int | None:
            """Its place in a series, if it has one."""

        @property
        def authors(self) -> tuple[str, ...]:
            """Whoever signed it, if anybody did."""

        @property
        def date(self) -> ContentDate | None:
            """When it was done or held."""

        @property
        def sectors(self) -> tuple[Sector, ...]:
            """The sectors that it is about."""

        @property
        def municipalities(self) -> tuple[Municipality, ...]:
            """The municipalities that it is about, each once."""

        @property
        def doers(self) -> tuple[Doer, ...]:
            """Whoever did it or whom it is about, if anybody in particular."""

        @property
        def names(self) -> tuple[str, ...]:
            """Who else is in it or helped, and what they are: readers search by these too."""

        @property
        def who(self) -> str:
            """Whoever did it or whom it is about, in words."""

    @property
    def tellers(self) -> tuple[str, ...]:
        """Whose words it is: whoever signed it. Whom others tell of isn't who tells."""
        return self.authors

    @property
    def notice(self) -> str:
        """What readers must know of it first, if anything: that it was called off."""
        return ""

    @cached_property
    def place_in_line(self) -> tuple[int, int, str, str]:
        """By what it is put in order: once, for it lasts from edit to edit of a preview."""
        return -self.date.rank if self.date else 0, -(self.number or 0), alphabetical(self.title), self.slug

    def places(self, registers: Registers) -> tuple[Municipality, ...]:
        """Where it happens: in its municipalities, or else in those that its organisation serves."""
        return registers.places(self.municipalities, self.organisation)


class Addressed(Protocol):
    """What has an address, and may have had others."""

    @property
    def slug(self) -> str:
        """The last part of its address."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Those that it has had."""


AnyAddressed = TypeVar("AnyAddressed", bound=Addressed)


def by_address(things: Iterable[AnyAddressed]) -> dict[str, AnyAddressed]:
    """Things of one kind by their slugs, and by those that they have had."""
    today: dict[str, AnyAddressed] = {}
    former: dict[str, AnyAddressed] = {}
    for thing in things:
        today[thing.slug] = thing
        for alias in thing.aliases:
            former[alias] = thing
    return former | today if former else today


def by_file_name(things: Iterable[AnyWritten]) -> dict[str, AnyWritten]:
    """Things by their files as editors name them. Names they have had count too."""
    today: dict[str, AnyWritten] = {}
    former: dict[str, AnyWritten] = {}
    for thing in things:
        today[thing.file_name] = thing
        if thing.aliases:
            former |= {(thing.path.parent / alias).as_posix(): thing for alias in thing.former_slugs}
    return former | today if former else today
