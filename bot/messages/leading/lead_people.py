"""What we say while a task is given to somebody, and after it."""

from collections.abc import Callable, Sequence

from bot.domain import TaskPage
from bot.messages.actions import Action, ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.leading.lead_values import Candidates
from bot.messages.paging import turning
from bot.messages.taps.lead import (
    AddHelper,
    AssignTicked,
    AssignTo,
    BackToCard,
    ChooseAssignee,
    ChooseForTicked,
    ChooseHelper,
    SetTick,
    ShowTicks,
)
from bot.messages.text import safe, shorten
from bot.storage import Person, Task
from bot.storage.ids import id_of
from bot.storage.lists import PAGE_SIZE

_CONTENT = 200
_LABEL = 60
_NUMBERS = 400
_Row = tuple[Choice, ...]


def unit_is_of_the_office(words: Words, task: Task, office: Sequence[str]) -> Answer:
    """Another unit is named by the office; a person of one's own unit by who leads it."""
    names = safe(shorten(", ".join(office), _CONTENT)) or words("assign-no-office")
    text = words("assign-unit-by-office", number=safe(task.number), names=names)
    give = Choice(words("button-assign"), ChooseAssignee(id_of(task)))
    return Answer(text, choices=((give,),))


def choose_assignee(words: Words, task: Task, people: Candidates) -> Answer:
    """Whom one task goes to."""
    task_id = id_of(task)
    named_id = people.named_id

    def give(one: int) -> AssignTo:
        return AssignTo(task_id, one, named_id, was_free=named_id is None)

    rows = _people(words, people, give)
    rows += turning(words, people.page, people.pages, lambda page: ChooseAssignee(task_id, page))
    rows.append((Choice(words("button-fewer-acts"), BackToCard(task_id)),))
    asked = words("assign-whom", number=safe(task.number))
    return Answer(_asked(words, asked, task, people), choices=tuple(rows))


def choose_for_ticked(words: Words, tasks: Sequence[Task], people: Candidates) -> Answer:
    """Whom several tasks go to."""
    rows = _people(words, people, AssignTicked)
    rows += turning(words, people.page, people.pages, ChooseForTicked)
    text = words("assign-whom-many", count=len(tasks), numbers=_numbers(tasks))
    lines = [text] if people.shown else [text, words("assign-nobody")]
    return Answer("\n".join(lines), choices=(*rows, (leaving(words),)))


def choose_helper(words: Words, task: Task, people: Candidates, *, units: bool) -> Answer:
    """Who is to co-operate: people of the unit, or another unit."""
    task_id = id_of(task)

    def add(one: int) -> AddHelper:
        return AddHelper(task_id, None if units else one, one if units else None)

    rows = _people(words, people, add)
    rows += turning(
        words, people.page, people.pages, lambda page: ChooseHelper(task_id, units, page)
    )
    other = words("button-helper-people" if units else "button-helper-units")
    rows.append((Choice(other, ChooseHelper(task_id, not units)),))
    rows.append((Choice(words("button-fewer-acts"), BackToCard(task_id)),))
    asked = words("helper-whom", number=safe(task.number))
    return Answer(_asked(words, asked, task, people), choices=tuple(rows))


def _asked(words: Words, asked: str, task: Task, people: Candidates) -> str:
    lines = [f"<b>{asked}</b>", safe(shorten(task.content, _CONTENT))]
    return "\n".join(lines if people.shown else [*lines, "", words("assign-nobody")])


def _people(words: Words, people: Candidates, act: Callable[[int], Action]) -> list[_Row]:
    rows: list[_Row] = []
    for one in people.shown:
        marks = [words(f"mark-{mark.value.replace('_', '-')}") for mark in one.marks]
        label = " · ".join([shorten(one.label, _LABEL - 20), *marks])
        rows.append((Choice(label, act(one.id)),))
    return rows


def which_person(words: Words, printed: str, choices: Sequence[tuple[str, Action]]) -> Answer:
    """Several people are called so: which one is meant."""
    rows = tuple((Choice(shorten(label, _LABEL), act),) for label, act in choices)
    return Answer(words("which-of-people", name=safe(shorten(printed, _LABEL))), choices=rows)


def assigned(words: Words, tasks: Sequence[Task], person: Person, *, taken: bool) -> Answer:
    """The confirmation; that the person hears nothing because they are not enrolled is said."""
    values = {"numbers": _numbers(tasks), "name": safe(person.full_name)}
    lines = [words("task-taken", numbers=values["numbers"])]
    if not taken:
        lines = [words("assigned-now", **values)]
        lines += [] if person.telegram_id else [words("assigned-not-enrolled")]
    return Answer("\n".join(lines), choices=_cards(words, tasks))


def assigned_before(words: Words, tasks: Sequence[Task], person: Person) -> Answer:
    """Nothing changed: they were this person's already."""
    text = words("assigned-before", numbers=_numbers(tasks), name=safe(person.full_name))
    return Answer(text, choices=_cards(words, tasks))


def helper_added(words: Words, task: Task, name: str, *, is_new: bool) -> Answer:
    key = "helper-added" if is_new else "helper-before"
    text = words(key, number=safe(task.number), name=safe(name))
    return Answer(text, choices=_cards(words, [task]))


def _cards(words: Words, tasks: Sequence[Task]) -> tuple[_Row, ...]:
    if len(tasks) != 1:
        return ()
    return ((Choice(words("button-open-card"), BackToCard(id_of(tasks[0]))),),)


def _numbers(tasks: Sequence[Task]) -> str:
    return safe(shorten(", ".join(task.number for task in tasks), _NUMBERS))


def with_ticking(words: Words, answer: Answer, page: TaskPage) -> Answer:
    """A list with the button that lets several of its tasks be given to somebody."""
    if not page.lines or page.filter.words:
        return answer
    here = ShowList(page.filter, page.page)
    row = (Choice(words("button-tick"), ShowTicks(anew=True, back=here)),)
    return Answer(answer.text, choices=(*answer.choices, row), menu=answer.menu)


def ticks(words: Words, listed: Answer, page: TaskPage, ticked: Sequence[int]) -> Answer:
    """The same list with a box on each button."""
    here = ShowList(page.filter, page.page)
    boxes = [
        Choice(
            f"{'☑' if line.id in ticked else '☐'} {shorten(line.number, 10)}",
            SetTick(line.id, line.id not in ticked, here),
        )
        for line in page.lines
    ]
    rows = [tuple(boxes[at : at + 4]) for at in range(0, len(boxes), 4)]
    pages = (page.total - 1) // PAGE_SIZE + 1
    rows += turning(
        words, page.page, pages, lambda to: ShowTicks(anew=False, back=ShowList(page.filter, to))
    )
    if ticked:
        rows.append((Choice(words("button-assign-ticked", count=len(ticked)), ChooseForTicked()),))
    rows.append((Choice(words("button-back"), here),))
    return Answer(f"{listed.text}\n\n{words('tick-hint')}", choices=tuple(rows))
