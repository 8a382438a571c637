"""sendMessage and its strictness."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Bot, MessageEntity, ReplyKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken

from tests.demo.conftest import ANN, Standin, bot_for

STRANGER = 8


async def test_a_message_comes_back_as_the_library_knows_it(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "<b>Chào</b> An", ParseMode.HTML)
    assert (sent.text, sent.text_html) == ("Chào An", "<b>Chào</b> An")
    assert (sent.chat.id, sent.chat.first_name, sent.from_user) == (ANN, "An", standin.bot.bot)


async def test_its_date_is_the_worlds(standin: Standin) -> None:
    standin.world.now = lambda: datetime(2024, 5, 15, 1, tzinfo=UTC)
    assert (await standin.bot.send_message(ANN, "x")).date == standin.world.now()


async def test_message_ids_grow_within_a_chat(standin: Standin) -> None:
    ids = [(await standin.bot.send_message(ANN, "x")).message_id for _ in range(3)]
    assert ids == [2, 3, 4]


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"text": ""}, "message text is empty"),
    ({}, "message text is empty"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
    ({"text": "x", "chat_id": ""}, "chat_id is empty"),
    ({"text": "x", "chat_id": 12345}, "chat not found"),
    ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
    (
        {"text": "<b>x", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
]


async def test_it_refuses_in_telegrams_words(standin: Standin) -> None:
    for params, reason in REFUSED:
        refusal = await standin.refusal("sendMessage", **{"chat_id": ANN} | params)
        assert refusal == f"400 Bad Request: {reason}"


async def test_length_counts_after_the_markup_is_read(standin: Standin) -> None:
    text = f"<b>{'&amp;' * 4096}</b>"
    assert len((await standin.bot.send_message(ANN, text, ParseMode.HTML)).text or "") == 4096


async def test_white_space_around_a_text_is_cut(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "\n <b> x </b> \n", ParseMode.HTML)
    assert (sent.text, sent.text_html) == ("x", "<b>x</b>")


async def test_it_finds_commands_and_links_by_itself(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "/help, số 12/QĐ: https://a.vn/x. #gấp a@b.vn")
    found = {entity.type: sent.parse_entity(entity) for entity in sent.entities}
    assert found == {
        MessageEntity.BOT_COMMAND: "/help",
        MessageEntity.URL: "https://a.vn/x",
        MessageEntity.HASHTAG: "#gấp",
        MessageEntity.EMAIL: "a@b.vn",
    }


async def test_entities_may_be_given_instead_of_markup(standin: Standin) -> None:
    bold = MessageEntity(MessageEntity.BOLD, 3, 1)
    assert (await standin.bot.send_message(ANN, "👍 x", entities=[bold])).text_html == "👍 <b>x</b>"


async def test_a_reply_shows_what_it_answers(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "x", reply_to_message_id=1)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/start"


async def test_a_person_who_blocked_the_bot_is_out_of_reach(standin: Standin) -> None:
    standin.phone.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await standin.bot.send_message(ANN, "x")


async def test_starting_again_lets_the_bot_write_again(standin: Standin) -> None:
    standin.phone.block()
    standin.phone.start()
    assert (await standin.bot.send_message(ANN, "x")).text == "x"


async def test_nobody_hears_from_the_bot_first(standin: Standin) -> None:
    standin.world.add_user(STRANGER, "Bình")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await standin.bot.send_message(STRANGER, "x")


async def test_a_wrong_token_is_refused(standin: Standin) -> None:
    bot = Bot("1:wrong", base_url=f"{standin.url}/bot")
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()
    answer = await standin.http.get("/bot1:wrong/getMe")
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(standin: Standin) -> None:
    assert await standin.refusal("sendGreetings") == "404 Not Found"


async def test_method_names_ignore_case(standin: Standin) -> None:
    assert (await standin.call("GETME"))["result"]["username"] == "nhacviec_demo_bot"


async def test_parameters_come_in_the_address_too(standin: Standin) -> None:
    path = f"/bot{standin.world.token}/sendMessage?chat_id={ANN}&text=x"
    assert (await standin.http.get(path)).json()["result"]["text"] == "x"


async def test_unreadable_json_carries_no_parameters(standin: Standin) -> None:
    path = f"/bot{standin.world.token}/sendMessage"
    json_type = {"Content-Type": "application/json"}
    answer = await standin.http.post(path, content=b"{bad", headers=json_type)
    assert answer.json()["description"] == "Bad Request: message text is empty"


async def test_json_nested_without_end_carries_no_parameters(standin: Standin) -> None:
    path = f"/bot{standin.world.token}/sendMessage"
    json_type = {"Content-Type": "application/json"}
    answer = await standin.http.post(path, content=b"[" * 100_000, headers=json_type)
    assert answer.json()["description"] == "Bad Request: message text is empty"


async def test_halves_of_signs_become_spaces(standin: Standin) -> None:
    path = f"/bot{standin.world.token}/sendMessage"
    json_type = {"Content-Type": "application/json"}
    content = b'{"chat_id": 7, "text": "a\\ud800\\u0000b"}'
    answer = await standin.http.post(path, content=content, headers=json_type)
    assert answer.json()["result"]["text"] == "a  b"


async def test_a_reply_keyboard_stays_until_it_is_removed(standin: Standin) -> None:
    keyboard = ReplyKeyboardMarkup([["Việc của tôi", "Trợ giúp"]])
    await standin.bot.send_message(ANN, "x", reply_markup=keyboard)
    await standin.bot.send_message(ANN, "y")
    assert standin.phone.keys() == ["Việc của tôi", "Trợ giúp"]
    await standin.call("sendMessage", chat_id=ANN, text="z", reply_markup={"remove_keyboard": True})
    assert standin.phone.keys() == []


async def test_copies_and_forwards(standin: Standin) -> None:
    forwarded = await standin.bot.forward_message(ANN, ANN, 1)
    copied = await standin.bot.copy_message(ANN, ANN, 1)
    assert (forwarded.text, forwarded.forward_origin is not None) == ("/start", True)
    assert standin.phone.chat.messages[copied.message_id].text == "/start"


async def test_only_known_chat_actions_are_taken(standin: Standin) -> None:
    assert await standin.bot.send_chat_action(ANN, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await standin.bot.send_chat_action(ANN, "singing")


async def test_a_chat_keeps_its_newest_messages(standin: Standin) -> None:
    for number in range(505):
        await standin.call("sendMessage", chat_id=ANN, text=str(number))
    messages = list(standin.phone.chat.messages.values())
    assert (len(messages), messages[0].text, messages[-1].text) == (500, "5", "504")


async def test_a_group_is_a_chat_of_its_own(standin: Standin) -> None:
    standin.world.add_group("Phòng Quản lý", [ANN], chat_id=-100)
    sent = await standin.bot.send_message(-100, "x")
    assert (sent.chat.type, sent.chat.title, sent.message_id) == ("group", "Phòng Quản lý", 2)


async def test_an_ordered_failure_strikes_once(standin: Standin) -> None:
    standin.world.fail_next(
        "sendMessage",
        chat_id=ANN,
        error_code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": -1007},
    )
    answer = await standin.call("sendMessage", chat_id=ANN, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": -1007}
    assert (await standin.call("sendMessage", chat_id=ANN, text="x"))["ok"]


async def test_a_failure_for_one_chat_spares_the_others(standin: Standin) -> None:
    standin.world.fail_next("sendMessage", chat_id=5, error_code=403, description="Forbidden")
    assert (await standin.call("sendMessage", chat_id=ANN, text="x"))["ok"]


async def test_messages_turn_deletable_no_more_after_two_days(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "x")
    later = datetime.now(UTC) + timedelta(hours=49)
    standin.world.now = lambda: later
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await standin.bot.delete_message(ANN, sent.message_id)


async def test_the_library_gets_to_know_the_bot(standin: Standin) -> None:
    async with bot_for(standin.world, standin.url) as bot:
        assert (bot.username, bot.id) == ("nhacviec_demo_bot", standin.world.bot_id)
