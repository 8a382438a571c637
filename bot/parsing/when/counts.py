"""Numbers that count things, among numbers that name months, quarters and days.

member := a listed number before a sign, the end, a year, a word of time, an action, or the
          very next one                      "tháng 5, 8: họp", not "tháng 5, 8 phóng sự"
share  := N/M thing, N not above M           "8/12 chỉ tiêu", "giải ngân 3/4 kế hoạch vốn"
"""

import re
from typing import Final

from bot.parsing.text import Words, fold

COUNTED: Final = (
    r"(?:\s*%|\s+(?:lop|cuoc|don vi|doanh nghiep|nguoi|hoi nghi|hoi thao|de tai|du an|nhiem vu"
    r"|mo hinh|bai|buoi|dot|xa|huyen|co so|mau|san pham|luot|lan|doan|khoa|tuan|thang|ngay"
    r"|chuyen|chi tieu|ho so|gio|trieu|ty|dong|hop dong)\b)"
)
"""What surely counts things when a number stands before it."""


def _any_of(words: str) -> str:
    """Each of the words, as spelled or without marks: "phòng", "phong", never "phóng"."""
    spelled = [word.replace("_", " ") for word in words.split()]
    return "|".join(dict.fromkeys(form for word in spelled for form in (word, fold(word))))


_OF_TIME = _any_of(
    "năm tháng quý tuần ngày đầu giữa cuối hàng hằng mỗi trong trước sau từ đến tới trở hết chậm"
    " muộn và hoặc của cho tại ở để nhằm khi thì là do vì theo cùng với các những sẽ phải đã âm"
)
_ACTING = _any_of(
    "trình báo_cáo gửi nộp họp tổ_chức triển_khai thực_hiện hoàn_thành ban_hành xây_dựng soạn dự"
    " tham lấy xin góp công_bố đánh_giá ra cấp tiếp bắt_đầu kết_thúc khai bế kiểm khảo_sát tổng"
    " sơ_kết nghiệm_thu phê_duyệt ký phát lập giao nhận đăng lên mở xong trả đi"
)
_ASKED = _any_of(
    "việc phòng chi_cục sở ban bộ ubnd hđnd trung_tâm ông bà anh chị mình tôi em có_gì ai ạ ok"
)
_SHARED = re.compile(
    rf"{COUNTED}|\s+(?:so(?!\s+(?:ket|bo|tuyen|tham|luoc|sanh))|dai bieu|thanh vien|tinh|phuong"
    r"|co quan|thon)\b"
)
_CLOSES = re.compile(rf"\s*(?:$|[^\s\w%]|\d|(?:{_OF_TIME})\b)")
_ACTS = re.compile(rf"\s*(?:{_ACTING}|{_ASKED})\b")
_DONE = _any_of("hoàn_thành thực_hiện")
_TIMING = _any_of(
    "ngày trước sau từ đến tới vào trong hạn nhất hết xong là và hoặc khoảng mùng mồng hai ba tư"
    " năm sáu bảy nhật sáng chiều tối hôm gian bắt_đầu kết_thúc họp việc tuần cn t2 t3 t4 t5 t6 t7"
)
_RATIO = _any_of("tỷ_lệ tỉ_lệ đạt giảm tăng lên bằng chiếm")
_BEFORE = re.compile(
    rf"\b(?:(?P<ratio>{_RATIO})|(?P<done>{_DONE})|(?P<time>{_TIMING})|[^\W\d_]+)\s*$"
)
_LONGEST_BEFORE = 24


def is_counted(words: Words, end: int, before: int, number: int, *, alike: bool = True) -> bool:
    """Whether the last of some listed numbers, which ends here, counts what follows it.

    `before` is the one listed before it; `alike` says both are printed alike ("I, II", not "I, 2").

    >>> from bot.parsing.text import words_of
    >>> is_counted(words_of("tháng 5, 8 phóng sự"), 10, 5, 8)
    True
    >>> is_counted(words_of("tháng 5, 8: họp"), 10, 5, 8)
    False
    >>> is_counted(words_of("tháng 5, 6 phòng kỹ thuật"), 10, 5, 6)
    False
    """
    if _CLOSES.match(words.lower, end) or (alike and number - before in {1, -11}):
        return False
    return number < before or not alike or not _ACTS.match(words.lower, end)


def is_share(words: Words, at: int, end: int, share: tuple[int, int]) -> bool:
    """Whether a bare "N/M" is so many of so many, and no day.

    >>> from bot.parsing.text import words_of
    >>> is_share(words_of("công nhận 7/9 thôn"), 10, 13, (7, 9))
    True
    >>> is_share(words_of("trước 5/6 thôn A"), 6, 9, (5, 6))
    False
    """
    if share[0] > share[1]:
        return False
    before = _BEFORE.search(words.lower, max(0, at - _LONGEST_BEFORE), at)
    if before and before["time"]:
        return False
    if (before and before["ratio"]) or _SHARED.match(words.folded, end):
        return True
    acts = _CLOSES.match(words.lower, end) or _ACTS.match(words.lower, end)
    return before is not None and not before["done"] and not acts
