"""What is said of one task: a file for it, how far it is, that it is done; or only its number.

attach   := (dinh kem | gui file | nop ket qua ...) [task]
progress := task N% | cap nhat [tien do] task [words] | task dang lam | bat dau task
          | tien do task : words
done     := (xong | hoan thanh ...) task | task xong roi | xong viec words | words xong roi
detail   := task
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked, has_content, unexplained
from bot.parsing.intents.courtesies import at_the_end, blanked, blanks
from bot.parsing.values import Intent, Query

_DOCUMENT = re.compile(rf"{say.DOCUMENT_NOUN}$")
_FILES = (
    r"(?:file|tep|hinh|anh|van ban|minh chung|san pham|ho so|tai lieu|scan|pdf|ban (?:scan|mem"
    r"|cung)"
    r"|bai|bang|photo|picture|document|result|copy|report|evidence|bao cao|to trinh|quyet dinh"
    r"|cong van|ke hoach|bien ban)"
)
_ATTACH = say.words(
    "dinh kem",
    rf"(?:gui|nop|them|tai|up|upload|bo sung|kem|dinh|dua|day|add|send|submit|put|hand in)"
    rf"(?: len| lai| bo sung)? (?:cac |cai |ban |the |a |an |my |in )*{_FILES}",
    r"(?:nop|gui)(?: file)? ket qua",
    "upload",
    "attach(?:ment)?",
    "tai len",
    rf"(?:day la|file|tep|minh chung|san pham)(?: (?:cua|cho|file))?(?= (?:{say.TASK}|so|#|\d))",
    rf"here(?: is|['’]s)(?: the| my| a)? {_FILES}",
)
_ATTACH_TEXT = """
    dinh gui nop them tai up upload bo kem dua day add send submit put hand attach attachment file
    tep minh san here
"""
ATTACH_WORDS = frozenset(_ATTACH_TEXT.split())
"""One of them is in whatever `_ATTACH` finds."""
_SENT = re.compile(r"(?:gui|send)(?![a-z])")
_I_SEND = re.compile(rf"(?<![a-z]){say.ME}(?: (?:da|xin|vua|se|moi))* (?:gui|send)(?![a-z])")
_REPORT = say.words(
    r"(?:bao cao|bc|tong hop|tom tat|report|summary)(?: [a-z]+)? (?:tuan|thang|quy|nam|week|month)"
    r"(?!\w)",
    r"(?:weekly|monthly|quarterly) (?:report|summary)",
)
_UPDATE = say.words(r"cap nhat(?: tien do)?", r"(?:bao|bao cao) tien do", "update")
UPDATE_WORDS = frozenset(("cap", "bao", "update"))
"""One of them is in whatever `_UPDATE` finds."""
_PERCENT = re.compile(r"(?<![\d.,])(100|\d{1,2})\s*(?:%|phan tram|percent|pt\b)")
_UNDER_WAY = say.words(
    r"dang (?:lam|thuc hien|trien khai|xu ly|soan|trinh|cho|viet|hoan thien|lay y kien)"
)
_BEGINS = say.first(r"(?:bat dau|bat tay|start|begin)")
_STANDS_AT = say.first("tien do", "progress")
_THEN_WORDS = re.compile(r"\s*[:,-]\s*\w")
_PROGRESS_LEAD = re.compile(
    rf"(?:[\s:,.-]|{say.B}(?:{say.TASK}|so|cap nhat|bao cao|bao|tien do|update|progress|cho|la"
    rf"|len|rang|cua|to"
    rf"|of|{say.ME}){say.E})*"
)
_ONLY_SHARE = re.compile(
    r"(?:(?:toi|em|minh|da|moi|lam|xong|hoan thanh|duoc|dat|khoang|tam|gan|tien do|viec)\s+)*"
    r"\d{1,2}\s*(?:%|phan tram|percent)(?:\s*(?:viec|cong viec|roi|r|a|nhe))*[\s.!]*"
)
"""“Xong 60% rồi": how far it is, whichever task it is about."""
_DONE = say.words(
    "xong",
    "hoan thanh",
    "hoan tat",
    "hoan thien xong",
    "done",
    "finish(?:ed)?",
    "completed?",
    "closed?",
    "bao xong",
    "(?:bao(?: cao)?|tra) ket qua",
)
_DONE_TEXT = "xong thanh tat done finish finished complete completed close closed qua"
DONE_WORDS = frozenset(_DONE_TEXT.split())
"""One of them is in whatever `_DONE` finds."""
_CLOSING_TEXT = "dong chot ket tick close mark"
CLOSING_WORDS = frozenset(_CLOSING_TEXT.split())
"""The same of `_CLOSES`."""
_CLOSES = say.first(r"(?:dong|chot|ket thuc|tick|close|mark)")
_NOT_DONE = say.words(
    r"(?:sap|gan|phai|can|se|khong|ko|k|chang|moi|chua|kip|sao|neu|khi)(?: \w+){0,2} (?:xong"
    r"|hoan thanh|hoan tat)"
)
_ONLY_DONE = say.only(
    "(?:bao(?: cao)?|tra) ket qua(?: (?:viec|cong viec|nhiem vu|thuc hien))?",
    rf"(?:{say.ME} )?(?:da |bao |vua )?(?:lam )?(?:xong|hoan thanh)(?: roi| r)?(?: (?:viec"
    "|nhiem vu|cong viec))?(?: roi| r)?",
    "done",
    "finished?",
    "i am done",
)
_DONE_TASK = say.first(
    rf"(?:bao |danh dau |da |vua |lam |nop |gui |trinh |soan |viet ){{0,4}}(?:xong|hoan thanh"
    rf"|hoan tat|done"
    rf"|finished)(?:\s+{say.TASK})?"
)
_DONE_AT_END = re.compile(
    r"\s+(?:(?:da|vua|lam|nop|gui|trinh) )*(?:xong|hoan thanh|hoan tat|done)(?: (?:roi|r"
    r"|het))+[\s.!]*$"
)
_SUBJECT = re.compile(
    rf"[\s,]*(?:(?:{say.ME}|da|vua|moi"
    rf"|bao(?! cao))(?![a-zA-Z0-9])\s*)*(?:{say.TASK}(?![a-zA-Z0-9])\s*)?"
)
_DONE_TAIL = re.compile(r"\s+(?:roi|r|xong|het|day)(?:\s+(?:roi|r))*[\s.!]*$")


def read_attach(asked: Asked) -> Query | None:
    """“Gửi file việc 24”; a document's name alone ("gửi báo cáo") needs a number beside it."""
    found = None if ATTACH_WORDS.isdisjoint(asked.heard) else _ATTACH.search(asked.said)
    if found is None or asked.asks:
        return None
    document = _DOCUMENT.search(found[0]) is not None
    if asked.number is None and (document or _wants_a_report(asked, found)):
        return None
    return Query(asked.text, Intent.ATTACH, number=asked.number)


def _wants_a_report(asked: Asked, found: "re.Match[str]") -> bool:
    """“Báo cáo tuần gửi file word” asks for the bot's; who says "em gửi" hands one in."""
    if not _SENT.match(found[0]) or _I_SEND.search(asked.words.folded):
        return False
    return _REPORT.search(asked.said) is not None


def read_progress(asked: Asked) -> Query | None:
    """“Việc 24 được 60%”; `keywords` is the share, else what is reported."""
    updates = None if UPDATE_WORDS.isdisjoint(asked.heard) else _UPDATE.search(asked.said)
    if (asked.number is None and updates is None and "%" not in asked.said) or asked.asks:
        return None
    percent = _PERCENT.search(asked.said)
    if percent and percent[1] == "100" and _DONE.search(asked.said):
        return None
    is_share = percent is not None and _ONLY_SHARE.fullmatch(asked.said.strip()) is not None
    if (
        asked.number is None
        and not is_share
        and not (updates and (percent or _says_no_more(asked)))
    ):
        return None
    if asked.number is None and (asked.period or asked.owner):
        return None
    if percent:
        return Query(asked.text, Intent.PROGRESS, number=asked.number, keywords=f"{percent[1]}%")
    if _begins(asked):
        return Query(asked.text, Intent.PROGRESS, number=asked.number)
    updates = updates or _stands_at(asked)
    if not (updates or _UNDER_WAY.search(asked.undated)):
        return None
    return Query(
        asked.text,
        Intent.PROGRESS,
        number=asked.number,
        keywords=_how_far(asked) if updates else None,
    )


def _begins(asked: Asked) -> bool:
    """“Bắt đầu việc 24”, and nothing more."""
    return _BEGINS.match(asked.said) is not None and not asked.said[asked.number_end :].strip(" .a")


def _stands_at(asked: Asked) -> "re.Match[str] | None":
    """“Tiến độ việc 24: đã trình” tells; “tiến độ việc 24” asks."""
    told = _THEN_WORDS.match(asked.said, asked.number_end)
    return _STANDS_AT.match(asked.said) if told else None


def _says_no_more(asked: Asked) -> bool:
    return next(unexplained(_UPDATE.sub(blanks, asked.undated)), None) is None


def _how_far(asked: Asked) -> str | None:
    """What an update says beside the task: "cập nhật việc 24: đã trình dự thảo"."""
    lead = _PROGRESS_LEAD.match(asked.undated, asked.number_end)
    return asked.printed(lead.end() if lead else asked.number_end)


def read_done(asked: Asked) -> Query | None:
    """“Xong việc 24”, "báo cáo PII xong rồi"; no question, and nothing still to be done."""
    heard = asked.heard
    if DONE_WORDS.isdisjoint(heard) and CLOSING_WORDS.isdisjoint(heard):
        return None
    if _ONLY_DONE.fullmatch(asked.said):
        return Query(asked.text, Intent.DONE, number=asked.number)
    if asked.asks or _NOT_DONE.search(asked.said):
        return None
    if asked.number:
        says_so = _DONE.search(asked.said) or _CLOSES.match(asked.said)
        return Query(asked.text, Intent.DONE, number=asked.number) if says_so else None
    what = _done_words(asked)
    return Query(asked.text, Intent.DONE, keywords=what) if what else None


def _done_words(asked: Asked) -> str | None:
    """“Xong việc nộp báo cáo PII”, "báo cáo PII xong rồi": what was done is said, not asked."""
    if asked.moment and not asked.dates_a_document:
        return None
    first = _DONE_TASK.match(asked.said)
    last = at_the_end(_DONE_AT_END, asked.said)
    if first is None and last is None:
        return None
    at = first.end() if first else _subject_end(asked)
    end = last.start() if last else len(asked.said)
    rest = blanked(asked.said, 0, at)[:end]
    if not rest.strip() or not has_content(rest) or _speaks_of_others(asked, at):
        return None
    return asked.printed(at, _without_done_tail(asked.said, at, end))


def _subject_end(asked: Asked) -> int:
    found = _SUBJECT.match(asked.said)
    return found.end() if found else 0


def _without_done_tail(said: str, at: int, end: int) -> int:
    tail = _DONE_TAIL.search(said, at, end)
    return tail.start() if tail else end


def _speaks_of_others(asked: Asked, at: int) -> bool:
    owner = asked.owner_after(at)
    return owner is not None and owner.name != "me"


def read_detail(asked: Asked) -> Query | None:
    """Any other words about one numbered task."""
    return Query(asked.text, Intent.DETAIL, number=asked.number) if asked.number else None
