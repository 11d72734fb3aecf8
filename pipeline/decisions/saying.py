"""A judgement as a sentence, for findings."""

from pipeline.decisions.decision import CellTarget, Decision, FindingTarget, MentionTarget

_DONE = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "note": "noted"}


def told(decision: Decision) -> str:
    """What was judged, how, by whom and when."""
    target = decision.target
    added = isinstance(target, MentionTarget) and target.rule is None
    done = "added" if added else _DONE[decision.verdict]
    said = f"{_what(decision)} was {done} by {decision.reviewer} on {decision.time:%Y-%m-%d}"
    return f"{said} ({decision.note})" if decision.note else said


def _what(decision: Decision) -> str:
    target = decision.target
    if isinstance(target, MentionTarget):
        return target.text
    if isinstance(target, CellTarget):
        return f"{target.field} {'' if target.value is None else target.value} in {target.form or 'a table'}"
    return f"the finding {target.check}" if isinstance(target, FindingTarget) else "the document"
