"""Where delegations go: countries, and the cities and states that stand for one."""

import re

from pipeline.relate.paragraph import Said

COUNTRIES = (
    *("美國", "日本", "韓國", "南韓", "印度", "印尼", "越南", "泰國", "緬甸", "寮國", "柬埔寨", "菲律賓"),
    *("馬來西亞", "新加坡", "汶萊", "蒙古", "以色列", "土耳其", "約旦", "沙烏地阿拉伯", "阿曼", "科威特"),
    *("英國", "法國", "德國", "義大利", "西班牙", "葡萄牙", "荷蘭", "比利時", "盧森堡", "瑞士", "奧地利"),
    *("捷克", "波蘭", "斯洛伐克", "斯洛維尼亞", "匈牙利", "立陶宛", "拉脫維亞", "愛沙尼亞", "烏克蘭"),
    *("瑞典", "挪威", "芬蘭", "丹麥", "冰島", "愛爾蘭", "希臘", "羅馬尼亞", "保加利亞", "克羅埃西亞"),
    *("加拿大", "墨西哥", "瓜地馬拉", "貝里斯", "巴拉圭", "巴西", "阿根廷", "智利", "祕魯", "哥倫比亞"),
    *("海地", "聖露西亞", "聖克里斯多福及尼維斯", "聖文森及格瑞那丁", "宏都拉斯", "巴拿馬", "多明尼加"),
    *("澳洲", "紐西蘭", "帛琉", "馬紹爾群島", "吐瓦魯", "諾魯", "斐濟", "巴布亞紐幾內亞"),
    *("史瓦帝尼", "南非", "索馬利蘭", "奈及利亞", "肯亞", "埃及", "摩洛哥", "衣索比亞"),
)
_SHORT = {"美": "美國", "日": "日本", "韓": "韓國", "英": "英國", "法": "法國", "德": "德國"}
_CITIES = {"夏威夷": "美國", "加州": "美國", "華府": "美國", "東京": "日本"}

_PLACE = re.compile(
    rf"(?:於(?=\w{{2,12}}(?:舉[行辦]|召開))|赴|訪問?|前往|到|至|往|在|飛)(?P<country>{'|'.join(COUNTRIES)})"
    r"|(?:赴|[訪飛](?=[美日韓]))(?P<short>[美日韓英法德])(?![洲國])"
    rf"|(?P<city>{'|'.join(_CITIES)})"
)


def destination(text: str, start: int, end: int) -> Said | None:
    """The country that a stretch first speaks of going to, if any."""
    match = _PLACE.search(text, start, end)
    if match is None:
        return None
    found = match.lastgroup or "country"
    place = match[found]
    return Said(_SHORT.get(place) or _CITIES.get(place) or place, match.span(found))


def country(text: str) -> str | None:
    """The country that a cell names, with or without a city: 美國（夏威夷）.

    >>> country("美國（夏威夷）"), country("各友邦")
    ('美國', None)
    """
    return next((name for name in COUNTRIES if text.strip().startswith(name)), None)
