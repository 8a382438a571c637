"""One number in the ways people and Excel write it, and what is no number at all."""

import pytest

from bot.parsing.phones import same_phone, shared_phone


@pytest.mark.parametrize(
    "printed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84912345678",
        "+84 912 345 678",
        "84912345678",
        "0084 912345678",
        "(+84) 0912-345-678",
        "912345678",
        "\u200b0912345678",
    ],
)
def test_one_number_is_one_number(printed: str) -> None:
    assert same_phone(printed) == "0912345678"


@pytest.mark.parametrize(
    ("old", "new"),
    [("0168 345 6789", "0383456789"), ("+84 123 4567890", "0834567890"), ("0199", "")],
)
def test_mobile_numbers_of_before_2018_are_the_new_ones(old: str, new: str) -> None:
    assert same_phone(old) == new


def test_a_landline_of_eleven_digits_stays() -> None:
    assert same_phone("024 3822 1234") == "02438221234"


@pytest.mark.parametrize("printed", ["", "0000", "máy lẻ 12", "12345", "0912", "0" * 40])
def test_what_is_no_number_matches_nobody(printed: str) -> None:
    assert same_phone(printed) == ""


@pytest.mark.parametrize("shared", ["84912345678", "+84 912 345 678", "0912345678"])
def test_a_number_telegram_shares_is_read_with_its_country(shared: str) -> None:
    assert shared_phone(shared) == "0912345678"


@pytest.mark.parametrize("shared", ["376912345", "+376 912 345", "912345678", "6591234567", ""])
def test_a_number_of_another_country_is_nobodys_here(shared: str) -> None:
    assert shared_phone(shared) == ""
