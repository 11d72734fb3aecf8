"""What people decided about results: kept as lines of text, applied by the next run."""

from pipeline.decisions.applying import Outcome, Reading, judge
from pipeline.decisions.carried import carried, packed, unpacked
from pipeline.decisions.current import Conflict, Current, by_document, current, for_document
from pipeline.decisions.decision import (
    RULE,
    CellTarget,
    Correction,
    Decision,
    DecisionError,
    DocumentTarget,
    FindingTarget,
    MentionTarget,
    Target,
    Verdict,
    decide,
    digest,
)
from pipeline.decisions.file import NAME, Broken, append, load
from pipeline.decisions.stage import decided

__all__ = [
    "NAME",
    "RULE",
    "Broken",
    "CellTarget",
    "Conflict",
    "Correction",
    "Current",
    "Decision",
    "DecisionError",
    "DocumentTarget",
    "FindingTarget",
    "MentionTarget",
    "Outcome",
    "Reading",
    "Target",
    "Verdict",
    "append",
    "by_document",
    "carried",
    "current",
    "decide",
    "decided",
    "digest",
    "for_document",
    "judge",
    "load",
    "packed",
    "unpacked",
]
