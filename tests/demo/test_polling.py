"""getUpdates: order, confirmation and waiting; webhooks shut it off."""

import asyncio

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import Conflict

from bot.demo.standin import acts
from tests.demo.conftest import ANN, Standin, bot_for

OTHER = 8


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text for update in updates if update.message]


async def test_updates_come_in_order_until_they_are_confirmed(standin: Standin) -> None:
    for word in ("a", "b", "c"):
        standin.phone.say(word)
    updates = await standin.bot.get_updates()
    assert texts(updates) == ["a", "b", "c"]
    assert texts(await standin.bot.get_updates()) == ["a", "b", "c"]
    assert texts(await standin.bot.get_updates(offset=updates[1].update_id)) == ["b", "c"]
    assert texts(await standin.bot.get_updates()) == ["b", "c"]
    assert await standin.bot.get_updates(offset=updates[-1].update_id + 1) == ()


async def test_a_limit_takes_the_oldest(standin: Standin) -> None:
    for word in ("a", "b", "c"):
        standin.phone.say(word)
    assert texts(await standin.bot.get_updates(limit=2)) == ["a", "b"]


async def test_a_negative_offset_forgets_all_but_the_newest(standin: Standin) -> None:
    for word in ("a", "b", "c"):
        standin.phone.say(word)
    assert texts(await standin.bot.get_updates(offset=-2)) == ["b", "c"]
    assert texts(await standin.bot.get_updates()) == ["b", "c"]


async def test_a_poll_waits_for_news(standin: Standin) -> None:
    poll = asyncio.create_task(standin.bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    assert not poll.done()
    standin.phone.say("a")
    assert texts(await poll) == ["a"]


async def test_a_poll_ends_without_news(standin: Standin) -> None:
    assert await standin.bot.get_updates(timeout=1) == ()


async def test_the_earlier_of_two_polls_is_told_of_the_conflict(standin: Standin) -> None:
    first = asyncio.create_task(standin.bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    async with bot_for(standin.world, standin.url) as other:
        second = asyncio.create_task(other.get_updates(timeout=5))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await first
        standin.phone.say("a")
        assert texts(await second) == ["a"]


async def test_only_what_was_asked_for_is_queued(standin: Standin) -> None:
    await standin.bot.get_updates(allowed_updates=["callback_query"])
    standin.phone.say("a")
    assert await standin.bot.get_updates() == ()
    await standin.bot.get_updates(allowed_updates=[])
    standin.phone.say("b")
    assert texts(await standin.bot.get_updates()) == ["b"]


async def test_the_bot_hears_that_it_was_blocked(standin: Standin) -> None:
    standin.phone.block()
    (update,) = await standin.bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_an_edited_message_is_an_update_of_its_own(standin: Standin) -> None:
    message = standin.phone.say("a")
    acts.rewrite(standin.world, ANN, message.id, text="b")
    edited = (await standin.bot.get_updates())[-1].edited_message
    assert edited is not None
    assert (edited.text, edited.message_id) == ("b", message.id)


async def test_a_shared_contact_arrives(standin: Standin) -> None:
    acts.share_contact(standin.world, ANN, "+84912345678")
    (update,) = await standin.bot.get_updates()
    assert update.message is not None
    assert update.message.contact is not None
    assert update.message.contact.user_id == ANN


async def test_a_tap_in_a_group_tells_who_tapped(standin: Standin) -> None:
    standin.world.add_user(OTHER, "Bình")
    standin.world.add_group("Phòng", [ANN, OTHER], chat_id=-100)
    standin.world.updates.drop_all()
    button = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="d")]])
    sent = await standin.bot.send_message(-100, "x", reply_markup=button)
    acts.tap(standin.world, OTHER, sent.message_id, data="d", chat_id=-100)
    (update,) = await standin.bot.get_updates()
    assert update.effective_user is not None
    assert update.effective_chat is not None
    assert (update.effective_user.id, update.effective_chat.id) == (OTHER, -100)


async def test_a_webhook_shuts_polling_off(standin: Standin) -> None:
    await standin.bot.set_webhook("https://a.vn/hook", max_connections=7)
    info = await standin.bot.get_webhook_info()
    assert (info.url, info.max_connections) == ("https://a.vn/hook", 7)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await standin.bot.get_updates()
    standin.phone.say("a")
    await standin.bot.delete_webhook(drop_pending_updates=True)
    assert await standin.bot.get_updates() == ()


async def test_a_webhook_needs_an_address(standin: Standin) -> None:
    refusal = await standin.refusal("setWebhook", url="a.vn")
    assert refusal == "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


@pytest.mark.parametrize("method", ["logOut", "close", "setMyDescription", "setChatMenuButton"])
async def test_methods_without_visible_effect_are_accepted(standin: Standin, method: str) -> None:
    assert (await standin.call(method))["result"] is True


async def test_stopping_ends_a_waiting_poll(standin: Standin) -> None:
    poll = asyncio.create_task(standin.bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    standin.world.release()
    assert await asyncio.wait_for(poll, 1) == ()
