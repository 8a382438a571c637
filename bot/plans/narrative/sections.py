"""What a heading of a narrative plan announces: tasks, duties of units, or neither."""

import re
from collections.abc import Iterable
from enum import Enum, auto

from bot.parsing.text import fold
from bot.parsing.when.citations import blank_citations


class Part(Enum):
    OPENING = auto()  # before the first heading: title and grounds
    TASKS = auto()
    DUTIES = auto()  # "Tổ chức thực hiện": who does what
    LEFT_OUT = auto()  # aims, grounds, results of past years, money


_AIMS = (
    r"muc (?:dich|tieu|dinh)|yeu cau\b(?! ve)|quan diem|phuong cham|nguyen tac|chi tieu|pham vi"
    r"|doi tuong|thanh phan|hinh thuc|thoi gian|dia diem|tien do (?:thuc hien)?$"
)
_GROUNDS = (
    r"can cu|co so (?:phap ly|xay dung|chinh tri)|su can thiet|boi canh|dac diem|giai thich tu ngu"
    r"|noi nhan|hieu luc|dieu khoan|loi (?:mo|noi) dau|(?:phan )?mo dau"
)
_PAST = (
    r"khai quat|thuc trang|hien trang|tinh hinh|uu diem|mat duoc|ton tai|han che|khuyet diem"
    r"|kho khan|thuan loi|vuong mac|nguyen nhan|bai hoc|nhan dinh|du bao tinh hinh|kien nghi"
    r"|de xuat,? kien nghi|de nghi$|da (?:thuc hien|lam|dat|trien khai)|(?:nhung )?ket qua$"
    r"|ket qua (?:thuc hien|dat duoc|noi bat|hoat dong|trien khai|cong tac|chu yeu|cu the|nam|\d)"
    r"|danh gia (?:tinh hinh|ket qua|chung|thuc trang|khai quat|viec|tong quat)"
    r"|(?:tong ket|kiem diem|so ket|nhin lai)\b.*\b(?:nam|thang|quy|ket qua)"
)
_MONEY = r"kinh phi|nguon (?:kinh phi|von)|du (?:kien|tru) kinh phi|du toan"
_LEFT_OUT = re.compile(
    rf"^(?:(?:cac|mot so|nhung|ve|cong tac|phan)\s+)?(?:{_AIMS}|{_GROUNDS}|{_PAST}|{_MONEY})\b"
)
# Beside an aim in one heading these say that tasks stand there as well.
_ALSO_TASKS = re.compile(r"\b(?:nhiem vu|giai phap|noi dung|cong viec|hoat dong|bien phap)\b")
_MIXED = re.compile(
    r"^(?:muc (?:dich|tieu)|yeu cau|phuong huong|quan diem|chi tieu|thoi gian|doi tuong)"
)
_DUTIES = re.compile(
    r"^(?:cong tac )?(?:phan cong|trach nhiem|to chuc va (?:phan cong|trien khai)"
    r"|nhiem vu cua cac (?:don vi|co quan|phong)"
    r"|(?:to chuc (?:trien khai )?thuc hien|to chuc trien khai|trien khai thuc hien)"
    # "Tổ chức thực hiện các nhiệm vụ …" heads the tasks themselves.
    r"(?! (?:cac )?(?:nhiem vu|noi dung|giai phap|ke hoach .|chuong trinh .|chi thi|nghi quyet)))\b"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SPAN = re.compile(r"(20\d\d)\s*(?:-|den(?: nam)?)\s*(20\d\d)")


def part_of(heading: str) -> Part | None:
    """What the words of a heading announce; none when they leave it to the headings above."""
    folded = fold(heading).strip(" .:;")
    if _LEFT_OUT.match(folded):
        mixed = _MIXED.match(folded) and _ALSO_TASKS.search(folded)
        return Part.TASKS if mixed else Part.LEFT_OUT
    return Part.DUTIES if _DUTIES.match(folded) else None


def years_of(heading: str) -> frozenset[int]:
    """The years a heading speaks of, all of a span; not those of the texts it cites."""
    folded = fold(heading)
    spans = [(int(a), int(b)) for a, b in _SPAN.findall(folded)]
    covered = {year for first, last in spans for year in range(first, min(last, first + 20) + 1)}
    single = map(int, _YEAR.findall(blank_citations(_SPAN.sub(" ", folded))))
    return frozenset(covered.union(single))


def speaks_of_other_years(heading: str, beside: Iterable[str], *, year: int) -> bool:
    """Past years, or a later one where a heading beside it is the one of the plan's year."""
    years = years_of(heading)
    if not years or year in years:
        return False
    return max(years) < year or any(year in years_of(other) for other in beside)
