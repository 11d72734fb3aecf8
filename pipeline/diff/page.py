"""The differences as one HTML file: no script, no network, old and new side by side and either one first."""

from collections.abc import Iterator
from html import escape
from typing import Any

from pipeline.diff import by_document
from pipeline.diff.changes import Change, Count, Difference
from pipeline.diff.saying import money, said

STYLE = """
:root { color-scheme: light dark; --old: #fbe3e0; --new: #dff3e2; --line: #bbb; }
@media (prefers-color-scheme: dark) { :root { --old: #4a2320; --new: #1d3f25; --line: #555; } }
body { font: 15px/1.5 "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
  margin: 2em auto; max-width: 80em; padding: 0 1em; }
table { border-collapse: collapse; }
td, th { border: 1px solid var(--line); padding: .2em .6em; text-align: left; }
.sums td:nth-child(n+3):nth-child(-n+7) { text-align: right; font-variant-numeric: tabular-nums; }
.change { border-top: 1px solid var(--line); padding: .4em 0; }
.sides { display: flex; gap: 1em; } .sides > div { flex: 1; padding: .2em .6em; overflow-wrap: anywhere; }
.old { background: var(--old); } .new { background: var(--new); }
.sides > div:empty::before { content: "–"; opacity: .5; }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; column-gap: 1em; } dd { margin: 0; }
dt { opacity: .7; } h2 { margin-top: 2em; } .what { font-weight: bold; }
#turn:checked ~ main .sides { flex-direction: row-reverse; }
#turn:checked ~ main .old { background: var(--new); } #turn:checked ~ main .new { background: var(--old); }
.back { display: none; }
#turn:checked ~ main .there { display: none; } #turn:checked ~ main .back { display: inline; }
""".strip()

BACK = {"added": "removed", "removed": "added", "changed": "changed"}
"""What a change is to one who reads from new to old."""


def page(found: Difference) -> str:
    """The page as text."""
    return "\n".join(_page(found)) + "\n"


def _page(found: Difference) -> Iterator[str]:
    title = f"{found.old} → {found.new}"
    yield '<!DOCTYPE html>\n<html lang="zh-Hant">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{escape(title)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>"
    yield '<input type="checkbox" id="turn"> <label for="turn">read from new to old</label>\n<main>'
    yield f"<h1>{_both(title, f'{found.new} → {found.old}')}</h1>"
    yield f"<p>{escape(found.old)}: {found.old_documents} documents; "
    yield f"{escape(found.new)}: {found.new_documents} documents; "
    yield f"{len(found.changes)} differences.</p>"
    yield from _sums(found.counts)
    for names, what in ((found.documents_added, "added"), (found.documents_removed, "removed")):
        for name in names:
            yield f"<p>document {_both(what, BACK[what])}: {escape(name)}</p>"
    for name, changes in by_document(found.changes).items():
        yield f"<h2>{escape(name)}</h2>"
        for change in changes:
            yield _change(change)
    yield "</main>\n</body>\n</html>"


def _both(there: str, back: str) -> str:
    """Words for either direction."""
    return f'<span class="there">{escape(there)}</span><span class="back">{escape(back)}</span>'


def _sums(counts: tuple[Count, ...]) -> Iterator[str]:
    yield '<table class="sums">\n<tr><th></th><th></th><th>old</th><th>new</th>'
    heads = ((_both(what, BACK[what])) for what in ("added", "removed", "changed"))
    yield f"{''.join(f'<th>{head}</th>' for head in heads)}<th>money</th></tr>"
    for count in counts:
        numbers = count.old, count.new, count.added, count.removed, count.changed
        cells = (count.part, count.kind, *(f"{number:,}" for number in numbers), money(count))
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
    yield "</table>"


def _change(change: Change) -> str:
    where = f", page {change.page}" if change.page is not None else ""
    head = f'<span class="what">{_both(change.what, BACK[change.what])}</span> '
    head += escape(f"{change.part} {change.kind}{where}: {said(change.label)}")
    sides = "".join(
        f'<div class="{side}">{_values(values)}</div>'
        for side, values in (("old", change.old), ("new", change.new))
    )
    return f'<div class="change">{head}\n<div class="sides">{sides}</div></div>'


def _values(values: dict[str, Any]) -> str:
    if not values:
        return ""
    pairs = (f"<dt>{escape(field)}</dt><dd>{escape(said(value))}</dd>" for field, value in values.items())
    return f"<dl>{''.join(pairs)}</dl>"
