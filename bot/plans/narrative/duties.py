"""The units a sentence or a heading of a narrative makes responsible."""

import re
from dataclasses import dataclass

from bot.parsing.text import Words, words_of
from bot.plans.names.assignees import Assignees, read_assignees
from bot.plans.names.units import COLLECTIVE, PARENTHESIS, UNIT
from bot.plans.narrative.actions import action_at
from bot.plans.narrative.details import Detail, Details, labelled

_LONGEST_NAME = 160
_SHORT_NAME = 80
# Before a colon these name a topic or a time; anything else there is who shall act.
_NO_SUBJECT = re.compile(
    r"(?:về|công tác|việc|nội dung|giai đoạn|đợt|bước|lần|quý|tháng|năm|từ|trong|trước|sau)\b",
    re.IGNORECASE,
)
_CALLED_ON = re.compile(
    r"^(?:giao(?: cho)?|đề nghị|yêu cầu|đối với|trách nhiệm(?: của)?|nhiệm vụ của)\s+",
    re.IGNORECASE,
)
# "Chuyển giao công nghệ" assigns nobody.
_ASSIGNED = re.compile(r"(?:^|[.;:(]\s*)giao(?: cho)? (?=\w)", re.IGNORECASE)
_ANSWERS = re.compile(
    r",?\s*(?<!\w)(?:chu tri|la (?:don vi|co quan|dau moi)|co trach nhiem|chiu trach nhiem"
    r"|lam dau moi"
    r"|co nhiem vu)(?!\w)"
)
_WITH = re.compile(r"(?<!\w)phoi hop(?: chat che)?(?: (?:voi|cung))\s+")
# "Văn phòng Sở" and "Phòng chuyên môn" are units; "Sở hữu", "Hội nghị" and "Ban hành" are none.
_KIND_GOES_ON = re.compile(
    r"sở|tỉnh|huyện|xã|thành|chuyên|nghiệp|tổng|kế|thuộc|trực|liên|cơ|các", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Duty:
    lead: Assignees
    coordinating: Assignees

    @property
    def is_assigned(self) -> bool:
        return bool(self.lead.units or self.lead.persons)


def duty_of(text: str, details: Details, *, subject_leads: bool) -> Duty:
    """Who leads and who helps: by labelled lines, a parenthesis, or the sentence itself."""
    said = Details((*details.said, *labelled(text)))
    lead, helping = said.text(Detail.LEAD), said.text(Detail.COOPERATING)
    for inside in reversed(PARENTHESIS.findall(text)):
        lead, helping = lead or _answering(words_of(inside)), helping or _helping(words_of(inside))
    words = words_of(text)
    lead = lead or _assigned(words) or _answering(words)
    if subject_leads:
        lead = lead or subject_of(text)
    helping = helping or (_helping(words) if lead else "")
    return Duty(read_assignees(lead), read_assignees(helping))


def subject_of(text: str) -> str:
    """The unit a sentence begins with, before its colon or its first verb."""
    called = _CALLED_ON.match(text)
    words = words_of(text[called.end() :] if called else text)
    colon, verb = words.printed.find(":"), _verb(words, 0)
    if colon > 0 and verb is not None and colon < verb:
        name = words.printed[:colon]
        return _unit(name) or ("" if _NO_SUBJECT.match(name) or colon > _SHORT_NAME else name)
    return _unit(words.printed[:verb]) if verb else ""


def heading_unit(heading: str) -> str:
    """The unit that a heading names and nothing else: "1. Văn phòng Sở"."""
    name = _CALLED_ON.sub("", heading).strip(" .:;")
    return _unit(name) if _verb(words_of(name), 0) is None else ""


def _assigned(words: Words) -> str:
    """ "Giao Phòng A chủ trì …": the unit after the word."""
    called = _ASSIGNED.search(words.printed)
    return subject_of(words.printed[called.end() :]) if called else ""


def _answering(words: Words) -> str:
    """ "Phòng A chủ trì …": the unit before the word; "Chủ trì: Phòng A" is a labelled line."""
    answers = _ANSWERS.search(words.folded)
    return _unit(words.printed[: answers.start()]) if answers else ""


def _helping(words: Words) -> str:
    helps = _WITH.search(words.folded)
    if not helps:
        return ""
    end = _verb(words, helps.end())
    name = re.split(r"[.;:]|\bđể\b", words.printed[helps.end() : end], maxsplit=1)[0]
    return _unit(name)


def _verb(words: Words, start: int) -> int | None:
    """Where the first verb stands; "Phòng Quản lý khoa học" holds a verb only in its name."""
    at = action_at(words.folded, start)
    while at is not None and words.printed[at].isupper():
        at = action_at(words.folded, at + 1)
    return at


def _unit(name: str) -> str:
    name = name.strip(" ,.;:-(")
    name = re.sub(r"^(?:do|cho|và)\s+", "", name)
    if len(name) > _LONGEST_NAME or not name:
        return ""
    if COLLECTIVE.match(name):
        return name
    kind = UNIT.match(name)
    if not kind:
        return ""
    following = name[kind.end() :].lstrip(" -").split(" ", 1)[0]
    goes_on = (
        not following or following[:1].isupper() or _KIND_GOES_ON.fullmatch(following.strip(","))
    )
    return name if goes_on else ""
