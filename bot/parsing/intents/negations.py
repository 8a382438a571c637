"""What a question leaves out: "không phải của tôi", "chưa quá hạn", "trừ việc đã xong".

    negated := without [viec] part | (khong | chua | not) [bi] overdue
    without := khong phai | khong (tinh | ke | gom | lay | thuoc ...) | tru | ngoai [tru]
             | loai (tru | bo) | bo (qua | bot) | except | excluding | without | other than | not
    part    := whose | when | state | viec

A query has no room for what is not meant, so such words are not understood: taken for their
opposite they would give just the list that was not wanted.
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked
from bot.parsing.intents.states import state_named
from bot.parsing.text import Words
from bot.parsing.values import Status

_NO = r"(?:khong|ko|hok|chang|cha)"
_BUT_FOR = (
    rf"{_NO} (?:tinh|ke|gom|bao gom)(?: (?:ca|den|toi|luon))?|(?<!khau )(?<!can )(?<!phong )tru"
    r"(?: (?:di|ra))?|ngoai tru|loai (?:tru|bo)|bo (?:qua|bot)|except(?: for)?|exclud(?:e|ing)"
    r"|other than|apart from|but not"
)
_NOT = (
    rf"{_NO} (?:phai(?: la)?|lay|thuoc|nam trong)|without|not"
    rf"|(?:^\W*|[,.;:(]\s*|{say.TASK}\s+(?:nao\s+)?)ngoai"
)
_LED_TO = (
    rf"(?:\s+(?:{say.TASK}|cac|nhung|cai|nao|cua|thuoc|trong|o|vao|cho|in|of|for|from|by|any|the))*"
)
_WITHOUT = re.compile(rf"{say.B}(?P<no>{_BUT_FOR}|{_NOT}){_LED_TO}\s*$")
LEFT_OUT = re.compile(rf"{say.B}(?P<no>{_BUT_FOR}){say.E}")
"""Words that take something off what was said before."""
_WORK_NEXT = re.compile(rf"\s+(?:(?:cac|nhung|any|the)\s+)*{say.TASK}{say.E}")
_NOT_LATE = re.compile(rf"(?:{say.B}(?:{_NO}|chua|not)|n['’]t)(?:\s+(?:he|bi|co|yet))*\s*$")
# Most questions leave nothing out; only where one of these stands are its parts looked at.
_HINT = re.compile(
    rf"(?<![a-zA-Z0-9])(?:{_NO} (?:phai|tinh|ke|gom|bao|lay|thuoc|nam)|tru|ngoai|loai [tb]|bo [qb]"
    rf"|exc|other than|apart|not|without|but not|(?:{_NO}|chua) (?:(?:he|bi|co) )*(?:qua|tre|cham"
    r"|lo|muon|qh))|n['’]t"
)
_NEGATING_TEXT = """
    khong ko hok chang cha chua tru ngoai loai bo except exclude excluding other apart but not
    without t
"""
NEGATING = frozenset(_NEGATING_TEXT.split())
"""Whole words, one of which is there as well; "n't" leaves a "t"."""
_SPELLED = {"tru": "trừ", "ngoai": "ngoài"}
_LONGEST = 48
"""Characters; no words that leave something out are longer."""


def is_left_out(words: Words, folded: str, at: int) -> bool:
    """Whether the words before a place leave out what is named there.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("việc không phải tháng 5")
    >>> is_left_out(words, words.folded, 16)
    True
    """
    start = max(0, at - _LONGEST)
    found = _WITHOUT.search(folded[:at], start)
    return found is not None and _is_spelled_so(words, found)


def leaves_out(asked: Asked) -> bool:
    """Whether the text names somebody, a time or a state only to leave it out."""
    said = asked.said
    if NEGATING.isdisjoint(asked.heard) or not _HINT.search(said):
        return False
    state = state_named(asked)
    if state and state[0] is Status.OVERDUE and _NOT_LATE.search(said[: state[1]]):
        return True
    places = (part.at for part in (asked.owner, asked.moment) if part)
    named = (*places, *(state[1:] if state else ()))
    if any(is_left_out(asked.words, said, at) for at in named):
        return True
    return any(_is_taken_off(asked, found) for found in LEFT_OUT.finditer(said))


def _is_taken_off(asked: Asked, less: "re.Match[str]") -> bool:
    """Whether work, somebody or somebody's follows: "toàn sở trừ phòng Kế hoạch"."""
    if not _is_spelled_so(asked.words, less):
        return False
    if _WORK_NEXT.match(asked.said, less.end()):
        return True
    other = asked.owner_after(less.end())
    return other is not None and is_left_out(asked.words, asked.said, other.at)


def _is_spelled_so(words: Words, found: "re.Match[str]") -> bool:
    """ "Trừ", not "trụ"; "ngoài", not the "ngoại" of "đối ngoại"."""
    for folded, spelled in _SPELLED.items():
        at = found["no"].find(folded)
        if at >= 0:
            at += found.start("no")
            return words.spelled(at, at + len(folded), spelled)
    return True
