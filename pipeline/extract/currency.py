"""Currencies as documents write them, and their codes (ISO 4217); 元 without a country is TWD."""

import re
from functools import lru_cache

SIGNS = {
    "USD": r"美元|美金|USD|US\$|U\.S\. dollars?|US dollars?",
    "JPY": r"日圓|日元|日幣|JPY",
    "CNY": r"人民幣|RMB|CNY",
    "EUR": r"歐元|EUR|€|euros?",
    "GBP": r"英鎊|GBP|£",
    "KRW": r"韓元|韓圜|韓幣|KRW",
    "AUD": r"澳元|澳幣|AUD|A\$",
    "CAD": r"加幣|加元|CAD|C\$",
    "HKD": r"港幣|港元|HKD|HK\$",
    "SGD": r"新加坡元|星幣|SGD|S\$",
    "NZD": r"紐幣|紐元|NZD|NZ\$",
    "CHF": r"瑞士法郎|CHF",
    "SEK": r"瑞典克朗|SEK",
    "THB": r"泰銖|THB",
    "PHP": r"披索|PHP",
    "INR": r"盧比|INR",
    "VND": r"越南盾|VND",
    "RUB": r"盧布|RUB",
    "PLN": r"茲羅提|PLN",
    "DKK": r"丹麥克朗|DKK",
    "NOK": r"挪威克朗|NOK",
    "CZK": r"捷克克朗|CZK",
    "IDR": r"印尼盾|IDR",
    "MYR": r"令吉|馬幣|MYR",
    "TRY": r"土耳其里拉",
    "TWD": r"新臺幣|新台幣|臺幣|台幣|NT\$|NTD|TWD",
}
"""What stands before a number or behind it."""

BEHIND_ONLY = r"元(?:人民幣|美金|日幣|港幣|整(?![體合修建個理備治頓頁]))?|圓|塊錢|yen"
HOME = "TWD"

ANY = "|".join((BEHIND_ONLY, *SIGNS.values()))
BEFORE = rf"(?:(?!\d)(?:(?:{'|'.join(SIGNS.values())})\s?|(?<![A-Za-z])\$\s?))"

FIRST = frozenset("元圓塊美日人歐英韓澳加港新星紐瑞泰披盧越茲丹挪捷印令馬土臺台UJRCEGKAHSNTPIVDM€£ tmby餘多")
"""First characters of what may stand behind a number: a currency, a scale, a space, 餘 or 多."""

LAST = frozenset("幣金圓元鎊銖索比盾布朗郎圜提吉拉$€£DRYPBKFN \u00a0")
"""Last characters of what may stand before a number."""

_CODES = [(code, re.compile(words)) for code, words in SIGNS.items()]


@lru_cache(maxsize=1024)
def code(words: str) -> str:
    """The currency that stands in some words, those around a number.

    >>> code("美元"), code("US$"), code("$"), code("元"), code("50 billion yen")
    ('USD', 'USD', 'USD', 'TWD', 'JPY')
    """
    if words in {"元", ""}:
        return HOME
    found = next((name for name, pattern in _CODES if pattern.search(words)), None)
    return found or ("JPY" if "yen" in words else "USD" if "$" in words else HOME)
