"""What the bot says to a wish; looks only, changes nothing."""

from dataclasses import replace

from bot.acts import OfficeAct
from bot.domain import OwnerKind, TaskFilter
from bot.errors import NotFound
from bot.handlers.asking.counts import said_counts
from bot.handlers.asking.said import Asker, Said, turned_to
from bot.messages import cards, start, tasks
from bot.messages.actions import ShowList, ShowTask
from bot.messages.answer import Answer
from bot.messages.asking import questions
from bot.messages.callback_data import fitting
from bot.messages.catalog import Words
from bot.messages.leading import lead_people
from bot.services.asking import wishes
from bot.services.asking.moved_days import moved_day
from bot.services.asking.pointing import lines_meant, show_page
from bot.services.asking.shown import Shown, ShownAs
from bot.services.doing.handing_in import may_be_done
from bot.services.leading.assigning_many import assigns_from
from bot.services.plans import reviews
from bot.services.rights import may_in_office
from bot.services.tasks.tasks import show_card, tasks_numbered
from bot.storage import Session
from bot.storage.ids import id_of

_OF_A_PLAN = (
    wishes.WantsList
    | wishes.WantsCount
    | wishes.WantsGroups
    | wishes.WantsSummary
    | wishes.WantsTask
    | wishes.WantsHandIn
)
"""What there is nothing of before the first plan."""


async def answer_to(
    session: Session,
    asker: Asker,
    wish: wishes.Wish,
    *,
    text: str = "",
    phrase_id: int | None = None,
) -> Said:
    """The answer to a wish, and to a day in its words that no calendar has.

    `phrase_id` is the phrase kept of words that were not understood.
    """
    said = await _said(session, asker, wish, phrase_id)
    moved = moved_day(asker.speaker, text, wish, today=asker.today)
    if moved is None:
        return said
    return replace(said, answer=questions.with_moved_day(asker.words, said.answer, *moved))


async def _said(session: Session, asker: Asker, wish: wishes.Wish, phrase_id: int | None) -> Said:
    if asker.speaker.plan_year is None and isinstance(wish, _OF_A_PLAN):
        may_bring_one = reviews.keeps_plans(asker.speaker)
        return Said(questions.no_plan(asker.words, may_bring_one=may_bring_one))
    match wish:
        case wishes.WantsList(wanted, page):
            return await _turned_to(session, asker, wanted, page)
        case wishes.WantsCount() | wishes.WantsGroups() | wishes.WantsSummary():
            return await said_counts(session, asker, wish)
        case wishes.WantsCard(task_id):
            return Said(await card_answer(session, asker, task_id))
        case wishes.WantsTask(number) | wishes.WantsHandIn(str(number)):
            return await _numbered(session, asker, number)
        case wishes.WantsLine():
            return await _line(session, asker, wish)
        case wishes.WantsHandIn():
            return await _choose_for_hand_in(session, asker, wish.words)
        case wishes.NotYet():
            return await _not_yet(session, asker, wish)
        case wishes.NotTheirs(own):
            return _not_theirs(asker.words, wishes.OpensList(own))
        case _:
            return _talk(asker, wish, phrase_id)


def _talk(
    asker: Asker,
    wish: wishes.WantsHelp
    | wishes.WantsNothing
    | wishes.WantsDaysOff
    | wishes.WantsSearch
    | wishes.Ambiguous
    | wishes.NotUnderstood,
    phrase_id: int | None,
) -> Said:
    """What needs no rows."""
    match wish:
        case wishes.WantsHelp():
            return Said(help_of(asker))
        case wishes.WantsNothing():
            return Said(questions.courtesy(asker.words))
        case wishes.WantsDaysOff():
            keeps = may_in_office(asker.speaker, OfficeAct.SET_DAYS)
            return Said(questions.days_off(asker.words, asker.today, keeps_days=keeps))
        case wishes.WantsSearch():
            return Said(questions.ask_what_to_find(asker.words))
        case wishes.Ambiguous():
            return _which_one(asker.words, wish)
        case wishes.NotUnderstood():
            answer = _not_understood(asker.words, wish, phrase_id)
            return Said(answer, offered=wish.readings)


def help_of(asker: Asker) -> Answer:
    """How to use the bot, as far as this person may."""
    return start.help_text(
        asker.words,
        roles=asker.speaker.roles,
        brings_plans=reviews.keeps_plans(asker.speaker),
    )


async def said_list(session: Session, asker: Asker, wanted: TaskFilter, *, page: int = 0) -> Said:
    """The same list for words, commands and paging buttons."""
    shown = await show_page(session, asker.speaker, fitting(wanted), today=asker.today, page=page)
    answer = tasks.task_list(
        asker.words, shown.page, owner_name=shown.owner_name, today=asker.today
    )
    if assigns_from(asker.speaker, shown.page.filter):
        answer = lead_people.with_ticking(asker.words, answer, shown.page)
    return Said(answer, Shown(shown.page.filter, shown.page.page))


async def _turned_to(session: Session, asker: Asker, wanted: TaskFilter, page: int) -> Said:
    """A page of a list; that there is none before or after is said, not passed over."""
    return turned_to(asker, await said_list(session, asker, wanted, page=max(page, 0)), page)


async def _numbered(session: Session, asker: Asker, number: str) -> Said:
    found = await tasks_numbered(session, asker.speaker, number)
    if len(found) > 1:
        offered = tuple(wishes.OpensTask(id_of(task), task.number) for task in found)
        return Said(tasks.which_task(asker.words, number, found), offered=offered)
    return Said(await card_answer(session, asker, id_of(found[0])))


async def card_answer(
    session: Session, asker: Asker, task_id: int, *, back: ShowList | None = None
) -> Answer:
    """A task's card; raises `NotFound` for a task the speaker may not see."""
    shown = await show_card(session, asker.speaker, task_id, today=asker.today)
    return cards.task_card(
        asker.words,
        shown.card,
        acts=shown.acts,
        returned_by=shown.returned_by,
        today=asker.today,
        zone=asker.speaker.zone,
        back=back,
        bot_name=shown.bot_name,
    )


async def _line(session: Session, asker: Asker, wish: wishes.WantsLine) -> Said:
    """The line pointed at; where a printed number may be meant as well, both to choose from."""
    found = await lines_meant(session, asker.speaker, wish, today=asker.today)
    shown = Shown(wish.shown.filter, wish.shown.page)
    back = ShowList(shown.filter, shown.page)
    if len(found) > 1:
        offered = tuple(wishes.OpensTask(line.id, line.number) for line in found)
        answer = questions.which_line(asker.words, wish.nth, found, back=back)
        return Said(answer, shown.offering(offered))
    if found:
        return Said(await card_answer(session, asker, found[0].id, back=back), shown)
    if wish.may_be_number:
        said = await _numbered(session, asker, str(wish.nth))
        return Said(said.answer, shown)
    raise NotFound("no-such-line", nth=str(wish.nth))


async def _choose_for_hand_in(session: Session, asker: Asker, said: str | None) -> Said:
    found = await may_be_done(session, asker.speaker, said, today=asker.today)
    listed = await said_list(session, asker, found.filter)
    if found.missing:
        answer = questions.none_for_hand_in(asker.words, found.missing, listed.answer)
    else:
        answer = questions.choose_for_hand_in(asker.words, listed.answer)
    return Said(answer, listed.shown)


async def _not_yet(session: Session, asker: Asker, wish: wishes.NotYet) -> Said:
    card = None
    if wish.number:
        try:
            card = (await _numbered(session, asker, wish.number)).answer
        except NotFound as error:
            card = Answer(asker.words(f"error-{error.key}", **error.values))
    return Said(
        questions.not_yet(
            asker.words,
            wish.intent,
            names=wish.named,
            printed=wish.printed,
            lists=wish.lists,
            period=wish.period,
            said=wish.words,
            card=card,
        )
    )


def _not_theirs(words: Words, own: wishes.OpensList) -> Said:
    answer = questions.not_theirs(words, opens(own), reading_label(words, own))
    return Said(answer, offered=(own,))


def _which_one(words: Words, wish: wishes.Ambiguous) -> Said:
    answer = questions.which_one(
        words, wish.kind, wish.printed, choices=wish.choices, left_out=wish.left_out
    )
    offered = tuple(wishes.OpensList(wanted, label) for label, wanted in wish.choices)
    kind = "unit" if wish.kind is OwnerKind.UNIT else "person"
    shown = Shown(
        wish.choices[0][1],
        form=ShownAs.NAMES,
        choices=offered,
        asked_back=f"{kind}:{wish.printed}",
    )
    return Said(answer, shown)


def _not_understood(words: Words, wish: wishes.NotUnderstood, phrase_id: int | None) -> Answer:
    return questions.not_understood(
        words,
        wish.understood,
        lists=[opens(reading) for reading in wish.readings],
        labels=[reading_label(words, reading) for reading in wish.readings],
        phrase_id=phrase_id,
        nobody=wish.nobody,
        nothing_open=wish.nothing_open,
    )


def opens(reading: wishes.LikelyReading) -> ShowList | ShowTask:
    """The button of a reading."""
    if isinstance(reading, wishes.OpensTask):
        return ShowTask(reading.task_id)
    return ShowList(fitting(reading.filter))


def reading_label(words: Words, reading: wishes.LikelyReading) -> str:
    """A reading as it stands on its button."""
    if isinstance(reading, wishes.OpensTask):
        return questions.task_label(words, reading.number)
    if reading.said:
        return questions.search_label(words, reading.said)
    return questions.list_label(words, reading.filter, reading.owner_name)
