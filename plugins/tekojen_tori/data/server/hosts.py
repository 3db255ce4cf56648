"""What is said of the site's files, as each of the usual web servers and hosts reads it.

Each function takes the path at which the site lies on its server, with a slash at both ends, and the address to which
its forms are sent, if there is one.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from tekojen_tori.data.server.headers import (
    KEPT,
    OTHER_TYPE,
    RULES,
    SELDOM_KNOWN_TYPES,
    TEXT_TYPES,
    TYPES,
    TYPES_OF_NAMES,
    headers,
)
from tekojen_tori.publishing.addresses import NOT_FOUND

_HTTPS = "Strict-Transport-Security"
_BINDING = "max-age=31536000"


def apache(path: str, receiver: str = "") -> str:
    """A `.htaccess` for the site's folder, where `AllowOverride FileInfo` allows one."""
    return _text(
        f"ErrorDocument 404 {path}{NOT_FOUND}",
        "<IfModule mod_mime.c>",
        *(f"AddType {type_} {' '.join(endings)}" for type_, endings in _by_type()),
        f"AddCharset utf-8 {' '.join(ending for ending, type_ in TYPES.items() if type_ in TEXT_TYPES)}",
        "</IfModule>",
        *(f'<Files "{name}">\nForceType {type_}\n</Files>' for name, type_ in TYPES_OF_NAMES.items()),
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in headers(receiver).items()),
        f'Header always set Cache-Control "{KEPT}"',
        *(
            f'<If "%{{REQUEST_URI}} =~ m#{rule.pattern(path)}#">\nHeader always set {rule.header} "{rule.value}"\n</If>'
            for rule in RULES
        ),
        f'# Header always set {_HTTPS} "{_BINDING}"',
        "</IfModule>",
    )


def nginx(path: str, receiver: str = "") -> str:
    """A file to include in the `server` block."""
    variables = {rule.header: f"$tori_{rule.header.lower().replace('-', '_')}" for rule in RULES}
    starts = {"Cache-Control": KEPT}
    return _text(
        f"error_page 404 {path}{NOT_FOUND};",
        "charset utf-8;",
        f"charset_types {' '.join(sorted(TEXT_TYPES - {'text/html'}))};",
        f"default_type {OTHER_TYPE};",
        "types {",
        *(f"    {type_} {' '.join(ending.removeprefix('.') for ending in endings)};" for type_, endings in _by_type()),
        "}",
        *(
            f"location ~ /{name.replace('.', r'[.]')}$ {{\n    types {{}}\n    default_type {type_};\n}}"
            for name, type_ in TYPES_OF_NAMES.items()
        ),
        *(f'set {variable} "{starts.get(header, "")}";' for header, variable in variables.items()),
        *(
            f'if ($uri ~ "{rule.pattern(path)}") {{\n    set {variables[rule.header]} "{rule.value}";\n}}'
            for rule in RULES
        ),
        *(f'add_header {name} "{value}" always;' for name, value in (headers(receiver) | variables).items()),
        f'# add_header {_HTTPS} "{_BINDING}" always;',
    )


def caddy(path: str, receiver: str = "") -> str:
    """A file to import in the site's block, after its `root`."""
    types = {f"*{ending}": type_ for ending, type_ in TYPES.items()}
    types |= {f"*/{name}": type_ for name, type_ in TYPES_OF_NAMES.items()}
    return _text(
        "route {",
        *(f'    header {name} "{value}"' for name, value in (headers(receiver) | {"Cache-Control": KEPT}).items()),
        *(
            f"    @tori_rule_{number} {{\n        path_regexp {rule.pattern(path)}\n        file\n    }}\n"
            f'    header @tori_rule_{number} {rule.header} "{rule.value}"'
            for number, rule in enumerate(RULES)
        ),
        *(
            f"    @tori_type_{number} {{\n        path {pattern}\n        file\n    }}\n"
            f'    header @tori_type_{number} Content-Type "{_with_charset(type_)}"'
            for number, (pattern, type_) in enumerate(types.items())
        ),
        f'    # header {_HTTPS} "{_BINDING}"',
        "}",
        "handle_errors {",
        "    @tori_missing expression {http.error.status_code} == 404",
        f"    rewrite @tori_missing {path}{NOT_FOUND}",
        "    file_server",
        "}",
    )


def netlify(path: str, receiver: str = "") -> str:
    """A `_headers` for Netlify and Cloudflare Pages. They know the usual types, and keep nothing without asking."""
    types = {f"*{ending}": type_ for ending, type_ in SELDOM_KNOWN_TYPES.items()}
    types |= {f"*{name}": type_ for name, type_ in TYPES_OF_NAMES.items()}
    said = [("*", name, value) for name, value in headers(receiver).items()]
    said += [(address, rule.header, rule.value) for rule in RULES for address in rule.addresses]
    said += [(address, "Content-Type", _with_charset(type_)) for address, type_ in types.items()]
    blocks: dict[str, list[str]] = {}
    for address, name, value in said:
        blocks.setdefault(path + address, []).append(f"  {name}: {value}")
    return _text(*("\n".join((address, *lines)) for address, lines in blocks.items()), f"# {_HTTPS}: {_BINDING}")


HOSTS: dict[str, Callable[[str, str], str]] = {"apache": apache, "nginx": nginx, "caddy": caddy, "netlify": netlify}


def _by_type() -> Iterator[tuple[str, Iterable[str]]]:
    """The endings of each type."""
    for type_, endings in groupby(sorted(TYPES, key=lambda ending: (TYPES[ending], ending)), key=TYPES.__getitem__):
        yield type_, tuple(endings)


def _with_charset(type_: str) -> str:
    return f"{type_}; charset=utf-8" if type_ in TEXT_TYPES else type_


def _text(*lines: str) -> str:
    return "\n".join(
        ("# Tekojen tori on tehnyt tämän. Älä muuta tätä käsin: seuraava versio korvaa muutokset.", *lines, "")
    )
