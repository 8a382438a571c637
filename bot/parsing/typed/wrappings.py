"""What stands around a message: emoji, quotes, the head of a forward, the bot's own name.

    message   := [/command][@some_bot] line+
    quoted    := "> ..." at a line's start; dropped beside words of one's own, kept when alone or
                 when it asks and one's own words only point to it
    forwarded := [... ơi] (Fwd: | Chuyển tiếp từ ...: | Name, [15/05/2024 08:30]) line+

Of a forward of several lines only those that ask are kept, if any of them does.
"""

import re

from bot.parsing.text import fold

_PLAIN = re.compile(r"[^\W_][\w ,.?!%#()-]*(?:/[\w ,.?!%#()-]+)*")
_QUOTED = re.compile(r"\s*(?:>|&gt;)[>\s]*")
_DAY_IN_BRACKETS = r"\[\d{1,4}[/.:-]\d{1,2}[^\]\n]{0,30}\]"
_HEAD = re.compile(
    r"\s*(?:[^\n:]{0,24}?\b[ơo]i[ ,.!]+)?(?:(?:fwd?|fw|re|tl|trả lời|chuyển tiếp|chuyen tiep)\s*:"
    r"|(?:được\s+)?(?:chuyển tiếp|chuyen tiep|forwarded)\s+(?:từ|tu|from|message)\b"
    r"[^:\n]{0,80}(?::|$)"
    r"|-{2,}[^\n]{0,60}?-{2,}\s*$"
    rf"|[^\n\[\]]{{1,60}}?,?\s*{_DAY_IN_BRACKETS}\s*:?"
    rf"|{_DAY_IN_BRACKETS}[^\n:]{{0,60}}:)\s*",
    re.IGNORECASE,
)
_MAIL_HEAD = re.compile(
    r"\s*(?:from|to|cc|date|sent|subject|từ|đến|ngày|chủ đề|người gửi)\s*:", re.I
)
_ASKS = re.compile(
    r"\?|\b(?:gi|nao|ai|bao nhieu|may viec|khi nao|bao gio|chua|the nao|dau roi|cho (?:em|minh|toi)"
    r" (?:hoi|xem|biet)|viec cua|qua han|what|who|when|which|how)\b"
)
_SAYS_SOMETHING = re.compile(
    r"\d|\b(?:viec|nhiem vu|xong|han|giao|nop|nhac|tim|bao cao|tien do|task|done|con|tre|qua)\b"
)
_COMMAND = re.compile(r"\s*/(?=[a-zA-Z])(\w{1,64})(?:@\w{1,64})?")
_BOT = re.compile(r"@\w{0,64}bot\b", re.IGNORECASE)
_PICTURES = re.compile(
    r"[\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\U0001f000-\U0001faff\U000e0020-\U000e007f•]"
)
_JOINERS = re.compile(r"[\ufe0e\ufe0f\u20e3]")
_FACES = re.compile(
    r"[:;=][-'^]?[()]+(?!\S)"
    r"|(?<!\S)(?:[:;=][-'^]?[DPpvVoO3|\\\]\[*]+|\^[_.-]*\^|<3+|[-=]_+[-=]|T[_.]T|>[._]<|@@)(?!\S)"
)
_MARKS_AROUND = re.compile(r"\s*[“\"«‘'](?P<within>[^“”\"«»]*)[”\"»’']\s*")


def unwrapped(text: str) -> str:
    """The words of a message on one line, without what is around them.

    >>> unwrapped("/viec@nhacviec_bot tháng 5 😀")
    'viec tháng 5'
    >>> unwrapped("> Hạn 15/6\\nviệc này xong chưa :))")
    'việc này xong chưa'
    >>> unwrapped("Chuyển tiếp từ Lan:\\nChào cả nhà\\nViệc quá hạn của phòng là gì?\\nCảm ơn")
    'Việc quá hạn của phòng là gì?'
    >>> unwrapped("> Phòng tôi còn việc gì?\\nem xem giúp chị")
    'Phòng tôi còn việc gì?'
    """
    if text[:1].isalnum() and text.replace(" ", "").isalnum():
        return text
    if _PLAIN.fullmatch(text):
        return text
    line = " ".join(_own_lines(text.splitlines()))
    if command := _COMMAND.match(line):
        line = command[1].replace("_", " ") + line[command.end() :]
    line = _FACES.sub(" ", _PICTURES.sub(" ", _JOINERS.sub("", _BOT.sub(" ", line))))
    quoted = _MARKS_AROUND.fullmatch(line)
    return " ".join((quoted["within"] if quoted else line).split())


def _own_lines(lines: list[str]) -> list[str]:
    said = [line for line in lines if line.strip()]
    own = [line for line in said if not _QUOTED.match(line)]
    quoted = [_QUOTED.sub("", line, count=1) for line in said if _QUOTED.match(line)]
    keeps_own = _stands_alone(own) or not any(map(_asks, quoted))
    return _asking(own if own and keeps_own else quoted)


def _stands_alone(own: list[str]) -> bool:
    """Whether one's own words say what is wanted, more than "xem giúp chị" does."""
    return any(_asks(line) or _SAYS_SOMETHING.search(fold(line)) for line in own)


def _asks(line: str) -> bool:
    return _ASKS.search(fold(line)) is not None


def _asking(lines: list[str]) -> list[str]:
    rest = [_without_head(line) for line in lines]
    if rest == lines:
        return lines
    rest = [line for line in rest if line.strip() and not _MAIL_HEAD.match(line)]
    return [line for line in rest if _asks(line)] or rest


def _without_head(line: str) -> str:
    head = _HEAD.match(line)
    return line[head.end() :] if head else line
