"""Initials and the words they stand for, and what a document itself says about its short names."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.parsing.text import clean
from bot.plans.document import Document, Paragraph
from bot.plans.names.people import read_people
from bot.plans.names.unit_kinds import KIND, UNIT, starts_unit

_JOINING = frozenset({"và", "&", "-", "của", "về"})
_LETTERS = re.compile(r"[A-ZĐ][A-ZĐ0-9&.\-]*")
_SAID = (
    r"(?:(?:sau đây|từ đây|dưới đây|sau)\s+)?(?:được\s+)?"
    r"(?:(?:gọi|viết)\s+(?:chung\s+)?(?:tắt\s+)?(?:là|:)"
    r"|(?:gọi|viết)\s+tắt:?|tắt là|tên viết tắt:?)"
)
_EXPLAINED = re.compile(
    rf"(?:\(|,\s*)\s*[*_]*{_SAID}\s*[“\"'*_]*(?P<short>[^()“”\"'*_;,.]{{2,60}}?)[”\"'*_]*\s*(?:\)|[;,.]|$)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\(\s*(?P<short>[A-ZĐ][\w&.\- ]{1,20}?)\s*\)")
_FULL = re.compile(rf"(?<!\w){KIND}[^()\n;.:]*$", re.IGNORECASE)
_LONGEST_NAME = 150
_MOST_NAMES = 500


def learnt_names(document: Document) -> dict[str, str]:
    """Short names to the full ones the document gives them for: "(sau đây gọi tắt là …)".

    A bare "(QLKH)" behind a unit's full name counts when the letters are its initials, and so
    does "(Trung tâm)" behind the name of a centre.
    """
    learnt: dict[str, str] = {}
    for text in _texts(document):
        for short, full in _explained(text):
            learnt.setdefault(short, full)
        if len(learnt) >= _MOST_NAMES:
            break
    return learnt


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield clean(block.text)
            continue
        yield from (clean(cell.text) for row in block.rows for cell in row if not cell.continues)


def _explained(text: str) -> Iterator[tuple[str, str]]:
    if "(" not in text and "tắt" not in text:
        return
    for found in _EXPLAINED.finditer(text):
        full, short = _full_name(text[: found.start()]), clean(found["short"])
        if full and (_is_short_for(short, full) or _is_of_kind(short, full)):
            yield short, full
    for found in _BARE.finditer(text):
        full, short = _full_name(text[: found.start()]), clean(found["short"])
        if full and _is_short_for(short, full):
            yield short, full


def _full_name(before: str) -> str:
    """The unit's name that ends here: the last one that begins with a capital, its commas kept."""
    found = _FULL.search(before[-_LONGEST_NAME:])
    if not found:
        return ""
    name = clean(found[0]).strip(" ,*_")
    for separator in re.finditer(r",\s*|\s(?:và|với|cùng)\s|\s(?=[A-ZĐ])", name):
        rest = name[separator.end() :]
        if (
            starts_unit(rest)
            and rest[0].isupper()
            and len(rest.split()) > 2
            and separator[0].strip()
        ):
            return _full_name(rest) or rest
    kind = UNIT.match(name)
    own = name[kind.end() :].split() if kind else []
    return name if len(own) >= 2 and name[0].isupper() else ""


def _is_short_for(short: str, full: str) -> bool:
    if read_people(short):
        return False
    kind = UNIT.match(full)
    if not kind:
        return False
    if short.casefold() == kind[0].casefold():
        return True
    bare, own = short.removeprefix(kind[0]).strip(), full[kind.end() :].strip()
    return stands_for(bare, own) or stands_for(bare, full) or _skips_words(bare, own)


def _is_of_kind(short: str, full: str) -> bool:
    """ "Trung tâm Ứng dụng" for a centre; "Chương trình" is what the sentence is about."""
    kind, full_kind = UNIT.match(short), UNIT.match(full)
    if kind is None or full_kind is None:
        return False
    return kind[0].casefold() == full_kind[0].casefold()


def _skips_words(letters: str, words: str) -> bool:
    """Initials of some of the words: "(TĐC)" behind "Quản lý Tiêu chuẩn Đo lường Chất lượng"."""
    wanted = _bare_letters(letters)
    initials = iter(map(_initial, _tokens(words)))
    is_letters = bool(_LETTERS.fullmatch(letters)) and len(wanted) >= 2
    return is_letters and all(letter in initials for letter in wanted)


def stands_for(letters: str, words: str) -> bool:
    """Whether these letters are the initials of the words, all in order: "QLKH", "HC-TH", "KH&CN".

    An abbreviation among the words counts letter by letter; "và" may have its letter or none.
    """
    wanted = _bare_letters(letters)
    if len(wanted) < 2 or not _LETTERS.fullmatch(letters.strip().replace(" ", "")):
        return False
    return _consumes(wanted, _tokens(words))


def begins(letters: str, words: str) -> bool:
    """Four letters or more that are the first initials of a longer name: "TTUD" of a centre."""
    tokens = _tokens(words)
    wanted = _bare_letters(letters)
    return len(wanted) >= 4 and any(_consumes(wanted, tokens[:n]) for n in range(3, len(tokens)))


def in_order(letters: str, words: str) -> bool:
    """Three letters or more out of the initials, the first one first: "TĐC"."""
    wanted, tokens = _bare_letters(letters), _tokens(words)
    if not 3 <= len(wanted) <= len(tokens) or " " in letters.strip():
        return False
    initials = iter(map(_initial, tokens))
    return wanted[0] == _initial(tokens[0]) and all(letter in initials for letter in wanted)


def same_words(one: str, other: str) -> bool:
    """Equal names, an abbreviation in either standing for the words of the other.

    >>> same_words("Quản lý Công nghệ và TTCN", "Quản lý Công nghệ và Thị trường công nghệ")
    True
    """
    return _aligned(_tokens(one), _tokens(other))


def _bare_letters(letters: str) -> str:
    return re.sub(r"[\s&.\-]", "", letters).casefold()


def _tokens(words: str) -> list[str]:
    evened = re.sub(r"[,()\-/]", " ", clean(words)).replace("&", " & ")
    return [token for token in evened.split() if token.casefold() not in _JOINING]


def _is_letters(token: str) -> bool:
    return len(token) > 1 and token.isupper()


def _initial(token: str) -> str:
    """The first letter as abbreviations write it: Ứ is U, but Đ stays Đ."""
    return unicodedata.normalize("NFD", token[:1].casefold())[:1]


def first_letter(words: str) -> str:
    """The initial by which letters for these words must begin."""
    return next(map(_initial, _tokens(words)), "")


def _consumes(letters: str, tokens: Sequence[str]) -> bool:
    """The letters one by one from the tokens' beginnings, until both are used up."""
    for token in tokens:
        if letters.startswith(token.casefold()) and _is_letters(token):
            letters = letters[len(token) :]
        elif letters and _initial(letters) == _initial(token):
            letters = letters[1:]
        else:
            return False
    return not letters


def _aligned(one: list[str], other: list[str]) -> bool:
    while one and other:
        if one[0].casefold() == other[0].casefold():
            one, other = one[1:], other[1:]
            continue
        if _is_letters(other[0]) and not _is_letters(one[0]):
            one, other = other, one
        letters = one[0].casefold()
        if not _is_letters(one[0]) or not _consumes(letters, other[: len(letters)]):
            return False
        one, other = one[1:], other[len(letters) :]
    return not one and not other
