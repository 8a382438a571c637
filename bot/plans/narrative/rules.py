"""Which lines of a section of tasks are tasks."""

import re

from bot.parsing.text import fold
from bot.plans.narrative.actions import is_action, looks_back
from bot.plans.narrative.duties import called_on, subject_of
from bot.plans.narrative.lines import Line, Rank
from bot.plans.narrative.place import Place
from bot.plans.narrative.sections import Part, part_of

_CLOSES = re.compile(
    r"^(?:tren day la|trong qua trinh|qua trinh thuc hien|ngoai cac nhiem vu|noi nhan|kinh gui"
    r"|can cu)\b"
    r"|^(?:quyet dinh|ke hoach|chuong trinh|nghi quyet|chi thi|van ban|thong bao) nay"
    r" (?:co hieu luc|thay the)\b"
)
_IN_FORCE = re.compile(
    r"\bchiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|ke hoach|nghi quyet) nay"
)
_OPENING_YEAR = re.compile(r"(?:trong |den |uoc )*(?:nam|quy|thang|\d+ thang)\b\D{0,20}(20\d\d)\b")
_THE_PLAN_ITSELF = re.compile(
    r"\bke hoach nay\b|\bthuc hien (?:nghiem tuc |co hieu qua |tot )?(?:cac )?"
    r"(?:noi dung |nhiem vu )?(?:cua |trong |tai |theo )?(?:ban )?ke hoach\b"
    r"|\bcan cu (?:vao )?(?:noi dung )?ke hoach\b(?! so\b)"
    r"|\bviec (?:trien khai |to chuc )*thuc hien\W*$"
)
_CARE = re.compile(
    r"\b(?:theo doi|don doc|kiem tra|giam sat|tong hop|bao cao|nghiem tuc|can cu|quan triet"
    r"|to chuc (?:trien khai )?thuc hien|trien khai|dau moi|xay dung ke hoach|cu the hoa)\b"
)
_EXHORTS = re.compile(
    r"\bnghiem tuc (?:to chuc |trien khai |chap hanh )*(?:thuc hien|trien khai)\b"
)
# Work of its own, though it is for the plan.
_OWN_WORK = re.compile(r"\b(?:hoi nghi|tap huan|tuyen truyen|truyen thong|kinh phi|du toan)\b")


def may_be_task(line: Line, place: Place, *, year: int) -> bool:
    """A line that nothing stands under, where tasks are expected."""
    if place.part not in (Part.TASKS, Part.DUTIES) or line.is_heading or line.introduces:
        return False
    folded = fold(line.text)
    if _CLOSES.match(folded) or _IN_FORCE.search(folded) or _is_past(line.text, year):
        return False
    if is_action(line.text) or called_on(line.text):
        return True
    if place.part is Part.DUTIES and subject_of(line.text):
        return True
    if line.rank == Rank.PLAIN or part_of(line.text) is Part.LEFT_OUT:
        return False
    return not line.strong or bool(place.details.said)


def _is_past(text: str, year: int) -> bool:
    opening = _OPENING_YEAR.match(fold(text))
    return looks_back(text) or (opening is not None and int(opening[1]) < year)


def is_care_for_the_plan(text: str) -> bool:
    """What every plan says at its end: it is to be followed, watched and reported on."""
    folded = fold(text)
    if _EXHORTS.search(folded):
        return True
    cared_for = _CARE.search(folded) and _THE_PLAN_ITSELF.search(folded)
    return bool(cared_for) and not _OWN_WORK.search(folded)
