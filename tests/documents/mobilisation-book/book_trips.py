"""The trips abroad of the sample book, in 千元, and the summary that has to agree with them.

Three trips and their headcounts and sums were publicly reported (臺美跨部會韌性對話, 全民韌性動員研討會議,
軍民整合專案委員會); everything else here is invented.
"""

from dataclasses import dataclass, field

VISITS, MEETINGS, STUDIES = "考察、視察、訪問", "開會、談判", "進修、研究、實習"
PARTS = {
    VISITS: ("transport", "living", "office"),
    MEETINGS: ("transport", "living", "office"),
    STUDIES: ("living", "transport", "tuition"),
}
DRILL, RESILIENCE, RESERVE, GENERAL = "動員準備業務", "全社會防衛韌性業務", "後備訓練業務", "一般行政"


@dataclass(frozen=True)
class Trip:
    """One trip; `parts` are in the order in which its form prints them (see PARTS)."""

    form: str
    heading: str
    name: str
    code: str
    destination: str
    purpose: str
    days: int
    people: int
    parts: tuple[int, int, int]
    total: int
    account: str
    period: str = ""
    host: str = ""
    before: tuple[str, ...] = field(default=())

    @property
    def category(self) -> str:
        """The line of the 總表 it is counted under: both kinds of meeting are 開會 there."""
        return "開會" if self.heading.endswith("會議") else self.heading


# fmt: off
TRIPS = [
    Trip(VISITS, "考察", "考察芬蘭民防避難設施整備制度", "-83", "芬蘭(赫爾辛基)",
         "瞭解芬蘭於都市地下空間設置避難設施之法規、平時多元使用及戰時轉換程序，並蒐集建物所有權人分攤維護經費"
         "之作法，作為修訂我國防空避難設備管理規範之參考。另就避難設施納入都市計畫審議、定期檢測通風與供水設備，"
         "以及民眾避難演練之實施方式進行訪談。", 8, 3, (312, 228, 18), 558, RESILIENCE,
         "115.05-115.06", "芬蘭內政部、赫爾辛基市救援局、國家緊急供應署", ("無",)),
    Trip(VISITS, "考察", "考察日本災害物資儲備與社區動員體系", "80", "日本(東京都、兵庫縣神戶市)",
         "考察日本於大規模地震後建立之廣域物資據點、民間物流業者支援協定，以及社區自主防災組織之編組與訓練方式，並實地參觀物資倉庫之儲位管理資訊系統。",
         6, 4, (96, 214, 12), 322, DRILL, "115.08-115.09", "日本內閣府、兵庫縣廣域防災中心",
         ("有", "112年曾赴東京都訪視物資調度中心，並提出報告3篇。本次改以兵庫縣為主，"
          "瞭解民間倉儲業者參與物資儲備1,250千元採購案之契約條款。")),
    Trip(VISITS, "考察", "考察以色列後備部隊召集與民間支援制度", "-80", "以色列(特拉維夫)",
         "考察後備部隊快速召集之通知系統、雇主補償及民間車輛徵用作業，並就地方政府後方"
         "指揮體系之任務分工、家庭避難室設置標準及緊急警報之推播方式進行座談。",
         9, 2, (168, 176, 15), 359, RESERVE, "115.03-115.11", "以色列後方司令部、國家緊急管理局", ("無",)),
    Trip(VISITS, "視察", "視察駐外動員聯絡人員業務執行情形", "-77", "美國(華盛頓特區)",
         "視察駐外人員辦理動員合作聯繫、經費支用及公文保密等業務之執行情形，並檢討下年度工作重點及人力配置，督導財產盤點。",
         7, 2, (150, 140, 10), 300, GENERAL, "115.10-115.10", "我國駐美國代表處",
         ("有", "113年視察同一單位，建議事項4項均已改善。")),
    Trip(VISITS, "訪問", "訪問愛沙尼亞國防聯盟及志願防衛組織", "-83", "愛沙尼亞(塔林)",
         "訪問志願防衛組織之招募、訓練與裝備保管制度，瞭解其婦女及青年分支參與後勤支援之情形，"
         "並洽談建立定期交流之可行性。", 8, 3, (286, 205, 21), 512, RESERVE, "115.04-115.05",
         "愛沙尼亞國防聯盟、國防部", ("無",)),
    Trip(VISITS, "訪問", "訪問瑞典民事應變機關推動全民防衛宣導作法", "-83", "瑞典(斯德哥爾摩、卡爾斯塔德)",
         "訪問瑞典主管民事應變之機關，瞭解全民防衛手冊之編印、發送與成效評估，以及公務員戰時崗位配置之制度。",
         9, 4, (412, 366, 25), 803, RESILIENCE, "115.09-115.10", "瑞典民事應變署、瑞典國防大學", ("無",)),
    Trip(MEETINGS, "定期會議", "臺美跨部會韌性對話", "-83", "美國(華盛頓特區)",
         "就關鍵基礎設施防護、能源與糧食安全、醫療量能及通訊備援等議題，與美方跨部會代表進行年度對話，"
         "並檢視前次會議共識之執行進度。", 10, 24, (3360, 4420, 691), 8471, RESILIENCE,
         before=("美國(華盛頓特區)|113.08|18|5,946", "美國(檀香山)|114.08|20|6,760")),
    Trip(MEETINGS, "定期會議", "全民韌性動員研討會議", "-83", "美國(檀香山)",
         "參加後備動員與全民韌性之研討，發表我國推動經驗，並與各國代表交換民力運用之意見。",
         6, 4, (360, 432, 133), 925, DRILL, before=("美國(檀香山)|114.05|4|912",)),
    Trip(MEETINGS, "定期會議", "軍民整合專案委員會", "-83", "美國(華盛頓特區、舊金山)",
         "召開專案委員會，研商軍民通用物資、運輸工具及維修能量之整合，並確認年度工作分組之任務及期程。",
         9, 19, (2280, 2166, 327), 4773, DRILL, 
         before=("美國(舊金山)|112.11|12|2,985", "美國(舊金山)|113.11|14|3,507")),
    Trip(MEETINGS, "不定期會議", "亞太民防組織區域論壇", "91", "泰國(曼谷)",
         "討論跨國災害應變之志工派遣與保險機制，並爭取主辦下屆論壇。",
         5, 2, (44, 68, 6), 118, DRILL),
    Trip(MEETINGS, "不定期會議", "歐洲社會韌性與關鍵基礎設施防護年會", "-28", "比利時(布魯塞爾)",
         "瞭解歐洲國家訂定韌性基準指標及壓力測試之方法，供我國修訂指標參考。",
         7, 2, (142, 136, 22), 300, RESILIENCE, before=("比利時(布魯塞爾)|113.06|1|148",)),
    Trip(MEETINGS, "談判", "後備動員合作文件工作階層磋商", "-83", "美國(檀香山)",
         "磋商合作文件之教官交流、費用分攤及資料保護條文。",
         6, 3, (165, 189, 12), 366, RESERVE),
    Trip(STUDIES, "進修", "國家安全及戰略研究碩士學分班", "-20", "美國(華盛頓特區)",
         "1.修習國家安全決策、危機管理及民防政策等課程，取得碩士學分。|2.完成動員政策專題研究報告1篇，"
         "返國後擔任本署訓練課程講座。", 180, 1, (864, 92, 1150), 2106, GENERAL, "115.07-115.12",
         before=("1",)),
    Trip(STUDIES, "研究", "全社會防衛韌性指標短期研究", "-83", "英國(倫敦)",
         "1.蒐集英國國家風險評估及地方韌性論壇之運作資料。|2.研擬適合我國直轄市、縣(市)政府之韌性評估指標。",
         60, 1, (318, 74, 36), 428, RESILIENCE, "115.06-115.08", before=("0",)),
    Trip(STUDIES, "實習", "緊急應變管理人員研習", "-20", "日本(神戶市)",
         "1.於應變中心實習災情蒐集、資源調度及跨區支援作業。|2.參與年度綜合防災演習之兵棋推演及檢討會議。",
         30, 2, (396, 48, 64), 508, DRILL, "115.10-115.11", before=("2",)),
]

# category, plans, person-days, budget; then the same three of the year before
SUMMARY = [
    ("合計", 15, 917, 20849, 13, 488, 10097),
    ("考察", 3, 66, 1239, 4, 70, 1402),
    ("視察", 1, 14, 300, 0, 0, 0),
    ("訪問", 2, 60, 1315, 1, 30, 640),
    ("開會", 5, 459, 14587, 6, 210, 6035),
    ("談判", 1, 18, 366, 0, 0, 0),
    ("進修", 1, 180, 2106, 1, 150, 1780),
    ("研究", 1, 60, 428, 0, 0, 0),
    ("實習", 1, 60, 508, 1, 28, 240),
]
# fmt: on


def check_trips() -> None:
    """Fail where parts, trips and the summary do not agree: a reader is measured against these sums."""
    for trip in TRIPS:
        assert sum(trip.parts) == trip.total, trip.name
    for category, plans, person_days, budget, *_ in SUMMARY[1:]:
        rows = [t for t in TRIPS if t.category == category]
        got = (len(rows), sum(t.days * t.people for t in rows), sum(t.total for t in rows))
        assert got == (plans, person_days, budget), (category, got)
    for column in range(1, 7):
        assert sum(int(row[column]) for row in SUMMARY[1:]) == SUMMARY[0][column], column
