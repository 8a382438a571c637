"""The words of rhythms as patterns, on text without diacritics; `rhythm_rules` joins them."""

from typing import Final

from bot.parsing.when.numbers import NTH_WEEKDAY
from bot.parsing.when.printed import NGAY

EACH: Final = r"(?:hang|moi|(?:theo )?dinh ky(?:\s+(?:hang|moi|theo|vao))?)"
OF_EACH: Final = rf"(?:cua\s+)?(?:{EACH}\s+|cac\s+)?"
MONTH_OF_QUARTER: Final = r"thang\s+(dau|giua|cuoi|thu (?:[1-3]|nhat|hai|ba))(?:\s+(?:tien|cung))?"
NEXT: Final = r"(?:\s+(?:sau|tiep theo|ke tiep|lien ke)\b)?"
DAY: Final = rf"{NGAY}(\d{{1,2}})"
LISTED_DAYS: Final = r"(\d{1,2}(?:\s*(?:,|va|-|den)\s*(?:ngay\s*)?\d{1,2}){0,30})"
BETWEEN: Final = (
    r"[\s,:(]*(?:(?:vao|truoc|cham nhat|la|den|trong|cua|bao cao|gui|nop|xong|han)\s+)*"
)
WEEKDAY: Final = rf"(?:thu\s*{NTH_WEEKDAY}|chu nhat)"
LISTED_WEEKDAYS: Final = rf"({WEEKDAY}(?:\s*(?:,|va|&|-)\s*(?:{WEEKDAY}|{NTH_WEEKDAY})){{0,6}})"
EDGE_OF: Final = r"(dau|cuoi)(?:\s+(?:tien|cung))?\s+(?:cua\s+)?"
CLAUSE_END: Final = r"(?=\s*(?:$|[;,.)\n](?!\d)))"
NTH: Final = r"(?:0?[1-5]|nhat|mot|hai|ba|bon|tu|nam)"
WEEK: Final = rf"tuan\s+(?:le\s+)?(?:thu\s+)?({NTH}|dau|cuoi)(?:\s+(?:tien|cung))?(?![a-z0-9/])"
MORE_WEEKS: Final = rf"((?:\s*(?:,|va|-|den)\s*(?:tuan\s+)?(?:thu\s+)?{NTH}(?![a-z0-9/])){{0,4}})"
OF_ALL: Final = rf"\s+(?:cua\s+)?(?:(?:thang|quy|nam)\s+)?(?:{EACH}|cac|tung)\s+"
NAMES_MONTH: Final = (
    r"(?:gieng|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|chap|[ivx]+|dau|giua|cuoi|thu|nay"
    r"|truoc|bao)\b"
)
# "Trong tháng: ngày 20" is the 20th of that month; "báo cáo tháng: ngày 20" comes every month.
WORK: Final = r"(?<=[a-z] )(?<!trong )(?<!cung )(?<!dau )(?<!giua )(?<!cuoi )(?<!cac )"
LED: Final = (
    r"(?:\s*[:,(]\s*|\s+(?=vao|cham nhat|la |han |gui|nop))"
    r"(?:(?:vao|truoc|cham nhat|la|den|gui|nop|xong|han)\s+)*"
)
ONCE: Final = r"(?:\s*/\s*|\s+)(?:(?:0?1|mot)\s*)?lan\b"
