"""Acts of whoever does a task: progress, milestones, extensions, comments, its story."""

from dataclasses import dataclass
from datetime import date

from bot.messages.actions import ShowList, Tap


@dataclass(frozen=True, slots=True)
class OpenCard(Tap):
    """Back to the card, in the same message."""

    task_id: int
    back: ShowList | None = None


@dataclass(frozen=True, slots=True)
class AskProgress(Tap):
    """“Tiến độ”: shares to tap, or words to type."""

    task_id: int


@dataclass(frozen=True, slots=True)
class SetProgress(Tap):
    task_id: int
    percent: int


@dataclass(frozen=True, slots=True)
class BeginWork(Tap):
    """“Bắt đầu”."""

    task_id: int


@dataclass(frozen=True, slots=True)
class WithdrawHandIn(Tap):
    """“Rút kết quả”, while it waits for approval."""

    task_id: int


@dataclass(frozen=True, slots=True)
class ShowMilestones(Tap):
    task_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class TickMilestone(Tap):
    """Done or, by mistake ticked, open again; `page` is where the button stands.

    Of a recurring one, `seen` is the day it stands at: a second tap does not tick the next.
    """

    milestone_id: int
    done: bool
    page: int = 0
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class ShowAwaited(Tap):
    """“Sự kiện đã xảy ra”: which one, where a task awaits several."""

    task_id: int


@dataclass(frozen=True, slots=True)
class AskEventDay(Tap):
    milestone_id: int


@dataclass(frozen=True, slots=True)
class SetEventDay(Tap):
    milestone_id: int
    day: date


@dataclass(frozen=True, slots=True)
class AskExtension(Tap):
    """“Xin gia hạn”: of the one open milestone, or which."""

    task_id: int


@dataclass(frozen=True, slots=True)
class ExtendMilestone(Tap):
    """Until when: quick days, or words."""

    milestone_id: int


@dataclass(frozen=True, slots=True)
class ExtendTo(Tap):
    """A day was tapped; the reason is asked next."""

    milestone_id: int
    day: date


@dataclass(frozen=True, slots=True)
class SendExtension(Tap):
    """“Gửi”, under what was read out of one line."""

    milestone_id: int


@dataclass(frozen=True, slots=True)
class ReplaceReason(Tap):
    """“Đổi lý do thành …”: the words typed below a request that is not sent yet."""

    milestone_id: int


@dataclass(frozen=True, slots=True)
class WithdrawExtension(Tap):
    extension_id: int


@dataclass(frozen=True, slots=True)
class AskComment(Tap):
    task_id: int


@dataclass(frozen=True, slots=True)
class AnswerNote(Tap):
    """“Trả lời”, under news of a comment."""

    note_id: int


@dataclass(frozen=True, slots=True)
class BeginContribution(Tap):
    """“Góp phần việc”: words and files of who co-operates."""

    task_id: int


@dataclass(frozen=True, slots=True)
class FinishContribution(Tap):
    """“Gửi”."""

    task_id: int


@dataclass(frozen=True, slots=True)
class ShowStory(Tap):
    """“Diễn biến”; the newest page where none is named."""

    task_id: int
    page: int | None = None


CODES: dict[str, type[Tap]] = {
    "oc": OpenCard,
    "op": AskProgress,
    "os": SetProgress,
    "ob": BeginWork,
    "ow": WithdrawHandIn,
    "om": ShowMilestones,
    "ot": TickMilestone,
    "oe": ShowAwaited,
    "od": AskEventDay,
    "oy": SetEventDay,
    "ox": AskExtension,
    "ox1": ExtendMilestone,
    "ox2": ExtendTo,
    "ox3": SendExtension,
    "ox4": WithdrawExtension,
    "ox5": ReplaceReason,
    "on": AskComment,
    "oa": AnswerNote,
    "og": BeginContribution,
    "of": FinishContribution,
    "oh": ShowStory,
}
