"""The tables, without queries. Instants are UTC, days are days in the office's time zone.

Every table carries its organisation: several offices may live in one database.
"""

from bot.storage.models.broadcasts import Broadcast, BroadcastFile, BroadcastReceipt
from bot.storage.models.chats import (
    ChatState,
    Dialogue,
    SeenUpdate,
    UndoStep,
    UnknownPhrase,
    WaitingUpdate,
)
from bot.storage.models.delivering import ChatClock, DeliveryAttempt, SendingShare
from bot.storage.models.escalations import Escalation
from bot.storage.models.messages import OutboxMessage, Reminder, Snooze
from bot.storage.models.office import (
    BotState,
    DayOff,
    GroupChat,
    Organisation,
    Unit,
    Wording,
    WorkSwap,
)
from bot.storage.models.people import EnrolmentRequest, Handover, Invitation, Person
from bot.storage.models.plans import Plan, PlanReview, PlanVersion, Section
from bot.storage.models.search import SearchQueue, SearchText, SearchWord
from bot.storage.models.summaries import PeriodFigures, SentPicture
from bot.storage.models.tasks import (
    Assignment,
    Attachment,
    Event,
    Extension,
    Milestone,
    NoteKind,
    Result,
    Task,
    TaskNote,
)

__all__ = [
    "Assignment",
    "Attachment",
    "BotState",
    "Broadcast",
    "BroadcastFile",
    "BroadcastReceipt",
    "ChatClock",
    "ChatState",
    "DayOff",
    "DeliveryAttempt",
    "Dialogue",
    "EnrolmentRequest",
    "Escalation",
    "Event",
    "Extension",
    "GroupChat",
    "Handover",
    "Invitation",
    "Milestone",
    "NoteKind",
    "Organisation",
    "OutboxMessage",
    "PeriodFigures",
    "Person",
    "Plan",
    "PlanReview",
    "PlanVersion",
    "Reminder",
    "Result",
    "SearchQueue",
    "SearchText",
    "SearchWord",
    "Section",
    "SeenUpdate",
    "SendingShare",
    "SentPicture",
    "Snooze",
    "Task",
    "TaskNote",
    "UndoStep",
    "Unit",
    "UnknownPhrase",
    "WaitingUpdate",
    "Wording",
    "WorkSwap",
]
