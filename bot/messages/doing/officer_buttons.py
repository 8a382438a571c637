"""The buttons those who do a task have on its card; `card_buttons` puts all topics' together."""

from collections.abc import Callable

from bot.acts import Act
from bot.messages.actions import Action, StartHandIn
from bot.messages.taps.officer import (
    AskComment,
    AskExtension,
    AskProgress,
    BeginContribution,
    ShowAwaited,
    ShowMilestones,
    ShowStory,
    WithdrawHandIn,
)

Button = tuple[Act, str, Callable[[int], Action]]
FIRST: tuple[Button, ...] = (
    (Act.HAND_IN, "button-done", StartHandIn),
    (Act.REPORT_PROGRESS, "button-progress", AskProgress),
    (Act.CONTRIBUTE, "button-contribute", BeginContribution),
    (Act.WITHDRAW, "button-withdraw", WithdrawHandIn),
)
MORE: tuple[Button, ...] = (
    (Act.TICK_MILESTONE, "button-milestones", ShowMilestones),
    (Act.SET_EVENT_DAY, "button-event", ShowAwaited),
    (Act.ASK_EXTENSION, "button-extension", AskExtension),
    (Act.COMMENT, "button-comment", AskComment),
    (Act.SEE, "button-story", ShowStory),
)
