"""`docs/forms.md`: every form with its titles, its fields and its sums, as the code has them.

What is said of a form stands in its file: the docstrings of the module and of `sums`, TITLE, PATTERN and
COLUMNS. What one form says of another stands in `check/across.py` and its members.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from types import FunctionType, ModuleType

from pipeline.check import across
from pipeline.forms import FORMS, sums
from pipeline.forms.values import Columns
from pipeline.model import Sum
from pipeline.schema import json_schema

INTRODUCTION = """# Forms

<!-- Made by `make forms` from pipeline/forms/ and pipeline/check/; change it there. -->

A book's `tables` hold the forms (書表) that were read: `form` is one of the titles below, which stand in the
order of a book. A table of no known title is kept as it stands, its `form` empty, its fields `column_1`,
`column_2` and so on, its printed headings in `header`. Every table says whose it is, of which year, and on
which pages it stands; all of the result is described in [schema.json](schema.json).
"""

TYPES = """## Types

| type | JSON | value |
| --- | --- | --- |
| text | string | as printed, without line breaks |
| money | integer | whole TWD; 單位：新臺幣千元 is multiplied out, and `printed` keeps what the book prints |
| count | integer | in the unit that is given with the field |
| decimal | number | in the unit that is given with the field |

Every field of a form is in all its rows, and is null where its cell is empty or holds a dash, or where the
row is of a kind that has no such thing. △ and brackets are a minus. Years of the Republic stay as they are
printed; years and months that are said to be EDTF are Gregorian. A heading that stands under another is
written behind it: 職員本年度 is 本年度 under 職員.
"""

TITLES = """## Titles

A form is told by a line of its table's title that is the standard title, by which it is listed here, or one
of its `Titles`: `[ ]` may be missing, `{ | }` is one of several, … is any words, 一 any number. Spaces do not
count. A part (－開會、談判) and (續) or (2) may stand behind it.
"""

SUMS = """## Sums

A figure that a book prints is compared with what it must be; a dash is nothing. A sum that fails is a finding
of level error that gives both figures, their difference and the page; `sums.balance` says how many hold.

| finding | the sum |
| --- | --- |
"""

KINDS = {
    "sums.children": sums.children,
    "sums.section": sums.sections,
    "sums.change": sums.change,
    "sums.parts": sums.parts,
    "sums.total": sums.totals,
}
"""The findings of a form's own sums, and what says which figures they compare."""

ACROSS = {
    "sums.trips": "The trips of a category are what the summary says of it.",
    "sums.forms": "A figure of one form is what another form gives.",
    "sums.agencies": "A figure of a whole agency is the sum of those of the agencies in the appendix.",
}
"""The findings of what one form says of another."""

NUMBER = "[一二三四五六七八九十]+"
WORDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\[\^[^]]*\](?:\*|\{[\d,]+\})"), "…"),
    (re.compile(re.escape(NUMBER)), "一"),
    (re.compile(r"\[[(（]+\]"), "（"),
    (re.compile(r"\[[)）]+\]"), "）"),
    (re.compile(r"\[(\w+)\]"), lambda match: "{" + "|".join(match[1]) + "}"),
    (re.compile(r"(\w)\?"), r"[\1]"),
    (re.compile(r"\(\?:([^()]*)\)\?"), r"[\1]"),
    (re.compile(r"\(\?:([^()]*)\)"), r"{\1}"),
)
"""What stands in a pattern of titles, and how it reads, in the order in which it is put into words."""


def forms() -> str:
    """The text of `docs/forms.md`."""
    return "\n".join((INTRODUCTION, TYPES, _rows(), TITLES, _kinds(), *map(_form, FORMS), _across()))


def in_words(pattern: re.Pattern[str]) -> str:
    """A pattern of titles as a person reads it.

    >>> in_words(re.compile("(?:各機關)?人事費(?:彙計|分析)表"))
    '[各機關]人事費{彙計|分析}表'
    """
    words = pattern.pattern
    for found, read in WORDS:
        words = found.sub(read, words)
    return words


def _rows() -> str:
    """The fields that every row has, as the schema describes them."""
    row = json_schema()["$defs"]["Table"]["properties"]["rows"]["items"]
    fields = row["properties"]
    lines = (f"| `{name}` | {_cell(fields[name]['description'])} |" for name in row["required"])
    return _lines("## What every row has", "", "| field | value |", "| --- | --- |", *lines)


def _kinds() -> str:
    """The findings of sums."""
    said = {**{check: inspect.getdoc(function) or "" for check, function in KINDS.items()}, **ACROSS}
    return SUMS + _lines(*(f"| `{check}` | {_cell(words)} |" for check, words in said.items()))


def _form(form: ModuleType) -> str:
    """All that is said of one form."""
    titles = in_words(form.PATTERN)
    return _lines(
        f"## {form.TITLE}",
        "",
        *([f"Titles: `{titles}`", ""] if titles != form.TITLE else []),
        _what(form),
        "",
        "| field | printed heading | type | unit, or how it is read |",
        "| --- | --- | --- | --- |",
        *_fields(form.COLUMNS),
        "",
        f"Sums: {_escaped(inspect.getdoc(form.sums) or '')}",
    )


def _what(form: ModuleType) -> str:
    """What a form is, and, where another module reads its rows, what that one says of them."""
    own = _escaped(inspect.getdoc(form) or "").removeprefix(f"{form.TITLE}: ")
    own = own[:1].upper() + own[1:]
    reader = inspect.getmodule(form.rows)
    if reader is None or reader is form:
        return own
    if reader in FORMS:
        return f"{own}\n\nIts rows are those of {reader.TITLE}."
    return f"{own}\n\n{_escaped(inspect.getdoc(reader) or '')}"


def _fields(columns: Columns) -> Iterator[str]:
    """A line for each field; one that books head differently has all headings."""
    for field in dict.fromkeys(column.field for column in columns):
        own = [column for column in columns if column.field == field]
        headings = " or ".join(_unique(column.heading for column in own))
        notes = "; ".join(_unique(column.note for column in own))
        unit = ", TWD" if own[0].kind == "money" else ""
        yield f"| `{field}` | {_cell(headings)} | {own[0].kind}{unit} | {_cell(notes)} |"


def _across() -> str:
    """What one form says of another, module by module."""
    lines = ["## What one form says of another", "", "These are compared in each book that has both forms."]
    for member in (across, *across.MEMBERS):
        lines += ["", _escaped(inspect.getdoc(member) or ""), ""] if member is not across else [""]
        lines += [f"- {_cell(inspect.getdoc(check) or '')}" for check in _checks(member)]
    return _lines(*lines)


def _checks(module: ModuleType) -> Iterator[FunctionType]:
    """The functions of a module that yield one kind of sum and say which."""
    functions = (
        found for found in vars(module).values() if isinstance(found, FunctionType) and found.__doc__
    )
    for function in functions:
        if function.__annotations__["return"] == Iterator[Sum] and function.__name__ != "sums":
            yield function


def _unique(words: Iterable[str]) -> Iterator[str]:
    return (word for word in dict.fromkeys(words) if word)


def _cell(words: str) -> str:
    """Words on one line."""
    return " ".join(_escaped(words).replace("|", r"\|").split())


def _escaped(words: str) -> str:
    """Words in Markdown, to which <1> would be a tag."""
    return words.replace("<", r"\<")


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)
