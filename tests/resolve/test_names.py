import pytest

from tests.examples import labels, read

WHOSE = [
    # Taiwan's, where nothing says otherwise
    "[國防部](國防部)編列預算",
    "[國安會](國家安全會議)秘書長主持",
    "送[國會](立法院)審議",
    "我方由[國防部](國防部)率團",
    # the country that governs the clause
    "美方由[國務院](美國國務院)及[國防部](美國國防部)派員出席",
    "美國的[國防部](美國國防部)主管此案",
    "[日本防衛省](日本防衛省)提出預算",
    "[美國國防部](美國國防部)與我國[國防部](國防部)共同主持",
    "[美國國安會](美國國家安全會議)、[國防部](美國國防部)出席",
    "美方由[國安會](美國國家安全會議)主導，我方則由[國防部](國防部)出席",
    "[中共國防部](中國國防部)發言人",
    "[國防部](國防部)派員訪問美國",
    "赴美後，[國防部](國防部)提出報告",
    # the country of the one who speaks
    (
        "[美國國防部](美國國防部)發言人史密德表示樂見。被問到[國防部](美國國防部)是否增兵，史密德說，若需要"
        "[國會](美國國會)同意，將依法辦理。"
    ),
    "[外交部](中國外交部)發言人說：「中方堅決反對。」",
    "參議員說，總統可從[國防部](國防部)庫存調撥",
    "[愛沙尼亞國防部](愛沙尼亞國防部)、[外交部](愛沙尼亞外交部)出席",
    "英方由[國防部](英國國防部)派員",
    # whose congress
    "美國兩黨[國會](美國國會)議員",
    "朝野在[國會](立法院)攻防特別預算",
    "對臺軍售須送[國會](美國國會)審議",
    "預算案送[國會](立法院)後遭凍結",
]


@pytest.mark.parametrize("example", WHOSE)
def test_whose_body(example: str) -> None:
    text, expected = read(example, "AGENCY")
    assert labels(text, ("AGENCY",)) == expected


@pytest.mark.parametrize(
    "example",
    [
        "[外交部](外交部)由[秘書處](外交部秘書處)編列。",
        "由秘書處編列。",
        "[國防部](國防部)說明。[軍備局](國防部軍備局)另辦。",
        "[勞動部](勞動部)的[會計處](勞動部會計處)與[人事處](勞動部人事處)。",
        "各機關人事處、會計處理程序、資訊處理",
    ],
)
def test_a_unit_needs_its_body(example: str) -> None:
    text, expected = read(example, "AGENCY")
    assert labels(text, ("AGENCY",)) == expected


@pytest.mark.parametrize(
    "example",
    [
        "2019年[環保署](行政院環境保護署)公告。",
        "2026年，[環保署](環境部)的前例仍在。",
        "民國109年[農委會](行政院農業委員會)補助。",
        "[環境部](環境部)說明。",
    ],
)
def test_a_former_name_is_the_one_of_its_time(example: str) -> None:
    text, expected = read(example, "AGENCY")
    assert labels(text, ("AGENCY",)) == expected


def test_a_country_before_a_name_belongs_to_it() -> None:
    text, expected = read("訪問[美國國防部](美國國防部)", "AGENCY")
    assert labels(text, ("AGENCY",)) == expected
