"""The descriptor, and whether the files are what it says."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from datasets import NAMES, corpus, sources
from frictionless import Package

from pipeline.dataset import Given, write

TYPES = {
    "string": "string",
    "integer": "int64",
    "number": ("decimal128(38, 4)", "double"),
    "boolean": "bool",
    "date": "date32[day]",
    "array": "string",
    "object": "string",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("package")
    given = Given("試編資料", "CC-BY-4.0", spreadsheet=True)
    write(corpus(top / "results"), top / "set", [sources(top / "src")], given)
    return top / "set"


@pytest.fixture(scope="module")
def package(place: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_frictionless_finds_nothing_wrong(place: Path) -> None:
    report = Package(str(place / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == len(list((place / "csv").iterdir()))


def test_frictionless_would_find_what_is_wrong(place: Path, tmp_path: Path) -> None:
    """The check above is one that can fail: a number, a key and a reference that are none."""
    descriptor = (place / "datapackage.json").read_text(encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    (tmp_path / "csv").mkdir()
    for file in (place / "csv").iterdir():
        text = file.read_bytes().decode()
        if file.name == "mentions.csv":
            text = text.replace(",15403000,TWD", ",viel,TWD", 1).replace(
                "AGENCY:國防部,甲", "AGENCY:某,甲", 1
            )
            text += text.splitlines(keepends=True)[-1]
        (tmp_path / "csv" / file.name).write_bytes(text.encode())
    report = Package(str(tmp_path / "datapackage.json")).get_resource("mentions").validate()
    assert {"type-error", "foreign-key", "primary-key"} <= {error for [error] in report.flatten(["type"])}


def test_every_table_and_column_is_described(package: dict[str, Any]) -> None:
    assert len(package["resources"]) > 30
    for resource in package["resources"]:
        assert resource["description"]
        for one in (resource, *resource["schema"]["fields"]):
            assert re.search("[一-鿿]", one["titles"]["zh-Hant"]), one["name"]
            assert re.fullmatch("[ -~]+", one["titles"]["en"]), one["name"]
        assert resource["schema"]["primaryKey"]


def test_money_has_its_unit(package: dict[str, Any]) -> None:
    units = {
        (resource["name"], field["name"]): field.get("unit")
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }
    assert units["form_trips", "total"] == "TWD"
    assert units["form_trips", "days"] == "days"
    assert units["form_trips", "name"] is None
    assert units["mentions", "amount"] == units["facts", "amount"] == "whole units of currency"
    assert units["proposals", "frozen"] == "TWD"


def test_where_it_is_from(package: dict[str, Any]) -> None:
    assert [source["title"] for source in package["sources"]] == list(NAMES)
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", source["hash"]) for source in package["sources"])
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert package["title"] == "試編資料"
    assert re.fullmatch("[0-9a-f]{64}", package["yusuan"]["fingerprint"])


def test_nobody_gave_a_licence(tmp_path: Path) -> None:
    write(corpus(tmp_path / "results"), tmp_path / "set")
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "notspecified"


def test_a_licence_may_be_an_address(tmp_path: Path) -> None:
    write(corpus(tmp_path / "results"), tmp_path / "set", given=Given(licence="https://data.gov.tw/license"))
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"path": "https://data.gov.tw/license"}]


def test_a_source_that_could_not_be_read_has_no_hash(tmp_path: Path) -> None:
    results = corpus(tmp_path / "results")
    path = results / "c.doc.json"
    failed = json.loads(path.read_text(encoding="utf-8"))
    failed["source"].update(sha256=None, bytes=None)
    path.write_text(json.dumps(failed), encoding="utf-8")
    write(results, tmp_path / "set")
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    assert "hash" not in package["sources"][1]
    documents = Package(str(tmp_path / "set" / "datapackage.json")).get_resource("documents")
    assert documents.validate().valid


def test_the_files_are_those_that_are_described(place: Path, package: dict[str, Any]) -> None:
    described = {"datapackage.json": None, package["sqlite"]["path"]: package["sqlite"]["hash"]}
    for resource in package["resources"]:
        for file in (resource, *resource["alternatives"]):
            described[file["path"]] = file["hash"]
    there = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    assert there.keys() == described.keys()
    del described["datapackage.json"]
    for name, said in described.items():
        assert said == f"sha256:{hashlib.sha256(there[name].read_bytes()).hexdigest()}"


def test_parquet_has_the_types_that_are_described(place: Path, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        schema = pq.read_schema(place / resource["alternatives"][0]["path"])
        fields = resource["schema"]["fields"]
        assert schema.names == [field["name"] for field in fields]
        for field, kind in zip(fields, schema.types, strict=True):
            assert str(kind) in TYPES[field["type"]], f"{resource['name']}.{field['name']}"


def test_parquet_says_what_a_column_is(place: Path) -> None:
    told = pq.read_schema(place / "parquet" / "form_trips.parquet").field("total").metadata
    assert {name.decode(): value.decode() for name, value in told.items()} == {
        "title": "Total",
        "title_zh": "合計",
        "unit": "TWD",
    }
