from bot.plans.names.unit_index import UnitIndex

NAMES = ("Phòng Quản lý Khoa học", "Phòng Tổng hợp", "Chi cục Quản lý Đất đai", "Thanh tra Sở")
INDEX = UnitIndex((name.casefold(), name) for name in NAMES)


def test_letters_of_a_kind_are_near_names_of_that_kind_and_initial() -> None:
    assert INDEX.near("Phòng QLKH") == ["phòng quản lý khoa học"]


def test_letters_alone_are_near_names_of_every_kind() -> None:
    assert INDEX.near("QLĐĐ") == ["phòng quản lý khoa học", "chi cục quản lý đất đai"]


def test_a_kind_alone_is_near_everything_it_begins() -> None:
    assert INDEX.near("Thanh tra") == ["thanh tra sở"]


def test_a_name_cut_short_is_the_beginning_of_whole_words() -> None:
    assert INDEX.within("phòng quản lý") == ["phòng quản lý khoa học"]
    assert INDEX.within("phòng quản l") == []
