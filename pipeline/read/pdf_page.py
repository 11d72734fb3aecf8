"""From what is drawn to what is seen: the page turned upright, cut to its paper, each character once."""

import re

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.model import Box, Page
from pipeline.read.pdf_engines import UNNAMED, Drawn, Floats

SAME_PLACE = 1.5
"""Points between two paintings of one character; bold is often made by painting it twice."""


def as_seen(drawn: Drawn, number: int, box: Box, rotation: int) -> Page:
    """A page with its origin at the top left.

    Both pages of a spread may hold the whole spread, so what lies off the paper goes.
    """
    width, height = box[2] - box[0], box[3] - box[1]
    if rotation % 180:
        width, height = height, width
    boxes = _turn(drawn.boxes, box, rotation)
    rulings = _turn(drawn.rulings, box, rotation)
    codes = np.frombuffer(drawn.chars.encode("utf-32-le"), np.uint32).astype(np.int64)
    rows = np.flatnonzero(_inside(boxes, width, height) & ~_is_control(codes))
    rows = rows[~_painted_again(codes[rows], boxes[rows], drawn.sizes[rows])]
    on_page = _clip(rulings, width, height)
    return Page(
        number=number,
        width=float(width),
        height=float(height),
        chars=codes[rows].astype(np.uint32).tobytes().decode("utf-32-le"),
        boxes=boxes[rows],
        sizes=drawn.sizes[rows],
        rulings=on_page,
        fonts=drawn.fonts[rows],
        font_names=drawn.font_names,
    )


def _turn(boxes: Floats, box: Box, rotation: int) -> Floats:
    """Bring boxes with y upward to the top-left origin of the page as it is shown."""
    left, bottom, right, top = box
    x0, y0, x1, y1 = boxes.T
    turned = {
        0: (x0 - left, top - y1, x1 - left, top - y0),
        90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: (top - y1, right - x1, top - y0, right - x0),
    }[rotation % 360]
    return np.stack(turned, axis=1).astype(np.float32)


def _inside(boxes: Floats, width: float, height: float) -> NDArray[np.bool_]:
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    return (x >= 0) & (x < width) & (y >= 0) & (y < height)


def _is_control(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """NUL, line ends and the like, soft hyphens, marks of direction and width."""
    control: NDArray[np.bool_] = (
        (codes < 0x20)
        | ((codes >= 0x7F) & (codes < 0xA0))
        | (codes == 0xAD)
        | ((codes >= 0x200B) & (codes <= 0x200F))
        | (codes == 0xFEFF)
        | (codes == 0xFFFE)
    )
    return control


def _painted_again(codes: NDArray[np.int64], boxes: Floats, sizes: Floats) -> NDArray[np.bool_]:
    """Which characters repeat an earlier one in nearly the same place.

    Two that lie within a distance share a strip in at least one of two rows of strips of twice that height;
    in a strip those of one character stand beside each other once they are sorted from left to right.
    """
    again = np.zeros(len(codes), np.bool_)
    reach = np.minimum(SAME_PLACE, 0.35 * np.maximum(boxes[:, 2] - boxes[:, 0], 0.3 * sizes))
    along = (boxes[:, 0] * 16).astype(np.int64).clip(0, (1 << 20) - 1)
    for shift in (0.0, SAME_PLACE):
        strip = ((boxes[:, 3] + shift) / (2 * SAME_PLACE)).astype(np.int64).clip(0, (1 << 20) - 1)
        order = np.argsort((codes << 40) + (strip << 20) + along, kind="stable")
        first, second = order[:-1], order[1:]
        same = np.flatnonzero((codes[first] == codes[second]) & (strip[first] == strip[second]))
        first, second = first[same], second[same]
        near = np.abs(boxes[second] - boxes[first])[:, (0, 3)].max(axis=1, initial=0) < reach[second]
        again[np.maximum(first, second)[near]] = True
    return again


def _clip(rulings: Floats, width: float, height: float) -> Floats:
    """Rulings cut to the paper; those beside it go."""
    x0, y0, x1, y1 = rulings.T
    seen = (x1 >= 0) & (x0 <= width) & (y1 >= 0) & (y0 <= height)
    clipped = np.stack((x0.clip(0, width), y0.clip(0, height), x1.clip(0, width), y1.clip(0, height)), axis=1)
    found: Floats = clipped[seen].astype(np.float32)
    return found


PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
"""Code points that each font uses as it likes."""

_EXPECTED = (
    r"\s\u0020-\u024f\u0370-\u03ff\u2000-\u2bff\u2e80-\u312f\u3200-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef"
    r"\U0001f000-\U0001faff\U00020000-\U0003134f"
)
_STRANGE = re.compile(f"[^{_EXPECTED}]")
_UNREAD = re.compile(f"[{UNNAMED}{PRIVATE}]")
_READ = re.compile(rf"[^\s{UNNAMED}]")

MANY, SHARE = 10, 0.1
"""Strange characters that a page may hold, as a number and as a share."""


def named(page: Page) -> Page:
    """The page with U+FFFD for what is no text: a font without a map shows as characters of any script."""
    if not garbled(page.chars):
        return page
    return msgspec.structs.replace(page, chars=_STRANGE.sub(UNNAMED, page.chars))


def emptied(page: Page) -> Page:
    """The page without its characters, if none of them can be read."""
    if UNNAMED not in page.chars or _READ.search(page.chars):
        return page
    none = np.zeros(0, np.int64)
    return msgspec.structs.replace(
        page, chars="", boxes=page.boxes[none], sizes=page.sizes[none], fonts=page.fonts[none]
    )


def mute_fonts(page: Page) -> list[str]:
    """The fonts of the characters that cannot be read."""
    found = {page.font_names[page.fonts[at]] for at, char in enumerate(page.chars) if char == UNNAMED}
    return sorted(name or "without a name" for name in found)


def garbled(chars: str) -> bool:
    """Whether so much of a page is in no script of these documents that its font must lack a map."""
    strange = len(_STRANGE.findall(chars))
    return strange > MANY and strange > SHARE * len(chars)


def unread(chars: str) -> int:
    """How many characters have no name, or one that only their font understands."""
    return len(_UNREAD.findall(chars))
