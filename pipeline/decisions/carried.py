"""Judgements on their way into a run: each source carries those on it to the process that reads it.

What a source carries is part of what its result depends on, so that a run reads again where it has changed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from pipeline.decisions.current import by_document
from pipeline.decisions.decision import Decision
from pipeline.decisions.file import NAME, Broken, load
from pipeline.files import Source

NAMED = 5
"""Broken lines, and documents that are gone, that a warning names; of more it says how many."""


def packed(decisions: Iterable[Decision]) -> bytes:
    """Judgements as bytes, the same for the same ones in any order; without notes, which change no result."""
    lines = {msgspec.json.encode(one, order="sorted") for one in decisions if _counts(one)}
    return b"\n".join(sorted(lines))


def unpacked(data: bytes) -> tuple[Decision, ...]:
    """The judgements that were packed."""
    return tuple(msgspec.json.decode(line, type=Decision) for line in data.split(b"\n") if line)


def _counts(decision: Decision) -> bool:
    """Whether a result may depend on it: a note only takes another judgement back."""
    return decision.verdict != "note" or decision.replaces is not None


def carried(
    directory: Path, sources: Iterable[Source], known: Collection[str]
) -> tuple[list[Source], tuple[str, ...]]:
    """The sources with what was judged of each, and what is wrong with the judgements, in words.

    Args:
        directory: of the results.
        sources: what a run was given.
        known: names of other documents of this directory.

    Raises:
        DecisionError: if the file of judgements is there and cannot be read. Results without them would look
            as if nobody had judged anything.
    """
    decisions, broken = load(directory / NAME)
    judged = by_document(decisions)
    given = [msgspec.structs.replace(one, extra=packed(judged.get(one.name, ()))) for one in sources]
    lost = sorted(judged.keys() - {one.name for one in given} - set(known))
    return given, tuple(f"{directory / NAME}: {said}" for said in (*_broken(broken), *_lost(lost)))


def _broken(broken: Sequence[Broken]) -> Iterator[str]:
    for one in broken[:NAMED]:
        yield f"line {one.line} holds no judgement and is left out: {one.reason}"
    if len(broken) > NAMED:
        yield f"{len(broken) - NAMED} more lines hold no judgement and are left out"


def _lost(names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield f"judgements on documents that are not there: {', '.join(names[:NAMED])}{more}"
