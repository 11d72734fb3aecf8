"""A source that was replaced under its name: what is said, and what is kept until somebody saw it."""

import json
from pathlib import Path

import pytest
from ledgers import PAGE, PROSE, put, results, run

from pipeline.ledger import Finding, Wish, findings, former, shown
from pipeline.ledger.store import NAME
from pipeline.results import find

OTHER, THIRD = PROSE.replace("32", "33"), PROSE.replace("32", "34")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(tmp_path / "in" / "a.txt", PROSE)
    put(tmp_path / "in" / "b.html", PAGE)
    run(tmp_path)
    return tmp_path


def checks(place: Path) -> list[tuple[str, str, str]]:
    return [(one.document, one.check, one.level) for one in findings(place / "out")]


def test_nothing_was_replaced(place: Path) -> None:
    assert findings(place / "out") == ()
    assert findings(place / "in") == (), "a directory without a ledger"
    run(place, Wish(force=True))
    assert findings(place / "out") == ()
    assert not (place / "out" / ".former").exists()


def test_the_former_result_and_its_text_are_kept(place: Path) -> None:
    before = results(place / "out")
    put(place / "in" / "a.txt", OTHER)
    put(place / "in" / "b.html", PAGE.replace("32", "33"))
    summary = run(place)
    assert summary.changes.replaced == ("a.txt", "b.html")
    assert checks(place) == [(name, "source.replaced", "warning") for name in ("a.txt", "b.html")]
    kept = {
        name.removeprefix(".former/"): data
        for name, data in results(place / "out").items()
        if ".former" in name
    }
    assert kept == before
    assert set(find(place / "out")) == {"a.txt", "b.html"}, "a former result is no result"
    assert run(place).changes.replaced == ("a.txt", "b.html"), "said until somebody saw it"


def test_a_finding_names_the_bytes_and_the_way_to_see_what_changed(place: Path) -> None:
    hashes = [json.loads((place / "out" / "a.txt.json").read_bytes())["source"]["sha256"][:12]]
    put(place / "in" / "a.txt", OTHER)
    run(place)
    hashes.append(json.loads((place / "out" / "a.txt.json").read_bytes())["source"]["sha256"][:12])
    message = (
        f"the source was replaced: {hashes[0]} is now {hashes[1]}; yusuan diff --former shows what changed"
    )
    assert findings(place / "out") == (Finding("a.txt", "source.replaced", "warning", message),)


def test_of_several_replacements_the_oldest_result_that_nobody_saw_is_kept(place: Path) -> None:
    first = (place / "out" / "a.txt.json").read_bytes()
    for text in (OTHER, THIRD):
        put(place / "in" / "a.txt", text)
        run(place)
    assert former(place / "out", "a.txt")[0].read_bytes() == first
    shown(place / "out", ["a.txt"])
    assert findings(place / "out") == ()
    assert not (place / "out" / ".former").exists()
    third = (place / "out" / "a.txt.json").read_bytes()
    put(place / "in" / "a.txt", PROSE)
    run(place)
    assert former(place / "out", "a.txt")[0].read_bytes() == third
    assert checks(place) == [("a.txt", "source.replaced", "warning")]


def test_only_what_was_shown_is_discarded(place: Path) -> None:
    put(place / "in" / "a.txt", OTHER)
    put(place / "in" / "b.html", PAGE.replace("32", "33"))
    run(place)
    shown(place / "out", ["b.html"])
    assert [one.document for one in findings(place / "out")] == ["a.txt"]
    assert sorted(name for name in results(place / "out") if ".former" in name) == [".former/a.txt.json"]


def test_a_source_that_has_its_old_bytes_again_was_not_replaced(place: Path) -> None:
    before = results(place / "out")
    for text in (OTHER, PROSE):
        put(place / "in" / "a.txt", text)
        run(place)
    assert findings(place / "out") == ()
    assert results(place / "out") == before


def test_a_source_that_has_its_old_bytes_again_before_it_was_read_was_not_replaced(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = results(place / "out")
    put(place / "in" / "a.txt", OTHER)
    with monkeypatch.context() as patch:
        patch.setattr("ledgers.work", stop)
        with pytest.raises(RuntimeError):
            run(place)
    assert [one.document for one in findings(place / "out")] == ["a.txt"]
    put(place / "in" / "a.txt", PROSE)
    assert run(place).read == {}
    assert findings(place / "out") == ()
    assert results(place / "out") == before


def stop(*_: object) -> None:
    raise RuntimeError


def test_a_source_that_cannot_be_read_any_more_keeps_what_was_read_of_it(place: Path) -> None:
    before = (place / "out" / "a.txt.json").read_bytes()
    put(place / "in" / "a.txt", "")
    summary = run(place)
    assert [failure.check for failure in summary.failures] == ["read.empty"]
    assert former(place / "out", "a.txt")[0].read_bytes() == before
    put(place / "in" / "a.txt", PROSE)
    run(place)
    assert findings(place / "out") == ()
    assert (place / "out" / "a.txt.json").read_bytes() == before


def test_a_result_that_somebody_changed_is_not_kept_as_the_former_one(place: Path) -> None:
    put(place / "out" / "a.txt.json", "{}")
    put(place / "in" / "a.txt", OTHER)
    run(place)
    (finding,) = findings(place / "out")
    assert finding.message.endswith("its former result is not kept")
    assert not former(place / "out", "a.txt")[0].exists()
    shown(place / "out", ())
    assert findings(place / "out") == (), "there is no more to see"


def test_it_is_noticed_without_a_ledger(place: Path) -> None:
    before = (place / "out" / "a.txt.json").read_bytes()
    (place / "out" / NAME).unlink()
    put(place / "in" / "a.txt", OTHER)
    assert run(place).changes.replaced == ("a.txt",)
    assert former(place / "out", "a.txt")[0].read_bytes() == before


def test_it_is_known_again_after_the_ledger_was_lost(place: Path) -> None:
    put(place / "in" / "a.txt", OTHER)
    run(place)
    before = findings(place / "out")
    (place / "out" / NAME).unlink()
    assert findings(place / "out") == ()
    assert run(place).changes.replaced == ("a.txt",)
    assert findings(place / "out") == before


def test_two_documents_of_like_names_do_not_mix(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.html", PAGE)
    put(tmp_path / "in" / "a.html.json", PROSE)
    run(tmp_path)
    before = results(tmp_path / "out")
    put(tmp_path / "in" / "a.html", PAGE.replace("32", "33"))
    put(tmp_path / "in" / "a.html.json", OTHER)
    run(tmp_path)
    kept = {
        name.removeprefix(".former/"): data
        for name, data in results(tmp_path / "out").items()
        if ".former" in name
    }
    assert kept == before
