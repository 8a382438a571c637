"""Units and people, whole, in part, abbreviated and misspelled."""

import time

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
        ("TTUD", ["Trung tâm Ứng dụng Công nghệ"]),
        ("p kh", ["Phòng Kế hoạch Tài chính"]),
        ("phòng kế haọch tài chính", ["Phòng Kế hoạch Tài chính"]),
        ("phong ke hoach - tai chinh", ["Phòng Kế hoạch Tài chính"]),
        ("kế hoạch", ["Phòng Kế hoạch Tài chính"]),
        ("chi cục kế toán", []),
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
        ("Thuạnn", ["Trần Văn Thuận"]),
        ("Htuận", ["Trần Văn Thuận"]),
        ("A. Thuận", ["Trần Văn Thuận"]),
        ("T.V. Thuận", ["Trần Văn Thuận"]),
        ("thuantv", ["Trần Văn Thuận"]),
        ("Trần Thuân", ["Trần Văn Thuận"]),
        ("Toàn", []),
        ("Thuần Văn", []),
        ("Hùng", []),
        ("", []),
    ],
)
def test_words_mean_a_person(words: str, people: list[str]) -> None:
    assert list(match_person(words, NAMES)) == people


def test_one_word_is_everybody_it_may_be() -> None:
    """A person entered by the given name alone does not hide those entered in full."""
    office = KnownNames(people={"Lê Thu": (), "Nguyễn Thị Thu": (), "Thư": ()})
    assert set(match_person("Thu", office)) == {"Lê Thu", "Nguyễn Thị Thu", "Thư"}
    assert match_person("Thư", office) == ("Thư",)


def test_a_great_office_is_laid_out_once_and_then_looked_up_in_no_time() -> None:
    """A thousand lookups among 5,000 people; going through all of them would take minutes."""
    given = [
        f"{first}{last}" for first in ("th", "ng", "tr", "l", "kh") for last in ("uan", "inh", "oa")
    ]
    people = {
        f"Nguyễn {one} {two} {number}": ()
        for one in given
        for two in given
        for number in "abcdefghijklmnopqrstuv"
    }
    office = KnownNames(people=dict(people))
    assert len(office.people) == len(people) > 4_900
    began = time.process_time()
    for name in list(office.people)[:1_000]:
        assert match_person(name, office) == (name,)
    assert time.process_time() - began < 2
