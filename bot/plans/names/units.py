"""The spellings of one unit brought together."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

import structlog

from bot.parsing.text import clean, fold
from bot.plans.names.abbreviations import begins, in_order, same_words, stands_for
from bot.plans.names.people import read_people
from bot.plans.names.spelling import spelling_key
from bot.plans.names.unit_index import UnitIndex, parted
from bot.plans.names.unit_kinds import COLLECTIVE, PARENTHESIS, UNIT, is_collective, is_outside

__all__ = [
    "COLLECTIVE",
    "PARENTHESIS",
    "UNIT",
    "group_units",
    "is_collective",
    "is_outside",
    "same_unit",
]

Fits = Callable[[Sequence[str], Sequence[str]], bool]

# Comparing many with many: no office has so many units, but a hostile file may.
_MOST_UNITS = 2_000
_LETTERS = r"[A-ZĐ][A-ZĐ0-9&.\s-]+"
_log = structlog.get_logger(__name__)


def group_units(
    names: Iterable[str], learnt: Mapping[str, str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Each unit's fullest name to its other spellings, in the order they were met.

    Joined are: case, spaces and hyphens; "Văn phòng" and "Văn phòng Sở"; an abbreviation that
    the document explains (`learnt` holds what it says outside the tables) or that only one
    long name of the same kind can mean; and a name cut short of which there is one full form.
    Slips of one letter are not joined.
    """
    counts = Counter(clean(name) for name in names if clean(name))
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[spelling_key(name)].append(name)
    if len(groups) > _MOST_UNITS:
        _log.warning("too many units to look for short names", units=len(groups))
        return dict(_named(spellings) for spellings in groups.values())
    explained = {spelling_key(short): spelling_key(full) for short, full in (learnt or {}).items()}
    index = UnitIndex((key, spellings[0]) for key, spellings in groups.items())
    for fits in _WAYS:
        aliases = _aliases_of(groups)
        for key in sorted(groups, key=lambda key: (len(key), key)):
            fuller = _explained(key, groups, explained, aliases)
            if fuller is None:
                near = index.within(key) if fits is _is_cut_of else index.near(groups[key][0])
                near = [other for other in near if other in groups]
                fuller = _only_fuller(key, near, groups, counts, fits)
            if fuller is not None:
                groups[fuller] += groups.pop(key)
                aliases = _aliases_of(groups) if aliases else aliases
    return dict(_named(spellings) for spellings in groups.values())


def _aliases_of(groups: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """What stands in parentheses behind names, to the units it explains."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, spellings in groups.items():
        inside = (_aliases(name) for name in spellings if "(" in name)
        for alias in frozenset(chain.from_iterable(inside)):
            found[alias].append(key)
    return found


def _explained(
    key: str,
    groups: Mapping[str, list[str]],
    learnt: Mapping[str, str],
    aliases: Mapping[str, Sequence[str]],
) -> str | None:
    """The unit that the document says this short name stands for.

    "Phòng Quản lý Khoa học (QLKH)" explains "Phòng QLKH".
    """
    if (full := learnt.get(key)) in groups and full != key:
        return full
    found = [other for other in aliases.get(key, ()) if other != key]
    return found[0] if len(found) == 1 else None


def _only_fuller(
    key: str,
    near: Iterable[str],
    groups: dict[str, list[str]],
    counts: Counter[str],
    fits: Fits,
) -> str | None:
    """The one other unit that this name must mean; none when several could be meant."""
    fuller = [k for k in near if k != key and fits(groups[key], groups[k])]
    kept = [k for k in fuller if not any(_is_slip_of(k, o, groups, counts) for o in fuller)]
    longest = max(kept, key=len, default=None)
    others = (k for k in kept if k != longest)
    if longest is None or not all(_is_written_out(groups[k], groups[longest]) for k in others):
        return None
    return longest


@lru_cache(maxsize=4096)
def _aliases(name: str) -> frozenset[str]:
    kind = UNIT.match(name)
    aliases = [inside for inside in PARENTHESIS.findall(name) if not read_people(inside)]
    forms = [form for alias in aliases for form in (alias, f"{kind[0]} {alias}" if kind else alias)]
    return frozenset(map(spelling_key, forms))


def _is_cut_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """The beginning of a longer name, saying more than the kind of unit.

    Two that both have letters of their own ("QLKH" and "QLKHCNCS") are two units.
    """
    if len(parted(short[0])[1].split()) < 2 or (_has_letters(short) and _has_letters(long)):
        return False
    return spelling_key(long[0]).startswith(f"{spelling_key(short[0])} ")


def _has_letters(spellings: Sequence[str]) -> bool:
    return any(re.fullmatch(_LETTERS, parted(name)[1]) for name in spellings)


def _is_written_out(short: Sequence[str], long: Sequence[str]) -> bool:
    """Every letter stands for a word: "HC-TH", "QLCN&TTCN", "Tiến bộ KH&CN", a bare "HCTH"."""
    (kind, own), (long_kind, long_own) = parted(short[0]), parted(long[0])
    if kind:
        # Only towards the longer: the other way "Kế toán" would fit any "KT".
        fits = stands_for(own, long_own) or same_words(own, long_own)
        return kind == long_kind and len(own) < len(long_own) and fits
    if not long_kind or not re.fullmatch(_LETTERS, own):
        return False
    letters = re.sub(r"[\s.-]", "", own)
    same_letters = letters == re.sub(r"[\s.-]", "", long_own)
    return same_letters or stands_for(own, long_own) or begins(own, long[0])


def _are_initials_in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "Chi cục TĐC" for "Chi cục Tiêu chuẩn Đo lường Chất lượng": some of its initials."""
    (kind, own), (long_kind, long_own) = parted(short[0]), parted(long[0])
    return kind == long_kind != "" and in_order(own, long_own)


def _is_of_the_office(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "Thanh tra" where "Thanh tra Bộ" is the only one; that of the department says so itself."""
    if any(name.casefold() not in {"thanh tra", "văn phòng"} for name in short):
        return False
    of = r" (?:bộ|cục|tổng cục|huyện|tỉnh|thành phố|trường|viện|bệnh viện)"
    return bool(re.fullmatch(re.escape(short[0].casefold()) + of, long[0].casefold()))


_WAYS: tuple[Fits, ...] = (_is_of_the_office, _is_written_out, _are_initials_in_order, _is_cut_of)


def same_unit(one: str, other: str) -> bool:
    """Whether one of two spellings shortens the other, as far as these two alone can show."""
    if spelling_key(one) == spelling_key(other):
        return True
    return any(fits([one], [other]) or fits([other], [one]) for fits in _WAYS)


def _is_slip_of(key: str, other: str, groups: dict[str, list[str]], counts: Counter[str]) -> bool:
    """Equal but for diacritics to a name that is met at least as often."""
    if key == other or fold(key) != fold(other):
        return False
    mine = sum(counts[name] for name in groups[key])
    theirs = sum(counts[name] for name in groups[other])
    return (theirs, other) > (mine, key)


def _named(spellings: list[str]) -> tuple[str, tuple[str, ...]]:
    bare = list(dict.fromkeys(clean(PARENTHESIS.sub(" ", name)) for name in spellings))
    canonical = max(bare, key=len)
    return canonical, tuple(name for name in spellings if name != canonical)
