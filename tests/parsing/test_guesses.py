"""What is made of words that could not be read, with a fixed today: 15 May 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.guesses import Guess, guess, impossible_in, moved_in, nearest
from bot.parsing.values import Intent, KnownNames, Period, Status

TODAY = date(2024, 5, 15)
NAMES = KnownNames(
    units={"Phòng Kế hoạch": ("KH",), "Chi cục Thủy lợi": ("CCTL",)},
    people={"Trần Văn Bình": (), "Lê Thị Hà": ()},
)
MAY = Period(date(2024, 5, 1), date(2024, 5, 31))


def made_of(text: str) -> Guess:
    return guess(text, today=TODAY, year=2024, names=NAMES)


def readings(text: str) -> list[tuple[str, str | None]]:
    """Intent, and what it is about: a number, words or an owner."""
    return [
        (one.intent.value, one.number or one.keywords or one.owner)
        for one in made_of(text).readings
    ]


UNDERSTOOD = [
    ("asdf qwer", [("search", "asdf qwer")]),
    ("chốt số liệu PII", [("search", "chốt số liệu PII")]),
    ("asdf tháng 5", [("list", "me"), ("search", "asdf")]),
    ("asdf phòng kế hoạch", [("list", "unit:Phòng Kế hoạch"), ("search", "asdf")]),
    ("asdf quá hạn chị Hà", [("list", "person:Lê Thị Hà"), ("search", "asdf")]),
    ("blabla 24 blabla", [("detail", "24"), ("search", "blabla blabla")]),
    ("blabla 24 blabla hôm nay", [("detail", "24"), ("list", "me"), ("search", "blabla blabla")]),
    ("<b>asdf</b> & PII", [("search", "b>asdf</b> & PII")]),
]


@pytest.mark.parametrize(("text", "likely"), UNDERSTOOD)
def test_what_was_understood_leads_to_readings(
    text: str, likely: list[tuple[str, str | None]]
) -> None:
    assert readings(text) == likely


def test_a_word_for_oneself_that_is_also_a_name_leads_to_both() -> None:
    office = KnownNames(people={"Lê Tuấn Anh": (), "Lê Thị Hà": ()})
    made = guess("của anh", today=TODAY, year=2024, names=office)
    assert [one.owner for one in made.readings] == ["me", "person:Lê Tuấn Anh"]
    assert [one.owner for one in made_of("của anh").readings] == ["me"]


def test_the_parts_are_told_apart() -> None:
    said = made_of("asdf quá hạn tháng 5 phòng kế hoạch").understood
    assert (said.period, said.owner, said.status) == (MAY, "unit:Phòng Kế hoạch", Status.OVERDUE)
    assert said.words == "asdf"


def test_the_period_and_the_state_go_into_the_list() -> None:
    listed = made_of("asdf quá hạn tháng 5").readings[0]
    assert (listed.intent, listed.period, listed.status) == (Intent.LIST, MAY, Status.OVERDUE)


@pytest.mark.parametrize("text", ["", " ", "🙂", "🙂👍", "?", "...", "!!!", "\u200b", "việc gì"])
def test_signs_and_empty_words_say_nothing(text: str) -> None:
    assert made_of(text).readings == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tháng 13", "tháng 13"),
        ("việc Tháng 13 của tôi", "Tháng 13"),
        ("bao nhiêu việc ngày 32/5", "ngày 32/5"),
        ("việc 15/13", "15/13"),
    ],
)
def test_a_day_that_cannot_be_is_named(text: str, said: str) -> None:
    assert impossible_in(text, year=2024) == said
    assert made_of(text).understood.impossible == said


@pytest.mark.parametrize("text", ["việc tháng 12", "24", "tìm kế hoạch", "quý 4", ""])
def test_what_can_be_is_not_called_impossible(text: str) -> None:
    assert impossible_in(text, year=2024) is None


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("còn 30/2", ("30/2", date(2024, 2, 29))),
        ("việc đến hết ngày 31/4 thì sao", ("31/4", date(2024, 4, 30))),
        ("từ 1/2 đến 31/6", ("31/6", date(2024, 6, 30))),
        ("còn 30/2/2023?", ("30/2/2023", date(2023, 2, 28))),
        *((text, None) for text in ("còn 29/2", "tháng 2", "còn 32/5", "31/5", "việc 30", "")),
    ],
)
def test_a_day_its_month_has_not_is_told_with_the_last_it_has(
    text: str, moved: tuple[str, date] | None
) -> None:
    assert moved_in(text, year=2024) == moved


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("phòng Kế hạch", ("unit:Phòng Kế hoạch",)),
        ("chi cục Thủy lọi", ("unit:Chi cục Thủy lợi",)),
        ("Bình Trần", ()),
        ("Bìnhh", ("person:Trần Văn Bình",)),
        ("xyz", ()),
    ],
)
def test_a_name_nobody_has_is_near_to_some(name: str, near: tuple[str, ...]) -> None:
    assert nearest(name, NAMES) == near


@given(st.text(max_size=400))
def test_any_text_at_all_is_guessed_at(text: str) -> None:
    made = made_of(text)
    assert len(made.readings) <= 3
    assert len(set(made.readings)) == len(made.readings)


@pytest.mark.parametrize("text", ["a" * 4096, "tháng " * 682, "việc 5 " * 585, "🙂" * 2048])
def test_the_longest_message_is_looked_at_only_so_far(text: str) -> None:
    said = made_of(text).understood
    assert len(said.words or "") <= 300
