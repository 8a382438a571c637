"""Every topic's taps, conversations and acts in words: one line a topic."""

from collections.abc import Awaitable, Callable

from bot.context import OfficeContext
from bot.handlers import dialogues, undo
from bot.handlers.asking.said import Asker
from bot.handlers.broadcasts import (
    choosing,
    composing,
    looking,
    receiving,
    sending,
)
from bot.handlers.dialogues import Form
from bot.handlers.doing import (
    officer,
    officer_contributions,
    officer_extensions,
    officer_milestones,
    officer_story,
    officer_words,
    results,
)
from bot.handlers.groups import groups_list
from bot.handlers.leading import (
    directing,
    lead_approving,
    lead_assigning,
    lead_board,
    lead_extensions,
    lead_nudging,
    lead_words,
)
from bot.handlers.office import (
    arising,
    cancelling,
    ledger,
    office_days,
    office_orders,
    office_settings,
    pausing,
    task_edits,
    wording,
)
from bot.handlers.people import (
    enrolment_requests,
    handovers,
    handovers_shown,
    people,
    people_links,
    renaming,
    staff_lists,
)
from bot.handlers.settings import held_news, mornings, settings, snoozing
from bot.handlers.summaries import summaries
from bot.handlers.taps import Taps
from bot.parsing.task_orders import Order
from bot.parsing.values import Intent
from bot.services.asking.wishes import NotYet

TAPS: Taps = {
    **arising.TAPS,
    **choosing.TAPS,
    **composing.TAPS,
    **looking.TAPS,
    **receiving.TAPS,
    **sending.TAPS,
    **cancelling.TAPS,
    **pausing.TAPS,
    **task_edits.TAPS,
    **dialogues.TAPS,
    **directing.TAPS,
    **enrolment_requests.TAPS,
    **groups_list.TAPS,
    **handovers.TAPS,
    **handovers_shown.TAPS,
    **officer.TAPS,
    **officer_contributions.TAPS,
    **officer_extensions.TAPS,
    **officer_milestones.TAPS,
    **officer_story.TAPS,
    **lead_approving.TAPS,
    **lead_assigning.TAPS,
    **lead_board.TAPS,
    **lead_extensions.TAPS,
    **lead_nudging.TAPS,
    **people.TAPS,
    **people_links.TAPS,
    **renaming.TAPS,
    **settings.TAPS,
    **office_settings.TAPS,
    **office_days.TAPS,
    **ledger.TAPS,
    **held_news.TAPS,
    **mornings.TAPS,
    **snoozing.TAPS,
    **staff_lists.TAPS,
    **summaries.TAPS,
    **undo.TAPS,
    **wording.TAPS,
}
FORMS: dict[str, Form] = {
    **directing.FORMS,
    **handovers.FORMS,
    **handovers_shown.FORMS,
    **arising.FORMS,
    **composing.FORMS,
    **cancelling.FORMS,
    **pausing.FORMS,
    **task_edits.FORMS,
    **officer.FORMS,
    **officer_contributions.FORMS,
    **officer_extensions.FORMS,
    **officer_milestones.FORMS,
    **lead_approving.FORMS,
    **lead_extensions.FORMS,
    **lead_nudging.FORMS,
    **results.FORMS,
    **renaming.FORMS,
    **settings.FORMS,
    **office_settings.FORMS,
    **office_days.FORMS,
    **ledger.FORMS,
    **wording.FORMS,
}
OnIntent = Callable[[OfficeContext, Asker, int, NotYet], Awaitable[bool]]
"""Does in the chat of this id what words ask for; False where they lack what it takes."""
ON_INTENT: dict[Intent | Order, OnIntent] = dict(
    [
        *lead_words.ON_INTENT.items(),
        *office_orders.ON_INTENT.items(),
        *handovers.ON_INTENT.items(),
        *officer_words.ON_INTENT.items(),
        *composing.ON_INTENT.items(),
    ]
)
