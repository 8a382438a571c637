"""Editing, deleting, and answering taps."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.demo.standin.callbacks import Taps
from tests.demo.conftest import ANN, Standin
from tests.demo.pictures import png

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Xem", callback_data="t:1")]])
SAME = (
    "400 Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
GONE = "query is too old and response timeout expired or query ID is invalid"


async def test_an_edited_message_is_another_text_in_the_same_place(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "x", reply_markup=BUTTON)
    edited = await sent.edit_text("<b>y</b>", ParseMode.HTML)
    assert isinstance(edited, Message)
    assert (edited.message_id, edited.text_html, edited.reply_markup) == (2, "<b>y</b>", None)
    assert edited.edit_date is not None


async def test_buttons_change_alone(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "x")
    await sent.edit_reply_markup(BUTTON)
    assert (standin.phone.last().text, standin.phone.labels()) == ("x", ["Xem"])


async def test_the_same_again_is_refused(standin: Standin) -> None:
    markup = BUTTON.to_dict()
    await standin.call("sendMessage", chat_id=ANN, text="x", reply_markup=markup)
    params = {"chat_id": ANN, "message_id": 2, "reply_markup": markup}
    assert await standin.refusal("editMessageText", text=" x ", **params) == SAME
    assert await standin.refusal("editMessageReplyMarkup", **params) == SAME


async def test_other_formatting_is_a_change(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "x")
    edited = await sent.edit_text("<i>x</i>", ParseMode.HTML)
    assert isinstance(edited, Message)


@pytest.mark.parametrize(
    ("message_id", "reason"),
    [
        (99, "message to edit not found"),
        (0, "message identifier is not specified"),
        (1, "message can't be edited"),
        (2, "message can't be edited"),
        (3, "there is no text in the message to edit"),
    ],
)
async def test_what_cannot_be_edited(standin: Standin, message_id: int, reason: str) -> None:
    await standin.bot.send_message(ANN, "x", reply_markup=ReplyKeyboardMarkup([["y"]]))
    await standin.bot.send_photo(ANN, png())
    params = {"chat_id": ANN, "message_id": message_id, "text": "z"}
    assert await standin.refusal("editMessageText", **params) == f"400 Bad Request: {reason}"


async def test_a_caption_is_edited_as_a_caption(standin: Standin) -> None:
    sent = await standin.bot.send_photo(ANN, png(), caption="x")
    edited = await sent.edit_caption("y")
    assert isinstance(edited, Message)
    assert edited.caption == "y"
    text = await standin.bot.send_message(ANN, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await text.edit_caption("y")


async def test_an_edit_takes_inline_buttons_only(standin: Standin) -> None:
    await standin.bot.send_message(ANN, "x")
    keyboard = {"keyboard": [["y"]]}
    params = {"chat_id": ANN, "message_id": 2, "text": "z", "reply_markup": keyboard}
    refusal = await standin.refusal("editMessageText", **params)
    assert refusal == "400 Bad Request: inline keyboard expected"


async def test_a_deleted_message_is_gone(standin: Standin) -> None:
    sent = await standin.bot.send_message(ANN, "x")
    assert await sent.delete()
    refusal = await standin.refusal("deleteMessage", chat_id=ANN, message_id=2)
    assert refusal == "400 Bad Request: message to delete not found"


async def test_several_are_deleted_at_once_and_missing_ones_passed_over(standin: Standin) -> None:
    await standin.bot.send_message(ANN, "x")
    assert await standin.bot.delete_messages(ANN, [1, 2, 99])
    assert not standin.phone.chat.messages


async def tapped(standin: Standin) -> str:
    """The id of the query of a tap."""
    await standin.bot.send_message(ANN, "x", reply_markup=BUTTON)
    standin.phone.tap("Xem")
    (update,) = await standin.bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "t:1"
    assert update.callback_query.from_user.id == ANN
    return update.callback_query.id


async def test_a_tap_is_answered_with_a_toast(standin: Standin) -> None:
    query = await tapped(standin)
    await standin.bot.answer_callback_query(query, "Đã lưu", show_alert=True)
    assert (await standin.phone.is_told("Đã lưu")).alert


async def test_a_tap_is_answered_once(standin: Standin) -> None:
    query = await tapped(standin)
    assert await standin.bot.answer_callback_query(query)
    refusal = await standin.refusal("answerCallbackQuery", callback_query_id=query)
    assert refusal == f"400 Bad Request: {GONE}"


async def test_an_unknown_query_is_refused(standin: Standin) -> None:
    refusal = await standin.refusal("answerCallbackQuery", callback_query_id="1")
    assert refusal == f"400 Bad Request: {GONE}"


async def test_an_old_tap_cannot_be_answered(standin: Standin) -> None:
    standin.world.taps = Taps(lifetime=-1)
    query = await tapped(standin)
    with pytest.raises(BadRequest, match="Query is too old"):
        await standin.bot.answer_callback_query(query)


async def test_a_toast_has_200_characters_at_most(standin: Standin) -> None:
    query = await tapped(standin)
    params = {"callback_query_id": query, "text": "x" * 201}
    assert await standin.refusal("answerCallbackQuery", **params) == (
        "400 Bad Request: MESSAGE_TOO_LONG"
    )
    assert (await standin.call("answerCallbackQuery", callback_query_id=query, text="x"))["ok"]
