"""One summary a person of a plan that was loaded: what came before is told by counts, once."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain import Figure, Speaker
from bot.figures import Number
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.plans.plan_loaded import plan_loaded
from bot.messages.reminder_buttons import all_open
from bot.reminders.rendering import NothingToSay, Queued, wait_for_free, when_delivered
from bot.reminders.rules import next_opening
from bot.storage import Organisation, Plan, Session, reminders
from bot.storage.figures import reported
from bot.storage.ids import id_of
from bot.storage.lists import task_page
from bot.storage.outbox import insert_messages, waiting_of_kind, withdraw
from bot.storage.people import enrolled_of
from bot.storage.plans import plan_by_id
from bot.storage.policies import read_policy
from bot.storage.recipients import everybody_in_plan

PLAN_LOADED = "plan_loaded"
SOON = timedelta(days=30)


async def tell(session: Session, plan: Plan, *, now: datetime) -> int:
    """Queues it for everybody enrolled who has to do with the plan; how many.

    Of two plans loaded before the office opens there is one message still.
    """
    office = await session.get_one(Organisation, plan.org_id)
    concerned = await everybody_in_plan(session, plan.org_id, id_of(plan))
    people = concerned & set(await enrolled_of(session, plan.org_id))
    if not people:
        return 0
    waiting = [
        row
        for row in await waiting_of_kind(session, plan.org_id, PLAN_LOADED)
        if row.person_id in people
    ]
    before = {row.person_id: row.payload["plans"] for row in waiting}
    await withdraw(session, [id_of(row) for row in waiting])
    due_at = next_opening(
        now,
        zone=ZoneInfo(office.timezone),
        policy=read_policy(office.policy),
        calendar=await reminders.calendar(session, plan.org_id),
    )
    rows = [
        {
            "org_id": plan.org_id,
            "person_id": person_id,
            "kind": PLAN_LOADED,
            "dedupe_key": f"{PLAN_LOADED}:{plan.id}:{person_id}",
            "payload": {"plans": [*before.get(person_id, []), id_of(plan)]},
            "due_at": due_at,
            "late": False,
            "created_at": now,
        }
        for person_id in sorted(people)
    ]
    await insert_messages(session, rows)
    return len(rows)


async def _render(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    await wait_for_free(session, speaker, now=now)
    today = now.astimezone(speaker.zone).date()
    found = await numbers_of(session, speaker, today=today)
    if not found:
        raise NothingToSay
    plans = [await plan_by_id(session, speaker.org_id, one) for one in queued.payload["plans"]]
    titles = [plan.title for plan in plans if plan is not None]
    return plan_loaded(words_of(speaker), titles, found)


async def numbers_of(session: Session, speaker: Speaker, *, today: date) -> tuple[Number, ...]:
    """Late, due soon, due later and all that is open; those that are not 0, each with its list."""
    whole = all_open(speaker)
    soon, later = today + SOON, today + SOON + timedelta(days=1)
    wanted = (
        replace(whole, status=None, figure=Figure.OVERDUE),
        replace(whole, status=None, figure=Figure.TO_COME, start=today, end=soon),
        replace(whole, status=None, figure=Figure.TO_COME, start=later),
    )
    numbers = []
    for one in wanted:
        found = await reported(session, speaker, one, today=today)
        numbers.append(Number(one.figure, one, len(found.ids(one.figure or Figure.OVERDUE))))
    page = await task_page(session, speaker, whole, today=today)
    numbers.append(Number(None, whole, page.total))
    return tuple(number for number in numbers if number.total)


when_delivered(PLAN_LOADED, _render)
