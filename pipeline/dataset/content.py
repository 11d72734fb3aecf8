"""The rows of a data set, made from one result after the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

import msgspec

from pipeline import ledger, schema
from pipeline.dataset import documents, entities, facts, mentions, records, sources, tables
from pipeline.dataset.entities import Entities
from pipeline.dataset.fitting import Fitting
from pipeline.dataset.places import words
from pipeline.dataset.sources import Source
from pipeline.dataset.table import Table, Values, values
from pipeline.errors import UsageError
from pipeline.facts.collecting import COVER, gather, whole
from pipeline.results import ResultError, load

TABLES: tuple[Table, ...] = (
    *documents.TABLES,
    *mentions.TABLES,
    *entities.TABLES,
    *records.TABLES,
    *facts.TABLES,
    *tables.TABLES,
)
"""All tables, in the order in which the descriptor lists them."""

MISFIT = "dataset.misfit"
"""The check of a finding about what a result has and no column holds, or the other way round."""

AT_ONCE = 1000
"""Rows that are given together, where no document says which."""

Row = tuple[str, Values | msgspec.Struct]
"""The name of a table, and a row of it."""


class Writer(Protocol):
    """What takes rows."""

    def add(self, table: str, rows: Iterable[Values]) -> None:
        """Write rows of a table."""


class Made(msgspec.Struct, frozen=True):
    """What a data set was made of, and how much came of it.

    Attributes:
        sources: by the name of their documents.
        rows: how many each table has.
        textless: the documents whose text was not at hand.
    """

    sources: dict[str, Source]
    rows: dict[str, int]
    textless: list[str]


def fill(
    files: Mapping[str, Path],
    roots: Sequence[Path],
    writers: Sequence[Writer],
    known: Iterable[ledger.Finding] = (),
) -> Made:
    """Give the rows of all tables to writers, those of a document together, documents by their names.

    Args:
        files: results by the names of their documents.
        roots: directories of sources.
        writers: what takes the rows; each gets all of them.
        known: what is to be known of documents beside their results.

    Raises:
        UsageError: if a file is no result of this version.
    """
    filling = _Filling(roots, writers, known)
    named = {_writable(name): path for name, path in files.items()}
    text = partial(whole, named)
    joined = gather(filling.documents(named), partial(text, characters=COVER), text)
    filling.give_all(("entities", entity) for entity in filling.named.rows())
    filling.give_all(facts.rows(joined))
    return filling.made


def _writable(name: str) -> str:
    """A name of a file as UTF-8 has it: a byte that is none of UTF-8 is written as its number."""
    return name.encode("utf-8", "backslashreplace").decode()


class _Filling:
    """The rows given so far.

    Attributes:
        named: what documents named.
        made: what was given.
    """

    def __init__(
        self, roots: Sequence[Path], writers: Sequence[Writer], known: Iterable[ledger.Finding]
    ) -> None:
        self.named = Entities()
        self.made = Made({}, dict.fromkeys((table.name for table in TABLES), 0), [])
        self._roots, self._writers = roots, writers
        self._fitting = {table.name: Fitting(table) for table in TABLES}
        self._known: dict[str, list[schema.Finding]] = defaultdict(list)
        for one in known:
            self._known[one.document].append(
                schema.Finding(one.check, one.level, one.message, None, None, None)
            )

    def documents(self, files: Mapping[str, Path]) -> Iterator[tuple[str, schema.Output]]:
        """Give the rows of one document after the other; yield each result when its rows are given."""
        for name, path in sorted(files.items()):
            try:
                output = load(path)
                self._document(name, path, output)
            except (ResultError, msgspec.ValidationError) as error:
                raise UsageError(f"{path}: {error}") from error
            yield name, output

    def _document(self, name: str, path: Path, output: schema.Output) -> None:
        misfits: list[str] = []
        self.give(self._rows(name, path, output, misfits), misfits)
        more = (schema.Finding(MISFIT, "warning", said, None, None, None) for said in misfits)
        output = msgspec.structs.replace(output, findings=(*output.findings, *self._known[name], *more))
        whole = documents.whole(name, output, self.named)
        self.give([("documents", whole)], [])
        self.give((("findings", finding) for finding in documents.findings(name, output)), [])
        self.give((("entity_documents", entity) for entity in self.named.of(name)), [])
        self.made.sources[name] = sources.source(whole, path.read_bytes())

    def _rows(self, name: str, path: Path, output: schema.Output, misfits: list[str]) -> Iterator[Row]:
        """The rows of a document that its own row and its findings do not depend on."""
        text = words(path, output.source, self._roots)
        if text.text is None and output.source.media_type is not None:
            self.made.textless.append(name)
        yield from (("document_forms", form) for form in documents.forms(name, output))
        yield from (("passages", passage) for passage in documents.passages(name, text))
        used = records.used(name, output)
        yield from (("mentions", mention) for mention in mentions.rows(name, output, self.named, used))
        yield from records.rows(name, output, self.named, text)
        yield from tables.rows(name, output, misfits)

    def give_all(self, rows: Iterator[Row]) -> None:
        """Give rows that are no document's, some at a time."""
        while some := list(islice(rows, AT_ONCE)):
            self.give(some, [])

    def give(self, rows: Iterable[Row], misfits: list[str]) -> None:
        """Give rows to all writers, table by table.

        Raises:
            ResultError: if one lacks what it must have.
        """
        by_table: dict[str, list[Values]] = {}
        for table, row in rows:
            whole = row if isinstance(row, tuple) else values(row)
            by_table.setdefault(table, []).append(self._fitting[table].fit(whole, misfits))
        for table, found in by_table.items():
            self.made.rows[table] += len(found)
            for writer in self._writers:
                writer.add(table, found)
