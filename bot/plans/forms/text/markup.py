"""Takes the markup of conversions (HTML tags, entities, Markdown marks) out of a printed text."""

import html
import re

from bot.parsing.text import clean

_LINE_TAGS = re.compile(r"</?(?:p|br|div|li|ul|ol|tr)\b[^<>]*>", re.IGNORECASE)
_STYLE_TAGS = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|sup|sub|font|small|mark|a)\b[^<>]*>", re.IGNORECASE
)
_BOLD_PART = re.compile(r"\*\*.+?\*\*|<(?P<tag>b|strong)>.*?</(?P=tag)>", re.IGNORECASE | re.DOTALL)
_HEADING_MARK = re.compile(r"^\s*#{1,6}\s+")
# "**Phụ lục****Nhiệm vụ**" are two bold lines that a conversion glued together.
_GLUED_BOLD = re.compile(r"\*{4,}")
_STARS = re.compile(r"\*{2,3}|\*(?=\S[^*\n]*\S\*)|(?<=[^\s*(])\*(?=\W|$)")
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")


def plain_text(printed: str) -> str:
    """The words alone, paragraphs as lines.

    >>> plain_text("<p>Tháng&nbsp;5: <b>họp</b></p><p>Tháng 6: ký</p>")
    'Tháng 5: họp\\nTháng 6: ký'
    """
    text = _LINE_TAGS.sub("\n", _BOOKMARK.sub("", printed))
    text = html.unescape(_STYLE_TAGS.sub("", text))
    text = _STARS.sub("", _GLUED_BOLD.sub("\n", _HEADING_MARK.sub("", text)))
    lines = (clean(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def is_strong(printed: str) -> bool:
    """Whether the whole text is marked as bold or as a heading, rather than a word inside it."""
    if _HEADING_MARK.match(printed):
        return True
    return bool(printed.strip()) and not _BOLD_PART.sub("", printed).strip()
