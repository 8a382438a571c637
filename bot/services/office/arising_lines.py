"""A task that arises, said in one line: the parts of its draft."""

from datetime import date
from typing import Any

from bot.domain import Speaker
from bot.parsing.new_tasks import NewTask, read_new_task
from bot.services.asking.owners import Office
from bot.services.office import typed_parts
from bot.services.office.task_drafts import pack
from bot.services.office.typed_parts import CONTENT_AT_MOST, RESULT_AT_MOST


def parts_of_line(
    speaker: Speaker, office: Office, text: str, *, today: date
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The parts a line has, and the names of those who should do it that nobody bears.

    Raises `TooLong`, or `InThePast` for a deadline that is over.
    """
    read = read_new_task(text, today=today, names=office.names)
    leads = typed_parts.whom_of(office, speaker, read.leads)
    helps = typed_parts.whom_of(office, speaker, read.helps)
    parts: dict[str, Any] = {
        "content": _line(read.content, CONTENT_AT_MOST),
        "leads": pack(leads.whom),
        "helps": pack(helps.whom),
        "outside": list(helps.nobody),
        "when": _time(speaker, read, today=today),
        "expected": _line(read.expected, RESULT_AT_MOST),
        "urgent": read.urgent,
    }
    if leads.unclear and not leads.whom:
        parts |= {"unclear": pack(leads.unclear), "printed": leads.printed}
    return parts, leads.nobody


def _line(text: str, limit: int) -> str:
    return typed_parts.line_of(text, limit=limit) if text.strip() else ""


def _time(speaker: Speaker, read: NewTask, *, today: date) -> str:
    return typed_parts.time_of(speaker, read.when, today=today).printed if read.when else ""
