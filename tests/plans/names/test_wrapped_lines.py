import pytest

from bot.plans.names.wrapped_lines import rejoined


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Sở Khoa học và\nCông nghệ", "Sở Khoa học và Công nghệ"),
        ("Sở Quy hoạch -\nKiến trúc", "Sở Quy hoạch - Kiến trúc"),
        ("Trung\ntâm Phục vụ", "Trung tâm Phục vụ"),
        ("Văn phòng UBND\nThành phố", "Văn phòng UBND Thành phố"),
        ("Văn phòng\nHĐND tỉnh", "Văn phòng HĐND tỉnh"),
        ("UBND các xã,\nphường", "UBND các xã, phường"),
        ("Sở\nNông nghiệp", "Sở Nông nghiệp"),
        ("các đơn vị quản lý\ncác hệ thống", "các đơn vị quản lý các hệ thống"),
        ("Phòng Hành chính\n- Tổng hợp", "Phòng Hành chính - Tổng hợp"),
        ("Phòng A (Lê Trung\nTâm)", "Phòng A (Lê Trung Tâm)"),
        ("Nguyễn\nVăn An", "Nguyễn Văn An"),
        ("Trung tâm Ứng dụng tiến bộ\nKH&CN", "Trung tâm Ứng dụng tiến bộ KH&CN"),
        ("Phòng Nghiệp vụ, Thanh\ntra Sở", "Phòng Nghiệp vụ, Thanh tra Sở"),
    ],
)
def test_a_name_broken_at_the_edge_of_its_column_is_whole_again(broken: str, whole: str) -> None:
    assert rejoined(broken) == whole


@pytest.mark.parametrize(
    "cell",
    [
        "Phòng A\nPhòng B",
        "- Phòng A\n- Phòng B",
        "Phòng QLKH\nTĐC",
        "Thanh tra\nVăn phòng",
        "Nguyễn Văn An\nTrần Thị Bình",
        "Thuận\nKiều",
        "Sở Tài chính\ncác đơn vị liên quan",
        "Văn phòng\nUBND các xã",
        "Phòng A;\nPhòng B",
        "Phòng A\n- Trần An\n- Lê Bình",
        "Phòng QLKH:\nTrần An",
    ],
)
def test_lines_of_their_own_stay_apart(cell: str) -> None:
    assert rejoined(cell) == cell


def test_an_empty_line_always_separates() -> None:
    assert rejoined("Sở Khoa học và\n\nCông nghệ") == "Sở Khoa học và\nCông nghệ"
