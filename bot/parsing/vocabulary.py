"""The words officers ask and act with, without diacritics; English stands beside Vietnamese.

Each pattern is one idea of the grammar, to be read on the text of `spelling.py`.
"""

import re

B, E = r"(?<![a-zA-Z0-9])", r"(?![a-zA-Z0-9])"
TASK = (
    r"(?:viec|vc|nhiem vu|cong viec|dau viec|tasks?|cv|nv|todo|deadlines?|n\.? ?vu|c\.? ?viec"
    r"|d\.viec)"
)
ME = (
    r"(?:chung (?:toi|em|minh|ta)|(?:tui|bon) (?:em|minh|toi)"
    r"|toi|minh|em|tui|mk|mik|to|tao|chau|my|mine|me|e|t|i)"
)
DOCUMENT_NOUN = (
    "(?:ke hoach|quyet dinh|bao cao|van ban|cong van|to trinh|de an|du an|chuong trinh|nghi quyet"
    "|nghi dinh|thong tu|chi thi|thong bao|huong dan|hop dong|bien ban|giay moi|phieu|quy che"
    "|ho so|tai lieu|du thao|de tai|phuong an|cong dien|ket luan)"
)


START = (
    rf"[\s,.!?:\"'“/>-]*(?:(?:{ME}|bot|ban|anh|chi|hay|de nghi|yeu cau|nho|can|muon|xin|da|vua"
    rf"|moi|lam"
    rf"|the|vay){E}[\s,]*)*"
)
"""Whoever speaks, and what softens an order."""


def words(*patterns: str) -> "re.Pattern[str]":
    """Any of these as whole words."""
    return re.compile(rf"{B}(?:{'|'.join(patterns)}){E}")


def only(*patterns: str) -> "re.Pattern[str]":
    """Any of these as the whole text, for `fullmatch`."""
    return re.compile(rf"[\s,.!?:/]*(?:{'|'.join(patterns)})[\s,.!?:]*")


def first(*patterns: str) -> "re.Pattern[str]":
    """At the start of the text, after whoever speaks and what softens an order."""
    return re.compile(rf"{START}(?:{'|'.join(patterns)}){E}")


_NOT_YET = r"chua(?! (?:chay|benh|tri)(?![a-zA-Z]))"

YOU = (
    r"(?:em|toi|minh|anh|chi|tui|chau|bac|sep|thay(?! doi)|e|a|c|mk|mik"
    r"|to(?! (?:trinh|chuc|cong))|t|me)"
)

QUESTION = words(
    _NOT_YET,
    "khi nao",
    "bao gio",
    "the nao",
    "ra sao",
    "(?:den|toi) dau",
    "o dau",
    r"dau(?= (?:roi|vay|the|a)|[\s?.!]*$)",
    "nao",
    "gi",
    "j",
    "ai",
    "may(?! (?:moc|tinh|in|bay|phat|chieu|lanh|anh|cham|bom|photo|chu|quay|do|scan)(?![a-z]))",
    "bao nhieu",
    "khong",
    "ko",
    "hok",
    "kg",
    "when",
    "what",
    "who",
    "which",
    "status",
    "ntn",
    "hom nao",
    "duoc (?:khong|ko|k)",
    r"(?:is|was|has|did|does)(?= (?:the )?(?:task )?#? ?\d+(?! ?[%\d]))",
    "how is",
)
LEADING_TASK = re.compile(
    rf"(?:(?:cac|nhung|tat ca|cho|giup|my|the|thong tin|noi dung)\s+)*(?:{TASK}\s+)?(?:(?:nao"
    rf"|noi ve|(?:co )?lien quan"
    r"(?: den| toi)?|ve|(?:co )?ten(?: la)?|co|so(?= \d)|about|related to|on)\s+)*"
)
STATS = words(
    "bao nhieu",
    f"may (?:cai |dau )?(?:{TASK}|cai|viec)",
    "thong ke",
    "so lieu(?! (?:chua|da|van|con|bi|ve|thi) )",
    "con so",
    "so luong",
    rf"(?<!ho )so {TASK}",
    "(?:ty|ti) le",
    r"how many",
    r"count",
    "tong so",
    "dem(?: so)?",
    "bnh",
    "bn",
    r"may phan tram",
    r"(?:nhieu|it)(?: \w+){0,4} nhat",
    "xep hang",
    r"percentage|completion rate|statistics?|stats|figures",
)
WORK = words(
    TASK,
    "lam (?:gi|j|nhung gi)",
    "co (?:gi|j|nhung gi)",
    "den han",
    "toi han",
    "den hen",
    "can lam",
    "phai lam",
    "han (?:nop|nao|gi|j)",
    "(?:can|phai|se) (?:nop|trinh|gui|hoan thanh|xong)",
    "(?:nop|trinh|gui|ban) (?:gi|j|nhung gi)",
    "lich",
    "chi tieu",
    "have to do",
    "to do",
    "con (?:gi|j|no)",
    "dang lam",
    "work",
    "due",
)
OF_MINE = words(rf"cua {ME}")
DUE = words(
    "(?:sap )?(?:den|toi|het|qua|tre|cham) han",
    "(?:thoi )?han(?: chot| cuoi| nop| hoan thanh| xu ly)?",
    "due",
    "deadlines?",
    "xong",
    "hoan thanh",
)
OVERDUE = words(
    r"(?<!sap )(?:bi )?(?:qua|tre|cham|lo|muon) (?:han|hen|tien do|thoi han|deadline)",
    "cham tre",
    "(?<!sap )cham",
    "(?<!sap )tre",
    r"muon(?= (?:viec|roi|han))",
    "qh",
    "quahan",
    "late",
    "overdue",
    "delayed",
    "past (?:due|(?:the |its |their )?deadline)",
    "behind(?: schedule)?",
)
EXPIRED = words("(?<!sap )(?<!gan )het han")
OPEN = words(
    _NOT_YET,
    "dang (?:lam|thuc hien|trien khai|do|xu ly|mo|ton|no|om|giu|ganh|cam|chay|soan|viet|nam)",
    "con(?! (?:so|nguoi|duong|em|trai|gai|cai|chau|dau|chim)(?![a-zA-Z]))",
    "(?:lam|bo) do",
    "ton(?: dong| lai)?",
    "dang do",
    "(?:do|dang) dang",
    "con do",
    "open",
    "pending",
    "unfinished",
    "incomplete",
    "left",
    "not (?:yet )?(?:done|finished|completed)",
    "remaining",
    "outstanding",
    "(?:ko|khong|k) (?:kip )?xong",
    r"(?:has|have|is|are|did|do|was|were)n['’]?t",
    "undone",
    "no(?= viec)",
    "thieu(?= (?:viec|bao cao))",
)
FINISHED = words(
    "(?:da |vua )?(?:xong|hoan thanh|hoan tat)",
    "da (?:lam|nop|ket thuc|duyet|trinh|gui)",
    "done",
    "completed?",
    "finish(?:ed)?",
    "dung han",
)
_PHRASES = words(
    rf"(?:nop|gui|trinh|lam) {DOCUMENT_NOUN}",
    "(?:da|chua|phai|can|duoc) bao cao",
    "danh sach",
    "chi tiet",
    "thoi gian",
    "trang thai",
    "tinh hinh",
    "thong tin",
    "noi dung",
    "cu the",
    "quan trong",
    "bay gio",
    "chu tri",
    "phoi hop",
    "phu trach",
    "theo doi",
    "ket qua",
    "toan bo",
    "hien (?:tai|nay|gio)",
    "tong cong",
    "du kien",
    "dung han",
    "phat sinh",
    "trong tam",
    "uu tien",
    "dot xuat",
    "sap toi",
    "sap (?:tre|cham|qua|het|den)(?: han)?",
)


def _alternatives(pattern: "re.Pattern[str]") -> str:
    """What stands between the word boundaries of `words`."""
    return pattern.pattern.removeprefix(f"{B}(?:").removesuffix(f"){E}")


EXPLAINED = words(
    *map(
        _alternatives,
        (_PHRASES, WORK, OF_MINE, STATS, OVERDUE, EXPIRED, OPEN, FINISHED, QUESTION, DUE),
    )
)
"""Whatever the grammar knows to say of tasks."""
NOT_YET_FINISHED = re.compile(
    rf"(?:ty le|ti le|muc do|rate)[a-z ]{{0,12}}(?:hoan thanh|xong|completion|dung han)"
    rf"|{B}(?:phai|can|se|de|han|thoi han|truoc|nen|chua|khong|ko|sap)\s+(?:lam\s+)?(?:xong"
    rf"|hoan thanh"
    r"|hoan tat)|(?:xong|hoan thanh)\s+truoc"
    r"|\b(?:must|should|to|will|can|when|shall)(?: (?:i|we|you|they|be))* "
    r"(?:finish|complete|done)"
)
_FILLER_TEXT = """
    co gi j nao can phai lam trong vao la thi ma nhung cac tat ca viec cua toi em minh tui nay kia
    the vay di duoc dc dk khong ko k z ntn nhu ra sao xem coi biet hoi hien ds giao con dang se da
    chua roi nhe nha nhi ha a ah oi voi va hay hoac o tai cho den tu ve theo i me my in of for on at
    due have what are is list show any to this next the all tasks task be does did am was were
    there has had should must need get got with from by hom nhat luc nua moi lai cung chi rieng bao
    gom cai may ai nhieu it mk mik e t r ad vs bot ban anh giup xin dua day gui nhan lay gap khan
    luon ngay sap bi het vc cv nv muc hang thuoc hai ba vai mot dum gium ho lon nho please our us
    we your you their his her its and or not yet still currently now up mine bay gio nop tra toi
    sau truoc gan thang nam tuan quy ke nhac anything everything something thing things which
    units unit departments department people person persons team teams staff yet far so still
    late ones any that am tinh s sep do v
"""
FILLER = frozenset(_FILLER_TEXT.split())

PLAN = re.compile(r"\bke hoach(?: (?:cong tac|nam|thang|tuan|quy))*\b")

COUNTED: dict[str, int] = {
    word: count
    for count, word in enumerate(
        ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"), start=1
    )
}
"""Small numbers in words, folded."""
