"""The acts of who does a task, helps with it or looks at it."""

from datetime import date

from bot.acts import Act
from bot.domain import TaskState
from bot.messages.actions import (
    FetchFiles,
    ShowTask,
    StartHandIn,
)
from bot.messages.taps import broadcasts, lead, officer, settings
from tests.handlers.rights.steps import Say, Tap
from tests.handlers.rights.way import BY, Way

JUNE_7 = date(2024, 6, 7)
WAYS_OF_DOERS: dict[Act, Way] = {
    Act.SEE: Way(
        steps=(Tap("Diễn biến", "Diễn biến"),),
        taps=lambda m: (
            ShowTask(m.task_id),
            officer.ShowStory(m.task_id),
            officer.OpenCard(m.task_id),
            lead.BackToCard(m.task_id),
            FetchFiles(m.task_id),
            broadcasts.OpenTaskOfBroadcast(1, m.task_id),
        ),
        words="việc số {number}",
        shows="Công việc thử {number}",
    ),
    Act.HAND_IN: Way(
        steps=(
            Tap("Hoàn thành", "gửi kết quả"),
            Say("Đã trình lãnh đạo", "Đã trình lãnh đạo"),
            Tap("Xong", "Đã ghi nhận hoàn thành"),
        ),
        taps=lambda m: (StartHandIn(m.task_id),),
        leaves={
            "+undostep": 1,
            "+result": 1,
            "milestone.done_at": "now",
            "task.state": "done",
            "task.completed_at": "now",
            "task.handed_in_at": "now",
        },
        event="handed_in",
        words="xong việc {number}",
        shows="gửi kết quả",
    ),
    Act.REPORT_PROGRESS: Way(
        steps=(Tap("Tiến độ", "chọn mức"), Tap("50%", "Đã ghi tiến độ 50%")),
        taps=lambda m: (
            officer.AskProgress(m.task_id),
            officer.SetProgress(m.task_id, 75),
            officer.BeginWork(m.task_id),
        ),
        leaves={"+tasknote": 1, "task.progress": 50},
        event="progress_reported",
        words="việc {number} được 60%",
        shows="Đã ghi tiến độ 60%",
    ),
    Act.TICK_MILESTONE: Way(
        steps=(Tap("Các mốc", "Bấm vào mốc"), Tap("31/5/2024", "✅")),
        taps=lambda m: (
            officer.ShowMilestones(m.task_id),
            officer.TickMilestone(m.milestone_id, done=True),
        ),
        leaves={"milestone.done_at": "now"},
        event="milestone_ticked",
    ),
    Act.SET_EVENT_DAY: Way(
        steps=(Tap("Sự kiện đã diễn ra", "Diễn ra ngày nào"), Say("10/5", "25/5/2024")),
        taps=lambda m: (
            officer.ShowAwaited(m.task_id),
            officer.AskEventDay(m.awaited_id),
            officer.SetEventDay(m.awaited_id, date(2024, 5, 10)),
        ),
        leaves={
            "milestone.due": "2024-05-25",
            "milestone.created_at": "now",
            "milestone.happened_on": "2024-05-10",
        },
        event="event_day_set",
    ),
    Act.WITHDRAW: Way(
        steps=(Tap("Rút kết quả", "Đã rút kết quả"),),
        taps=lambda m: (officer.WithdrawHandIn(m.task_id),),
        leaves={
            "task.state": "in_progress",
            "task.handed_in_at": None,
            "result.state": "withdrawn",
            "result.decided_by": BY,
            "result.decided_at": "now",
        },
        event="hand_in_withdrawn",
        state=TaskState.AWAITING_APPROVAL,
    ),
    Act.ASK_EXTENSION: Way(
        steps=(
            Tap("Xin gia hạn", "đến ngày nào"),
            Tap("7/6/2024", "gõ lý do"),
            Say("chờ góp ý", "Đã gửi đề nghị"),
        ),
        taps=lambda m: (
            officer.AskExtension(m.task_id),
            officer.ExtendMilestone(m.milestone_id),
            officer.ExtendTo(m.milestone_id, JUNE_7),
        ),
        follow=lambda m: (
            officer.SendExtension(m.milestone_id),
            officer.ReplaceReason(m.milestone_id),
        ),
        leaves={"+extension": 1},
        event="extension_asked",
        words="gia hạn {number} đến 14/6 vì chờ góp ý",
        shows="Lý do: chờ góp ý",
    ),
    Act.COMMENT: Way(
        steps=(Tap("Gửi ý kiến", "gõ ý kiến"), Say("Xin thêm người", "Đã gửi ý kiến")),
        taps=lambda m: (officer.AskComment(m.task_id), officer.AnswerNote(m.note_id)),
        leaves={"+tasknote": 1},
        event="commented",
    ),
    Act.CONTRIBUTE: Way(
        steps=(
            Tap("Gửi phần phối hợp", "phối hợp"),
            Say("Số liệu của chúng tôi", "Số liệu"),
            Tap("Gửi", "Đã gửi"),
        ),
        taps=lambda m: (
            officer.BeginContribution(m.task_id),
            officer.FinishContribution(m.task_id),
        ),
        leaves={"+tasknote": 1},
        event="contributed",
    ),
    Act.SNOOZE: Way(
        steps=(Tap("Nhắc sau", "Thứ Hai tới"), Tap("Thứ Hai tới", "nhắc lại việc")),
        taps=lambda m: (
            settings.OpenSnooze(m.task_id),
            settings.SnoozeTask(m.task_id, settings.SnoozeChoice.TOMORROW),
            settings.EndSnooze(m.task_id),
        ),
        leaves={"+snooze": 1},
        event="snoozed",
    ),
    Act.TAKE: Way(
        steps=(Tap("Nhận việc", "nhận việc"),),
        taps=lambda m: (lead.TakeTask(m.task_id),),
        leaves={"+assignment": 1, "+undostep": 1},
        event="taken",
        named=False,
    ),
}
