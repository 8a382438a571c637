"""How the bot is used.

help := tro giup | huong dan | bot lam duoc gi | (cach | lam sao de) act ...
      | using it, with a word that asks how or for guidance, and nothing else beside them
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked
from bot.parsing.intents.courtesies import blanks
from bot.parsing.values import Intent, Query

_HELP = say.only(
    rf"(?:tro giup|help|menu|start|lenh|commands?|hdsd)(?: {say.YOU})?(?: voi)?",
    rf"(?:{say.ME} )?(?:xem |can |xin |doc |muon )?(?:duoc )?huong dan(?: su dung| dung)?(?: bot)?",
    r"cach (?:dung|su dung)(?: bot)?",
    r"(?:bot|ban|em|may)?\s*(?:nay )?(?:co the )?(?:lam|giup|biet lam) (?:duoc |dc )?"
    r"(?:nhung |cac )?(?:viec )?gi(?: (?:cho|giup) \w+)?",
    r"(?:bot )?hoi(?: bot)? (?:the nao|nhu the nao|sao|ra sao|lam sao|ntn)",
    r"what can (?:you|i|it) (?:do|ask)",
    rf"{say.ME}? ?can (?:tro )?giup(?: do)?",
    rf"giup(?: do)?(?: {say.YOU})?(?: voi)?",
    rf"(?:can |xin )?ho tro(?: {say.YOU})?(?: voi)?",
    r"bot (?:nay )?la (?:gi|ai)",
    r"(?:bot )?co (?:nhung |cac )?(?:lenh|chuc nang|tinh nang) (?:nao|gi)",
    r"(?:cac|nhung|danh sach) (?:cau )?lenh(?: cua(?: bot)?)?",
    rf"(?:{say.ME} )?(?:co the |nen )?(?:hoi )?(?:bot )?(?:duoc )?(?:nhung )?gi",
)
_HOW_TO = say.first(
    rf"(?:huong dan(?: {say.YOU})?|chi)? ?(?:cach|lam (?:sao|the nao|cach nao)(?: de)?)"
    r"\s+(?:dung|su dung|gia han|bao|nop|gui|dinh kem|giao|phan cong|tim|nhac|cap nhat|xem|xin"
    r"|lui|tra cuu|danh dau)",
    r"how (?:do|can|to)(?: i)?",
)
_USING = say.words(
    "su dung", "dung", "xai", "hoat dong", "van hanh", "thao tac", "use", "using", "works?"
)
_HOW = say.words(
    "cach(?: thuc)?",
    "huong dan",
    "chi(?= (?:em|toi|minh|giup|cho|dum|gium|tui|voi|cach)|[\\s.?!]*$)",
    "(?:nhu )?the nao",
    "(?:kieu|cach) gi",
    "(?:lam |ra )?sao",
    "ntn",
    "(?:khong|ko|chua|moi) (?:biet|ranh|quen|hieu|ro|dung)",
    "how(?: (?:do|does|can|to))?",
    "help",
)
_IT = re.compile(
    rf"{say.B}(?:bot|cai|con|app|phan mem|ung dung|tro ly|he thong|cong cu|chuong trinh|nay|kia|do"
    rf"|it|this|that|the|do|does|can|you|duoc|de|xin|can|muon|biet|thi|la|phai|gi|hay|nhu|ro|giup"
    rf"|ho"
    rf"|voi|vay|the|nhe|a|di|cho|va|chua ranh|moi|lan dau|{say.YOU}|{say.ME}){say.E}"
)
_HINT = re.compile(
    r"help|menu|start|lenh|command|hdsd|huong|cach|giup|tro|bot|hoi|dung|xai|lam|how|what can"
    r"|us[ei]"
    r"|work|dong|hanh|thao tac|^\s*$"
)
"""Some of it is in every text that asks for help; nearly all others have none."""
_HELP_TEXT = """
    tro help menu start lenh command commands hdsd huong cach lam giup hoi what bot how dung xai
    dong hanh thao use using work works
"""
HELP_WORDS = frozenset(_HELP_TEXT.split())
"""Whole words, one of which is there as well."""
_ANY = re.compile(r"[a-zA-Z0-9]")


def read_help(asked: Asked) -> Query | None:
    """“Hướng dẫn sử dụng”, "làm sao để gia hạn"; with a task's number it is no such question."""
    if HELP_WORDS.isdisjoint(asked.heard) or not _HINT.search(asked.framed):
        return None
    asks = any(map(_HELP.fullmatch, (asked.framed.strip(), asked.said.strip())))
    if asks or (not asked.number and (_HOW_TO.match(asked.said) or _asks_how_to_use(asked.framed))):
        return Query(asked.text, Intent.HELP)
    return None


def _asks_how_to_use(said: str) -> bool:
    """“Bot này xài sao”, "chưa rành, chỉ tôi cách dùng": in whatever order, and no more."""
    rest = _USING.sub(blanks, said)
    if rest == said or (left := _HOW.sub(blanks, rest)) == rest:
        return False
    return _ANY.search(_IT.sub(blanks, left)) is None
