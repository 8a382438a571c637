import zipfile
from pathlib import Path

import pytest

from bot.demo.sample import write_sample
from bot.errors import NotAPlan
from bot.plans.staff import StaffRow, read_staff, refuse_unread_roles, staff_list_in

HEADER = "Họ và tên{0}Đơn vị{0}Chức vụ{0}Vai trò{0}Điện thoại"
PERSON = "Lê An{0}Văn phòng{0}Văn thư{0}văn phòng + quản trị{0}0000 000.001"


def staff(tmp_path: Path, text: str, *, name: str = "nhan-su.csv") -> tuple[StaffRow, ...]:
    (tmp_path / name).write_text(text, encoding="utf-8-sig")
    return read_staff(tmp_path / name)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_is_read_whatever_divides_it(tmp_path: Path, delimiter: str) -> None:
    text = f"{HEADER}\n{PERSON}\n\n".format(delimiter)
    expected = StaffRow("Lê An", "Văn phòng", "Văn thư", ("office", "admin"), "0000000001")
    assert staff(tmp_path, text) == (expected,)


def test_columns_are_found_by_meaning(tmp_path: Path) -> None:
    text = "DANH SÁCH\nSĐT,TT,Phòng/đơn vị,Họ tên\n0000,1,Phòng A,Lê An"
    (person,) = staff(tmp_path, text)
    assert person == StaffRow("Lê An", "Phòng A", phone="0000")


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("chuyên viên", ("officer",)),
        ("Trưởng đơn vị", ("lead",)),
        ("phó đơn vị", ("lead",)),
        ("lãnh đạo", ("director",)),
        ("Văn phòng", ("office",)),
        ("quản trị", ("admin",)),
        ("", ("officer",)),
        ("trưởng đơn vị, văn phòng", ("lead", "office")),
        ("Trưởng phòng; trưởng đơn vị", ("lead",)),
    ],
)
def test_roles_are_named_in_vietnamese(
    tmp_path: Path, printed: str, roles: tuple[str, ...]
) -> None:
    (person,) = staff(tmp_path, f"Họ và tên|Đơn vị|Vai trò\nLê An|A|{printed}".replace("|", "\t"))
    assert person.roles == roles


UNKNOWN_ROLE = (
    "Họ và tên;Đơn vị;Vai trò\nLê An;A;chuyên viên\nLê Bình;A;thượng khách, trưởng đơn vị"
)


def test_an_unknown_role_is_noted_beside_those_that_are_read(tmp_path: Path) -> None:
    _, person = staff(tmp_path, UNKNOWN_ROLE)
    assert (person.roles, person.unread_roles) == (("lead",), ("thượng khách",))


def test_where_nobody_can_be_asked_an_unknown_role_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(NotAPlan) as refused:
        refuse_unread_roles(staff(tmp_path, UNKNOWN_ROLE))
    assert refused.value.key == "staff-unreadable"
    assert refused.value.values == {"row": 3, "printed": "thượng khách"}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (HEADER, PERSON),
        ("Họ tên{0}Phòng{0}SĐT", "Lê An{0}Phòng A{0}0912345678"),
        ("Name{0}Unit{0}Role", "Lê An{0}Phòng A{0}lead"),
    ],
)
def test_a_staff_list_is_told_by_its_columns(tmp_path: Path, header: str, row: str) -> None:
    path = tmp_path / "tep.csv"
    path.write_text(f"DANH SÁCH\n{header}\n{row}".format(","), encoding="utf-8")
    rows = staff_list_in(path)
    assert rows is not None
    assert [one.full_name for one in rows] == ["Lê An"]


@pytest.mark.parametrize(
    "header",
    [
        "TT,Nội dung công việc,Đơn vị chủ trì,Họ và tên người thực hiện,Điện thoại",
        "STT,Tên nhiệm vụ,Đơn vị,Chức vụ,Thời gian",
        "Họ và tên,Đơn vị",
        "một,hai,ba",
    ],
)
def test_a_plan_is_no_staff_list(tmp_path: Path, header: str) -> None:
    path = tmp_path / "tep.csv"
    path.write_text(f"{header}\n1,2,3,4,5", encoding="utf-8")
    assert staff_list_in(path) is None


def test_the_sample_plan_is_no_staff_list_and_its_people_are(tmp_path: Path) -> None:
    sample = write_sample(tmp_path, year=2026)
    assert staff_list_in(sample.plan.rename(tmp_path / "a.txt")) is None
    assert len(staff_list_in(sample.people) or ()) == 17


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("a.csv", "Họ và tên,Đơn vị\n", "staff-empty"),
        ("a.csv", "một,hai\nba,bốn", "staff-no-header"),
        ("a.csv", "Họ và tên,Đơn vị\n,Phòng A", "staff-unreadable"),
        ("a.xlsx", "no workbook", "plan-unreadable"),
        ("a.pdf", "x", "staff-unsupported"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(
    tmp_path: Path, name: str, text: str, key: str
) -> None:
    with pytest.raises(NotAPlan, match=key):
        staff(tmp_path, text, name=name)


def test_a_monstrous_workbook_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 40_000_000)
    with pytest.raises(NotAPlan, match="plan-unpacks-too-large"):
        read_staff(tmp_path / "a.xlsx")


def test_signs_that_show_nothing_are_left_out(tmp_path: Path) -> None:
    (person,) = staff(tmp_path, "Họ tên,Đơn vị\nLê \u2066An\u202e\u200b,Phòng\u202d A")
    assert (person.full_name, person.unit) == ("Lê An", "Phòng A")


def test_a_list_that_is_too_long_is_refused_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(NotAPlan) as refused:
        staff(tmp_path, "Họ tên,Đơn vị\n" + "Lê An,Phòng A\n" * 100_000)
    assert (refused.value.key, refused.value.values) == ("staff-too-many-rows", {"limit": 50_000})


def test_a_cell_no_name_can_be_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(NotAPlan) as refused:
        staff(tmp_path, f"Họ tên,Đơn vị\nLê An,Phòng A\n{'A' * 5000},Phòng A")
    assert (refused.value.key, refused.value.values["row"]) == ("staff-cell-too-long", 3)
