"""What people can do, and in which states of a task it makes sense; who may is in `rights`."""

from enum import StrEnum
from types import MappingProxyType

from bot.domain import OPEN_STATES, TaskState


class Act(StrEnum):
    """What can be done to a task."""

    SEE = "see"
    HAND_IN = "hand_in"
    REPORT_PROGRESS = "report_progress"
    TICK_MILESTONE = "tick_milestone"
    SET_EVENT_DAY = "set_event_day"
    WITHDRAW = "withdraw"
    ASK_EXTENSION = "ask_extension"
    COMMENT = "comment"
    CONTRIBUTE = "contribute"
    SNOOZE = "snooze"
    TAKE = "take"
    ASSIGN = "assign"
    APPROVE = "approve"
    RETURN = "return"
    DECIDE_EXTENSION = "decide_extension"
    NUDGE = "nudge"
    ASK_LEAD = "ask_lead"
    EDIT = "edit"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"


class OfficeAct(StrEnum):
    """What can be done in the office, to no task in particular."""

    ADD_TASK = "add_task"
    KEEP_PLANS = "keep_plans"
    MANAGE_PEOPLE = "manage_people"
    SET_ROLES = "set_roles"
    HAND_OVER = "hand_over"
    SET_POLICY = "set_policy"
    SET_DAYS = "set_days"
    SEE_LEDGER = "see_ledger"
    SEE_PHRASES = "see_phrases"
    REWORD = "reword"
    CONNECT_GROUP = "connect_group"
    SEE_UNIT_BOARD = "see_unit_board"
    SEE_OFFICE_BOARD = "see_office_board"
    BROADCAST = "broadcast"


_OPEN = frozenset(OPEN_STATES)
_NOT_OVER = _OPEN | {TaskState.AWAITING_APPROVAL, TaskState.PAUSED}
POSSIBLE: MappingProxyType[Act, frozenset[TaskState]] = MappingProxyType(
    {
        Act.SEE: frozenset(TaskState),
        Act.COMMENT: frozenset(TaskState),
        Act.HAND_IN: _OPEN,
        Act.REPORT_PROGRESS: _OPEN,
        Act.TICK_MILESTONE: _OPEN,
        Act.SET_EVENT_DAY: _OPEN,
        Act.WITHDRAW: frozenset({TaskState.AWAITING_APPROVAL}),
        Act.ASK_EXTENSION: _OPEN,
        Act.CONTRIBUTE: _NOT_OVER,
        Act.SNOOZE: _OPEN,
        Act.TAKE: _OPEN,
        Act.ASSIGN: _NOT_OVER,
        Act.APPROVE: frozenset({TaskState.AWAITING_APPROVAL}),
        Act.RETURN: frozenset({TaskState.AWAITING_APPROVAL, TaskState.DONE}),
        Act.DECIDE_EXTENSION: _OPEN,
        Act.NUDGE: _OPEN,
        Act.ASK_LEAD: _NOT_OVER,
        Act.EDIT: _NOT_OVER,
        Act.PAUSE: _OPEN,
        Act.RESUME: frozenset({TaskState.PAUSED}),
        Act.CANCEL: _NOT_OVER,
    }
)
"""The states of a task in which an act makes sense at all, whoever asks."""
