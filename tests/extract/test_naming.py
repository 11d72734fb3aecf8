import pytest

from pipeline.extract.foreign import foreign_names
from pipeline.extract.naming import canonical


@pytest.mark.parametrize(
    ("behind", "names"),
    [
        ("（Defense Review Talks）", ["Defense Review Talks"]),
        ("(DRT)", ["DRT"]),
        ("」（Monterey Talks, MT）", ["Monterey Talks", "MT"]),
        ("（Defense Review Talks，簡稱DRT）", ["Defense Review Talks", "DRT"]),
        ("（以下簡稱 DRT）", ["DRT"]),
        ("（英文名為Joint Forum）", ["Joint Forum"]),
        ("（下稱本案）", []),
        ("（2026）", []),
        ("（見表1）", []),
        ("，（DRT）", []),
        ("", []),
        ("（未關", []),
    ],
)
def test_foreign_names_stand_in_brackets_right_behind(behind: str, names: list[str]) -> None:
    text = "國防檢討會談" + behind
    assert [text[start:end] for start, end in foreign_names(text, 6)] == names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("台美會談", "臺美會談"),
        ("「非硬體性」計畫", "非硬體性計畫"),
        (" A計畫 ", "A計畫"),
        ("『甲』案", "甲案"),
    ],
)
def test_canonical(written: str, name: str) -> None:
    assert canonical(written) == name
