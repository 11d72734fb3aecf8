"""How charts speak: languages, sums of money and names in few characters."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal

Language = Literal["zh", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")

Said = Mapping[Language, str]

_SCALES: Final[Mapping[Language, tuple[tuple[int, str], ...]]] = {
    "zh": ((10**12, "兆"), (10**8, "億"), (10**4, "萬")),
    "en": ((10**12, " trn"), (10**9, " bn"), (10**6, " m"), (10**3, " k")),
}
"""What people count money in."""

UNREAD: Final[Said] = {"zh": "{} 份結果讀不進來", "en": "{} results could not be read"}


def money(amount: Decimal | int, language: Language, figures: int = 3) -> str:
    """A sum of money in few characters, rounded.

    >>> money(15403000, "zh"), money(15403000, "en"), money(-993351000, "zh")
    ('1,540萬', '15.4 m', '-9.93億')
    """
    size = abs(Decimal(amount))
    sign = "-" if amount < 0 else ""
    for unit, name in _SCALES[language]:
        if size >= unit:
            digits = len(str(int(size / unit)))
            return f"{sign}{_plain(size / unit, max(figures - digits, 0))}{name}"
    return f"{sign}{_plain(size, 0)}"


def _plain(number: Decimal, places: int) -> str:
    written = f"{number:,.{places}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def axis(language: Language) -> str:
    """The expression by which Vega writes the sums along an axis, in the same words."""
    said = "format(datum.value, ',')"
    for unit, name in reversed(_SCALES[language]):
        said = f"abs(datum.value) >= {unit} ? format(datum.value / {unit}, ',~r') + '{name}' : ({said})"
    return said


def unread(count: int, language: Language) -> list[str]:
    """What is to be said of results that could not be read."""
    return [UNREAD[language].format(count)] if count else []


def year(fiscal: str, language: Language) -> str:
    """A fiscal year as people call it; in Chinese with its number of the Republic.

    >>> year("2026", "zh"), year("2026", "en")
    ('2026 (115年度)', '2026')
    """
    republic = language == "zh" and fiscal.isdecimal() and int(fiscal) > 1911
    return f"{fiscal} ({int(fiscal) - 1911}年度)" if republic else fiscal


def plain(name: str) -> str:
    """A name on one line, without characters that XML has no place for."""
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())


def short(name: str, most: float) -> str:
    """A name that takes no more room than a number of Chinese characters; a Latin letter takes half of one.

    >>> short("全民防衛動員署", 4), short("APEC", 4)
    ('全民防…', 'APEC')
    """
    name = plain(name)
    if room(name) <= most:
        return name
    kept = ""
    while room(kept + name[len(kept)]) <= most - 1:
        kept += name[len(kept)]
    return f"{kept}…"


def room(name: str) -> float:
    """How many Chinese characters wide a text is, about."""
    return sum(1.0 if char > "\u02ff" else 0.55 for char in name)
