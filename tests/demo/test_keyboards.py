"""reply_markup: what Telegram takes and what it refuses."""

from typing import Any

import pytest
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.demo.standin.failures import ApiError
from bot.demo.standin.keyboards import MarkupKind, read_markup
from tests.demo.conftest import ANN, Standin

UNREADABLE = "can't parse inline keyboard button: "


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x"} | button]]}


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (inline(callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (inline(callback_data="ệ" * 22), "BUTTON_DATA_INVALID"),
        (inline(), UNREADABLE + "Text buttons are unallowed in the inline keyboard"),
        (inline(text="", callback_data="d"), "inline keyboard button text must be non-empty"),
        (inline(text=" ", url="a.vn"), "inline keyboard button text must be non-empty"),
        (inline(url="a.vn", callback_data="d"), "BUTTON_TYPE_INVALID"),
        (
            inline(url="http://localhost:1/"),
            "inline keyboard button URL 'http://localhost:1/' is invalid: Wrong HTTP URL",
        ),
        (inline(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(text=5, url="a.vn"), UNREADABLE + 'Field "text" must be of type String'),
        (
            {"inline_keyboard": [[{"url": "a.vn"}]]},
            UNREADABLE + 'Can\'t find field "text"',
        ),
        (
            {"inline_keyboard": [["x"]]},
            UNREADABLE + "InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": {}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array',
        ),
        (
            {"inline_keyboard": [{}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]] * 101},
            "reply markup is too long",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "d"}] * 9]},
            "reply markup is too long",
        ),
        ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [["x"] * 13]}, "reply markup is too long"),
        ({"keyboard": [[5]]}, "can't parse keyboard button: KeyboardButton must be an Object"),
        (
            {"keyboard": [["x"]], "input_field_placeholder": "x" * 65},
            "REPLY_MARKUP_PLACEHOLDER_INVALID",
        ),
        (
            inline(switch_inline_query=5),
            "can't parse inline keyboard button: "
            'Field "switch_inline_query" must be of type String',
        ),
        (
            inline(switch_inline_query_chosen_chat="x"),
            "can't parse inline keyboard button: "
            'Field "switch_inline_query_chosen_chat" must be of type Object',
        ),
        (inline(switch_inline_query="x" * 257), "BUTTON_DATA_INVALID"),
        ({"remove_keyboard": "yes"}, 'field "remove_keyboard" must be of type Boolean'),
        ([], "object expected as reply markup"),
    ],
)
def test_it_refuses_in_telegrams_words(markup: Any, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        read_markup(markup)
    assert refused.value.description == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        (inline(callback_data="x" * 64), MarkupKind.INLINE),
        (inline(url="tg://user?id=7"), MarkupKind.INLINE),
        (inline(switch_inline_query=""), MarkupKind.INLINE),
        (
            inline(switch_inline_query_chosen_chat={"query": "x", "allow_user_chats": True}),
            MarkupKind.INLINE,
        ),
        ({"keyboard": [["x"]], "resize_keyboard": True}, MarkupKind.REPLY),
        ({"remove_keyboard": True}, MarkupKind.REMOVE),
        ({"force_reply": True}, MarkupKind.FORCE),
    ],
)
def test_it_takes_each_kind(markup: Any, kind: MarkupKind) -> None:
    read = read_markup(markup)
    assert read is not None
    assert read.kind is kind


def test_an_inline_keyboard_without_buttons_is_none() -> None:
    assert read_markup({"inline_keyboard": [[]]}) is None


async def test_buttons_come_back_as_they_were_sent(standin: Standin) -> None:
    row = [
        InlineKeyboardButton("Xem", callback_data="t:1"),
        InlineKeyboardButton("Mở", url="https://a.vn/"),
        InlineKeyboardButton("Chép", copy_text=CopyTextButton("123/QĐ")),
    ]
    markup = InlineKeyboardMarkup([row])
    sent = await standin.bot.send_message(ANN, "x", reply_markup=markup)
    assert sent.reply_markup == markup
    assert standin.phone.labels() == ["Xem", "Mở", "Chép"]
