"""Stage `normalise`: clean text that knows its source offsets.

Compatibility ideographs and radicals become the common characters (Unicode Standard, chapters 18.1 and 23), full-width letters and digits their
ASCII forms, invisible characters nothing; spaces beside Chinese characters go, lines that a typesetter broke are joined again, page numbers and
running headers between them are left out. Only text that is in simplified characters is converted: on traditional text conversion does harm.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec
from opencc import OpenCC

from pipeline.model import Document
from pipeline.text import HAN, Pieces, Span, Text

BLANK = " \t\r\v\f\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
ODD = "\u2e80-\u2fdf\uf900-\ufaff\ufe30-\ufe6f\uff04-\uff06\uff0b\uff0d-\uff19\uff20-\uff3a\uff41-\uff5a\uffe5\U0002f800-\U0002fa1f"
WIDE = HAN + "\u3001-\u303f\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\u2014\u2026\u201c\u201d"

RADICALS = dict(
    zip(
        "⺜⺝⺟⺠⺩⺬⺮⺶⺹⺼⻁⻂⻄⻅⻆⻋⻑⻓⻔⻗⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "日月母民王示竹羊老肉虎衣西見角車長長門雨青頁風飛食馬骨鬼魚鳥麥黃齊齊齒齒龍龍龜龜龜",
        strict=True,
    )
)
"""Radicals that stand for whole characters and have no compatibility mapping of their own (EquivalentUnifiedIdeograph.txt)."""

_CHANGE = re.compile(
    rf"(?P<line>[{BLANK}]*\n[\n{BLANK}]*)|(?P<space>[{BLANK}]+)|(?P<odd>[{ODD}])|(?P<gone>[{INVISIBLE}]+)"
)
_TERMINAL = frozenset("。！？；：…")
_STARTER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[A-Za-z])(?:[)）、]|[.．](?!\d))|[•●○◆■□▲▼※＊*◎◇★☆]|"
    r"_{4}|第[一二三四五六七八九十\d]+[條章節項款目]|[表圖][一二三四五六七八九十\d]+[:：\s]|[註附][一二三四五六七八九十\d]*[:：]|資料來源|提案人|連署人"
)
_GAPS = re.compile(rf"\S[{BLANK}]{{3,}}\S|\t")
UNWRAPPED = 160
"""Lines longer than this (Latin letters; a Chinese character counts two) are paragraphs: their ends were set by the author."""


def normalise(document: Document) -> Document:
    """Fill `text`."""
    spans = sorted({*document.furniture, *_furniture(document.raw)})
    return msgspec.structs.replace(document, text=clean(document.raw, tuple(spans)))


def clean(raw: str, furniture: tuple[Span, ...] = ()) -> Text:
    """The text as the rules read it, without the spans of furniture."""
    masked = _mask(raw, furniture)
    lines = _Lines(masked)
    pieces = Pieces(raw)
    for match in _CHANGE.finditer(masked):
        start, end = match.span()
        by = _replacement(masked, match, lines)
        if by != raw[start:end]:
            pieces.replace(start, end, by)
    return _traditional(pieces.text())


def _mask(raw: str, furniture: tuple[Span, ...]) -> str:
    """Put vertical tabs in the place of furniture, so that it reads as white space of the same length."""
    parts, done = [], 0
    for start, end in furniture:
        if end > done:
            start = max(start, done)
            parts += [raw[done:start], "\v" * (end - start)]
            done = end
    parts.append(raw[done:])
    return "".join(parts)


def _replacement(text: str, match: re.Match[str], lines: "_Lines") -> str:
    kind, start, end = match.lastgroup, match.start(), match.end()
    if kind == "line":
        return lines.joint(start, end)
    if kind == "odd":
        return _common(text[start])
    if kind == "gone":
        return ""
    return _spacing(text, start, end)


@cache
def _common(character: str) -> str:
    """The common form of a compatibility character; never longer than one character."""
    mapped = RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return mapped if len(mapped) == 1 else character


def _spacing(text: str, start: int, end: int) -> str:
    """A single space beside a Chinese character is the typesetter's; others stay as one space."""
    if start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
        return ""
    single = end - start == 1 and text[start] in " \u00a0\u2009\u202f"
    return "" if single and (_wide(text[start - 1]) or _wide(text[end])) else " "


def _wide(character: str) -> bool:
    return character >= "\u2e80" or character in "—…“”"


class _Lines:
    """Decides what becomes of a line's end: nothing (the line goes on), a space, or a line break."""

    def __init__(self, text: str) -> None:
        self._text = text
        widths = sorted(_width(line) for line in text[:200_000].split("\n") if line.strip())
        self._wrap = widths[int(len(widths) * 0.9)] if widths else 0
        runs = Counter(m.group().count("\n") for m in re.finditer(rf"\n[\n{BLANK}]*", text[:200_000]))
        self._spacing = 2 if runs[2] > 2 * runs[1] else 1

    def joint(self, start: int, end: int) -> str:
        """What stands between two lines, given the white space between them."""
        text = self._text
        if start == 0 or end == len(text):
            return ""
        run = text[start:end]
        left = text[max(text.rfind("\n", 0, start) + 1, start - 400) : start]
        stop = text.find("\n", end, end + 400)
        right = text[end : stop if stop > 0 else end + 400]
        if self._breaks(left, right, run):
            return "\n"
        return _glue(left, right, full=self._full(left))

    def _breaks(self, left: str, right: str, run: str) -> bool:
        """Whether a new paragraph, row or item begins."""
        if left[-1] in _TERMINAL or _STARTER.match(right) or _GAPS.search(left) or _GAPS.search(right):
            return True
        if self._wrap > UNWRAPPED or _indent(run) > _indent(left) + 1:
            return True
        across_pages = "\v" in run
        feeds = 1 if across_pages else run.count("\n")
        if feeds > self._spacing and not (feeds == 2 and self._full(left)):
            return True
        ragged = _latin(left[-1]) and _latin(right[0])
        return not ragged and not self._full(left) and _width(left) + 8 < min(_width(right), self._wrap)

    def _full(self, line: str) -> bool:
        return _width(line) >= 0.9 * self._wrap - 2


def _glue(left: str, right: str, *, full: bool) -> str:
    """What joins two parts of one paragraph."""
    a, b = left[-1], right[0]
    if a.isdigit() and b.isdigit() or a in ",，." and a != left and b.isdigit():
        return "" if full or _split_number(left, right) else "\n"
    if a == "-" and _latin(b):
        return ""
    return " " if b < "\u0250" and a < "\u0250" and (a.isalpha() or b.isalpha()) else ""


def _split_number(left: str, right: str) -> bool:
    """Whether two runs of digits are the halves of one number with grouped thousands: 3,0 and 53千元."""
    head, tail = re.search(r"\d{1,3}(?:,\d{3})*,(\d{0,2})$", left), re.match(r"\d{1,3}(?=\D|$)", right)
    return bool(head and tail and len(head[1]) + len(tail.group()) == 3)


def _latin(character: str) -> bool:
    return character < "\u0250" and not character.isdigit()


def _indent(text: str) -> int:
    """Width of the blanks that lead a line, or that end a run of white space."""
    blanks = text.rpartition("\n")[2]
    return _width(blanks[: len(blanks) - len(blanks.lstrip())].replace("\v", "").replace("\f", ""))


def _width(line: str) -> int:
    return len(line.encode("big5", "replace")) if len(line) < 1000 else len(line)


def _furniture(raw: str) -> Iterator[Span]:
    """Page numbers, and running headers beside them, in text that came from pages.

    A line that is a number, or a number and a repeated heading, is furniture; so is a line beside such a line or a form feed that comes back
    at least twice with nothing but its numbers changed.
    """
    lines = [(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\n]+", raw) if m.group().strip()]
    if len(lines) < 4:
        return
    bare = [_PAGE_NUMBER.fullmatch(line.strip()) is not None for *_, line in lines]
    skeletons = [re.sub(rf"[\d\s{BLANK}]+", "", line) for *_, line in lines]
    counts = Counter(s for s in skeletons if len(s) <= 40 and len(re.findall(rf"[{HAN}A-Za-z]", s)) > 3)
    numbers = _page_numbers([line.strip() for *_, line in lines], bare)
    edge = numbers | {i for i, (*_, line) in enumerate(lines) if "\f" in line}
    near = edge | {i + 1 for i in edge} | {i - 1 for i in edge}
    for i, (start, end, line) in enumerate(lines):
        repeated = counts[skeletons[i]] > 1 and not line.strip().endswith("。")
        if i in numbers or (repeated and (i in near or re.match(r"\s*\d{1,3}\s", line))):
            yield start, end


_PAGE_NUMBER = re.compile(r"[-–—(（]?\s*(?:\(\d{4}\)-)?\d{1,4}\s*[-–—)）]?")


def _page_numbers(lines: list[str], bare: list[bool]) -> set[int]:
    """Lines that are numbers and count up through the text by ones."""
    found: set[int] = set()
    previous: tuple[int, int] | None = None
    for i, line in enumerate(lines):
        if bare[i]:
            value = int(re.findall(r"\d+", line)[-1])
            if previous and 0 < value - previous[1] <= 2:
                found |= {previous[0], i}
            previous = (i, value)
    return found


SIMPLIFIED = re.compile("[国发对会这时个们问题资预务报经营统战军机关东车长门马鸟龙书图区医总应当]")
TRADITIONAL = re.compile("[國發對會這時個們問題資預務報經營統戰軍機關東車長門馬鳥龍書圖區醫總應當]")


def _traditional(text: Text) -> Text:
    """Convert text in simplified characters; 題 and 區 stand in both lists only in their own script's form."""
    sample = text.clean[:100_000]
    simplified = len(SIMPLIFIED.findall(sample))
    if simplified < 3 or simplified < 2 * len(TRADITIONAL.findall(sample)):
        return text
    converter = OpenCC("s2tw")
    lines = []
    for line in text.clean.split("\n"):
        converted = converter.convert(line)
        same = len(converted) == len(line)
        lines.append(converted if same else "".join(_same_length(converter, c) for c in line))
    return Text(text.raw, "\n".join(lines), text.origin)


def _same_length(converter: OpenCC, character: str) -> str:
    converted: str = converter.convert(character)
    return converted if len(converted) == 1 else character
