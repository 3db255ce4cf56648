"""What is certain, written as it should be, with nothing else in the file changed: `tori check --fix`.

To add a mend: a room's `contributing` module has a function `mends`, which is given all files as they were read
(`Together`) and gives a `Mend` for each thing that it can surely write better. What belongs to no room goes into
`_GENERAL`. `Original` tells which bytes of a file a field or its value is. The rest is seen to here: that every other
field and the text still read as they did, that no file is overwritten, and that a mend which leads to an error is
taken back.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tekojen_tori import rooms
from tekojen_tori.contributing.deed_file import scalar
from tekojen_tori.machine.whole_files import write_new, write_over
from tekojen_tori.reading.content_file import LARGEST_TEXT
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.files.front_matter import (
    NO_BREAK_SPACES,
    FrontMatter,
    fields_end,
    odd_spaces,
    read_front_matter,
)
from tekojen_tori.reading.files.text_files import read_text, shown, whole
from tekojen_tori.reading.files.understood import FieldPart, Understood
from tekojen_tori.reading.files.yaml_values import Key
from tekojen_tori.reading.problems import Problem, errors
from tekojen_tori.reading.together import Together

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOM = "\ufeff"
_BOUNDARY = re.compile(rf"{_BOM}?---[ \t]*[\r\n]*")
_COMMENT = re.compile(r"#[^\r\n]*")
_BARE = re.compile(r"true|false|-?\d+(?:\.\d+)?")
Span = tuple[int, int]
"""Where something begins and ends in a file, in bytes."""


@dataclass(frozen=True)
class Edit:
    """Some of a file's bytes, and what stands there afterwards."""

    start: int
    end: int
    new: bytes


@dataclass(frozen=True)
class Mend:
    """What can be written better in a file: all of it is done, or nothing.

    `told` says in Finnish what was done, as no other mend of the file says it. `fields` are the names of the fields
    that read otherwise afterwards, if any do. `new_files` aren't there yet.
    """

    path: Path
    told: str
    edits: tuple[Edit, ...]
    fields: frozenset[str] = frozenset()
    new_files: tuple[tuple[Path, bytes], ...] = ()


@dataclass(frozen=True)
class Mended:
    """What became of a mend; if it wasn't done, `told` says why."""

    file: str
    told: str
    is_done: bool


Mending = Callable[[Together], Iterable[Mend]]


def understood_mends(together: Together) -> Iterator[Mend]:
    """What was understood, as it should be written: names, dates, names of fields, lists by commas."""
    for file in together.every():
        here = original(file.path, together.root) if file.understood else None
        for one in file.understood if here else ():
            if here and (found := _understood_mend(file.path, one, here)):
                yield found


def _understood_mend(path: Path, one: Understood, here: "Original") -> Mend | None:
    if one.part is FieldPart.NAME:
        span = here.name(str(one.key[0])) if len(one.key) == 1 else None
        if span is None:
            return None
        told = f"kenttä {one.key[0]} on nyt {one.new}."
        edit = Edit(*span, str(one.new).encode())
        return Mend(path, told, (edit,), frozenset((str(one.key[0]), str(one.new))))
    span = here.value(one.key)
    if span is None:
        return None
    new = _written(one.new)
    where = ".".join(part for part in one.key if isinstance(part, str))
    told = f"{where}: {here.raw[span[0] : span[1]].decode()} on nyt {new}."
    return Mend(path, told, (Edit(*span, new.encode()),), frozenset((str(one.key[0]),)))


def _written(value: str | tuple[str, ...] | Mapping[str, str]) -> str:
    """A value as it is written: yes, no and numbers without quotation marks, lists and parts on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {scalar(part)}' for key, part in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(scalar, value))}]"
    return value if _BARE.fullmatch(value) else scalar(value)


def no_break_space_mends(together: Together) -> Iterator[Mend]:
    """Spaces that look like others and that YAML doesn't take for spaces, after the names of fields."""
    for file in together.every():
        if not any(problem.code == NO_BREAK_SPACES for problem in file.problems):
            continue
        text = file.path.read_bytes().decode()
        edits = tuple(
            Edit(len(text[:start].encode()), len(text[:end].encode()), b" " * (end - start))
            for start, end in odd_spaces(text[: fields_end(text)])
        )
        if edits:
            yield Mend(file.path, "sitovat välilyönnit kenttien nimien perässä ovat nyt tavallisia.", edits)


_GENERAL: tuple[Mending, ...] = (no_break_space_mends, understood_mends)


def mends(together: Together) -> Iterator[Mend]:
    """Everything that can be mended, whoever offers it."""
    for one in (*_GENERAL, *rooms.offers("contributing", "mends")):
        yield from one(together)


def mend(folder: ContentFolder, today: date, is_chosen: Callable[[Path], bool]) -> Iterator[Mended]:
    """Mend the files that are chosen, until nothing is left that can be. Each mend is tried once."""
    reading = folder.read(today)
    tried: set[tuple[Path, str]] = set()
    one_by_one: set[Path] = set()
    while True:
        by_file: dict[Path, list[Mend]] = {}
        for found in mends(reading.together):
            if is_chosen(found.path) and (found.path, found.told) not in tried:
                by_file.setdefault(found.path, []).append(found)
        if not by_file:
            return
        before = {_which(problem) for problem in errors(reading.problems)}
        changes = [
            _Change(_apart(its[:1] if path in one_by_one else its), folder.root) for path, its in by_file.items()
        ]
        made = []
        for change in changes:
            if reason := change.make():
                yield from change.refused(reason, tried, one_by_one)
            else:
                made.append(change)
        reading = folder.read(today)
        wrong = {problem.file: problem for problem in errors(reading.problems) if _which(problem) not in before}
        for change in made:
            if found_wrong := next((wrong[file] for file in change.files if file in wrong), None):
                change.undo()
                yield from change.refused(f"siitä seuraisi virhe: {found_wrong.message}", tried, one_by_one)
            else:
                yield from change.done(tried)
        if any(file in wrong for change in made for file in change.files):
            reading = folder.read(today)


class _Change:
    """The mends that are made to one file at once."""

    def __init__(self, its: Sequence[Mend], root: Path) -> None:
        self._mends, self._path, self._root = its, its[0].path.resolve(), root
        self._new = [(path, content) for one in its for path, content in one.new_files]
        self._made: list[Path] = []
        self._before = b""

    @property
    def files(self) -> list[str]:
        """Every file that it touches, as problems call them."""
        return [shown(self._mends[0].path), *(shown(path) for path, _ in self._new)]

    def make(self) -> str:
        """Write it, the new files first: a power cut leaves something told twice rather than not at all. Says why it
        can't be done, if it can't; then nothing is changed."""
        try:
            self._before = self._path.read_bytes()
            after = edited(self._before, [edit for one in self._mends for edit in one.edits])
            if not _reads_alike(self._before, after, frozenset().union(*(one.fields for one in self._mends))):
                return "muukin osa tiedostosta muuttuisi."
            for path, content in self._new:
                try:
                    write_new(path, content, self._root)
                except FileExistsError:
                    if path.read_bytes() != content:  # the same may be left from a time that was cut short
                        self._take_new_back()
                        return f"tiedosto {shown(path)} on jo olemassa."
                else:
                    self._made.append(path)
            write_over(self._path, after)
        except OSError as failure:
            self._take_new_back()
            return f"tiedostoon ei voi kirjoittaa ({failure.strerror})."
        return ""

    def undo(self) -> None:
        """Put everything back as it was."""
        write_over(self._path, self._before)
        self._take_new_back()

    def done(self, tried: set[tuple[Path, str]]) -> Iterator[Mended]:
        """What is told of it when it was done."""
        for one in self._mends:
            tried.add((one.path, one.told))
            yield Mended(shown(one.path), one.told, is_done=True)

    def refused(self, reason: str, tried: set[tuple[Path, str]], one_by_one: set[Path]) -> Iterator[Mended]:
        """What is told of it when it wasn't. Several are tried again one by one: perhaps only one is to blame."""
        if len(self._mends) > 1:
            one_by_one.add(self._mends[0].path)
            return
        (one,) = self._mends
        tried.add((one.path, one.told))
        yield Mended(shown(one.path), f"jätettiin ennalleen, sillä {reason}", is_done=False)

    def _take_new_back(self) -> None:
        while self._made:
            self._made.pop().unlink(missing_ok=True)


def edited(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes after the edits, which don't overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        raw = raw[: edit.start] + edit.new + raw[edit.end :]
    return raw


class Original:
    """A content file as its bytes are, and which of them its fields are."""

    def __init__(self, raw: bytes) -> None:
        """ValueError if it isn't a content file whose fields can be read."""
        if _front(raw) is None:
            raise ValueError("no fields")
        self.raw, self._text = raw, raw.decode()
        first = _LINE.match(self._text)
        assert first is not None, "a line may be empty"
        start = end = first.end()
        while (line := _LINE.match(self._text, end)) and line[0] and not _BOUNDARY.fullmatch(line[0]):
            end = line.end()
        self._start, self._fields = start, self._text[start:end]
        if self._fields.startswith(_BOM):  # which the parser doesn't count
            raise ValueError("no certain places")
        try:
            self._root = yaml.compose(self._fields, Loader=_Loader)
        except yaml.YAMLError as failure:  # with control characters, which are left out where a file is read
            raise ValueError("no fields") from failure

    @property
    def line_end(self) -> bytes:
        """FieldPart its lines end."""
        found = re.search(rb"\r\n|\r|\n", self.raw)
        return found[0] if found else b"\n"

    def value(self, key: Key) -> Span | None:
        """The bytes of a value, quotation marks and brackets with it, by its path of keys; None if it isn't there."""
        letters = self._values.get(key)
        return (self._byte(letters[0]), self._byte(letters[1])) if letters else None

    def name(self, name: str) -> Span | None:
        """The bytes of the name of a field."""
        letters = self._names.get(name)
        return (self._byte(letters[0]), self._byte(letters[1])) if letters else None

    def without(self, name: str) -> Edit | None:
        """What takes a field away with its lines and leaves the comments in it; None if other fields share its lines,
        or it isn't there."""
        if name not in self._names:
            return None
        first, last = self._names[name][0], self._values[(name,)][1]
        first_line = max(self._fields.rfind("\n", 0, first), self._fields.rfind("\r", 0, first)) + 1
        last = max(last, self._names[name][1])
        rest = self._fields[last : _line_end(self._fields, last)].lstrip(" \t:")
        if self._fields[first_line:first].strip() or (rest and not rest.startswith("#")):
            return None
        end = _LINE.match(self._fields, last)
        assert end is not None, "a line may be empty"
        kept = [comment.encode() + self.line_end for comment in self._comments(first, end.end())]
        return Edit(self._byte(first_line), self._byte(end.end()), b"".join(kept))

    @cached_property
    def _values(self) -> dict[Key, Span]:
        if self._root is None:
            return {}
        return {key: (start, self._without_line_ends(start, end)) for key, (start, end) in _spans(self._root, ())}

    @cached_property
    def _names(self) -> dict[str, Span]:
        if not isinstance(self._root, yaml.MappingNode):
            return {}
        return {name.value: (name.start_mark.index, name.end_mark.index) for name, _ in self._root.value}

    def _comments(self, start: int, end: int) -> Iterator[str]:
        """The comments between two places: whatever stands between tokens and isn't space."""
        for before, after in pairwise(yaml.scan(self._fields, Loader=_Loader)):
            gap = self._fields[max(start, before.end_mark.index) : min(end, after.start_mark.index)]
            yield from _COMMENT.findall(gap)

    def _without_line_ends(self, start: int, end: int) -> int:
        """The end of a value without the empty lines that the parser counts to a text of several lines."""
        return start + len(self._fields[start:end].rstrip("\r\n"))

    def _byte(self, letters: int) -> int:
        return len(self._text[: self._start + letters].encode())


def original(path: Path, root: Path) -> Original | None:
    """A file of the content folder as it is; None if it can't be read to the last byte."""
    if read_text(path, root, LARGEST_TEXT).text is None:
        return None
    try:
        return Original(path.read_bytes())
    except (OSError, ValueError):
        return None


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _spans(node: yaml.Node, key: Key) -> Iterator[tuple[Key, Span]]:
    """Of each value where it begins and ends in the fields, in letters."""
    yield key, (node.start_mark.index, _end(node))
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _spans(value, (*key, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _spans(value, (*key, place))


def _end(node: yaml.Node) -> int:
    """Of what has no brackets, the end of the last that it holds: the parser's own is where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    return end


def _line_end(text: str, place: int) -> int:
    found = re.compile(r"[\r\n]|\Z").search(text, place)
    assert found is not None, "a text has an end"
    return found.start()


def _apart(its: Sequence[Mend]) -> list[Mend]:
    """The first of the mends, and those of the others that touch nothing that those before them do."""
    chosen: list[Mend] = []
    for one in its:
        others = [edit for other in chosen for edit in other.edits]
        fields = frozenset().union(*(other.fields for other in chosen))
        names = {path for other in chosen for path, _ in other.new_files}
        is_apart = all(mine.end <= edit.start or edit.end <= mine.start for mine in one.edits for edit in others)
        if is_apart and not fields & one.fields and names.isdisjoint(path for path, _ in one.new_files):
            chosen.append(one)
    return chosen


def _reads_alike(before: bytes, after: bytes, but: frozenset[str]) -> bool:
    """Whether a file reads as it did, but for some of its fields."""
    one, other = _front(before), _front(after)
    if one is None or other is None:
        return False
    return one.text == other.text and _without(one, but) == _without(other, but)


def _front(raw: bytes) -> FrontMatter | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    front = read_front_matter(whole(text, "").text or "", "")
    return None if isinstance(front, Problem) else front


def _without(front: FrontMatter, names: frozenset[str]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in front.fields.items() if name not in names]


def _which(problem: Problem) -> tuple[str, str, str]:
    """A problem wherever it stands: lines move when others go."""
    return problem.file, problem.code, problem.message
