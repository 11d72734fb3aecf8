"""What platforms cost, by platform and year.

Sums are those of the facts across documents. Several sums of one platform and year are several dots: one may
be a part of another, or contradict it, so nothing is added up. The scale is logarithmic, for a meeting costs
some thousands and a programme some thousands of millions.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from pipeline.charts.drawing import BELOW, GREY, LEGEND, Cell, Drawing, Frame, around, named, svg, values
from pipeline.charts.material import Material
from pipeline.charts.words import Language, Said, axis, plain, short, unread, year
from pipeline.facts import Fact

NAME: Final = "platforms"
TITLES: Final[dict[Language, str]] = {"zh": "各平臺各年度經費", "en": "Money by platform and year"}

COLUMNS: Final[Mapping[Language, tuple[str, ...]]] = {
    "zh": ("平臺", "機關", "年度", "金額", "幣別", "限定", "出處數", "牴觸數", "文件"),
    "en": (
        "platform", "agency", "fiscal years", "amount", "currency",
        "qualifier", "sources", "conflicts", "document",
    ),
}  # fmt: skip
AXIS: Final[Said] = {"zh": "金額（新臺幣元，對數尺度）", "en": "TWD, logarithmic"}
YEAR: Final[Said] = {"zh": "年度", "en": "fiscal year"}
SEVERAL: Final[Said] = {"zh": "數年合計", "en": "several years"}
UNTOLD: Final[Said] = {"zh": "未載年度", "en": "not told"}
OLDER: Final[Said] = {"zh": "更早", "en": "earlier"}
FEWER: Final[Said] = {
    "zh": "畫出金額最大的 {} 個平臺，另 {} 個在表中",
    "en": "the {} largest platforms; {} more are in the table",
}
SMALLER: Final[Said] = {
    "zh": "畫出金額最大的 {} 點，另 {} 點在表中",
    "en": "the {} largest sums; {} more are in the table",
}
FOREIGN: Final[Said] = {
    "zh": "{} 筆非新臺幣或非正數的金額只在表中",
    "en": "{} sums that are not TWD or not positive stand in the table alone",
}

MOST = 30
"""Platforms that are drawn: more would not be read."""

DOTS = 600
"""Dots that are drawn."""

WIDTH, WIDE = 520, 24
"""Pixels of the chart, and characters of a platform's name beside it."""

YEARS = ("#440154", "#443983", "#31688e", "#21918c", "#35b779", "#90d743", "#d8c018")
"""Of viridis, for the latest years; those before them share one colour."""


def draw(material: Material, language: Language) -> Drawing:
    """The sums of platforms as dots, a line for each platform."""
    facts = sorted(
        material.sums(), key=lambda fact: (fact.name, fact.fiscal_years or "", fact.amount, fact.id)
    )
    rows = tuple(map(_row, facts))
    drawn = [fact for fact in facts if fact.currency == "TWD" and fact.amount > 0]
    names = _largest(drawn)
    shown = _dots([fact for fact in drawn if fact.name in names[:MOST]])
    notes = unread(material.unread, language)
    if len(names) > MOST:
        notes.append(FEWER[language].format(MOST, len(names) - MOST))
    if len(shown) > DOTS:
        notes.append(SMALLER[language].format(DOTS, len(shown) - DOTS))
    if len(drawn) < len(facts):
        notes.append(FOREIGN[language].format(len(facts) - len(drawn)))
    picture = _picture(shown[:DOTS], names[:MOST], language, notes) if shown else ""
    return Drawing(picture, COLUMNS[language], rows, "；".join(notes))


def _row(fact: Fact) -> tuple[Cell, ...]:
    whole = fact.amount == fact.amount.to_integral_value()
    amount = int(fact.amount) if whole else fact.amount
    years = (fact.fiscal_years or "").replace("/", "–")
    about = plain(fact.name), fact.agency, years, amount, fact.currency, fact.qualifier
    return (*about, fact.sources, fact.conflicts, fact.document)


def _largest(facts: Sequence[Fact]) -> list[str]:
    """Names, the one with the largest sum first."""
    largest: dict[str, Any] = {}
    for fact in facts:
        largest[fact.name] = max(fact.amount, largest.get(fact.name, fact.amount))
    return sorted(largest, key=lambda name: (-largest[name], name))


def _dots(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each dot, the largest first."""
    dots = {(fact.name, fact.fiscal_years, fact.amount): fact for fact in facts}
    return sorted(dots.values(), key=lambda fact: (-fact.amount, fact.name, fact.fiscal_years or ""))


def _picture(facts: Sequence[Fact], names: Sequence[str], language: Language, notes: Sequence[str]) -> str:
    import altair as alt  # noqa: PLC0415

    years = sorted(
        {fact.fiscal_years for fact in facts if fact.fiscal_years and "/" not in fact.fiscal_years}
    )
    kinds = _kinds(years, language)
    rows = [
        {"at": names.index(fact.name), "sum": float(fact.amount), "year": _year(fact, years, language)}
        for fact in facts
    ]
    shown = [kind for kind in kinds if any(row["year"] == kind for row in rows)]
    low, high = (math.log10(bound(fact.amount for fact in facts)) for bound in (min, max))
    powers = [10.0**power for power in range(math.floor(low), math.ceil(high) + 1)]
    labels = [short(name, WIDE) for name in names]
    lines = alt.Axis(
        title=None,
        values=list(range(len(names))),
        labelExpr=named(labels),
        grid=True,
        domain=False,
        ticks=False,
    )
    sums = alt.Axis(title=AXIS[language], titleY=32, values=powers, labelExpr=axis(language), domain=False)
    frame = Frame(WIDTH, around(labels) + 12, around([*shown, YEAR[language]]) + LEGEND, BELOW)
    scale = alt.Scale(domain=shown, range=[kinds[kind][0] for kind in shown])
    shapes = alt.Scale(domain=shown, range=[kinds[kind][1] for kind in shown])
    chart = (
        alt.Chart(values(rows), width=WIDTH, height=24 * len(names) + 8)
        .mark_point(filled=True, size=85, opacity=0.9)
        .encode(
            x=alt.X(
                "sum:Q", axis=sums, scale=alt.Scale(type="log", domain=[powers[0] * 0.8, powers[-1] * 1.2])
            ),
            y=alt.Y("at:O", axis=lines, scale=alt.Scale(domain=list(range(len(names))))),
            color=alt.Color("year:N", title=YEAR[language], scale=scale),
            shape=alt.Shape("year:N", title=YEAR[language], scale=shapes),
        )
    )
    return svg(chart, TITLES[language], notes, frame)


def _kinds(years: Sequence[str], language: Language) -> dict[str, tuple[str, str]]:
    """Colour and shape of what stands in the legend, in order."""
    recent = years[-len(YEARS) :]
    kinds = {OLDER[language]: (GREY, "circle")}
    first = len(YEARS) - len(recent)
    kinds |= {year(one, language): (YEARS[first + at], "circle") for at, one in enumerate(recent)}
    return kinds | {SEVERAL[language]: ("#882255", "diamond"), UNTOLD[language]: ("#777777", "square")}


def _year(fact: Fact, years: Sequence[str], language: Language) -> str:
    if fact.fiscal_years is None:
        return UNTOLD[language]
    if fact.fiscal_years in years[-len(YEARS) :]:
        return year(fact.fiscal_years, language)
    return OLDER[language] if fact.fiscal_years in years else SEVERAL[language]
