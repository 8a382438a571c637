"""Questions and commands typed where a prompt waits for something else."""

import pytest
from sqlalchemy import select

from bot.domain import TaskState
from bot.storage import DayOff
from tests.handlers.conftest import AN, GIANG, Office
from tests.handlers.officer_steps import chosen, notes, opened
from tests.standin_person import Phone

QUESTIONS = [
    ("viec nao qua han", "quá hạn"),
    ("việc quá hạn", "quá hạn"),
    ("việc 2", "Việc 2"),
]


async def prompted(office: Office, button: str, prompt: str) -> Phone:
    phone = await opened(office, "1")
    await chosen(phone, button)
    await phone.sees(prompt)
    return phone


@pytest.mark.parametrize(("question", "answer"), QUESTIONS)
async def test_a_question_at_the_comment_prompt_is_no_comment(
    office: Office, question: str, answer: str
) -> None:
    phone = await prompted(office, "Gửi ý kiến", "gõ ý kiến")
    phone.say(question)
    await phone.sees(answer)
    assert await notes(office) == []
    phone.say("chờ góp ý")
    await phone.sees("Đã gửi ý kiến")


@pytest.mark.parametrize(
    "text", ["Việc quá hạn do chờ công văn", "Anh cho biết ai chưa có ý kiến", "việc chưa xong"]
)
async def test_a_sentence_with_such_words_is_a_comment(office: Office, text: str) -> None:
    phone = await prompted(office, "Gửi ý kiến", "gõ ý kiến")
    phone.say(text)
    await phone.sees("Đã gửi ý kiến")
    assert [one.text for one in await notes(office)] == [text]


@pytest.mark.parametrize(("question", "answer"), QUESTIONS)
async def test_a_question_at_the_progress_prompt_is_no_progress(
    office: Office, question: str, answer: str
) -> None:
    phone = await prompted(office, "Tiến độ", "gõ")
    phone.say(question)
    await phone.sees(answer)
    assert await notes(office) == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [*QUESTIONS, ("tạm dừng việc 2 đến 3/6", "Đã tạm dừng việc 2"), ("hướng dẫn", "việc")],
)
async def test_words_that_are_no_days_off_are_answered_as_what_they_are(
    office: Office, said: str, answer: str
) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/ngaynghi")
    await phone.sees("Ngày nghỉ")
    phone.say(said)
    assert "chưa đọc được" not in (await phone.sees(answer)).text


async def test_the_days_are_still_awaited_after_a_question(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/ngaynghi")
    await phone.sees("Ngày nghỉ")
    phone.say("việc quá hạn")
    await phone.sees("quá hạn")
    phone.say("nghỉ 24/5")
    await phone.sees("24/5")
    async with office.database.read() as session:
        assert len((await session.scalars(select(DayOff))).all()) == 1


@pytest.mark.parametrize(
    ("opening", "prompt"),
    [
        ("/ngaynghi", "Ngày nghỉ"),
        ("tạm dừng việc 2", "Đến khi nào"),
        ("gia hạn việc 2", "ngày nào"),
    ],
)
async def test_what_is_neither_is_refused_with_the_way_out(
    office: Office, opening: str, prompt: str
) -> None:
    phone = await office.enrolled(GIANG if "gia hạn" not in opening else AN)
    phone.say(opening)
    await phone.sees(prompt)
    phone.say("chưa rõ")
    await phone.sees("gõ /huy")


async def test_a_command_at_the_pause_prompt_is_done(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("tạm dừng việc 2")
    await phone.sees("Đến khi nào?")
    phone.say("tạm dừng việc 4 đến 1/8")
    await phone.sees("Đã tạm dừng việc 4")
    assert (await office.task("2")).state is TaskState.NOT_STARTED
