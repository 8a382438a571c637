"""Units and people, whole, in part, abbreviated and misspelled."""

import pytest

from bot.parsing.names import match_person, match_unit
from bot.parsing.values import KnownNames

NAMES = KnownNames(
    units={
        "Phòng Kế hoạch Tài chính": ("P.KHTC",),
        "Trung tâm Ứng dụng Công nghệ": ("Trung tâm Ứng dụng",),
        "Chi cục Đo lường": (),
        "Trung tâm Đo lường": (),
        "Văn phòng Sở": (),
        "Thanh tra Sở": (),
    },
    people={"Trần Văn Thuận": (), "Lê Anh Thư": (), "Ngô Thị Thu": (), "Lê Trung Tâm": ("Tâm VP",)},
)


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("phòng kế hoạch tài chính", ["Phòng Kế hoạch Tài chính"]),
        ("phong ke hoach tai chinh", ["Phòng Kế hoạch Tài chính"]),
        ("KHTC", ["Phòng Kế hoạch Tài chính"]),
        ("p. khtc", ["Phòng Kế hoạch Tài chính"]),
        ("kế hoạch tài chính", ["Phòng Kế hoạch Tài chính"]),
        ("phòng kế hoạnh tài chính", ["Phòng Kế hoạch Tài chính"]),
        ("tt ứng dụng", ["Trung tâm Ứng dụng Công nghệ"]),
        ("TTUDCN", ["Trung tâm Ứng dụng Công nghệ"]),
        ("chi cục đo lường", ["Chi cục Đo lường"]),
        ("đo lường", ["Chi cục Đo lường", "Trung tâm Đo lường"]),
        ("văn phòng", ["Văn phòng Sở"]),
        ("vp", ["Văn phòng Sở"]),
        ("thanh tra", ["Thanh tra Sở"]),
        ("kho bạc", []),
        ("", []),
    ],
)
def test_words_mean_a_unit(words: str, units: list[str]) -> None:
    assert list(match_unit(words, NAMES)) == units


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Thuận", ["Trần Văn Thuận"]),
        ("anh thuan", ["Trần Văn Thuận"]),
        ("Tran Van Thuan", ["Trần Văn Thuận"]),
        ("đ/c Văn Thuận", ["Trần Văn Thuận"]),
        ("Thư", ["Lê Anh Thư"]),
        ("thu", ["Lê Anh Thư", "Ngô Thị Thu"]),
        ("Lê Tâm", ["Lê Trung Tâm"]),
        ("tâm vp", ["Lê Trung Tâm"]),
        ("Thuânn", ["Trần Văn Thuận"]),
        ("Hùng", []),
        ("", []),
    ],
)
def test_words_mean_a_person(words: str, people: list[str]) -> None:
    assert list(match_person(words, NAMES)) == people
