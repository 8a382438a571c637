"""The words that make a question polite, and none of what it asks.

frame := (da | thua | anh oi | cho em hoi) ... (a | nhe | voi | giup) ...
plea  := cho em xem | giup em | vui long | ...      anywhere
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.heard import heard_in
from bot.parsing.intents.openings import CLOSING_WORDS, closing_start, without_openings
from bot.parsing.text import Words

_SPEAKER = r"(?:em|toi|minh|tui|chau|e|mk|mik|me)"
_NO_NAME = r" (?:voi|xem|coi|cai|tim|danh|viec|bao|thong|nhac|liet|ds|file)(?![a-zA-Z])"
_NO_NAME += (
    r"| (?:anh|chi|ong|ba|co|chu|bac)(?= [a-z])(?! (?:em|xem|coi|tim|voi|kiem|loc|danh|viec|cac"
    r"|nhung)(?![a-z]))|[\s.?!]*$"
)
"""What follows "giúp chị" where no chị of that name is meant."""
POLITE = re.compile(
    rf"{say.B}(?:(?:gui|dua|lay|xuat|cho|can|doc|nghe|in"
    rf"|mo)(?: cho)? {say.YOU}(?= (?:ban )?(?:bao cao"
    rf"|danh sach|ds|thong ke|tong hop|tom tat|con so|so lieu|so luong|bang|report|cac|nhung|lich"
    rf"|tat ca))"
    rf"|cho (?:{say.YOU} )?(?:hoi|biet|xem|xin|coi|nghe)(?: (?:voi|chut|la|ve|them))*"
    rf"|{say.YOU} (?:muon|can|xin|dinh) (?:hoi|biet|xem|coi|tra cuu)"
    rf"|{say.YOU} hoi|(?<!tro )(?:giup|ho(?! so)|gium|dum|dup) (?:{say.YOU} )?(?:voi|xem|coi|cai)"
    rf"|(?<!tro )(?:giup(?: do)?|ho|gium|dum) (?:{_SPEAKER}|{say.YOU}(?={_NO_NAME}))"
    rf"|(?<!tro )giup|gium"
    rf"|(?<!nhac )nho (?:bot|ban)|lam on|vui long|xin (?:hoi|phep|loi)"
    rf"|phien (?:{say.YOU}|ban|bot)"
    r"|kinh (?:gui|thua|chao)|xin chao"
    r"|chao(?: (?:ban|bot|em|anh|chi))*|(?:anh chi|anh|chi|em|ban|bot|ad|admin|e|a|c|sep) oi"
    r"|nhe|nha|hi|hello|hey|alo|@?bot(?= )"
    r"|liet ke|please|pls|plz|can you|could you|(?:tell|show|give|send|get) me(?: about)?"
    r"|thanks?(?: you)?"
    r"|cam on)(?![a-zA-Z0-9])"
)
_POLITE_TEXT = """
    gui dua lay xuat cho can doc nghe in mo muon xin dinh hoi giup ho gium dum dup nho lam vui phien
    kinh chao oi nhe nha hi hello hey alo bot liet please pls plz could tell show give send get
    thank thanks cam
"""
POLITE_WORDS = frozenset(_POLITE_TEXT.split())
"""One of them is in whatever `POLITE` finds."""
_COURTEOUS_END = re.compile(
    r"(?<=\S)(?:[\s,.!?:\"'”]+(?:(?:nhe|nha|voi|a|ha|nhi) (?:em|anh|chi|ban|sep|bot)"
    r"|a|ah|nhe|nha"
    r"|vs|voi|ne|nhi|ha|z|zay|vay|bot|hen|luon|nhanh|gap"
    r"|cam on|thanks?|please|pls|(?<!tro )giup)(?![a-zA-Z0-9]))+[\s,.!?:\"'”]*$"
)
_RECEIVER = re.compile(
    rf"(?<=\S) (?:(?:giup |ho )?cho (?:{_SPEAKER}|toi|anh|chi|sep)|for (?:me|us))(?: (?:a|nhe|nha"
    rf"|voi|di|xem|biet))*"
    r"[\s.,!?]*$"
)
_CALLED = re.compile(
    r"(?<![a-z])(?:khong|ko|hong|chua|gi|nao|roi|vay|the|dau|sao|day|bao gio)"
    r"(,? (?:em|anh|chi|ban|sep|thay|co|chu|bac|e|a|c)(?: (?:oi|a))?)[\s.,?!]*$"
)
"""Whoever is asked, named behind the question."""
_GIVES = say.first("giao", "phan", "phan cong", "gan", "chuyen", "ban giao", "cu", "assign", "give")
_LAST_WORDS_TEXT = """
    a ah nhe nha vs voi ne nhi ha z zay vay bot hen luon nhanh gap on thanks thank please pls giup
    em anh chi ban sep thay co chu bac e a c oi toi minh tui chau e mk mik me us di xem biet
"""
_LAST_WORDS = frozenset(_LAST_WORDS_TEXT.split())
"""Nothing polite ends with any other word."""
_NAME_AT_END = re.compile(
    rf"{say.B}(?:anh|chi|ong|ba|co|chu|bac|cua|cho|of|for|em|a|c)\s+(?:nhi|ha|nha|ne)"
    r"(?![a-zA-Z])"
)
"""Particles that are also names are names after what points at a person."""
_TAIL = 60
"""Characters; no closing words are longer."""


def without_frame(words: Words, said: str) -> str:
    """The text with greetings before it and particles after it blanked, place for place."""
    if words.lower.startswith("dạ "):
        said = blanked(said, 0, 2)
    said = without_openings(words, said)
    if not CLOSING_WORDS.isdisjoint(heard_in(words.folded)):
        said = blanked(said, closing_start(said), len(said))
    if _last_word(said) in _LAST_WORDS:
        if called := at_the_end(_CALLED, said):
            said = blanked(said, *called.span(1))
        said = _without_receiver(said)
    end = at_the_end(_COURTEOUS_END, said) if _last_word(said) in _LAST_WORDS else None
    if end is None:
        return said
    name = _NAME_AT_END.search(said, max(0, end.start() - 4))
    return blanked(said, name.end() if name else end.start(), len(said))


def _last_word(said: str) -> str:
    said = said.rstrip(" ,.!?:\"'”")
    return said[said.rfind(" ") + 1 :]


def _without_receiver(said: str) -> str:
    """“... cho tôi" at the end only says who wants it, unless something is given to him."""
    found = at_the_end(_RECEIVER, said)
    if found is None or _GIVES.match(said):
        return said
    return blanked(said, found.start(), len(said))


def at_the_end(pattern: "re.Pattern[str]", said: str, at: int = 0) -> "re.Match[str] | None":
    """A pattern that ends with the text, looked for only there: elsewhere it costs the square."""
    end = len(said.rstrip())
    return pattern.search(said, max(at, end - _TAIL), max(at, end))


def blanked(text: str, at: int, end: int) -> str:
    """The text with spaces from one place to another."""
    return text[:at] + " " * (end - at) + text[end:]


def blanks(found: "re.Match[str]") -> str:
    """As many spaces as were found, so that places stay."""
    return " " * len(found[0])
