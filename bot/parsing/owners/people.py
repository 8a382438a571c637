"""People that a text points at: "anh Thuận", "đ/c Hùng", "của Mai".

    person := [cua | cho] title name | cua name | cho Name
    title  := anh | chi | ong | ba | co | chu | bac | dong chi | d/c | a | c | ...

Titles that are other words as well ("co", "ba", "em") need a capital after them or a word before.
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.heard import heard_in
from bot.parsing.names import match_person
from bot.parsing.owners.name_ends import person_end, unit_end
from bot.parsing.owners.owner import Owner, as_typed, known_as, points_here, shorter_ends
from bot.parsing.owners.units import unit_head_at
from bot.parsing.text import Words
from bot.parsing.typed.syllables import is_syllable
from bot.parsing.values import KnownNames

_SURE_TITLE = (
    r"anh|chi(?! (?:cuc|tiet|tieu|phi|bo|nhanh|dao|thi|tra|doan|hoi|huy)(?![a-z]))|ong|dong chi"
    r"|d/c|dc|chuyen vien|thay|sep|mr|mrs|ms"
)
_OTHER_TITLE = r"ban|ba|co|chu(?! tri)|bac|em|e|a|c|can bo|giam doc|gd|pgd|truong phong|pho phong"
_TITLES = rf"(?:(?:{_SURE_TITLE}|{_OTHER_TITLE}){say.E}\.? ?)"
_TITLE = re.compile(rf"{say.B}(?:({_SURE_TITLE})|({_OTHER_TITLE}))(?:\. ?| )(?=[a-zA-Z])")
_TITLE_TEXT = """
    anh chi ong dong d dc chuyen thay sep mr mrs ms ban ba co chu bac em e a c can giam gd pgd
    truong pho
"""
TITLE_WORDS = frozenset(_TITLE_TEXT.split())
OF_WORDS = frozenset(("cua", "cho", "of", "for"))
"""One of these is in whatever `_TITLE` and `_OF` find."""
_ACTS = re.compile(
    r"(?:chi dao|giao|yeu cau|phan cong|nhac|duyet|ky|can|dan|hoi|muon|moi|chua|noi)(?![a-zA-Z])"
)
"""What somebody with that title does, who stays unnamed: "việc sếp giao"."""
_TITLE_SPELLED_TEXT = """
    anh, chị, ông, bà, cô, chú, bác, đồng chí, đ/c, đc, em, thầy, sếp, bạn, chuyên viên, cán bộ,
    giám đốc, gđ, pgđ, trưởng phòng, phó phòng
"""
_TITLE_SPELLED = frozenset(title.strip() for title in _TITLE_SPELLED_TEXT.split(","))
_TITLES_OF_ANYBODY = frozenset({"e", "em", "ban", "bạn", "can bo", "cán bộ"})
_OPENING_TITLES = frozenset({"a", "c", "chu", "bac", "thay", "chú", "bác", "thầy"})
_OF = re.compile(rf"{say.B}(cua|cho|of|for) (?={_TITLES}?[a-zA-Z])")
_NO_NAME_TEXT = """
    so co toan ca cac ke quyet van du viec moi nguoi nhung tinh nha ban bot ai xem xin hoi biet cai
    it nhiem cong
"""
_TIMES = frozenset({"nam", "tung", "moi"})
_NO_NAME = frozenset(_NO_NAME_TEXT.split())
_ONESELF = re.compile(rf"{say.B}cua (anh|chi|co|chu|bac|ong|ba){say.E}(?= *(?:$|[^a-zA-Z ]|  ))")
_ME = re.compile(rf"{say.ME}(?![a-z])")
_TITLES_ONLY = frozenset({"chị", "cô", "chú", "bác", "ông", "bà"})
_NOBODY_ELSE_TEXT = "tôi toi tui em e mình tớ ta tao cháu t i me mine mk mik"
_NOBODY_ELSE = frozenset(_NOBODY_ELSE_TEXT.split())


def person_pointed_at(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """The person named first, with a title or after "của"."""
    heard = heard_in(words.folded)
    titled = None if TITLE_WORDS.isdisjoint(heard) else _titled(words, folded, names)
    pointed = None if OF_WORDS.isdisjoint(heard) else _pointed_at(words, folded, names)
    if titled and pointed:
        return titled if titled.at < pointed.at else pointed
    return titled or pointed


def _titled(words: Words, folded: str, names: KnownNames) -> Owner | None:
    for found in _TITLE.finditer(folded):
        if _is_title(words, folded, found):
            name = _name_from(words, folded, found.end(), found.start(), names)
            if name:
                return name
    return None


def _is_title(words: Words, folded: str, found: "re.Match[str]") -> bool:
    """ "cô" before a name, not "có"; without marks only where a name is pointed at."""
    group = 1 if found[1] else 2
    title = words.lower[slice(*found.span(group))]
    if not title.isascii() and title not in _TITLE_SPELLED:
        return False
    capital = words.printed[found.end()].isupper()
    if not capital and _ACTS.match(folded, found.end()):
        return False
    if title in _TITLES_OF_ANYBODY:
        return capital
    pointed = points_here(words, found.start())
    if found[1] or not title.isascii():
        return capital or folded[found.end() :].split(maxsplit=1)[0] not in _NO_NAME
    opens = not folded[: found.start()].strip() and title in _OPENING_TITLES
    return capital or pointed or opens


def _pointed_at(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """A name without a title: after "của" any, after "cho" one that looks like a name."""
    for found in _OF.finditer(folded):
        at = found.end()
        if _TITLE.match(folded, at) and not words.printed[at].isupper():
            continue
        if unit_head_at(words, folded, at):
            continue
        word = folded[at:].split(maxsplit=1)[0]
        named = words.printed[at].isupper()
        if (
            (word in _NO_NAME | _TIMES and not named)
            or _is_oneself(words, at)
            or says_oneself(words, folded, found.start(), only_here=True)
        ):
            continue
        looks = named or not is_syllable(word.lower())
        if found[1] in {"cho", "for"} and not looks and not _knows(words, folded, at, names):
            continue
        if owner := _name_from(words, folded, at, found.start(), names):
            return owner
    return None


def _knows(words: Words, folded: str, at: int, names: KnownNames) -> bool:
    end = person_end(words, folded, at)
    return bool(match_person(words.printed[at:end], names, alike=False))


def _name_from(
    words: Words, folded: str, at: int, spoken_at: int, names: KnownNames
) -> Owner | None:
    """The name that begins here, as it is known where it means one only, else as typed."""
    if names.people or names.units:
        longest = unit_end(words, folded, at)
        for end in (longest, *shorter_ends(folded, at, longest)):
            if end > at and (known := known_as(words.printed[at:end], names)):
                return Owner(known, spoken_at, end)
    end = person_end(words, folded, at)
    return as_typed(words, at, end, spoken_at) if end > at else None


def _is_oneself(words: Words, at: int) -> bool:
    """ "Của mình" is the asker, "của Minh" and "của Châu" somebody."""
    found = _ME.match(words.folded, at)
    return found is not None and not is_somebody(words, at, found.end())


def is_somebody(words: Words, at: int, end: int) -> bool:
    """Whether a word for oneself is a name where it stands: by its capital, inside the text."""
    is_capital = at > 0 and words.printed[at].isupper() and not words.printed.isupper()
    return is_capital and words.lower[at:end] not in _NOBODY_ELSE


def says_oneself(
    words: Words, folded: str, at: int = 0, *, only_here: bool = False
) -> "re.Match[str] | None":
    """“Của anh" and "của Chị" are the asker, "của Anh" and "của Chi" somebody."""
    found = _ONESELF.match(folded, at) if only_here else _ONESELF.search(folded, at)
    if found is None:
        return None
    at, end = found.span(1)
    is_capital = words.printed[at].isupper() and not words.printed.isupper()
    is_name = is_capital and words.lower[at:end] not in _TITLES_ONLY
    return None if is_name else found
