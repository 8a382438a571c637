import zipfile
from pathlib import Path

import pytest

from bot.errors import NotAPlan
from bot.plans.staff import StaffRow, read_staff

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


def test_an_unknown_role_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(NotAPlan) as refused:
        staff(tmp_path, "Họ và tên;Đơn vị;Vai trò\nLê An;A;chuyên viên\nLê Bình;A;thượng khách")
    assert refused.value.key == "staff-unreadable"
    assert refused.value.values == {"row": 3, "printed": "thượng khách"}


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
