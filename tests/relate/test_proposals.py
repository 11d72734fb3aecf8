"""Proposals of the project's own, told by hand what records they give: tests/proposals."""

import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Document, Proposal
from pipeline.relate.proposals import find
from tests.examples import document

THEMES = sorted((Path(__file__).parent.parent / "proposals").glob("*.txt"))
LISTS = {"account": " > ", "action": " ", "proposers": " ", "cosigners": " "}
SUMS = ("cost", "deleted", "frozen", "added", "revised")
FIELDS = ("number", "agency", "fiscal_year", "code", "report_to", "deadline", "result", *SUMS, *LISTS)


class Case(NamedTuple):
    text: str
    records: list[dict[str, str]]


def cases(theme: Path) -> Iterator[tuple[str, Case]]:
    """The cases of a theme by their names."""
    for block in theme.read_text(encoding="utf-8").split("## ")[1:]:
        name, _, rest = block.partition("\n")
        text, *records = rest.strip().split("\n== record\n")
        yield name, Case(text, [dict(line.split(": ", 1) for line in r.splitlines()) for r in records])


CASES = [pytest.param(case, id=f"{theme.stem}: {name}") for theme in THEMES for name, case in cases(theme)]


def shown(record: Proposal, field: str) -> str | None:
    """A field of a record as a reader writes it."""
    value = getattr(record, field)
    if field == "account":
        return " > ".join(value) or None
    if field == "proposers" or field == "cosigners":
        return " ".join(value) or None
    if field == "action":
        return " ".join(value) or None
    return f"{int(value):,}" if value is not None and field in SUMS else value


def proposals(done: Document) -> list[Proposal]:
    return [record for record in done.records if isinstance(record, Proposal)]


@pytest.mark.parametrize("case", CASES)
def test_a_proposal_is_read_as_a_reader_reads_it(case: Case) -> None:
    found = proposals(document(case.text))
    assert [
        {
            field: shown(record, field)
            for field in FIELDS
            if wanted.get(field) != "*" and shown(record, field) is not None
        }
        for record, wanted in zip(found, case.records, strict=False)
    ] == [{field: value for field, value in record.items() if value != "*"} for record in case.records]
    assert len(found) == len(case.records)


@pytest.mark.parametrize("case", CASES)
def test_what_is_worked_out_says_how_and_what_is_read_says_where(case: Case) -> None:
    done = document(case.text)
    for record in proposals(done):
        for field in ("cost", "deleted", "frozen"):
            value, told = getattr(record, field), record.computation.get(field)
            assert told is None or abs(worked_out(told) - Fraction(value)) <= Fraction(1, 2), told
        for field, span in record.sources.items():
            assert getattr(record, field) not in (None, ()), field
            assert span in record.evidence
        for field in FIELDS:
            assert getattr(record, field) in (None, ()) or field in record.sources, field


def worked_out(told: str) -> Fraction:
    """The value of `100 * 1/10` or `(100 - 20) * 1/2`; the words of a computation are figures and signs."""
    assert set(told) <= set("0123456789.()+-*/ "), told
    names = "".join(f"Fraction('{word}')" if word[0].isdigit() else word for word in words(told))
    return Fraction(eval(names, {"Fraction": Fraction}))


def words(told: str) -> Iterator[str]:
    word = ""
    for sign in told + " ":
        if sign.isdigit() or sign == ".":
            word += sign
            continue
        if word:
            yield word
            word = ""
        if sign != " ":
            yield sign


WORDS = [
    "爰",
    "減列",
    "凍結",
    "增列",
    "改列為",
    "刪除",
    "原列",
    "照列",
    "保留",
    "全數",
    "十分之一",
    "30%",
    "該項預算",
    "其餘",
]
WORDS += [
    "500萬元",
    "8,000千元",
    "1元",
    "3億元",
    "編列",
    "共計",
    "115年度",
    "較114年度",
    "文化部",
    "外交部領事事務局",
    "觀光發展基金",
]
WORDS += [
    "第2目",
    "「一般行政」",
    "「業務費」",
    "項下",
    "中",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "\n(一)",
    "\n(二)",
    "\n1.",
    "\n一、",
]
WORDS += [
    "\n第1項　",
    "\n第8款　文化部主管",
    "\n二、歲出部分",
    "\n以上共計減列",
    "\n本項通過決議2項：",
    "\n提案人：",
    "王 仁",
    "減列：",
]
WORDS += [
    "俟",
    "於3個月內",
    "向立法院內政委員會",
    "提出書面報告後，始得動支",
    "【12】",
    "（撤案）",
    "其中",
    "爰將其中",
    "予以",
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=50))
def test_any_text_of_these_words_is_read(chosen: list[str]) -> None:
    done = document(f"提案{''.join(chosen)}")
    size = len(done.text.clean)
    for record in proposals(done):
        assert all(0 <= start < end <= size for start, end in record.evidence)
        assert set(record.sources.values()) <= set(record.evidence)
        assert all(Fraction(value) >= 0 for field in SUMS if (value := getattr(record, field)) is not None)


def test_a_megabyte_of_items_in_linear_time() -> None:
    item = "115年度文化部第1目「一般行政」編列8億元，爰減列80萬元，並凍結十分之一，"
    item += "俟文化部於3個月內提出報告後，始得動支。\n"

    def seconds(count: int) -> float:
        done = document("".join(f"{number}. {item}" for number in range(1, count + 1)))
        begin = time.perf_counter()
        assert len(list(find(done))) == count
        return time.perf_counter() - begin

    small = seconds(100)
    assert seconds(1600) < 40 * small + 0.5
