"""Where a name that its head shows ends and begins: at the head, and behind the last word that is none."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from pipeline.gazetteer import searched
from pipeline.text import HAN
from pipeline.words import cut, part_of_speech

_STOPS = (
    "如果 若 若是 當 因為 所以 那 些 某 打消 先是 政府 的 之 與 和 及 或 並 由 於 在 就 對 向 將 應 以 為 "
    "是 有 經 依 按 請 該 此 本 各 每 等 也 都 了 把 被 讓 使 從 自 至 到 赴 後 前 中 其 其中 這 這項 該項 "
    "一 項 個 次 參加 出席 舉行 召開 舉辦 辦理 新增 首次 首度 執行 推動 編列 增列 列 列席 主持 主辦 合辦 "
    "協辦 籌備 規劃 擬 預定 預計 進行 恢復 延續 例行 既有 原有 包括 包含 例如 即 如 例 稱為 名為 透過 藉由 "
    "藉 經由 根據 依據 因應 配合 建立 設立 成立 啟動 開辦 派員 派遣 派 率團 率 赴美 訪美 取代 取消 改為 "
    "轉型為 更名為 納入 主要 重要 相關 有關 多項 多場 一場 一項 兩項 年度 今年 明年 去年 美方 我方 雙方 "
    "我國 兩國 雙邊 多邊 各國 當時 同時 以及 還有 則 而 但 又 再 已 曾 仍 更 最 不 未 可 能 會 要 須 需 得 "
    "給 所 者 上 下 內 外 間 時 屆 第 新一輪 新一 輪 新 一輪 前一 支應 補助 委託 承辦 協助 提升 強化 完成 "
    "通過 決定 同意 邀請 接受 負責 關於 針對 屬於 作為 成為 係 收回 下屆 上屆 本屆 首屆 擴大 增加 減少 "
    "討論 利用 開始 停辦 加開 設置 召集 列有 提出 交由 接手 主導 主管 採購 購置 籌獲 建置 用於 花在 投入 "
    "應立即 議 開設 修習 報名 考量 研議 研擬 研提 提供 檢討 重新 檢視 落實 實施 訂定 盤點 核定 核定之 查核 "
    "質疑 凍結 刪除 減列 延宕 停止 終止 暫停 持續 積極 立即 儘速 儘快 全面 妥善 明確 亦 卻 占 佔 整體 月 "
    "上述 前述 前揭 所提 提報 通盤 說明 有效 具體 可行 修正 擬定 審慎 公布 宣布 啟用 加入 退出 支持 反對 "
    "批評 揭露 敘明 申請 公開 延長 質詢 審議 審查 研商 彙整 敦促 呼籲 建議 要求 責成 督促 配套 後續"
)
_STOP_WORDS = frozenset(_STOPS.split())
"""Words that cannot belong to a name: its left edge is behind the last of them."""


_FOREIGN_BEHIND = re.compile("[（(][A-Z]")


def heads(
    text: str, words: tuple[str, ...], behind: re.Pattern[str], with_name: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Yield where heads stand, with what still belongs to the name behind them.

    Args:
        text: what is searched.
        words: the heads, with 臺.
        behind: matches right behind a head what belongs to the name; no match where the head is none.
        with_name: matches a head that is one only with a foreign name in brackets.
    """
    for start, end, _ in _automaton(words).find(searched(text)):
        more = behind.match(text, end)
        if more:
            yield start, more.end()
    for bracket in _FOREIGN_BEHIND.finditer(text):
        match = with_name.search(text, max(0, bracket.start() - 6), bracket.start() + 16)
        if match:
            yield match.span()


@cache
def _automaton(words: tuple[str, ...]) -> CharwiseDoubleArrayAhoCorasick:
    return CharwiseDoubleArrayAhoCorasick(list(words), MATCH_KIND_LEFTMOST_LONGEST)


_LEFT = re.compile(rf"[{HAN}A-Za-z0-9/・·-]{{0,24}}$")


def left_edge(text: str, head: int, end: int, works: frozenset[str] | None) -> int:
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
            or acts(word, works)
            or at + len(word) > head
            or re.fullmatch(r"\d+|[一二三四五六七八九十兩]+[項場個次]?", word)
        ):
            break
        position = at
    return position


def _is_stop(word: str) -> bool:
    """Whether a word cannot belong to a name; some of the dictionary are two such words (派員參加)."""
    return word in _STOP_WORDS or (word[:2] in _STOP_WORDS and word[2:] in _STOP_WORDS)


_ACTS = frozenset(("p", "c", "r", "nrfg", "ug", "uj", "ul"))


@lru_cache(maxsize=16384)
def acts(word: str, works: frozenset[str] | None) -> bool:
    """Whether a word is no noun by the dictionary: it joins, is a person, or acts as no name does."""
    mark = part_of_speech(word)
    return mark in _ACTS or (works is not None and mark in {"v", "d", "t"} and word not in works)
