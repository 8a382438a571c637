"""Rows and queries. The layers above name the tables and the session through here."""

from sqlalchemy.ext.asyncio import AsyncSession as Session

from bot.storage.engine import Database
from bot.storage.models import (
    Assignment,
    Attachment,
    BotState,
    DayOff,
    Dialogue,
    Event,
    Extension,
    Invitation,
    Milestone,
    Organisation,
    OutboxMessage,
    Person,
    Plan,
    PlanReview,
    PlanVersion,
    Reminder,
    Result,
    Section,
    Task,
    Unit,
    WorkSwap,
)

__all__ = [
    "Assignment",
    "Attachment",
    "BotState",
    "Database",
    "DayOff",
    "Dialogue",
    "Event",
    "Extension",
    "Invitation",
    "Milestone",
    "Organisation",
    "OutboxMessage",
    "Person",
    "Plan",
    "PlanReview",
    "PlanVersion",
    "Reminder",
    "Result",
    "Section",
    "Session",
    "Task",
    "Unit",
    "WorkSwap",
]
