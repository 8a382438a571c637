"""What somebody typed for others to read: bold and links kept, everything else escaped."""

import re
from html import unescape
from html.parser import HTMLParser

from bot.messages.text import safe, shorten

TEXT_AT_MOST = 3000
"""Characters; with who writes, the recipient's tasks and its file names it still is a message."""
_NAME = 60
_PLAIN = frozenset({"b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"})
_SAME = {"strong": "b", "em": "i", "ins": "u", "del": "s", "strike": "s"}
_SPOILER = "tg-spoiler"
"""A tag, or the class of a span, which is how python-telegram-bot writes it."""
_EXPANDABLE = "<blockquote expandable>"
_LINK = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_EMPTY = re.compile(r"<(\w[\w-]*)(?: [^<>]*)?></\1>")
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"<[^<>]*>")
_STARRED = re.compile(r"(?<!\w)(\*\*?|__)(?=\S)[^\n*_]*\w[^\n*_]*(?<=\S)\1(?!\w)")
HIS_NAME = "{ten}"
"""What stands for the recipient's name in the words; other spellings are read as well."""
_HIS_NAME = re.compile(r"\{\s*(?:họ\s+)?(?:tên|ten|name)\s*\}", re.IGNORECASE)


def _kept(tag: str, values: dict[str, str | None]) -> tuple[str, str]:
    """Telegram's name of a tag and how it opens; nothing of what is not kept."""
    name = _SAME.get(tag, tag)
    if tag == "a":
        link = values.get("href") or ""
        return ("a", f'<a href="{safe(link)}">') if _LINK.fullmatch(link) else ("", "")
    if tag == "span" and values.get("class") == _SPOILER:
        name = _SPOILER
    if tag == "blockquote" and "expandable" in values:
        return name, _EXPANDABLE
    return (name, f"<{name}>") if name in _PLAIN else ("", "")


class _Kept(HTMLParser):
    """Writes down the text, and of the tags those Telegram takes and nobody can misuse.

    So many of the first characters are left out, with the format of the others kept.
    """

    def __init__(self, *, without: int = 0) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._without = without
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
            return
        kept, opening = _kept(tag, dict(attrs))
        self.parts.append(opening)
        self._open.append((tag, kept))

    def handle_endtag(self, tag: str) -> None:
        if not any(one == tag for one, _ in self._open):
            return
        while self._open:
            opened, kept = self._open.pop()
            if kept:
                self.parts.append(f"</{kept}>")
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        self.parts.append(safe(data[self._without :]))
        self._without = max(0, self._without - len(data))

    def whole(self) -> str:
        self.close()
        while self._open:
            _, kept = self._open.pop()
            if kept:
                self.parts.append(f"</{kept}>")
        return "".join(self.parts)


def sanitized(html: str) -> str:
    """HTML as python-telegram-bot makes it of a message; mentions and custom emoji become text.

    >>> sanitized('<b>Nộp</b> <a href="tg://user?id=1">báo cáo</a> &lt;b&gt;')
    '<b>Nộp</b> báo cáo &lt;b&gt;'
    """
    kept = _Kept()
    kept.feed(html.replace("\0", ""))
    return kept.whole().strip()


def ending(html: str, words: str) -> str:
    """The end of it that has these words, with their lines and format; else the words alone.

    >>> ending("/dondoc <b>Nộp</b> báo cáo", "Nộp báo cáo")
    '<b>Nộp</b> báo cáo'
    """
    begin = _beginning(plain(html), words.split())
    if begin is None:
        return safe(words)
    kept = _Kept(without=begin)
    kept.feed(html)
    return _EMPTY.sub("", kept.whole()).strip()


def _beginning(text: str, words: list[str]) -> int | None:
    """Where in a text that ends with these words they begin, maybe within the first of them."""
    last = list(_WORD.finditer(text))[-len(words) :] if words else []
    found = [one.group() for one in last]
    if len(found) < len(words) or not found or found[1:] != words[1:]:
        return None
    return last[0].end() - len(words[0]) if found[0].endswith(words[0]) else None


def has_stars(html: str) -> bool:
    """Whether words stand between asterisks, as those who know Markdown make them bold.

    >>> has_stars("Việc **gấp**"), has_stars("5 * 3 * 2"), has_stars("<b>gấp</b> * hết")
    (True, False, False)
    """
    return _STARRED.search(plain(html)) is not None


def plain(html: str) -> str:
    """The words alone, unescaped."""
    return unescape(_TAG.sub("", html))


def shown_length(html: str) -> int:
    """As Telegram counts it, with every placeholder as long as a name can be."""
    words = _HIS_NAME.sub("x" * _NAME, plain(html))
    return len(words.encode("utf-16-le")) // 2


def addressed(html: str, name: str) -> str:
    """The words for one recipient: “{ten}” is their name.

    >>> addressed("Kính gửi {ten}", "Lê <An>")
    'Kính gửi Lê &lt;An&gt;'
    """
    return _HIS_NAME.sub(lambda _: safe(shorten(name, _NAME)), html)
