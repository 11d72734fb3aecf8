"""The accounts of the sample book, in 千元: invented figures that add up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """One row of an account table; `level` is 1 款 to 4 節, or None for a row that carries no number."""

    level: int | None
    number: str
    code: str
    name: str
    amounts: tuple[int, int, int, int] | None  # this year, last year, final accounts, change; 0 prints as "-"
    notes: tuple[tuple[int, str], ...] = ()  # depth and text of each paragraph of the 說明
    painted_twice: bool = False  # a name put right by painting it over, as the real books have it


AGENCY = "國防部全民防衛動員署"

# fmt: off
REVENUE = [
    Account(None, "", "", "合計", (6482, 6170, 7943, 312)),
    Account(1, "2", "0400000000", "罰款及賠償收入", (350, 420, 1206, -70)),
    Account(2, "18", "0414020000", AGENCY, (350, 420, 1206, -70)),
    Account(3, "1", "0414020300", "賠償收入", (350, 420, 1206, -70)),
    Account(4, "1", "0414020301", "一般賠償收入", (350, 420, 1206, -70),
            ((0, "廠商逾期履約所計罰之違約金350千元，較上年度減列70千元。"),)),
    Account(1, "4", "0700000000", "財產收入", (4932, 4550, 4611, 382)),
    Account(2, "21", "0714020000", AGENCY, (4932, 4550, 4611, 382)),
    Account(3, "1", "0714020100", "財產孳息", (4620, 4250, 4318, 370)),
    Account(4, "1", "0714020101", "利息收入", (12, 12, 16, 0), ((0, "專戶存款之利息收入。"),)),
    Account(4, "2", "0714020103", "租金收入", (4608, 4238, 4302, 370),
            ((0, "訓練場館及停車場出租收入4,608千元，其中場館3,053千元、停車場1,555千元。"),)),
    Account(3, "2", "0714020500", "廢舊物資售價", (312, 300, 293, 12), ((0, "變賣報廢車輛及器材之收入。"),)),
    Account(1, "7", "1200000000", "其他收入", (1200, 1200, 2126, 0)),
    Account(2, "20", "1214020000", AGENCY, (1200, 1200, 2126, 0)),
    Account(3, "1", "1214020200", "雜項收入", (1200, 1200, 2126, 0)),
    Account(4, "1", "1214020201", "收回以前年度歲出", (0, 0, 914, 0),
            ((0, "前年度決算數係收回補助計畫之結餘款。"),)),
    Account(4, "2", "1214020210", "其他雜項收入", (1200, 1200, 1212, 0),
            ((0, "員工借用宿舍自薪資扣回繳庫數等收入。"),)),
]

EXPENDITURE = [
    Account(1, "9", "0014000000", "國防部主管", None),
    Account(2, "2", "0014020000", AGENCY, (1358634, 1299713, 1177494, 58921)),
    Account(None, "", "3214020000", "國防支出", (1327584, 1271113, 1157079, 56471), painted_twice=True),
    Account(3, "1", "3214020100", "一般行政", (612340, 588215, 571902, 24125), (
        (0, "1.本年度預算數612,340千元，包括人事費487,150千元，業務費96,420千元，設備及投資27,070千元，"
            "獎補助費1,700千元。"),
        (0, "2.本年度預算數與上年度比較之說明："),
        (1, "(1)人員維持費487,150千元，較上年度增列調整待遇等12,640千元。"),
        (1, "(2)基本行政工作維持費103,053千元，較上年度增列5,053千元，包括："),
        (2, "<1>辦公廳舍電梯更新計畫總經費24,600千元，分3年辦理，114年度已編列8,200千元，本年度續編第2年"
            "經費8,200千元，與上年度同。"),
        (2, "<2>汰換空調設備等5,053千元，係屬新增。"),
        (1, "(3)資訊管理經費22,137千元，較上年度增列資安檢測等6,432千元。"))),
    Account(3, "2", "3214021000", "全民防衛動員業務", (237788, 176574, 116623, 61214)),
    Account(4, "1", "3214021001", "動員準備業務", (84506, 79830, 75118, 4676), (
        (0, "1.本年度預算數84,506千元，包括業務費79,206千元，獎補助費5,300千元。"),
        (0, "2.較上年度增列物力調查及動員演習等經費4,676千元。"))),
    Account(4, "2", "3214021002", "全社會防衛韌性業務", (153282, 96744, 41505, 56538), (
        (0, "1.本年度預算數153,282千元，包括業務費121,082千元，設備及投資12,200千元，獎補助費20,000千元。"),
        (0, "2.本年度預算數與上年度比較之說明："),
        (1, "(1)韌性演練經費92,053千元，較上年度增列38,410千元。"),
        (1, "(2)國際交流合作經費16,229千元，較上年度增列9,128千元。"),
        (1, "(3)全民防衛手冊編印及發送經費45,000千元，較上年度增列9,000千元。"))),
    Account(3, "3", "3214021100", "後備訓練業務", (408912, 431660, 402377, -22748), (
        (0, "1.本年度預算數408,912千元，均為業務費。"),
        (0, "2.教育召集訓練所需經費408,912千元，預計召訓38,500人，較上年度減列召訓梯次等22,748千元。"))),
    Account(3, "4", "3214029000", "一般建築及設備", (66044, 72164, 66177, -6120)),
    Account(4, "1", "3214029002", "營建工程", (45000, 60000, 52310, -15000), (
        (0, "北部訓練中心整建工程總經費253,000千元，執行期間112至116年度，112至114年度已編列163,000千元，"
            "本年度續編第4年經費45,000千元，較上年度減列15,000千元。"),)),
    Account(4, "2", "3214029011", "交通及運輸設備", (8880, 0, 3996, 8880), (
        (0, "新增汰換中型巴士2輛經費8,880千元。"),)),
    Account(4, "3", "3214029019", "其他設備", (12164, 12164, 9871, 0), (
        (0, "汰換訓練器材等經費12,164千元，與上年度同。"),)),
    Account(3, "5", "3214029800", "第一預備金", (2500, 2500, 0, 0), ((0, "本年度預算數與上年度同。"),)),
    Account(None, "", "5214020000", "科學支出", (31050, 28600, 20415, 2450)),
    Account(3, "6", "5214023000", "動員科技研究發展", (31050, 28600, 20415, 2450), (
        (0, "1.本年度預算數31,050千元，包括業務費24,050千元，設備及投資7,000千元。"),
        (0, "2.動員資源媒合系統開發計畫總經費96,000千元，分4年辦理，本年度編列第2年經費21,650千元；"
            "委託研究經費9,400千元，較上年度增列2,450千元。"))),
]
# fmt: on


def children(rows: list[Account], index: int) -> list[Account]:
    """The rows one level below the row at `index`, as far as the next row of its own level."""
    parent, below = rows[index].level or 0, []
    for row in rows[index + 1 :]:
        if row.level and row.level <= parent:
            break
        if row.level == parent + 1:
            below.append(row)
    return below


def check_accounts(rows: list[Account]) -> None:
    """Fail where a change or a sum of children is wrong: a reader is measured against them."""
    for index, row in enumerate(rows):
        if row.amounts is None:
            continue
        this_year, last_year, _, change = row.amounts
        assert this_year - last_year == change, row
        parts = [child.amounts for child in children(rows, index) if child.amounts]
        if row.level or row.name == "合計":
            assert not parts or tuple(map(sum, zip(*parts, strict=True))) == row.amounts, row
    functions = [row.amounts for row in rows if row.name.endswith("支出") and row.amounts]
    top = next(row.amounts for row in rows if row.level == 2)
    assert not functions or tuple(map(sum, zip(*functions, strict=True))) == top
