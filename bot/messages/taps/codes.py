"""Every topic's acts under their codes: one line a topic."""

from bot.messages.actions import Tap
from bot.messages.taps import (
    common,
    directing,
    groups,
    handover,
    lead,
    office_settings,
    office_tasks,
    officer,
    people,
    settings,
    wording,
)

_TOPICS: tuple[dict[str, type[Tap]], ...] = (
    common.CODES,
    wording.CODES,
    people.CODES,
    officer.CODES,
    lead.CODES,
    groups.CODES,
    handover.CODES,
    directing.CODES,
    settings.CODES,
    office_settings.CODES,
    office_tasks.CODES,
)

KIND_OF: dict[str, type[Tap]] = {code: kind for topic in _TOPICS for code, kind in topic.items()}
CODE_OF: dict[type[Tap], str] = {kind: code for code, kind in KIND_OF.items()}
