"""What subsidies, donations and commissions draw alike: two facing pages, a tree of names, two accounts.

Headings stand over the gap of the spread, as 經常門 does; names break over lines with the number of the
branch plan behind the first; texts go on over the next spread.
"""

from typing import NamedTuple

from drawing import WIDTH, Pen

STEP = 18.0


class Line(NamedTuple):
    """A row as it is drawn: how far its name is set in, the branch's number, texts by column, figures."""

    indent: float
    name: tuple[str, ...]
    branch: str
    texts: tuple[tuple[str, ...], ...]
    figures: str


class Form(NamedTuple):
    """Where a form's rules stand, and what is over them; the first of `uses` are under 經常門."""

    title: str
    columns: tuple[tuple[float, str], ...]
    left: tuple[float, ...]
    right: tuple[float, ...]
    uses: tuple[str, ...]
    current: int

    @property
    def first(self) -> float:
        """Where the columns of money begin."""
        return self.columns[-1][0]


def draw(pen: Pen, form: Form, agency: str, rows: tuple[Line, ...]) -> None:
    """A spread."""
    pen.spread(lambda own: _spread(own, form, agency, rows))


def _spread(pen: Pen, form: Form, agency: str, rows: tuple[Line, ...]) -> None:
    pen.spread_heading(agency, form.title)
    _rules(pen, form)
    _headings(pen, form)
    top = 139.0
    for row in rows:
        pen.lines(48 + row.indent, top, row.name, STEP)
        if row.branch:
            pen.right(form.columns[0][0] - 2, top, row.branch)
        for (edge, _), texts in zip(form.columns, row.texts, strict=False):
            pen.lines(edge + 2, top, texts, STEP)
        for x, figure in zip(_edges(form), row.figures.split(), strict=False):
            pen.figure(x - 2, top + 1, figure)
        top += STEP * max(len(row.name), *(len(texts) for texts in row.texts), 1)


def _edges(form: Form) -> tuple[float, ...]:
    return (*form.left, 554, *(WIDTH + x for x in form.right), WIDTH + 554)


def _rules(pen: Pen, form: Form) -> None:
    pen.level((91, 134, 786), 45, 554)
    pen.level((104, 118), form.first, 554)
    pen.upright((edge for edge, _ in form.columns), 91, 786)
    pen.upright((*form.left, 554), 118, 786)
    pen.level((91, 104, 134, 786), WIDTH + 45, WIDTH + 554)
    pen.level((118,), WIDTH + 45, WIDTH + form.right[-1])
    pen.upright((WIDTH + form.right[-1],), 104, 786)
    between = len(form.left) + 1
    for number, x in enumerate(form.right[:-1], between + 1):
        pen.upright((WIDTH + x,), 104 if number == form.current else 118, 786)


def _headings(pen: Pen, form: Form) -> None:
    kind = form.title[:2]
    pen.middle((45 + form.columns[0][0]) / 2, 107, "　".join(f"{kind}計畫"))
    for (edge, words), right in zip(form.columns, form.columns[1:], strict=False):
        size = max(5, len(words) // 3)
        for index in range(0, len(words), size):
            pen.middle((edge + right[0]) / 2, 95 + 12 * index / size, words[index : index + size], 8)
    pen.middle((form.first + 554) / 2, 93, kind[0] + "　　　" + kind[1])
    pen.middle((form.first + 554) / 2, 106, "經　　常")
    pen.middle(WIDTH + 300, 93, "經　　費　　之　　用　　途　　分　　析")
    lefts = (form.first, *_edges(form))
    gate = lefts[form.current] - WIDTH
    pen.middle(WIDTH + (45 + gate) / 2, 106, "門")
    pen.middle(WIDTH + (gate + form.right[-1]) / 2, 106, "資　　本　　門")
    pen.middle(WIDTH + (form.right[-1] + 554) / 2, 113, "合　　　計")
    for number, words in enumerate(form.uses):
        start = WIDTH + 45 if number == len(form.left) + 1 else lefts[number]
        pen.middle((start + lefts[number + 1]) / 2, 121, words, 9)
