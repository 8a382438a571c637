"""Lines that say something about the task above: who leads it, until when, what comes of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.parsing.text import words_of
from bot.plans.narrative.lines import Line
from bot.plans.narrative.tree import Node


class Detail(Enum):
    LEAD = auto()
    COOPERATING = auto()
    DIRECTOR = auto()
    TIME = auto()
    RESULT = auto()
    BUDGET = auto()
    OTHER = auto()  # place, form, participants
    ACTIONS = auto()  # "Giải pháp thực hiện:": the actions themselves follow


_WHO = r"(?:(?:don vi|co quan|phong|bo phan|ca nhan|nguoi|can bo|to chuc|dong chi)[ ,/]{1,3})"
_MORE_TIME = (
    r"(?: (?:thuc hien|hoan thanh|trien khai|to chuc|trinh|ban hanh|bao cao|du kien|kiem tra|nop"
    r"|phai|nhiem vu|va)){0,6}"
)
_LABELS: tuple[tuple[Detail, str], ...] = (
    (Detail.LEAD, rf"{_WHO}{{0,4}}(?:chu tri|phu trach|dau moi|tham muu)(?: thuc hien| tham muu)?"),
    (Detail.LEAD, rf"{_WHO}{{0,4}}chiu trach nhiem(?: chinh)?|phan cong(?: thuc hien)?"),
    (Detail.LEAD, rf"{_WHO}{{1,4}}(?:thuc hien|trien khai)"),
    (Detail.COOPERATING, rf"{_WHO}{{0,4}}phoi hop(?: thuc hien)?"),
    (Detail.DIRECTOR, r"(?:lanh dao (?:so |don vi |bo )?)?(?:phu trach )?chi dao"),
    (Detail.DIRECTOR, r"lanh dao (?:so |don vi |bo )?phu trach"),
    (Detail.TIME, rf"thoi (?:gian|han|diem|ky){_MORE_TIME}|tien do{_MORE_TIME}"),
    (Detail.TIME, r"han (?:chot|hoan thanh|nop|cuoi)|hoan thanh"),
    (Detail.RESULT, r"(?:ket qua|san pham|dau ra)(?: (?:du kien|can dat|dat duoc|dau ra)){0,3}"),
    (Detail.BUDGET, r"(?:du (?:toan|tru|kien) )?(?:nguon )?kinh phi(?: (?:thuc hien|du kien))?"),
    (Detail.OTHER, r"dia (?:diem|ban)(?: thuc hien| to chuc)?|hinh thuc(?: to chuc| thuc hien)?"),
    (Detail.OTHER, r"(?:thanh phan|doi tuong)(?: tham (?:du|gia)| ap dung)?|so luong|quy mo"),
    (Detail.OTHER, r"muc (?:dich|tieu)|yeu cau|luu y|ghi chu|can cu|chi tieu|pham vi"),
    (
        Detail.ACTIONS,
        r"(?:cac )?(?:giai phap|noi dung|nhiem vu|cong viec|bien phap|cach thuc|hoat dong)"
        r"(?: (?:thuc hien|chu yeu|cu the|trong tam|trien khai|cong viec)){0,2}",
    ),
)
_KINDS = tuple(kind for kind, _ in _LABELS)
_LABEL = re.compile(
    r"(?:^|(?<=[.;,(\n] )|(?<=[.;,(\n])|(?<=- ))(?:"
    + "|".join(f"(?P<kind{place}>{words})" for place, (_, words) in enumerate(_LABELS))
    + r")\s*:"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One label of a line with what stands behind it, and where the label begins."""

    kind: Detail
    text: str
    at: int
    printed: str
    """Both the label and the text."""


def labelled(printed: str) -> tuple[Said, ...]:
    """Every "label: text" of a line, in order.

    >>> [(said.kind.name, said.text) for said in labelled("Chủ trì: Phòng A. Phối hợp: Phòng B")]
    [('LEAD', 'Phòng A'), ('COOPERATING', 'Phòng B')]
    """
    words = words_of(printed)
    found = list(_LABEL.finditer(words.folded))
    ends = [*(label.start() for label in found[1:]), len(words.folded)][: len(found)]
    return tuple(
        Said(
            _KINDS[int(str(label.lastgroup).removeprefix("kind"))],
            _trimmed(words.printed[label.end() : end]),
            label.start(),
            _trimmed(words.printed[label.start() : end]),
        )
        for label, end in zip(found, ends, strict=True)
    )


def _trimmed(text: str) -> str:
    """Without separators, and without the bracket that closes what began before the text."""
    text = text.strip(" .;,(-\n")
    if text.count(")") > text.count("("):
        text = text.removesuffix(")")
    return text.strip(" .;,(-\n")


@dataclass(frozen=True, slots=True)
class Details:
    """What the labelled lines of one task say together, by label."""

    said: tuple[Said, ...] = ()

    def text(self, kind: Detail) -> str:
        return "\n".join(
            dict.fromkeys(said.text for said in self.said if said.kind is kind and said.text)
        )

    def without_money(self) -> "Details":
        """As they hold for each of several tasks: a sum is for all of them together."""
        return Details(tuple(said for said in self.said if said.kind is not Detail.BUDGET))

    def under(self, outer: "Details") -> "Details":
        """These, and what only the outer ones say."""
        own = {said.kind for said in self.said}
        return Details((*self.said, *(said for said in outer.said if said.kind not in own)))


def details_of(lines: Iterable[str]) -> Details:
    return Details(tuple(_said(lines)))


def _said(lines: Iterable[str]) -> Iterator[Said]:
    for line in lines:
        yield from (said for said in labelled(line) if said.kind is not Detail.ACTIONS)


def is_detail(node: Node) -> bool:
    """The whole line is about the task beside or above it and orders nothing itself."""
    said = () if node.line.is_heading else labelled(_whole(node))
    return bool(said) and said[0].at == 0 and said[0].kind is not Detail.ACTIONS


def opens_actions(line: Line) -> bool:
    """ "Giải pháp thực hiện:" heads the actions and says nothing of its own."""
    said = labelled(line.text)
    only = bool(said) and said[0].at == 0 and not said[0].text
    return only and said[0].kind is Detail.ACTIONS


def details_under(node: Node) -> Details:
    return details_of(_whole(child) for child in node.children if is_detail(child))


def details_beside(nodes: Sequence[Node]) -> list[Details]:
    """For each of the lines beside each other, what the labelled ones among them say of it.

    A label that comes again speaks of the task before it; else it speaks of all of them.
    """
    said = [_whole(node) if is_detail(node) else "" for node in nodes]
    kinds = Counter(one.kind for one in details_of(filter(None, said)).said)
    if all(count == 1 for kind, count in kinds.items() if kind is not Detail.OTHER):
        shared = details_of(filter(None, said))
        tasks = [node for node, text in zip(nodes, said, strict=True) if not text]
        return [shared if len(tasks) == 1 else shared.without_money()] * len(nodes)
    found: list[Details] = []
    following: list[str] = []
    for text in reversed(said):
        if text:
            following.append(text)
            found.append(Details())
        else:
            found.append(details_of(reversed(following)))
            following = []
    return found[::-1]


def _whole(node: Node) -> str:
    """A label with the list under it as one line."""
    listed = "; ".join(child.line.text for child in node.children)
    return f"{node.line.text} {listed}".strip()
