import pytest

from pipeline.relate.proposal_agency import own_budget, reporting, whose
from tests.examples import document


def agency(text: str, roc: str | None = "115") -> str | None:
    done = document(text)
    clean = done.text.clean
    found = whose(clean, (0, len(clean)), clean.find("「") % (len(clean) + 1), roc, done.mentions)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("115年度國防部陸軍司令部第3目「教育訓練」編列5元", "陸軍司令部"),
        ("交通部中央氣象署115年度「業務費」編列5元", "中央氣象署"),
        ("115年度民航事業作業基金「水電費」編列5元", "民航事業作業基金"),
        ("交通部遲未改善，爰115年度民航事業作業基金「水電費」編列5元", "民航事業作業基金"),
        ("115年度內政部主管營建建設基金「水電費」編列5元", "營建建設基金"),
        ("115年度台灣電力股份有限公司「營業費用」編列5元", "台灣電力股份有限公司"),
        ("115年度文化部所屬國立臺灣博物館第2目「館務」編列5元", "國立臺灣博物館"),
        ("大陸委員會捐助海峽交流基金會，115年度大陸委員會第4目「法政業務」", "大陸委員會"),
        ("據衛生福利部「統計專區」，115年度教育部「業務費」編列5元", "教育部"),
        ("為撙節開支，爰減列5元", None),
    ],
)
def test_whose_budget_it_is(text: str, wanted: str | None) -> None:
    assert agency(text) == wanted


def test_who_has_to_report_owns_a_budget_that_nobody_names() -> None:
    done = document(
        "鑑於外交部與教育部爭議不斷，爰凍結5元，俟行政院主計總處向立法院財政委員會提出報告後，始得動支。"
    )
    found = reporting(done.text.clean, 0, len(done.text.clean), done.mentions)
    assert found is not None
    assert found.name == "主計總處"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("外交部", "外交部"),
        ("外交部領事事務局", "領事事務局"),
        ("國防部戰略規劃司", "國防部"),
        ("行政院人事行政總處公務人力發展學院", "公務人力發展學院"),
        ("原住民族委員會原住民族文化發展中心", "原住民族文化發展中心"),
    ],
)
def test_the_name_that_a_budget_bears(name: str, wanted: str) -> None:
    assert own_budget(name) == wanted
