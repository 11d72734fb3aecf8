"""What a chart comes to, and how its picture is made: by altair and Vega, without a browser or a network."""

import json
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from pipeline.charts.words import room

FONT = (
    "Noto Sans TC, Noto Sans CJK TC, Source Han Sans TC, PingFang TC, Microsoft JhengHei, "
    "WenQuanYi Micro Hei, AR PL Mingti2L Big5, sans-serif"
)
"""Whoever looks at a picture has one of these; none comes with it."""

SIZE = 12
"""Pixels of a character, which Chinese ones are wide."""

TITLE, MARGIN = 17, 16
"""Pixels of a character of the title, and around the whole."""

BELOW = 44
"""Pixels of an axis below a chart, with its title."""

LEGEND = 40
"""Pixels of a legend beside its labels."""

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#999933", "#882255")
"""Of Okabe and Ito and of Tol, which people of all kinds of sight can tell apart."""

GREY, INK = "#b8b8b8", "#333333"

Cell = int | Decimal | str | None


class Drawing(msgspec.Struct, frozen=True):
    """A chart as SVG, and the table behind it.

    Attributes:
        svg: stands by itself, without scripts or anything from elsewhere; "" where there is nothing to draw.
        columns: headings of the table.
        rows: its rows; sums of money are whole units of the currency that the row names.
        left_out: what the picture does not show, in words; "" where it shows all.
    """

    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: str = ""


class Frame(NamedTuple):
    """Width of a chart, and what is drawn to its left, to its right and below it, in pixels."""

    width: float
    left: float = 0
    right: float = 0
    bottom: float = 0


def values(rows: Iterable[dict[str, Any]]) -> Any:
    """Rows as altair takes them."""
    import altair  # noqa: PLC0415  # half a second, for those who draw

    return altair.Data(values=list(rows))  # type: ignore[no-untyped-call]


def named(labels: Sequence[str]) -> str:
    """The expression by which Vega writes a name for its number: two names may be short for the same."""
    return f"{json.dumps(list(labels))}[datum.value]"


def svg(chart: Any, title: str, notes: Sequence[str], frame: Frame) -> str:
    """An altair chart as SVG under its title and notes; the same chart gives the same bytes.

    What is drawn around the chart gets the room that `frame` says, not the room that the fonts of the machine
    would make it: they are not those of who looks at it.
    """
    import altair  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    wide = max(map(room, [title, *notes])) * TITLE
    side = {
        "left": frame.left + MARGIN,
        "right": max(frame.right, wide - frame.left - frame.width) + MARGIN,
        "top": 2.2 * TITLE + 1.5 * SIZE * len(notes) + MARGIN,
        "bottom": frame.bottom + MARGIN,
    }
    head = altair.Title(title, subtitle=list(notes), anchor="start", frame="group", offset=14, dx=-frame.left)
    padding = {name: math.ceil(pixels) for name, pixels in side.items()}
    styled = (
        chart.properties(title=head)
        .configure(font=FONT, background="white", autosize={"type": "none"}, padding=padding)
        .configure_title(fontSize=TITLE, subtitleFontSize=SIZE, subtitleColor="#555555", subtitlePadding=6)
        .configure_axis(
            labelFontSize=SIZE, titleFontSize=SIZE, labelLimit=0, titleFontWeight="normal", labelOverlap=False
        )
        .configure_legend(labelFontSize=SIZE, titleFontSize=SIZE, labelLimit=0, titleFontWeight="normal")
        .configure_view(stroke=None)
    )
    return str(vl_convert.vegalite_to_svg(styled.to_dict(), allowed_base_urls=[]))


def around(labels: Iterable[str]) -> float:
    """Pixels that the widest of some labels takes, beside an axis or in a legend."""
    return max((room(label) for label in labels), default=0) * SIZE
