"""Search over texts, names and values: which documents hold all words, and where in them they stand."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.audit.index import Index
from pipeline.audit.site import address
from pipeline.dataset.sqlite import matching

HITS = 3
"""Places in a document that are shown."""

SEARCHED = """id IN (SELECT document FROM passages WHERE {passages}
UNION SELECT document FROM mentions WHERE {mentions}
UNION SELECT id FROM documents WHERE {documents})"""

PLACES = """SELECT * FROM (SELECT document, start, "end", page, text,
row_number() OVER (PARTITION BY document ORDER BY start) AS number
FROM {table} WHERE document IN ({marks}) AND {condition}) WHERE number <= ?"""

BEFORE, AFTER = 25, 60
"""Characters around a hit."""


def condition(words: str) -> tuple[str, list[Any]]:
    """A condition on documents that hold the words in their text, their values, their title or their name."""
    found = {table: matching(table, _sought(table, words)) for table in ("passages", "mentions", "documents")}
    parameters = [value for _, values in found.values() for value in values]
    return SEARCHED.format(**{table: each for table, (each, _) in found.items()}), parameters


def _sought(table: str, words: str) -> str:
    """The words as a table has them: sums are kept without commas."""
    bare = words.replace(",", "")
    return bare if table == "mentions" and bare.isdecimal() else words


def hits(index: Index, names: Sequence[str], words: str) -> Mapping[str, list[dict[str, Any]]]:
    """By document, some places where the words stand, each with what is around it."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for table in ("passages", "mentions"):
        where, parameters = matching(table, _sought(table, words))
        query = PLACES.format(table=table, marks=", ".join("?" * len(names)), condition=where)
        for row in index.rows(query, [*names, *parameters, HITS]):
            if len(found[row["document"]]) < HITS:
                found[row["document"]].append(_hit(row, words))
    return found


def _hit(row: Mapping[str, Any], words: str) -> dict[str, Any]:
    text = row["text"]
    matches = [match for word in words.split() if (match := re.search(re.escape(word), text, re.IGNORECASE))]
    # A value may be found by its number, which is not what stands in the text.
    start, end = min((match.span() for match in matches), default=(0, min(len(text), AFTER)))
    hit = text[start:end]
    return {
        "link": address("/place/", row["document"], start=row["start"], end=row["end"], q=hit),
        "page": row["page"],
        "before": text[max(0, start - BEFORE) : start],
        "hit": hit,
        "after": text[end : end + AFTER],
    }
