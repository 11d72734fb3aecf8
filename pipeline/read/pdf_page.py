"""From what is drawn to what is seen: the page turned upright, cut to its paper, each character once."""

import re

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Box, Page
from pipeline.read.pdf_engines import Drawn, Floats

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

    Two that lie within a distance share a cell in at least one of four grids of twice that distance.
    """
    again = np.zeros(len(codes), np.bool_)
    reach = np.minimum(SAME_PLACE, 0.35 * np.maximum(boxes[:, 2] - boxes[:, 0], 0.3 * sizes))
    for shift_x in (0.0, SAME_PLACE):
        for shift_y in (0.0, SAME_PLACE):
            column = ((boxes[:, 0] + shift_x) / (2 * SAME_PLACE)).astype(np.int64) + 1
            line = ((boxes[:, 3] + shift_y) / (2 * SAME_PLACE)).astype(np.int64) + 1
            cell = (codes << 32) + (line << 16) + column
            order = np.argsort(cell, kind="stable")
            first, second = order[:-1], order[1:]
            near = np.abs(boxes[second] - boxes[first])[:, (0, 3)].max(axis=1) < reach[second]
            again[second[(cell[first] == cell[second]) & near]] = True
    return again


def _clip(rulings: Floats, width: float, height: float) -> Floats:
    """Rulings cut to the paper; those beside it go."""
    x0, y0, x1, y1 = rulings.T
    seen = (x1 >= 0) & (x0 <= width) & (y1 >= 0) & (y0 <= height)
    clipped = np.stack((x0.clip(0, width), y0.clip(0, height), x1.clip(0, width), y1.clip(0, height)), axis=1)
    found: Floats = clipped[seen].astype(np.float32)
    return found


_EXPECTED = re.compile(
    r"[\s\u0020-\u024f\u0370-\u03ff\u2000-\u2bff\u2e80-\u312f\u3200-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef"
    r"\U0001f000-\U0001faff\U00020000-\U0003134f]+"
)


def garbled(chars: str) -> bool:
    """Whether so much of a page is in no script of these documents that its font must lack a map."""
    strange = len(_EXPECTED.sub("", chars))
    return strange > 10 and strange > 0.1 * len(chars)
