from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import amount
from tests.examples import found, read

STATED = [
    "該署以[1540萬3千元](15403000 TWD)供人員出國",
    "案值達[4億7123萬元](471230000 TWD)（折合[1545萬美元](15450000 USD)）",
    "計列[2,489萬5千元](24895000 TWD)",
    "編列[15億0,026萬7千元](1500267000 TWD)",
    "原列[16億元9,643萬5千元](1696435000 TWD)",
    "預算數[3億,4,922萬4千元](349224000 TWD)",
    "設備費[1701千萬1千元](17011000 TWD)",
    "約[170餘萬元](1700000 TWD over)",
    "累計[200多億元](20000000000 TWD over)",
    "另有[4百萬餘元](4000000 TWD over)",
    "這項[2.8億](280000000 TWD)計畫經費",
    "爰凍結[50萬](500000 TWD)，俟提出報告後動支",
    "預算減列為[1元](1 TWD)",
    "[二千五百萬元](25000000 TWD)整體經費",
    "[新臺幣參佰萬元整](3000000 TWD)",
    "[壹億貳仟參佰萬元](123000000 TWD)",
    "補助[廿萬元](200000 TWD)",
    "價值[5億美金](500000000 USD)的套件",
    "[美金5,000萬元](50000000 USD)的工程",
    "The case is worth [US$15.45 million](15450000 USD).",
    "[6108億](610800000000 TWD)軍購特別預算",
    "[30億日圓](3000000000 JPY)的援助",
    "[人民幣1.2兆元](1200000000000 CNY)的國防費",
    "[1.2億歐元](120000000 EUR)",
    "[新台幣12,345元](12345 TWD)",
    "每人[US$1,200](1200 USD)",
    "比上年度[△1,234元](-1234 TWD)",
    "本科目[3,200千元](3200000 TWD)",
    "本科目[1,250百萬元](1250000000 TWD)",
    "[3.5兆元](3500000000000 TWD)的總額",
    "[1,234.5萬元](12345000 TWD)",
    "[12萬7仟元](127000 TWD)",
    "分攤[港幣300萬元](3000000 HKD)",
    "經費由[1,200萬](12000000 TWD)增至[1,800萬元](18000000 TWD)",
    "每案[50萬](500000 TWD)至[100萬元](1000000 TWD)",
    "每案[20](200000 TWD)至[30萬元](300000 TWD)",
    "編列[0元](0 TWD)",
    "尚有[9億](900000000 TWD over)多預算未用",
    "月薪在[4,000](4000 THB)至[5,000泰銖](5000 THB)",
    "預算上修後，基金由[975億](97500000000 TWD)增為[2,591億](259100000000 TWD)，缺口[3兆](3000000000000 TWD)",
    "今年歲入短收，光是營業稅就少了[215億](21500000000 TWD)、關稅少[77億](7700000000 TWD)",
    "減列[1,000萬](10000000 TWD)，改列[8,000萬](80000000 TWD)",
    "續編[68億3千餘萬元](6830000000 TWD over)",
    "首年編[1億5千多萬](150000000 TWD over)，明年再說",
    "編列[1億零560萬元](105600000 TWD)",
    "短絀[-2億3,000萬元](-230000000 TWD)",
    "人事費-[2億3,000萬元](230000000 TWD)",
    "以匯率32元折算約[325萬元](3250000 TWD about)",
    "捐出[12億丹麥克朗](1200000000 DKK)與[20億茲羅提](2000000000 PLN)",
    "這筆錢大概[二十萬](200000 TWD about)左右",
    "旅館[5萬](50000 TWD)，總共[五百多萬](5000000 TWD over)嘛！剩下的錢呢",
    "一趟要花[兩千三百萬](23000000 TWD)，值得嗎",
    "講好的那[20億](2000000000 TWD)呢",
    "起薪7千，入伍後是[四萬二](42000 TWD)，還有錢寄回家",
]
QUALIFIED = [
    "近[3億元](300000000 TWD nearly)",
    "將近[3億元](300000000 TWD nearly)",
    "[500萬元](5000000 TWD at_least)以上",
    "達[300萬元](3000000 TWD at_least)以上者",
    "[1,000萬元](10000000 TWD at_most)以下",
    "不超過[200萬元](2000000 TWD at_most)",
    "總額不得超過[20億美元](2000000000 USD at_most)",
    "未超過[300萬元](3000000 TWD at_most)",
    "至少撥款[5億美元](500000000 USD at_least)",
    "國防預算首度破[1兆](1000000000000 TWD over)",
    "最多[200萬元](2000000 TWD at_most)",
    "未達[10萬元](100000 TWD under)",
    "不到[10萬元](100000 TWD under)",
    "逾[3億元](300000000 TWD over)",
    "超過[3億元](300000000 TWD over)",
    "約[1,000元](1000 TWD about)",
    "[300萬元](3000000 TWD about)左右",
    "[300萬元](3000000 TWD about)上下",
    "至少[300萬元](3000000 TWD at_least)",
    "多達[300萬元](3000000 TWD)，共計[900萬元](9000000 TWD)",
    "花費上[千萬元](10000000 TWD at_least)",
    "規模逾[百億元](10000000000 TWD over)",
    "損失近[千萬元](10000000 TWD nearly)",
]
NO_MONEY = [
    "應退還者共648萬6,951人",
    "採購150架無人機與3套模擬機",
    "成長3％，達成率90%",
    "預算補助30萬人",
    "編列經費服務200萬戶",
    "動支1億5,000萬顆晶片",
    "預算規模達12萬公里",
    "經費約可購買1萬2,000噸",
    "全數凍結或減列十分之一",
    "科目代號3708012500",
    "電話02-2311-6117分機123456",
    "帳號0123456789012",
    "推動多元化經費",
    "預算於元旦公布",
    "113年元月起",
    "5元素週期表",
    "三元首會談",
    "預算編列千萬要小心，萬一超支",
    "30萬大軍的經費",
    "經費數億次點擊",
    "第1億名",
    "共2,500人次、費用另計",
    "影片觸及300萬人次",
    "動輒萬元",
    "數百萬元不等",
    "股價收在580元",
    "每股10元",
    "百分之三十的預算",
    "預算不足以服務全國逾2億用戶，全球人口達80億",
    "軍購案外，晶片上有530億電晶體",
    "以匯率31元計",
    "年產槍彈1億2,000萬發，預算充足",
    "新增預算約[1億1,000萬](110000000 TWD about)餘萬元",
    "那20億人口呢",
    "說了兩千三百萬，聲音太小",
]


@pytest.mark.parametrize("example", STATED + QUALIFIED + NO_MONEY)
def test_prose(example: str) -> None:
    text, expected = read(example, "AMOUNT")
    assert found(amount.find, text) == expected


@pytest.mark.parametrize(
    ("example", "unit"),
    [
        ("[15,403](15403000 TWD)", 1000),
        (" [1,200](1200000 TWD) ", 1000),
        ("[△350](-350000 TWD)", 1000),
        ("[-350](-350 TWD)", 1),
        ("[0](0 TWD)", 1000),
        ("[2.5](2500000 TWD)", 1000000),
        ("合計", 1000),
        ("3架", 1000),
        ("-", 1000),
        ("", 1000),
        ("113年度", 1000),
    ],
)
def test_cells_count_in_the_unit_of_their_sheet(example: str, unit: int) -> None:
    text, expected = read(example, "AMOUNT")
    assert found(amount.find, text, zone="cell", unit=unit) == expected


DIGITS, MONEY_DIGITS = "零一二三四五六七八九", "零壹貳參肆伍陸柒捌玖"


def grouped(number: int) -> str:
    return f"{number:,}"


def mixed(number: int) -> str:
    """12億3,456萬7,890."""
    parts, rest = [], number
    for name, size in (("兆", 10**12), ("億", 10**8), ("萬", 10**4)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{name}")
    return "".join(parts) + (f"{rest:,}" if rest else "")


def padded(number: int, zero: str = "零") -> str:
    """1億零560萬0,012元: a part below a thousand with a zero before it, as speech and some books have it."""
    parts, rest = "", number
    for name, size in (("兆", 10**12), ("億", 10**8), ("萬", 10**4), ("", 1)):
        count, rest = divmod(rest, size)
        if count:
            parts += (zero if parts and count < 1000 else "") + str(count) + name
    return parts


def chinese(number: int, digits: str = DIGITS, small: str = "千百十") -> str:
    parts, rest = [], number
    for name, size in (("兆", 10**12), ("億", 10**8), ("萬", 10**4), ("", 1)):
        count, rest = divmod(rest, size)
        if count:
            zero = digits[0] if parts and count < 1000 else ""
            parts.append(zero + section(count, digits, small) + name)
    return "".join(parts)


def section(number: int, digits: str, small: str) -> str:
    out, gap = "", False
    for place, sign in zip((1000, 100, 10, 1), (*small, ""), strict=True):
        digit = number // place % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + sign
        gap = not digit
    return out


def thousands(number: int) -> str:
    return f"{number // 1000:,}千" if number % 1000 == 0 and number else str(number)


FORMS = [
    str,
    grouped,
    mixed,
    chinese,
    lambda n: chinese(n, MONEY_DIGITS, "仟佰拾"),
    thousands,
    padded,
    lambda n: mixed(n).replace(",", "，"),
    lambda n: mixed(n // 1000 * 1000).removesuffix(",000") + ("千" if n // 1000 % 10 else ""),
]


@given(st.integers(1, 9999), st.sampled_from("十百千"), st.sampled_from("萬億兆"), st.sampled_from("餘多"))
def test_more_than_a_magnitude(number: int, small: str, big: str, more: str) -> None:
    size = {"十": 10, "百": 100, "千": 1000}[small] * {"萬": 10**4, "億": 10**8, "兆": 10**12}[big]
    ((*_, value),) = found(amount.find, f"編列{number}{small}{more}{big}元。")
    assert (value["amount"], value["qualifier"]) == (str(number * size), "over")


@pytest.mark.parametrize("form", FORMS[:-1])
@given(st.integers(1, 10**15 - 1))
def test_every_form_is_read_back(form: object, number: int) -> None:
    written = form(number) + "元"  # type: ignore[operator]
    assert [value["amount"] for *_, value in found(amount.find, f"編列{written}。")] == [str(number)]


@given(st.integers(1, 9999), st.integers(1, 9))
def test_a_thousand_behind_a_magnitude(tens: int, thousand: int) -> None:
    ((_, start, words, value),) = found(amount.find, f"共{tens:,}萬{thousand}千元整修")
    assert (start, words) == (1, f"{tens:,}萬{thousand}千元")
    assert value["amount"] == str(tens * 10000 + thousand * 1000)


@given(st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2), st.sampled_from(["萬", "億", "兆"]))
def test_decimals_before_a_magnitude(number: Decimal, magnitude: str) -> None:
    ((_, _, words, value),) = found(amount.find, f"編列{number}{magnitude}元")
    assert words == f"{number}{magnitude}元"
    size = {"萬": 10**4, "億": 10**8, "兆": 10**12}[magnitude]
    assert Decimal(value["amount"]) == number * size


@given(st.text(st.sampled_from("0123456789一二三十百千萬億兆元,，.餘多約△$US 至~美日圓第年"), max_size=40))
def test_whatever_stands_there_spans_lie_in_the_text(text: str) -> None:
    for _, start, words, value in found(amount.find, text):
        assert text[start : start + len(words)] == words != ""
        assert Decimal(value["amount"]) == Decimal(value["amount"])


SPOKEN = [
    "特別預算達[一.二五兆元](1250000000000 TWD)，含[四十.五億美元](4050000000 USD)",
    "軍購案總額[一一一.○五億美元](11105000000 USD)，第二案[三八○○億元](380000000000 TWD)",
    "今年出國預算要花[四億二](420000000 TWD)，比前年多了[100萬](1000000 TWD)。",
    "國防預算上調到[九千四百多億](940000000000 TWD over)",
    "累計分配數[1,685億3,208萬餘元](168532080000 TWD over)，實現數[1,421億餘元](142100000000 TWD over)",
    "中國國防費[1兆7,846億6,500萬元人民幣](1784665000000 CNY)",
    "經費[三千五百萬元](35000000 TWD)，不是數億元",
    "not to exceed [$300 million](300000000 USD at_most)",
    "約1.25億澳幣（約合[8,300萬美元](83000000 USD about)）".replace(
        "約1.25億澳幣", "約[1.25億澳幣](125000000 AUD about)"
    ),
]


@pytest.mark.parametrize("example", SPOKEN)
def test_spoken_and_printed_by_hand(example: str) -> None:
    text, expected = read(example, "AMOUNT")
    assert found(amount.find, text) == expected
