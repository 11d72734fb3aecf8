"""Which agencies take part in which platforms: two columns of names, and lines between them.

Names stand in an order in which few lines cross: each at the mean of those that it is tied to, settled in a
few rounds. A network of two kinds of things is read best in two columns.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

from pipeline.charts.drawing import COLOURS, INK, Cell, Drawing, Frame, around, svg, values
from pipeline.charts.material import Material
from pipeline.charts.words import Language, Said, plain, short, unread

NAME: Final = "network"
TITLES: Final[dict[Language, str]] = {"zh": "機關與平臺", "en": "Agencies and platforms"}

COLUMNS: Final[Mapping[Language, tuple[str, ...]]] = {
    "zh": ("機關", "平臺", "紀錄數", "文件數", "依據"),
    "en": ("agency", "platform", "records", "documents", "told by"),
}
TOLD: Final[Said] = {"zh": "紀錄", "en": "the record"}
BOOK: Final[Said] = {"zh": "預算書所屬機關", "en": "whose book it is"}
THICK: Final[Said] = {
    "zh": "線愈粗，紀錄愈多：1 至 {} 筆",
    "en": "the thicker a line, the more records: 1 to {}",
}
FEWER: Final[Said] = {
    "zh": "畫出紀錄最多的 {} 條連線，另 {} 條在表中",
    "en": "the {} ties with most records; {} more are in the table",
}

MOST = 60
"""Lines that are drawn."""

ROUNDS = 12
"""In which the order of names settles."""

WIDTH, LINE, WIDE = 300, 21, 22
"""Pixels between the columns and of a line of text, and characters of a name."""

_Tie = tuple[str, str]


def draw(material: Material, language: Language) -> Drawing:
    """Agencies on the left, platforms on the right; a line is as thick as there are records of it."""
    counts = Counter((tie.agency, tie.platform) for tie in material.ties)
    ranked = sorted(counts, key=lambda tie: (-counts[tie], tie))
    notes = unread(material.unread, language)
    if len(ranked) > MOST:
        notes.append(FEWER[language].format(MOST, len(ranked) - MOST))
    picture = _picture(ranked[:MOST], counts, language, notes) if ranked else ""
    return Drawing(picture, COLUMNS[language], tuple(_rows(material, language)), "；".join(notes))


def _rows(material: Material, language: Language) -> Iterator[tuple[Cell, ...]]:
    documents: dict[_Tie, list[str]] = defaultdict(list)
    told: dict[_Tie, bool] = defaultdict(bool)
    for tie in material.ties:
        documents[tie.agency, tie.platform].append(tie.document)
        told[tie.agency, tie.platform] |= tie.told
    for pair in sorted(documents):
        how = (TOLD if told[pair] else BOOK)[language]
        yield *map(plain, pair), len(documents[pair]), len(set(documents[pair])), how


def _picture(
    ties: Sequence[_Tie], counts: Mapping[_Tie, int], language: Language, notes: Sequence[str]
) -> str:
    import altair as alt  # noqa: PLC0415

    agencies, platforms = ordered(ties)
    tallest = max(len(agencies), len(platforms))
    left, right = _places(agencies, tallest), _places(platforms, tallest)
    colours = {agency: COLOURS[at % len(COLOURS)] for at, agency in enumerate(agencies)}
    lines = [
        {
            "x": 0, "y": left[agency], "x2": 1, "y2": right[platform],
            "records": counts[agency, platform], "colour": colours[agency],
        }
        for agency, platform in ties
    ]  # fmt: skip
    most = max(counts[tie] for tie in ties)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, tallest], nice=False, reverse=True))
    widths = alt.Size(
        "records:Q",
        scale=alt.Scale(domain=[1, max(most, 2)], range=[1.5, 8]),
        legend=None,  # it would show dots for lines
    )
    base = alt.Chart(values(lines), width=WIDTH, height=LINE * tallest)
    drawn = base.mark_rule(opacity=0.7, strokeCap="round").encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q", size=widths, color=alt.Color("colour:N", scale=None)
    )
    names = drawn + _names(left, 0, "right") + _names(right, 1, "left")
    thick = [THICK[language].format(most)] if most > 1 else []
    beside = [around(short(name, WIDE) for name in column) + 12 for column in (agencies, platforms)]
    return svg(names, TITLES[language], [*thick, *notes], Frame(WIDTH, *beside))


def _names(places: Mapping[str, float], x: int, align: Literal["left", "right"]) -> Any:
    import altair as alt  # noqa: PLC0415

    rows = [{"x": x, "y": y, "name": short(name, WIDE)} for name, y in places.items()]
    aside = -8 if align == "right" else 8
    text = alt.Chart(values(rows)).mark_text(align=align, dx=aside, fontSize=12, color=INK, baseline="middle")
    dots = alt.Chart(values(rows)).mark_circle(size=45, color=INK, opacity=1)
    return dots.encode(x="x:Q", y="y:Q") + text.encode(x="x:Q", y="y:Q", text="name:N")


def _places(names: Sequence[str], tallest: int) -> dict[str, float]:
    """Names evenly over the height that the longer column takes."""
    step = tallest / len(names)
    return {name: (at + 0.5) * step for at, name in enumerate(names)}


def ordered(ties: Sequence[_Tie]) -> tuple[list[str], list[str]]:
    """Both columns in an order in which few lines cross.

    >>> ordered([("a", "z"), ("b", "y"), ("c", "z")])
    (['b', 'a', 'c'], ['y', 'z'])
    """
    left, right = sorted({tie[0] for tie in ties}), sorted({tie[1] for tie in ties})
    best = left, right
    for _ in range(ROUNDS):
        right = _by_mean(right, left, [(platform, agency) for agency, platform in ties])
        left = _by_mean(left, right, ties)
        if crossings(ties, left, right) < crossings(ties, *best):
            best = left, right
    return best


def _by_mean(names: Sequence[str], others: Sequence[str], ties: Sequence[_Tie]) -> list[str]:
    """Names by the mean place of what they are tied to."""
    place = {name: (at + 0.5) / len(others) for at, name in enumerate(others)}
    means = {name: [place[other] for one, other in ties if one == name] for name in names}
    return sorted(names, key=lambda name: (sum(means[name]) / len(means[name]), name))


def crossings(ties: Sequence[_Tie], left: Sequence[str], right: Sequence[str]) -> int:
    """How many pairs of lines cross."""
    at = [(left.index(agency), right.index(platform)) for agency, platform in ties]
    return sum((a - c) * (b - d) < 0 for number, (a, b) in enumerate(at) for c, d in at[:number])
