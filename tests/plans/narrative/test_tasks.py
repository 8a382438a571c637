"""Plans without a table of tasks, in the forms offices write them."""

import pytest

from bot.plans.forms.text.reader import read_text
from bot.plans.narrative.tasks import read_narrative
from bot.plans.values import DraftItem

NUMBERED = "KẾ HOẠCH NĂM 2025\nI. MỤC ĐÍCH\n- Làm tốt.\nII. NỘI DUNG\n1. Công tác chuyên môn\n"
DUTIES = f"{NUMBERED}- Mở lớp tập huấn.\nIII. TỔ CHỨC THỰC HIỆN\n"


def items_of(text: str, year: int = 2025) -> tuple[DraftItem, ...]:
    return read_narrative(read_text(text.encode()), year=year).items


def contents(text: str) -> list[str]:
    return [item.content for item in items_of(text)]


def duties(text: str) -> tuple[DraftItem, ...]:
    """The items under "Tổ chức thực hiện" alone."""
    return items_of(DUTIES + text)[1:]


def test_each_bullet_is_a_task_under_its_heading_and_has_no_date() -> None:
    (first, second) = items_of(f"{NUMBERED}- Mở lớp tập huấn.\n- Rà soát quy trình.")
    assert (first.content, first.section) == ("Mở lớp tập huấn.", "1. Công tác chuyên môn")
    assert (second.content, second.milestones, second.timeline) == ("Rà soát quy trình.", (), "")


@pytest.mark.parametrize(
    "sign", ["-", "+", "*", "•", "·", "–", "\uf0b7", "a)", "1)", "(i)", "1.1."]
)
def test_tasks_stand_behind_any_sign(sign: str) -> None:
    assert contents(f"{NUMBERED}{sign} Mở lớp tập huấn.") == ["Mở lớp tập huấn."]


def test_a_bullet_that_ends_with_a_colon_is_the_parent_of_those_below_it() -> None:
    text = "- Tiếp tục triển khai:\n+ Kế hoạch số 5/KH-UBND.\n+ Đề án nước sạch.\n- Họp giao ban."
    assert [(item.parent, item.content) for item in items_of(NUMBERED + text)] == [
        ("Tiếp tục triển khai:", "Kế hoạch số 5/KH-UBND."),
        ("Tiếp tục triển khai:", "Đề án nước sạch."),
        ("", "Họp giao ban."),
    ]


def test_a_whole_sentence_with_steps_is_a_task_and_their_parent() -> None:
    text = "- Tổ chức hội thi tay nghề.\n+ Soạn thể lệ.\n+ Mời giám khảo."
    assert [(item.parent, item.content) for item in items_of(NUMBERED + text)] == [
        ("", "Tổ chức hội thi tay nghề."),
        ("Tổ chức hội thi tay nghề.", "Soạn thể lệ."),
        ("Tổ chức hội thi tay nghề.", "Mời giám khảo."),
    ]


def test_a_name_alone_belongs_to_the_bullet_that_announced_it_whatever_its_sign() -> None:
    text = "- Tiếp tục triển khai:\n- Kế hoạch số 5/KH-UBND.\n- Đề án nước sạch.\n- Họp giao ban."
    assert [item.parent for item in items_of(NUMBERED + text)] == [
        *("Tiếp tục triển khai:", "Tiếp tục triển khai:", "")
    ]


def test_signs_nest_as_the_office_uses_them() -> None:
    text = "* Lớp học:\n- Mở lớp một.\n- Mở lớp hai.\n* Sách:\n- Mua sách."
    assert [item.parent for item in items_of(NUMBERED + text)] == ["Lớp học:", "Lớp học:", "Sách:"]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("- Thực hiện Quyết định số 7/QĐ-UBND ngày 18 tháng 10", "năm 2019 của Ủy ban."),
        ("- Sửa đổi quy định ban hành ngày", "18 tháng 10 năm 2024."),
        ("- Thực hiện quy hoạch của Hội đồng nhân dân và", "Ủy ban nhân dân tỉnh."),
        ("- Hỗ trợ doanh nghiệp công bố", "hợp chuẩn, hợp quy."),
        ("- Kiểm tra các cơ sở (kể cả cơ sở mới thành lập", "Trong năm) trên địa bàn."),
    ],
)
def test_a_paragraph_broken_by_a_page_is_joined(upper: str, lower: str) -> None:
    assert contents(f"{NUMBERED}{upper}\n\n{lower}") == [f"{upper} {lower}".removeprefix("- ")]


def test_a_new_sentence_is_not_joined_to_the_bullet_above() -> None:
    text = "- Mở lớp tập huấn cho cán bộ\nTuyên truyền trên báo đài."
    assert contents(NUMBERED + text) == ["Mở lớp tập huấn cho cán bộ", "Tuyên truyền trên báo đài."]


@pytest.mark.parametrize(
    "heading",
    [
        *("Mục đích, yêu cầu", "MỤC TIÊU CHUNG", "Căn cứ xây dựng kế hoạch", "Quan điểm chỉ đạo"),
        *("Đánh giá tình hình năm 2024", "Kết quả thực hiện nhiệm vụ năm 2024", "Thuận lợi"),
        *("Khó khăn, vướng mắc và nguyên nhân", "Đề xuất, kiến nghị", "Nguyên tắc thực hiện"),
        *("Kinh phí thực hiện", "Dự toán năm 2025", "Đặc điểm tình hình", "Đối tượng, phạm vi"),
    ],
)
def test_what_stands_under_aims_grounds_results_and_money_is_no_task(heading: str) -> None:
    text = f"I. {heading}\n1. Chung\n- Nâng cao chất lượng.\nII. Nhiệm vụ\n- Mở lớp tập huấn."
    narrative = read_narrative(read_text(text.encode()), year=2025)
    assert [item.content for item in narrative.items] == ["Mở lớp tập huấn."]
    assert narrative.left_out == (f"I. {heading}",)


def test_aims_and_tasks_in_one_heading_are_read() -> None:
    assert contents("I. Mục tiêu, nhiệm vụ\n- Mở lớp tập huấn.") == ["Mở lớp tập huấn."]


def test_a_part_about_other_years_is_no_part_of_this_plan() -> None:
    text = (
        "A. KẾ HOẠCH BỔ SUNG ĐẾN NĂM 2026\n- Mua xe.\nB. CÔNG TÁC NĂM 2024\n- Sơn nhà.\n"
        "C. KẾ HOẠCH NĂM 2025\n- Trồng cây."
    )
    assert contents(text) == ["Trồng cây."]


def test_titles_in_capitals_divide_the_plan_above_its_roman_numbers() -> None:
    text = (
        "KẾT QUẢ CÔNG TÁC NĂM 2024\nI. Đào tạo\n- Mở 03 lớp.\n"
        "PHẦN THỨ HAI\nNHIỆM VỤ NĂM 2025\nI. Đào tạo\n- Mở 05 lớp."
    )
    assert contents(text) == ["Mở 05 lớp."]


def test_a_span_that_holds_the_year_is_of_this_year() -> None:
    text = "I. Nhiệm vụ giai đoạn 2021-2025\n- Trồng cây.\nII. Nhiệm vụ năm 2025\n- Mua xe."
    assert contents(text) == ["Trồng cây.", "Mua xe."]


@pytest.mark.parametrize(
    "line",
    [
        "- Năm 2024, trung tâm mở 03 lớp.",
        "- Trung tâm đã tổ chức 03 lớp.",
        "- Kết quả: có 13 mẫu đạt.",
        "- Căn cứ Luật Giáo dục;",
        "Trong quá trình thực hiện nếu vướng mắc, các phòng báo cáo Sở.",
        "Trên đây là kế hoạch của Sở.",
        "Đời sống nhân dân còn khó khăn.",
    ],
)
def test_what_was_done_or_merely_closes_the_plan_is_no_task(line: str) -> None:
    assert contents(f"{NUMBERED}- Mở lớp tập huấn.\n{line}") == ["Mở lớp tập huấn."]


def test_recipients_and_signatures_are_no_tasks() -> None:
    text = "- Mở lớp tập huấn.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC"
    assert contents(NUMBERED + text) == ["Mở lớp tập huấn."]


def test_a_paragraph_is_a_task_when_it_orders_something() -> None:
    text = "Tăng cường kết nối cung cầu.\nNhu cầu của nhân dân ngày càng cao."
    assert contents(NUMBERED + text) == ["Tăng cường kết nối cung cầu."]


def test_a_plan_with_bold_titles_alone_is_read_by_them() -> None:
    text = "**KẾ HOẠCH QUÝ I/2025**\n**Mục đích**\n- Làm tốt.\n**Nhiệm vụ**\n- Mở lớp."
    assert [(i.number, i.section, i.content) for i in items_of(text)] == [
        ("1", "Nhiệm vụ", "Mở lớp.")
    ]


def test_a_plain_list_without_headings_is_read() -> None:
    text = "KẾ HOẠCH NĂM 2025\nTrung tâm làm các việc sau:\n1. Rà soát hồ sơ.\n2. Mở lớp."
    assert [(i.number, i.section, i.content) for i in items_of(text)] == [
        ("1", "", "Rà soát hồ sơ."),
        ("2", "", "Mở lớp."),
    ]


def test_numbers_are_those_printed_else_of_heading_and_place() -> None:
    text = (
        "- Mở lớp.\n+ Mời thầy.\n2. Rà soát quy trình, hồ sơ.\n"
        "3. Hội họp\na) Họp dân.\n3.1. Họp tổ\n- Ghi."
    )
    assert [item.number for item in items_of(NUMBERED + text)] == [
        *("II.1.1", "II.1.2"),
        *("2", "II.3a", "II.3.1.1"),
    ]


def test_labelled_lines_below_a_task_are_its_fields() -> None:
    (item,) = items_of(
        "I. NHIỆM VỤ\n1. Rà soát thủ tục\n- Đơn vị chủ trì: Phòng Tổng hợp\n"
        "- Đơn vị phối hợp: Văn phòng Sở; Phòng Kế hoạch\n- Lãnh đạo chỉ đạo: PGĐ Trần Bình\n"
        "- Thời gian hoàn thành: Tháng 6/2025\n- Sản phẩm: Báo cáo\n- Kinh phí: 15 triệu đồng\n"
        "- Địa điểm: hội trường"
    )
    assert (item.number, item.content) == ("1", "Rà soát thủ tục")
    assert item.lead_units == ("Phòng Tổng hợp",)
    assert item.coordinating_units == ("Văn phòng Sở", "Phòng Kế hoạch")
    assert (item.directed_by, item.timeline) == (("Trần Bình",), "Tháng 6/2025")
    assert str(item.due) == "2025-06-30"
    assert (item.expected_result, item.budget_vnd) == ("Báo cáo", 15_000_000)
    assert item.note == "Địa điểm: hội trường"


def test_labels_that_come_again_belong_to_the_task_before_them() -> None:
    text = "- Mở lớp.\n- Chủ trì: Phòng Một\n- Họp dân.\n- Chủ trì: Phòng Hai"
    assert [(i.content, i.lead_units) for i in items_of(NUMBERED + text)] == [
        ("Mở lớp.", ("Phòng Một",)),
        ("Họp dân.", ("Phòng Hai",)),
    ]


def test_a_sum_for_several_tasks_is_none_of_theirs() -> None:
    text = "1. Mở lớp tập huấn.\n2. Mua sách.\n3. Kinh phí thực hiện: 2 tỷ đồng."
    assert [(i.number, i.budget_vnd) for i in items_of(f"I. NHIỆM VỤ\n{text}")] == [
        ("1", None),
        ("2", None),
    ]


def test_a_numbered_task_with_parts_leaves_those_beside_it_tasks() -> None:
    text = "KẾ HOẠCH NĂM 2025\n1. Rà soát hồ sơ.\n2. Đào tạo\n2.1. Mở lớp.\n3. Mua sách."
    assert [item.number for item in items_of(text)] == ["1", "2.1", "3"]


def test_the_deadline_of_a_task_holds_for_its_solutions() -> None:
    text = (
        "1.1. Nhiệm vụ 1: Hỗ trợ 05 hợp tác xã áp dụng mã vùng trồng theo Đề án của tỉnh.\n"
        "a) Giải pháp thực hiện:\n- Khảo sát hợp tác xã.\n- Tập huấn.\n"
        "b) Thời gian hoàn thành: Tháng 11/2025."
    )
    items = items_of(NUMBERED + text)
    assert {item.parent[:10] for item in items} == {"Nhiệm vụ 1"}
    assert [(item.content, str(item.due)) for item in items] == [
        ("Khảo sát hợp tác xã.", "2025-11-30"),
        ("Tập huấn.", "2025-11-30"),
    ]


def test_labels_inside_a_sentence_are_read_and_the_sentence_stays_whole() -> None:
    line = "Tiêm vắc xin. Chủ trì: Phòng Nhi; Phối hợp: Phòng Dược; Thời hạn: 20/5"
    (item,) = items_of(f"{NUMBERED}- {line}")
    assert (item.content, item.lead_units) == (line, ("Phòng Nhi",))
    assert (item.coordinating_units, str(item.due)) == (("Phòng Dược",), "2025-05-20")


def test_a_month_in_the_heading_reaches_its_tasks_and_a_year_does_not() -> None:
    text = (
        "I. Việc hoàn thành trong Quý I\n- Mở lớp.\nII. Nhiệm vụ thực hiện trong năm 2025\n- Họp."
    )
    assert [str(item.due) for item in items_of(text)] == ["2025-03-31", "None"]


def test_a_unit_in_the_heading_leads_what_stands_under_it() -> None:
    (first, second) = duties("1. Văn phòng Sở\n- Tham mưu mua sắm xe.\n- Chuẩn bị hội trường.")
    assert (first.lead_units, second.lead_units) == (("Văn phòng Sở",), ("Văn phòng Sở",))
    assert first.section == "1. Văn phòng Sở"


@pytest.mark.parametrize(
    ("sentence", "lead", "helping"),
    [
        ("1. Văn phòng Sở: chuẩn bị hội trường.", "Văn phòng Sở", ()),
        ("1. Phòng Quản lý khoa học tham mưu thành lập hội đồng.", "Phòng Quản lý khoa học", ()),
        (
            "Giao Phòng Tổng hợp chủ trì, phối hợp với Văn phòng Sở tổ chức hội nghị.",
            "Phòng Tổng hợp",
            ("Văn phòng Sở",),
        ),
        ("- Đề nghị Hội Nông dân tỉnh vận động hội viên tham gia.", "Hội Nông dân tỉnh", ()),
        ("- Khoa Dược: cấp phát thuốc cho các trạm.", "Khoa Dược", ()),
        ("- Giao phòng Hành chính mua sắm xe.", "phòng Hành chính", ()),
    ],
)
def test_who_shall_act_leads(sentence: str, lead: str, helping: tuple[str, ...]) -> None:
    (item,) = duties(sentence)
    assert (item.lead_units, item.coordinating_units) == ((lead,), helping)


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Văn phòng Sở theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
        "2. Các phòng, đơn vị căn cứ chức năng, triển khai nghiêm túc nội dung Kế hoạch này.",
        "3. Văn phòng Sở là đầu mối tổng hợp, báo cáo kết quả thực hiện Kế hoạch này.",
        "Kế hoạch này được gửi đến các phòng.",
        "Yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện.",
    ],
)
def test_care_for_the_plan_itself_is_no_task(sentence: str) -> None:
    assert duties(sentence) == ()


def test_a_duty_that_the_body_holds_already_is_not_told_again() -> None:
    body = f"{NUMBERED}- Mở lớp tập huấn cho cán bộ xã về chuyển đổi số.\n"
    duty = "1. Văn phòng Sở: mở lớp tập huấn cho cán bộ xã về chuyển đổi số."
    (item,) = items_of(f"{body}III. TỔ CHỨC THỰC HIỆN\n{duty}")
    assert item.section == "1. Công tác chuyên môn"


def test_care_for_the_plan_with_a_deadline_is_a_task() -> None:
    (item,) = duties("1. Các phòng, đơn vị báo cáo việc thực hiện Kế hoạch này trước ngày 15/12.")
    assert (item.timeline, str(item.due)) == ("trước ngày 15/12", "2025-12-15")


def test_a_document_of_prose_holds_no_tasks() -> None:
    assert items_of("Trời hôm nay đẹp.\n\nChim hót trên cành.") == ()


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Sở Nội vụ: Xây dựng đề án.", "Sở Nội vụ"),
        ("Yêu cầu Phòng Đô thị kiểm tra vỉa hè.", "Phòng Đô thị"),
        ("Đề nghị Trung tâm Dự báo cung cấp bản tin.", "Trung tâm Dự báo"),
        ("Các chi cục báo cáo kết quả.", "Các chi cục"),
    ],
)
def test_whoever_a_sentence_calls_on_leads(line: str, lead: str) -> None:
    (item,) = items_of(f"KẾ HOẠCH NĂM 2025\nI. NỘI DUNG\n1. {line}")
    assert item.lead_units == (lead,)


@pytest.mark.parametrize(
    "line", ["Doanh nghiệp: Hỗ trợ vay vốn.", "Tổ chức Hội thảo nâng cao năng lực.", "Mở lớp."]
)
def test_a_topic_before_the_verb_is_nobody(line: str) -> None:
    (item,) = items_of(f"{NUMBERED}- {line}")
    assert item.lead_units == item.lead_persons == ()


def test_a_parenthesis_may_say_who_does_it_and_who_helps() -> None:
    (first, second) = items_of(
        f"{NUMBERED}- Tập huấn (Phòng A chủ trì, Phòng B phối hợp).\n"
        "- In tờ rơi (Văn phòng thực hiện)."
    )
    assert (first.lead_units, first.coordinating_units) == (("Phòng A",), ("Phòng B",))
    assert second.lead_units == ("Văn phòng",)


def test_the_office_in_capitals_at_the_top_leads_nothing() -> None:
    text = "CỤC THỦY LỢI\nTHÔNG BÁO\nPhân công nhiệm vụ phòng chống lũ năm 2025\n"
    items = items_of(f"{text}1. Kiểm tra đê.\n2. Trực ban.")
    assert [item.lead_units for item in items] == [(), ()]


@pytest.mark.parametrize(
    "line",
    [
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.",
    ],
)
def test_what_puts_a_decision_in_force_is_no_task(line: str) -> None:
    assert contents(f"KẾ HOẠCH NĂM 2025\nI. NỘI DUNG\n1. Mở lớp.\n2. {line}") == ["Mở lớp."]
