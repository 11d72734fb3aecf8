"""Paragraphs of every manner through all stages: what a careful reader labels in them and nothing else."""

import pytest

from tests.examples import labels, read

NEWS = [
    (
        "〔記者周定邦／台北報導〕[數位發展部](AGENCY 數位發展部)[明年度](DATE null)擬編列"
        "[2億3,400萬元](AMOUNT 234000000 TWD)推動「[離島光纖備援計畫](PROGRAM 離島光纖備援計畫)」，"
        "[3年](DURATION P3Y)總經費上看[7億元](AMOUNT 700000000 TWD)，將派[6人](HEADCOUNT 6)赴美考察"
        "[12天](DURATION P12D)。"
    ),
    (
        "據了解，[海洋委員會](AGENCY 海洋委員會)將首度派員出席「"
        "[印太海巡執法對話](PLATFORM 印太海巡執法對話)」（"
        "[Indo-Pacific Coast Guard Dialogue](PLATFORM 印太海巡執法對話)），一行[9人](HEADCOUNT 9)停留"
        "[5天](DURATION P5D)，旅費約[180萬元](AMOUNT 1800000 TWD about)。"
    ),
    (
        "[美國國務院](AGENCY 美國國務院)發言人在[2025年11月5日](DATE 2025-11-05)表示，"
        "[國務院](AGENCY 美國國務院)已通知[國會](AGENCY 美國國會)，總值"
        "[3億3,000萬美元](AMOUNT 330000000 USD)。"
    ),
    (
        "他說，中國防空飛彈部署在沿海，但[國防部](AGENCY 國防部)長期掌握，[去年](DATE null)至今未曾間斷；"
        "國防部長顧立雄則說，戰力逐年提升。"
    ),
    (
        "[昨日](DATE null)記者會上，[衛福部](AGENCY 衛生福利部)指出全台2,300萬人中有逾65萬戶符合資格，預"
        "算不足[4億元](AMOUNT 400000000 TWD under)。"
    ),
    (
        "股價下跌12元，市值蒸發[300億元](AMOUNT 30000000000 TWD)；[金管會](AGENCY 金融監督管理委員會)說財"
        "報[11月14日](DATE null before)前公布。"
    ),
]
REPORTS = [
    (
        "為強化後勤韌性，[國防部軍備局](AGENCY 國防部軍備局)自[113年](DATE 2024 after)起分"
        "[4年](DURATION P4Y)執行「[機動維保廠整建計畫](PROGRAM 機動維保廠整建計畫)」，截至"
        "[114年6月](DATE 2025-06)底已完成45％。"
    ),
    (
        "[本年](DATE null)計派遣[18員](HEADCOUNT 18)前往美國，參加[蒙特瑞會談](PLATFORM 蒙特瑞會談)等會議"
        "；訓練成效達90分以上，妥善率逾85%。"
    ),
    (
        "[空軍司令部](AGENCY 空軍司令部)辦理[長程雷達換裝訓練](PROGRAM 長程雷達換裝訓練)，完訓"
        "[242人次](HEADCOUNT 242)，每梯次[8週](DURATION P8W)。"
    ),
    (
        "[112年第4季至113年第2季](DATE 2023-36/2024-34)間，[內政部消防署](AGENCY 內政部消防署)召訓"
        "[1萬2,000人](HEADCOUNT 12000)，支用[3億,4,922萬4千元](AMOUNT 349224000 TWD)。"
    ),
    (
        "第三章 軍事交流：我國與美方於[民國109年](DATE 2020)建立溝通管道，[同年8月](DATE 2020-08)召開第1"
        "次會議，[次年3月](DATE 2021-03)完成協議。"
    ),
]
PROPOSALS = [
    (
        "[115年度](DATE 2026)[農業部](AGENCY 農業部)預算案於「農村建設」項下編列"
        "[1億2,345萬6千元](AMOUNT 123456000 TWD)，較[上年度](DATE 2025)增列"
        "[2,000萬元](AMOUNT 20000000 TWD)，爰凍結[500萬元](AMOUNT 5000000 TWD)，俟[農業部](AGENCY 農業部)"
        "於[3個月](DURATION P3M)內向[立法院經濟委員會](AGENCY 立法院經濟委員會)提出書面報告。"
    ),
    (
        "經查該科目原列[4,800萬](AMOUNT 48000000 TWD)，減列[100萬](AMOUNT 1000000 TWD)，改列"
        "[4,700萬](AMOUNT 47000000 TWD)，科目由主管機關自行調整。"
    ),
    (
        "惟查[113年度](DATE 2024)執行率僅六成，[112](DATE 2023)及[111年度](DATE 2022)亦僅分別為58.2％及"
        "61.05％，爰提案減列十分之一。"
    ),
    (
        "爰就「國外旅費」凍結[50萬元](AMOUNT 500000 TWD)，並就「大陸地區旅費」全數刪除；提案人：王大同等3"
        "人，連署人：李小明等16人。"
    ),
    (
        "每月電費逾[12萬元](AMOUNT 120000 TWD over)，全年至少[150萬元](AMOUNT 1500000 TWD at_least)，卻僅"
        "服務3,200戶。"
    ),
    (
        "請[交通部](AGENCY 交通部)會同[環境部](AGENCY 環境部)於[114年12月31日](DATE 2025-12-31 before)前"
        "檢討，未達標者不予補助[30](AMOUNT 300000 TWD)至[50萬元](AMOUNT 500000 TWD)。"
    ),
]
PAPERS = [
    (
        "自[1979年](DATE 1979 after)以來，雙方未曾設立常設機構；[1990年代](DATE 199X)中期始有"
        "[蒙特瑞會談](PLATFORM 蒙特瑞會談)，至[21世紀](DATE 20XX)初擴大為多軌架構。"
    ),
    (
        "據[美國國防部](AGENCY 美國國防部)[2023年](DATE 2023)報告，解放軍總兵力約203萬5,000人，近"
        "[三年](DURATION P3Y)成長2%，國防費達[人民幣1.55兆元](AMOUNT 1550000000000 CNY)。"
    ),
    (
        "[菲律賓國防部](AGENCY 菲律賓國防部)與[日本防衛省](AGENCY 日本防衛省)於"
        "[2024年7月8日](DATE 2024-07-08)簽署協定，被視為[北約](AGENCY 北大西洋公約組織)亞洲化的一步。"
    ),
    (
        "The program cost [US$1.2 billion](AMOUNT 1200000000 USD) in [October 2019](DATE 2019-10) and "
        "lasted [three months](DURATION P3M)."
    ),
    (
        "本文第二節回顧[2008](DATE 2008)、[2012年](DATE 2012)兩次政黨輪替，第三節分析"
        "[2016至2024年](DATE 2016/2024)間的預算結構（見表2、圖3）。"
    ),
    (
        "受訪者A（[2024年4月](DATE 2024-04)，台北）指出，九二一地震與911事件後，災防體系歷經"
        "[二十餘年](DURATION P20Y over)調整，仍缺[5億](AMOUNT 500000000 TWD)到"
        "[6億元](AMOUNT 600000000 TWD)。"
    ),
]


@pytest.mark.parametrize("example", NEWS + REPORTS + PROPOSALS + PAPERS)
def test_paragraphs(example: str) -> None:
    text, expected = read(example)
    assert labels(text) == expected
