"""Who is a person: names in parentheses, after titles, and short names beside full ones."""

import re
from collections import defaultdict
from collections.abc import Iterable

from bot.parsing.text import clean, fold

_SURNAME = re.compile(
    r"(?:an|au|bach|banh|be|bien|bui|ca|cam|cao|chau|che|chu|cu|cung|da|dam|dang|danh|dao|"
    r"dau|dich|diep|dieu|dinh|do|doan|doi|dong|du|duong|giang|giap|ha|han|hang|hau|ho|hoa|"
    r"hoang|hong|hua|huynh|kha|khong|khuat|khuong|khuu|kieu|kim|la|lai|lam|lang|le|lieu|"
    r"lo|lu|luc|luong|luu|ly|ma|mac|mach|mai|man|mo|mong|nghiem|ngo|nguy|nguyen|nhan|nhu|"
    r"ninh|nong|ong|phan|phi|pham|pho|phu|phung|phuong|quach|quan|quang|sam|si|son|su|ta|"
    r"tan|tang|thach|thai|than|thi|thieu|thinh|thuy|tieu|to|ton|tong|tra|trang|tran|tri|"
    r"trieu|trinh|truong|tu|tuong|ung|uong|van|vi|vo|vu|vuong|xa|y|yen)"
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
# One capitalised word in parentheses that is no given name.
_NO_NAME = re.compile(
    r"(?:moi|cu|khac|chung|rieng|cac|nhung|tat|ca|neu|theo|trong|ngoai|truoc|sau|khi|den|tu|"
    r"gom|tru|quy|thang|nam|ngay|tuan|ky|dot|lan|so|bo|ban|phong|to|doi|hoi|cuc|vu|vien|"
    r"truong|tinh|huyen|xa|phuong|khoi|cong|nhu|chua|da|dang|se|khong|co)"
)
# Units and places whose every word may be written with a capital.
_NO_PEOPLE = re.compile(
    r"^(trung tam|van phong|chi cuc|thanh tra|phong|so|uy ban|hoi dong|cong ty|doan thanh"
    r"|ban (quan|giam|to|chi)|hoi (nong|lien|cuu|chu)|mat tran|truong (dai|cao|trung)"
    r"|to (cong|chuyen))\b"
)
_TITLE = re.compile(
    r"^(?:đ/c|đ\.c|đc|đồng chí|ông|bà|anh|chị|thầy"
    r"|(?:pgs|gs|ths|ts|bs|ks|cn|cvc|cv|pgđ|gđ|ptp|tp|pct)\b"
    r"|(?:phó )?(?:giám đốc|chủ tịch|chánh văn phòng|chánh thanh tra|bí thư|trưởng phòng"
    r"|chi cục trưởng|cục trưởng|trưởng ban|viện trưởng|hiệu trưởng)(?: sở| ubnd tỉnh)?"
    r"|chuyên viên(?: chính)?|kế toán(?: trưởng)?|văn thư)[\s.:-]+",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\s*[-,]\s*(?:(?:tp|ptp|gđ|pgđ|cv|ct|pct)\b|(?:phó|trưởng|chánh|giám đốc|chủ tịch"
    r"|chuyên viên|chi cục|kế toán|văn thư)).*$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*[,;&+\n]\s*|(?<=\w\w)/(?=\w\w)|\s+(?:và|cùng|với)\s+", re.IGNORECASE)


def read_people(text: str) -> tuple[str, ...]:
    """The people a parenthesis names; nothing when any part of it is no name.

    >>> read_people("Lê Trung Tâm và Lữ Ngọc Lan Trinh")
    ('Lê Trung Tâm', 'Lữ Ngọc Lan Trinh')
    >>> read_people("dự kiến tổ chức")
    ()
    """
    names = [without_titles(part) for part in _BETWEEN.split(clean(text)) if part]
    return tuple(names) if names and all(map(looks_like_name, names)) else ()


def read_person(text: str) -> str | None:
    """A person who stands alone in a cell: with a title, or with a family name."""
    name = without_titles(text)
    words = name.split()
    if not looks_like_name(name):
        return None
    titled = name != clean(text)
    has_surname = len(words) > 1 and _SURNAME.fullmatch(fold(words[0]))
    return name if titled or has_surname else None


def without_titles(text: str) -> str:
    """The bare name: "PGĐ Trần An" and "Đ/c Trần An - TP Tổng hợp" are both Trần An."""
    name = clean(text).strip(" .;:,")
    while (shorter := _TITLE.sub("", name)) != name:
        name = shorter
    bare = _POST.sub("", name)
    return bare.strip(" .;:,-")


def looks_like_name(text: str) -> bool:
    """One to six capitalised Vietnamese syllables that are no unit."""
    words = text.split()
    if not 1 <= len(words) <= 6 or _NO_PEOPLE.match(fold(text)):
        return False
    if len(words) == 1:
        return _is_given_name(words[0])
    # "Lê Văn A" is somebody, "Quý I" is not.
    sure = all(len(word) > 1 for word in words) or _SURNAME.fullmatch(fold(words[0]))
    return bool(sure) and all(map(_is_name_word, words))


def _is_given_name(word: str) -> bool:
    return len(word) > 1 and _is_name_word(word) and not _NO_NAME.fullmatch(fold(word))


def _is_name_word(word: str) -> bool:
    if len(word) == 1:
        return word.isupper()
    cased = word[0].isupper() and word[1:].islower() and word.isalpha()
    return cased and bool(_SYLLABLE.fullmatch(fold(word)))


def group_people(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(unit, full name) to the other spellings of the same person in that unit.

    A given name alone ("Thuận") is somebody of its own unless exactly one full name of
    the same unit ends with it. Slips of one letter are not joined; see `names.py`.
    """
    named: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for unit, name in pairs:
        spellings = named[unit].setdefault(clean(name).casefold(), [])
        if name not in spellings:
            spellings.append(name)
    return {
        (unit, group[0]): tuple(group[1:])
        for unit, people in named.items()
        for group in _with_short_names(people)
    }


def _with_short_names(people: dict[str, list[str]]) -> list[list[str]]:
    groups = {key: list(spellings) for key, spellings in people.items()}
    full: dict[str, list[str]] = defaultdict(list)
    for key in people:
        if " " in key:
            full[key.rsplit(" ", 1)[1]].append(key)
    for key, spellings in people.items():
        if " " not in key and len(full[key]) == 1:
            groups[full[key][0]].extend(spellings)
            del groups[key]
    return list(groups.values())
