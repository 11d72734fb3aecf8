import pytest

from pipeline.extract.qualifiers import qualifier

BEFORE = {
    "over": ("逾", "超過", "超逾", "突破", "高於", "more than "),
    "at_most": ("不超過", "不逾", "最多", "至多", "最多編列", "不高於", "不大於", "上限", "最長為", "up to "),
    "at_least": ("至少", "最少", "起碼", "不低於", "不少於", "不得少於", "at least "),
    "under": ("未達", "不到", "不足", "未滿", "低於", "少於"),
    "nearly": ("近", "將近", "接近", "nearly "),
    "about": ("約", "大約", "約略", "約需", "大概", "about "),
}
BEHIND = {
    "over": ("餘", "多"),
    "about": ("左右", "上下", "之譜"),
    "at_least": ("以上", "起跳"),
    "at_most": ("以下", "為限", "為上限"),
}
NONE = (
    "高達",
    "多達",
    "共",
    "計",
    "達",
    "合計",
    "編列",
    "的",
    "、",
    "附近有",
    "靠近的",
    "節約",
    "續約",
    "合約",
    "北約",
    "估計",
    "",
)


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in BEFORE.items() for word in words])
def test_before_a_number(name: str, word: str) -> None:
    text = f"預算{word}300萬元，"
    assert qualifier(text, 2 + len(word), 7 + len(word)) == name


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in BEHIND.items() for word in words])
def test_behind_a_number(name: str, word: str) -> None:
    assert qualifier(f"預算300萬{word}，", 2, 6) == name


@pytest.mark.parametrize("word", NONE)
def test_emphasis_is_none(word: str) -> None:
    assert qualifier(f"預算{word}300萬元，", 2 + len(word), 7 + len(word)) is None


@pytest.mark.parametrize("word", ["許可", "許多", "多元", "內", "起訖", "一", "上漲", "下降", "不含稅"])
def test_words_that_only_begin_like_one(word: str) -> None:
    assert qualifier(f"預算300萬{word}", 2, 6) is None
