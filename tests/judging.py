"""Judgements written by hand on the text of `outputs`."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from outputs import TEXT

from pipeline.decisions import Correction, Decision, MentionTarget, Target, Verdict

SOURCE = hashlib.sha256(TEXT.encode()).hexdigest()
NAME = "a.txt"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

COST = {"amount": "15403000", "currency": "TWD", "qualifier": None}
"""What 1,540萬3千元 says."""


def target(text: str, kind: str, value: dict[str, Any] | None, rule: str | None = "by.hand") -> MentionTarget:
    """A mention of what stands in TEXT."""
    start = TEXT.index(text)
    return MentionTarget(kind, start, start + len(text), text, value, rule)


def cost(value: dict[str, Any] = COST, **more: Any) -> MentionTarget:
    return target("1,540萬3千元", "AMOUNT", value, **more)


def corrected(text: str, kind: str, value: dict[str, Any]) -> Correction:
    start = TEXT.index(text)
    return Correction(kind, start, start + len(text), text, value)


def said(verdict: Verdict, on: Target, minute: int = 0, reviewer: str = "王", **more: Any) -> Decision:
    """A judgement of a minute past noon; by its id the first of its minute and reviewer."""
    base = {"document": NAME, "source": SOURCE, "id": f"{minute:03}{reviewer}"}
    fields = {**base, "time": NOON + timedelta(minutes=minute), "reviewer": reviewer, **more}
    return Decision(verdict=verdict, target=on, **fields)
