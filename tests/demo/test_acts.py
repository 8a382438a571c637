"""What a test can make happen on a phone beyond plain talk."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import MessageEntity

from tests.demo.conftest import ANN, Standin

ASKING = {"keyboard": [[{"text": "Gửi số của tôi", "request_contact": True}]]}


async def test_the_key_that_asks_for_the_number_shares_it(standin: Standin) -> None:
    await standin.call("sendMessage", chat_id=ANN, text="x", reply_markup=ASKING)
    standin.phone.tap("Gửi số")
    (update,) = await standin.bot.get_updates()
    assert update.message is not None
    assert update.message.contact is not None
    contact = update.message.contact
    assert (contact.user_id, contact.phone_number) == (ANN, standin.phone.number)
    assert update.message.text is None


async def test_somebody_elses_card_can_be_sent(standin: Standin) -> None:
    standin.phone.send_contact("0987654321", name="Bình", user_id=8)
    standin.phone.send_contact("0987654322", name="Chi")
    contacts = [one.message and one.message.contact for one in await standin.bot.get_updates()]
    assert [one and one.user_id for one in contacts] == [8, None]


async def test_an_update_comes_again_under_its_id(standin: Standin) -> None:
    standin.phone.say("một")
    standin.phone.say("hai")
    first, second = await standin.bot.get_updates()
    standin.world.redeliver()
    (again,) = await standin.bot.get_updates(offset=second.update_id + 1)
    assert (again.update_id, again.message) == (second.update_id, second.message)
    standin.world.redeliver(2)
    both = await standin.bot.get_updates(offset=second.update_id + 1)
    assert [one.update_id for one in both] == [first.update_id, second.update_id]
    assert await standin.bot.get_updates(offset=second.update_id + 1) == ()


async def tapped(standin: Standin) -> str:
    keyboard = {"inline_keyboard": [[{"text": "Xem", "callback_data": "see"}]]}
    await standin.call("sendMessage", chat_id=ANN, text="x", reply_markup=keyboard)
    standin.phone.tap("Xem")
    *_, update = await standin.bot.get_updates()
    assert update.callback_query is not None
    return update.callback_query.id


async def test_a_tap_may_be_answered_by_the_bots_own_link(standin: Standin) -> None:
    link = f"https://t.me/{standin.world.me['username']}?start=viec-2"
    assert await standin.bot.answer_callback_query(await tapped(standin), url=link)
    assert (await standin.phone.is_told()).url == link


@pytest.mark.parametrize(
    "url", ["https://a.vn/", "https://t.me/other_bot?start=x", "https://t.me/nhacviec_demo_bot"]
)
async def test_a_tap_is_not_answered_by_any_other_address(standin: Standin, url: str) -> None:
    params = {"callback_query_id": await tapped(standin), "url": url}
    assert await standin.refusal("answerCallbackQuery", **params) == "400 Bad Request: URL_INVALID"


async def test_a_forged_button_reaches_the_bot_like_any_other(standin: Standin) -> None:
    await standin.bot.send_message(ANN, "x")
    standin.phone.forge("admin:delete:1")
    (update,) = await standin.bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "admin:delete:1"


async def test_a_date_may_be_marked_by_an_entity(standin: Standin) -> None:
    moment = datetime(2024, 5, 20, 9, tzinfo=UTC)
    date = MessageEntity("date_time", 4, 9, unix_time=moment, date_time_format="D")
    sent = await standin.bot.send_message(ANN, "Hạn 20/5/2024", entities=[date])
    assert [(one.unix_time, one.date_time_format) for one in sent.entities] == [(moment, "D")]


async def test_the_library_passes_dates_in_html_through(standin: Standin) -> None:
    html = 'Hạn <tg-time unix="1716195600" format="wd">20/5/2024</tg-time>'
    sent = await standin.bot.send_message(ANN, html, parse_mode="HTML")
    assert (sent.text, sent.text_html) == ("Hạn 20/5/2024", html)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"unix_time": "x"}, "date"), ({"unix_time": 5, "date_time_format": "dd"}, "date format")],
)
async def test_a_malformed_date_is_refused(
    standin: Standin, fields: dict[str, Any], reason: str
) -> None:
    entity = {"type": "date_time", "offset": 0, "length": 1} | fields
    refusal = await standin.refusal("sendMessage", chat_id=ANN, text="x", entities=[entity])
    assert refusal == f"400 Bad Request: can't parse MessageEntity: Invalid {reason} specified"
