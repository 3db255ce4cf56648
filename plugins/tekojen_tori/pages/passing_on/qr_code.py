"""The square code by which a telephone finds the way from paper back to a page."""

from functools import lru_cache

import segno
from markupsafe import Markup

_ANY_MASK = 4
"""Every mask can be read alike. Trying them all for the fairest takes seven times as long, on every page."""


@lru_cache(maxsize=2048)
def qr_code(address: str) -> Markup:
    """The code of an address as inline SVG. A preview, which publishes again and again, draws each once."""
    code = segno.make_qr(address, error="m", mask=_ANY_MASK, boost_error=False)
    return Markup(code.svg_inline(omitsize=True, border=0, svgclass=None, lineclass=None))
