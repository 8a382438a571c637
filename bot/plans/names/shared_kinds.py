"""A kind of unit that a list says once, given back to those behind it."""

import re
from collections.abc import Collection, Iterable

from bot.plans.names.spelling import spelling_key
from bot.plans.names.unit_kinds import UNIT
from bot.plans.names.whole_names import ABBREVIATION

# Letters that say their own kind, and those for staff of a school or hospital.
_CARRIES_KIND = re.compile(
    r"TT|CC|VP|BQL|BGH|BGĐ|UBND|HĐND|BCĐ|CĐ|CA|(?:GV|NV|CB|HS|PH|TP|ĐTN|LĐ|KT|VT|YT)"
)


def with_kind_restored(
    units: Iterable[str], known: Collection[str], *, alone: Collection[str] = ()
) -> tuple[str, ...]:
    """ "Phòng QLKH, TĐC" says "Phòng" once, so TĐC is "Phòng TĐC".

    Sure where the plan names it so elsewhere. Else it is so only between abbreviations, when
    the plan knows no unit of another kind by these letters and never prints them alone.
    """
    kind, short = "", False
    restored: list[str] = []
    keys = {spelling_key(name) for name in known}
    for unit in units:
        if kind and (ABBREVIATION.fullmatch(unit) or (len(unit) == 1 and unit.isupper())):
            full = f"{kind} {unit}"
            if spelling_key(full) in keys or (short and _is_elliptic(unit, keys, alone)):
                restored.append(full)
                continue
        found = UNIT.match(unit)
        kind = _spelled(found[0]) if found else ""
        own = unit[found.end() :].strip(" .") if found else ""
        short = bool(ABBREVIATION.fullmatch(own)) or (len(own) == 1 and own.isupper())
        restored.append(unit)
    return tuple(restored)


def _is_elliptic(letters: str, known: Collection[str], alone: Collection[str]) -> bool:
    if _CARRIES_KIND.match(letters) or letters in alone:
        return False
    ending = f" {letters.casefold()}"
    return not any(name.endswith(ending) for name in known)


def _spelled(kind: str) -> str:
    return "Phòng" if kind.strip().casefold() in {"p.", "p"} else kind.strip()
