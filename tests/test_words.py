import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.encoding import decode
from pipeline.words import ENGINES, cut, is_word

RAW = Path(__file__).parents[1] / "raw"
TEXTS = sorted(RAW.rglob("*.txt"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("國防部編列預算", ["國防部", "編列", "預算"]),
        ("中國防部署", ["中", "國防", "部署"]),
        ("国防部编列预算", ["国防部", "编列", "预算"]),
        ("", []),
    ],
)
def test_cut(text: str, words: list[str], engine: str) -> None:
    assert cut(text, engine) == words


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_both_engines_cut_alike(path: Path) -> None:
    text, _ = decode(path.read_bytes())
    for sentence in re.split(r"(?<=[。！？；\n])", text):
        assert cut(sentence) == cut(sentence, "jieba"), sentence


@given(st.text(max_size=60))
def test_words_join_to_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


@given(st.text("中國防部署立法院預算115 \n，。\0\ud800\U00020000", max_size=60))
def test_words_of_hostile_text_join_too(text: str) -> None:
    assert "".join(cut(text)) == text
    assert all(cut(text))


@pytest.mark.parametrize(("text", "answer"), [("國防部", True), ("部署", True), ("部就", False), ("", False)])
def test_is_word(text: str, answer: bool) -> None:
    assert is_word(text) is answer
