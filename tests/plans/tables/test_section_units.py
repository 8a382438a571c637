import pytest

from bot.plans.draft import draft_of
from tests.plans.printed import document

HEADER = ("STT", "Nội dung công việc", "Thời gian")


def leads(*headings: str) -> list[tuple[str, ...]]:
    rows = [row for heading in headings for row in (("I", heading, ""), ("1", "họp", "Quý I"))]
    return [item.lead_units for item in draft_of(document(*rows, header=HEADER)).items]


def test_a_unit_over_the_rows_leads_them_where_no_column_says_who() -> None:
    found = leads("PHÒNG TỔ CHỨC", "Chi cục Thủy lợi (trong năm)")
    assert found == [("PHÒNG TỔ CHỨC",), ("Chi cục Thủy lợi",)]


@pytest.mark.parametrize(
    "topic",
    [
        *(
            "BÁO CÁO",
            "BẢO HIỂM XÃ HỘI",
            "PHÒNG CHÁY CHỮA CHÁY",
            "TỔ CHỨC BỘ MÁY",
            "BAN HÀNH VĂN BẢN",
        ),
        *("Thanh tra, kiểm tra", "Trường học an toàn", "HỘI NGHỊ", "Công tác văn phòng"),
    ],
)
def test_a_topic_over_the_rows_is_no_unit(topic: str) -> None:
    assert leads(topic, topic) == [(), ()]


def test_one_topic_among_units_makes_all_of_them_uncertain() -> None:
    assert leads("Phòng Tổ chức", "Công tác khác") == [(), ()]
