"""Words that ask to be let in, or to let others in."""

import re

from bot.parsing.names import match_unit
from bot.parsing.text import clean, fold
from bot.parsing.values import KnownNames

_ASKING = re.compile(
    r"^(?:(?:cho )?(?:em|toi|minh) )?(?:xin |dang ky )*(?:ghi danh|enrol|enroll)\b"
)
_INVITING = re.compile(r"^(?:moi|gui loi moi|cap (?:lien ket|ma)|in phieu) ghi danh\b")
_BETWEEN = " :,.-–;"
_UNIT_KIND = re.compile(
    r"(?:phong|p|trung tam|tt|chi cuc|cc|van phong|vp|thanh tra|ban|don vi|to|doi)\b\W*\w"
)
_LEADS_TO_UNIT = frozenset({"phòng", "thuộc", "ở"})
"""By their marks, since Phong is a name."""
_FEWEST = 2
"""Words of a person's name that was typed without a comma after it."""


def asks_to_enrol(text: str) -> str | None:
    """What follows "ghi danh", as it was typed, a name mostly; none for other words.

    >>> asks_to_enrol("Ghi danh: Lê Văn An, Phòng Nghiệp vụ"), asks_to_enrol("xin ghi danh")
    ('Lê Văn An, Phòng Nghiệp vụ', '')
    >>> asks_to_enrol("ai chưa ghi danh") is None
    True
    """
    typed = clean(text)
    asked = _ASKING.match(fold(typed))
    if asked is None:
        return None
    # Folding changes no number of words, so what follows begins after as many of them.
    said = len(asked[0].split())
    rest = typed.split()[said - 1 :]
    last = rest[0].rstrip(_BETWEEN) if rest else ""
    follows = rest[0][len(last) :].strip(_BETWEEN)
    return " ".join([follows, *rest[1:]]).strip(_BETWEEN)


def name_and_unit(typed: str, known: KnownNames) -> tuple[str, str | None]:
    """The name and the unit after it, told apart by a comma or because the office has the unit.

    >>> office = KnownNames(units={"Phòng Kế hoạch": ("KHTC",), "Chi cục Đo lường": ()})
    >>> name_and_unit("Nguyễn Văn A phòng kế hoạch", office)
    ('Nguyễn Văn A', 'Phòng Kế hoạch')
    >>> name_and_unit("Nguyễn Văn A phòng Chi cục Đo lường", office)
    ('Nguyễn Văn A', 'Chi cục Đo lường')
    >>> name_and_unit("Lê Thị Hoa, khtc", office), name_and_unit("Trần Ban Mai", office)
    (('Lê Thị Hoa', 'Phòng Kế hoạch'), ('Trần Ban Mai', None))
    """
    name, comma, said = clean(typed).partition(",")
    if comma:
        return name.strip(_BETWEEN), _unit_called(said.strip(_BETWEEN), known)
    words = typed.split()
    for at in range(_FEWEST, len(words)):
        if unit := _unit_called(" ".join(words[at:]).strip(_BETWEEN), known):
            end = at - 1 if at > _FEWEST and words[at - 1].lower() in _LEADS_TO_UNIT else at
            return " ".join(words[:end]).strip(_BETWEEN), unit
    return typed.strip(_BETWEEN), None


def _unit_called(said: str, known: KnownNames) -> str | None:
    """By any of its names, marks and case aside; by part of one only where its kind is said."""
    wanted = fold(said)
    for name, others in known.units.items():
        if wanted and wanted in map(fold, (name, *others)):
            return name
    found = match_unit(said, known, alike=False) if _UNIT_KIND.match(wanted) else ()
    return found[0] if len(found) == 1 else None


def asks_to_invite(text: str) -> bool:
    """Whether the office wants links or cards to enrol others.

    >>> asks_to_invite("mời ghi danh"), asks_to_invite("ghi danh Lê Văn An")
    (True, False)
    """
    return _INVITING.match(fold(text)) is not None
