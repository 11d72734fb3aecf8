"""The descriptor of a data set, `datapackage.json`: Data Package, version 2."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pipeline import __version__
from pipeline.dataset import csvs, parquet, sqlite
from pipeline.dataset.sources import Source, fingerprint
from pipeline.dataset.table import Column, Kind, Table
from pipeline.schema import SCHEMA

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

TYPES: Mapping[Kind, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "float": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "array": {"type": "array"},
    "object": {"type": "object"},
}

TITLE = {"zh-Hant": "預算文件資料集", "en": "Data set of budget documents"}

DESCRIPTION = (
    "Values that yusuan read in budget documents of Taiwan, each with its document, its place there and the "
    "rule that read it. Positions count code points of the source's text; boxes are PDF points."
)

UNTOLD = {
    "name": "notspecified",
    "title": "未指定，各文件之權利依其來源 (not specified; the rights in a document are its source's)",
}
"""The licence where nobody gave one; the name is that of the Open Definition's list."""

CHUNK = 1 << 20


class Given(msgspec.Struct, frozen=True):
    """What only a person can say of a data set; None for what nobody said.

    Attributes:
        licence: of the documents' contents, an identifier such as CC-BY-4.0 or an address.
        spreadsheet: whether its tables are written for a spreadsheet, too.
        failed: assertions about the results that fail, and that nevertheless let them be written.
    """

    title: str | None = None
    licence: str | None = None
    spreadsheet: bool = False
    failed: tuple[str, ...] = ()


def descriptor(
    directory: Path,
    tables: Sequence[Table],
    sources: Mapping[str, Source],
    run: Mapping[str, Any],
    given: Given,
) -> dict[str, Any]:
    """The descriptor of a data set whose files are all written.

    Args:
        directory: where they are.
        tables: all tables.
        sources: by the name of their documents.
        run: what is known of the run that made the results.
        given: what a person says of it.
    """
    folders = [csvs.SPREADSHEET] if given.spreadsheet else []
    return {
        "$schema": PROFILE,
        "name": "yusuan",
        "title": given.title or TITLE["zh-Hant"],
        "titles": {name: given.title or title for name, title in TITLE.items()},
        "description": DESCRIPTION,
        "licenses": [licence(given.licence)],
        "sources": [_source(name, one) for name, one in sources.items()],
        "yusuan": {"version": __version__, "schema": SCHEMA, "fingerprint": fingerprint(sources), **run},
        "sqlite": {**_file(directory, sqlite.FILE), "mediatype": "application/vnd.sqlite3"},
        "resources": [_resource(directory, table, folders) for table in tables],
    }


def licence(said: str | None) -> dict[str, str]:
    """A licence by its address or its identifier."""
    if said is None:
        return UNTOLD
    return {"path": said} if "://" in said else {"name": said}


def _source(name: str, one: Source) -> dict[str, Any]:
    told = {"title": name, "path": one.path, "bytes": one.bytes}
    return {**told, "hash": f"sha256:{one.sha256}"} if one.sha256 else told


def _resource(directory: Path, table: Table, folders: Sequence[str]) -> dict[str, Any]:
    columnar = {**_file(directory, parquet.path(table)), "mediatype": "application/vnd.apache.parquet"}
    sheets = [{**_file(directory, csvs.path(table, folder)), "mediatype": "text/csv"} for folder in folders]
    return {
        "name": table.name,
        "type": "table",
        "title": table.zh,
        "titles": {"zh-Hant": table.zh, "en": table.en},
        "description": table.about,
        **({"form": table.form} if table.form else {}),
        **_file(directory, csvs.path(table)),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": csvs.DIALECT,
        "alternatives": [columnar, *sheets],
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": [column.name], "reference": {"resource": column.to, "fields": ["id"]}}
        for column in table.columns
        if column.to
    ]
    return {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if table.key == (column.name,):
        constraints["unique"] = True
    return {
        "name": column.name,
        **TYPES[column.kind],
        "title": column.zh,
        "titles": {"zh-Hant": column.zh, "en": column.en},
        **({"description": column.about} if column.about else {}),
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _file(directory: Path, path: str) -> dict[str, Any]:
    """Path, size and hash of a file, which is read in pieces."""
    whole = hashlib.sha256()
    with (directory / path).open("rb") as file:
        for piece in iter(lambda: file.read(CHUNK), b""):
            whole.update(piece)
    return {"path": path, "bytes": (directory / path).stat().st_size, "hash": f"sha256:{whole.hexdigest()}"}
