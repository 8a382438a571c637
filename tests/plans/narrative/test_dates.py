import pytest

from bot.plans.narrative.dates import dates_of


def read(sentence: str, said: str = "") -> tuple[str, str]:
    found = dates_of(sentence, said=said, sections=(), year=2025)
    return found.timeline, ", ".join(str(milestone.due) for milestone in found.milestones)


@pytest.mark.parametrize(
    ("sentence", "phrase", "due"),
    [
        ("Rà soát hồ sơ, hoàn thành trước ngày 30/6.", "hoàn thành trước ngày 30/6", "2025-06-30"),
        ("Trình đề án trong quý II/2025.", "trong quý II/2025", "2025-06-30"),
        ("Xong trước 15/5 việc cấp sổ.", "Xong trước 15/5", "2025-05-15"),
        ("Nộp báo cáo chậm nhất ngày 25/12", "chậm nhất ngày 25/12", "2025-12-25"),
        ("Sửa kho, hoàn thành tháng 9.", "hoàn thành tháng 9", "2025-09-30"),
        ("Cấp sổ, hoàn thành quý III năm 2025", "hoàn thành quý III năm 2025", "2025-09-30"),
        ("Mở lớp trong tháng 3, 4.", "trong tháng 3, 4", "2025-04-30"),
        (
            "Gửi báo cáo trước ngày 20 tháng 11 năm 2025",
            "trước ngày 20 tháng 11 năm 2025",
            "2025-11-20",
        ),
        (
            "Dự thảo trước 30/4, trình trước 30/6.",
            "trước 30/4; trước 30/6",
            "2025-04-30, 2025-06-30",
        ),
        ("Báo cáo trước ngày 20 hàng tháng.", "trước ngày 20 hàng tháng", "2025-12-31"),
    ],
)
def test_a_deadline_with_words_of_its_own_is_read(sentence: str, phrase: str, due: str) -> None:
    assert read(sentence) == (phrase, due)


@pytest.mark.parametrize(
    "sentence",
    [
        "Xây dựng kế hoạch năm 2026.",
        "Triển khai Kế hoạch số 12/KH-UBND ngày 03/4/2025 của tỉnh.",
        "Thực hiện Đề án giai đoạn 2021-2025, định hướng đến năm 2030.",
        "Kỷ niệm Ngày Nhà giáo Việt Nam 20/11.",
        "Xử lý đơn phát sinh trước ngày 15/3/2025.",
        "Rà soát văn bản ban hành trước ngày 01/01/2015.",
        "Báo cáo trong năm 2025.",
        "Kiểm tra 30/6 xã.",
    ],
)
def test_a_year_a_citation_and_a_bare_day_are_no_deadline(sentence: str) -> None:
    assert read(sentence) == ("", "")


def test_a_labelled_time_wins_over_the_sentence() -> None:
    assert read("Trình trước 30/6.", said="Tháng 9") == ("Tháng 9", "2025-09-30")


def test_a_day_that_is_no_deadline_is_shown_for_review_and_a_deadline_is_not() -> None:
    found = dates_of("Lễ 20/11 chuẩn bị trước ngày 10/11.", said="", sections=(), year=2025)
    assert [doubt.values for doubt in found.doubts] == [(("printed", "20/11"),)]
