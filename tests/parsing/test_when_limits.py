"""The words before a date: what each makes of it, and words that only look like limits."""

import pytest

from bot.parsing.text import words_of
from bot.parsing.when.limits import Limit
from bot.parsing.when.timed import find_timed

TABLE: dict[Limit, list[str]] = {
    Limit.BEFORE: [
        *("trước {}", "Trước ngày {}", "xong trước {}", "TRUOC {}", "chậm nhất trước {}"),
        *("trước 17h00 ngày {}", "trước 17 giờ 30 phút, ngày {}", "trước thứ sáu, ngày {}"),
        *("trước chủ nhật {}", "trước cuối ngày {}", "trước 16h chiều {}", "trước\nngày {}"),
        *("trưóc {}", "trườc ngày {}", "soạn;trước {}", "-trước {}", "đối chiếu trước {}"),
    ],
    Limit.BY: [
        *("chậm nhất {}", "chậm nhất là ngày {}", "muộn nhất ngày {}", "trễ nhất {}", "đến {}"),
        *("đến hết ngày {}", "tới ngày {}", "cho đến {}", "hết ngày {}", "trước hết ngày {}"),
        *("không quá {}", "không muộn hơn {}", "không được chậm quá ngày {}", "từ nay đến {}"),
        *("hạn chót: {}", "hạn cuối cùng {}", "thời hạn {}", "deadline {}", "hạn {}", "hết {}"),
        *("chậm nhât {}", "thẩm định;đến {}", "xong,hạn {}", "gia hạn đến {}"),
    ],
    Limit.FROM: ["từ {}", "từ ngày {}", "kể từ {}", "bắt đầu từ {}", "{} trở đi", "{} trở về sau"],
    Limit.AFTER: ["sau {}", "sau ngày {}"],
    Limit.WITHIN: ["trong ngày {}", "vào {}", "vào ngày {}", "khoảng {}", "trong khoảng {}"],
    Limit.NONE: [
        *("{}", "ngày {}", "là ngày {}", "thứ sáu, ngày {}", "thứ sáu {}", "chủ nhật {}"),
        *("8h30 ngày {}", "từ 8h đến 11h ngày {}", "8h-11h {}", "sáng {}", "tối {}", "lúc 9h {}"),
        *(
            "chấm {}",
            "Chấm điểm {}",
            "phòng trừ sâu {}",
            "nguồn lực {}",
            "mỏ khoáng {}",
            "kho trống {}",
        ),
        *(
            "đối chiếu {}",
            "chiếu sáng {}",
            "thắp sáng {}",
            "chuyển sang {}",
            "gia hạn {}",
            "bắn {}",
        ),
        *(
            "đo đạc, đếm {}",
            "trung hạn {}",
            "bàn bạc {}",
            "xây trường {}",
            "kết nối {}",
            "là lá {}",
        ),
        *("việc của tôi {}", "tự {}", "trồng {}", "đền {}", "hàn {}", "thống nhất của ta {}"),
    ],
}


@pytest.mark.parametrize(
    ("limit", "form"), [(limit, form) for limit, forms in TABLE.items() for form in forms]
)
def test_the_words_before_a_day_limit_it(limit: Limit, form: str) -> None:
    words = words_of(form.format("28/6"))
    (timed,) = find_timed(words, words.folded, year=2024)
    assert timed.limit is limit
