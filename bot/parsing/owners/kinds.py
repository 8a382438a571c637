"""The kinds of units, of every sort of organisation, and when a word is one of them.

sure   := phong | trung tam | chi cuc ...        whatever stands around it
placed := nha may | benh vien | xi nghiep ...    also what work is about, so only where whose
          work it is may stand: first, after "của", "nhắc", "việc", "còn gì" or a gap
twofold := to | doi | ban | khoa | hoi ...       other words as well ("bạn", "đổi", "hỏi"): by
           its marks in such a place, without marks only before what units are named by
"""

import re
from collections.abc import Iterator

from bot.parsing import vocabulary as say
from bot.parsing.owners.fields import NAMING
from bot.parsing.owners.name_ends import is_verb
from bot.parsing.spellings import Spellings
from bot.parsing.text import Words

SURE = (
    "phong ban|phong|trung tam|chi cuc|van phong|thanh tra|ban quan ly|don vi|bo phan"
    "|ban giam doc|ban lanh dao|ban giam hieu|bo mon|chi doan|chi bo|chi hoi|chi nhanh|phan xuong"
    "|cong doan|dang uy"
)
_PLACED = (
    "benh vien|tram|xi nghiep|nha may|nha truong|nha van hoa|cong ty|tong cong ty|bao tang|thu vien"
    "|hat kiem lam|hai quan|ubnd|hdnd|uy ban nhan dan|uy ban|hoi dong nhan dan|kho bac|cong an"
    "|buu dien|ngan hang|hoc vien|hiep hoi|lien doan|dang bo|dai hoc|hoi dong"
)
_TWOFOLD = {
    "to": ("tổ", r"quoc|chuc|cao|rom|trinh|tien|giac"),
    "doi": ("đội", r"ngu|tuyen|hinh|von|gia"),
    "ban": ("ban", r"hanh|dau|dem|ngay|nay|sang|trua|chieu|toi|phat|bo|cho|tang|khoan|do"),
    "khoa": ("khoa", r"hoc|bang|cu"),
    "hoi": ("hội", r"nghi|thao|hop|y|ngo|nhap|dam|chan|dien|quan|vien|lam|tu|te|trai|thi"),
    "doan": ("đoàn", r"vien|ket|tau|xe|the|khach|kiem tra|giam sat|cong tac|phi|dai bieu"),
    "vien": ("viện", r"phi|tro|dan|co"),
    "truong": ("trường", r"hop|ky|phai|doan|ca|thanh"),
    "hat": ("hạt", r"giong|dieu|tieu|lua|nhan"),
    "don": ("đồn", r"dai|thoi|doan"),
    "dai": ("đài", r"loan|tho|gui"),
    "cuc": ("cục", r"bo|dien|pin|ky"),
    "vu": ("vụ", r"viec|an|mua|dong|xuan|he|chay|nay|no|kien|tai nan"),
    "xa": ("xã", r"hoi|giao|hang|vien|ca|nha"),
    "phuong": ("phường", r"phap|an|tien|huong|thuc"),
    "huyen": ("huyện", r"thoai|bi|ao"),
    "quy": ("quỹ", r"dat|thoi gian|luong"),
    "khoi": ("khối", r"luong|u|tai san"),
    "nhom": ("nhóm", r"mau|no|hang"),
    "cum": ("cụm", r"tu"),
    "so": ("sở", r"thich|huu"),
}
"""Each with its marks, and what follows where it is no unit."""
_LATIN = "tt|cc|vp|pb|bql|unit|department|team"
_SHORT_KINDS = frozenset(_LATIN.split("|"))
KIND = re.compile(
    rf"{say.B}(?:(?P<sure>{SURE}|{_LATIN})|(?P<placed>{_PLACED})|(?P<twofold>{'|'.join(_TWOFOLD)})"
    rf"|p\.|p){say.E}(?! (?:chong|chay|ngua|benh|dich|ve|khong|tranh|phi|hop(?! tac)){say.E}) ?",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<![a-zA-Z0-9])[a-zA-Z]+")
FIRST_WORDS = frozenset(
    kind.split()[0] for kind in (*f"{SURE}|{_LATIN}|{_PLACED}".split("|"), *_TWOFOLD, "p")
)
_SPELLED = Spellings.of(
    """
    phòng ban trung tâm chi cục văn thanh tra quản lý đơn vị bộ phận giám đốc lãnh đạo hiệu môn
    đoàn hội nhánh phân xưởng công đảng ủy uỷ bệnh viện trạm xí nghiệp nhà máy trường hoá hóa ty
    tổng bảo tàng thư hạt kiểm lâm hải quan nhân dân đồng kho bạc an bưu điện ngân hàng học hiệp
    liên đại toàn cả bộ thể sở cơ ngành huyện xã phường tỉnh thành phố quận thị trấn toà tòa soạn
    khoa cục mình ta tôi em này nha
    """
)
_ALIKE = {
    kind: re.compile(rf" ?(?:{others})(?![a-zA-Z])", re.IGNORECASE)
    for kind, (_, others) in _TWOFOLD.items()
}
_MARKED = {kind: spelled for kind, (spelled, _) in _TWOFOLD.items()}
_ORGANISATION = (
    "co quan|so|nha|nganh|chi cuc|trung tam|(?:tong )?cong ty|nha truong|truong|benh vien|vien|cuc"
    "|huyen|xa|phuong|tinh|thanh pho|quan|thi xa|thi tran|xi nghiep|nha may|uy ban|bao tang"
    "|thu vien|hoc vien|chi nhanh|khoa|tram|toa soan"
)
"""What can be all there is to those who work in it."""
ALL_OF_IT = rf"(?i:(?:toan(?: bo| the)?|ca) (?:{_ORGANISATION})(?: (?:minh|ta|toi|em|nay))?)"
OUR_OFFICE = (
    "(?i:(?:so|co quan|(?:nha )?truong|cong ty|benh vien|xi nghiep|nha may|thu vien|bao tang)"
    " (?:minh|ta|toi|em|chung (?:minh|ta|toi|em)))"
)
OWN_KINDS = "(?i:khoa|doi|hoi|doan|cum|khoi|nhom|huyen|phuong)"
"""Units one may call one's own, told by their marks; see `is_own_kind`."""
NUMBERED = f"{SURE}|{_PLACED}|{'|'.join(_TWOFOLD)}"
"""Units that may have a number of their own: "đội số 2"."""
_BEFORE_WHOSE = re.compile(
    rf"(?:^[\s,.!?:\"']*|  |[,.:;!?·] |{say.B}(?:cua|cho|nhac|giao|don doc|sang|ben|gui|bao|va|voi"
    rf"|o|tai|thuoc|trong|gi|j|nao|han|tre|cham|xong|nhan|toi|den|toan|ca|thong bao|phan cong"
    rf"|of|for|{say.TASK}) )$"
)
_LONGEST = 16


def is_own_kind(words: Words, at: int) -> bool:
    """Whether a kind that is another word as well is spelled as one: "đội em", not "đợi em"."""
    word = words.lower[at:].split(maxsplit=1)[0]
    return word in _MARKED.values() and (word == "khoa" or not word.isascii())


def are_spelled(words: Words, at: int, end: int) -> bool:
    """Whether no mark makes another word of one of these: "toàn trường", not "toán trưởng"."""
    return not any(map(_SPELLED.contradicts, words.lower[at:end].split()))


def kinds_in(folded: str) -> Iterator["re.Match[str]"]:
    """What `KIND` finds in a text, tried only at words a kind may begin with."""
    end = 0
    for word in _WORD.finditer(folded):
        at = word.start()
        if at < end or word[0].lower() not in FIRST_WORDS:
            continue
        if found := KIND.match(folded, at):
            yield found
            end = found.end()


def is_kind(words: Words, folded: str, found: "re.Match[str]", *, pointed: bool) -> bool:
    """Whether what `KIND` found is meant as one; `pointed` at by "của", "nhắc" or the like."""
    at, end = found.span()
    long = found["sure"] or found["placed"]
    if long and not are_spelled(words, at, end):
        return False
    if found["placed"]:
        return _stands_for_somebody(folded, at) and not is_verb(words, folded, end)
    kind = found["twofold"].lower() if found["twofold"] else None
    if found["sure"] or found[0].lower() in _SHORT_KINDS or found[0].startswith("p."):
        return True
    if kind is None:
        return words.printed[end : end + 1].isupper() or pointed
    if _is_another_word(words, folded, kind, end):
        return False
    spelled = words.lower[at : at + len(kind)]
    if kind == "so":
        return spelled == "sở" and pointed
    if spelled == _MARKED[kind] and not words.lower.isascii():
        return spelled in {"tổ", "đội"} or _stands_for_somebody(folded, at)
    if not spelled.isascii():
        return False
    if kind in _FREQUENT and (pointed or not words.folded[:at].strip()):
        return True
    return NAMING.match(folded, end) is not None and _stands_for_somebody(folded, at)


def _is_another_word(words: Words, folded: str, kind: str, end: int) -> bool:
    """“Hội nghị", "đội trưởng", "ban hành"."""
    heads_it = words.lower.startswith(("trưởng", "truong"), end)
    return heads_it or is_verb(words, folded, end) or bool(_ALIKE[kind].match(folded, end - 1))


_FREQUENT = frozenset({"to", "doi", "khoi", "nhom", "vien"})


def _stands_for_somebody(folded: str, at: int) -> bool:
    return _BEFORE_WHOSE.search(folded, max(0, at - _LONGEST), at) is not None
