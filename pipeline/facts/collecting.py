"""Results one at a time into facts; of each result only what facts are made of is kept."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.facts import books, claims, contents, verdicts, writing
from pipeline.facts.joining import join
from pipeline.facts.paths import Ways, steps
from pipeline.facts.rows import STAGES, Facts, Step
from pipeline.facts.told import Told
from pipeline.facts.verdicts import Text
from pipeline.results import ResultError, find, load, text_of
from pipeline.schema import Output

COVER = 300
"""Characters of a document's text among which its cover stands."""


class _Kept(NamedTuple):
    """What is kept of all results."""

    told: list[Told]
    rows: list[books.Row]
    books: list[claims.Book]
    stated: list[claims.Stated]


def collect(results: Path) -> Facts:
    """Join what the results below a directory say; one of them is in memory at a time.

    Raises:
        UsageError: if there are no results, or one is of another version.
    """
    files = find(results)
    return gather(_loaded(files), lambda name: whole(files, name, COVER), partial(whole, files))


def _loaded(files: Mapping[str, Path]) -> Iterator[tuple[str, Output]]:
    for name, path in files.items():
        try:
            yield name, load(path)
        except ResultError as error:
            raise UsageError(f"{path}: {error}") from error


def whole(files: Mapping[str, Path], name: str, characters: int = -1) -> str | None:
    """The text that stands beside a result, or its first characters; None where there is none.

    A plain text has no such file, and no cover either.
    """
    try:
        with text_of(files[name]).open(encoding="utf-8") as text:
            return text.read(characters)
    except (OSError, UnicodeDecodeError):
        return None


def gather(
    results: Iterable[tuple[str, Output]], head: Text | None = None, text: Text | None = None
) -> Facts:
    """Join what results say.

    Args:
        results: each with the name of its document, a/b.pdf for a/b.pdf.json, in any order.
        head: the first words of a document's text by its name, where the cover of a book says its stage;
            None where there is none. It is asked for a document when that one's result has been taken.
        text: its whole text; asked for some documents when all results have been taken.

    Raises:
        UsageError: if a result holds a sum that is none.
    """
    kept = _Kept([], [], [], [])
    for name, output in results:
        try:
            _keep(kept, name, output, head(name) if head else None)
        except ResultError as error:
            raise UsageError(f"{name}: {error}") from error
    return _facts(kept, text or _no_text)


def _no_text(_: str) -> None:
    return None


def _keep(kept: _Kept, name: str, output: Output, head: str | None) -> None:
    whose = contents.document(name, output, head)
    marks = contents.marks(output)
    kept.told.extend(contents.records(whose, output, marks))
    book, stated = claims.read(whose, output, marks)
    kept.stated.extend(stated)
    if book:
        kept.books.append(book)
        kept.rows.extend(books.rows(whose, output))


def _facts(kept: _Kept, text: Text) -> Facts:
    at_hand = books.Books(kept.rows)
    linked = dict(books.link(one, at_hand) for one in kept.told)
    spoken_of = dict.fromkeys(books.told(row) for rows in linked.values() for row in rows)
    joined = join([*linked, *spoken_of])
    ways = Ways(joined)
    facts = [(writing.fact(one, ways.of(one)), list(writing.sources(one))) for one in joined]
    return Facts(
        facts=tuple(fact for fact, _ in facts),
        fact_sources=tuple(source for _, sources in facts for source in sources),
        fact_links=tuple(
            sorted(writing.links(joined), key=lambda link: (link.fact, link.relation, link.other))
        ),
        paths=tuple(sorted(steps(joined, at_hand.all(), linked, ways), key=_along)),
        claims=tuple(
            sorted(verdicts.check(kept.stated, kept.books, text), key=lambda one: (one.document, one.record))
        ),
    )


def _along(step: Step) -> tuple[object, ...]:
    """By its years and stages, and then by where it stands."""
    stage = STAGES.index(step.stage) if step.stage else -1
    record = -1 if step.record is None else step.record
    return step.path, step.fiscal_year, stage, step.document, record, step.field, step.page or 0, step.name
