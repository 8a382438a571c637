"""Words to a unit or a person: whole, by part, by initials, at last by likeness.

The first way that fits decides; whoever fits equally well is returned, so the caller can ask.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from bot.parsing.text import clean, fold
from bot.parsing.values import KnownNames

Fits = Callable[[str, str], bool]

_SEPARATORS = re.compile(r"[^\w]+")
_HEADS = ("phong", "trung tam", "chi cuc", "ban", "to", "don vi", "bo phan", "khoi", "phan vien")
_SHORT_HEADS = {"p": "phong", "tt": "trung tam", "cc": "chi cuc", "vp": "van phong", "pb": "phong"}
_TITLES = re.compile(
    r"^(?:(?:anh|chi|ong|ba|co|chu|bac|em|thay|dong chi|d c|dc|ths|ts|cv|can bo|chuyen vien)\s+)+"
)
_MARKED_TITLES = re.compile(
    r"^(?:(?:anh|chị|ông|bà|cô|chú|bác|em|thầy|đồng chí|đ c|đc|ths|ts|cv|cán bộ|chuyên viên)\s+)+"
)
_LIKE_ENOUGH = 84


@lru_cache(maxsize=32768)
def _plain(name: str) -> str:
    return _SEPARATORS.sub(" ", fold(name)).strip()


@lru_cache(maxsize=32768)
def _marked(name: str) -> str:
    return _SEPARATORS.sub(" ", clean(name).lower()).strip()


def match_unit(words: str, names: KnownNames, *, alike: bool = True) -> tuple[str, ...]:
    """The units these words may mean; several where they mean them equally well.

    Without `alike` a slip of typing is no match.
    """
    asked = _unit_form(_plain(words))
    if not asked:
        return ()
    for fits in (_same_unit, _same_rest, _same_initials, _part_of_unit):
        if found := _fitting(asked, names.units, fits, _unit_forms):
            return _with_same_head(asked, found, names.units)
    return _alike(asked, names.units, _unit_forms) if alike else ()


def same_unit(words: str, names: KnownNames) -> tuple[str, ...]:
    """The units called exactly so, kind and "Sở" apart."""
    asked = _unit_form(_plain(words))
    return _fitting(asked, names.units, _same_unit, _unit_forms) if asked else ()


def match_person(words: str, names: KnownNames, *, alike: bool = True) -> tuple[str, ...]:
    """The people these words may mean: full name, given name, or parts of it in order."""
    marked = _MARKED_TITLES.sub("", _marked(words))
    plain = _TITLES.sub("", _plain(words))
    if not plain:
        return ()
    forms = ((_marked, marked),) if not marked.isascii() else ()
    for form, asked in (*forms, (_plain, plain)):
        for fits in (_same, _ends_with, _skips_to_end, _contains):
            if found := _fitting(asked, names.people, fits, form):
                return found
    return _alike(plain, names.people, _plain) if alike else ()


def _fitting(
    asked: str,
    known: dict[str, tuple[str, ...]],
    fits: Fits,
    forms: Callable[[str], str],
) -> tuple[str, ...]:
    return tuple(
        name
        for name, others in known.items()
        if any(fits(asked, forms(form)) for form in (name, *others))
    )


def _alike(
    asked: str, known: dict[str, tuple[str, ...]], forms: Callable[[str], str]
) -> tuple[str, ...]:
    """Those a small slip of typing away, the nearest only."""
    # Only this last way needs it, and start-up must stay quick.
    from rapidfuzz import fuzz  # noqa: PLC0415 (slow to import)

    likeness = {
        name: max(
            fuzz.ratio(asked, other, score_cutoff=_LIKE_ENOUGH)
            for form in (name, *others)
            for other in _endings(forms(form), len(asked.split()))
        )
        for name, others in known.items()
    }
    best = max(likeness.values(), default=0)
    return tuple(name for name, value in likeness.items() if value and value >= best - 1)


def _endings(name: str, length: int) -> Iterable[str]:
    words = name.split()
    return {name, " ".join(words[-length:])}


def _same(asked: str, name: str) -> bool:
    return asked == name


def _ends_with(asked: str, name: str) -> bool:
    return name.endswith(f" {asked}")


def _skips_to_end(asked: str, name: str) -> bool:
    """“Lê Tâm” is Lê Trung Tâm: the words in order, the last one last."""
    asked_words, words = asked.split(), name.split()
    if len(asked_words) < 2 or asked_words[-1] != words[-1]:
        return False
    rest = iter(words)
    return all(word in rest for word in asked_words)


def _contains(asked: str, name: str) -> bool:
    return f" {asked} " in f" {name} "


@lru_cache(maxsize=4096)
def _unit_form(plain: str) -> str:
    """A unit's words with its kind spelled out and "Sở" left off: "tt ung dung", "thanh tra so"."""
    head, _, rest = plain.partition(" ")
    spelled = f"{_SHORT_HEADS.get(head, head)} {rest}".strip()
    return re.sub(r"(?<=.) (?:thuoc )?so$", "", spelled)


def _unit_forms(name: str) -> str:
    return _unit_form(_plain(name))


@lru_cache(maxsize=4096)
def _split(unit: str) -> tuple[str, str]:
    """Kind and name of a unit: ("phong", "nghiep vu"); an office that is its kind keeps it."""
    for head in _HEADS:
        if unit.startswith(f"{head} "):
            return head, unit[len(head) + 1 :]
    return "", unit


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def _tight(words: str) -> str:
    return words.replace(" ", "")


def _same_unit(asked: str, unit: str) -> bool:
    return _tight(asked) == _tight(unit)


def _same_rest(asked: str, unit: str) -> bool:
    return _split(asked)[1] == _split(unit)[1] != ""


def _same_initials(asked: str, unit: str) -> bool:
    if len(unit.split()) < 2:
        return False
    head, rest = _split(unit)
    initials = {_initials(unit), _initials(head) + _initials(rest)}
    if len(rest.split()) > 1:
        initials.add(_initials(rest))
    return bool({_tight(asked), _tight(_split(asked)[1])} & initials)


def _part_of_unit(asked: str, unit: str) -> bool:
    asked_rest, rest = _split(asked)[1], _split(unit)[1]
    return _contains(asked_rest, rest) or (" " in rest and _contains(rest, asked_rest))


def _with_same_head(
    asked: str, found: tuple[str, ...], known: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Of several, those of the kind that was said: "phòng ..." is no centre."""
    head = _split(asked)[0]
    if not head or len(found) < 2:
        return found
    same = tuple(
        name
        for name in found
        if any(_split(_unit_forms(form))[0] == head for form in (name, *known[name]))
    )
    return same or found
