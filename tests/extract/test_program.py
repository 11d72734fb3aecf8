import pytest

from pipeline.extract import program
from tests.examples import found, read

NAMED = [
    "執行「[臺美國防部共同合作評估案](臺美國防部共同合作評估案)」",
    "辦理「[備援通資整備計畫](備援通資整備計畫)」",
    "推動「[台灣海纜韌性計畫](臺灣海纜韌性計畫)」",
    "「[機動雷達換裝訓練](機動雷達換裝訓練)」需3億元",
    "辦理[岸置雷達籌獲案](岸置雷達籌獲案)",
    "編列「[無人艇種子教官班](無人艇種子教官班)」",
    "執行[野戰醫療建置案](野戰醫療建置案)",
    "「[靭安二號專案](靭安二號專案)」（[Project Tenacity](靭安二號專案)）",
    "新增「[城鎮守備教育召集訓練](城鎮守備教育召集訓練)」",
    "[「非硬體性」計畫](非硬體性計畫)",
    "[機動飛彈車性能提升案](機動飛彈車性能提升案)",
]
NO_NAMES = [
    "本計畫",
    "中程施政計畫",
    "重大建設計畫",
    "年度訓練",
    "各項軍事投資",
    "「本案」",
    "相關採購案",
    "提案人",
    "《國家安全法》",
    "「中央政府總預算案」",
    "「決議草案」",
    "工程款",
    "漢光演習",
    "軍事採購案件",
    "「年度計畫」",
    "新臺幣5億元的計畫",
]


@pytest.mark.parametrize("example", NAMED + NO_NAMES)
def test_prose(example: str) -> None:
    text, expected = read(example, "PROGRAM")
    assert found(program.find, text) == expected
