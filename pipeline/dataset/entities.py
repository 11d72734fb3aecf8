"""The tables of agencies, platforms and programmes that documents name, and of the documents that do."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated

import msgspec

from pipeline import gazetteer
from pipeline.dataset.fields import Document
from pipeline.dataset.table import Table, columns, told

GAZETTEERS = {"AGENCY": "agencies", "PLATFORM": "platforms", "PROGRAM": "programs"}


class Entity(msgspec.Struct, frozen=True):
    """A row; the counts are of all documents."""

    id: Annotated[str, told("識別碼", "Id", "its type and its canonical name")]
    type: Annotated[str, told("類型", "Type", "AGENCY, PLATFORM or PROGRAM")]
    name: Annotated[str, told("標準名稱", "Canonical name")]
    gazetteer_id: Annotated[
        str | None, told("名錄代號", "Gazetteer id", "null for a name that only documents give")
    ]
    country: Annotated[str | None, told("國家", "Country", "ISO 3166, as the gazetteer has it")]
    parent: Annotated[
        str | None, told("上級機關", "Parent", "canonical name of the parent that the gazetteer has")
    ]
    mentions: Annotated[int, told("提及次數", "Mentions")]
    documents: Annotated[int, told("文件數", "Documents", "that mention it, or that it is a value of")]


class EntityDocument(msgspec.Struct, frozen=True):
    """A row: an entity in one document."""

    entity: Annotated[str, told("名稱所指", "Entity", to="entities")]
    document: Document
    mentions: Annotated[int, told("提及次數", "Mentions", "0 where it is a value of a record alone")]


TABLES = (
    Table(
        "entities",
        "機關、平臺與計畫",
        "Entities",
        "Agencies, platforms and programmes by their canonical names.",
        columns(Entity),
        indexes=(("name",),),
        search=("name",),
    ),
    Table(
        "entity_documents",
        "各文件之機關、平臺與計畫",
        "Entities by document",
        "Which documents name which entity, and how often.",
        columns(EntityDocument),
        key=("entity", "document"),
    ),
)


class Entities:
    """What was named so far. Kept are two counts for each name, whatever the number of documents."""

    def __init__(self) -> None:
        self._total: dict[tuple[str, str], list[int]] = {}
        self._here: dict[tuple[str, str], int] = {}

    def mentioned(self, kind: str, name: str, times: int = 1) -> str:
        """Count a mention; the entity's id."""
        self._here[kind, name] = self._here.get((kind, name), 0) + times
        return f"{kind}:{name}"

    def referred(self, kind: str, name: str | None) -> str | None:
        """Note that a value is this name; the entity's id, None for no name."""
        return self.mentioned(kind, name, 0) if name else None

    def of(self, document: str) -> Iterator[EntityDocument]:
        """What the document before which this was last asked has named, sorted."""
        for (kind, name), times in sorted(self._here.items()):
            yield EntityDocument(f"{kind}:{name}", document, times)
            total = self._total.setdefault((kind, name), [0, 0])
            total[0] += times
            total[1] += 1
        self._here = {}

    def rows(self) -> Iterator[Entity]:
        """All entities, sorted."""
        for (kind, name), (mentions, documents) in sorted(self._total.items()):
            yield Entity(f"{kind}:{name}", kind, name, *_known(kind, name), mentions, documents)


def _known(kind: str, name: str) -> tuple[str | None, str | None, str | None]:
    """Id, country and parent in the gazetteer; nothing for a name that is not there or means several."""
    names = gazetteer.load(GAZETTEERS[kind])
    ids = names.ids.get(gazetteer.fold(name), ())
    official = _officials(kind).get(name)
    identity = official or (ids[0] if len(ids) == 1 else None)
    if identity is None:
        return None, None, None
    parent = names.official.get(names.parent.get(identity, ""))
    return identity, names.country.get(identity) or None, parent


@cache
def _officials(kind: str) -> dict[str, str]:
    return {name: identity for identity, name in gazetteer.load(GAZETTEERS[kind]).official.items()}
