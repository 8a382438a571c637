"""The nouns units are named by, folded.

`BOUND` are pairs of which one is a word of the grammar by itself: "cần" is no stop in "phòng Hậu
cần", nor is "bạn" a friend in "tổ Bạn đọc". `NAMING` tells a kind of unit that is another word as
well, where no marks do: "ban tuyen giao" is a unit, "ban co viec gi" a friend.
"""

import re

_BOUND_TEXT = """
    am nhac | ban doc | bao (ve|ton|tang|hiem|tro|chi|dam|hanh) | bien phong
    | can (bo|doi) | cham soc | co (khi|dien|yeu|gioi|dong) | con (nguoi|nuoi)
    | cong (khai|no|trinh|an|doan) | chuong trinh | quy trinh | cung ung | da khoa | dan van
    | dang (uy|bo|vien|vu) | dang ky (dat dai|kinh doanh|doanh nghiep|quyen su dung)
    | dau (tu|thau|gia|khi) | de dieu | den (bu|chieu sang) | di (san|tich|dong|dan) | dinh cu
    | do (luong|dac|thi) | doc gia | don thu | du lich | dung chung | duoc (lieu|pham)
    | han muc | hang khong | hau (can|kiem) | hoan thue | hop tac(?: xa)? | hoi nhap | in an
    | khi (tuong|dot) | kiem lam | khong (quan|gian) | ky (thuat|luat|gui) | lam nghiep
    | lap (trinh|phap) | may (moc|tinh|mac) | moi (truong|gioi) | nhac (vien|cu|kich)
    | nhan (su|luc|dan) | nhiem (vu|khuan) | nha (o|dat|nuoc|truong) | o to | phong chong
    | sap xep dan cu | tai (chinh|nguyen|san|vu|tro|nan|trong|dinh cu)
    | thi (hanh|dua|truong|nghiem|cong|tuyen|xa) | tiep (dan|thi) | to tung | toi pham | ton giao
    | tre em | trong (tai|yeu|trot|diem) | trinh do | truoc ba | truyen nhiem
    | tu (phap|van|lieu|nhan) | vat tu | ve sinh | vi sinh
    | viec lam(?! (?:gi|j|nao|cua|thang|tuan|quy|hom)(?![a-z]))
"""
_NAMING_TEXT = """
    to chuc | tuyen giao | tuyen huan | noi chinh | kiem (tra|soat|lam|dinh|nghiem) | kinh te
    | phap che | quan (ly|tri|ly) | thanh (tra|nien) | nong (dan|nghiep) | phu nu | cuu chien binh
    | chu thap do | khuyen hoc | luat gia | chi huy | chi dao | giam hieu | giam doc | lanh dao
    | thuong vu | chap hanh | can su | dan toc | truyen thong | tong hop | thong tin | the thao
    | hanh chinh | van (hoa|thu) | ke (toan|hoach) | nghiep vu | dao tao | khao thi
    | giai phong mat bang | boi thuong | bao ve | xay dung | kinh doanh | dieu hanh | thue
    | giao (thong|vu) | canh sat | hai quan | trat tu | y te | nguoi cao tuoi | chuyen mon
    | phat thanh | truyen hinh | (?:so )?\\d{1,2}(?![\\d/]) | mot cua | ho tro | giup viec
"""


def _alternatives(table: str) -> str:
    fields = (" ".join(one.split()) for one in re.split(r"\|(?![^(]*\))", table))
    return "|".join(re.sub(r"\((?!\?)", "(?:", one) for one in fields)


BOUND = re.compile(rf"(?:{_alternatives(_BOUND_TEXT)})(?![a-z])", re.IGNORECASE)
NAMING = re.compile(
    rf"(?:{_alternatives(_NAMING_TEXT)}|{_alternatives(_BOUND_TEXT)})(?![a-z])", re.IGNORECASE
)
