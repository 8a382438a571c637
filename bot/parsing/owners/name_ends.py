"""Where a name ends that nobody told us: before a word of the grammar, or what is to be done.

unit's name   := word [word ...]   up to a stop, a verb (past its first word), or a gap
person's name := Capital [Capital ...] | surname word [word [word]] | word [word]
"""

import re
from collections.abc import Iterator

from bot.parsing.owners.fields import BOUND
from bot.parsing.spellings import Spellings
from bot.parsing.text import Words, fold

_ALWAYS_TEXT = """
    còn có chưa đã đang làm phải bao mấy việc nhiệm trễ chậm xong hoàn hoãn hết đến trước trong
    này nay gì j nào không ko được cần sắp thì nhé nộp gửi bị những các trình và quá qua hay nhắc
    tới tôi tối rồi hạn báo mỗi mọi mời để
    has have is are due nhanh gấp nha nhá gồm luôn mới r dc vs cùng cũng đều sẽ hôm dưới qh muộn
    task tasks overdue late done thuộc em mình tui sao đâu
"""
_BETWEEN_TEXT = """
    nó nợ là về vẽ do đó vì từ tự đề cho ở ai to with for di đi đón đợi với a ah hen hong hông nhỉ
    hả nhất ơi tại khi mà nếu nên vậy
"""
_VERBS_TEXT = """
    chuan bi | ra soat | tham gia | tham du | cap nhat | bo sung | khan truong | de xuat
    | quan triet | dong gop | gop y | hoan thien | thuc hien | trien khai | chu tri | phoi hop
    | tra loi | giai trinh | lien he | kiem diem | ban hanh | tong ket | so ket | gia han
    | tra ket qua | bo tri | sap xep | sao luu | lap dat | trinh bay | niem yet | phan cong
    | khac phuc
    | submit | prepare | send | finish | complete | attend | update | write | review | please
"""
_SHORT_VERBS_TEXT = """
    soan | viet | lap | hop | du(?! (?:an|toan|thao|phong|bao|lieu)) | cu | sua | in | don | mac
    | doc | ra (?:de|quan|quyet dinh|van ban|thong bao)
    | ky | duyet | mang | dua | gap | goi | nhan | dat | chup | scan | quet
"""
_UNSURE_TEXT = """
    tong hop | kiem tra | to chuc | tiep | bao cao | tham dinh | thong ke | quan ly | danh gia
    | huong dan | mo | thong bao | dao tao | tap huan | cong bo | thanh toan | quyet toan
    | xay dung | tham muu | dang ky | theo doi | xu ly | giai quyet | nghien cuu | giam sat
    | tuyen truyen | tu van | ho tro | phat hanh | khao sat | tiep nhan | kiem ke | boi duong
"""
_SPELLED_VERBS_TEXT = """
    tiêm phun dọn mua thuê treo trực đóng khóa khoá bật tắt lắp mượn chấm rửa chốt rút điền khai
    rà sửa soạn viết gửi nộp trình đặt ký chụp quét mang gặp gọi họp nhận đọc trồng tặng thăm
    đi nghỉ ăn bận kẹt vướng ngâm ôm giữ
"""
_SURNAMES_TEXT = """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan truong trinh
    dao luong lam phung mai to luu ta ha thai quach cao la chau lai nghiem tang van kieu mac
"""
_ALWAYS = frozenset(fold(_ALWAYS_TEXT).split()) - {"de"}
_BETWEEN = frozenset(fold(_BETWEEN_TEXT).split()) | {"don"}
_STOPS = Spellings.of(f"{_ALWAYS_TEXT} {_BETWEEN_TEXT}")
_SURNAMES = frozenset(_SURNAMES_TEXT.split())
_SPELLED_VERBS = frozenset(_SPELLED_VERBS_TEXT.split())
_NO_STOPS = frozenset(["máy", "trẻ", "tư"])
"""Words of names that a stop may be when its marks are typed in a hurry."""


def _either(phrases: str) -> str:
    return "|".join(" ".join(one.split()) for one in re.split(r"\|(?![^(]*\))", phrases))


# Long verbs are told by their letters alone, short ones only where their marks agree.
_VERBS = re.compile(rf"(?:(?i:{_either(_VERBS_TEXT)})|{_either(_SHORT_VERBS_TEXT)})(?![a-zA-Z0-9])")
_UNSURE = re.compile(rf"(?i:{_either(_UNSURE_TEXT)})(?![a-zA-Z0-9])")
_NAME_WORD = re.compile(r"[a-zA-Z0-9&][a-zA-Z0-9&.\-/]*")
_OTHER_UNIT = re.compile(
    r"(?:phong|trung tam|chi cuc|van phong|don vi|bo phan)(?![a-zA-Z0-9])(?! (?:chong|chay|ngua))"
)
_NEVER_NAMES_TEXT = "là và ở để được đã đang với về nếu mà nên rằng"
_NEVER_NAMES = frozenset(_NEVER_NAMES_TEXT.split())
# Units that bear an act as their field: "Quản lý xây dựng", "Nghiên cứu đào tạo".
_OF_ACTS = re.compile(r"(?i:quan ly|tu van|nghien cuu|ho tro|dich vu|kiem soat) $")
_LONGEST = 9
_NAMES_OF_PEOPLE = 4


def words_from(said: str, at: int) -> Iterator[tuple[int, int]]:
    """The words that follow one another from here, a space or a dash between each two."""
    for _ in range(_LONGEST):
        found = _NAME_WORD.match(said, at)
        if found is None:
            return
        yield found.span()
        at = found.end() + (3 if said.startswith(" - ", found.end()) else 1)
        if said[found.end() : found.end() + 1] != " ":
            return


def is_stop(words: Words, said: str, at: int, end: int, *, first: bool = False) -> bool:
    """Whether this word is none of a name's; some may still be its first ("phòng Đo lường")."""
    if words.lower[at:end] in _NEVER_NAMES:
        return True
    word = said[at:end].rstrip(".-/")
    if word not in _ALWAYS and (first or word not in _BETWEEN):
        return False
    marked = words.lower[at:end]
    return marked.isascii() or not (marked in _NO_STOPS or _STOPS.contradicts(marked))


def unit_end(words: Words, said: str, at: int, *, complete: bool = False) -> int:
    """Where the unit's name that begins here ends; the place itself where there is none.

    What is `complete` by itself ("văn phòng") may have nothing to do right after it.

    >>> from bot.parsing.text import words_of
    >>> def name(text): return text[: unit_end(words_of(text), words_of(text).folded, 0)]
    >>> name("Kỹ thuật kiểm tra máy phát"), name("Kiểm tra"), name("Quản lý xây dựng nộp báo cáo")
    ('Kỹ thuật', 'Kiểm tra', 'Quản lý xây dựng')
    """
    end = at
    for word_at, word_end in words_from(said, at):
        first = word_at == at
        if end > word_at:
            continue
        if compound := BOUND.match(said, word_at):
            end = compound.end()
            continue
        whole = _UNSURE.match(said, word_at)
        stops = whole is None and is_stop(words, said, word_at, word_end, first=first)
        if stops and not _goes_on_in_capitals(words, word_at):
            break
        if (complete or not first) and (
            _begins_what_to_do(words, said, word_at) or _OTHER_UNIT.match(said, word_at)
        ):
            break
        end = whole.end() if whole else word_end
    return _without_dots(said, at, end)


def _goes_on_in_capitals(words: Words, at: int) -> bool:
    """“Huyện Ba Vì nộp": a capital behind a capital is a name's, whatever its letters."""
    before = words.printed[:at].rsplit(maxsplit=1)
    return (
        _is_capital(words, at)
        and words.printed[at + 1 : at + 2].islower()
        and bool(before)
        and before[-1][0].isupper()
        and before[-1][1:].islower()
    )


def end_by_capitals(words: Words, at: int, end: int) -> int:
    """Where a name that swallowed all that is to be done ends by its capitals; else its end.

    Compounds have two syllables and the capital stands on the first.

    >>> from bot.parsing.text import words_of
    >>> def name(text): return text[: end_by_capitals(words_of(text), 0, len(text))]
    >>> name("phòng Văn hóa Thông tin treo băng rôn"), name("phòng văn hóa treo băng rôn")
    ('phòng Văn hóa Thông tin', 'phòng văn hóa treo băng rôn')
    """
    spans = list(words_from(words.folded, at))
    capitals = [place for place, (start, _) in enumerate(spans) if _is_capital(words, start)]
    if not capitals or words.printed.isupper() or capitals[-1] + 1 >= len(spans):
        return end
    return min(end, spans[capitals[-1] + 1][1])


def _begins_what_to_do(words: Words, said: str, at: int) -> bool:
    """“Phòng Hành chính tổng hợp" is a name, "phòng Hành chính tổng hợp số liệu" is told to."""
    if _is_capital(words, at) and not words.printed.isupper():
        return False
    if is_verb(words, said, at):
        return True
    unsure = _UNSURE.match(said, at)
    if unsure is None or _OF_ACTS.search(said, max(0, at - 12), at):
        return False
    following = next(words_from(said, unsure.end() + 1), None)
    if following is None or said[unsure.end() : unsure.end() + 1] != " ":
        return False
    if _UNSURE.match(said, following[0]) or BOUND.match(said, following[0]):
        return True
    return not (is_stop(words, said, *following) or is_verb(words, said, following[0]))


def is_verb(words: Words, said: str, at: int) -> bool:
    """Whether an act begins here that no unit is named by."""
    if BOUND.match(said, at):
        return False
    if _VERBS.match(said, at):
        return True
    word = words.lower[at:].split(" ", 1)[0]
    return not word.isascii() and word in _SPELLED_VERBS


def _without_dots(said: str, at: int, end: int) -> int:
    while end > at and said[end - 1] in ".-/":
        end -= 1
    return end


def person_end(words: Words, said: str, at: int) -> int:
    """Where the person's name that begins here ends; the place itself where there is none."""
    run = list(_person_words(words, said, at))
    if not run:
        return at
    if _is_capital(words, at):
        capitals = [end for word_at, end in run if _is_capital(words, word_at)]
        kept = _first_capitals(words, run)
        return _without_dots(said, at, capitals[kept - 1])
    full = said[at : run[0][1]] in _SURNAMES and len(run) > 1
    if full:
        return run[min(len(run), 3 if len(run) > _NAMES_OF_PEOPLE else len(run)) - 1][1]
    return run[-1 if len(run) <= 2 else 0][1]


def _person_words(words: Words, said: str, at: int) -> Iterator[tuple[int, int]]:
    surnamed = {"thi"} if said[at:].split(" ", 1)[0] in _SURNAMES else set()
    for word_at, word_end in words_from(said, at):
        first = word_at == at
        named = first and _is_capital(words, at)
        stops = is_stop(words, said, word_at, word_end, first=first) or (
            not first and said[word_at:word_end] == "vu"
        )
        if said[word_at:word_end] in ({"minh"} if first else surnamed):
            stops = False
        if not named and (stops or is_verb(words, said, word_at)):
            return
        if not named and (_UNSURE.match(said, word_at) or _OTHER_UNIT.match(said, word_at)):
            return
        yield word_at, word_end


def _first_capitals(words: Words, run: list[tuple[int, int]]) -> int:
    count = 0
    for word_at, _ in run:
        if not _is_capital(words, word_at):
            break
        count += 1
    return min(count, _NAMES_OF_PEOPLE + 1)


def _is_capital(words: Words, at: int) -> bool:
    return words.printed[at].isupper()
