"""This year's money against last year's: of each book, or of each business plan of one book."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from pipeline.charts.drawing import (
    BELOW,
    COLOURS,
    INK,
    LEGEND,
    Cell,
    Drawing,
    Frame,
    around,
    named,
    svg,
    values,
)
from pipeline.charts.material import Account, Book, Material
from pipeline.charts.words import Language, Said, axis, money, plain, short, unread, year

NAME: Final = "years"
TITLES: Final[dict[Language, str]] = {"zh": "本年度與上年度預算", "en": "This year against last"}

COLUMNS: Final[Mapping[Language, tuple[str, ...]]] = {
    "zh": ("機關", "年度", "科目", "本年度預算數", "上年度預算數", "增減數", "增減（%）", "頁", "文件"),
    "en": (
        "agency", "fiscal year", "account", "this year, TWD", "last year, TWD",
        "change, TWD", "change, %", "page", "document",
    ),
}  # fmt: skip
SUMS: Final[Said] = {"zh": "金額（新臺幣元）", "en": "TWD"}
WHICH: Final[Mapping[str, Said]] = {
    "this": {"zh": "本年度", "en": "this year"},
    "last": {"zh": "上年度", "en": "last year"},
}
FEWER: Final[Said] = {
    "zh": "畫出金額最大的 {} 項，另 {} 項在表中",
    "en": "the {} largest; {} more are in the table",
}

MOST = 25
"""Pairs of bars that are drawn."""

AGENCY, PLAN = 2, 4
"""Depths of accounts."""

WIDTH, WIDE = 520, 22
"""Pixels of the chart, and characters of a name."""


class Pair(NamedTuple):
    """A figure of this year and of the last, in whole TWD; 0 where the book prints none."""

    book: Book
    account: Account
    this: int
    last: int

    @property
    def change(self) -> int:
        """By how much it rose."""
        return self.this - self.last

    @property
    def share(self) -> Decimal | None:
        """By how many per cent of last year's it rose; None where there was nothing."""
        return (Decimal(self.change * 100) / self.last).quantize(Decimal("0.1")) if self.last else None


def draw(material: Material, language: Language) -> Drawing:
    """Two bars for each book, or for each plan where there is one book."""
    pairs = sorted(_pairs(material.books), key=lambda pair: (-max(pair.this, pair.last), _key(pair)))
    notes = unread(material.unread, language)
    if len(pairs) > MOST:
        notes.append(FEWER[language].format(MOST, len(pairs) - MOST))
    one_book = len(material.books) == 1
    picture = _picture(pairs[:MOST], language, notes, one_book) if pairs else ""
    return Drawing(picture, COLUMNS[language], tuple(map(_row, pairs)), "；".join(notes))


def _key(pair: Pair) -> tuple[str, str, str]:
    return pair.book.document, pair.account.code, pair.account.name


def _row(pair: Pair) -> tuple[Cell, ...]:
    book, account = pair.book, pair.account
    sums = account.this_year, account.last_year, pair.change, pair.share
    return plain(book.agency), book.year, plain(account.name), *sums, account.page, book.document


def _pairs(books: Sequence[Book]) -> Iterator[Pair]:
    """The agencies of the books; of one book alone, its plans."""
    depth = PLAN if len(books) == 1 else AGENCY
    for book in books:
        for account in book.accounts:
            this, last = account.this_year or 0, account.last_year or 0
            if account.depth == depth and (this or last):
                yield Pair(book, account, this, last)


def _picture(pairs: Sequence[Pair], language: Language, notes: Sequence[str], one_book: bool) -> str:
    import altair as alt  # noqa: PLC0415

    names = [_name(pair, one_book) for pair in pairs]
    bars = [
        {"at": at, "sum": getattr(pair, which), "which": WHICH[which][language]}
        for at, pair in enumerate(pairs)
        for which in ("last", "this")
    ]
    said = [
        {"at": at, "sum": max(pair.this, pair.last, 0), "text": _told(pair, language)}
        for at, pair in enumerate(pairs)
    ]
    order = [WHICH[which][language] for which in ("last", "this")]
    lines = alt.Axis(title=None, labelExpr=named(names), domain=False, ticks=False, grid=False)
    sums = alt.Axis(title=SUMS[language], titleY=32, labelExpr=axis(language), domain=False, tickCount=6)
    top = max(*(bar["sum"] for bar in bars), 1)
    x = alt.X("sum:Q", axis=sums, scale=alt.Scale(domain=[min(0, *(bar["sum"] for bar in bars)), top * 1.3]))
    y = alt.Y("at:O", axis=lines, scale=alt.Scale(domain=list(range(len(pairs))), paddingInner=0.25))
    colour = alt.Color("which:N", title=None, scale=alt.Scale(domain=order, range=["#b8c4cc", COLOURS[0]]))
    base = alt.Chart(values(bars), width=WIDTH, height=36 * len(pairs))
    drawn = base.mark_bar().encode(x=x, y=y, yOffset=alt.YOffset("which:N", sort=order), color=colour)
    words = alt.Chart(values(said)).mark_text(align="left", dx=6, fontSize=11, color=INK, baseline="middle")
    frame = Frame(WIDTH, around(names) + 8, around(order) + LEGEND, BELOW)
    drawn += words.encode(x="sum:Q", y="at:O", text="text:N")
    return svg(drawn, TITLES[language], _head(pairs, notes, language), frame)


def _name(pair: Pair, one_book: bool) -> str:
    name = pair.account.name if one_book else f"{pair.account.name} {pair.book.year}".rstrip()
    return short(name, WIDE)


def _head(pairs: Sequence[Pair], notes: Sequence[str], language: Language) -> list[str]:
    books = {(plain(pair.book.agency), year(pair.book.year, language)) for pair in pairs}
    return [" ".join(next(iter(books))), *notes] if len(books) == 1 else list(notes)


def _told(pair: Pair, language: Language) -> str:
    """The change in words: +9.93億 (+8.0%)."""
    sign = "+" if pair.change > 0 else "±" if pair.change == 0 else ""
    said = f"{sign}{money(pair.change, language)}"
    return f"{said} ({pair.share:+}%)" if pair.share else said
