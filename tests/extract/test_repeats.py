import pytest

from tests.examples import labels, read

DOCUMENTS = [
    # without its marks, where it stood in them once
    (
        "國防部規劃「[海域態勢匯流計畫](PROGRAM 海域態勢匯流計畫)」。立委質疑"
        "[海域態勢匯流計畫](PROGRAM 海域態勢匯流計畫)的成效。"
    ),
    # by the foreign name that stood behind it
    (
        "「[臺美漁港防護會議](PLATFORM 臺美漁港防護會議)」（"
        "[Harbor Shield Talks](PLATFORM 臺美漁港防護會議)，[HST](PLATFORM 臺美漁港防護會議)）召開。與會者"
        "說[HST](PLATFORM 臺美漁港防護會議)有用。"
    ),
    # a foreign name within a longer word is none
    (
        "「[臺美漁港防護會議](PLATFORM 臺美漁港防護會議)」（[HST](PLATFORM 臺美漁港防護會議)）召開。代號"
        "HSTX不同。"
    ),
    # without its country
    (
        "參加「[臺美造艦能量協調會議](PLATFORM 臺美造艦能量協調會議)」。"
        "[造艦能量協調會議](PLATFORM 臺美造艦能量協調會議)上月結束。"
    ),
    # a tail that two names share says nothing
    (
        "「[臺美輪機研討會議](PLATFORM 臺美輪機研討會議)」及「"
        "[臺日輪機研討會議](PLATFORM 臺日輪機研討會議)」。"
    ),
]


@pytest.mark.parametrize("example", DOCUMENTS)
def test_names_are_found_again(example: str) -> None:
    text, expected = read(example)
    assert labels(text, ("PLATFORM", "PROGRAM")) == expected
