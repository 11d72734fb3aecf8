"""What is wrong with a `yusuan.toml`, and in which line."""

from importlib import import_module
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.facts.told import OFFICIAL
from pipeline.gate import KINDS
from pipeline.gate.config import read

HEAD = '# what must hold\nresults = "extracted"\n\n'
COUNT = '[[count]]\nof = "records"\nat_least = 1\n'
SUM = '[[sum]]\nof = "rows"\nform = "trips"\ncolumn = "total"\n'


@pytest.mark.parametrize(
    ("said", "line", "message"),
    [
        ("counts = 1\n", 4, "unknown key 'counts'"),
        (COUNT + "at_leest = 2\n", 7, "count 1: unknown key 'at_leest'"),
        (COUNT + COUNT + 'form = "trips"\n', 10, "count 2: unknown key 'form'"),  # records have no form
        ('name = """\nat_most = 1\n"""\n', 4, "unknown key 'name'"),
        (COUNT + 'name = """\nat_most\n= 1"""\nmost = 1\n', 10, "count 1: unknown key 'most'"),
        (COUNT + 'document = [\n  "a",\n  1,\n]\n', 7, "Expected `str`, got `int`"),
        ('[[count]]\nof = "recods"\nat_least = 1\n', 5, "Invalid value 'recods'"),
        ("[[count]]\nat_least = 1\n", 4, "missing required field `of`"),
        ('[[sum]]\nof = "rows"\nat_least = 1\n', 4, "missing required field `form`"),
        ("count = 3\n", 4, "Expected `array`, got `int`"),
        ('[[count]]\nof = "records"\nat_least = "3"\n', 6, "Expected `int | float"),
        ('[[count]]\nof = "records"\n', 4, "count 1: says neither at_least nor at_most"),
        (COUNT + "at_most = 0\n", 6, "count 1: at_least is more than at_most"),
        (COUNT + "at_most = nan\n", 7, "count 1: at_most is no number"),
        ('[[count]]\nof = "rows"\nform = "trip"\nat_least = 1\n', 6, "'trip' is no form; is 'trips' meant?"),
        (SUM + 'at_most = 1\nwhere = { categry = "考察" }\n', 9, "is 'category' meant?"),
        (SUM.replace("total", "purpose") + "at_most = 1\n", 7, "'purpose' is no column of numbers of trips"),
        ('[[count]]\nof = "rows"\nwhere = { a = 1 }\nat_most = 1\n', 6, "where needs a form"),
        ('[[count]]\nof = "records"\nwhere = { a = 1 }\nat_most = 1\n', 6, "where needs a kind of record"),
        ('[[count]]\nof = "mentions"\ntype = "MONEY"\nat_most = 1\n', 6, "'MONEY' is no type of mention"),
        (
            '[[count]]\nof = "documents"\neach_document = true\nat_most = 1\n',
            6,
            "documents are counted in all, not in each",
        ),
        (
            '[[sum]]\nof = "records"\nkind = "PROPOSAL"\nfield = "amount"\nat_most = 1\n',
            7,
            "'amount' is no figure of a PROPOSAL",
        ),
        (
            '[[sum]]\nof = "records"\nkind = "PROPOSAL"\nfield = "cost"\ncurrency = "USD"\nat_most = 1\n',
            8,
            "the sums of proposals are TWD",
        ),
        (COUNT + 'document_kind = "book"\n', 7, "Invalid enum value 'book'"),
    ],
)
def test_what_is_wrong_and_where(said: str, line: int, message: str, tmp_path: Path) -> None:
    file = tmp_path / "yusuan.toml"
    file.write_text(HEAD + said, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read(file)
    assert str(raised.value).startswith(f"{file}, line {line}: ")
    assert message in str(raised.value)


def test_no_toml(tmp_path: Path) -> None:
    (tmp_path / "yusuan.toml").write_text("[[count]]\nof = \n")
    with pytest.raises(UsageError, match="line 2"):
        read(tmp_path / "yusuan.toml")


@pytest.mark.parametrize("data", ["名".encode("big5"), b"\x00", b"a = [" * 3000])
def test_no_text_that_could_be_toml(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "yusuan.toml").write_bytes(data)
    with pytest.raises(UsageError, match=r"yusuan\.toml"):
        read(tmp_path / "yusuan.toml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read(tmp_path / "nothing.toml")


def test_an_empty_file_asserts_nothing(tmp_path: Path) -> None:
    (tmp_path / "yusuan.toml").write_text("# nothing yet\n")
    assert read(tmp_path / "yusuan.toml").named == ()


def test_the_kinds_of_documents_are_those_that_documents_are_told_by() -> None:
    told = {kind for kind, _ in import_module("pipeline.resolve.about")._KINDS} | {
        "budget_book"
    }  # books are told by their pages
    assert set(KINDS) == set(OFFICIAL) == told
