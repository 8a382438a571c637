"""parse_mode=HTML, as strict as Telegram: the same tags and the same complaints.

text   := (character | entity | tag)*
entity := "&lt;" | "&gt;" | "&amp;" | "&quot;" | "&#" number ";" - anything else stays as it is
tag    := "<" name (attribute "=" value)* ">" … "</" name ">"
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.demo.standin.entities import Entity, Formatted, in_order, utf16_length
from bot.demo.standin.failures import ApiError, bad_request
from bot.demo.standin.links import checked_link, mentioned_user

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
TAGS = frozenset(SIMPLE) | {"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
# Relative, or weekday, date (short, long) and time (short, long); nothing keeps the text.
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
SPACES = re.compile(r"\s*")
MARKS = re.compile(r"[<&]")


@dataclass(frozen=True, slots=True)
class OpenTag:
    """A start tag still waiting for its end."""

    name: str
    attributes: dict[str, str]
    offset: int
    piece: int


def parse_html(source: str) -> Formatted:
    """The text people see and its entities, or Telegram's complaint."""
    return _Reader(source).read()


def unescaped(text: str) -> str:
    """Character references replaced; unknown ones stay as they were written."""
    return REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return match.group()
    return chr(code)


class _Reader:
    """One pass over the source; `at` is where it stands."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.length = 0
        self.pieces: list[str] = []
        self.open: list[OpenTag] = []
        self.entities: list[Entity] = []

    def read(self) -> Formatted:
        while self.at < len(self.source):
            mark = MARKS.search(self.source, self.at)
            stop = mark.start() if mark else len(self.source)
            self._write(self.source[self.at : stop])
            self.at = stop
            if mark:
                self._read_mark(mark.group())
        if self.open:
            raise _complaint(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"'
            )
        return Formatted("".join(self.pieces), in_order(self.entities))

    def _read_mark(self, mark: str) -> None:
        if mark == "&":
            self._read_reference()
        elif self.source.startswith("</", self.at):
            self._read_end_tag()
        else:
            self._read_start_tag()

    def _write(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += utf16_length(text)

    def _read_reference(self) -> None:
        match = REFERENCE.match(self.source, self.at)
        written = match.group() if match else "&"
        self._write(_character(match) if match else written)
        self.at += len(written)

    def _read_start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take(TAG_NAME).lower()
        if self.at >= len(self.source):
            raise self._at_byte("Unclosed start tag", begin)
        if name not in TAGS:
            raise self._at_byte(f'Unsupported start tag "{name}"', begin)
        attributes = self._read_attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at_byte('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(OpenTag(name, attributes, self.length, len(self.pieces)))

    def _read_attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._take(SPACES)
            if self._sign() == ">":
                self.at += 1
                return attributes
            name = self._take(ATTRIBUTE_NAME)
            if not name:
                raise self._at_byte(f'Empty attribute name in the tag "{tag}"', begin)
            attributes[name] = self._read_value(tag, name, begin)
            if self.at >= len(self.source):
                raise self._at_byte("Unclosed start tag", begin)

    def _read_value(self, tag: str, name: str, begin: int) -> str:
        self._take(SPACES)
        if self._sign() != "=":
            if (tag, name) == ("blockquote", "expandable"):
                return "1"
            reason = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
            raise self._at_byte(reason, begin)
        self.at += 1
        self._take(SPACES)
        quote = self._sign()
        if not quote:
            raise self._at_byte(f'Unclosed start tag "{tag}"', begin)
        return self._read_quoted(quote, begin) if quote in "\"'" else self._read_token()

    def _read_quoted(self, quote: str, begin: int) -> str:
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise self._at_byte("Unclosed start tag", begin)
        value = self.source[self.at + 1 : end]
        self.at = end + 1
        return unescaped(value)

    def _read_token(self) -> str:
        begin = self.at
        value = self._take(NAME_TOKEN).lower()
        sign = self._sign()
        if sign and sign != ">" and not sign.isspace():
            raise self._at_byte("Unexpected end of name token", begin)
        return value

    def _read_end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._at_byte("Unexpected end tag", begin)
        self.at += 2
        name = self._take(TAG_NAME).lower()
        self._take(SPACES)
        if self._sign() != ">":
            raise self._at_byte("Unclosed end tag", begin)
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            found = f', expected "</{tag.name}>", found "</{name}>"'
            raise self._at_byte("Unmatched end tag", begin, found)
        if self.length > tag.offset:
            self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        size = self.length - tag.offset
        before = self.entities[-1] if self.entities else None
        same = before and (before.offset, before.length) == (tag.offset, size)
        if same and before and {before.type, tag.name} == {"code", "pre"}:
            self.entities[-1] = _code_block(before, tag)
            return
        entity = _entity(tag, size, "".join(self.pieces[tag.piece :]))
        if entity:
            self.entities.append(entity)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken

    def _sign(self) -> str:
        return self.source[self.at : self.at + 1]

    def _at_byte(self, reason: str, at: int, rest: str = "") -> ApiError:
        offset = len(self.source[:at].encode(errors="surrogatepass"))
        return _complaint(f"{reason} at byte offset {offset}{rest}")


def _complaint(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _entity(tag: OpenTag, size: int, inner: str) -> Entity | None:
    kind = SIMPLE.get(tag.name)
    if kind:
        return Entity(kind, tag.offset, size)
    if tag.name == "a":
        return _link(tag, size, inner)
    if tag.name == "tg-emoji":
        return Entity("custom_emoji", tag.offset, size, custom_emoji_id=_emoji_id(tag))
    if tag.name == "tg-time":
        return _time(tag, size)
    if tag.name == "blockquote":
        prefix = "expandable_" if "expandable" in tag.attributes else ""
        return Entity(f"{prefix}blockquote", tag.offset, size)
    return Entity(tag.name, tag.offset, size, language=_language(tag))


def _link(tag: OpenTag, size: int, inner: str) -> Entity | None:
    url = tag.attributes.get("href") or inner
    user_id = mentioned_user(url) if url.startswith("tg:") else None
    if user_id:
        return Entity("text_mention", tag.offset, size, user_id=user_id)
    link = checked_link(url)
    return Entity("text_link", tag.offset, size, url=link) if link else None


def _emoji_id(tag: OpenTag) -> str:
    number = tag.attributes.get("emoji-id", "")
    if not number.isdecimal() or not int(number):
        raise _complaint("Invalid custom emoji identifier specified")
    return number


def _time(tag: OpenTag, size: int) -> Entity:
    moment = tag.attributes.get("unix", "")
    if not moment.isdecimal() or not is_moment(int(moment)):
        raise _complaint("Invalid date specified")
    form = tag.attributes.get("format", "")
    if not TIME_FORMAT.fullmatch(form):
        raise _complaint("Invalid date format specified")
    return Entity("date_time", tag.offset, size, unix_time=int(moment), date_time_format=form)


def is_moment(unix_time: Any) -> bool:
    """Whether Telegram can show it; it counts seconds in 32 bits."""
    return isinstance(unix_time, int) and 0 < unix_time < 2**31


def _language(tag: OpenTag) -> str | None:
    name = tag.attributes.get("class", "")
    if tag.name != "code" or not name.startswith("language-"):
        return None
    return name.removeprefix("language-") or None


def _code_block(inner: Entity, tag: OpenTag) -> Entity:
    """<pre><code class="language-x"> is one block that knows its language."""
    return Entity("pre", inner.offset, inner.length, language=inner.language or _language(tag))
