"""Units that a text points at: "phòng Kế hoạch", "P. QLKH", "chi cục kiểm lâm".

unit := kind name       kind := see kinds.py
"""

import re
from collections.abc import Iterator

from bot.parsing.heard import heard_in
from bot.parsing.names import match_unit, same_unit
from bot.parsing.owners.kinds import FIRST_WORDS, KIND, is_kind, kinds_in
from bot.parsing.owners.name_ends import unit_end, words_from
from bot.parsing.owners.owner import Owner, points_here, shorter_ends
from bot.parsing.text import Words
from bot.parsing.values import KnownNames

_WHOLE = re.compile(r"(?:ca|toan|toan the) $")
_COMPLETE = frozenset({"ban giam doc", "ban lanh dao", "van phong", "thanh tra", "vp"})
_STANDS_ALONE = frozenset(
    {
        "ban giam doc",
        "ban lanh dao",
        "van phong",
        "thanh tra",
        "vp",
        "trung tam",
        "chi cuc",
        "phong",
        "don vi",
    }
)


def unit_pointed_at(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """The unit named first, as the office writes it where it is known."""
    if FIRST_WORDS.isdisjoint(heard_in(words.folded)):
        return None
    for head in kinds_in(folded):
        at = whole_at = head.start()
        if not _is_head(words, folded, head):
            continue
        if whole := _WHOLE.search(folded, max(0, at - 9), at):
            whole_at = whole.start()
        complete = whole is not None or head[0].strip() in _COMPLETE
        end = unit_end(words, folded, head.end(), complete=complete)
        if owner := _known_unit(words, folded, at, end, names):
            return owner
        if end > head.end():
            return Owner(f"unit:{words.printed[at:end].strip()}", whole_at, end)
        if head[0].strip() in _STANDS_ALONE and _stands_alone(folded, head):
            return Owner(f"unit:{words.printed[at : head.end()].strip()}", whole_at, head.end())
    return None


def _is_head(words: Words, folded: str, head: "re.Match[str]") -> bool:
    return is_kind(words, folded, head, pointed=points_here(words, head.start()))


def _stands_alone(folded: str, head: "re.Match[str]") -> bool:
    """“Của phòng", "cả phòng": one's own; "phòng" in the middle of other words is nothing."""
    said = head[0].strip()
    if said not in {"phong", "don vi"}:
        return True
    before = folded[max(0, head.start() - 5) : head.start()].split()
    return bool(before) and before[-1] in {"cua", "ca", "toan", "of"}


def _known_unit(words: Words, folded: str, at: int, end: int, names: KnownNames) -> Owner | None:
    if not names.units:
        return None
    for longer in reversed(list(_word_ends(folded, end))):
        if len(known := same_unit(words.printed[at:longer], names)) == 1:
            return Owner(f"unit:{known[0]}", at, longer)
    for shorter in (end, *shorter_ends(folded, at, end)):
        if len(known := match_unit(words.printed[at:shorter], names)) == 1:
            return Owner(f"unit:{known[0]}", at, shorter)
    return None


def _word_ends(folded: str, at: int) -> Iterator[int]:
    """The ends of the words that follow a place, for names that hold a word of the grammar."""
    if folded[at : at + 1] == " ":
        yield from (end for _, end in words_from(folded, at + 1))


def unit_head_at(words: Words, folded: str, at: int) -> bool:
    """Whether a unit is named here, so that no person is."""
    head = KIND.match(folded, at)
    return head is not None and _is_head(words, folded, head)
