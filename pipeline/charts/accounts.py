"""A book's tree of accounts as a treemap: areas are this year's money, colours are its business plans.

Of a book of several agencies the colours are agencies. Without a document, it is the largest book's.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pipeline.charts.drawing import COLOURS, INK, Cell, Drawing, Frame, svg, values
from pipeline.charts.material import Book, Material
from pipeline.charts.squares import Rect, squarified
from pipeline.charts.tree import Node, tree
from pipeline.charts.words import Language, Said, money, plain, room, short, unread, year

NAME: Final = "accounts"
TITLES: Final[dict[Language, str]] = {"zh": "歲出科目", "en": "Accounts of expenditure"}

COLUMNS: Final[Mapping[Language, tuple[str, ...]]] = {
    "zh": ("層級", "科目編號", "科目", "本年度預算數", "上年度預算數", "頁", "文件"),
    "en": ("depth", "code", "account", "this year, TWD", "last year, TWD", "page", "document"),
}
WHOSE: Final[Said] = {
    "zh": "{agency} {year}，合計 {sum}元",
    "en": "{agency}, fiscal {year}, {sum} TWD in all",
}
ONE_OF: Final[Said] = {"zh": "{} 本預算書中金額最大的一本", "en": "the largest of {} books"}
REST: Final[Said] = {"zh": "其他 {} 項", "en": "{} others"}
UNSPLIT: Final[Said] = {"zh": "未列細目", "en": "not itemised"}
MERGED: Final[Said] = {
    "zh": "金額較小的 {} 個科目併為「其他」，見表",
    "en": "{} smaller accounts are drawn as others and stand in the table",
}

MOST = 80
"""Areas that are drawn; the smaller ones of a plan are drawn together."""

GROUPS = 30
"""Of areas that are coloured alike; the smallest are drawn as one."""

WIDTH, HEIGHT, HEAD = 780, 480, 20
"""Pixels of the picture, and of the line that names a group."""

LETTER, LINE = 12, 16
"""Pixels of a character and of a line."""


class Area(NamedTuple):
    """What is drawn: an account, or several smaller ones."""

    name: str
    sum: int


def draw(material: Material, language: Language) -> Drawing:
    """The accounts of a book."""
    book = max(material.books, key=lambda book: (_total(book), book.document), default=None)
    notes = unread(material.unread, language)
    if book is None:
        return Drawing("", COLUMNS[language], (), "；".join(notes))
    groups = _groups(book, language)
    total = sum(area.sum for _, areas in groups for area in areas)
    if len(material.books) > 1:
        notes.append(ONE_OF[language].format(len(material.books)))
    merged, groups = _merged(groups, language)
    if merged:
        notes.append(MERGED[language].format(merged))
    whose = WHOSE[language].format(
        agency=plain(book.agency), year=year(book.year, language), sum=money(total, language, 4)
    )
    frame = Frame(WIDTH)
    picture = svg(_chart(groups, language), TITLES[language], [whose, *notes], frame) if groups else ""
    return Drawing(picture, COLUMNS[language], tuple(_rows(book)), "；".join(notes))


def _rows(book: Book) -> Iterator[tuple[Cell, ...]]:
    for one in book.accounts:
        yield one.depth, one.code, plain(one.name), one.this_year, one.last_year, one.page, book.document


def _total(book: Book) -> int:
    return sum(node.sum for node in tree(book.accounts))


def _groups(book: Book, language: Language) -> list[tuple[str, list[Area]]]:
    """Names of what is coloured alike, with its areas, the largest first."""
    roots = tree(book.accounts)
    agencies = [node for root in roots for node in (root.below if root.account.depth == 1 else (root,))]
    depth = 2 if len(agencies) > 1 else 4
    found = [(node.account.name, list(_areas(node, language))) for node in _at(roots, depth)]
    found = [(name, sorted(areas, key=lambda area: (-area.sum, area.name))) for name, areas in found]
    found.sort(key=lambda group: (-sum(area.sum for area in group[1]), group[0]))
    rest = [Area(name, sum(area.sum for area in areas)) for name, areas in found[GROUPS:]]
    return [*found[:GROUPS], (REST[language].format(len(rest)), rest)] if rest else found


def _at(nodes: Sequence[Node], depth: int) -> Iterator[Node]:
    """The nodes of a depth, and those above it that nothing stands under."""
    for node in nodes:
        if node.account.depth >= depth or not node.below:
            yield node
        else:
            yield from _at(node.below, depth)


def _areas(node: Node, language: Language) -> Iterator[Area]:
    """What a node's money goes to in the end."""
    for below in node.below:
        yield from _areas(below, language)
    if not node.below:
        yield Area(node.account.name, node.sum)
    elif node.own:
        yield Area(UNSPLIT[language], node.own)


def _merged(
    groups: Sequence[tuple[str, list[Area]]], language: Language
) -> tuple[int, list[tuple[str, list[Area]]]]:
    """How many areas are drawn together, and the groups with them."""
    sizes = sorted((area.sum for _, areas in groups for area in areas), reverse=True)
    least = sizes[MOST - 1] if len(sizes) > MOST else 0
    count, found = 0, []
    for name, areas in groups:
        kept = [area for area in areas if area.sum >= least]
        small = [area for area in areas if area.sum < least]
        if len(small) > 1:
            count += len(small)
            small = [Area(REST[language].format(len(small)), sum(area.sum for area in small))]
        found.append((name, [*kept, *small]))
    return count, found


def _chart(groups: Sequence[tuple[str, list[Area]]], language: Language) -> Any:
    import altair as alt  # noqa: PLC0415

    areas: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    places = squarified([sum(area.sum for area in group) for _, group in groups], Rect(0, 0, WIDTH, HEIGHT))
    for number, ((name, group), whole) in enumerate(zip(groups, places, strict=True)):
        place = whole
        if len(group) > 1 and whole.height > 3 * HEAD and whole.width > 4 * LETTER:
            words.append(_word(short(name, whole.width / LETTER - 1), whole, 0, bold=True))
            place = Rect(whole.x, whole.y + HEAD, whole.width, whole.height - HEAD)
        for area, rect in zip(group, squarified([area.sum for area in group], place), strict=True):
            colour = COLOURS[number % len(COLOURS)]
            areas.append(
                {"x": rect.x, "y": rect.y, "x2": rect.x + rect.width, "y2": rect.y + rect.height, "c": colour}
            )
            words.extend(_said(area, rect, language))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, HEIGHT], nice=False, reverse=True))
    base = alt.Chart(values(areas), width=WIDTH, height=HEIGHT)
    drawn = base.mark_rect(opacity=0.38, stroke="white", strokeWidth=2).encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q", color=alt.Color("c:N", scale=None)
    )
    return drawn + _texts(words, bold=True) + _texts(words, bold=False)


def _texts(words: Sequence[dict[str, Any]], *, bold: bool) -> Any:
    import altair as alt  # noqa: PLC0415

    said = [word for word in words if word["bold"] == bold]
    text = alt.Chart(values(said)).mark_text(
        align="left", baseline="top", fontSize=LETTER, color=INK, fontWeight="bold" if bold else "normal"
    )
    return text.encode(x="x:Q", y="y:Q", text="text:N")


def _said(area: Area, rect: Rect, language: Language) -> Iterator[dict[str, Any]]:
    """Name and sum of an area, as far as there is room."""
    wide = (rect.width - 8) / LETTER
    name, amount = short(area.name, wide) if wide >= 2 else "", money(area.sum, language)
    if wide < 3 or rect.height < LINE + 4 or (len(name) < 4 and name != plain(area.name)):
        return
    yield _word(name, rect, 0)
    if rect.height >= 2 * LINE + 4 and room(amount) <= wide:
        yield _word(amount, rect, LINE)


def _word(text: str, rect: Rect, down: float, *, bold: bool = False) -> dict[str, Any]:
    return {"x": rect.x + 5, "y": rect.y + 5 + down, "text": text, "bold": bold}
