"""The words officers ask and act with, without diacritics; English stands beside Vietnamese."""

import re

_B, _E = r"(?<![a-z0-9])", r"(?![a-z0-9])"
TASK = r"(?:viec|nhiem vu|cong viec|dau viec|tasks?|cv|nv|todo|deadlines?)"
NUMBER = (
    rf"((?:[ivx]{{1,4}}\.)?\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}[a-z]?)"
    rf"(?![a-z0-9/%]|\.\d|\s*(?:%|/|thang\b|ngay\b|tuan\b|nam\b|{TASK}{_E})|\s*-\s*\d)"
)


def _words(*patterns: str) -> "re.Pattern[str]":
    return re.compile(rf"{_B}(?:{'|'.join(patterns)}){_E}")


def _only(*patterns: str) -> "re.Pattern[str]":
    return re.compile(rf"[\s,.!?:/]*(?:{'|'.join(patterns)})[\s,.!?:]*")


NUMBERED = re.compile(rf"(?:#\s*|{_B}(?:{TASK}|muc|stt|so)\s*(?:so|thu|:|#|\.)?\s*){NUMBER}")
ACT_NUMBERED = re.compile(
    f"{_B}(?:gia han|lui han|doi han|xong|hoan thanh|hoan tat|giao|phan cong"
    "|dinh kem|cap nhat|tien do"
    rf"|chi tiet|xem|mo|done|finish|complete|extend|assign|attach|progress|show|open"
    r"|bao xong|cho|mark)"
    rf"\s+(?:cho\s+)?(?:so\s+)?{NUMBER}"
)
ONLY_NUMBER = _only(NUMBER)

# Particles that are also names ("Hà", "Nhi", "Nhã") are fillers below, never blanked here.
POLITE = re.compile(
    rf"{_B}(?:anh chi(?= (?:cho|oi|giup))"
    r"|cho (?:em|toi|minh|anh|chi|tui|chau) (?:hoi|biet|xem|xin|coi)(?: (?:voi|chut|ti|la|ve))?"
    r"|(?:em|toi|minh|anh|chi) (?:muon|can|xin|dinh) (?:hoi|biet|xem|coi|tra cuu)"
    r"|(?:em|toi|minh) hoi|giup (?:em|toi|minh|anh|chi|voi)(?: (?:voi|xem|coi))?|giup"
    r"|lam on|vui long|xin (?:hoi|phep|loi)|phien|kinh (?:gui|thua|chao)|xin chao"
    r"|chao(?: (?:ban|bot|em|anh|chi))?|(?:anh|chi|em|ban|bot|ad|admin) oi|nhe|hi|hello|hey|alo"
    r"|liet ke|please|pls|plz|can you|could you|tell me|show me|thanks|cam on)\b"
)

HELP = _only(
    "tro giup",
    "help",
    "huong dan(?: su dung| dung)?",
    "menu",
    "start",
    "cach (?:dung|su dung)(?: bot)?",
    "(?:bot|ban|em)? ?(?:lam|giup) duoc (?:nhung )?gi",
    "(?:dung|su dung|hoi) (?:the nao|nhu the nao|sao|ra sao)",
    "what can you do",
    "(?:toi|em|minh)? ?can (?:tro )?giup(?: do)?",
    "giup(?: do)?(?: toi| em| minh)?(?: voi)?",
    "lenh",
    "commands?",
)
EXTEND = _words(
    "gia han",
    "lui (?:han|thoi han|ngay|lai)",
    "doi (?:han|ngay|thoi han)",
    "hoan (?:den|lai|viec|han|sang)",
    "giahan",
    "xin (?:them|lui|keo dai|doi|hoan)",
    "keo dai",
    "them thoi gian",
    "extend",
    "postpone",
    "extension",
)
REASON = re.compile(rf"{_B}(?:boi vi|tai vi|vi|do|ly do(?: la)?|because(?: of)?|tai){_E}[\s:]*")
ASSIGN = re.compile(
    rf"[\s,]*(?:hay |de nghi |nho )?(?:giao|phan cong|chuyen|ban giao|assign)"
    rf"{_E}(?! (?:cho )?(?:toi"
    f"|em|minh){_E})"
)
TO_WHOM = re.compile(rf"{_B}(?:cho|to|sang){_E}\s+")
ATTACH = _words(
    "dinh kem",
    "(?:gui|nop|them|tai|up|upload|bo sung) (?:len )?(?:file|tep|anh|hinh|van ban"
    "|minh chung|san pham|ho so|tai lieu)",
    "upload",
    "attach",
    "tai len",
)
PROGRESS = _words(
    "cap nhat(?: tien do)?",
    "bao (?:cao )?tien do",
    "tien do",
    "progress",
    "lam duoc",
    "dat",
    "update",
    "dang (?:lam|thuc hien|trien khai|xu ly)",
)
SAYS_PROGRESS = _words("cap nhat(?: tien do)?", "bao (?:cao )?tien do", "update")
PERCENT = re.compile(r"(?<!\d)(100|\d{1,2})\s*(?:%|phan tram|percent)")
DONE = _words(
    "xong",
    "hoan thanh",
    "hoan tat",
    "done",
    "finish(?:ed)?",
    "completed?",
    "bao xong",
    "(?:bao(?: cao)?|nop|gui|tra) (?:cao )?ket qua",
)
ONLY_DONE = _only(
    "(?:bao(?: cao)?|nop|gui|tra) ket qua(?: (?:viec|cong viec|nhiem vu|thuc hien))?",
    "(?:toi |em |minh )?(?:da |bao |vua )?(?:lam )?(?:xong|hoan thanh)(?: roi)?(?: (?:viec"
    "|nhiem vu|cong viec))?(?: roi)?",
    "done",
    "finished?",
    "i am done",
)
DONE_TASK = re.compile(r"[\s,]*(?:bao |da )?(?:xong|hoan thanh) (?:viec|nhiem vu)\s+")
QUESTION = _words(
    "chua",
    "khi nao",
    "bao gio",
    "the nao",
    "ra sao",
    "den dau",
    "nao",
    "gi",
    "ai",
    "may",
    "bao nhieu",
    "khong",
    "ko",
    "when",
    "what",
    "who",
    "status",
)
SEARCH = re.compile(
    r"[\s,]*(?:hay )?(?:tim(?: kiem)?|tra cuu|kiem(?! tra| dinh| ke| soat| nghiem)"
    "|search(?: for)?|find|look for|loc|tra)"
    rf"{_E}(?:\s+(?:giup|cho|ra|xem|kiem))*\s+"
)
ABOUT = re.compile(
    rf"{_B}{TASK}\s+(?:nao\s+)?(?:lien quan (?:den|toi)|co lien quan (?:den|toi)"
    r"|ve|noi ve|co chu|about)\s+"
)
LEADING_TASK = re.compile(
    rf"(?:(?:cac|nhung|tat ca|cho|giup|my)\s+)*(?:{TASK}\s+)?(?:(?:nao|ve|lien quan (?:den"
    r"|toi)|co ten|co|ten)\s+)*"
)
BROADCAST = re.compile(
    r"[\s,]*(?:hay |de nghi |nho |nhan tin |gui )?(?:nhac nho|nhac|don doc|thong bao"
    "|gui thong bao|nhan tin|nhan|thuc|remind|notify|broadcast|tell)"
    rf"{_E}(?:\s+(?:cho|toi|den|voi|viec))*(?=\s)"
)
MESSAGE_LEAD = re.compile(r"\s*(?:ve viec|rang|la|:|-|,|ve|hay|to)*\s*")
SUMMARY = _words(
    "bao cao (?:tuan|thang|quy|nam|tong hop|nhanh|tinh hinh|tien do chung)",
    "tong hop",
    "tom tat",
    "tong ket",
    "so ket",
    "summary",
    "(?:weekly|monthly|quarterly) (?:report|summary)",
    "report",
    "ban tin",
    "tinh hinh",
)
ONLY_SUMMARY = _only("(?:xem |xuat |lap )?bao cao")
STATS = _words(
    "bao nhieu",
    "may (?:viec|nhiem vu|cai|task|dau viec|cong viec)",
    "thong ke",
    "so luong",
    "(?:ty|ti) le",
    "how many",
    "tong so",
    "dem(?: so)?",
    "bnh",
    "bn",
)
WORK = _words(
    TASK,
    "lam gi",
    "co gi",
    "den han",
    "toi han",
    "can lam",
    "phai lam",
    "han nop",
    "can nop",
    "phai nop",
    "lich",
    "have to do",
    "to do",
    "co j",
    "dang lam",
    "work",
    "due",
    "cua (?:toi|minh|em)",
)
DUE = _words(
    "(?:sap )?(?:den|toi|het|qua|tre|cham) han",
    "(?:thoi )?han(?: chot| cuoi| nop| hoan thanh| xu ly)?",
    "due",
    "deadlines?",
    "xong",
    "hoan thanh",
)
OVERDUE = _words(
    "qua han",
    "tre han",
    "tre tien do",
    "cham tien do",
    "cham han",
    "cham tre",
    "cham",
    "tre",
    "qh",
    "quahan",
    "het han",
    "late",
    "overdue",
    "qua deadline",
    "tre deadline",
    "delayed",
)
OPEN = _words(
    "chua",
    "dang (?:lam|thuc hien|trien khai|do|xu ly|mo)",
    "con (?:lai|ton|viec|nhung|gi|bao nhieu|may|phai|nhiem vu|no|dang|task|cong viec)",
    "ton dong",
    "open",
    "pending",
    "unfinished",
    "left",
    "not (?:yet )?(?:done|finished)",
    "do dang",
    "remaining",
    "ko xong",
    "khong xong",
    "con",
    "undone",
)
FINISHED = _words(
    "(?:da |vua )?(?:xong|hoan thanh|hoan tat)",
    "da (?:lam|nop|ket thuc|duyet)",
    "done",
    "completed",
    "finished",
)
ONLY_STATUS = re.compile(
    r"[\s,]*(?:(?:da |dang |bi )?(?:qua han|tre han|tre|cham|chua xong|chua nop"
    r"|late|overdue|co viec qua han)[\s,.]*)+"
)
EXPLAINED = re.compile(
    "|".join(p.pattern for p in (WORK, STATS, OVERDUE, OPEN, FINISHED, QUESTION, DUE))
)
NOT_YET_FINISHED = re.compile(
    rf"(?:ty le|ti le|muc do) hoan thanh|{_B}(?:phai|can|se|de|han|thoi han|truoc|nen)"
    rf"\s+(?:lam\s+)?(?:xong|hoan thanh"
    r"|hoan tat)|(?:xong|hoan thanh)\s+truoc"
)
_FILLER_TEXT = """
    co gi nao can phai lam trong vao la thi ma nhung cac tat ca viec nhiem vu cong dau cua toi
    em minh tui nay kia the vay di duoc khong ko k j z ntn nhu ra sao xem coi biet hoi hien danh
    sach ds tinh thuc giao con dang se da chua roi nhe nha nhi ha a ah oi voi va hay hoac o tai
    cho den tu ve theo i me my in of for on at due have what are is list show any to this next
    all tasks task
"""
FILLER = frozenset(_FILLER_TEXT.split())

PLAN = re.compile(r"\bke hoach\b")
QUESTION_TAIL = re.compile(
    r"[\s,]*\b(?:khong|ko|k|chua|nhi|a|(?:o )?dau(?: roi)?|(?:nhu )?the nao(?: roi)?"
    r"|den dau(?: roi)?|ra sao"
    r"|nao|vay|roi|nhe)[\s?.!]*$"
)
DOCUMENT = re.compile(
    r"[\s,]*(?=(?:ke hoach|quyet dinh|bao cao|van ban|cong van|to trinh|de an|du an|chuong trinh"
    r"|nghi quyet|thong bao|huong dan|hop dong) [a-z0-9])"
)

COUNTED: dict[str, int] = {
    word: count
    for count, word in enumerate(
        ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"), start=1
    )
}
"""Small numbers in words, folded."""
