"""The scripts of all rooms, each that a page asks for in one file with all that it imports: one trip brings it.

A module that others import becomes a function that runs once and gives what it exports. That takes what our scripts
keep to, and a tool for more would be a runtime of its own: names are imported in braces, from a path, and exported
where they are declared, each at the beginning of a line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath

import rjsmin

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const) (\w+)", re.MULTILINE)


def bundled(modules: Mapping[str, str]) -> dict[str, bytes]:
    """By its path, each module that no other imports, with those that it does, without comments and needless space."""
    imported = {other for path, module in modules.items() for other in _imported(path, module)}
    return {path: rjsmin.jsmin("\n".join(_parts(path, modules))).encode() for path in modules if path not in imported}


def _parts(path: str, modules: Mapping[str, str]) -> Iterator[str]:
    inner = _in_order(_imported(path, modules[path]), modules)
    names = {one: f"$module{number}" for number, one in enumerate(inner)}
    for one in inner:
        exported = ",".join(name for _, name in _EXPORT.findall(modules[one]))
        body = _EXPORT.sub(r"\1 \2", _bound(one, modules[one], names))
        yield f"const {names[one]}=(()=>{{\n{body}\nreturn {{{exported}}};\n}})();"
    yield _bound(path, modules[path], names)


def _in_order(paths: Iterable[str], modules: Mapping[str, str]) -> list[str]:
    """Modules, each after those that it imports."""
    ordered: list[str] = []
    for path in paths:
        for one in (*_in_order(_imported(path, modules[path]), modules), path):
            if one not in ordered:
                ordered.append(one)
    return ordered


def _imported(path: str, module: str) -> list[str]:
    return [normpath(join(dirname(path), where)) for _, where in _IMPORT.findall(module)]


def _bound(path: str, module: str, names: Mapping[str, str]) -> str:
    """A module with its imports taken from the functions that gave them."""

    def bind(found: re.Match[str]) -> str:
        [other] = _imported(path, found[0])
        return f"const {{{found[1].replace(' as ', ': ')}}} = {names[other]};"

    return _IMPORT.sub(bind, module)
