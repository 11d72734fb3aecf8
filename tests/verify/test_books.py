"""Every value of the small books stands where the result says, as another reader sees them."""

from pathlib import Path

from pipeline.run import run
from pipeline.verify import verify

BOOKS = sorted((Path(__file__).parents[1] / "books").glob("*.pdf"))


def test_nothing_in_the_small_books_disagrees(tmp_path: Path) -> None:
    run(BOOKS, tmp_path, jobs=1)
    found = list(verify(tmp_path, BOOKS))
    assert len(found) == len(BOOKS)
    assert [(one.name, case) for one in found for case in one.cases] == []
    assert all(one.state == "read" and one.agreed > 30 for one in found)
