"""The examples of docs/checks.md, each held against a corpus that keeps it and one that does not."""

import re
from functools import partial
from pathlib import Path

import msgspec
import pytest
from corpora import ACCOUNTS, TRIPS, Paper
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.gate import failures
from pipeline.gate.config import read

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
EXAMPLES = {
    re.search('^name = "(.*)"', one, re.MULTILINE)[1]: one  # type: ignore[index]  # each has a name
    for block in BLOCKS
    for one in re.split(r"(?m)^(?=\[\[)", block)
    if one
}
AGENCY = "國防部全民防衛動員署"
OF_AGENCY = {"agency": AGENCY, "year": "2026"}
REVIEW = partial(Paper, "review_report")
ERROR = Paper("news").finding("read.encrypted", "error")


def trips(*names: str) -> Paper:
    return Paper("budget_book", **OF_AGENCY).table(TRIPS, [{"name": n, "category": "考察"} for n in names])


def account(sum_of_all: int) -> Paper:
    rows = [{"level": level, "this_year": sum_of_all} for level in (1, 2, 3)]
    return Paper("budget_book", **OF_AGENCY).table(ACCOUNTS, rows)


def frozen(*sums: int) -> Paper:
    paper = Paper("proposals")
    for one in sums:
        paper.propose("一般行政", frozen=(f"{one}元", str(one)))
    return paper


CASES = {
    "trips of the agency": (trips("甲", "乙"), trips("甲")),
    "no review report without proposals": (
        Paper("review_report").propose("一般行政"),
        Paper("review_report"),
    ),
    "no errors": (Paper("news").finding("dates.unresolved", "info"), ERROR),
    "sums hold": (trips().finding("sums.trips", "error"), trips().finding("sums.forms", "error")),
    "the agency's budget": (account(1_358_634_000), account(1_600_000_000)),
    "no document freezes more than ten thousand million": (
        frozen(9_000_000_000, 1_000_000_000),
        frozen(9_000_000_000, 1_000_000_001),
    ),
}
"""For each example a document that keeps it, and one that does not, at books/a.pdf."""


def results(paper: Paper, directory: Path) -> Path:
    """A directory with the result of a document."""
    (directory / "books").mkdir(parents=True)
    (directory / "books" / "a.pdf.json").write_bytes(msgspec.json.encode(paper.output("books/a.pdf")))
    return directory


def test_every_example_is_tried() -> None:
    assert set(EXAMPLES) == set(CASES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_kept_and_fails(name: str, tmp_path: Path) -> None:
    (tmp_path / "said.toml").write_text(EXAMPLES[name], encoding="utf-8")
    kept, failing = CASES[name]
    assert failures(results(kept, tmp_path / "kept"), tmp_path / "said.toml") == ()
    (failure,) = failures(results(failing, tmp_path / "failing"), tmp_path / "said.toml")
    assert failure.assertion.endswith(f" 1, {name}")


def test_what_is_said_of_a_form_that_there_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("yusuan.toml").write_text('# trips\n[[count]]\nof = "rows"\nform = "trip"\nat_least = 1\n')
    with pytest.raises(UsageError) as raised:
        read(Path("yusuan.toml"))
    assert f"yusuan: {raised.value}\n" in TEXT


def test_what_is_said_of_a_failure(tmp_path: Path) -> None:
    corpus = results(Paper("news").finding("a", "error").finding("b", "error"), tmp_path / "out")
    (corpus / "books" / "b.pdf.json").write_bytes(msgspec.json.encode(ERROR.output("books/b.pdf")))
    (tmp_path / "said.toml").write_text(EXAMPLES["no errors"], encoding="utf-8")
    arguments = ["check", str(corpus), "--config", str(tmp_path / "said.toml"), "--counts"]
    said = CliRunner().invoke(app, arguments).output
    assert said[said.index("failed: ") : said.index("assertions: ")] in TEXT


def test_the_projects_own_results_keep_its_own_assertions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert len(read(Path("yusuan.toml")).named) >= 6
    assert failures(Path("extracted")) == ()
