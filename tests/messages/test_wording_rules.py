"""What an office's own text must keep of the message it replaces."""

import pytest

from bot.messages.office.patterns import BadWording, read, write
from bot.messages.office.wording_rules import accepted

PLAIN = "Anh/chị { $name } đã có việc { $number } trong danh sách."
TAGGED = "<b>Hạn:</b> { $day } của việc trong danh sách."
LABEL = "Xem việc"
COUNTED = "{ $count ->\n    [0] Không có việc nào.\n   *[other] Có { $count } việc.\n}"


def refusal(text: str, original: str) -> str:
    with pytest.raises(BadWording) as refused:
        accepted(text, original=read(original))
    return refused.value.key


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Việc { $number } có rồi", PLAIN),
        ("Có rồi & đủ, R&D, 2 > 1", PLAIN),
        ("hai\ndòng", PLAIN),
        ("<i>{ $day }</i> <u><s>x</s></u>", TAGGED),
        ("<blockquote expandable>{ $day }</blockquote>", TAGGED),
        ("không đậm", TAGGED),
        ("Mở việc", LABEL),
        ("{ $count } việc", COUNTED),
        ("{ $count ->\n    [1] Một việc\n   *[other] { $count } việc\n}", COUNTED),
    ],
)
def test_what_fits_is_taken(text: str, original: str) -> None:
    assert write(accepted(text, original=read(original))) == text


@pytest.mark.parametrize(
    ("text", "original", "key"),
    [
        ("", PLAIN, "wording-empty"),
        ("\u200b\u202e \u2066", PLAIN, "wording-empty"),
        ('{""}', PLAIN, "wording-empty"),
        ("{ $ten }", PLAIN, "wording-value-unknown"),
        ("{ $name }", LABEL, "wording-no-values"),
        ("Chào {", PLAIN, "wording-unreadable"),
        ("<b>Chào</b>", PLAIN, "wording-takes-no-tags"),
        ("1 < 2", PLAIN, "wording-takes-no-tags"),
        ("1 &lt; 2", PLAIN, "wording-takes-no-tags"),
        ('{"<"}b>', PLAIN, "wording-takes-no-tags"),
        ("x" * 301, PLAIN, "wording-too-long"),
        ("x" * 65, LABEL, "wording-too-long"),
        ("hai\ndòng", LABEL, "wording-one-line"),
        ("<b>Hạn: { $day }", TAGGED, "wording-tag-not-closed"),
        ("Hạn</b>: { $day }", TAGGED, "wording-tag-not-closed"),
        ("<b>Hạn <i>a</b></i>", TAGGED, "wording-tag-not-closed"),
        ("<B>Hạn</B>", TAGGED, "wording-tag-unknown"),
        ('<a href="https://a.b">x</a>', TAGGED, "wording-tag-unknown"),
        ('<b class="x">a</b>', TAGGED, "wording-tag-unknown"),
        ("<{ $day }>", TAGGED, "wording-tag-unknown"),
        ("1 < 2", TAGGED, "wording-bare-sign"),
        ("a.docx", "danh-sach.xlsx", "wording-file-ending"),
    ],
)
def test_what_does_not_is_refused_with_the_one_thing_wrong(
    text: str, original: str, key: str
) -> None:
    assert refusal(text, original) == key


def test_each_way_of_coming_out_is_looked_at() -> None:
    text = "{ $day ->\n    [x] <b>a\n   *[other] b</b>\n}"
    assert refusal(text, TAGGED) == "wording-tag-not-closed"


def test_signs_nobody_sees_are_taken_out() -> None:
    assert write(accepted("Chào\u202e anh\u200b/chị\r\nạ", original=read(PLAIN))) == (
        "Chào anh/chị\nạ"
    )


def test_an_emoji_of_several_signs_stays_one() -> None:
    assert write(accepted("Chào 👩\u200d💼", original=read(PLAIN))) == "Chào 👩\u200d💼"
