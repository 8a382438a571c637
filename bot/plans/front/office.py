"""Whose plan it is, as the opening sentence, the title or the letterhead says."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.parsing.text import clean, fold
from bot.plans.document import Paragraph

_OFFICE = (
    r"(?:Sở|Bộ|Tổng cục|Chi cục|Cục|Ban|Viện|Trường|Trung tâm|Bệnh viện|Văn phòng|Phòng|Hội|Công ty"
    r"|Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Thanh tra)"
)
_OFFICE_NAME = rf"{_OFFICE} (?:(?! về | ngày | số | của | năm )[^,;.:()\n]){{2,80}}?"
# An office, perhaps its abbreviation, and "xây dựng Kế hoạch" after it.
_ACTS = re.compile(
    rf"\b(?P<office>{_OFFICE_NAME})(?: \([^()]*\))? "
    r"(?:xây dựng|ban hành|triển khai|lập|đề ra)(?: và \w+ \w+)? (?:kế hoạch|chương trình)",
    re.IGNORECASE,
)
# Under the title: "(Ban hành kèm theo … của Giám đốc Sở …)".
_OF_OFFICE = re.compile(
    rf"^(?:\(.*)?\bcủa (?:Giám đốc |Chủ tịch |Bộ trưởng )?(?P<office>{_OFFICE_NAME})"
    r"(?: năm \d{4})?\W*$"
)
_GROUNDS = re.compile(r"^\W*can cu\b")
_LETTERHEAD = re.compile(
    r"^(so|bo|tong cuc|cuc|chi cuc|ban|vien|hoc vien|truong|trung tam|benh vien|uy ban|ubnd|hdnd"
    r"|phong|van phong|thanh tra|hoi|lien hiep|lien doan|tinh uy|thanh uy|huyen uy|dang uy|cong ty"
    r"|tong cong ty|quy|dai|kho bac|ngan hang|toa an|vien kiem sat|tram|nha truong|dai hoc)\b"
)
# The second line of a name that begins "ỦY BAN NHÂN DÂN" or "BỆNH VIỆN ĐA KHOA".
_AREA = re.compile(r"^(tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\b")
_MOTTO = re.compile(r"\s*CỘNG H[ÒO]\w? XÃ HỘI.*", re.IGNORECASE | re.DOTALL)
_NO_NAME = re.compile(
    r"^\W*(doc lap|so ?:|du thao|mat$|toi mat|tuyet mat|hoa toc|khan)|,? ngay\b"
    r"|\d"
)
_CAPITALISED = r"[A-ZÀ-ÝĂĐƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
_PLACE_NAME = rf"{_CAPITALISED}(?: (?:- )?{_CAPITALISED}){{0,3}}"
_DATE_LINE = re.compile(rf"^(?:(?:TP|Tp)\.? ?)?({_PLACE_NAME}), ngày\b")
_PLACE = re.compile(rf"\b(tỉnh|thành phố) ({_CAPITALISED}(?: (?:- )?{_CAPITALISED}){{1,3}})")
_NEEDS_PLACE = re.compile(r"^(sở|ban|ubnd|ủy ban|uỷ ban|thanh tra)\b", re.IGNORECASE)
# With a capital behind it: "Quản lý" and "Xã hội" name no place.
_HAS_PLACE = re.compile(
    rf"\b(?i:tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|xã|phường) (?:{_CAPITALISED}|\d)"
)
# How names are written where the document itself has them in capitals only.
_FIELDS = (
    *("Khoa học và Công nghệ", "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường", "Y tế"),
    *("Nông nghiệp và Phát triển nông thôn", "Tài nguyên và Môi trường", "Kế hoạch và Đầu tư"),
    *("Văn hóa, Thể thao và Du lịch", "Thông tin và Truyền thông", "Giao thông vận tải", "Tư pháp"),
    *("Lao động - Thương binh và Xã hội", "Dân tộc và Tôn giáo", "Tài chính", "Ngoại vụ"),
    *("Xây dựng", "Nội vụ", "Công Thương", "Văn hóa", "Lao động", "Du lịch", "Thông tin"),
    *("Thống kê", "Thú y", "Kiểm lâm", "Thủy lợi", "Bảo hiểm xã hội", "Kho bạc Nhà nước"),
    *("Nông dân", "Phụ nữ", "Cựu chiến binh", "Thanh niên", "Chữ thập đỏ", "Đảng ủy", "Tỉnh ủy"),
    *(
        "Thành ủy",
        "Huyện ủy",
        "Liên đoàn",
        "Liên hiệp",
        "Quản lý",
        "khu công nghiệp",
        "khu kinh tế",
    ),
    *("dịch vụ việc làm", "Công nghệ thông tin", "Tổng công ty", "Tổng cục", "Hải quan", "Thuế"),
    *("Ủy ban nhân dân", "Bệnh viện", "đa khoa", "Trung tâm", "Văn phòng", "Chi cục", "Thanh tra"),
    *("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "và", "của"),
    *("trung học", "tiểu học", "mầm non", "cao đẳng", "Đại học", "Hội đồng nhân dân", "Công ty"),
    *("trung học cơ sở", "trung học phổ thông", "Ban Quản lý", "Dân số", "Phát triển", "Đầu tư"),
)
_FIELD = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(_FIELDS, key=len, reverse=True)))})\b", re.IGNORECASE
)
_AS_WRITTEN = {field.casefold(): field for field in _FIELDS}
_ABBREVIATION = re.compile(r"[^AEIOUYĂÂÊÔƠƯÀ-Ỹ]{2,}|\w*&\S*|UBND|THCS|THPT|HĐND")


def office_of(
    title: str, lines: Sequence[Paragraph], before: Sequence[Paragraph], texts: Sequence[str]
) -> str:
    """The office with its province, where the name alone could be any province's."""
    office = _named_office(title, lines, before, texts)
    if not _NEEDS_PLACE.match(office) or _HAS_PLACE.search(office):
        return office
    kind, place = _place(lines, texts)
    if not place or fold(place) in fold(office):
        return office
    return f"{office} {place}" if fold(office).endswith(fold(kind)) else f"{office} {kind} {place}"


def _named_office(
    title: str, lines: Sequence[Paragraph], before: Sequence[Paragraph], texts: Sequence[str]
) -> str:
    """Who acts in the opening sentence, else whose plan it is, else the letterhead.

    Where there is a letterhead, a sentence counts only if it speaks of that office: the grounds
    of a plan tell what others have issued.
    """
    head = next(reversed(list(_letterhead_names(before))), "")
    named = [office for pattern in (_ACTS, _OF_OFFICE) for office in _found(pattern, lines)]
    if of_title := re.search(r"\bCỦA (.+)$", title):
        named.append(of_title[1])
    fitting = (office for office in named if not head or _same(office, head))
    return _as_in_sentences(next(fitting, head), texts)


def _found(pattern: re.Pattern[str], lines: Sequence[Paragraph]) -> Iterator[str]:
    for line in lines:
        if not _GROUNDS.match(fold(line.text)) and (found := pattern.search(line.text)):
            yield found["office"]


def _same(office: str, head: str) -> bool:
    one, other = (re.sub(r"u[yỷ]? ban nhan dan", "ubnd", fold(name)) for name in (office, head))
    return one.startswith(other) or other.startswith(one)


def _letterhead_names(lines: Sequence[Paragraph]) -> Iterator[str]:
    """The offices in capitals above the title, from the outermost in."""
    name = ""
    for line in lines:
        text = clean(_MOTTO.sub("", line.text)).strip(" |*_-")
        folded = fold(text)
        if not text.isupper() or _NO_NAME.search(folded):
            continue
        if _LETTERHEAD.match(folded):
            if name:
                yield name
            name = text
        elif name and (_AREA.match(folded) or len(text.split()) > 1):
            name = f"{name} {text}"
    if name:
        yield name


def _as_in_sentences(name: str, texts: Sequence[str]) -> str:
    """A name printed in capitals, as other places of the document write it."""
    name = clean(name)
    if not name.isupper():
        return name
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    found = (match[0] for text in texts for match in pattern.finditer(text))
    return next((written for written in found if not written.isupper()), _in_small_letters(name))


def _in_small_letters(name: str) -> str:
    """Abbreviations stay; words that are nobody's own name become small."""
    words = (w if _ABBREVIATION.fullmatch(w) else w.capitalize() for w in name.split())
    text = _FIELD.sub(lambda field: _AS_WRITTEN[field[0].casefold()], " ".join(words))
    return text[:1].upper() + text[1:]


def _place(lines: Sequence[Paragraph], texts: Sequence[str]) -> tuple[str, str]:
    """The province or city: as the date line says, else the one named most often."""
    counted = Counter((found[1], found[2]) for text in texts for found in _PLACE.finditer(text))
    for line in lines:
        if dated := _DATE_LINE.match(line.text):
            kinds = (kind for (kind, place), _ in counted.most_common() if place == dated[1])
            return next(kinds, "tỉnh"), dated[1]
    return counted.most_common(1)[0][0] if counted else ("", "")
