"""A document in view: its text, or its page as a picture, its values in place, and the one that is chosen."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit.images import Boxed, boxed
from pipeline.audit.items import FINDING, MISSED, Item, finding, item
from pipeline.audit.judgements import Judgements
from pipeline.audit.marks import Mark, highlighted
from pipeline.audit.opened import Opened
from pipeline.audit.panel import panel
from pipeline.audit.places import item_address
from pipeline.audit.site import address, page, reviewer_of, site_of, voice_of, whole
from pipeline.audit.views.shared import head, opened
from pipeline.audit.words import labelled

PICTURE, TEXT, FACING = "picture", "text", "facing"

STEPS = (("j", "any", 1), ("k", "any", -1), ("u", "unreviewed", 1), ("f", "finding", 1))
"""Keys, what they look for, and in which direction."""


def read(request: Request) -> HTMLResponse:
    """A page or window of a document."""
    document, judgements = opened(request)
    shown = _Shown(request, document, judgements)
    return page(request, "read.html", {**head(request, document, judgements, "read"), **shown.context()})


def fragment(request: Request) -> HTMLResponse:
    """The panel alone, for an item that was clicked."""
    document, judgements = opened(request)
    found = document.item(request.query_params.get("at", ""))
    context = panel_of(request, document, judgements, found)
    return page(request, "panel.html", context)


def panel_of(
    request: Request, document: Opened, judgements: Judgements, found: Item | None
) -> dict[str, Any]:
    """The panel for an item as a request sees it."""
    voice, back = voice_of(request), item_address(document, found) if found is not None else ""
    mode = request.query_params.get("mode")
    if found is not None and mode:
        back = item_address(document, found, mode=mode)
    return panel(voice, document, judgements, found, reviewer_of(request), back)


class _Shown:
    """What is in view of a document, and how."""

    def __init__(self, request: Request, document: Opened, judgements: Judgements) -> None:
        query = request.query_params
        self.request, self.document, self.judgements = request, document, judgements
        self.voice, self.corpus = voice_of(request), site_of(request).corpus
        self.item = document.item(query.get("at", ""))
        self.span = _span(query.get("span"))
        asked = whole(query.get("page"), self._first())
        self.number = max(1, min(asked, document.count))
        self.drawable = document.paged and self.corpus.has_pictures(document)
        modes = (PICTURE, TEXT, FACING) if self.drawable else (TEXT,)
        self.asked = query.get("mode") if query.get("mode") in modes else None
        self.mode = self.asked or modes[0]

    def _first(self) -> int:
        """The page of what is chosen, where the address names none."""
        if self.item is not None:
            return self.document.page_of(self.item)
        return self.document.page_at(self.span[0][0]) if self.span else 1

    def context(self) -> dict[str, Any]:
        document, voice, number = self.document, self.voice, self.number
        numbers = self._numbers()
        sheets = [self._sheet(each) for each in numbers]
        if self.mode != TEXT:
            # The browser asks for them when it has the page, and soon for what follows. Not earlier: the
            # sizes of pages wait while one is drawn.
            follow = range(numbers[-1] + 1, min(numbers[-1] + len(numbers), document.count) + 1)
            self.corpus.draw(document, [*numbers, *follow])
        panel = panel_of(self.request, document, self.judgements, self.item)
        last, ended = numbers[-1], bool(self.request.query_params.get("end"))
        gone = self.item is None and bool(self.request.query_params.get("at")) and not ended
        said = [voice(key) for key, holds in (("steps.end", ended), ("problem.item_gone", gone)) if holds]
        return {
            **panel,
            "said": said,
            "number": number,
            "count": document.count,
            "paged": document.paged,
            "plain": address("/read/", document.name),
            "mode": self.asked,
            "previous": self._link(numbers[0] - 1) if numbers[0] > 1 else None,
            "following": self._link(last + 1) if last < document.count else None,
            "modes": list(self._modes()),
            "steps": list(self._steps()),
            "add": self._link(number, mode=TEXT if self.drawable else None),
            "sheets": sheets,
            "legend": sorted(Counter(kind for sheet in sheets for kind in sheet["kinds"]).items()),
            "listed": self._listed() if not self._placed else [],
        }

    @property
    def _placed(self) -> bool:
        return self.drawable or (self.document.text is not None and self.document.fits)

    def _numbers(self) -> tuple[int, ...]:
        if self.mode == FACING:
            return self.document.facing(self.number)
        return (
            self.document.spread(self.number) if self.mode == PICTURE and not self.asked else (self.number,)
        )

    def _link(self, number: int, **query: Any) -> str:
        return address("/read/", self.document.name, **{"page": number, "mode": self.asked, **query})

    def _modes(self) -> Iterator[dict[str, Any]]:
        at = self.item.key if self.item else None
        for mode in (PICTURE, FACING, TEXT) if self.drawable else ():
            link = self._link(self.number, mode=mode, at=at)
            yield {"link": link, "label": self.voice(f"mode.{mode}"), "here": mode == self.mode}

    def _steps(self) -> Iterator[dict[str, str]]:
        at = self.item.key if self.item else None
        for key, what, direction in STEPS:
            link = address(
                "/step/",
                self.document.name,
                page=self.number,
                at=at,
                what=what,
                mode=self.asked,
                back=1 if direction < 0 else None,
            )
            yield {"key": key, "link": link, "label": self.voice(f"step.{key}")}

    def _sheet(self, number: int) -> dict[str, Any]:
        document, voice = self.document, self.voice
        start, end = document.window(number)
        drawn = self.mode != TEXT
        found = document.on(number) if drawn else self._in_text(start, end)
        kinds = [each.kind for each in found if each.boxes or not drawn]
        label = voice("page.number" if document.paged else "window.number", number=number)
        return {
            "number": number,
            "label": label,
            "start": start,
            "kinds": kinds,
            "order": " ".join(document.keys(number, cells=drawn)),
            "findings": [self._finding(each) for each in document.findings.get(number, ())],
            "tables": [self._table(each) for each in document.tables_on(number)],
            "picture": self._picture(number, found, label) if drawn else None,
            "text": self._text(start, end, found) if not drawn and document.text is not None else None,
        }

    def _picture(self, number: int, found: list[Item], label: str) -> Any:
        boxes = [
            Boxed(
                each.key, each.kind, each.boxes, self._label(each), self._state(each), self._at(each, number)
            )
            for each in found
            if each.boxes
        ]
        link = address(f"/picture/{self.document.output.source.sha256}/{number}/", self.document.name)
        return boxed(self.corpus.size(self.document, number), link, boxes, label)

    def _in_text(self, start: int, end: int) -> list[Item]:
        if not self.document.fits:
            return []
        added = (self.document.item(one.key) for one in self.judgements.all if one.key.startswith("n"))
        missed = [*added, *([self.item] if self.item is not None and self.item.part == MISSED else [])]
        new = {each.key: each for each in missed if each is not None and start <= (each.start or 0) < end}
        return [*self.document.mentions_in(start, end), *new.values()]

    def _text(self, start: int, end: int, found: list[Item]) -> Any:
        number = self.document.page_at(start)
        marks = [
            Mark(
                each.key,
                each.kind,
                each.start,
                each.end,
                self._label(each),
                self._state(each),
                self._at(each, number),
            )
            for each in found
            if each.start is not None and each.end is not None
        ]
        marks += self._evidence()
        return highlighted((self.document.text or "")[start:end], marks, start)

    def _evidence(self) -> Iterator[Mark]:
        """What the chosen record was read from, and the span that a link asks for."""
        spans = self.item.value["evidence"] if self.item is not None and self.item.part == "record" else []
        if self.item is not None and self.item.kind == FINDING and self.item.start is not None:
            spans = [(self.item.start, self.item.end)]
        for number, (start, end) in enumerate([*spans, *self.span]):
            yield Mark(f"e{number}", "EVIDENCE", start, end, self.voice("evidence"))

    def _at(self, found: Item, number: int) -> str:
        return self._link(number, at=found.key)

    def _label(self, found: Item) -> str:
        return labelled(self.voice, found)

    def _state(self, found: Item) -> str:
        state = self.judgements.state(found.key)
        chosen = self.item is not None and self.item.key == found.key
        return f"{state} chosen".strip() if chosen else state

    def _finding(self, number: int) -> dict[str, str]:
        found = finding(self.document.output, number)
        link = self._link(self.document.page_of(found), at=found.key)
        return {"key": found.key, "value": str(found.value), "text": found.text, "link": link}

    def _table(self, number: int) -> dict[str, str]:
        table = self.document.output.tables[number]
        label = table.form or " ".join(table.title.split()) or self.voice("form.unknown")
        return {"link": address("/tables/", self.document.name, table=number), "label": label}

    def _listed(self) -> list[dict[str, str]]:
        """The values of a document whose text is not at hand, some of them."""
        keys = (key for number in range(1, self.document.count + 1) for key in self.document.keys(number))
        found = (item(self.document.output, key) for _, key in zip(range(200), keys, strict=False))
        return [
            {
                "key": each.key,
                "kind": each.kind,
                "text": each.text,
                "label": self._label(each),
                "state": self._state(each),
                "link": self._at(each, 1),
            }
            for each in found
            if each is not None
        ]


def _span(asked: str | None) -> list[tuple[int, int]]:
    """The span that a link asks for, 100-120."""
    start, _, end = (asked or "").partition("-")
    first, last = whole(start, -1), whole(end, -1)
    return [(first, last)] if 0 <= first < last else []
