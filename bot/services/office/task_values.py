"""A stored task in the parts the office edits."""

from bot.domain import Part
from bot.messages.office.office_values import TaskFields, TaskPart, Whom
from bot.parsing.names import same_unit
from bot.services.asking.owners import office_of
from bot.storage import Session, Task
from bot.storage import task_fields as rows
from bot.storage.ids import id_of


async def fields_of(session: Session, task: Task) -> TaskFields:
    """All parts as they are now."""
    named = await rows.named_on(session, id_of(task))
    helps = _whom(named, Part.COORDINATING)
    # What the plan prints of units that are on the task by themselves is no name from outside.
    known = {one.name for one in helps}
    names = (await office_of(session, task.org_id)).names
    printed = [one.strip() for one in task.coordination.split(";")]
    return TaskFields(
        task_id=id_of(task),
        number=task.number,
        content=task.content,
        leads=_whom(named, Part.LEAD),
        helps=helps,
        outside=tuple(
            one for one in printed if one and one not in known and not same_unit(one, names)
        ),
        timeline=task.timeline,
        due=task.due,
        expected=task.expected_result,
        budget_vnd=task.budget_vnd,
        state=task.state.value,
    )


def _whom(named: list[rows.NamedRow], part: Part) -> tuple[Whom, ...]:
    return tuple(Whom(one.kind, one.id, one.name) for one in named if one.part is part)


def fingerprint(fields: TaskFields, part: TaskPart) -> str:
    """What a part says, to tell whether somebody changed it; ids, so that names may change."""
    match part:
        case TaskPart.LEADS:
            return _ids(fields.leads)
        case TaskPart.HELPS:
            return "|".join([_ids(fields.helps), *fields.outside])
        case TaskPart.TIME:
            return f"{fields.timeline}|{fields.due}"
        case TaskPart.RESULT:
            return fields.expected
        case TaskPart.NUMBER:
            return fields.number
        case TaskPart.BUDGET:
            return str(fields.budget_vnd)
        case TaskPart.CONTENT:
            return fields.content


def _ids(whom: tuple[Whom, ...]) -> str:
    return ",".join(sorted(f"{one.kind}{one.id}" for one in whom))
