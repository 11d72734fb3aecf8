"""When a document is reviewed."""

from pathlib import Path

import msgspec
from judging import COST, corrected, cost, said, target
from outputs import TEXT, amount, mention, output

from pipeline.decisions import Decision, DocumentTarget
from pipeline.labels import directory_of, label_digest, standing
from pipeline.schema import Output

RESULT = msgspec.convert(
    output(
        mentions=[
            mention("AGENCY", "國防部", {"name": "國防部"}),
            amount("1,540萬3千元", "15403000"),
        ]
    ),
    Output,
)
AGENCY = target("國防部", "AGENCY", {"name": "國防部"})


def missing(*decisions: Decision) -> str:
    return standing(RESULT, decisions, TEXT).missing


def whole(minute: int = 1) -> Decision:
    labels = standing(RESULT, (), TEXT).labels
    return said("accept", DocumentTarget(label_digest(labels)), minute)


def test_each_label_judged_by_itself() -> None:
    assert missing() == "2 of 2 labels were not judged"
    assert missing(said("accept", cost())) == "1 of 2 labels were not judged"
    assert missing(said("accept", cost()), said("accept", AGENCY)) == ""
    assert missing(said("reject", cost()), said("accept", AGENCY)) == ""
    assert missing(said("note", cost()), said("accept", AGENCY)) == "1 of 2 labels were not judged"


def test_accepted_as_a_whole() -> None:
    assert missing(whole()) == ""
    assert missing(whole(), said("reject", cost(), 2)) == "its labels have changed since it was accepted"
    assert missing(msgspec.structs.replace(whole(), source="1" * 64)) == "2 of 2 labels were not judged"


def test_what_is_disputed_or_stale_is_not_reviewed() -> None:
    assert (
        missing(said("accept", cost()), said("reject", cost(), 1, "李"), whole(2))
        == "1 judgements are disputed"
    )
    old = said("accept", cost({**COST, "amount": "5"}))
    assert missing(old, whole()) == "1 judgements have to be looked at again"


def test_labels_are_those_that_people_left() -> None:
    change = corrected("1,540萬", "AMOUNT", {**COST, "amount": "15400000"})
    stands = standing(
        RESULT, [said("correct", cost(), correction=change), said("reject", AGENCY, 1, "李")], TEXT
    )
    assert [(one.text, one.value and one.value["amount"]) for one in stands.labels] == [
        ("1,540萬", "15400000")
    ]
    assert (stands.reviewed, stands.reviewers) == (True, ("李", "王"))


def test_names_do_not_meet() -> None:
    names = ["a/b.txt", "a%2Fb.txt", "a%252Fb.txt"]
    assert len({directory_of(Path("gold"), name) for name in names}) == len(names)
