"""Words to a unit or a person: whole, by part, by initials, at last with a slip of typing.

    unit   := [sort] name | [sort] initials | [sort] part of name     "p. khtc", "tt ung dung"
    sort   := phong | p | trung tam | tt | chi cuc | cc | van phong | vp | ...
    person := [title] (name | its last words | first ... last | login)    "anh Thuận", "Lê Tâm"

The first way that fits decides; whoever fits equally well is returned, so the caller can ask.
Nothing raises: words that mean nobody yield an empty tuple. Looking up takes a few microseconds
whatever the number of names, as they are laid out once for every `KnownNames`.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from bot.parsing.name_index import (
    Found,
    PeopleIndex,
    PersonForms,
    UnitForm,
    UnitIndex,
    marked,
    plain,
    union,
    unit_form,
)
from bot.parsing.typed.syllables import is_syllable
from bot.parsing.values import KnownNames

_TITLES = re.compile(
    r"^(?:(?:anh|chi|ong|ba|co|chu|bac|em|thay|dong chi|d c|dc|ths|ts|cv|can bo|chuyen vien|sep"
    r"|a|c|mr|mrs|ms|gd|pgd|giam doc|pho giam doc|truong phong|pho phong)\s+(?=\S))+"
)
_MARKED_TITLES = re.compile(
    r"^(?:(?:anh|chị|ông|bà|cô|chú|bác|em|thầy|đồng chí|đ c|đc|ths|ts|cv|cán bộ|chuyên viên|sếp"
    r"|a|c|mr|mrs|ms|gđ|pgđ|giám đốc|phó giám đốc|trưởng phòng|phó phòng)\s+(?=\S))+"
)
_LONGEST = 100
"""Characters; nobody's name is longer, and what is longer is not looked up at all."""


def match_unit(words: str, names: KnownNames, *, alike: bool = True) -> Found:
    """The units these words may mean; several where they mean them equally well.

    Without `alike` neither a slip of typing nor initials with some left out are a match.

    >>> office = KnownNames(units={"Phòng Quản lý Khoa học": (), "Trung tâm Khoa học": ()})
    >>> match_unit("p.qlkh", office)
    ('Phòng Quản lý Khoa học',)
    >>> match_unit("khoa học", office)
    ('Trung tâm Khoa học',)
    >>> match_unit("kho bạc", office)
    ()
    """
    return _units_meant(words[:_LONGEST], names.unit_index, alike=alike)


@lru_cache(maxsize=8192)
def _units_meant(words: str, index: UnitIndex, *, alike: bool) -> Found:
    """Remembered: the same words are looked up from several sides, and asked for day by day."""
    asked = unit_form(plain(words))
    found = _same_unit(asked, index) or _part_of_unit(asked, index)
    if not found and alike:
        found = _abbreviated(asked, index) or _unit_with_a_slip(asked, index)
    return _with_same_head(asked, found, index)


def same_unit(words: str, names: KnownNames) -> Found:
    """The units called exactly so, kind and "Sở" apart."""
    asked = unit_form(plain(words[:_LONGEST]))
    return tuple(names.unit_index.whole.get(asked.whole, ())) if asked.whole else ()


def match_person(words: str, names: KnownNames, *, alike: bool = True) -> Found:
    """The people these words may mean: full name, given name, or parts of it in order.

    >>> office = KnownNames(people={"Trần Văn Bình": (), "Đỗ Thanh Bình": (), "Lê Thư": ()})
    >>> match_person("anh Bình", office)
    ('Trần Văn Bình', 'Đỗ Thanh Bình')
    >>> match_person("Văn Bình", office)
    ('Trần Văn Bình',)
    >>> match_person("Thu", office)
    ('Lê Thư',)
    """
    return _people_meant(words[:_LONGEST], names.people_index, alike=alike)


@lru_cache(maxsize=8192)
def _people_meant(words: str, index: PeopleIndex, *, alike: bool) -> Found:
    """Remembered for the same reason."""
    asked = _TITLES.sub("", plain(words))
    if not asked:
        return ()
    with_marks = _MARKED_TITLES.sub("", marked(words))
    if not with_marks.isascii() and (found := _person(with_marks, index.marked)):
        return found
    return (
        _person(asked, index.plain)
        or tuple(index.logins.get(asked.replace(" ", ""), ()))
        or (_person_with_a_slip(asked, index) if alike else ())
    )


def _same_unit(asked: UnitForm, index: UnitIndex) -> Found:
    if not asked.whole:
        return ()
    letters = (asked.whole, asked.rest.replace(" ", ""))
    head = _head_initials(asked) + letters[1]
    return (
        tuple(index.whole.get(asked.whole, ()))
        or tuple(index.rest.get(asked.rest, ()) if asked.rest else ())
        or union(index.short.get(one, ()) for one in (*letters, head) if one)
    )


def _head_initials(asked: UnitForm) -> str:
    return "".join(word[0] for word in asked.head.split())


def _part_of_unit(asked: UnitForm, index: UnitIndex) -> Found:
    """Words of the name, or a name of several words with more said around it."""
    words = asked.rest.split()
    if not words:
        return tuple(index.parts.get(asked.head, ()))
    inside = index.parts.get(asked.rest, ())
    around = (
        index.rest.get(" ".join(words[at:end]), ())
        for at in range(len(words))
        for end in range(at + 2, len(words) + 1)
    )
    return union((inside, *around))


def _abbreviated(asked: UnitForm, index: UnitIndex) -> Found:
    """Initials with some left out: "TTUD", "P. HC" for Hành chính - Tổng hợp."""
    letters = asked.rest.replace(" ", "")
    if not 2 <= len(letters) <= 8 or not _are_initials(asked.rest):
        return ()
    return union(
        (name,)
        for name, head, rest in index.letters
        if _shortens(letters, head, rest, headed=bool(asked.head))
    )


def _are_initials(words: str) -> bool:
    return " " not in words or all(len(word) == 1 for word in words.split())


def _shortens(letters: str, head: str, rest: str, *, headed: bool) -> bool:
    if headed or not head:
        return _in_order(letters, rest)
    after = letters[len(head) :]
    return len(after) > 1 and letters.startswith(head) and _in_order(after, rest)


def _in_order(letters: str, initials: str) -> bool:
    left = iter(initials)
    return letters[0] == initials[0] and all(letter in left for letter in letters)


def _unit_with_a_slip(asked: UnitForm, index: UnitIndex) -> Found:
    """As said but for one word a slip away; a word by itself must be no word at all."""
    words = asked.rest.split()
    if not words:
        return ()
    for meant in _with_one_slip(words, index.words):
        form = UnitForm(asked.head, " ".join(meant))
        if found := _same_unit(form, index) or _part_of_unit(form, index):
            return found
    return ()


def _with_same_head(asked: UnitForm, found: Found, index: UnitIndex) -> Found:
    """Of several, those of the kind that was said: "phòng ..." is no centre."""
    if not asked.head or len(found) < 2:
        return found
    same = (name for name in found if any(form.head == asked.head for form in index.forms[name]))
    return tuple(same) or found


def _person(asked: str, forms: PersonForms) -> Found:
    whole, endings = forms.whole.get(asked, ()), forms.endings.get(asked, ())
    return (
        (tuple(whole) if " " in asked else union((whole, endings)))
        or tuple(endings)
        or _in_any_way(asked.split(), forms, _skips_to_end)
        or _in_any_way(asked.split(), forms, _contains)
    )


Fits = Callable[[list[str], tuple[str, ...]], bool]


def _in_any_way(asked: list[str], forms: PersonForms, fits: Fits) -> Found:
    """Through those only who bear the rarest of the words."""
    bearers = [forms.words.get(word, []) for word in asked if len(word) > 1]
    if not bearers or (not all(bearers)):
        return ()
    return tuple(
        name
        for name in min(bearers, key=len)
        if any(fits(asked, words) for words in forms.split[name])
    )


def _skips_to_end(asked: list[str], words: tuple[str, ...]) -> bool:
    """“Lê Tâm” is Lê Trung Tâm, as is "L.T. Tâm": in order, the last one last."""
    if len(asked) < 2 or asked[-1] != words[-1]:
        return False
    rest = iter(words)
    return all(any(_stands_for(short, word) for word in rest) for short in asked)


def _stands_for(short: str, word: str) -> bool:
    return short == word or (len(short) == 1 and word.startswith(short))


def _contains(asked: list[str], words: tuple[str, ...]) -> bool:
    return f" {' '.join(asked)} " in f" {' '.join(words)} "


def _person_with_a_slip(asked: str, index: PeopleIndex) -> Found:
    for meant in _with_one_slip(asked.split(), index.plain.words):
        if found := _person(" ".join(meant), index.plain):
            return found
    return ()


def _with_one_slip(words: list[str], known: Iterable[str]) -> Iterable[list[str]]:
    """The words with one of them mended to a known one, each in turn."""
    for at, word in enumerate(words):
        if word in known or len(word) < 4 or (len(words) == 1 and is_syllable(word)):
            continue
        for near in _near(word, known):
            yield [*words[:at], near, *words[at + 1 :]]


def _near(word: str, known: Iterable[str]) -> list[str]:
    # Only this last way needs it, and start-up must stay quick.
    from rapidfuzz import process  # noqa: PLC0415 (slow to import)
    from rapidfuzz.distance import OSA  # noqa: PLC0415 (as above)

    found = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=1, limit=3)
    return [near for near, _, _ in found]
