"""How many people go for how many days: a dot for each pair, as large as there are records of it."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

from pipeline.charts.drawing import (
    BELOW,
    COLOURS,
    INK,
    LEGEND,
    Cell,
    Drawing,
    Frame,
    around,
    svg,
    values,
)
from pipeline.charts.material import Material, Party
from pipeline.charts.words import Language, Said, plain, room, short, unread

NAME: Final = "people"
TITLES: Final[dict[Language, str]] = {"zh": "人數與天數", "en": "People and days"}

COLUMNS: Final[Mapping[Language, tuple[str, ...]]] = {
    "zh": ("名稱", "種類", "年度", "主辦機關", "人數", "天數", "文件"),
    "en": ("name", "kind", "fiscal years", "organiser", "people", "days", "document"),
}
KINDS: Final[Mapping[str, Said]] = {
    "PLATFORM": {"zh": "平臺", "en": "platform"},
    "PROGRAM": {"zh": "計畫", "en": "programme"},
}
KIND: Final[Said] = {"zh": "種類", "en": "kind"}
DAYS: Final[Said] = {"zh": "天數（對數尺度）", "en": "days, logarithmic"}
PEOPLE: Final[Said] = {"zh": "人數（對數尺度）", "en": "people, logarithmic"}
RECORDS: Final[Said] = {"zh": "紀錄數", "en": "records"}
MORE: Final[Said] = {"zh": "等 {} 筆", "en": " and {} more"}
FEWER: Final[Said] = {
    "zh": "畫出紀錄最多的 {} 組人數與天數，另 {} 組在表中",
    "en": "the {} most frequent pairs; {} more are in the table",
}
UNNAMED: Final[Said] = {"zh": "名稱寫不下的點見表", "en": "dots without room for a name are in the table"}

MOST = 300
"""Dots that are drawn."""

WIDTH, HEIGHT, WIDE = 620, 400, 14
"""Pixels of the picture, and characters of a name in it."""

AXIS = 64
"""Pixels of the axis beside the chart, with its title."""

RADIUS = 13
"""Pixels around a dot that no name may take; the largest has a radius of 11."""

LETTER, LINE = 11, 14
"""Pixels of a character, and of a line of them."""

Side = Literal["left", "right"]

SIDES: Final[tuple[tuple[Side, int], ...]] = (("left", RADIUS), ("right", -RADIUS))
"""Where a name is anchored to its dot, and pixels between them."""

_Dot = tuple[str, int, int]
"""Kind, people and days."""


def draw(material: Material, language: Language) -> Drawing:
    """Records that say both, by days and people."""
    parties = sorted(set(material.parties), key=lambda party: tuple(str(value or "") for value in party))
    dots: dict[_Dot, list[Party]] = defaultdict(list)
    for party in parties:
        dots[party.kind, party.people, party.days].append(party)
    ranked = sorted(dots, key=lambda dot: (-len(dots[dot]), -dot[1] * dot[2], dot))
    notes = unread(material.unread, language)
    if len(ranked) > MOST:
        notes.append(FEWER[language].format(MOST, len(ranked) - MOST))
    shown = {dot: dots[dot] for dot in ranked[:MOST]}
    rows = tuple(_row(party, language) for party in parties)
    picture = _picture(shown, language, notes) if shown else ""
    return Drawing(picture, COLUMNS[language], rows, "；".join(notes))


def _row(party: Party, language: Language) -> tuple[Cell, ...]:
    years = (party.years or "").replace("/", "–")
    about = plain(party.name), KINDS[party.kind][language], years, party.organiser
    return (*about, party.people, party.days, party.document)


class _Scale:
    """A logarithmic scale that is known here, so that names can be put where there is room."""

    def __init__(self, numbers: Sequence[int], length: int) -> None:
        low, high = min(numbers), max(numbers)
        self.domain = low / 1.5, high * 1.5
        self._length = length
        self.ticks = [tick for tick in _TICKS if self.domain[0] <= tick <= self.domain[1]]

    def at(self, number: int) -> float:
        """Pixels from the smallest."""
        low, high = map(math.log, self.domain)
        return (math.log(number) - low) / (high - low) * self._length


_TICKS = [step * 10**power for power in range(8) for step in (1, 2, 5)]


def _picture(dots: Mapping[_Dot, Sequence[Party]], language: Language, notes: list[str]) -> str:
    import altair as alt  # noqa: PLC0415

    days, people = _Scale([dot[2] for dot in dots], WIDTH), _Scale([dot[1] for dot in dots], HEIGHT)
    rows = [
        {"kind": KINDS[kind][language], "people": count, "days": length, "records": len(parties)}
        for (kind, count, length), parties in dots.items()
    ]
    names = list(_names(dots, days, people, language))
    if len(names) < len(dots):
        notes.append(UNNAMED[language])
    x = alt.X("days:Q", axis=_axis(days, title=DAYS[language], titleY=32), scale=_log(days))
    y = alt.Y("people:Q", axis=_axis(people, title=PEOPLE[language], titleX=-52), scale=_log(people))
    kinds = [said[language] for said in KINDS.values() if any(row["kind"] == said[language] for row in rows)]
    colour = alt.Color("kind:N", title=KIND[language], scale=alt.Scale(domain=kinds, range=list(COLOURS[:2])))
    most = max(len(parties) for parties in dots.values())
    sizes = alt.Size(
        "records:Q",
        title=RECORDS[language],
        scale=alt.Scale(domain=[1, max(most, 2)], range=[60, 420]),
        legend=alt.Legend(values=[1, most], format="d") if most > 1 else None,
    )
    base = alt.Chart(values(rows), width=WIDTH, height=HEIGHT)
    drawn = base.mark_circle(opacity=0.75).encode(x=x, y=y, color=colour, size=sizes)
    for side, dx in SIDES:
        words = alt.Chart(values([name for name in names if name["side"] == side]))
        text = words.mark_text(align=side, dx=dx, fontSize=LETTER, color=INK)
        drawn += text.encode(x="days:Q", y="people:Q", text="name:N")
    legend = around([*kinds, KIND[language], RECORDS[language]]) + LEGEND
    return svg(drawn, TITLES[language], notes, Frame(WIDTH, AXIS, legend, BELOW))


def _axis(scale: _Scale, **title: Any) -> Any:
    import altair as alt  # noqa: PLC0415

    return alt.Axis(values=scale.ticks, format=",", domain=False, **title)


def _log(scale: _Scale) -> Any:
    import altair as alt  # noqa: PLC0415

    return alt.Scale(type="log", domain=list(scale.domain), nice=False)


def _names(
    dots: Mapping[_Dot, Sequence[Party]], days: _Scale, people: _Scale, language: Language
) -> Iterator[dict[str, Any]]:
    """Names beside those dots where they cover no other dot and no other name."""
    taken = [
        (x - RADIUS + 2, y - RADIUS + 2, x + RADIUS - 2, y + RADIUS - 2)
        for x, y in ((days.at(dot[2]), people.at(dot[1])) for dot in dots)
    ]
    for dot, parties in dots.items():
        name = short(min(party.name for party in parties), WIDE)
        if len({party.name for party in parties}) > 1:
            name += MORE[language].format(len(parties))
        x, y, wide = days.at(dot[2]), people.at(dot[1]), room(name) * LETTER
        for side, left in (("left", x + RADIUS), ("right", x - RADIUS - wide)):
            place = left, y - LINE / 2, left + wide, y + LINE / 2
            if left > 0 and place[2] < WIDTH and not any(_meet(place, other) for other in taken):
                taken.append(place)
                yield {"days": dot[2], "people": dot[1], "name": name, "side": side}
                break


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
