"""立法院審議…決議、附帶決議及注意事項辦理情形報告表 over two pages.

A resolution and its answer go on over the page, each as far as it needs, and a heading stands below the last
sentence of a resolution.
"""

from drawing import Pen

AGENCY = "全民防衛署彙編"
TITLE = "立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表"

# top; number; resolution; answer
FIRST = (
    (160, "一、", ("總預算案部分：", "通案決議"), ()),
    (
        200,
        "(一)",
        ("115年度中央政府總預算案針對", "各機關及所屬統刪項目如下：", "1.大陸地區旅費統刪30%。"),
        ("遵照辦理。",),
    ),
    (260, "(二)", ("動員整備應分3年辦理，請全民防", "衛署於2個月內提出書面報告。"), ("非本署業務。",)),
    (300, "二、", ("新增通過決議", "全民防衛署部分："), ()),
    (
        340,
        "(一)",
        ("115年度「物資儲備」編列2,000", "萬元，爰凍結100萬元，俟全民"),
        ("一、本署業於115年2月6日函送", "書面報告。"),
    ),
)
SECOND = (
    (
        160,
        "",
        ("防衛署提出書面報告後，始得動", "支。"),
        ("二、有關盤點之精進作為如下：", "(一)建置資料庫。", "(二)辦理稽查。"),
    ),
    (220, "(二)", ("請就避難設施提出規劃。", "主計總處部分："), ("已提出規劃，", "並公開於網站。")),
    (260, "(十一)", ("各機關應詳載決議辦理情形。",), ("將配合辦理。",)),
)


def draw(pen: Pen) -> None:
    """Two pages."""
    pen.page(lambda own: _page(own, FIRST), 70)
    pen.page(lambda own: _page(own, SECOND), 71)


def _page(pen: Pen, rows: tuple[tuple[float, str, tuple[str, ...], tuple[str, ...]], ...]) -> None:
    pen.middle(297, 45, AGENCY, 16)
    pen.middle(297, 70, TITLE, 12)
    pen.middle(297, 90, "中華民國 115 年度", 9)
    pen.level((119, 155, 786), 56, 537)
    pen.level((138,), 56, 332)
    pen.upright((56, 332, 537), 119, 786)
    pen.upright((119,), 138, 786)
    pen.middle(194, 122, " ".join("決議、附帶決議及注意事項"))
    pen.middle(88, 140, "項　　次")
    pen.middle(226, 140, "內　　　　　　　容")
    pen.middle(435, 131, "辦　　理　　情　　形")
    for top, number, resolution, answer in rows:
        pen.text(60, top, number, 11)
        for x, texts in ((123, resolution), (336, answer)):
            for index, words in enumerate(texts):
                pen.text(x, top + 18 * index, words, 11)
