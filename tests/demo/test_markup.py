"""parse_mode=HTML: what is read, and what is refused with which words."""

import pytest

from bot.demo.standin.entities import Formatted
from bot.demo.standin.failures import ApiError
from bot.demo.standin.markup import parse_html

READ = [
    ("<b>x</b>", "x", ["bold 0 1"]),
    ("<STRONG>x</Strong>", "x", ["bold 0 1"]),
    ("<i>x</i><em>y</em>", "xy", ["italic 0 1", "italic 1 1"]),
    ("<u>x</u><ins>y</ins>", "xy", ["underline 0 1", "underline 1 1"]),
    ("<s>x</s><strike>y</strike>", "xy", ["strikethrough 0 1", "strikethrough 1 1"]),
    ("<del>x</del>", "x", ["strikethrough 0 1"]),
    ("<tg-spoiler>x</tg-spoiler>", "x", ["spoiler 0 1"]),
    ('<span class="tg-spoiler">x</span>', "x", ["spoiler 0 1"]),
    ("<blockquote>x</blockquote>", "x", ["blockquote 0 1"]),
    ("<blockquote expandable>x</blockquote>", "x", ["expandable_blockquote 0 1"]),
    ("<code>x</code>", "x", ["code 0 1"]),
    ("<pre>x</pre>", "x", ["pre 0 1"]),
    ('<pre><code class="language-sql">x</code></pre>', "x", ["pre 0 1 sql"]),
    ('<a href="https://a.vn/?q=1&amp;r=2">x</a>', "x", ["text_link 0 1 https://a.vn/?q=1&r=2"]),
    ("<a href='http://A.vn'>x</a>", "x", ["text_link 0 1 http://a.vn/"]),
    ("<a>a.vn</a>", "a.vn", ["text_link 0 4 http://a.vn/"]),
    ('<a href="javascript:alert(1)">x</a>', "x", []),
    ('<a href="http://localhost/">x</a>', "x", []),
    ('<a href="tg://user?id=7">x</a>', "x", ["text_mention 0 1 7"]),
    ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", ["custom_emoji 0 2 5"]),
    ('<tg-time unix="60" format="t">x</tg-time>', "x", ["date_time 0 1 60 t"]),
    (
        '<tg-time unix="60" format="wDT"><b>x</b></tg-time>',
        "x",
        ["bold 0 1", "date_time 0 1 60 wDT"],
    ),
    ('<tg-time unix="60" format="r">x</tg-time>', "x", ["date_time 0 1 60 r"]),
    ('<tg-time unix="60">x</tg-time>', "x", ["date_time 0 1 60 "]),
    ("<b>x<i>y</i></b>", "xy", ["bold 0 2", "italic 1 1"]),
    ("<code><b>x</b></code>", "x", ["code 0 1"]),
    ("👍<b>x</b>", "👍x", ["bold 2 1"]),
    ("<b></b>x", "x", []),
    ("<b>x</>", "x", ["bold 0 1"]),
    ("<b >x</b >", "x", ["bold 0 1"]),
    ("&lt;&gt;&amp;&quot;", '<>&"', []),
    ("&#65;&#x42;&lt", "AB<", []),
    ("a & b &nbsp; &apos; &#0;", "a & b &nbsp; &apos; &#0;", []),
    ("1 > 0", "1 > 0", []),
]
REFUSED = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("ngày <br>", 'Unsupported start tag "br" at byte offset 6'),
    ("số <lượng>", 'Unsupported start tag "lượng" at byte offset 5'),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("1 <2", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    (
        "<a href>x</a>",
        'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
    ),
    ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
    ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
    ("<tg-time>x</tg-time>", "Invalid date specified"),
    ('<tg-time unix="0">x</tg-time>', "Invalid date specified"),
    ('<tg-time unix="-5">x</tg-time>', "Invalid date specified"),
    ('<tg-time unix="2024-05-20">x</tg-time>', "Invalid date specified"),
    ('<tg-time unix="2147483648">x</tg-time>', "Invalid date specified"),
    ('<tg-time unix="60" format="dD">x</tg-time>', "Invalid date format specified"),
    ('<tg-time unix="60" format="rd">x</tg-time>', "Invalid date format specified"),
    ('<tg-time unix="60" format="tw">x</tg-time>', "Invalid date format specified"),
    ('<tg-time unix="60">x', 'Can\'t find end tag corresponding to start tag "tg-time"'),
    ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
]


def summary(formatted: Formatted) -> list[str]:
    records = [entity.record() for entity in formatted.entities]
    return [" ".join(str(value) for value in record.values()) for record in records]


@pytest.mark.parametrize(("source", "text", "entities"), READ)
def test_it_reads_what_telegram_reads(source: str, text: str, entities: list[str]) -> None:
    formatted = parse_html(source)
    assert (formatted.text, summary(formatted)) == (text, entities)


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_it_refuses_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"
