"""The work plans of the sample book, in 千元: one for every lowest account of 歲出機關別預算表."""

from dataclasses import dataclass

from book_accounts import EXPENDITURE
from book_trips import TRIPS


@dataclass(frozen=True)
class Line:
    """A branch (level 0) or an account below it (1 and 2).

    `notes` are the paragraphs of its 說明: a text, and for one that is numbered the one sum that it states
    for itself, or None where it states none or several.
    """

    level: int
    code: str
    name: str
    amount: int
    office: str = ""
    notes: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True)
class Programme:
    """A work plan (工作計畫) with its branches, each followed by its accounts."""

    code: str
    name: str
    content: str
    result: str
    lines: tuple[Line, ...]

    @property
    def budget(self) -> int:
        """What all branches have."""
        return sum(line.amount for line in self.lines if line.level == 0)


# fmt: off
PROGRAMMES = [
    Programme("3214020100", "一般行政", "辦理人事、庶務及資訊等行政工作。", "支援各項業務順利推動。", (
        Line(0, "01", "人員維持", 487150, "人事室", (("預算員額427人，所需人事費487,150千元。", None),)),
        Line(1, "1000", "人事費", 487150),
        Line(2, "1015", "法定編制人員待遇", 301460),
        Line(2, "1020", "約聘僱人員待遇", 18900),
        Line(2, "1030", "獎金", 92650),
        Line(2, "1040", "加班費", 26140),
        Line(2, "1055", "保險", 48000),
        Line(0, "02", "基本行政工作維持", 103053, "秘書室", (
            ("1.辦公廳舍水電及庶務等經費85,694千元。", 85694),
            ("2.派員出國計畫2項，所需國外旅費2,406千元。", 2406),
            ("3.辦公廳舍電梯更新8,200千元及汰換空調設備5,053千元。", None),
            ("4.退休人員三節慰問金1,700千元。", 1700))),
        Line(1, "2000", "業務費", 88100),
        Line(2, "2006", "水電費", 31200),
        Line(2, "2054", "一般事務費", 54494),
        Line(2, "2078", "國外旅費", 2406),
        Line(1, "3000", "設備及投資", 13253),
        Line(2, "3010", "房屋建築及設備費", 8200),
        Line(2, "3035", "雜項設備費", 5053),
        Line(1, "4000", "獎補助費", 1700),
        Line(2, "4085", "獎勵及慰問", 1700),
        Line(0, "03", "資訊管理", 22137, "資訊室", (
            ("資訊系統維運及資安檢測8,320千元，汰換個人電腦等設備13,817千元。", None),)),
        Line(1, "2000", "業務費", 8320),
        Line(2, "2018", "資訊服務費", 8320),
        Line(1, "3000", "設備及投資", 13817),
        Line(2, "3030", "資訊軟硬體設備費", 13817))),
    Programme("3214021001", "動員準備業務", "辦理動員準備方案審議、物力調查及演習。", "充實動員能量。", (
        Line(0, "01", "動員準備", 84506, "動員管理處", (
            ("1.物力調查及動員演習等經費72,560千元。", 72560),
            ("2.派員出國計畫5項，所需國外旅費6,646千元。", 6646),
            ("3.補助地方政府辦理動員準備業務5,300千元。", 5300))),
        Line(1, "2000", "業務費", 79206),
        Line(2, "2054", "一般事務費", 72560),
        Line(2, "2078", "國外旅費", 6646),
        Line(1, "4000", "獎補助費", 5300),
        Line(2, "4015", "對臺灣省各縣之補助", 5300))),
    Programme("3214021002", "全社會防衛韌性業務", "辦理韌性演練、國際交流合作及全民防衛宣導。",
              "提升各級政府與民間因應災害及戰事之能力。", (
        Line(0, "01", "韌性演練", 92053, "綜合規劃處", (
            ("辦理中央及22個直轄市、縣(市)政府之韌性演練，經費92,053千元，包括：", None),
            ("1.演練場地、器材租賃及講座鐘點等經費59,853千元。", 59853),
            ("2.購置緊急通訊及救護裝備12,200千元。", 12200),
            ("3.補助地方政府辦理演練經費20,000千元，每縣市以1,200千元為上限。", None))),
        Line(1, "2000", "業務費", 59853),
        Line(2, "2036", "按日按件計資酬金", 6800),
        Line(2, "2051", "物品", 13053),
        Line(2, "2054", "一般事務費", 40000),
        Line(1, "3000", "設備及投資", 12200),
        Line(2, "3035", "雜項設備費", 12200),
        Line(1, "4000", "獎補助費", 20000),
        Line(2, "4010", "對直轄市政府之補助", 9000),
        Line(2, "4015", "對臺灣省各縣之補助", 11000),
        Line(0, "02", "國際交流合作", 16229, "動員管理處", (
            ("1.派員出國計畫5項，所需國外旅費10,560千元，其中臺美跨部會韌性對話8,471千元。", 10560),
            ("2.邀請外國專家來臺及舉辦研討會等經費5,669千元。", 5669))),
        Line(1, "2000", "業務費", 16229),
        Line(2, "2054", "一般事務費", 5669),
        Line(2, "2078", "國外旅費", 10560),
        Line(0, "03", "全民防衛宣導", 45000, "綜合規劃處", (
            ("編印及發送全民防衛手冊等經費45,000千元。", None),)),
        Line(1, "2000", "業務費", 45000),
        Line(2, "2054", "一般事務費", 45000))),
    Programme("3214021100", "後備訓練業務", "辦理後備軍人教育召集訓練。", "維持後備部隊戰力。", (
        Line(0, "01", "教育召集訓練", 408912, "後備訓練處", (
            ("1.預計召訓38,500人，所需經費407,675千元。", 407675),
            ("2.派員出國計畫3項，所需國外旅費1,237千元。", 1237))),
        Line(1, "2000", "業務費", 408912),
        Line(2, "2051", "物品", 126300),
        Line(2, "2054", "一般事務費", 281375),
        Line(2, "2078", "國外旅費", 1237))),
    Programme("3214029002", "營建工程", "北部訓練中心整建工程。", "改善訓練設施。", (
        Line(0, "01", "營建工程", 45000, "秘書室", (
            ("北部訓練中心整建工程總經費253,000千元，分5年辦理，本年度續編第4年經費45,000千元。", None),)),
        Line(1, "3000", "設備及投資", 45000),
        Line(2, "3010", "房屋建築及設備費", 45000))),
    Programme("3214029011", "交通及運輸設備", "汰換中型巴士。", "確保行車安全。", (
        Line(0, "01", "交通及運輸設備", 8880, "秘書室", (("汰換中型巴士2輛8,880千元。", None),)),
        Line(1, "3000", "設備及投資", 8880),
        Line(2, "3025", "運輸設備費", 8880))),
    Programme("3214029019", "其他設備", "汰換訓練器材。", "提升訓練成效。", (
        Line(0, "01", "其他設備", 12164, "後備訓練處", (("汰換訓練器材等經費12,164千元。", None),)),
        Line(1, "3000", "設備及投資", 12164),
        Line(2, "3020", "機械設備費", 12164))),
    Programme("3214029800", "第一預備金", "依預算法規定編列。", "支應預算執行之不足。", (
        Line(0, "01", "第一預備金", 2500, "主計室", (("預算執行不足時，依規定程序動支。", None),)),
        Line(1, "6000", "預備金", 2500),
        Line(2, "6005", "第一預備金", 2500))),
    Programme("5214023000", "動員科技研究發展", "開發動員資源媒合系統及委託研究。", "以科技提升動員效能。", (
        Line(0, "01", "動員科技研究發展", 31050, "綜合規劃處", (
            ("1.動員資源媒合系統開發計畫第2年經費21,650千元。", 21650),
            ("2.委託研究經費9,400千元。", 9400))),
        Line(1, "2000", "業務費", 24050),
        Line(2, "2018", "資訊服務費", 14650),
        Line(2, "2039", "委辦費", 9400),
        Line(1, "3000", "設備及投資", 7000),
        Line(2, "3030", "資訊軟硬體設備費", 7000))),
]
# fmt: on


def check_programmes() -> None:
    """Fail where a plan is not the account of its code, or a branch or an account not what it is made of."""
    accounts = {row.code: row for row in EXPENDITURE}
    for plan in PROGRAMMES:
        account = accounts[plan.code]
        assert account.amounts
        assert (account.name, account.amounts[0]) == (plan.name, plan.budget), plan.name
        for index, line in enumerate(plan.lines):
            below = _below(plan.lines, index)
            assert not below or sum(part.amount for part in below) == line.amount, (plan.name, line)
        abroad = sum(line.amount for line in plan.lines if line.code == "2078")
        assert abroad == sum(trip.total for trip in TRIPS if trip.account == plan.name), plan.name
    lowest = {row.code for row in EXPENDITURE if row.notes}
    assert {plan.code for plan in PROGRAMMES} == lowest


def _below(lines: tuple[Line, ...], index: int) -> list[Line]:
    level, found = lines[index].level, []
    for line in lines[index + 1 :]:
        if line.level <= level:
            break
        if line.level == level + 1:
            found.append(line)
    return found
