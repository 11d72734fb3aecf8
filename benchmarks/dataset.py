"""What a data set of a million mentions takes: time and memory, of the whole and per mention.

    python benchmarks/dataset.py [MENTIONS]

Results are made by hand and written to a temporary directory: documents of a thousand mentions, 25 records
and a table of 20 accounts, as a corpus of budget books, proposals and reports has them; each programme is
told of in ten documents. The data set is written in a process of its own, whose memory is what counts: it
must stay under 500 MB. What grows with the corpus are the facts, by 3 KB a record and an account.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.forms import expenditure
from pipeline.model import About, Amount, Box, Coverage, Date, Named
from pipeline.schema import (
    SCHEMA,
    AgencyMention,
    AmountMention,
    DateMention,
    Finding,
    Mention,
    Output,
    ProgramMention,
    ProgramRecord,
    Row,
    Source,
    Table,
)

MENTIONS = 1_000_000
A_DOCUMENT = 1_000
ROWS = 20
LINES = 200
RECORD_EACH = 8
"""Lines of a document, and of these how many have one record."""

PROGRAMMES = 2_500

WRITE = """
import sys
from pathlib import Path
from pipeline.dataset import write
write(*map(Path, sys.argv[1:]))
"""


def named(document: int, line: int) -> str:
    return f"第{(document * LINES + line) // RECORD_EACH % PROGRAMMES}號韌性強化計畫"


def mentions(document: int) -> Iterator[Mention]:
    """An agency, its programme, a year and two sums, over and over, in a text of 60 characters a line."""
    box = ((72.0, 100.5, 200.25, 112.5),)
    for line in range(LINES):
        at, name = line * 60, named(document, line)
        page = line // 20 + 1
        yield AgencyMention(at, at + 3, "國防部", Named("國防部"), "agency.name", page, box)
        yield ProgramMention(at + 4, at + 4 + len(name), name, Named(name), "program.name", page, box)
        yield DateMention(at + 30, at + 35, "115年度", Date("2026", None), "date.point", page, box)
        amount = f"{line * 1000}"
        for start in (at + 36, at + 46):
            yield AmountMention(
                start, start + 8, "1,540萬3千元", Amount(amount, "TWD", None), "amount.prose", page, box
            )


def record(document: int, line: int) -> ProgramRecord:
    at, name = line * 60, named(document, line)
    spans = ((at + 4, at + 4 + len(name)), (at + 30, at + 35), (at + 36, at + 44))
    sums = f"{line * 1000}", "TWD"
    return ProgramRecord(name, "2026", *sums, None, None, None, "國防部", None, None, evidence=spans)


def table(document: int) -> Table:
    fields: dict[str, int | str | None] = dict.fromkeys(column.field for column in expenditure.COLUMNS)
    boxes: dict[str, str | int | float | Box] = {
        "name": (67.0, 150.6, 177.0, 177.6),
        "this_year": (290.3, 150.6, 307.0, 160.6),
    }
    rows: list[Row] = []
    for number in range(ROWS):
        name, amount = f"第{number}目", number * 1000
        there: Row = {
            "page": number // 20 + 1,
            "pages": {},
            "printed": {"this_year": f"{number:,}"},
            "boxes": boxes,
        }
        rows.append({**fields, "level": 3, "name": name, "this_year": amount, **there})
    agency = f"第{document}署"
    return Table(expenditure.TITLE, expenditure.TITLE, (1,), 1000, agency, "2026", (), tuple(rows))


def output(document: int) -> Output:
    return Output(
        SCHEMA,
        Source(f"{document}.pdf", f"{document:064x}", 1, "application/pdf", 10),
        About("budget_book", f"第{document}冊", "國防部", "2026", None),
        tuple(mentions(document)),
        tuple(record(document, line) for line in range(0, LINES, RECORD_EACH)),
        (table(document),),
        tuple(Finding("sums.children", "warning", f"第{n}項不符", None, None, 1) for n in range(5)),
        Coverage(),
    )


def make(results: Path, number: int) -> None:
    """Write results with a number of mentions."""
    for document in range(number // A_DOCUMENT):
        (results / f"{document}.pdf.json").write_bytes(msgspec.json.encode(output(document)))


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else MENTIONS
    with tempfile.TemporaryDirectory() as place:
        results, out = Path(place, "results"), Path(place, "dataset")
        results.mkdir()
        make(results, number)
        began = time.monotonic()
        subprocess.run([sys.executable, "-c", WRITE, results, out], check=True)
        seconds = time.monotonic() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        peak, busy = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file()) / 1e6
        print(f"{number:,} mentions: {seconds:.0f} s by the clock, {busy:.0f} s of the processor,")
        print(f"{peak:.0f} MB of memory at most, {size:.0f} MB written")


if __name__ == "__main__":
    main()
