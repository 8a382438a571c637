"""Whether a sentence of a narrative orders something to be done."""

import re

from bot.parsing.text import fold

# How tasks begin in Vietnamese office prose, without diacritics.
_VERB = (
    r"(?:tham muu|trinh|ra soat|ban hanh|xay dung|trien khai|to chuc|tiep tuc|theo doi|de xuat"
    r"|thuc hien|chu tri|phoi hop|thu thap|ho tro|pho bien|tang cuong|day (?:manh|nhanh)|nang cao"
    r"|hoan (?:thien|thanh|tat)|kiem (?:tra|soat|dinh|ke|toan)|thanh (?:tra|lap|toan|ly)|giam sat"
    r"|huong dan|don doc|tong (?:hop|ket)|bao (?:cao|dam|tri|duong|ton|ve)|tuyen (?:truyen|duong"
    r"|dung|chon)"
    r"|tap (?:huan|trung|hop)|dao tao|boi duong|quan (?:ly|triet|tam|trac)|van (?:hanh|dong)"
    r"|cap nhat"
    r"|cong (?:bo|khai|nhan)|tiep (?:nhan|cong dan|can|thu|don)|tham (?:dinh|gia|hoi|quan)"
    r"|cap (?:phat|giay|phep|moi|doi)|danh gia|so (?:ket|hoa)|khao sat|dieu (?:tra|chinh|dong"
    r"|hanh|phoi)"
    r"|nghien cuu|ung dung|chuyen (?:giao|doi)|phat (?:trien|dong|hanh|huy|hien)|mo (?:rong|lop"
    r"|cac|chuyen)"
    r"|dau (?:tu|thau|gia)|mua sam|sua (?:chua|doi)|lap|ky ket|phe duyet|quyet toan|giai (?:quyet"
    r"|ngan)"
    r"|xu ly|chi dao|ket (?:noi|nap)|cung (?:cap|co)|tu (?:van|kiem tra|danh gia)|hieu chuan"
    r"|duy tri"
    r"|dam bao|chu (?:trong|dong)|uu tien|thuong xuyen|kip thoi|tich cuc|bo (?:tri|sung|nhiem)"
    r"|can doi"
    r"|kien toan|sap xep|luan chuyen|chuan (?:bi|hoa)|cu (?:can bo|cong chuc|vien chuc|nguoi|doan)"
    r"|lam (?:viec|tot)|giao (?:nhiem vu|ban|luu)|phan (?:cong|tich|bo|loai|cap|luong)|lua chon"
    r"|nghiem thu|luu tru|kham|tiem|phong(?:,| ngua| chong)|ngan (?:chan|ngua)|khac phuc|xet"
    r"|binh xet"
    r"|khen thuong|dang (?:ky|tai)|xac (?:dinh|minh)|thong (?:ke|tin|bao)|in an|bien (?:soan|tap)"
    r"|thiet (?:ke|lap)|thi (?:cong|tuyen)|khoi (?:cong|dong)|cai (?:tao|tien|thien|cach)|trong cay"
    r"|cham soc|nhan rong|khuyen khich|thu (?:hut|hoi|thap)|xuc tien|gioi thieu|trung bay|cat giam"
    r"|don gian hoa|doi moi|bai bo|thay the|dinh ky|hang (?:thang|quy|nam|tuan)|du bao|ap dung"
    r"|khai (?:thac|giang|mac)|su dung|gop y|lay (?:y kien|mau)|boi thuong|quy hoach|quang ba|gui"
    r"|nop"
    r"|don (?:tiep|nhan)"
    r"|tinh gian|hoc tap|tao (?:dieu kien|lap)|trao|mo cua|tang (?:qua|thuong)|siet chat"
    r"|nam (?:bat|chac|thong tin)"
    r"|phan dau|thong nhat|hop (?:tac|dong|giao)|tri an|ung pho|tim kiem|cuu|so tuyen|ky niem"
    r"|ra quan|don (?:dep|ve sinh)|nhan (?:ho so|don)|ket hop|long ghep|bam sat|huy dong"
    r"|soan thao|du thao|dieu hanh)"
)
_ACTION = re.compile(rf"{_VERB}\b")
_ACTION_ANYWHERE = re.compile(rf"(?<![a-z0-9]){_VERB}\b")
# A subject, such as a province's name, before what it goes on to do.
_WITH_SUBJECT = re.compile(
    r"(?:[a-z&\-]+ ){1,9}?(?:tiep tuc|tang cuong|day manh|tap trung|chu tri|co trach nhiem"
    r"|chiu trach nhiem|phoi hop|to chuc|tham muu|xay dung|trien khai|thuc hien)\b"
)
_OPENING_TIME = re.compile(r"(?:trong |vao )?(?:nam|quy|thang|6 thang)\b[^,]{0,30}, ")
_PAST = re.compile(
    r"(?:tu )?(?:trong )?(?:nam|thoi gian qua|quy|thang"
    r"|6 thang dau)\b[^,.]{0,60},? (?:.{0,60} )?da\b"
    r"|.{0,60}\bda (?:duoc|hoan thanh|to chuc|trien khai|ban hanh|thuc hien|xay dung|phe duyet"
    r"|dat|co"
    r"|cap|ky|tham muu|phoi hop|va dang|tiep|kiem|huong|ho tro|de xuat)\b"
    r"|(?:ket qua|ton tai|han che|nguyen nhan|hien nay|nhin chung)\b"
)


def is_action(text: str) -> bool:
    """The sentence begins with what is to be done, perhaps after a time or a subject."""
    folded = fold(text)
    if _ACTION.match(folded):
        return True
    if _PAST.match(folded):
        return False
    folded = _OPENING_TIME.sub("", folded, count=1)
    return bool(_ACTION.match(folded) or (text[:1].isupper() and _WITH_SUBJECT.match(folded)))


def begins_with_verb(text: str) -> bool:
    """As a task does, and the rest of a broken sentence hardly ever."""
    return text[:1].isupper() and bool(_ACTION.match(fold(text)))


def looks_back(text: str) -> bool:
    """The sentence tells what was done or how things are."""
    folded = fold(text)
    return not _ACTION.match(folded) and bool(_PAST.match(folded))


def action_at(folded: str, start: int = 0) -> int | None:
    """Where the first verb of a task begins."""
    found = _ACTION_ANYWHERE.search(folded, start)
    return found.start() if found else None
