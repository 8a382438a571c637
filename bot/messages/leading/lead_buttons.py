"""The buttons those who lead have on a card; `card_buttons` puts all topics' together."""

from collections.abc import Callable

from bot.acts import Act
from bot.messages.actions import Action
from bot.messages.taps.lead import (
    AskReturn,
    ChooseAssignee,
    ChooseHelper,
    NudgeDoers,
    ShowApproval,
    ShowExtensionOf,
    TakeTask,
)

Button = tuple[Act, str, Callable[[int], Action]]
FIRST: tuple[Button, ...] = (
    (Act.APPROVE, "button-decide", ShowApproval),
    (Act.RETURN, "button-return", AskReturn),
    (Act.DECIDE_EXTENSION, "button-decide-extension", ShowExtensionOf),
    (Act.TAKE, "button-take", TakeTask),
)
MORE: tuple[Button, ...] = (
    (Act.ASSIGN, "button-assign", ChooseAssignee),
    (Act.ASSIGN, "button-add-helper", ChooseHelper),
    (Act.NUDGE, "button-nudge", NudgeDoers),
)
