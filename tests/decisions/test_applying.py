"""What becomes of each judgement where the reading is the same, another one, or gone."""

from typing import Any

import pytest
from judging import COST, SOURCE, corrected, cost, said, target
from outputs import TEXT

from pipeline.decisions import Decision, Reading, current, judge
from pipeline.decisions.values import typed

FIVE = {**COST, "amount": "5"}
SIX = {**COST, "amount": "6"}


def reading(text: str, kind: str, value: dict[str, Any], number: int = 0) -> Reading:
    start = TEXT.index(text)
    return Reading(kind, start, start + len(text), typed(kind, value), "amount.prose", number)


READ = reading("1,540萬3千元", "AMOUNT", COST)
REREAD = reading("1,540萬3千元", "AMOUNT", FIVE)
LONGER = reading("列1,540萬3千元", "AMOUNT", COST)


def judged(
    readings: list[Reading], *decisions: Decision, text: str = TEXT, source: str = SOURCE
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Text, value and rule of what comes out; state and reason of each judgement."""
    found, outcomes = judge(readings, current(decisions).decisions, source, text)
    shown = [(text[one.start : one.end], getattr(one.value, "amount", ""), one.rule) for one in found]
    return shown, [(outcome.state, outcome.reason) for outcome in outcomes]


KEPT = ("1,540萬3千元", "15403000", "amount.prose")
KEPT_ANEW = ("1,540萬3千元", "5", "amount.prose")
SET = ("1,540萬3千元", "6", "decision")
HELD = ("held", "")
ACCEPT, REJECT = said("accept", cost()), said("reject", cost())
CORRECT = said("correct", cost(), correction=corrected("1,540萬3千元", "AMOUNT", SIX))
SPAN = said("correct", cost(), correction=corrected("1,540萬", "AMOUNT", SIX))
ADD = said(
    "correct",
    cost(None, rule=None),
    correction=corrected("1,540萬3千元", "AMOUNT", SIX),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(
    ("decision", "readings", "out", "outcome"),
    [
        (ACCEPT, [READ], [KEPT], HELD),
        (ACCEPT, [REREAD], [KEPT_ANEW], ("stale", "it now reads 5 TWD")),
        (ACCEPT, [], [], ("stale", "it is no longer found")),
        (REJECT, [READ], [], HELD),
        (REJECT, [REREAD], [KEPT_ANEW], ("stale", "it now reads 5 TWD")),
        (REJECT, [], [], HELD),
        (CORRECT, [READ], [SET], HELD),
        (CORRECT, [REREAD], [KEPT_ANEW], ("stale", "it now reads 5 TWD")),
        (CORRECT, [], [], ("stale", "it is no longer found")),
        (SPAN, [READ], [("1,540萬", "6", "decision")], HELD),
        (SPAN, [reading("1,540萬", "AMOUNT", SIX)], [("1,540萬", "6", "amount.prose")], HELD),
        (ADD, [], [SET], HELD),
        (ADD, [READ], [KEPT], ("stale", "the place now reads 15403000 TWD")),
        (
            ADD,
            [LONGER],
            [("列1,540萬3千元", "15403000", "amount.prose")],
            ("stale", "the place now reads 15403000 TWD"),
        ),
        (ADD, [reading("1,540萬3千元", "AMOUNT", SIX)], [("1,540萬3千元", "6", "amount.prose")], HELD),
    ],
)
def test_a_judgement_holds_for_the_reading_that_it_judged(
    decision: Decision, readings: list[Reading], out: list[tuple[str, str, str]], outcome: tuple[str, str]
) -> None:
    assert judged(readings, decision) == (out, [outcome])


@pytest.mark.parametrize("decision", [ACCEPT, REJECT, CORRECT, SPAN, ADD])
def test_of_another_source_nothing_is_applied(decision: Decision) -> None:
    assert judged([READ], decision, source="1" * 64) == ([KEPT], [("stale", "the source has changed since")])


@pytest.mark.parametrize("decision", [ACCEPT, REJECT, CORRECT, SPAN])
def test_where_another_text_stands_nothing_is_applied(decision: Decision) -> None:
    moved = TEXT.replace("1,540萬3千元", "1,540萬4千元")
    out, outcomes = judged([READ], decision, text=moved)
    assert out == [("1,540萬4千元", "15403000", "amount.prose")]
    assert outcomes == [("stale", "the text in this place has changed since")]


def test_a_type_can_be_corrected() -> None:
    change = corrected("1,540萬3千元", "PROGRAM", {"name": "某案"})
    found, _ = judge([READ], [said("correct", cost(), correction=change)], SOURCE, TEXT)
    assert [(one.type, one.rule) for one in found] == [("PROGRAM", "decision")]


def test_a_later_judgement_judges_what_an_earlier_one_set() -> None:
    accepted = said("accept", cost(SIX, rule="decision"), 1)
    assert judged([READ], CORRECT, accepted) == ([SET], [HELD, HELD])
    rejected = said("reject", cost(SIX, rule="decision"), 1)
    assert judged([READ], CORRECT, rejected) == ([], [HELD, HELD])
    back = said(
        "correct", cost(SIX, rule="decision"), 1, correction=corrected("1,540萬3千元", "AMOUNT", COST)
    )
    assert judged([READ], CORRECT, back) == ([("1,540萬3千元", "15403000", "decision")], [HELD, HELD])


def test_what_is_judged_anew_is_no_longer_shown_again() -> None:
    assert judged([REREAD], ACCEPT, said("accept", cost(FIVE), 1)) == ([KEPT_ANEW], [HELD])
    assert judged([REREAD], ACCEPT, said("reject", cost(FIVE), 1)) == ([], [HELD])
    old = said("accept", cost(), source="1" * 64)
    assert judged([READ], old, said("accept", cost(), 1)) == ([KEPT], [HELD])


def test_what_was_judged_before_is_shown_again_where_the_reading_goes_back() -> None:
    """Accepted as 5 first and as 6 later, and now it reads 5 again: the later word was of something else."""
    words = said("accept", cost(FIVE)), said("accept", cost(SIX), 1)
    assert judged([REREAD], *words) == ([KEPT_ANEW], [HELD, ("stale", "it now reads 5 TWD")])


def test_what_rules_read_across_a_corrected_span_gives_way() -> None:
    count = reading("32人", "HEADCOUNT", {"count": 32, "qualifier": None})
    short, rest = reading("1,540萬", "AMOUNT", COST), reading("3千元", "AMOUNT", FIVE, 1)
    whole = said(
        "correct", target("1,540萬", "AMOUNT", COST), correction=corrected("1,540萬3千元", "AMOUNT", SIX)
    )
    assert judged([short, rest, count], whole) == ([SET, ("32人", "", "amount.prose")], [HELD])


def test_a_correction_does_not_overwrite_another_one() -> None:
    short, rest = reading("1,540萬", "AMOUNT", COST), reading("3千元", "AMOUNT", FIVE, 1)
    first = said("correct", target("3千元", "AMOUNT", FIVE), correction=corrected("3千元", "AMOUNT", SIX))
    whole = corrected("1,540萬3千元", "AMOUNT", SIX)
    second = said("correct", target("1,540萬", "AMOUNT", COST), 1, correction=whole)
    out, outcomes = judged([short, rest], first, second)
    assert [text for text, *_ in out] == ["1,540萬", "3千元"]
    assert outcomes == [HELD, ("stale", "it overlaps what another judgement set")]


def test_applied_to_its_own_result_nothing_changes() -> None:
    """A published result already holds what was judged."""
    once, _ = judge([READ], [SPAN], SOURCE, TEXT)
    twice, outcomes = judge(once, [SPAN], SOURCE, TEXT)
    assert twice == once
    assert [outcome.state for outcome in outcomes] == ["held"]
