"""What a card of enrolment says, apart from how it is drawn, which loads a large library."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EnrolmentCard:
    """A person's card; without a person it is the unit's."""

    person: str
    unit: str
    link: str
    expires_on: date
    """The last day the link is good, in the office's time zone."""

    @property
    def is_of_unit(self) -> bool:
        return not self.person
