"""What a question asks of tasks that a query has no room for: their part, giver, or cost.

    part   := (viec | nhiem vu ...) phoi hop | whose phoi hop        who leads is what lists show
    giver  := (giam doc | sep | lanh dao ...) (giao | chi dao ...)   with nobody else named
    nobody := chua (giao | phan cong) [cho ai] | chua co (ai | nguoi) (lam | nhan)
    most   := (nhieu | it) noun nhat | (lon | cao | dat ...) nhat
    two    := whose va (another person or unit)

Such a text is not understood: the list without the condition would be wider than what was asked.
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked, unexplained
from bot.parsing.names import match_person
from bot.parsing.owners.kinds import SURE

_HINT = re.compile(r"phoi hop|chi dao|giao|phan cong|chua co|nhat|va |voi |chau")
"""One of them is in whatever follows; most texts have none."""
_PART = re.compile(rf"{say.B}phoi hop{say.E}(?! (?:nop|lam|thuc hien|gi|nao|voi ai))")
_GIVER = re.compile(
    rf"{say.B}(?:(?:pho )?giam doc|gd|pgd|sep|lanh dao(?: so)?|thu truong|chu tich|bi thu"
    rf"|(?:hieu |vien |chi cuc |truong |pho )+truong|cap tren) "
    rf"(?:moi |vua |da )*(?:giao|chi dao|yeu cau|phan cong|dan){say.E}"
)
_NOBODY = re.compile(
    rf"{say.B}chua (?:duoc |dc )?(?:giao|phan cong|phan){say.E}(?! (?:nop|xong))"
    rf"|{say.B}(?:chua|khong|ko) (?:co )?(?:ai|nguoi(?: nao)?) (?:nhan|lam|phu trach|thuc hien)"
    rf"{say.E}"
)
_MOST = re.compile(rf"{say.B}(?:nhieu|it)((?: [a-zA-Z]+){{1,4}}) nhat{say.E}")
_GREATEST = re.compile(rf"{say.B}(?:lon|cao|to|dat|kho|re|dai|nho|moi|cu) nhat{say.E}")
_AND = re.compile(r"\s+(?:va|voi|lan|hoac|&|and)\s+(?:(?:cua|ca|ben)\s+)?")
_ANOTHER = re.compile(
    rf"(?:(?:{SURE})(?! nao){say.E} |(?:anh|chi|ong|ba|co|chu|bac|dong chi) [a-zA-Z]"
    rf"|{say.ME}{say.E})"
)


def asks_more(asked: Asked) -> bool:
    """Whether the text asks for only some of the tasks in a way that cannot be looked up."""
    if not _HINT.search(asked.said):
        return False
    owner = asked.owner
    if _NOBODY.search(asked.said) or _PART.search(asked.said) or _asks_for_the_most(asked):
        return True
    if owner is None:
        return _GIVER.search(asked.said) is not None
    return owner.name != "all" and (_names_another(asked) or _may_be_somebody(asked))


def _asks_for_the_most(asked: Asked) -> bool:
    """“Việc nào nhiều tiền nhất"; "phòng nào nhiều việc trễ nhất" is counted."""
    most = _MOST.search(asked.said)
    if most and next(unexplained(most[1]), None):
        return True
    return _GREATEST.search(asked.said) is not None


def _names_another(asked: Asked) -> bool:
    """“Của Nguyên và Liễu", "phòng Kế toán và phòng Đào tạo": a query has one owner."""
    owner = asked.owner
    for joint in _AND.finditer(asked.undated):
        another = _ANOTHER.match(asked.undated, joint.end()) or asked.is_a_name(joint.end())
        beside = owner is not None and joint.start() == owner.end
        before = owner is not None and owner.at >= joint.end() - 5 and owner.at <= joint.end()
        if another and (beside or (before and _ME_BEFORE.search(asked.undated[: joint.start()]))):
            return True
    return False


_ME_BEFORE = re.compile(rf"{say.B}(?:cua )?{say.ME}$")


def _may_be_somebody(asked: Asked) -> bool:
    """“Chau" without marks is "cháu" or Châu, where somebody is called so."""
    owner = asked.owner
    if owner is None or owner.name != "me" or not asked.words.printed.isascii():
        return False
    said = asked.words.folded[owner.at : owner.end].removeprefix("cua ")
    return said == "chau" and bool(match_person(said, asked.names, alike=False))
