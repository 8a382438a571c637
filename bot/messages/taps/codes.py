"""Every topic's acts under their codes: one line a topic."""

from bot.messages.actions import Tap
from bot.messages.taps import (
    broadcasts,
    common,
    delivery,
    directing,
    groups,
    handover,
    lead,
    mornings,
    office_settings,
    office_tasks,
    officer,
    people,
    settings,
    summaries,
    wording,
)

_TOPICS: tuple[dict[str, type[Tap]], ...] = (
    common.CODES,
    delivery.CODES,
    broadcasts.CODES,
    wording.CODES,
    people.CODES,
    officer.CODES,
    lead.CODES,
    groups.CODES,
    handover.CODES,
    directing.CODES,
    settings.CODES,
    mornings.CODES,
    summaries.CODES,
    office_settings.CODES,
    office_tasks.CODES,
)

KIND_OF: dict[str, type[Tap]] = {code: kind for topic in _TOPICS for code, kind in topic.items()}
CODE_OF: dict[type[Tap], str] = {kind: code for code, kind in KIND_OF.items()}
