"""Typed words for many: format and plain links stay, whatever else is written is text."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, MessageEntity

from bot.messages.broadcasts.typed_html import addressed, ending, sanitized, shown_length


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
        ("<b>đậm</b> <i>nghiêng</i>", "<b>đậm</b> <i>nghiêng</i>"),
        ("<strong>đậm</strong>", "<b>đậm</b>"),
        ('<a href="https://so.gov.vn/?a=1&amp;b=2">đây</a>',) * 2,
        ('<a href="tg://user?id=7">An</a>', "An"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://a.vn&quot; onclick=&quot;x">x</a>', "x"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("<b>chưa <i>đóng", "<b>chưa <i>đóng</i></b>"),
        ("<b>lệch <i>nhau</b> rồi</i>", "<b>lệch <i>nhau</i></b> rồi"),
        ('<tg-emoji emoji-id="1">👍</tg-emoji>', "👍"),
        ("</b>thừa", "thừa"),
        ('<span class="tg-spoiler">mật</span> rõ', "<tg-spoiler>mật</tg-spoiler> rõ"),
        ('<span class="khác">chữ</span>', "chữ"),
        ("<blockquote>trích</blockquote>", "<blockquote>trích</blockquote>"),
        ("<blockquote expandable>dài</blockquote>", "<blockquote expandable>dài</blockquote>"),
        ("  \n ", ""),
    ],
)
def test_only_what_telegram_takes_and_nobody_can_misuse_stays(typed: str, kept: str) -> None:
    assert sanitized(typed) == kept
    assert sanitized(kept) == kept


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (MessageEntity.SPOILER, "<tg-spoiler>mật</tg-spoiler> rõ"),
        (MessageEntity.EXPANDABLE_BLOCKQUOTE, "<blockquote expandable>mật</blockquote> rõ"),
        (MessageEntity.BLOCKQUOTE, "<blockquote>mật</blockquote> rõ"),
        (MessageEntity.BOLD, "<b>mật</b> rõ"),
        (MessageEntity.STRIKETHROUGH, "<s>mật</s> rõ"),
    ],
)
def test_what_the_library_makes_of_a_message_is_kept(kind: str, kept: str) -> None:
    chat, sent = Chat(1, Chat.PRIVATE), datetime.now(UTC)
    message = Message(1, sent, chat, text="mật rõ", entities=[MessageEntity(kind, 0, 3)])
    assert sanitized(message.text_html or "") == kept


@pytest.mark.parametrize(
    ("html", "words", "kept"),
    [
        ("/dondoc <b>Nộp</b>\nsố liệu", "Nộp\nsố liệu", "<b>Nộp</b>\nsố liệu"),
        ("<b>/dondoc Nộp</b> ngay", "Nộp ngay", "<b>Nộp</b> ngay"),
        ("<b>/dondoc</b> Nộp &lt; 5", "Nộp < 5", "Nộp &lt; 5"),
        ("/dondoc Nộp", "lời khác", "lời khác"),
        ("/dondoc Nộp", "", ""),
        ("", "Nộp", "Nộp"),
        ("/dondoc A:<b>1. Nộp</b>\n2. Gửi", "1. Nộp 2. Gửi", "<b>1. Nộp</b>\n2. Gửi"),
        ("/dondoc a", "b /dondoc a", "b /dondoc a"),
    ],
)
def test_the_end_of_a_text_keeps_its_format(html: str, words: str, kept: str) -> None:
    assert ending(html, words) == kept


@pytest.mark.parametrize("placeholder", ["{ten}", "{tên}", "{ họ tên }", "{TEN}", "{name}"])
def test_the_name_is_put_in_and_escaped(placeholder: str) -> None:
    assert addressed(f"Gửi {placeholder}:", "Lê <b>An") == "Gửi Lê &lt;b&gt;An:"


def test_a_name_cannot_bring_a_name_of_its_own() -> None:
    assert addressed("Gửi {ten}", "{ten}") == "Gửi {ten}"


def test_length_counts_placeholders_as_long_names_and_emoji_as_telegram_does() -> None:
    assert shown_length("<b>{ten}</b>") == 60
    assert shown_length("👍&lt;") == 3
