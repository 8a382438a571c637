"""What is said before and after a request: whom it is addressed to, who asks, wishes and thanks.

    opening := (address | introduction | report | softener)+
    address := (kinh [thua | gui | chao] | thua | chao ...) words ,  |  titles before what they do
    titles  := [quy | cac] (anh | chi | ong | ba | co | chu | bac | em | dong chi ...)+
    introduction := em (o | ben | la | moi ...) words ,     who asks is not whose work is asked for
    softener := [em] xin hoi [lai cho ro] | mong | phien | vui long | cho phep ...
    closing  := [,] [em] cam on ... | [kinh] mong ... chap thuan | duoc khong [titles]
    talk     := (chuc | cam on | uoc gi ...) words          up to the next clause

“Anh chị" and other pairs of titles are whoever reads; a title right before a verb is no name.
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.text import Words

_ONE_TITLE = r"(?:anh|chi|ong|ba|co|chu|bac|em|ban|thay|dong chi|d/c|sep|lanh dao|thu truong|ad)"
_WHOLE = r"(?:quy|cac|moi|tat ca|toan the)"
_TITLES = (
    rf"(?:{_WHOLE} )?{_ONE_TITLE}(?:[ /,]{{1,2}}(?:{_ONE_TITLE}|em)(?![a-zA-Z0-9]))*"
    r"|quy (?:co quan|don vi|van phong|phong|so|vi)|ca nha|moi nguoi|bot|admin"
)
_DO = (
    r"(?:kiem tra|xem|coi|tim|tra cuu|tra|loc|cho|gui|giup|ho tro|vui long|lam on|nhac|don doc"
    r"|chuyen|doc|bao(?! (?:nhieu|gio|lau))|thong bao|liet ke|thong ke|cap nhat|giao|lay|check|dem"
    r"|tong hop|huong dan|chi(?= (?:giup|cho|dum|em|toi|minh) )|gia han|giahan|phan cong|dinh kem"
    r"|phan hoi|nhan|duyet|ra soat|xac nhan|mo|in|trich|soat|luu y|thong tin)"
)
"""What somebody addressed is asked to do; none of it begins a name."""
_MY_SELF = rf"(?:{say.ME}|anh|chi|bac|co|chu)"
_CLAUSE_END = r"[ ]?(?:[,.;:!\n]|a(?=[ ,.]))+"
_ADDRESS = re.compile(
    rf"(?:{say.ME} )?(?:(?:xin )?kinh (?:thua|gui|chao|trinh)|thua|xin chao|chao|dear"
    rf"|xin hoi (?:bo phan|anh|chi|cac|quy))(?: [^\s,.;:!?]+){{1,8}}?{_CLAUSE_END}"
)
_REPORT = re.compile(
    r"(?:bao cao|xin bao cao)(?: (?:voi|cung))?"
    rf" (?:{_TITLES})(?![a-zA-Z0-9])(?: [^\s,.;:!?]+){{0,3}}?{_CLAUSE_END}"
)
_INTRODUCTION = re.compile(
    rf"{_MY_SELF} (?:(?:dang |hien |lam |cong tac |moi ve |moi )?(?:o|ben|tai|thuoc)"
    r"|ten(?: la)?|la|den tu|moi (?:vao|ve|den|sang))"
    rf"(?: [^\s,.;:!?]+){{1,8}}?(?:{_CLAUSE_END}|(?= (?:cho {_MY_SELF}|xin|muon|can|nho) ))"
)
_ON_BEHALF = re.compile(
    rf"{_ONE_TITLE}(?: [^\s,.;:!?]+){{0,6}}? (?:(?:nho|(?i:bao)|yeu cau|de nghi|nhan|muon)"
    rf"(?: {_MY_SELF})?"
    r"(?: giup)?(?= (?:xem|coi|kiem tra|ra soat|tra|tim|loc|liet ke|thong ke|hoi)(?![a-z]))|hoi)"
    r"(?= )"
)
"""Who wants to know it: "chị Hạnh nhờ em xem", "sếp hỏi"."""
_SOFTENERS = re.compile(
    rf"(?:(?:{_TITLES}|{say.YOU}|ban) oi|vang|da(?= (?:thua|vang|anh|chi|em|cho|a|bot|sep|kinh"
    rf"|xin|nho) )|thua|xin(?= (?:phep|duoc|hoi|nho|cho|huong dan) )"
    r"|lam phien|phien|mong|cho phep|de nghi(?= (?:cho|cung cap|gui|trich|xem|tra"
    r"|tim|liet ke|thong ke|tong hop|gia han|giao|lui|duoc|bao cao) )|vui long|lam on|alo|(?:a|ak"
    r"|ah|oi)(?= ?[,.!])|bot(?= a[ ,.])"
    r"|hi|hello|hey|xin phep|kinh (?:de nghi|nho|mong|moi)|tran trong"
    rf"|(?:{_MY_SELF} )?(?:(?:xin|muon|can|dinh|cho|duoc|phep) )*(?:{_MY_SELF} )?hoi"
    r"(?: (?:xiu|chut|ti|them|lai|nhanh|nho|tham|mot chut|mot ti|1 chut|1 ti|cho ro|ro|xem))*)"
    r"(?![a-zA-Z0-9])"
)
_ENTREAT = rf"(?:(?:{say.ME} )?(?:kinh |muon |xin |lam )*(?:nho|mong|phien|de nghi|xin|yeu cau))"
_ADDRESSED = re.compile(
    rf"(?:(?:{_ENTREAT}\s+)?(?:{_TITLES})(?: oi)?(?: van phong)?"
    rf"|{_ENTREAT}\s+(?:van phong|vp|bo phan(?: [a-z]+){{1,4}}?))"
    rf"[\s,]+(?=(?:{_DO})(?![a-zA-Z0-9]))"
)
_ANYBODY = re.compile(
    rf"(?:quy )?(?:anh chi(?: em)?|anh/chi|ong ba|co chu|chu bac)"
    rf"(?: oi)?(?= (?:{_DO})(?![a-zA-Z0-9])|\s*[,.?!]|\s*$)"
)
_PAIRS = ("anh chi", "anh/chi", "ong ba", "co chu", "chu bac")
_GIVEN_TO = re.compile(
    r"(?:nhac(?: nho)?|don doc|bao|cua|giao|nhan|thong bao|tat ca|toan the|cac|cho|toi|den|gui)\s$"
)
_TALK = re.compile(
    rf"(?:xin |kinh |em |toi |rat )*(?:chuc(?: mung)?|uoc(?: gi)?|gia ma|cau mong|mong(?: sao"
    rf"| rang)?"
    rf"(?! (?:{_TITLES}|{_DO}|duoc|nhan)(?![a-zA-Z0-9]))|(?:xin )?(?:cam|cam) on|tam biet|xin loi"
    rf"|hen gap|thuong|khong (?:co )?(?:gi|chi|sao)(?: dau)?(?= *(?:a|nhe|nha)? *$)|thanks?"
    rf"|thank you)(?![a-zA-Z0-9])[^,.;:!?\n]*[,.;:!?\s]*"
)
_NOT_OF = "(?<!cua )(?<!phong )(?<!cho )(?<!vi )(?<!viec )"
_CLOSING = re.compile(
    rf"(?<![a-zA-Z0-9])(?:(?:a|roi|nhe|va)(?![a-zA-Z0-9])[\s,.!?]*)*"
    rf"(?:(?:(?:{_NOT_OF}{_MY_SELF}|va|rat|xin|chan thanh|tran trong|thanh that) )*cam on"
    rf"(?: (?:{_TITLES}|bot|nhieu|a|nhe|nha|lam|truoc|rat|da|quan tam|ho tro))*"
    rf"|(?:(?:{_NOT_OF}{_MY_SELF}|rat|kinh|xin|va) )*(?:mong|kinh)(?: (?:duoc|nhan duoc|su|som))*"
    rf"(?: (?:{_TITLES}))?(?: [a-z]+){{0,2}}? (?:chap thuan|chap nhan|dong y|xem xet|duyet"
    rf"|phe duyet"
    r"|thong cam|giup do|giup|ho tro|phan hoi|tra loi|hoi am|quan tam|tao dieu kien|giai quyet"
    r"|bo qua)"
    rf"(?: [a-z]+){{0,3}}"
    rf"|(?:co )?(?:duoc|dc) (?:khong|ko|k|hong|chu|chang)(?: (?:{_TITLES}|bot|a|nhi|vay))*"
    rf"|tran trong(?: kinh chao)?)[\s,.!?]*$"
)
_TALKERS_TEXT = "chuc uoc gia cau mong cam tam hen thuong khong thank thanks xin kinh em toi rat"
_TALKERS = frozenset(_TALKERS_TEXT.split())
_OF_WORK = re.compile(rf"\d|{say.B}{say.TASK}{say.E}")
_FIRST_WORD = re.compile(r"[a-z]+(?:/[a-z]+)?")
_OPENS_TEXT = """
    kinh thua xin chao dear bao vang da rat lam phien mong cho de vui alo oi a ak ah hi hello hey
    nay nho quy cac moi tat toan anh chi ong ba co chu bac em ban thay dong d/c sep lanh thu ad ca
    bot admin van vp bo yeu toi minh tui chau e mk mik t tao to i me my hoi muon can dinh duoc phep
    chung bon tui hien tran
"""
_OPENS = frozenset(_OPENS_TEXT.split())
_BETWEEN = " \n,.!?:;\"'“/>-"
_HINT_OF_CLOSING = re.compile(r"cam on|mong|kinh|duoc |dc |tran trong")
CLOSING_WORDS = frozenset(("cam", "mong", "kinh", "duoc", "dc", "trong"))
"""One of them is in whatever `_CLOSING` finds."""
_MOST_OPENINGS = 12
"""Nobody says more of them in a row, and each costs the length of the text."""
_TAIL = 90
"""Characters; no closing words are longer."""


def without_openings(words: Words, said: str) -> str:
    """The text with what only leads up to the request blanked, place for place.

    >>> from bot.parsing.text import words_of
    >>> def left(text): return without_openings(words_of(text), words_of(text).folded).strip()
    >>> left("Kính thưa quý anh chị, tôi xin hỏi lại cho rõ, việc 24 xong chưa")
    'viec 24 xong chua'
    >>> left("Dạ em ở bộ phận một cửa, nhờ chị kiểm tra giúp việc quá hạn")
    'kiem tra giup viec qua han'
    >>> left("chị Kiểm tra việc 24")
    'chi kiem tra viec 24'
    """
    said = _without_talk(said)
    at = _next_word(said, 0)
    for _ in range(_MOST_OPENINGS):
        if (end := _opening_end(words, said, at)) == at:
            break
        said = said[:at] + " " * (end - at) + said[end:]
        at = _next_word(said, end)
    return _without_anybody(" " * at + said[at:])


def _next_word(said: str, at: int) -> int:
    return len(said) - len(said[at:].lstrip(_BETWEEN))


def _opening_end(words: Words, said: str, at: int) -> int:
    first = _FIRST_WORD.match(said, at)
    if first is None or first[0] not in _OPENS or words.lower.startswith("đã", at):
        return at
    for clause in (_ADDRESS, _REPORT, _INTRODUCTION, _ON_BEHALF):
        found = clause.match(said, at)
        if found and _asks_nothing(found[0]) and said[found.end() :].strip(" .,!?"):
            return found.end()
    addressed = _ADDRESSED.match(said, at)
    if addressed and not words.printed[addressed.end()].isupper():
        return addressed.end()
    found = _SOFTENERS.match(said, at)
    return found.end() if found else at


def _asks_nothing(clause: str) -> bool:
    return not (say.QUESTION.search(clause) or _OF_WORK.search(clause))


def _without_anybody(said: str) -> str:
    """Pairs of titles are nobody, save where something is for them: "nhắc anh chị nộp"."""
    if not any(pair in said for pair in _PAIRS):
        return said
    for found in _ANYBODY.finditer(said):
        at = found.start()
        starts_a_word = at == 0 or not said[at - 1].isalnum()
        if starts_a_word and not _GIVEN_TO.search(said, max(0, at - 10), at):
            said = said[:at] + " " * len(found[0]) + said[found.end() :]
    return said


def _without_talk(said: str) -> str:
    """Wishes and thanks that begin a text ask for nothing, whatever they name."""
    at = _next_word(said, 0)
    first = _FIRST_WORD.match(said, at)
    if first is None or first[0] not in _TALKERS:
        return said
    talk = _TALK.match(said, at)
    return " " * talk.end() + said[talk.end() :] if talk else said


def closing_start(said: str) -> int:
    """Where the words begin that only end the message politely; the end where there are none.

    >>> closing_start("gia han 24 den 15/6, mong anh chi chap thuan a")
    21
    """
    end = len(said.rstrip())
    near = max(1, end - _TAIL)
    if not _HINT_OF_CLOSING.search(said, near):
        return end
    found = _CLOSING.search(said, near, end)
    return found.start() if found and said[: found.start()].strip() else end
