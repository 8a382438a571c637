"""Whose work a question is about: the asker's, a unit's, a person's, everybody's.

me     := (cua | viec) toi | toi ... | my
all    := ai | tat ca | toan so | cac phong | phong nao
unit   := (phong | trung tam | chi cuc | van phong ...) name, up to a word of the grammar
person := (cua | cho) [anh | chi | ...] name | (anh | chi | ...) name | a run of capitals
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.parsing.names import match_person, match_unit, same_unit
from bot.parsing.text import Words
from bot.parsing.values import KnownNames


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner as a query names it, and where the text does."""

    name: str
    at: int
    end: int


# Words that end a name, as they are written; without marks any of them ends it.
_STOPS_TEXT = """
    còn có chưa đã đang làm phải bao mấy việc nhiệm trễ chậm xong hoàn hết đến trước trong này
    gì nào không được cần sắp thì là nhé đi nộp gửi về bị những các trình vì do cho và ai ở từ
    quá hãy để đôn nhắc báo tới rồi hạn với nhanh gấp ạ à nha nhỉ hả ơi ấy
"""
_STOPS = frozenset(_STOPS_TEXT.split())
_PLAIN_STOPS_TEXT = """
    con co chua da dang lam phai bao may viec nhiem tre cham xong hoan het den truoc trong nay
    gi nao khong duoc can sap thi la nhe di nop gui ve bi nhung cac trinh vi do cho va ai o tu
    qua hay de don nhac toi roi han has have is are due to
"""
_PLAIN_STOPS = frozenset(_PLAIN_STOPS_TEXT.split())
_HEAD = (
    "(?:phong ban|phong|trung tam|chi cuc|van phong|thanh tra|ban quan ly|to"
    "|don vi|bo phan|khoi|doi"
    r"|p\.|tt|cc|vp|unit|department|team)(?![a-z0-9])"
)
_UNIT = re.compile(rf"(?<![a-z0-9]){_HEAD} ?")
_STANDS_ALONE = frozenset({"van phong", "thanh tra", "vp", "trung tam", "chi cuc"})
_NAME_WORD = re.compile(r"[a-z0-9&][a-z0-9&.\-/]*")
_LONGEST_NAME = 9
_ALL = re.compile(
    r"(?<![a-z0-9])(?:nhung ai|ai|tat ca(?: moi nguoi| cac (?:phong|don vi|can bo))?"
    r"|toan (?:so|co quan|don vi|the)|ca so|ca co quan|moi nguoi|moi phong|toan bo"
    r"|cac (?:phong ban|phong|don vi|can bo)|(?:nhung )?(?:phong|don vi) nao"
    r"|who|everyone|everybody|all)(?![a-z0-9])"
)
_EVERYBODY_SPELLED = {"những", "tất", "toàn", "cả", "mọi", "các", "phòng", "đơn"}
_STRESS = frozenset({"tat ca", "toan bo", "all"})
_ME = re.compile(
    r"(?<![a-z0-9])(?:cua )?"
    r"(toi|minh|em|tui|chung toi|chung em|tui em|bon minh|my|mine|me|i)(?![a-z0-9])"
)
_ME_SPELLED = ("tôi", "mình", "em", "tui", "chúng tôi", "chúng em", "tụi em", "bọn mình")
_TITLE = r"(anh|chi(?! cuc)|ong|ba|co|chu|bac|dong chi|d/c|em|thay|cv|chuyen vien|can bo)"
_TITLE_SPELLED = (
    *("anh", "chị", "ông", "bà", "cô", "chú", "bác", "đồng chí", "đ/c", "em", "thầy"),
    *("chuyên viên", "cán bộ"),
)
_PERSON = re.compile(
    rf"(?<![a-z0-9])(?:(?:cua|cho) (?:{_TITLE} )?|{_TITLE} )"
    rf"(?=[a-z])(?!(?:toi|ai|so|tui|chung|ta|ca|{_TITLE})(?![a-z])|{_HEAD})"
)
_OWN = re.compile(
    r"(?<![a-z])(?:phong|don vi|trung tam|chi cuc|van phong|unit|team)"
    r" (?:cua )?(?:toi|minh|em|chung toi|chung em|ta)(?![a-z])"
)
_WHOLE_UNIT = re.compile(r"(?<![a-z])(?:ca|toan) (phong|don vi|trung tam|chi cuc)(?![a-z])")


def find_owner(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """The owner the text speaks of; `folded` has what was understood already blanked."""
    return (
        _own_unit(words, folded)
        or _all(words, folded, stress=False)
        or _named(words, folded, names)
        or _me(words, folded)
        or _all(words, folded, stress=True)
        or _known(words, folded, names)
    )


def _own_unit(words: Words, folded: str) -> Owner | None:
    if found := _WHOLE_UNIT.search(folded):
        return Owner(f"unit:{words.printed[found.start(1) : found.end()]}", *found.span())
    found = _OWN.search(folded)
    if found is None or not words.spelled(found.end() - 3, found.end(), "tôi", "ình", " em", " ta"):
        return None
    return Owner(f"unit:{words.printed[found.start() : found.end()]}", found.start(), found.end())


def _all(words: Words, folded: str, *, stress: bool) -> Owner | None:
    """“Ai” and "phòng nào" ask of everybody; "tất cả" may only stress "việc của tôi"."""
    for found in _ALL.finditer(folded):
        if (found[0] in _STRESS) is stress and _is_everybody(words, found):
            return Owner("all", found.start(), found.end())
    return None


def _is_everybody(words: Words, found: "re.Match[str]") -> bool:
    """Not "toán số", and not AI, which offices write about."""
    if words.printed[found.start() : found.end()] == "AI":
        return words.printed.isupper()
    first = words.lower[found.start() : found.end()].split()[0]
    return first.isascii() or first in _EVERYBODY_SPELLED


def _named(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """The unit or person that is spoken of first: "anh Thuận phòng Nghiệp vụ" is Thuận."""
    spoken = (_unit(words, folded, names), _person(words, folded, names))
    return min((owner for owner in spoken if owner), key=lambda owner: owner.at, default=None)


def _unit(words: Words, folded: str, names: KnownNames) -> Owner | None:
    for head in _UNIT.finditer(folded):
        at = head.start()
        if head[0].strip() == "to" and words.lower[at : at + 2] not in {"tổ", "to"}:
            continue
        end = _name_end(words, folded, head.end())
        if owner := _known_unit(words, folded, at, end, names):
            return owner
        if end > head.end() or head[0].strip() in _STANDS_ALONE:
            return Owner(f"unit:{words.printed[at:end].strip()}", at, end)
    return None


def _known_unit(words: Words, folded: str, at: int, end: int, names: KnownNames) -> Owner | None:
    if not names.units:
        return None
    for longer in reversed(list(_word_ends(folded, end))):
        if len(known := same_unit(words.printed[at:longer], names)) == 1:
            return Owner(f"unit:{known[0]}", at, longer)
    for shorter in (end, *_shorter_ends(folded, at, end)):
        if len(known := match_unit(words.printed[at:shorter], names)) == 1:
            return Owner(f"unit:{known[0]}", at, shorter)
    return None


def _name_end(words: Words, folded: str, at: int) -> int:
    """Where the name that begins here ends: before two spaces, a stop or a word of the grammar."""
    end = at
    for word_at, word_end in _words_from(folded, at):
        spelled = words.lower[word_at:word_end].rstrip(".-/")
        stops = _PLAIN_STOPS if spelled.isascii() else _STOPS
        if spelled in stops or (word_at > at and _UNIT.match(folded, word_at)):
            break
        end = word_end
    return end if end > at else at - (folded[at - 1 : at] == " ")


def _words_from(folded: str, at: int) -> Iterator[tuple[int, int]]:
    for _ in range(_LONGEST_NAME):
        found = _NAME_WORD.match(folded, at)
        if found is None:
            return
        yield found.span()
        if folded[found.end() : found.end() + 1] != " ":
            return
        at = found.end() + 1


def _word_ends(folded: str, at: int) -> Iterator[int]:
    """The ends of the words that follow a place, for names that hold a word of the grammar."""
    if folded[at : at + 1] == " ":
        yield from (end for _, end in _words_from(folded, at + 1))


def _shorter_ends(folded: str, at: int, end: int) -> Iterator[int]:
    while (end := folded.rfind(" ", at, end)) > at:
        yield end


def _person(words: Words, folded: str, names: KnownNames) -> Owner | None:
    for found in _PERSON.finditer(folded):
        at = found.end()
        end = _name_end(words, folded, at)
        if end <= at or not _is_title(words, found) or _is_oneself(words, at):
            continue
        for shorter in (end, *_shorter_ends(folded, at, end)):
            if known := _known_as(words.printed[at:shorter], names):
                return Owner(known, found.start(), shorter)
        return _as_typed(words, at, end, found.start())
    return None


def _is_title(words: Words, found: "re.Match[str]") -> bool:
    """ "cô" before a name, not "có"; without marks it is nearly always "có"."""
    group = 1 if found[1] else 2
    title = words.lower[slice(*found.span(group))] if found[group] else ""
    return title in {"", *_TITLE_SPELLED} or (title.isascii() and title != "co")


def _is_oneself(words: Words, at: int) -> bool:
    """ "của mình" is the asker, "của Minh" somebody."""
    said = words.printed[at : at + 4]
    return said.lower() in {"mình", "minh"} and said != "Minh"


def _known_as(printed: str, names: KnownNames, *, alike: bool = True) -> str | None:
    if len(people := match_person(printed, names, alike=alike)) == 1:
        return f"person:{people[0]}"
    if len(units := match_unit(printed, names, alike=alike)) == 1:
        return f"unit:{units[0]}"
    return None


def _as_typed(words: Words, at: int, end: int, spoken_at: int) -> Owner:
    printed = words.printed[at:end].strip(" .-")
    kind = "unit" if len(printed) > 1 and printed.isupper() else "person"
    return Owner(f"{kind}:{printed}", spoken_at, end)


def capitalised(words: Words, folded: str, at: int) -> Owner | None:
    """A run of capitalised words as a name: "Thuận còn việc gì", "nhắc QLKH nộp"."""
    end = at
    for word_at, word_end in _words_from(folded, at):
        spelled = words.lower[word_at:word_end]
        if not words.printed[word_at].isupper() or spelled in _STOPS or spelled in _PLAIN_STOPS:
            break
        end = word_end
    return _as_typed(words, at, end, at) if end > at else None


def _me(words: Words, folded: str) -> Owner | None:
    for found in _ME.finditer(folded):
        at, end = found.span(1)
        named = words.printed[at:end] == "Minh" and at > 0
        if not named and words.spelled(at, end, *_ME_SPELLED):
            return Owner("me", found.start(), end)
    return None


def _known(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """A known name that stands in the text without any word pointing at it."""
    if not (names.units or names.people):
        return None
    for word in re.finditer(r"(?<!\S)[a-z]", folded):
        end = _name_end(words, folded, word.start())
        if end <= word.start():
            continue
        for shorter in (end, *_shorter_ends(folded, word.start(), end)):
            printed = words.printed[word.start() : shorter]
            if known := _known_as(printed, names, alike=False):
                return Owner(known, word.start(), shorter)
    return None
