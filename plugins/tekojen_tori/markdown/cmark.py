"""cmark, GitHub's parser of Markdown, called so that it gives back the memory that it takes.

Its binding frees neither the tree of a text nor the HTML, some six times the text in all, and doesn't know of the
functions that do. They are asked of the library itself, where it shows them: on Linux and macOS.
"""

import ctypes
from typing import Any

from cmarkgfm import _cmark
from cmarkgfm import cmark as binding

_OPTIONS = binding.Options.CMARK_OPT_UNSAFE | binding.Options.CMARK_OPT_SOURCEPOS | binding.Options.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ("table", "strikethrough", "autolink")


def html_of_markdown(text: str) -> str:
    """The text as HTML whose elements tell their places, and in which is all that its writer put there."""
    binding.core_extensions_ensure_registered()
    written = text.encode()
    parser = binding.parser_new(_OPTIONS)
    try:
        for name in _EXTENSIONS:
            binding.parser_attach_syntax_extension(parser, binding.find_syntax_extension(name))
        _cmark.lib.cmark_parser_feed(parser, written, len(written))
        root = _cmark.lib.cmark_parser_finish(parser)
        html = _cmark.lib.cmark_render_html(root, _OPTIONS, binding.parser_get_syntax_extensions(parser))
        try:
            return bytes(_cmark.ffi.string(html)).decode()
        finally:
            _free("free", html)
            _free("cmark_node_free", root)
    finally:
        binding.parser_free(parser)


def _library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(_cmark.__file__)
    except OSError:
        return None


_LIBRARY = _library()


def _free(how: str, pointer: Any) -> None:
    function = getattr(_LIBRARY, how, None)
    if function is not None:
        function(ctypes.c_void_p(int(_cmark.ffi.cast("uintptr_t", pointer))))
