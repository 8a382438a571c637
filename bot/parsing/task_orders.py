"""What the office orders of one numbered task: to cancel, pause, resume or change it.

    order  := [please] act task number [until] [reason]
    act    := huy [bo] | xoa | cancel | tam (dung | hoan | ngung) | dung | ngung | pause
            | tiep tuc | mo lai | resume | (chinh sua | sua | edit) [field]
    until  := (den | toi | cho den | den het | until) words
    reason := [,] (vi | do | ly do | because ...) words

A question is no order ("huỷ việc 24 chưa?"), nor is what is told of a task ("việc 24 đã huỷ").
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.parsing import vocabulary as say
from bot.parsing.intents.task_numbers import as_kept, number_place
from bot.parsing.text import clean
from bot.parsing.typed.meant import words_as_meant


class Order(StrEnum):
    """To add a task, which `new_tasks` reads, to hand over all for some days, which `handovers`
    does, to comment on one, which `comment_words` does, to tick a milestone, which
    `milestone_words` does, or what to do with a numbered one.
    """

    ADD = "add"
    CANCEL = "cancel"
    PAUSE = "pause"
    RESUME = "resume"
    EDIT = "edit"
    HAND_OVER = "hand_over"
    COMMENT = "comment"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class TaskOrder:
    """What to do with the task of this printed number, until when and why, as typed."""

    order: Order
    number: str
    until: str = ""
    reason: str = ""


_ACTS = {
    Order.CANCEL: r"(?:huy|xoa)(?: bo)?|cancel|delete",
    Order.PAUSE: r"tam (?:dung|hoan|ngung)|dung|ngung|pause",
    Order.RESUME: r"tiep tuc|mo lai|lam tiep|resume|reopen",
    Order.EDIT: r"(?:chinh )?sua(?: doi)?(?: lai)?|edit",
}
_SPELLED = {
    "huy": ("huỷ", "hủy"),
    "xoa": ("xoá", "xóa"),
    "dung": ("dừng",),
    "ngung": ("ngưng", "ngừng"),
    "sua": ("sửa",),
}
"""Alone they are other words without these marks: "đúng", "dùng"."""
_FIELDS = (
    r"(?:noi dung|ten|so|thoi han|thoi gian|han|don vi|nguoi|chu tri|phoi hop|ket qua|kinh phi"
    r"|thong tin)(?: cua)?"
)
_PLEASE = r"[\s,.:]*(?:(?:xin|hay|nho|lam on|cho|please|giup|bot|em|toi|minh) )*"
_ORDER = re.compile(
    rf"{_PLEASE}(?:{'|'.join(f'(?P<{act.value}>{words})' for act, words in _ACTS.items())})"
    rf"(?: (?:thuc hien|lam))?(?(edit)(?: {_FIELDS})?) (?:(?:{say.TASK}|task)(?: so)?|so|muc)? ?#?"
    r"(?=[\dpivx])"
)
_UNTIL = re.compile(r"[\s,]*(?:(?:cho )?(?:den|toi)(?: het)?|until|till)\s+(?=\S)")
_REASON = re.compile(
    r"[\s,.;:-]*(?:vi|do|boi vi|tai vi|ly do(?: la)?|voi ly do|because(?: of)?|as)[\s:]+(?=\S)"
)
_ASKS = re.compile(r"\?|(?<![a-z])(?:chua|khong|ko|sao|gi|ai|khi nao|bao gio|duoc k)\W*$")


def read_task_order(text: str) -> TaskOrder | None:
    """The order a text gives, none where it gives none.

    >>> read_task_order("huỷ việc 24 vì trùng việc 12")
    TaskOrder(order=<Order.CANCEL: 'cancel'>, number='24', until='', reason='trùng việc 12')
    >>> read_task_order("tạm dừng việc 24 đến 1/8").until
    '1/8'
    >>> read_task_order("việc 24 huỷ chưa") is None
    True
    """
    words = words_as_meant(text)
    found = _ORDER.match(words.folded)
    if found is None or not _is_spelled(words.lower, found):
        return None
    at, end = number_place(words.folded)
    if not end or at != found.end():
        return None
    reason = _REASON.search(words.folded, end)
    until = _UNTIL.match(words.folded, end)
    told = words.printed[reason.end() :] if reason else ""
    if not reason and _ASKS.search(words.folded, end):
        return None
    order = _act_of(found)
    day_end = reason.start() if reason else len(words.printed)
    rest = words.folded[until.end() if until else end : day_end].strip(" .,:;")
    if rest and not until and order is not Order.EDIT and not reason:
        return None
    return TaskOrder(
        order,
        as_kept(words.printed[at:end]),
        until=words.printed[until.end() : day_end].strip(" .,") if until else "",
        reason=clean(told).strip(),
    )


def _act_of(found: "re.Match[str]") -> Order:
    return next(one for one in _ACTS if found[one.value])


def _is_spelled(lower: str, found: "re.Match[str]") -> bool:
    """Whether each word of the act has the marks that make it one, or none."""
    act = _act_of(found).value
    at, end = found.span(act)
    plain = found[act].split()
    return all(
        word.isascii() or word in _SPELLED.get(bare, (word,))
        for bare, word in zip(plain, lower[at:end].split(), strict=True)
    )
