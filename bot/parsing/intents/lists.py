"""Many tasks at once: listed, counted, reported on.

list    := viec [whose] [state] [when] | whose [co viec gi] | when
stats   := (bao nhieu | thong ke | ty le ...) [whose] [state] [when]
summary := (bao cao | tong hop ...) (tuan | thang | quy | when) [whose]
"""

import re
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked, unexplained
from bot.parsing.intents.courtesies import blanks
from bot.parsing.intents.searches import named_work, work_named_before
from bot.parsing.intents.states import status_of
from bot.parsing.moments.stretches import month_of, quarter_of, week_of
from bot.parsing.owners.owner import Owner, capitalised
from bot.parsing.values import Intent, Period, Query, Status

_SUMMARY = say.words(
    r"(?<!nop )(?<!trinh )(?<!gui duoc )bao cao",
    "bc",
    "tong hop",
    "tom tat",
    "tong ket",
    "so ket",
    "summar(?:y|ize|ise)",
    "report",
    "ban tin",
    "tinh hinh",
    "overview",
)
_SUMMARY_WORDS = say.words(
    r"(?:(?:bang|ra|dang|ban|duoi dang|as|in)(?: a)? )*(?:(?:file|tep) )?(?:word|excel|pdf|docx"
    r"|xlsx|file|tep)",
    "bao cao",
    "bc",
    "ban(?= (?:bao cao|tong hop|tom tat|tong ket|tin))",
    rf"(?:cung cap|trich|ket xuat|doc|mo|nghe|xem|can|dua|gui|lay|send|get|give|make)(?: cho"
    rf"| giup)?(?: {say.YOU})?"
    rf"(?= .{{0,40}}(?:bao cao|bc|tong hop|tom tat|tong ket|report|summary))",
    "tong hop",
    "tom tat",
    "tong ket",
    "so ket",
    "ban tin",
    r"tinh hinh(?: thuc hien| xu ly| giai quyet)?",
    r"ket qua(?: thuc hien)?",
    r"cong tac",
    r"thuc hien",
    r"ke hoach(?: cong tac)?",
    "tien do",
    r"(?:hang |hằng )?(?:tuan|thang|quy|nam|ngay)",
    r"(?:weekly|monthly|quarterly|daily|annual|week|month|quarter|year|report|summary"
    r"|summari[sz]e|overview"
    r"|progress)",
    r"xuat|lap|tao|lam|in|gui|viet|xin|chung|nhanh|dinh ky|so lieu|ngan|gon|file|excel|word|the",
)
_STATS_TEXT = """
    nhieu may ke lieu so le many count dem bnh bn it hang percentage completion statistic statistics
    stats figures
"""
STATS_WORDS = frozenset(_STATS_TEXT.split())
"""One of them is in whatever `say.STATS` finds."""
_SUMMARY_TEXT = "bao bc tong tom so summary summarize summarise report tin tinh overview"
SUMMARY_WORDS = frozenset(_SUMMARY_TEXT.split())
"""The same of `_SUMMARY`."""
_SOME = re.compile(
    rf"[\s,.!?:]*(?:(?:check|kiem tra|ra soat|soat|xem|coi|gui|diem|liet ke|loc|tim|dua|in|doc|lay"
    rf"|trich|bao|ke|tong hop|show|list|{say.YOU}|ban|bot|cho|voi|lai|ra|ca|cac)(?![a-z])\s*)*"
    rf"may (?:cai |dau )?{say.TASK}(?![a-z])(?!\s*(?:roi|vay|the|nua|nhi)?[\s?.!]*$)"
)
"""“Gửi chị mấy việc ...": some of them, where nothing asks how many."""
_WHICH_FEW = re.compile(rf"{say.B}may{say.E}.*{say.B}(?:gi|nao|j|dau){say.E}")
_STRETCHES = {
    "tuan": week_of,
    "week": week_of,
    "weekly": week_of,
    "thang": month_of,
    "month": month_of,
    "monthly": month_of,
    "quy": quarter_of,
    "quarter": quarter_of,
    "quarterly": quarter_of,
}
_FIRST_WORD = re.compile(r"[a-zA-Z0-9]\S*")


def read_summary(asked: Asked) -> Query | None:
    """A report on the tasks; "báo cáo PII" is a document, and "nộp báo cáo" a task."""
    if SUMMARY_WORDS.isdisjoint(asked.heard) or asked.asks or not _SUMMARY.search(asked.said):
        return None
    owner = asked.owner
    rest = asked.without(owner)
    if not _SUMMARY.search(rest) or say.STATS.search(rest):
        return None
    rest = _SUMMARY_WORDS.sub(blanks, rest)
    if status_of(asked) or next(unexplained(rest), None):
        return None
    period = asked.period or _running(asked)
    return Query(asked.text, Intent.SUMMARY, owner=owner.name if owner else None, period=period)


def _running(asked: Asked) -> Period | None:
    """“Báo cáo tuần” is about the week that runs."""
    for word in re.findall(r"\w+", asked.said):  # "báo cáo tuần: phòng em" has a colon
        if stretch := _STRETCHES.get(word):
            return Period(*stretch(asked.today))
        if word in {"nam", "annual"}:
            return Period(date(asked.today.year, 1, 1), date(asked.today.year, 12, 31))
    return None


def read_stats(asked: Asked) -> Query | None:
    """“Phòng em còn bao nhiêu việc”; "mấy việc gì" asks which, not how many."""
    if STATS_WORDS.isdisjoint(asked.heard):
        return None
    some = _SOME.match(asked.said)
    asks = say.STATS.search(asked.without(asked.owner), some.end() if some else 0)
    if not asks or _WHICH_FEW.search(asked.said):
        return None
    owner = asked.owner or _leading_name(asked)
    return _listed(asked, Intent.STATS, owner, status_of(asked))


def read_list(asked: Asked) -> Query | None:
    """Tasks by whose, when and which state; words of their own make it a search."""
    if asked.impossible:
        return None
    status, owner = status_of(asked), asked.owner
    if (
        say.WORK.search(asked.undated)
        or _is_of_mine(asked, owner)
        or (status and not asked.left_over(owner))
    ):
        owner = owner or _leading_name(asked)
        named = _named_work(asked, owner, status)
        return named or _listed(asked, Intent.LIST, owner, status)
    understood = asked.moment or (owner and not _says_little(asked, owner))
    if not understood or not _is_understood(asked, owner, status):
        return None
    return _listed(asked, Intent.LIST, owner, status)


def _is_of_mine(asked: Asked, owner: Owner | None) -> bool:
    """“Của tôi?” asks for tasks, "ai lấy nhầm áo mưa của em" does not."""
    return say.OF_MINE.search(asked.undated) is not None and not asked.left_over(owner)


def _is_understood(asked: Asked, owner: Owner | None, status: Status | None) -> bool:
    """Whether all is; beside whose, when and in which state one word may remain unexplained."""
    left = sum(1 for _ in asked.unexplained(owner))
    return left == 0 or (left == 1 and None not in (owner, status, asked.moment))


def _says_little(asked: Asked, owner: Owner) -> bool:
    """“Tôi”, "ai" or "anh Hùng đi đâu" is no question about tasks, "chị Hà" and a unit are."""
    if owner.name.startswith("person:"):
        return set(asked.without(owner).split()) - _JUST_ASKING != set()
    return owner.name == "me" or asked.said[owner.at : owner.end] in {"ai", "who"}


_JUST_ASKING = frozenset({"cua", "thi", "sao", "con", "the", "nao", "?", ".", "co", "gi"})


def _named_work(asked: Asked, owner: Owner | None, status: Status | None) -> Query | None:
    """Words that name the work, apart from whose it is: "việc đấu thầu của phòng em"."""
    if owner is None:
        return named_work(asked) if status is None else None
    return work_named_before(asked, owner.at)


def _leading_name(asked: Asked) -> Owner | None:
    """“Thuận tháng 5 có việc gì”: a capital that opens no word of ours opens a name."""
    first = _FIRST_WORD.search(asked.undated)
    if first is None or first[0] in say.FILLER or say.EXPLAINED.match(asked.undated, first.start()):
        return None
    return capitalised(asked.words, asked.undated, first.start(), asked.names)


def _listed(asked: Asked, intent: Intent, owner: Owner | None, status: Status | None) -> Query:
    return Query(
        asked.text,
        intent,
        owner=owner.name if owner else None,
        status=status,
        period=asked.period,
    )
