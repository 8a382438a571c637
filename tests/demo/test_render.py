"""Messages as HTML for the page: tags that nest, and nothing that was not escaped."""

import pytest

from bot.demo.standin.entities import Entity, with_detected
from bot.demo.standin.markup import parse_html
from bot.demo.standin.render import to_html

LINK = '" target="_blank" rel="noopener noreferrer">'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<b>x</b> &lt;y&gt;\nz", "<b>x</b> &lt;y&gt;<br>z"),
        ("<b>a<i>b</i>c</b>", "<b>a<i>b</i>c</b>"),
        ("👍<u>👍x</u>y", "👍<u>👍x</u>y"),
        ("<s>x</s><code>&amp;</code><pre>y</pre>", "<s>x</s><code>&amp;</code><pre>y</pre>"),
        ("<tg-spoiler>x</tg-spoiler>", '<span class="spoiler">x</span>'),
        ("<blockquote>x</blockquote>", "<blockquote>x</blockquote>"),
        (
            "<blockquote expandable>x</blockquote>",
            '<blockquote class="expandable">x</blockquote>',
        ),
        (
            '<tg-time unix="60" format="D">1/1</tg-time>',
            '<time data-unix="60" data-format="D">1/1</time>',
        ),
        (
            "https://a.vn/?b=1&amp;c",
            f'<a href="https://a.vn/?b=1&amp;c{LINK}https://a.vn/?b=1&amp;c</a>',
        ),
        ("<a href='tg://resolve?domain=x'>y</a>", f'<a href="tg://resolve?domain=x{LINK}y</a>'),
        (
            '<a href="https://a.vn/&quot;onclick">y</a>',
            f'<a href="https://a.vn/&quot;onclick{LINK}y</a>',
        ),
        ('<a href="tg://user?id=7">An</a> /help', "An /help"),
    ],
)
def test_it_shows_what_was_meant(source: str, html: str) -> None:
    formatted = with_detected(parse_html(source))
    assert to_html(formatted.text, formatted.entities) == html


def test_entities_that_overlap_are_closed_and_opened_again() -> None:
    entities = (Entity("bold", 0, 2), Entity("italic", 1, 2))
    assert to_html("abc", entities) == "<b>a<i>b</i></b><i>c</i>"


def test_a_link_with_another_scheme_is_only_text() -> None:
    assert to_html("x", (Entity("text_link", 0, 1, url="javascript:alert(1)"),)) == "x"
