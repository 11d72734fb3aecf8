"""`decisions.jsonl`: one judgement on a line, added at the end and never rewritten.

Several processes may append at once, and git may merge what several people appended: lines do not depend on
their order. A broken line is said and skipped; the others hold.
"""

import fcntl
import os
from datetime import datetime
from pathlib import Path

import msgspec

from pipeline.decisions.decision import Decision, DecisionError, problem

NAME = "decisions.jsonl"
"""What the file is called in a directory of results."""

MODE = 0o666


class Broken(msgspec.Struct, frozen=True):
    """A line that holds no judgement: its number, from 1, and why."""

    line: int
    reason: str


def append(path: Path, decision: Decision) -> None:
    """Add a judgement to a file, which is made where it is missing; on return it is on the disk.

    Raises:
        DecisionError: if it says nothing that could be carried out, or cannot be written.
    """
    if reason := problem(decision):
        raise DecisionError(reason)
    try:
        line = msgspec.json.encode(decision) + b"\n"
        _append(path, line)
    except UnicodeEncodeError as error:
        raise DecisionError("half of a surrogate pair is no text") from error
    except OSError as error:
        raise DecisionError(f"{path}: cannot be written: {error.strerror}") from error


def _append(path: Path, line: bytes) -> None:
    descriptor = _locked(path)
    try:
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            line = (
                b"\n" + line
            )  # a write before this one broke off; what there is of it stays a line of its own
        if os.write(descriptor, line) != len(line):
            raise OSError(0, "the disk took only a part of the line")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)  # and with it the lock


def _locked(path: Path) -> int:
    """The file, open for appending by this process alone; waits while another one appends."""
    while True:
        new = not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, MODE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                if new:
                    _keep_name(path.parent)
                return descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # while it waited, git put another file in the place


def _keep_name(directory: Path) -> None:
    """Have the name of a new file on the disk, not only what is in it."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def load(path: Path) -> tuple[tuple[Decision, ...], tuple[Broken, ...]]:
    """The judgements in a file by the time when they were made, and the lines that hold none.

    A file that is not there holds none. A line that stands twice, as a merge may leave it, counts once.

    Raises:
        DecisionError: if the file cannot be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        raise DecisionError(f"{path}: cannot be read: {error.strerror}") from error
    found: dict[str, Decision] = {}
    broken = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decision = _read(line)
        except DecisionError as error:
            broken.append(Broken(number, str(error)))
            continue
        if found.setdefault(decision.id, decision) != decision:
            broken.append(Broken(number, f"another judgement has the id {decision.id}"))
    return tuple(sorted(found.values(), key=_order)), tuple(broken)


def _order(decision: Decision) -> tuple[datetime, str]:
    return decision.time, decision.id


def _read(line: bytes) -> Decision:
    try:
        decision = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=Decision)
    except (UnicodeDecodeError, RecursionError, msgspec.MsgspecError) as error:
        raise DecisionError(str(error)) from error
    if reason := problem(decision):
        raise DecisionError(reason)
    return decision
