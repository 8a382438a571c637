from bot.plans.tables.headers import read_header
from bot.plans.tables.people import RowPeople, read_people_of


def people(header: tuple[str, ...], *cells: str) -> RowPeople:
    columns = read_header(("STT", "Nội dung", "Thời hạn", *header))
    assert columns is not None
    return read_people_of(columns, ("1", "Họp", "Quý I", *cells))


def test_columns_of_one_meaning_are_read_together() -> None:
    found = people(("Đơn vị chủ trì", "Người thực hiện"), "Phòng A", "Đ/c Lê Văn An")
    assert (found.lead.units, found.lead.persons) == (("Phòng A",), ("Lê Văn An",))


def test_a_label_in_one_column_says_nothing_of_the_other() -> None:
    found = people(("Đơn vị", "Người phụ trách"), "Phòng A", "Chủ trì: Đ/c Lê Văn An")
    assert (found.lead.units, found.lead.persons) == (("Phòng A",), ("Lê Văn An",))
    assert found.cooperating.units == ()


def test_directors_lose_their_posts_but_a_post_alone_stays() -> None:
    header = ("Lãnh đạo chỉ đạo",)
    assert people(header, "PGĐ Trần Thị Bình").directed_by == ("Trần Thị Bình",)
    assert people(header, "Giám đốc Sở").directed_by == ("Giám đốc Sở",)


def test_words_that_a_page_break_printed_twice_are_read_once() -> None:
    assert people(("Lãnh đạo chỉ đạo",), "PGĐ Lê Văn An Văn An").directed_by == ("Lê Văn An",)


def test_whoever_is_marked_in_a_column_of_its_own_does_it() -> None:
    found = people(("Văn phòng", "Thanh tra Sở", "Phòng Tổ chức cán bộ"), "x", "", "PH")
    assert found.lead.units == ("Văn phòng",)
    assert found.cooperating.units == ("Phòng Tổ chức cán bộ",)


def test_a_given_name_is_somebody_under_a_header_of_people_only() -> None:
    assert people(("Người thực hiện",), "Khôi, Hiền").lead.persons == ("Khôi", "Hiền")
    assert people(("Đơn vị thực hiện",), "Hiền").lead.units == ("Hiền",)


def test_who_submits_leads_only_where_nobody_else_does() -> None:
    assert people(("Cơ quan trình",), "Sở A").lead.units == ("Sở A",)
    assert people(("Cơ quan trình", "Cơ quan chủ trì"), "Sở A", "Sở B").lead.units == ("Sở B",)


def test_a_dash_names_nobody() -> None:
    assert people(("Đơn vị chủ trì",), "-") == RowPeople()


def test_the_head_of_a_unit_that_leads_is_kept_as_a_remark() -> None:
    header = ("Đơn vị thực hiện", "Chủ trì")
    found = people(header, "Phòng Kinh tế", "Trưởng phòng Kinh tế")
    assert (found.lead.units, found.lead.persons) == (("Phòng Kinh tế",), ())
    assert found.remarks == ("Trưởng phòng Kinh tế",)


def test_a_post_that_alone_leads_stays() -> None:
    found = people(("Chủ trì",), "Trưởng phòng Kinh tế")
    assert (found.lead.persons, found.remarks) == (("Trưởng phòng Kinh tế",), ())
