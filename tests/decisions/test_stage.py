"""Judgements in a run: what comes out, what records are made of, what is said."""

import hashlib
import pickle
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from judging import COST, NAME, corrected, cost, said, target
from outputs import TEXT

from pipeline.decisions import (
    CellTarget,
    Correction,
    Decision,
    DocumentTarget,
    FindingTarget,
    MentionTarget,
    decided,
    digest,
    packed,
)
from pipeline.model import Document
from pipeline.relate import relate
from pipeline.resolve import resolve
from pipeline.run import STAGES, InternalError, process, through, with_decisions, with_engine
from pipeline.schema import Finding, Mention, Output

ROOT = Path(__file__).parent.parent.parent
RESOLVED = [stage.__module__.split(".")[1] for stage in STAGES].index("resolve") + 1
SIX = {**COST, "amount": "6"}


def run(decisions: Iterable[Decision], data: bytes = TEXT.encode(), path: str = NAME) -> Output:
    stages = (*STAGES[:RESOLVED], decided(decisions), *STAGES[RESOLVED:])
    return msgspec.json.decode(process(path, data, stages).output, type=Output)


def of(output: Output, kind: str) -> list[Mention]:
    return [one for one in output.mentions if one.__struct_config__.tag == kind]


def said_of(output: Output) -> list[Finding]:
    return [finding for finding in output.findings if finding.check.startswith("decisions.")]


def test_a_rejected_mention_stays_out() -> None:
    assert [one.text for one in of(run([]), "AMOUNT")] == ["1,540萬3千元"]
    output = run([said("reject", cost())])
    assert of(output, "AMOUNT") == []
    assert said_of(output) == []


def test_a_corrected_mention_comes_out_corrected() -> None:
    output = run([said("correct", cost(), correction=corrected("1,540萬", "AMOUNT", SIX))])
    (amount,) = of(output, "AMOUNT")
    assert (amount.text, amount.start, amount.end, amount.rule) == ("1,540萬", 10, 16, "decision")
    assert msgspec.to_builtins(amount.value) == SIX


def test_a_missing_mention_is_added() -> None:
    new = corrected("派員", "PROGRAM", {"name": "派員案"})
    output = run([said("correct", target("派員", "PROGRAM", None, rule=None), correction=new)])
    assert [(one.text, one.rule) for one in of(output, "PROGRAM")] == [("派員", "decision")]


def test_records_are_made_of_judged_mentions() -> None:
    text = "115年度「海岸感測整備計畫」編列1,540萬3千元。\n"
    start = text.index("1,540")
    place = MentionTarget("AMOUNT", start, start + 9, "1,540萬3千元", COST, "amount.prose")
    more = {"source": hashlib.sha256(text.encode()).hexdigest()}
    change = Correction("AMOUNT", start, start + 9, "1,540萬3千元", SIX)
    assert [record.amount for record in run([], text.encode()).records] == ["15403000"]  # type: ignore[union-attr]
    judged = said("correct", place, correction=change, **more)
    output = run([judged], text.encode())
    assert [record.amount for record in output.records] == ["6"]  # type: ignore[union-attr]


def test_a_rejected_name_is_not_called_ambiguous() -> None:
    body = target("國防部", "AGENCY", {"name": "國防部"})
    output = run([said("reject", body)])
    assert of(output, "AGENCY") == []
    assert [finding for finding in output.findings if finding.check.startswith("names.")] == []


def test_positions_are_those_of_the_source() -> None:
    """Line breaks inside numbers and characters of other planes stand before and within what is judged."""
    text = "𠮷野家：國防部編列1,540萬\n3千元，另編2億元。\n"
    first, second = of(run([], text.encode()), "AMOUNT")
    source = hashlib.sha256(text.encode()).hexdigest()
    targets = [
        MentionTarget("AMOUNT", one.start, one.end, one.text, msgspec.to_builtins(one.value), one.rule)
        for one in (first, second)
    ]
    assert targets[0].text == "1,540萬\n3千元"
    change = Correction("AMOUNT", first.start, first.end, first.text, SIX)
    output = run(
        [
            said("correct", targets[0], correction=change, source=source),
            said("reject", targets[1], 1, source=source),
        ],
        text.encode(),
    )
    assert [(one.start, one.end, one.text) for one in of(output, "AMOUNT")] == [
        (first.start, first.end, "1,540萬\n3千元")
    ]
    assert said_of(output) == []


def test_what_no_longer_holds_is_shown_again_at_its_place() -> None:
    output = run([said("accept", cost(SIX))])
    (finding,) = said_of(output)
    assert (finding.check, finding.level, finding.start, finding.end) == (
        "decisions.stale",
        "warning",
        10,
        19,
    )
    assert finding.message == "1,540萬3千元 was accepted by 王 on 2026-11-22, but it now reads 15403000 TWD"


def test_a_changed_source_shows_all_again() -> None:
    output = run([said("reject", cost())], TEXT.replace("32", "33").encode())
    assert [finding.message for finding in said_of(output)] == [
        "1,540萬3千元 was rejected by 王 on 2026-11-22, but the source has changed since"
    ]
    assert len(of(output, "AMOUNT")) == 1


def test_an_accepted_document_is_shown_again_where_its_labels_have_changed() -> None:
    mentions = msgspec.to_builtins(run([]).mentions)
    labels = [(one["type"], one["start"], one["end"], one["value"]) for one in mentions]
    whole = said("accept", DocumentTarget(digest(labels)))
    assert said_of(run([whole])) == []
    output = run([whole, said("reject", cost(), 1)])
    assert [(finding.check, finding.message) for finding in said_of(output)] == [
        (
            "decisions.stale",
            "the document was accepted by 王 on 2026-11-22, but its labels have changed since",
        )
    ]
    old = msgspec.structs.replace(whole, source="1" * 64)
    assert [finding.message for finding in said_of(run([old]))] == [
        "the document was accepted by 王 on 2026-11-22, but the source has changed since"
    ]
    assert said_of(run([old, said("accept", whole.target, 1)])) == []


def test_two_who_disagree_are_said() -> None:
    output = run([said("accept", cost()), said("reject", cost(), 1, "李")])
    assert of(output, "AMOUNT") == []
    (finding,) = said_of(output)
    assert finding.check == "decisions.conflict"
    assert "李" in finding.message
    assert "王 said accept" in finding.message


def test_what_stands_outside_of_the_body_is_said_and_nothing_breaks() -> None:
    article = "<article><p>國防部編列1,540萬3千元，派32人。</p></article>"
    page = f"<html><body><nav>首頁 預算5萬元</nav>{article}</body></html>"
    stages = (*STAGES[:RESOLVED], decided([]), *STAGES[RESOLVED:])
    text = process("a.html", page.encode(), stages).raw
    start = text.index("首頁")
    place = MentionTarget("PROGRAM", start, start + 2, "首頁", None, None)
    new = Correction("PROGRAM", start, start + 2, "首頁", {"name": "首頁"})
    source = hashlib.sha256(page.encode()).hexdigest()
    output = run(
        [said("correct", place, correction=new, source=source, document="a.html")], page.encode(), "a.html"
    )
    assert of(output, "PROGRAM") == []
    assert [finding.check for finding in said_of(output)] == ["decisions.misplaced"]


def test_judgements_on_other_documents_change_nothing() -> None:
    document = Document(NAME, TEXT.encode())
    assert decided([said("reject", cost(), document="b.txt")])(document) is document


def test_the_stage_stands_between_resolve_and_relate() -> None:
    judged = (said("reject", cost()),)
    for stages in (STAGES, with_engine("pdfium")):
        found = with_decisions(packed(judged), stages)
        (at,) = (at for at, stage in enumerate(found) if stage not in stages)
        assert (found[at - 1], found[at + 1]) == (resolve, relate)
        assert found[:at] + found[at + 1 :] == stages
        assert found[at].args == (judged,)  # type: ignore[attr-defined]
        assert with_decisions(b"", stages) == stages
    assert with_decisions(packed(judged), STAGES[:2]) == STAGES[:2]


def _fail(_decisions: object, _document: Document) -> Document:
    raise ValueError("no")


def test_a_stage_that_fails_does_not_say_all_that_it_was_given() -> None:
    with pytest.raises(InternalError) as failure:
        through(Document(NAME, b""), [partial(_fail, [said("reject", cost(), note="secret")])])
    assert str(failure.value) == "ValueError in stage _fail: no"


def test_the_stage_goes_to_another_process() -> None:
    stage = decided([said("reject", cost())])
    assert pickle.loads(pickle.dumps(stage)).args == stage.args  # type: ignore[attr-defined]


BOOK = "books/mobilisation-115.pdf"


@pytest.fixture(scope="module")
def book() -> tuple[bytes, Output]:
    data = (ROOT / "raw" / BOOK).read_bytes()
    return data, run([], data, BOOK)


def test_a_rejected_cell_is_said_and_stays_as_printed(book: tuple[bytes, Output]) -> None:
    data, before = book
    table, form = next(
        (n, one) for n, one in enumerate(before.tables) if one.form == "派員出國計畫預算類別表"
    )
    row = form.rows[0]
    more = {"source": hashlib.sha256(data).hexdigest(), "document": BOOK}
    page = int(row["pages"].get("total", row["page"]))  # type: ignore[union-attr,arg-type]
    cell = CellTarget(table, 0, form.form, "total", page, row["total"])  # type: ignore[arg-type]
    other = CellTarget(table, 0, form.form, "total", page, 1)  # type: ignore[arg-type]
    output = run([said("reject", cell, note="印錯", **more), said("accept", other, 1, **more)], data, BOOK)
    found = [(finding.check, finding.page) for finding in said_of(output)]
    assert found == [("decisions.cell", page), ("decisions.stale", page)]
    assert said_of(output)[0].message == (
        f"total {row['total']} in 派員出國計畫預算類別表 was rejected by 王 on 2026-11-22 (印錯)"
    )
    assert output.tables == before.tables


def test_a_cell_is_shown_again_until_it_is_judged_anew(book: tuple[bytes, Output]) -> None:
    data, before = book
    table, form = next((n, one) for n, one in enumerate(before.tables) if one.form)
    row = form.rows[0]
    field = next(field for field, value in row.items() if isinstance(value, str))
    cell = CellTarget(table, 0, form.form, field, None, row[field])  # type: ignore[arg-type]
    old = said("reject", cell, source="1" * 64, document=BOOK)
    assert [finding.message.partition(", but ")[2] for finding in said_of(run([old], data, BOOK))] == [
        "the source has changed since"
    ]
    anew = said("accept", cell, 1, source=hashlib.sha256(data).hexdigest(), document=BOOK)
    assert said_of(run([old, anew], data, BOOK)) == []


def test_two_who_disagree_on_a_finding() -> None:
    finding = FindingTarget("sums.balance", "not balanced")
    output = run([said("accept", finding), said("reject", finding, 1, "李")])
    assert [one.message for one in said_of(output)] == [
        "the finding sums.balance was rejected by 李 on 2026-11-22, the latest word; 王 said accept"
    ]
