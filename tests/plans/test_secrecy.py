import pytest

from bot.errors import NotAPlan
from bot.plans.draft import draft_of
from bot.plans.forms.text.reader import read_text
from bot.plans.secrecy import refuse_secret
from tests.plans.printed import HEADER, lines

TABLE = lines(HEADER, ("1", "họp kín", "Quý I", "Văn phòng"))


@pytest.mark.parametrize(
    "stamp",
    [
        *("MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "Tối mật", "Độ mật: Mật", "ĐỘ MẬT: TUYỆT MẬT"),
        *("[MẬT]", "M Ậ T", "T Ố I M Ậ T", "**MẬT**", "SỞ Y TẾ\tMẬT", "Độ mật: Tối mật, bản số 1"),
    ],
)
def test_a_secret_document_is_refused_and_nothing_of_it_is_told(stamp: str) -> None:
    document = read_text(f"SỞ Y TẾ\n{stamp}\n\nKẾ HOẠCH NĂM 2024\n\n{TABLE}".encode())
    with pytest.raises(NotAPlan) as refused:
        draft_of(document)
    assert (refused.value.key, refused.value.values) == ("plan-secret", {})


@pytest.mark.parametrize(
    "line",
    [
        *("HỎA TỐC", "KHẨN", "Thực hiện công tác bảo mật thông tin", "BÍ MẬT NHÀ NƯỚC"),
        *("Bảo vệ bí mật nhà nước", "Độ mật: không", "mật", "MẬT ĐỘ DÂN SỐ", "Mật ong rừng"),
    ],
)
def test_urgency_and_the_word_in_a_sentence_are_no_stamp(line: str) -> None:
    refuse_secret(read_text(f"SỞ Y TẾ\n{line}\n\nKẾ HOẠCH NĂM 2024\n\n{TABLE}".encode()))


def test_the_word_in_a_row_of_the_table_is_no_stamp() -> None:
    table = lines(HEADER, ("1", "Mật", "Quý I", "Văn phòng"))
    assert len(draft_of(read_text(f"KẾ HOẠCH NĂM 2024\n\n{table}".encode())).items) == 1
