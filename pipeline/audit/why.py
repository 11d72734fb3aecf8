"""Why a value was read so: what its rule does, and what the gazetteer says of its name."""

import inspect
from collections.abc import Iterator
from importlib import import_module

from pipeline.audit.items import Item
from pipeline.audit.strings import Voice, strings
from pipeline.audit.words import heading
from pipeline.decisions import RULE
from pipeline.gazetteer import Name, fold, load

GAZETTEERS = {"AGENCY": "agencies", "PLATFORM": "platforms", "PROGRAM": "programs"}


def rule_told(voice: Voice, item: Item) -> Iterator[tuple[str, str]]:
    """What read an item: the rule's name, and in words what it does."""
    if item.part == "mention":
        yield item.rule, _rule(voice, item.rule)
    elif item.part == "cell":
        yield (
            "",
            voice(
                "why.cell",
                form=item.rule or voice("form.unknown"),
                heading=heading(voice, item.rule, item.field),
            ),
        )
    elif item.part == "finding":
        yield item.rule, check_told(voice, item.rule)


def _rule(voice: Voice, rule: str) -> str:
    """Of a rule that the strings do not have, what its module says of itself."""
    key = f"rule.{rule}"
    if rule == RULE or key in strings():
        return voice(key)
    return first_line("pipeline.extract", rule.partition(".")[0])


def check_told(voice: Voice, check: str) -> str:
    """What a check looks at; of one that the strings do not have, what its module says of itself."""
    key = f"check.{check}"
    return voice(key) if key in strings() else first_line("pipeline.check", check.partition(".")[0])


def first_line(package: str, module: str) -> str:
    """What a module of ours says of itself, "" if there is none: a name may come from a result."""
    listed = dict(inspect.getmembers(import_module(package), inspect.ismodule))
    return (inspect.getdoc(listed[module]) or "").partition("\n")[0] if module in listed else ""


def gazetteer_rows(item: Item) -> list[Name]:
    """The rows of the gazetteer that know the name in the text, or the canonical one; at most ten."""
    kind = GAZETTEERS.get(item.kind)
    if kind is None or item.part != "mention":
        return []
    names = load(kind)
    canonical = (item.value or {}).get("name") or ""
    written, meant = fold("".join(item.text.split())), fold(canonical)
    ids = set(names.ids.get(meant, ())) or set(names.ids.get(written, ()))
    found = [row for row in names.rows if row.id in ids and fold(row.name) in {written, meant}]
    return sorted(found, key=lambda row: (fold(row.name) != written, row.id, row.name))[:10]
