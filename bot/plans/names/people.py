"""Who is a person: names in parentheses, after titles, and short names beside full ones."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.parsing.text import clean, fold
from bot.plans.names.spelling import even_tones
from bot.plans.names.titles import is_post, without_titles

__all__ = [
    "group_people",
    "is_place",
    "looks_like_name",
    "read_people",
    "read_person",
    "without_titles",
]

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
# One capitalised word in parentheses that is no given name. Marks count: Lan, Nam, Tuấn and
# Phương are names, "lần", "năm", "tuần" and "phường" are none.
_NO_NAME = re.compile(
    r"(?:mới|cũ|khác|chung|riêng|các|những|tất|cả|nếu|theo|trong|ngoài|trước|sau|khi|đến|từ|gồm"
    r"|trừ|quý|tháng|năm|ngày|tuần|kỳ|kì|đợt|lần|số|bộ|ban|phòng|tổ|đội|hội|cục|vụ|viện|trường"
    r"|tỉnh|huyện|xã|phường|công|như|chưa|đã|đang|sẽ|không|có|toàn|nội|ngoại|nhi|sở|đoàn|đảng"
    r"|thuê|khối)"
)
# Words that no name of a person holds, though each may be written with a capital.
_NO_PEOPLE = re.compile(
    r"^(trung tam|van phong|chi cuc|thanh tra|phong|so|uy ban|hoi dong|cong (ty|an|doan)|doan thanh"
    r"|ban (quan|giam|to|chi|tuyen|dan)|hoi (nong|lien|cuu|chu|nghi)|mat tran|dang uy|lien doan"
    r"|truong (dai|cao|trung|tieu|mam|thcs|thpt)|to (cong|chuyen|van|toan|ly|hoa|ngoai|tu)|khoa"
    r"|van (hoa|hoc|thu|ban|su)|dao tao|lam nghiep|ke toan|du (lich|an)|cao dang|doan the"
    r"|duong (bo|sat|thuy)|thai do|dien luc|kim (ngach|loai)|quang ba|ha tang|lao dong|hong thap"
    r"|luu tru|duoc|thuy (loi|san)|chu tich|lanh dao|quan (ly|tri|su|doi)|bao (ve|hiem|cao)"
    r"|phuc loi|an (toan|ninh|sinh)|ho so|danh muc|tu (phap|lieu)|tai (chinh|nguyen)|hoa don)\b"
)
# Provinces and cities, old and new, that read like a person's name.
_PLACE = re.compile(
    r"(?:tinh |thanh pho |tp\.? )?(?:an giang|ba ria(?: - vung tau)?|bac (?:giang|kan|lieu|ninh)"
    r"|ben tre|binh (?:dinh|duong|phuoc|thuan)|ca mau|can tho|cao bang|da (?:nang|lat)"
    r"|dak (?:lak|nong)|dien bien|dong (?:nai|thap)|gia lai|ha (?:giang|nam|noi|tinh)"
    r"|hai (?:duong|phong)|hau giang|hoa binh|hung yen|khanh hoa|kien giang|kon tum"
    r"|lai chau|lam dong|lang son|lao cai|long an"
    r"|nam dinh|nghe an|ninh (?:binh|thuan)|phu (?:tho|yen|quoc)|quang (?:binh|nam|ngai|ninh|tri)"
    r"|soc trang|son la|tay ninh|thai (?:binh|nguyen)|thanh hoa|thua thien hue|hue|tien giang"
    r"|ho chi minh|tra vinh|tuyen quang|vinh (?:long|phuc)|yen bai|viet nam)"
)
_FIRST_NAMES = re.compile(r"[A-ZĐ]\.\s?(?=[A-ZĐ])|(?<=[a-zà-ỹ]) [A-HK-UW-Z]$")
_NOBODY_ALONE = re.compile(
    r"(?:nhom|loai|cap|hang|diem|khu|ca|du|lop|muc|phan|bang|mau|goi|vung|duong|kien|tram) .$"
)
_BETWEEN = re.compile(r"\s*[,;&+\n]\s*|(?<=\w\w)/(?=\w\w)|\s+(?:và|cùng|với)\s+", re.IGNORECASE)


def read_people(text: str) -> tuple[str, ...]:
    """The people a parenthesis names; nothing when any part of it is no name.

    >>> read_people("Lê Trung Tâm và Lữ Ngọc Lan Trinh")
    ('Lê Trung Tâm', 'Lữ Ngọc Lan Trinh')
    >>> read_people("dự kiến tổ chức")
    ()
    """
    parts = [part for part in _BETWEEN.split(clean(text)) if part]
    # "(Đ/c Nga, Phó Trưởng phòng)" is one person: a post after a name belongs to it.
    parts = [part for place, part in enumerate(parts) if not place or not is_post(part)]
    names = [without_titles(part) for part in parts]
    return tuple(names) if names and all(map(looks_like_name, names)) else ()


def read_person(text: str) -> str | None:
    """A person who stands alone in a cell: with a title, or with a family name."""
    if is_place(text):
        return None
    name = without_titles(text)
    titled = name != clean(text)
    if titled and (found := _after_the_unit(name)):
        return found
    words = name.split()
    if is_place(name) or not (looks_like_name(name) or (titled and _is_foreign(text, words))):
        return None
    has_surname = len(words) > 1 and _SURNAME.fullmatch(fold(words[0]))
    return name if titled or has_surname else None


def _after_the_unit(name: str) -> str | None:
    """Whoever follows the unit of the post: "(Trưởng phòng) Nghiệp vụ Trần An" is Trần An."""
    words = name.split()
    if len(words) < 3 or _SURNAME.fullmatch(fold(words[0])) or words[1] in {"Thị", "Văn"}:
        return None
    for place in range(1, len(words) - 1):
        rest = " ".join(words[place:])
        if len(words) - place < 6 and _SURNAME.fullmatch(fold(words[place])):
            return rest if looks_like_name(rest) and words[place][0].isupper() else None
    return None


def _is_foreign(text: str, words: list[str]) -> bool:
    """After a form of address also a name of another people: "đ/c H'Linh Niê"."""
    letters = (word.replace("'", "").replace("’", "") for word in words)
    addressed = bool(re.match(r"(?:đ/c|đc|đồng chí|ông|bà)\W", clean(text), re.IGNORECASE))
    return (
        addressed and 0 < len(words) <= 5 and all(w.isalpha() and w[0].isupper() for w in letters)
    )


def is_place(text: str) -> bool:
    return bool(_PLACE.fullmatch(fold(text).strip(" .,;")))


def looks_like_name(text: str) -> bool:
    """One to six capitalised Vietnamese syllables that are no unit."""
    if is_place(text) or _NOBODY_ALONE.fullmatch(fold(text)):
        return False
    # "N. Hùng" and "Hùng B" are given names told apart by a letter.
    bare = _FIRST_NAMES.sub("", clean(text))
    words = bare.split()
    if not 1 <= len(words) <= 6 or _NO_PEOPLE.match(fold(bare)):
        return False
    if len(words) == 1:
        return _is_given_name(words[0])
    if bare.isupper():
        words = [word.capitalize() for word in words]
        if not _SURNAME.fullmatch(fold(words[0])) or not all(len(word) > 1 for word in words):
            return False
    # "Lê Văn A" is somebody, "Quý I" is not.
    sure = all(len(word) > 1 for word in words) or _SURNAME.fullmatch(fold(words[0]))
    return bool(sure) and all(map(_is_name_word, words))


def _is_given_name(word: str) -> bool:
    return len(word) > 1 and _is_name_word(word) and not _NO_NAME.fullmatch(even_tones(word))


def _is_name_word(word: str) -> bool:
    if len(word) == 1:
        return word.isupper()
    cased = word[0].isupper() and word[1:].islower() and word.isalpha()
    return cased and bool(_SYLLABLE.fullmatch(fold(word)))


def group_people(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(unit, full name) to the other spellings of the same person in that unit.

    A given name alone ("Thuận") is somebody of its own unless exactly one full name of
    the same unit ends with it. Slips of one letter are not joined; see `slips.py`.
    """
    named: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for unit, name in pairs:
        spellings = named[unit].setdefault(even_tones(name), [])
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
        if " " in key and not re.match(r"\w\. ", key):
            full[key.rsplit(" ", 1)[1]].append(key)
    for key, spellings in people.items():
        fuller = _who_bears(key, full)
        if len(fuller) == 1 and fuller[0] in groups and fuller[0] != key:
            groups[fuller[0]].extend(spellings)
            del groups[key]
    return list(groups.values())


def _who_bears(short: str, full: Mapping[str, list[str]]) -> list[str]:
    """The full names a given name may be short for: "hùng", and "n. hùng" for a Nguyễn."""
    initial, _, given = short.rpartition(" ")
    if not initial:
        return full.get(given, [])
    if not re.fullmatch(r"\w\.", initial):
        return []
    named = [name for name in full.get(given, []) if name != short]
    return [name for name in named if any(w.startswith(initial[0]) for w in name.split()[:-1])]
