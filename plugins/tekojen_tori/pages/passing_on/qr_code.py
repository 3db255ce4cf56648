"""The square code by which a telephone finds the way from paper back to a page."""

import re
from functools import cache, lru_cache

import zxingcpp
from markupsafe import Markup

_RUN = re.compile(rb"\0+|\xff+")
"""Dark squares beside one another, or light ones."""
_MASK = 3


@lru_cache(maxsize=2048)
def qr_code(address: str) -> Markup:
    """The code of an address as inline SVG, a line for each run of dark squares.

    A preview, which publishes again and again, draws each once.
    """
    # All masks are read alike, and to weigh all eight takes several times as long: a twentieth of a whole build.
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    side, squares = len(image), image.tobytes()
    rows = (_RUN.findall(squares, y * side, (y + 1) * side) for y in range(side))
    lines = "".join(f"M0 {y}.5{''.join(map(_step, runs))}" for y, runs in enumerate(rows))
    return Markup(f'<svg viewBox="0 0 {side} {side}"><path stroke="#000" d="{lines}"/></svg>')


@cache
def _step(run: bytes) -> str:
    return f"m{len(run)} 0" if run[0] else f"h{len(run)}"
