"""Names of platforms and programmes: known ones by the gazetteer, unknown ones by their form.

A form is a head such as 會談 or 評估案. In quotation marks the name is what they hold; without them its
left edge is found by words: from the head to the left as long as nothing but nouns and names stands there.
An English name or an abbreviation in brackets right behind a name joins it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from pipeline.extract.edges import acts, heads, left_edge
from pipeline.extract.foreign import by_alias, foreign_names
from pipeline.gazetteer import fold, load
from pipeline.model import CELL, Mention, Named, Segment
from pipeline.text import HAN
from pipeline.words import cut


class Form(msgspec.Struct, frozen=True):
    """How the names of one kind are built.

    Attributes:
        quoted: matches what quotation marks hold, whole, where that is a name.
        last: the characters in which that can end, or stand for another end.
        heads: the words at which a name without marks may end, with 臺.
        behind: matches right behind a head what still belongs to the name; no match where the head is none.
        with_name: matches a head that is one only with a foreign name in brackets.
        generic: matches, whole, what is a description and no name, and
        named: what is one in marks all the same.
        acts: matches, whole, a head that is an act as well (對話, 會談), and
        topics: what stands before it where it is a name's.
        works: verbs that a name may hold; any other is its left edge. None where names begin with verbs.
        year: matches a year in front of a name, which is a date of its own.
        least: characters that stand at least before a head.
    """

    kind: str
    gazetteer: str
    quoted: re.Pattern[str]
    last: frozenset[str]
    heads: tuple[str, ...]
    behind: re.Pattern[str]
    with_name: re.Pattern[str]
    generic: re.Pattern[str]
    named: re.Pattern[str] | None = None
    acts: re.Pattern[str] | None = None
    topics: re.Pattern[str] | None = None
    works: frozenset[str] | None = None
    year: re.Pattern[str] | None = None
    least: tuple[tuple[str, int], ...] = ()


_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile("[A-Za-z]")
_MARKS = "「『《“"
_QUOTES = re.compile(r"[「『《“](?P<name>[^「」『』《》“”\n，。；]{2,60})[」』》”]")
_PARTS = re.compile(
    rf"[「『](?P<part>[^「」『』\n，。；]{{2,10}})[」』](?P<head>專案會議|專案|會談|會議|對話|計畫|案)(?![{HAN}]{{0,1}}室)"
)
_WHOLE_NAME = re.compile(r"(?:會談|會議|對話|論壇|研討會|委員會|計畫|專案|案|訓練|課程|交流|工程|關係)$")
"""What marks hold a whole name, so that 計畫 behind them is none of it: 「軍民整合專案委員會」計畫."""
_SHARED = re.compile(
    r"(?P<list>(?:[^「」，。；\n]{0,8}「[^「」，。；\n]{2,6}」[、與和及]?){2,})等?(?P<head>專案會議|工作會議|會談|會議|對話|專案)"
)
_LISTED = re.compile("[」』][與及和、]$")
_SHARED_HEAD = re.compile(r"」等?(?:專案會議|工作會議|會談|會議|對話|專案)")
_INNER_NAME = re.compile(rf"[（(][A-Z]{{2,10}}[）)](?=[{HAN}])")
_LAST_BRACKET = re.compile(rf"[（(]([{HAN}][^（）()]*)[）)]$")


def find(segment: Segment, form: Form) -> Iterator[Mention]:
    """Yield the names of one kind, with the foreign names that follow them in brackets."""
    found: dict[tuple[int, int], Mention] = {}
    in_marks = (_quoted, _shared) if any(mark in segment.text for mark in _MARKS) else ()
    known = {mention.end: mention for mention in _known(segment, form)}
    for finder in (_unquoted, _in_cell, *in_marks):  # at one span the surest rule has the last word
        for mention in finder(segment, form):
            if not _holds(segment, mention, known.get(mention.end)):
                found[mention.start, mention.end] = mention
    for mention in known.values():
        found[mention.start, mention.end] = mention
    for name in [*found.values()]:
        spans = [*foreign_names(segment.text, name.end - segment.start)]
        mention = by_alias(segment, name, spans, known)
        found[mention.start, mention.end] = mention
        for span in spans:
            alias = segment.mention(form.kind, span, mention.value, _rule(form, "bracket"))
            found.setdefault((alias.start, alias.end), alias)
    yield from found.values()


def _holds(segment: Segment, mention: Mention, known: Mention | None) -> bool:
    """Whether what was found by its form is a known name with something before it that is none of it."""
    if known is None or known.start <= mention.start:
        return False
    before = segment.text[mention.start - segment.start : known.start - segment.start]
    if _HAN.search(before):
        return mention.rule.endswith(".form")
    return not _LETTER.search(before)  # MQ-9B換裝訓練 is one name, 2026玉山論壇 is a year and one


def _rule(form: Form, how: str) -> str:
    return f"{form.kind.lower()}.{how}"


def _known(segment: Segment, form: Form) -> Iterator[Mention]:
    names = load(form.gazetteer)
    for start, end, name in names.find(segment.text):
        identity = names.ids[name][0]
        yield segment.mention(
            form.kind, (start, end), Named(names.official[identity]), _rule(form, "name"), names.ids[name]
        )


@lru_cache(maxsize=4)
def _matches(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """Where a pattern stands in a text; each kind of name asks for the same marks."""
    return tuple(pattern.finditer(text))


def _shared(segment: Segment, form: Form) -> Iterator[Mention]:
    """The parts of a list with one head: 陸軍的「陸威」、海軍的「碧海」等專案會議."""
    for tail in _matches(_SHARED_HEAD, segment.text):
        match = _SHARED.search(segment.text, max(0, tail.start() - 80), tail.end())
        if match is None or not form.quoted.fullmatch("一二" + match["head"]):
            continue
        for part in re.finditer(r"「([^「」]+)」", match["list"]):
            start = match.start("list") + part.start(1)
            name = canonical(part[1] + match["head"])
            yield segment.mention(
                form.kind, (start, start + len(part[1])), Named(name), _rule(form, "shared")
            )


def _quoted(segment: Segment, form: Form) -> Iterator[Mention]:
    text = segment.text
    for match in _matches(_QUOTES, text):
        name = match["name"]
        if not (name[-1] in form.last or "暨" in name):
            continue
        if form.quoted.fullmatch(name) and not _describes(form, name) and not _is_title(text, match):
            start, end = match.span("name")
            year = form.year.match(name) if form.year else None
            if year:
                start, name = start + year.end(), name[year.end() :]
            yield segment.mention(
                form.kind, (start, end), Named(_known_tail(form, name)), _rule(form, "quoted")
            )
    for match in _matches(_PARTS, text):
        name = match["part"] + match["head"]
        if _LISTED.search(text, max(0, match.start() - 2), match.start()):
            continue  # 「包租」與「代管」計畫 are no names
        whole = _WHOLE_NAME.search(match["part"]) or _is_title(text, match)
        if form.quoted.fullmatch(name) and not whole and not _describes(form, name):
            yield segment.mention(form.kind, match.span(), Named(canonical(name)), _rule(form, "quoted_part"))


_TOLD = re.compile(
    r"^(?:未(?!來)|不(?!對稱)|無(?!人|線|障|毒|國)|卻|應|請|考量|研議|歡迎|本[署部會院]|有關|針對|關於|赴|率|出席|參加|參與)|合辦|出席|舉辦"
)
"""What makes of a name in marks a thing that is told: 「赴印度出席…研討會」."""


def _describes(form: Form, name: str) -> bool:
    """Whether the marks hold a description: 「高層會談」, 「不同層級的常態性溝通協調整合會議」."""
    if "的" in name or _TOLD.search(name):
        return True
    if form.generic.fullmatch(name) and not (form.named and form.named.fullmatch(name)):
        return True
    return form.works is not None and len(first := cut(name[:8])[0]) > 1 and acts(first, form.works)


def _known_tail(form: Form, name: str) -> str:
    """The canonical name; a known one with a type's designation before it (MQ-9B) is still the known one."""
    names = load(form.gazetteer)
    for start, end, known in names.find(name):
        if end == len(name) and not re.search(f"[{HAN}]", name[:start]):
            return names.official[names.ids[known][0]]
    return canonical(name)


_CONTENTS = re.compile(r"(?:內容|課目|科目)(?:主要)?(?:包括|包含|涵蓋|有|為)[^。；\n]*$")


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether the marks hold the title of a law, a report or a book, or of what a course is about."""
    start = match.start()
    return text[start] == "《" or _CONTENTS.search(text, max(0, start - 60), start) is not None


def _unquoted(segment: Segment, form: Form) -> Iterator[Mention]:
    text = segment.text
    for head, end in heads(text, form.heads, form.behind, form.with_name):
        if form.acts and form.acts.fullmatch(text, head, end) and not _about_something(text, head, form):
            continue
        start = left_edge(text, head, end, form.works)
        if text[start - 1 : start] == "某":
            continue  # 某基地油庫整修工程 is not called so
        if segment.cut and start == 0:
            continue  # the cell goes on from another page: the name's beginning may stand there
        name = text[start:end]
        if start < head and _has_content(name, text[head:end], form) and not _is_body(name):
            value = Named(_known_tail(form, name))
            yield segment.mention(form.kind, (start, end), value, _rule(form, "form"))


_NAMING = re.compile(r"名稱|項目|計[畫劃]|方案|專案|會議|課程|班次|案")


def _in_cell(segment: Segment, form: Form) -> Iterator[Mention]:
    """A whole cell of a column of names: as good as a name in marks."""
    if segment.zone != CELL or segment.cut or not _NAMING.search(segment.header):
        return
    name = segment.text.strip()
    if name and name[-1] in form.last and form.quoted.fullmatch(name) and not _describes(form, name):
        start = segment.text.index(name)
        value = Named(_known_tail(form, name))
        yield segment.mention(form.kind, (start, start + len(name)), value, _rule(form, "cell"))


def _about_something(text: str, head: int, form: Form) -> bool:
    return form.topics is not None and form.topics.search(text, max(0, head - 8), head) is not None


def _is_body(name: str) -> bool:
    """Whether it ends in a body's name, as 亞太經濟合作會議 is one."""
    bodies = load("agencies").ids
    folded = fold(name)
    return any(folded[start:] in bodies for start in range(len(folded) - 3))


def _has_content(name: str, head: str, form: Form) -> bool:
    """Whether a name says more than that something meets or is planned."""
    least = next((number for ending, number in form.least if head.endswith(ending)), 2)
    return len(name) - len(head) >= least and not form.generic.fullmatch(name)


def canonical(name: str) -> str:
    """The form in which an unlisted name is written: 臺, without marks, outer spaces and abbreviations.

    >>> canonical("「沉浸式救護」（ICT）課程"), canonical("營區監偵系統建置案(第二期)")
    ('沉浸式救護課程', '營區監偵系統建置案（第二期）')
    """
    plain = re.sub("[「」『』“”]", "", name).replace("台", "臺").replace("計劃", "計畫").strip()
    return _LAST_BRACKET.sub(r"（\1）", _INNER_NAME.sub("", plain))
