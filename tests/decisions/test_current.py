from itertools import permutations

from judging import COST, corrected, cost, said

from pipeline.decisions import Decision, DocumentTarget, by_document, current, for_document

FIVE = {**COST, "amount": "5"}


def ids(decisions: tuple[Decision, ...]) -> list[str]:
    return [one.id for one in decisions]


def test_the_last_word_holds_whatever_the_order_of_the_lines() -> None:
    words = [said("accept", cost()), said("reject", cost(), 1), said("accept", cost(), 2)]
    for ordered in permutations(words):
        held = current(ordered)
        assert held.decisions == (words[2],)
        assert held.conflicts == ()


def test_two_who_disagree() -> None:
    mine, theirs = said("accept", cost()), said("reject", cost(), 1, "李")
    for ordered in permutations([mine, theirs]):
        held = current(ordered)
        assert held.decisions == (theirs,)
        assert [(one.applied, one.others) for one in held.conflicts] == [(theirs, (mine,))]


def test_two_who_agree_are_no_conflict() -> None:
    change = corrected("1,540萬3千元", "AMOUNT", FIVE)
    words = [
        said("correct", cost(), minute, who, correction=change) for minute, who in ((0, "王"), (1, "李"))
    ]
    assert current(words).conflicts == ()
    other = said("correct", cost(), 2, "張", correction=corrected("1,540萬3千元", "AMOUNT", COST))
    assert [ids(conflict.others) for conflict in current([*words, other]).conflicts] == [["000王", "001李"]]


def test_who_comes_round_is_no_conflict() -> None:
    words = [said("accept", cost()), said("reject", cost(), 1, "李"), said("reject", cost(), 2)]
    assert current(words).conflicts == ()
    assert ids(current(words).decisions) == ["002王"]


def test_a_judgement_that_replaces_another_settles_the_conflict() -> None:
    words = [said("accept", cost()), said("reject", cost(), 1, "李", replaces="000王")]
    assert current(words).conflicts == ()
    assert ids(current(words).decisions) == ["001李"]


def test_a_note_takes_a_judgement_back_and_decides_nothing_else() -> None:
    words = [
        said("reject", cost()),
        said("note", cost(), 1, note="?"),
        said("note", cost(), 2, replaces="000王"),
    ]
    held = current(words)
    assert held.decisions == ()
    assert ids(held.notes) == ["001王", "002王"]


def test_other_readings_other_sources_and_other_documents_are_other_things() -> None:
    words = [
        said("accept", cost()),
        said("reject", cost(FIVE), 1, "李"),
        said("reject", cost(), 2, "李", source="1" * 64),
        said("reject", cost(), 3, "李", document="b.txt"),
    ]
    assert current(words).decisions == tuple(words)
    assert current(words).conflicts == ()


def test_another_name_of_the_rule_is_the_same_thing() -> None:
    words = [said("accept", cost()), said("reject", cost(rule="renamed"), 1)]
    assert ids(current(words).decisions) == ["001王"]


def test_documents_are_accepted_anew() -> None:
    words = [said("accept", DocumentTarget(labels=letter * 64), minute) for minute, letter in enumerate("ab")]
    assert ids(current(words).decisions) == ["001王"]


def test_of_one_document() -> None:
    words = [
        said("accept", cost(), 1),
        said("accept", cost(), 0),
        said("accept", cost(), 2, document="b.txt"),
    ]
    assert ids(for_document(words, "a.txt")) == ["000王", "001王"]
    assert {name: ids(found) for name, found in by_document(words).items()} == {
        "a.txt": ["000王", "001王"],
        "b.txt": ["002王"],
    }
