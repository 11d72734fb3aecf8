from pathlib import Path

import pytest
from outputs import output, put

from pipeline.errors import UsageError
from pipeline.results import ResultError, find, load, text_of


def test_results_by_the_names_of_their_documents(tmp_path: Path) -> None:
    for name in ("b.txt.json", "a/預 算.pdf.json", ".hidden/c.json", "a/.d.json"):
        put(tmp_path / name, {})
    (tmp_path / "a" / "預 算.pdf.txt").touch()
    assert list(find(tmp_path)) == ["a/預 算.pdf", "b.txt"]


def test_where_no_results_are(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UsageError):
            find(place)


def test_a_result(tmp_path: Path) -> None:
    assert load(put(tmp_path / "a.json", output())).source.path == "a.txt"
    assert text_of(tmp_path / "a.pdf.json") == tmp_path / "a.pdf.txt"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"schema": "yusuan/0", "mentions": 5}', "yusuan/0"),
        ("{}", "no name"),
        ('{"schema": "yusuan/1"}', "missing required field"),
        ('{"schema": 1}', "no result"),
        ("[]", "no result"),
        ("{", "no result"),
        ("", "no result"),
        ("\ud800", "no result"),
    ],
)
def test_what_is_no_result(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content.encode(errors="surrogatepass"))
    with pytest.raises(ResultError, match=said):
        load(path)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="cannot be read"):
        load(tmp_path / "a.json")
