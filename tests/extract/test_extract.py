from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extract as package
from pipeline.extract import EXTRACTORS, extract, settle
from pipeline.model import Document, Mention, Named, Segment
from pipeline.numerals import CHINESE
from tests.examples import labels
from tests.readings import KINDS

TEXT = (
    "國防部全民防衛動員署115年度新增「臺美戰力鍛造研習會議」，編列1,540萬3千元，派員32人赴美國國防部國防安全合作局242天；"
    "分3年辦理「備援通資整備計畫」（ABCD），115年至117年共2.8億元，首年9,000萬元。去(113)年6月19日至21日，國安會赴蒙特瑞會談。"
)
ALPHABET = (
    CHINESE + "0123456789元年月日天週人名位會議計畫案國防部局處署"
    "「」（）()、，。；美臺台約逾起前後半第每至到~-./,% \nABUSab$△"
)


def kinds(mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.kind for mention in mentions]


def test_every_type_has_its_extractor() -> None:
    assert sorted(extractor.KIND for extractor in EXTRACTORS) == sorted(KINDS)


def test_the_order_of_the_extractors_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("a.txt", b"", segments=(Segment(TEXT),))
    expected = extract(document).found
    assert set(kinds(expected)) == set(KINDS)
    for seed in range(5):
        shuffled = [*EXTRACTORS]
        Random(seed).shuffle(shuffled)
        monkeypatch.setattr(package, "EXTRACTORS", tuple(shuffled))
        assert extract(document).found == expected


def mention(kind: str, start: int, end: int, rule: str = "a") -> Mention:
    return Mention(kind, start, end, Named(""), rule)


MENTIONS = st.builds(
    lambda kind, start, length, rule: mention(kind, start, start + length, rule),
    st.sampled_from(KINDS),
    st.integers(0, 40),
    st.integers(1, 9),
    st.sampled_from("ab"),
)


@given(st.lists(MENTIONS, max_size=20), st.randoms())
def test_settling_does_not_depend_on_the_order(mentions: list[Mention], random: Random) -> None:
    settled = settle(mentions)
    shuffled = [*mentions]
    random.shuffle(shuffled)
    assert settle(shuffled) == settled
    assert all(a.end <= b.start for a, b in pairwise(settled)), (
        "nothing overlaps, and in the order of the text"
    )
    for left in set(mentions) - set(settled):
        rivals = [kept for kept in settled if kept.start < left.end and left.start < kept.end]
        assert any(kept.end - kept.start >= left.end - left.start for kept in rivals)


@pytest.mark.parametrize(
    ("mentions", "kept"),
    [
        ([("DATE", 0, 4), ("AMOUNT", 0, 6)], [("AMOUNT", 0, 6)]),
        ([("DATE", 0, 4), ("AMOUNT", 2, 6)], [("DATE", 0, 4)]),
        ([("DATE", 0, 4), ("AMOUNT", 0, 4)], [("AMOUNT", 0, 4)]),
        ([("DATE", 0, 4), ("AMOUNT", 4, 6)], [("DATE", 0, 4), ("AMOUNT", 4, 6)]),
        ([("DATE", 0, 3), ("AMOUNT", 2, 7), ("PROGRAM", 6, 9)], [("AMOUNT", 2, 7)]),
        ([("DATE", 0, 5), ("AMOUNT", 4, 7), ("PROGRAM", 6, 11)], [("DATE", 0, 5), ("PROGRAM", 6, 11)]),
        ([], []),
    ],
)
def test_the_longest_stays(mentions: list[tuple[str, int, int]], kept: list[tuple[str, int, int]]) -> None:
    settled = settle(mention(*given_) for given_ in mentions)
    assert [(m.kind, m.start, m.end) for m in settled] == kept


@given(st.text(st.sampled_from(ALPHABET), max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    found = extract(Document("a.txt", b"", segments=(Segment(text, 7),))).found
    assert all(7 <= m.start < m.end <= 7 + len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("zone", ["furniture", "boilerplate"])
def test_nothing_outside_the_body_is_found(zone: str) -> None:
    assert extract(Document("a.txt", b"", segments=(Segment(TEXT, zone=zone),))).found == ()


def test_of_one_span_a_listed_name_goes_before_what_a_form_says() -> None:
    """倡議 with an English name in brackets is a platform by its form; this one is a listed programme."""
    text = "提出太平洋嚇阻倡議（Pacific Deterrence Initiative，PDI）。"
    assert {(kind, words) for kind, _, words, _ in labels(text)} == {
        ("PROGRAM", "太平洋嚇阻倡議"),
        ("PROGRAM", "Pacific Deterrence Initiative"),
        ("PROGRAM", "PDI"),
    }
