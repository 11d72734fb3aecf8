"""Records against those that people wrote down, field by field.

    python -m tests.records GOLD_DIR RESULTS_DIR [--errors]

GOLD_DIR holds files NAME.json, or directories with a labels.json each, which names its document; those
without records are passed over. RESULTS_DIR holds what `yusuan run` wrote. A record is found where one of its
name, kind, sum and currency is, the one of its years first; each is found once.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEY = ("kind", "name", "amount", "currency")
FIELDS = ("fiscal_years", "qualifier", "headcount", "duration", "organiser", "destination", "status")

Record = dict[str, Any]
Compared = tuple[list[tuple[Record, Record]], list[Record], list[Record]]
Error = tuple[str, str, Record, Any]
"""A field, or missed or spurious; the document; the record; what was found instead."""


def pairs(gold: Path, results: Path) -> Iterator[tuple[str, list[Record], list[Record]]]:
    """The name of each document, the records that people wrote, and those that were found."""
    for file in sorted([*gold.glob("*.json"), *gold.glob("*/labels.json")]):
        labelled = json.loads(file.read_text(encoding="utf-8"))
        if "records" in labelled:
            name = labelled["document"] if file.name == "labels.json" else file.name.removesuffix(".json")
            result = json.loads((results / f"{name}.json").read_text(encoding="utf-8"))
            yield name, labelled["records"], [r for r in result["records"] if r["kind"] != "PROPOSAL"]


def compare(wanted: list[Record], found: list[Record]) -> Compared:
    """Records that are one, and those that only people wrote, and those that only were found."""
    free, matched, missed = list(found), list[tuple[Record, Record]](), list[Record]()
    for years in (True, False):
        for record in wanted if years else missed[:]:
            keys = (*KEY, "fiscal_years") if years else KEY
            other = next((f for f in free if all(f[key] == record[key] for key in keys)), None)
            if other is not None:
                free.remove(other)
                matched.append((record, other))
                missed = [one for one in missed if one is not record]
            elif years:
                missed.append(record)
    return matched, missed, free


def score(gold: Path, results: Path) -> tuple[Counter[str], list[Error]]:
    """How often each field is right; how many records there are, were found, and matched; what is wrong."""
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    for document, wanted, found in pairs(gold, results):
        matched, missed, spurious = compare(wanted, found)
        counts.update({"gold": len(wanted), "found": len(found), "matched": len(matched)})
        errors += [("missed", document, record, None) for record in missed]
        errors += [("spurious", document, record, None) for record in spurious]
        for record, other in matched:
            for field in FIELDS:
                counts[field] += record[field] == other[field]
                if record[field] != other[field]:
                    errors.append((field, document, record, other[field]))
    return counts, errors


def main() -> None:
    counts, errors = score(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"records {counts['gold']}, found {counts['found']}, matched {counts['matched']}")
    for field in FIELDS:
        print(f"{field:14}{counts[field]:>4} of {counts['matched']}")
    if "--errors" in sys.argv:
        for field, document, record, other in sorted(errors, key=lambda error: error[:2]):
            of = f"{document}: {record['name']} {record['amount']} {record['fiscal_years']}"
            print(
                f"{field}: {of}"
                + ("" if field in {"missed", "spurious"} else f": {record[field]}, not {other}")
            )


if __name__ == "__main__":
    main()
