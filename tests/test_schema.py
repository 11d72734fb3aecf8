import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from pipeline import model, schema
from pipeline.schema import MENTIONS, RECORDS, Output, json_schema

COMMITTED = Path(__file__).parent.parent / "docs" / "schema.json"


def minimal() -> dict[str, Any]:
    return {
        "schema": "yusuan/1",
        "source": {"path": "a.txt", "sha256": None, "bytes": None, "media_type": None, "pages": None},
        "document": {"kind": None, "title": None, "agency": None, "fiscal_year": None, "date": None},
        "mentions": [],
        "records": [],
        "tables": [],
        "findings": [],
        "coverage": json.loads(msgspec.json.encode(model.Coverage())),
    }


def mention(**changes: Any) -> dict[str, Any]:
    value = {"amount": "5", "currency": "TWD", "qualifier": None}
    base = {"type": "AMOUNT", "start": 0, "end": 2, "text": "5元", "value": value, "rule": "amount.prose"}
    return {**base, "page": None, "boxes": [], **changes}


def table(**changes: Any) -> dict[str, Any]:
    base = {
        "form": "",
        "title": "",
        "pages": [1],
        "unit": 0,
        "agency": None,
        "fiscal_year": None,
        "header": [],
    }
    return {
        **base,
        "rows": [
            {
                "amount": 5,
                "name": "甲",
                "note": None,
                "page": 1,
                "pages": {},
                "printed": {},
                "boxes": {},
                **changes,
            }
        ],
    }


def valid(output: dict[str, Any]) -> bool:
    return bool(jsonschema.Draft202012Validator(json_schema()).is_valid(output))


def test_committed_schema_is_that_of_the_types() -> None:
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == json_schema(), "run: make schema"


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_holds_for_a_result_and_for_its_parts() -> None:
    assert valid(minimal())
    assert valid({**minimal(), "mentions": [mention(page=2, boxes=[[1.0, 2.0, 3.5, 4.0]])]})
    assert valid({**minimal(), "tables": [table(boxes={"amount": [0, 0, 1, 1]}, printed={"amount": "5"})]})


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "yusuan/0"},
        {"extra": 1},
        {"mentions": [mention(type="MONEY")]},
        {"mentions": [mention(value={"edtf": "2026", "qualifier": None})]},
        {"mentions": [mention(value=None)]},
        {"mentions": [mention(boxes=[[1, 2, 3]])]},
        {"tables": [table(amount=[1])]},
        {"tables": [table(boxes=None)]},
        {
            "findings": [
                {"check": "a", "level": "fatal", "message": "", "start": None, "end": None, "page": None}
            ]
        },
    ],
)
def test_fails_for_anything_else(change: dict[str, Any]) -> None:
    assert not valid({**minimal(), **change})


def test_every_field_is_required() -> None:
    for field in minimal():
        assert not valid({key: value for key, value in minimal().items() if key != field}), field


def test_kinds_are_those_of_their_tags() -> None:
    for kinds in (MENTIONS, RECORDS):
        assert {cls.__struct_config__.tag for cls in kinds.values()} == set(kinds)


def test_records_publish_every_field_of_the_model() -> None:
    for kind, cls in schema.RECORDS.items():
        told = model.Proposal if kind == "PROPOSAL" else model.Record
        assert set(cls.__struct_fields__) == set(told.__struct_fields__) - {"kind"}


def test_types_read_what_they_describe() -> None:
    output = {**minimal(), "mentions": [mention()], "tables": [table(boxes={"amount": [0, 0, 1, 1]})]}
    assert json.loads(msgspec.json.encode(msgspec.convert(output, Output))) == output
