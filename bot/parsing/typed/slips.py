"""Slips of the fingers in the words our grammar lives on: "thnag", "vuec", "phogn", "vieccuatoi".

    slip  := two neighbours swapped | a letter doubled | a letter left out
           | a neighbouring key of the phone struck instead of a letter, or beside it
    glued := two or more words of the vocabulary without a space

Both lead only to a closed vocabulary, and only where one word of it can be meant. The caller asks
about what is no Vietnamese syllable and no English word, so that names stay as they were typed.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from bot.parsing.text import fold

_SPELLED_TEXT = """
    việc nhiệm công vụ tháng tuần trước hoàn thành chưa xong phòng trung tâm bao nhiêu nhắc giao
    tiến độ tổng thống kê tôi mình quá hạn đang thực hiện tìm kiếm giúp trình ngày hôm nay quý sau
    cuối giữa đầu danh sách chi tiết văn bản đôn đốc gia kết quả cập nhật của còn nào những phân
    năm thứ chủ báo cáo gửi nộp đính kèm hoạch cần phải làm lãnh đạo chậm đến sắp không được mai
    trong hướng dẫn
"""
SPELLED = frozenset(_SPELLED_TEXT.split())
"""The closed vocabulary with its marks."""
_SHORT_TEXT = (
    "co gi da em ke het toi tu cho cac lai nay voi so ai xem may tra vao nua sang chieu han"
)
_SHORT = frozenset(_SHORT_TEXT.split())
_COMPOUNDS = (
    *("qua han", "gia han", "den han", "nhiem vu", "cong viec", "bao cao", "hoan thanh"),
    *("ke hoach", "tien do", "hom nay", "cua toi", "thong ke", "danh sach", "lien quan"),
)
_ENGLISH_TEXT = """
    task tasks overdue help done report week month quarter today tomorrow deadline deadlines
    status summary search finish finished complete completed upload remind extend assign
    pending
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
MEANT = frozenset(fold(word) for word in SPELLED) | _ENGLISH
"""The closed vocabulary as it is typed in a hurry."""
_PIECES = MEANT | _SHORT
_LONGEST_PIECE = max(map(len, _PIECES))
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=8192)
def without_slip(folded: str) -> str | None:
    """The one word of the vocabulary these letters are a slip of.

    Letters in the wrong order or twice weigh more than wrong or missing ones.

    >>> [without_slip(word) for word in ("thnag", "vuec", "phogn", "overdeu", "nhiejm")]
    ['thang', 'viec', 'phong', 'overdue', 'nhiem']
    >>> [without_slip(word) for word in ("qlkh", "thng", "smith")]
    [None, None, None]
    >>> without_slip("quahn")
    'qua han'
    """
    for slips in (_reordered(), _mistyped()):
        if folded in slips:
            return slips[folded]
    return None


@lru_cache(maxsize=8192)
def breaks_between(folded: str) -> tuple[int, ...]:
    """Where the spaces are missing between words of the vocabulary; empty where it is none.

    >>> breaks_between("vieccuatoi"), breaks_between("quahan"), breaks_between("quangnam")
    ((4, 7), (3,), ())
    """
    if len(folded) < 5:
        return ()
    way_back = _way_back(folded)
    breaks, end = [], way_back.get(len(folded), 0)
    while end:
        breaks.append(end)
        end = way_back[end]
    return tuple(reversed(breaks))


def _way_back(folded: str) -> dict[int, int]:
    """Every place where a word may end, and where that word begins."""
    begins = {0: 0}
    for start in range(len(folded)):
        if start not in begins:
            continue
        for end in range(start + 2, min(start + _LONGEST_PIECE, len(folded)) + 1):
            if folded[start:end] in _PIECES:
                begins.setdefault(end, start)
    return begins


def is_piece(folded: str) -> bool:
    """Whether this is a word that numbers and other words get glued to ("thang5", "24viec")."""
    return folded in _PIECES or bool(breaks_between(folded))


@cache
def _reordered() -> dict[str, str | None]:
    return _only_meanings(_swaps_and_doubles)


@cache
def _mistyped() -> dict[str, str | None]:
    return _only_meanings(_misses_and_neighbours)


def _only_meanings(slips_of: Callable[[str], Iterator[str]]) -> dict[str, str | None]:
    meanings: dict[str, str | None] = {}
    for word in (*MEANT, *_COMPOUNDS):
        for slip in slips_of(word.replace(" ", "")):
            meanings[slip] = word if meanings.get(slip, word) == word else None
    return meanings


def slips_of(word: str) -> Iterator[str]:
    """Everything one slip makes of a folded word, likely or not: the caller has other grounds.

    >>> {"qaua", "qia", "uqa"} <= set(slips_of("qua"))
    True
    """
    yield from _swaps_and_doubles(word)
    yield from _other_keys(word)
    yield from _keys_more(word)
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)) if len(word) > 3)


def _swaps_and_doubles(word: str) -> Iterator[str]:
    if len(word) < 3:
        return
    for at, (letter, following) in enumerate(pairwise(word)):
        if letter != following:
            yield word[:at] + following + letter + word[at + 2 :]
    for at, letter in enumerate(word):
        yield word[:at] + letter + word[at:]


def _misses_and_neighbours(word: str) -> Iterator[str]:
    """Short words of English are too near to others; of three letters a vowel must be left."""
    if word in _ENGLISH and len(word) < 6:
        return
    if len(word) < 4:
        yield from (slip for slip in _other_keys(word) if not _VOWELS.isdisjoint(slip))
        return
    yield from _other_keys(word)
    for at, letter in enumerate(word):
        if at and (len(word) > 4 or letter not in _VOWELS):
            yield word[:at] + word[at + 1 :]
    yield from _keys_more(word)


def _keys_more(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        for key in _beside(letter):
            yield word[:at] + key + word[at:]
            yield word[: at + 1] + key + word[at + 1 :]


def _other_keys(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        for key in _beside(letter):
            yield word[:at] + key + word[at + 1 :]


@cache
def _beside(letter: str) -> str:
    """The keys around one on a phone, whose rows stand half a key apart."""
    row = next((number for number, keys in enumerate(_KEYBOARD) if letter in keys), None)
    if row is None:
        return ""
    at = _KEYBOARD[row].index(letter)
    near = {(row, at - 1), (row, at + 1)}
    near |= {(row - 1, at), (row - 1, at + 1), (row + 1, at - 1), (row + 1, at)}
    return "".join(
        keys[place]
        for number, keys in enumerate(_KEYBOARD)
        for place in range(len(keys))
        if (number, place) in near
    )
