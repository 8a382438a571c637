"""Words that open what those who lead look at, and nothing else.

unit       := [xem] (bang viec | viec don vi) [cua] [phong | don vi | ...] [em | minh | toi ...]
approvals  := [xem] [danh sach] [viec | ket qua ...] cho [toi] duyet
extensions := [xem] [danh sach] [cac] (xin | de nghi | yeu cau) gia han
"""

import re
from enum import StrEnum

from bot.parsing.text import fold

_LONGEST = 60


class LeadScreen(StrEnum):
    UNIT = "unit"
    APPROVALS = "approvals"
    EXTENSIONS = "extensions"


_SEE = r"(?:(?:cho )?(?:toi |em |minh |anh |chi )?(?:xem|mo) )?"
_OWN = (
    r"(?: (?:cua )?(?:phong|don vi|trung tam|chi cuc|van phong|ban))?"
    r"(?: (?:em|minh|toi|ta|chung ta|chung toi))?"
)
_MANY = r"(?:(?:danh sach|cac|nhung|co|may) )*"
_POLITE = r"(?: (?:a|nhe|nha|di|voi|em|giup (?:em|toi|minh)))*"
_WAYS = (
    (
        LeadScreen.UNIT,
        rf"(?:bang (?:cong )?viec{_OWN}|bang phan cong{_OWN}"
        r"|(?:cong |nhiem )?(?:viec|vu) don vi(?: (?:em|minh|toi|ta))?"
        r"|(?:my |the )?(?:unit'?s? |unit )?board)",
    ),
    (
        LeadScreen.APPROVALS,
        rf"{_MANY}(?:(?:cong viec|nhiem vu|viec|ket qua|cai|gi) )?(?:dang |con )?"
        r"(?:cho|can) (?:(?:toi|em|minh|anh|chi|phe) )?duyet"
        r"|(?:waiting for |awaiting )?(?:my )?approvals?",
    ),
    (
        LeadScreen.EXTENSIONS,
        rf"{_MANY}(?:(?:viec|don) )?(?:(?:xin|de nghi|yeu cau) )+gia han"
        r"|gia han (?:dang )?cho duyet|extension requests?|extensions",
    ),
)
_READ = tuple((screen, re.compile(f"{_SEE}(?:{way}){_POLITE}")) for screen, way in _WAYS)
_SIGNS = re.compile(r"[^\w\s']+")


def lead_screen(text: str) -> LeadScreen | None:
    """What the whole of the words opens.

    >>> lead_screen("Bảng việc phòng em ạ"), lead_screen("việc đơn vị"), lead_screen("chờ duyệt?")
    (<LeadScreen.UNIT: 'unit'>, <LeadScreen.UNIT: 'unit'>, <LeadScreen.APPROVALS: 'approvals'>)
    >>> lead_screen("việc của phòng tôi tháng 5"), lead_screen("xin gia hạn việc 24")
    (None, None)
    """
    if len(text) > _LONGEST:
        return None
    said = " ".join(_SIGNS.sub(" ", fold(text)).split())
    return next((screen for screen, way in _READ if way.fullmatch(said)), None)
