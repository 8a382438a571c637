"""Who goes too fast is slowed and told so once; nobody else notices, and no words are lost."""

import asyncio

import pytest

from bot.handlers.slowing import ENROLLED, STRANGERS, Pace, Paces, Turn
from tests.handlers.conftest import AN, BINH, Office
from tests.handlers.lead_office import results

PACE = Pace(burst=3, every=1.0, patience=5.0)


def turns(paces: Paces, count: int, *, now: float = 0.0, is_tap: bool = False) -> list[Turn]:
    return [paces.turn(1, PACE, is_tap=is_tap, now=now) for _ in range(count)]


def test_a_few_at_once_are_taken_at_once() -> None:
    assert turns(Paces(), 3) == [Turn(0.0)] * 3


def test_further_words_are_taken_one_after_the_other() -> None:
    assert [turn.at for turn in turns(Paces(), 6)[3:]] == [1.0, 2.0, 3.0]


def test_words_wait_longer_than_taps() -> None:
    words, taps = turns(Paces(), 20), turns(Paces(), 20, is_tap=True)
    assert [turn.at for turn in words if turn.at is not None][-1] == PACE.patience
    assert [turn.at for turn in taps if turn.at is not None][-1] == 2.0


@pytest.mark.parametrize("is_tap", [True, False])
def test_a_flood_is_told_of_once(is_tap: bool) -> None:
    assert sum(turn.tell for turn in turns(Paces(), 100, is_tap=is_tap)) == 1


def test_a_later_flood_is_told_of_again() -> None:
    paces = Paces()
    turns(paces, 100)
    assert not any(turn.tell for turn in turns(paces, 100, now=29.9))
    assert sum(turn.tell for turn in turns(paces, 100, now=60.0)) == 1


def test_what_is_left_out_does_not_make_the_wait_longer() -> None:
    paces = Paces()
    turns(paces, 1000, is_tap=True)
    assert turns(paces, 1, now=10.0) == [Turn(10.0)]


def test_one_person_s_flood_is_nobody_else_s_wait() -> None:
    paces = Paces()
    turns(paces, 100)
    assert paces.turn(2, PACE, is_tap=False, now=0.0) == Turn(0.0)


def test_quiet_people_are_forgotten() -> None:
    paces = Paces()
    for person in range(5000):
        paces.turn(person, PACE, is_tap=False, now=person * 10.0)
    assert len(vars(paces)["_next"]) <= 1001


def test_strangers_are_slower_still() -> None:
    assert STRANGERS.burst < ENROLLED.burst
    assert STRANGERS.every > ENROLLED.every
    assert STRANGERS.patience < ENROLLED.patience


async def test_a_hundred_taps_are_slowed_with_one_sentence_and_others_go_on(office: Office) -> None:
    hasty, calm = await office.enrolled(AN), await office.enrolled(BINH)
    hasty.say("việc của tôi")
    shown = await hasty.sees("Việc của anh/chị")
    data = hasty.button("1")
    assert data is not None
    for _ in range(100):
        hasty.forge(data[1], message_id=shown.id)
    calm.say("việc số 5")
    async with asyncio.timeout(2):
        await calm.sees("Việc 5")
    told = [one for one in office.world.toasts if "Xin chờ một chút" in one.text]
    assert [one.user_id for one in told] == [hasty.user_id]


async def test_nothing_typed_into_a_conversation_in_a_flood_is_lost(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = Pace(burst=5, every=0.08, patience=60.0)
    monkeypatch.setattr("bot.handlers.chat_order.ENROLLED", quick)
    phone = await office.enrolled(AN)
    phone.say("xong việc 2")
    await phone.sees("gửi kết quả")
    phone.look()
    for number in range(50):
        phone.say(f"đoạn {number}.")
    await phone.sees("Xin chờ một chút")
    await phone.wait_for(lambda: True if "đoạn 49." in phone.last().text else None, "đoạn 49")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành")
    (result,) = await results(office)
    assert result.text.split() == [word for n in range(50) for word in ("đoạn", f"{n}.")]
    assert sum("Xin chờ một chút" in one.text for one in phone.from_bot()) == 1


async def test_a_stranger_who_floods_is_answered_little(office: Office) -> None:
    stranger = office.phone("Người lạ")
    stranger.say("xin chào")
    await stranger.sees("liên kết ghi danh")
    for _ in range(60):
        stranger.say("alo")
    await stranger.sees("Xin chờ một chút")
    assert len(stranger.from_bot()) < 20
