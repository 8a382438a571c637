"""Words that ask for the week's summary itself, and for nothing of a certain unit or period.

weekly := [cho xem | gui ...] [ban] (bao cao | tong hop) [ket qua | cong viec ...] tuan [nay] [nhe]
"""

import re

from bot.parsing.text import fold

_LONGEST = 60
_ASKING = r"(?:(?:cho|gui|xem|mo|doc) )*(?:(?:cho )?(?:toi|em|minh|anh|chi) )?(?:xem )?"
_SUMMARY = r"(?:ban )?(?:bao cao|bc|tong hop|tong ket)(?: (?:tong hop|so lieu|cong viec|viec))?"
_POLITE = r"(?: (?:cua )?(?:toi|em|minh))?(?: (?:a|nhe|nha|di|voi|giup (?:em|toi|minh)))*"
_WEEKLY = re.compile(
    rf"{_ASKING}{_SUMMARY} (?:theo )?tuan(?: nay)?{_POLITE}"
    r"|(?:show |get )?(?:me )?(?:the |my )?(?:weekly|week's) (?:report|summary)"
)
_SIGNS = re.compile(r"[^\w\s']+")


def asks_weekly_summary(text: str) -> bool:
    """Whether the whole of the words is that.

    >>> asks_weekly_summary("Báo cáo tuần"), asks_weekly_summary("cho em xem tổng hợp tuần này ạ")
    (True, True)
    >>> asks_weekly_summary("báo cáo tuần trước"), asks_weekly_summary("báo cáo tuần của Thanh tra")
    (False, False)
    """
    if len(text) > _LONGEST:
        return False
    said = " ".join(_SIGNS.sub(" ", fold(text)).split())
    return _WEEKLY.fullmatch(said) is not None
