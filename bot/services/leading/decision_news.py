"""News of what is to be decided, and of what was, where somebody stands in for a head."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.reminders.notices import Notice, tell
from bot.services.leading.deciders import Deciders
from bot.storage import Person, Session, audience

Values = Mapping[str, str | int | date]
_IN_PLACE = {
    "approved": "approved-in-place",
    "returned": "returned-in-place",
    "extension-granted": "extension-granted-in-place",
    "extension-refused": "extension-refused-in-place",
    "extension-passed-up": "extension-passed-up-in-place",
}
"""What names who is away as well."""


async def tell_asked(
    session: Session,
    whom: Deciders,
    notice: Notice,
    *,
    org_id: int,
    key: str,
    now: datetime,
    delay: timedelta = timedelta(0),
) -> None:
    """Tells each of them once; who stands in for a head also in whose place."""
    names = await audience.names_of(session, (head for _, head in whom.acting))
    by_place: defaultdict[str, set[int]] = defaultdict(set)
    for one in whom.asked:
        head = whom.place_of(one)
        by_place[names.get(head, "") if head is not None else ""].add(one)
    for name, people in by_place.items():
        news = replace(notice, in_place_of=name)
        await tell(session, people, news, org_id=org_id, key=key, now=now, delay=delay)


def worded_for(kind: str, values: Values, head: Person | None) -> tuple[str, Values]:
    """A notice's kind and values, naming the head in whose place it was decided."""
    if head is None:
        return kind, values
    return _IN_PLACE[kind], {**values, "absent": head.full_name}
