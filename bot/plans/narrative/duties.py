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
_MANY = re.compile(
    r"(?:Tất cả c|C)ác (?:phòng|đơn vị|cơ quan|chi cục|sở|ban|vụ|cục|khoa|trung tâm)(?!\w)",
    re.IGNORECASE,
)
# Before a colon these may as well be a topic.
_ANYBODY = re.compile(
    r"\W*(?:doanh nghiệp|hợp tác xã|xã|huyện|tổ chức|cơ quan|đơn vị|nhà trường|báo chí)\W*",
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
# What only a parenthesis says so shortly: "(Phòng A chủ trì, Phòng B phối hợp)".
_HELPER = re.compile(r"(?:^|[,;]\s*)(?P<unit>[^,;]+?)\s+phoi hop(?: thuc hien)?\s*(?=[;,.]|$)")
_ALONE = re.compile(
    r"^(?P<unit>[^,;:]+?)\s+(?:thuc hien|phu trach|tham muu|dam nhiem|dau moi)\s*(?=[;,.]|$)"
)
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

    @property
    def has_help(self) -> bool:
        return bool(self.coordinating.units or self.coordinating.persons)


def duty_of(text: str, details: Details, *, subject_leads: bool) -> Duty:
    """Who leads and who helps: by labelled lines, a parenthesis, or the sentence itself."""
    said = Details((*details.said, *labelled(text)))
    lead, helping = said.text(Detail.LEAD), said.text(Detail.COOPERATING)
    for inside in reversed(PARENTHESIS.findall(text)):
        words = words_of(inside)
        lead = lead or _answering(words) or _named(_ALONE, words)
        helping = helping or _helping(words) or _named(_HELPER, words)
    words = words_of(text)
    lead = lead or _assigned(words) or _answering(words) or called_on(text)
    if subject_leads:
        lead = lead or subject_of(text)
    helping = helping or (_helping(words) if lead else "")
    return Duty(read_assignees(lead), read_assignees(helping))


def helpers_of(text: str) -> Assignees:
    """ "Phối hợp với Phòng B …", said of whom the heading makes responsible."""
    return read_assignees(_helping(words_of(text)))


def subject_of(text: str) -> str:
    """The unit a sentence begins with, before its colon or its first verb."""
    called = _CALLED_ON.match(text)
    words = words_of(text[called.end() :] if called else text)
    colon, verb = words.printed.find(":"), _verb(words, 0)
    if colon > 0 and verb is not None and colon < verb:
        name = words.printed[:colon]
        return _unit(name) or ("" if _NO_SUBJECT.match(name) or colon > _SHORT_NAME else name)
    return _unit(words.printed[:verb]) if verb else ""


def called_on(text: str) -> str:
    """The unit that is to act: "Yêu cầu Phòng A rà soát …", "Sở B: Xây dựng …"."""
    called = _CALLED_ON.match(text)
    words = words_of(text[called.end() :] if called else text)
    name, colon, order = words.printed.partition(":")
    if colon and action_at(words_of(order.strip()).folded) == 0:
        return "" if _ANYBODY.fullmatch(name) else _unit(name)
    verb = _verb(words, 0)
    return _unit(words.printed[:verb]) if verb and (called or _MANY.match(text)) else ""


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


def _named(form: re.Pattern[str], words: Words) -> str:
    found = form.search(words.folded)
    return _unit(words.printed[found.start("unit") : found.end("unit")]) if found else ""


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
