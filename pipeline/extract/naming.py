"""Names of platforms and programmes: known ones by the gazetteer, unknown ones by their form.

A form is a head such as 會談 or 評估案. In quotation marks the name is what they hold; without them its
left edge is found by words: from the head to the left as long as nothing but nouns and names stands there.
An English name or an abbreviation in brackets right behind a name joins it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from pipeline.gazetteer import load
from pipeline.model import CELL, Mention, Named, Segment
from pipeline.text import HAN
from pipeline.words import cut


class Form(msgspec.Struct, frozen=True):
    """How the names of one kind are built.

    Attributes:
        quoted: matches what quotation marks hold, whole, where that is a name.
        last: the characters in which that can end, or stand for another end.
        heads: matches a head at which a name without marks may end.
        generic: matches, whole, what is a description and no name.
    """

    kind: str
    gazetteer: str
    quoted: re.Pattern[str]
    last: frozenset[str]
    heads: re.Pattern[str]
    generic: re.Pattern[str]


_MARKS = "「『《“"
_QUOTES = re.compile(r"[「『《“](?P<name>[^「」『』《》“”\n，。；]{2,40})[」』》”]")
_PARTS = re.compile(
    rf"[「『](?P<part>[^「」『』\n，。；]{{2,10}})[」』](?P<head>專案會議|專案|會談|會議|對話|計畫|案)(?![{HAN}]{{0,1}}室)"
)
_WHOLE_NAME = re.compile(r"(?:會談|會議|對話|論壇|研討會|委員會|計畫|專案|案|訓練|課程|交流|工程|關係)$")
"""What marks hold a whole name, so that 計畫 behind them is none of it: 「軍民整合專案委員會」計畫."""
_SHARED = re.compile(
    r"(?P<list>(?:[^「」，。；\n]{0,8}「[^「」，。；\n]{2,6}」[、與和及]?){2,})等?(?P<head>專案會議|工作會議|會談|會議|對話|專案)"
)
_SHARED_HEAD = re.compile(r"」等?(?:專案會議|工作會議|會談|會議|對話|專案)")
_BRACKET = re.compile(r"[」』》”]?\s?[（(](?P<inside>[^（）()\n]{2,120})[）)]")
_FOREIGN = re.compile(r"[A-Za-z][\w.,&'’/–—-]*(?:\s[\w.&'’/–—-]+)*")
_PREFIX = re.compile(r"^(?:(?:以下)?[簡下又]稱(?:為)?|即|英文名?(?:為)?)[：:]?\s?")

_STOPS = (
    "如果 若 若是 當 因為 所以 那 些 某 打消 先是 政府 的 之 與 和 及 或 並 由 於 在 就 對 向 將 應 以 "
    "為 是 有 經 依 按 請 該 此 本 各 每 等 也 都 了 把 被 讓 使 從 自 至 到 赴 後 前 中 其 其中 這 "
    "這項 該項 一 項 個 次 參加 出席 舉行 召開 舉辦 辦理 新增 首次 首度 執行 推動 編列 增列 列 列席 "
    "主持 主辦 合辦 協辦 籌備 規劃 擬 預定 預計 進行 恢復 延續 例行 既有 原有 包括 包含 例如 即 如 例 "
    "稱為 名為 透過 藉由 藉 經由 根據 依據 因應 配合 建立 設立 成立 啟動 開辦 派員 派遣 派 率團 率 "
    "赴美 訪美 取代 取消 改為 轉型為 更名為 納入 主要 重要 相關 有關 多項 多場 一場 一項 兩項 年度 "
    "今年 明年 去年 美方 我方 雙方 我國 兩國 雙邊 多邊 各國 當時 同時 以及 還有 則 而 但 又 再 已 曾 "
    "仍 更 最 不 未 可 能 會 要 須 需 得 給 所 者 上 下 內 外 間 時 屆 第 新一輪 新一 輪 新 一輪 前一 "
    "支應 補助 委託 承辦 協助 提升 強化 完成 通過 決定 同意 邀請 接受 負責 關於 針對 屬於 作為 成為 "
    "擴大 增加 減少 討論 利用 開始 停辦 加開 設置 召集 列有 提出 交由 接手 主導 主管 採購 購置 籌獲 "
    "建置 用於 花在 投入 "
)
_STOP_WORDS = frozenset(_STOPS.split())
"""Words that cannot belong to a name: its left edge is behind the last of them."""


def find(segment: Segment, form: Form) -> Iterator[Mention]:
    """Yield the names of one kind, with the foreign names that follow them in brackets."""
    found: dict[tuple[int, int], Mention] = {}
    in_marks = (_quoted, _shared) if any(mark in segment.text for mark in _MARKS) else ()
    for finder in (_unquoted, *in_marks, _known):  # at one span the surest rule has the last word
        for mention in finder(segment, form):
            found[mention.start, mention.end] = mention
    for mention in [*found.values()]:
        for start, end in foreign_names(segment.text, mention.end - segment.start):
            alias = segment.mention(form.kind, (start, end), mention.value, _rule(form, "bracket"))
            found.setdefault((alias.start, alias.end), alias)
    yield from found.values()


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
            value = Named(_known_tail(form, name))
            yield segment.mention(form.kind, match.span("name"), value, _rule(form, "quoted"))
    for match in _matches(_PARTS, text):
        name = match["part"] + match["head"]
        whole = _WHOLE_NAME.search(match["part"]) or _is_title(text, match)
        if form.quoted.fullmatch(name) and not whole and not _describes(form, name):
            yield segment.mention(form.kind, match.span(), Named(canonical(name)), _rule(form, "quoted_part"))


def _describes(form: Form, name: str) -> bool:
    """Whether the marks hold a description: 「高層會談」, 「不同層級的常態性溝通協調整合會議」."""
    return "的" in name or form.generic.fullmatch(name) is not None


def _known_tail(form: Form, name: str) -> str:
    """The canonical name; a known one with a type's designation before it (MQ-9B) is still the known one."""
    names = load(form.gazetteer)
    for start, end, known in names.find(name):
        if end == len(name) and not re.search(f"[{HAN}]", name[:start]):
            return names.official[names.ids[known][0]]
    return canonical(name)


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether the marks hold the title of a law, a report or a book."""
    return text[match.start()] == "《"


def _unquoted(segment: Segment, form: Form) -> Iterator[Mention]:
    text = segment.text
    for match in form.heads.finditer(text):
        start = _left_edge(text, match.start(), match.end())
        name = text[start : match.end()]
        if segment.zone == CELL and start == 0:
            continue  # the cell goes on from another page: the name's beginning may stand there
        if start < match.start() and _has_content(name, match.group(), form):
            yield segment.mention(
                form.kind, (start, match.end()), Named(canonical(name)), _rule(form, "form")
            )


_LEFT = re.compile(rf"[{HAN}A-Za-z0-9/・·-]{{0,24}}$")


def _left_edge(text: str, head: int, end: int) -> int:
    """Where a name that ends at `end` begins: behind the last word that cannot belong to it."""
    window = _LEFT.search(text, max(0, head - 24), head)
    if window is None or text[window.start() - 1 : window.start()] in set("「『《“"):
        return head
    position = head
    words = cut(text[window.start() : end])
    offsets, at = [], window.start()
    for word in words:
        offsets.append((at, word))
        at += len(word)
    for at, word in reversed(offsets):
        if at >= head:
            continue
        if (
            _is_stop(word)
            or at + len(word) > head
            or re.fullmatch(r"\d+|[一二三四五六七八九十兩]+[項場個次]?", word)
        ):
            break
        position = at
    return position


def _is_stop(word: str) -> bool:
    """Whether a word cannot belong to a name; some of the dictionary are two such words (派員參加)."""
    return word in _STOP_WORDS or (word[:2] in _STOP_WORDS and word[2:] in _STOP_WORDS)


def _has_content(name: str, head: str, form: Form) -> bool:
    """Whether a name says more than that something meets or is planned."""
    return len(name) - len(head) >= 2 and not form.generic.fullmatch(name)


def foreign_names(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the foreign names in brackets right behind a name."""
    bracket = _BRACKET.match(text, end)
    if bracket is None:
        return
    start = bracket.start("inside")
    for part in re.split(r"([，,、;；])", bracket["inside"]):
        stripped = part.strip()
        lead = part.index(stripped) if stripped else 0
        prefix = _PREFIX.match(stripped)
        word = stripped[prefix.end() :] if prefix else stripped
        if word and _FOREIGN.fullmatch(word) and not word.isdigit():
            at = start + lead + (prefix.end() if prefix else 0)
            yield at, at + len(word)
        start += len(part)


def canonical(name: str) -> str:
    """The form in which an unlisted name is written: 臺, without quotation marks and outer spaces."""
    return re.sub("[「」『』“”]", "", name).replace("台", "臺").strip()
