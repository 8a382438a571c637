from dataclasses import replace

from bot.parsing.values import Doubt
from bot.plans.names.naming import doubt_names, restore_kinds
from bot.plans.values import DraftItem


def item(*units: str, people: tuple[str, ...] = (), helping: tuple[str, ...] = ()) -> DraftItem:
    return DraftItem(
        kind="task",
        number="",
        section="",
        content="",
        timeline="",
        lead_units=units,
        lead_persons=people,
        coordinating_units=helping,
    )


def leads(*items: DraftItem) -> list[tuple[str, ...]]:
    return [row.lead_units for row in restore_kinds(items)]


def doubts(*items: DraftItem) -> list[list[tuple[str, ...]]]:
    return [
        [(doubt.key, *(value for _, value in doubt.values)) for doubt in row.doubts]
        for row in doubt_names(items)
    ]


def test_a_kind_said_once_is_given_back_to_every_name_of_the_list() -> None:
    assert leads(item("Phòng QLKH", "TĐC", "HCTH")) == [("Phòng QLKH", "Phòng TĐC", "Phòng HCTH")]


def test_letters_of_a_branch_do_not_become_a_division() -> None:
    rows = leads(item("Phòng QLKH", "TĐC"), item("Chi cục TĐC"))
    assert rows == [("Phòng QLKH", "TĐC"), ("Chi cục TĐC",)]


INSIDE = "Phòng Hành chính và Quản lý, Chi cục Tiêu chuẩn"


def test_a_unit_inside_another_stays_one_and_is_doubted() -> None:
    assert leads(item(INSIDE), item("Chi cục Tiêu chuẩn")) == [(INSIDE,), ("Chi cục Tiêu chuẩn",)]
    assert doubts(item(INSIDE)) == [[("unit-inside", INSIDE, "Chi cục Tiêu chuẩn")]]


def test_it_is_two_units_where_the_plan_names_the_smaller_one_by_itself() -> None:
    small, large = INSIDE.split(", ")
    assert leads(item(INSIDE), item(small)) == [(small, large), (small,)]


def test_a_given_name_alone_is_a_person_where_other_rows_know_it() -> None:
    rows = restore_kinds([item("Kiều"), item("Văn phòng", people=("Lê Thị Kiều",)), item("Toán")])
    assert (rows[0].lead_units, rows[0].lead_persons) == ((), ("Kiều",))
    assert rows[2].lead_units == ("Toán",)


def test_a_rare_unit_that_lacks_the_first_letters_of_a_usual_one_is_doubted() -> None:
    usual = [item("Phòng QLCN&CN")] * 3
    assert doubts(item("Phòng CN &CN"), *usual)[0] == [
        ("unit-alike", "Phòng CN &CN", "Phòng QLCN&CN")
    ]


def test_a_slip_of_one_letter_is_proposed_with_both_spellings() -> None:
    rows = doubts(item("Trung tâm Tiên bộ"), *[item("Trung tâm Tiến bộ")] * 3)
    assert rows[0] == [("similar-name", "Trung tâm Tiên bộ", "Trung tâm Tiến bộ")]
    assert rows[1:] == [[], [], []]


def test_a_given_name_is_compared_inside_its_unit_only() -> None:
    thu = item("Văn phòng", people=("Thu",))
    assert doubts(thu, item("Thanh tra", people=("Thư",))) == [[], []]
    assert doubts(thu, *[item("Văn phòng Sở", people=("Thư",))] * 3)[0] == [
        ("similar-name", "Thu", "Thư")
    ]


def test_ordinary_names_raise_no_doubt() -> None:
    rows = [item("Vụ GDTH", helping=("Vụ GDTrH", "Khoa Nội", "Khoa Nhi"))] * 3
    assert doubts(*rows, item("Phòng KHTC"), item("Sở Y tế")) == [[]] * 5


def test_a_doubted_unit_that_other_rows_know_for_a_person_is_doubted_no_longer() -> None:
    unsure = Doubt("unit-unsure", (("printed", "Thuận"),))
    doubted = replace(item("Thuận"), doubts=(unsure,))
    known = item("Phòng A", people=("Trần Thuận",))
    assert restore_kinds([doubted, known])[0].doubts == ()
    assert restore_kinds([doubted])[0].doubts == (unsure,)
