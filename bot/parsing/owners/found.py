"""Whose work a question is about: the asker's, a unit's, a person's, everybody's.

me     := (cua | viec) toi | toi ... | my
all    := ai | tat ca | toan so | cac phong | phong nao
unit   := (phong | p. | trung tam | chi cuc | van phong ...) name | (phong | don vi) toi
person := (cua | cho) [anh | chi | ...] name | (anh | chi | ...) name | a run of capitals
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.heard import heard_in
from bot.parsing.owners.kinds import ALL_OF_IT, OUR_OFFICE, OWN_KINDS, are_spelled, is_own_kind
from bot.parsing.owners.known import known_owner
from bot.parsing.owners.owner import Owner
from bot.parsing.owners.people import is_somebody, person_pointed_at, says_oneself
from bot.parsing.owners.units import unit_pointed_at
from bot.parsing.text import Words
from bot.parsing.values import KnownNames

_OWN = re.compile(
    rf"{say.B}(?:(?:ca |toan )?(?:phong|don vi|trung tam|chi cuc|van phong|unit|team|to"
    rf"|bo mon|chi doan|chi bo|chi nhanh|phan xuong|{OWN_KINDS}"
    r"|ben|p|pb|vp|tt) (?:cua )?(?:nha )?(?:chung (?:toi|em|minh|ta)|toi|minh|em|ta|tui|mk|mik|e"
    r"|nay|nha)"
    rf"|(?:my|our) (?:unit|team|department|office)){say.E}(?! [a-z]+ anh)"
)
_UNITS_TEXT = """
    phong don trung chi van unit team to bo phan khoa doi hoi doan cum khoi nhom huyen phuong ben p
    pb vp tt my our
"""
UNITS = frozenset(_UNITS_TEXT.split())
_OWN_TEXT = "toi minh em ta tui mk mik e nay nha my our"
OWN = frozenset(_OWN_TEXT.split())
"""One of either is in whatever `_OWN` finds."""
_WHOLE_UNIT = re.compile(
    rf"{say.B}(?:ca|toan(?: the| bo)?) (?=(?:phong|don vi|trung tam|chi cuc|van phong){say.E})"
)
_CROWD = (
    r"(?:phong ban|phong|don vi|can bo(?:,? cong chuc)?|trung tam|chi cuc|dong chi|anh chi(?: em)?"
    r"|chuyen vien|nhan vien|cong chuc|vien chuc|bo phan)"
)
_AND_CROWD = rf"(?:,| va|/| -) ?(?:cac )?{_CROWD}"
_ALL = re.compile(
    rf"{say.B}(?:nhung ai|ai|tat ca(?! (?:la )?(?:may|bao nhieu))(?: moi nguoi"
    rf"| (?:cac )?{_CROWD}(?:{_AND_CROWD})*)?"
    rf"|{ALL_OF_IT}|toan the(?: (?:can bo|nhan vien))*"
    r"|anh (?:chi )?em|(?:moi|tung) (?:nguoi|phong|don vi)|toan bo"
    r"|(?<!nhieu )(?<!may )(?:nguoi|phong|don vi)(?= (?:con |dang |bi )?(?:qua han"
    r"|tre|cham|chua (?:nop|xong|hoan thanh)))"
    rf"|cac {_CROWD}(?:{_AND_CROWD})*|(?:nhung|cac) (?:nguoi|don vi|phong)"
    r"|(?:nhung )?(?:phong(?: ban)?|don vi|nguoi|chuyen vien|dong chi|can bo|bo phan) nao"
    rf"|cua (?:so|co quan)(?: (?:minh|ta|toi|em))?"
    rf"|(?<!ho ){OUR_OFFICE}|(?:which|what|any|all(?: the)?) (?:units?"
    rf"|departments?|teams?|offices?|people|persons?|staff)"
    rf"|(?:the )?(?:whole|entire) (?:office|department)|who|whoever|any(?:one|body)|every(?:one"
    rf"|body)"
    rf"|all){say.E}"
)
_ALL_TEXT = """
    ai tat toan ca anh moi tung nguoi phong don cac so quan truong ty vien nghiep may tang chuyen
    dong bo which what any all whole entire who whoever anyone anybody everyone everybody
"""
ALL_WORDS = frozenset(_ALL_TEXT.split())
"""One of them is in whatever `_ALL` finds."""
_OF_THE_OFFICE = re.compile(
    r"cua (?:so|co quan)(?: (?:minh|ta|toi|em))?(?= *(?:$|[^a-zA-Z ]|  |(?:con|co|trong|den|nay|bao"
    r"|thang|quy|tuan|nam|dang|chua|qua|da)\b))"
)
_PEOPLE = re.compile(
    r"(?:tat ca |cac |moi |toan the )*(?:anh chi(?: em)?|anh em|nguoi|can bo|nhan vien|chuyen vien"
    r"|cong chuc|vien chuc|dong chi|cong chuc vien chuc)"
)
_OF_A_UNIT = re.compile(r" (?:o |ben |cua |thuoc |trong )?")
_OWN_KIND = re.compile(rf"{say.B}{OWN_KINDS}{say.E}")
_OFFICE = re.compile(f"{ALL_OF_IT}|{OUR_OFFICE}")
_WHO = frozenset({"ai", "nhung ai", "nguoi nao", "can bo nao", "chuyen vien nao", "who"})
_ASKED_OF = re.compile(r"(?:^|[,;:]|  |(?<![a-z])(?:o|thuoc|trong|ben|cua|nguoi|in|of))\s*$")
_STRESS = frozenset({"tat ca", "toan bo", "all", "ca nha", "nhung nguoi", "cac nguoi"})
_ME = re.compile(rf"{say.B}(?:cua )?({say.ME}|we){say.E}")
_ME_TEXT = "chung tui bon toi minh em mk mik to tao chau my mine me e t i we cua"
ME_WORDS = frozenset(_ME_TEXT.split())
"""One of them is wherever somebody speaks of himself."""
_SHORT_ME = frozenset({"e", "t", "to", "i", "tao", "ta"})
_AFTER_ME_TEXT = """
    con co chua da dang lam phai can duoc dc bi se nop no tre xong have need am do vua moi hoan muon
    xin phu gui finish finished did do does must should got was were late miss missed owe own still
    complete completed to
"""
_AFTER_ME = frozenset(_AFTER_ME_TEXT.split())


def find_owner(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """The owner the text speaks of; `folded` has what was understood already blanked.

    >>> from bot.parsing.text import words_of
    >>> def owner(text): return find_owner(words_of(text), words_of(text).folded, KnownNames()).name
    >>> owner("việc của phòng Kế hoạch"), owner("chị Mai còn việc gì"), owner("phòng nào trễ")
    ('unit:phòng Kế hoạch', 'person:Mai', 'all')
    """
    heard = heard_in(words.folded)
    asks_all = not ALL_WORDS.isdisjoint(heard)
    own = not (OWN.isdisjoint(heard) or UNITS.isdisjoint(heard))
    return (
        (_own_unit(words, folded) if own else None)
        or (_all(words, folded, names, stress=False) if asks_all else None)
        or _named(words, folded, names)
        or (None if ME_WORDS.isdisjoint(heard) else _me(words, folded))
        or (_all(words, folded, names, stress=True) if asks_all else None)
        or known_owner(words, folded, names)
    )


def _own_unit(words: Words, folded: str) -> Owner | None:
    found = next((one for one in _OWN.finditer(folded) if _is_own(words, one)), None)
    if found is None or words.printed[found.end() - 4 : found.end()] == "Minh":
        return None
    whole = _WHOLE_UNIT.match(folded, found.start())
    at = whole.end() if whole else found.start()
    return Owner(f"unit:{words.printed[at : found.end()]}", found.start(), found.end())


def _is_own(words: Words, found: "re.Match[str]") -> bool:
    twofold = _OWN_KIND.search(found[0])
    return twofold is None or is_own_kind(words, found.start() + twofold.start())


def _all(words: Words, folded: str, names: KnownNames, *, stress: bool) -> Owner | None:
    """“Ai” and "phòng nào" ask of everybody; "tất cả" may only stress "việc của tôi"."""
    for found in _ALL.finditer(folded):
        said = found[0].strip()
        if (said in _STRESS) is not stress or _is_no_crowd(words, found):
            continue
        if _PEOPLE.fullmatch(said) and (unit := _unit_after(words, folded, found.end(), names)):
            return Owner(unit.name, found.start(), unit.end)
        if said in _WHO and (unit := _unit_asked_of(words, folded, names)):
            return unit
        if said.startswith("cua ") and not _OF_THE_OFFICE.match(folded, found.start()):
            continue
        return Owner("all", found.start(), found.end())
    return None


def _unit_asked_of(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """“Ai chưa xong, phòng Du lịch" asks of that unit; "ai nộp cho phòng Kế hoạch" does not."""
    unit = unit_pointed_at(words, folded, names)
    return unit if unit and _ASKED_OF.search(folded, max(0, unit.at - 12), unit.at) else None


def _unit_after(words: Words, folded: str, at: int, names: KnownNames) -> Owner | None:
    """“Các anh chị phòng Kế toán” are that unit's people."""
    begins = _OF_A_UNIT.match(folded, at)
    unit = unit_pointed_at(words, " " * at + folded[at:], names) if begins else None
    return unit if begins and unit and unit.at <= begins.end() else None


def _is_no_crowd(words: Words, found: "re.Match[str]") -> bool:
    """AI, which offices write about; "cả số liệu", which is no office."""
    printed = words.printed[found.start() : found.end()]
    if (printed == "AI" and not words.printed.isupper()) or printed.lower().endswith(" số"):
        return True
    of_office = _OFFICE.fullmatch(found[0]) is not None
    return of_office and not are_spelled(words, *found.span())


def _named(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """The unit or person that is spoken of first: "anh Thuận phòng Nghiệp vụ" is Thuận."""
    unit, person = unit_pointed_at(words, folded, names), person_pointed_at(words, folded, names)
    if unit and person:
        return unit if unit.at <= person.at else person
    return unit or person


def _me(words: Words, folded: str) -> Owner | None:
    for found in _ME.finditer(folded):
        at, end = found.span(1)
        printed = words.printed[at:end]
        is_i = printed == "I" and _is_subject(folded, end)
        if is_somebody(words, at, end) or (at > 0 and printed in {"T", "E", "I"} and not is_i):
            continue
        if words.lower.startswith("tớ", at) and found[1] == "toi":
            continue
        if found[1] not in _SHORT_ME or found[0] != found[1] or _is_subject(folded, end):
            return Owner("me", found.start(), end)
    oneself = says_oneself(words, folded)
    return Owner("me", oneself.start(), oneself.end()) if oneself else None


def _is_subject(folded: str, end: int) -> bool:
    """A single letter is the asker before a verb only: "e còn việc gì", "t chưa xong"."""
    following = folded[end:].split(maxsplit=1)
    return bool(following) and folded[end : end + 1] == " " and following[0] in _AFTER_ME
