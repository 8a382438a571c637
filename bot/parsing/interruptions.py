"""Whether words said in the middle of a report ask something, instead of reporting it.

    asking := a page or line (see pointing.py) | words that go on from a list (see following.py)
            | (ai | phong nao | bao nhieu ...) with what a list is asked by | tim words
            | viec cua toi ... | a list or a task and nothing besides (see bare_questions.py)

Where they also say that something is done or handed in, they report.
"""

import re
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.bare_questions import is_bare_question
from bot.parsing.following import continued
from bot.parsing.pointing import pointed_at
from bot.parsing.queries import read_query
from bot.parsing.typed.meant import words_as_meant
from bot.parsing.values import Intent, Query

_LONGEST = 60
"""Characters; a longer text is a report, whatever it mentions."""
_ANY_LIST = Query("", Intent.LIST, owner="me")
_TELLS = re.compile(
    rf"{say.B}(?<!chua )(?:xong|hoan (?:thanh|tat)|nop|gui|trinh|ky|duyet|ban hanh|to chuc|lam roi"
    r"|done|finished|completed|sent|submitted|signed)(?![a-z0-9])"
)
_ASKS_WHICH = say.words(
    "ai",
    r"(?:phong(?: ban)?|don vi|nguoi|can bo|trung tam|bo phan) nao",
    "bao nhieu",
    rf"may (?:cai |dau )?(?:{say.TASK}|cai)",
    "who",
    "which",
    "how many",
)
_ASKS_HOW = re.compile(r"thi (?:sao|the nao)|(?:what|how) about|\?")
_LOOKS_FOR = say.first("tim", "tim kiem", "tra cuu", "search", "find")


def surely_asks(text: str, *, today: date, year: int) -> bool:
    """Whether the words are a question about tasks beyond doubt; a doubtful text is a report.

    >>> def asks(text): return surely_asks(text, today=date(2024, 5, 15), year=2024)
    >>> asks("ai chưa xong"), asks("còn tháng sau?"), asks("tiếp")
    (True, True, True)
    >>> asks("đã nộp báo cáo tháng 5"), asks("các phòng chưa có ý kiến"), asks("còn chờ ký")
    (False, False, False)
    """
    if len(text) > _LONGEST:
        return False
    folded = words_as_meant(text).folded
    if pointed_at(text) or is_bare_question(text, today=today, year=year):
        return True
    if _TELLS.search(folded):
        return False
    if _asks_for_tasks(text, folded, today=today, year=year):
        return True
    further = continued(text, _ANY_LIST, today=today, year=year)
    return further is not None and (further.owner == "me" or _ASKS_HOW.search(folded) is not None)


def _asks_for_tasks(text: str, folded: str, *, today: date, year: int) -> bool:
    query = read_query(text, today=today, year=year)
    match query.intent:
        case Intent.LIST:
            return query.owner == "me" or _ASKS_WHICH.search(folded) is not None
        case Intent.STATS:
            return _ASKS_WHICH.search(folded) is not None
        case Intent.SEARCH:
            return _LOOKS_FOR.match(folded) is not None
        case _:
            return False
