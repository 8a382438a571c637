"""What holds at a place of a narrative: its headings, their numbers, the parent, the unit."""

import re
from dataclasses import dataclass, field, replace

from bot.plans.narrative.actions import is_action
from bot.plans.narrative.details import Details, opens_actions
from bot.plans.narrative.duties import heading_unit
from bot.plans.narrative.lines import Line, Rank
from bot.plans.narrative.sections import Part, part_of

_LONGEST_TITLE = 120
_ROMAN = re.compile(r"[IVXL]+")


@dataclass(frozen=True, slots=True)
class Place:
    part: Part
    sections: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    """Of the headings, as far as people say them: "II" and "3.2"."""
    parent: str = ""
    lead: str = ""
    details: Details = field(default_factory=Details)

    @property
    def heading_number(self) -> str:
        return ".".join(self.numbers)


def part_under(line: Line, place: Place) -> Part:
    """What stands under a line; nothing below a heading undoes that it was left out."""
    announced = part_of(line.text)
    if place.part is Part.LEFT_OUT:
        return Part.LEFT_OUT
    if line.rank >= Rank.PLAIN:
        left_out = announced is Part.LEFT_OUT and line.introduces
        return Part.LEFT_OUT if left_out else place.part
    opens = place.part is Part.OPENING and line.number
    return announced or (Part.TASKS if opens else place.part)


def place_under(line: Line, place: Place) -> Place:
    """A title becomes the section, a sentence the parent of what stands under it."""
    if line.rank != Rank.PLAIN:
        place = replace(place, lead=heading_unit(line.text) or place.lead)
    if opens_actions(line):
        return place
    place = replace(place, numbers=_numbers(line, place))
    if _is_section(line):
        return replace(place, sections=(*place.sections, line.printed), parent="")
    if line.rank == Rank.PLAIN and not is_action(line.text):
        return place
    return replace(place, parent=line.text)


def _is_section(line: Line) -> bool:
    if line.is_heading:
        return True
    if line.is_decimal and line.introduces and is_action(line.text):
        return False
    titled = len(line.text) <= _LONGEST_TITLE and not line.text.endswith((".", ";"))
    return titled and (line.is_decimal or (line.rank < Rank.PLAIN and not line.introduces))


def _numbers(line: Line, place: Place) -> tuple[str, ...]:
    """The Roman number and the innermost decimal, which itself says the decimals around it."""
    if line.rank in (Rank.PART, Rank.LETTER):
        return ()
    if line.rank == Rank.ROMAN:
        return (line.number,)
    if not line.is_decimal:
        return place.numbers
    outer = () if line.number[:1] in "IVXL" else place.numbers
    return (*(number for number in outer if _ROMAN.fullmatch(number)), line.number)
