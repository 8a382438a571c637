"""The office corrects how a person is called; the former name still means them."""

from dataclasses import dataclass
from datetime import datetime

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NotOfThisForm
from bot.messages.people.people_values import PersonCard
from bot.parsing.plain_text import plain_text
from bot.parsing.text import clean
from bot.services import dialogues
from bot.services.people.people_cards import card_of, person_for
from bot.services.people.people_changes import MovedMeanwhile
from bot.services.rights import require_in_office
from bot.storage import Session, events, staff
from bot.storage.ids import id_of

KIND = "rename_person"
_LONGEST = 80


class RenamedMeanwhile(MovedMeanwhile):
    """Somebody else renamed the person since the speaker looked."""

    key = "renamed-meanwhile"


@dataclass(frozen=True, slots=True)
class Renamed:
    """The person as they are called now, and the message that asked for the name."""

    card: PersonCard
    prompt_id: int | None


async def ask_name(
    session: Session, speaker: Speaker, person_id: int, *, now: datetime
) -> PersonCard:
    """Waits for the new name; raises `NotFound` for somebody who left, `DialogueOpen`."""
    person = await person_for(session, speaker, person_id)
    data = {"person_id": person_id, "seen": person.full_name}
    await dialogues.begin(session, speaker, KIND, now=now, data=data)
    return await card_of(session, person, zone=speaker.zone)


async def take_name(session: Session, speaker: Speaker, typed: str, *, now: datetime) -> Renamed:
    """Raises `NotOfThisForm` for what is no name, `RenamedMeanwhile`; the same name is kept."""
    running = await dialogues.running(session, speaker, KIND, now=now)
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    await staff.lock_people(session, speaker.org_id)
    person = await person_for(session, speaker, running.data["person_id"])
    name, before = _name(typed), person.full_name
    if before not in (running.data["seen"], name):
        raise RenamedMeanwhile(name=before)
    if name != before:
        person.full_name = name
        person.aliases = [*(one for one in person.aliases if one != name), before]
        events.record(
            session,
            org_id=person.org_id,
            at=now,
            actor_id=speaker.id,
            action="renamed",
            subject="person",
            subject_id=id_of(person),
            before={"name": before},
            after={"name": name},
        )
    prompt_id = running.data.get("prompt_id")
    await dialogues.end(session, speaker, KIND)
    await session.flush()
    return Renamed(await card_of(session, person, zone=speaker.zone), prompt_id)


def _name(typed: str) -> str:
    """A name as it is to be kept; a number or a single letter is none."""
    name = clean(plain_text(typed)).strip(" .,;:-")
    letters = sum(one.isalpha() for one in name)
    if letters < 2 or len(name) > _LONGEST or any(one.isdigit() for one in name):
        raise NotOfThisForm("not-a-name", limit=_LONGEST)
    return name
