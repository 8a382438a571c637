"""The acts of who leads, directs or keeps the office."""

from datetime import date

from bot.acts import Act
from bot.domain import OwnerKind, TaskState
from bot.messages.office.office_values import TaskPart
from bot.messages.taps import directing, lead, office_tasks
from tests.handlers.rights.cast import UNIT, Who
from tests.handlers.rights.steps import Say, Tap
from tests.handlers.rights.way import BY, Way

WAYS_OF_LEADS: dict[Act, Way] = {
    Act.ASSIGN: Way(
        steps=(Tap("Giao người", "cho ai"), Tap("Đỗ Hải Yến", "Đã giao việc")),
        taps=lambda m: (
            lead.ChooseAssignee(m.task_id),
            lead.AssignTo(m.task_id, m.cast.ids[Who.COLLEAGUE]),
            lead.ChooseHelper(m.task_id),
            lead.AddHelper(m.task_id, m.cast.ids[Who.OUTSIDER], None),
        ),
        leaves={"+undostep": 1, "+assignment": 1, "-assignment": 1},
        event="assigned",
        words="giao việc {number} cho Đỗ Hải Yến",
        shows="Đã giao việc {number} cho Đỗ Hải Yến",
    ),
    Act.APPROVE: Way(
        steps=(Tap("Duyệt", "Kết quả việc"), Tap("✅ Duyệt", "Đã duyệt việc")),
        taps=lambda m: (lead.ShowApproval(m.task_id), lead.Approve(m.task_id, 1)),
        leaves={
            "result.state": "approved",
            "result.decided_by": BY,
            "result.decided_at": "now",
            "task.state": "done",
            "task.completed_at": "now",
        },
        event="approved",
        state=TaskState.AWAITING_APPROVAL,
    ),
    Act.RETURN: Way(
        steps=(Tap("Trả lại", "Vì sao trả lại"), Tap("Thiếu văn bản", "Đã trả lại")),
        taps=lambda m: (
            lead.AskReturn(m.task_id),
            lead.ReturnFor(m.task_id, 1, lead.ReturnReason.PAPERS),
        ),
        leaves={
            "result.state": "returned",
            "result.reason": "Thiếu văn bản hoặc tệp kèm theo",
            "result.decided_by": BY,
            "result.decided_at": "now",
            "task.state": "in_progress",
            "task.handed_in_at": None,
        },
        event="returned",
        state=TaskState.AWAITING_APPROVAL,
    ),
    Act.DECIDE_EXTENSION: Way(
        steps=(
            Tap("Xét gia hạn", "Hạn xin: 14/6/2024"),
            Tap("Đồng ý đến 14/6/2024", "Đã gia hạn việc"),
        ),
        taps=lambda m: (
            lead.ShowExtensionOf(m.task_id),
            lead.ShowExtension(m.extension_id),
            lead.GrantExtension(m.extension_id, date(2024, 6, 14)),
            lead.AskOtherDay(m.extension_id),
            lead.AskRefusal(m.extension_id),
            lead.RefuseFor(m.extension_id, lead.RefusalReason.ABOVE),
            lead.PassUp(m.extension_id),
        ),
        leaves={
            "milestone.due": "2024-06-14",
            "milestone.moved_at": "now",
            "extension.decision": "granted",
            "extension.decided_by": BY,
            "extension.decided_at": "now",
            "task.due": "2024-06-14",
        },
        event="extension_granted",
        asked=True,
    ),
    Act.NUDGE: Way(
        steps=(Tap("Nhắc người làm", "Đã nhắc"),),
        taps=lambda m: (
            lead.NudgeDoers(m.task_id),
            lead.NudgePerson(m.task_id, m.cast.ids[Who.DOER]),
        ),
        event="nudged",
        words="nhắc anh An việc {number}",
        shows="Đã nhắc",
    ),
    Act.ASK_LEAD: Way(
        steps=(Tap("Hỏi trưởng đơn vị", "Đã hỏi trưởng đơn vị"),),
        taps=lambda m: (directing.AskLead(m.task_id),),
        leaves={"+tasknote": 1},
        event="asked",
    ),
    Act.EDIT: Way(
        steps=(
            Tap("Sửa việc", "Sửa việc"),
            Tap("Nội dung", "hiện nay"),
            Say("Nội dung mới", "Sửa thành"),
            Tap("Lưu", "Đã sửa mục"),
        ),
        taps=lambda m: (
            office_tasks.EditTask(m.task_id),
            office_tasks.EditPart(m.task_id, TaskPart.CONTENT),
        ),
        follow=lambda m: (
            office_tasks.PickWhom(m.task_id, OwnerKind.UNIT, m.cast.units[UNIT]),
            office_tasks.EmptyPart(m.task_id, TaskPart.BUDGET),
            office_tasks.SaveEdit(m.task_id),
        ),
        leaves={"task.content": "Nội dung mới"},
        event="edited",
        words="sửa việc {number}",
        shows="Sửa việc {number}",
    ),
    Act.PAUSE: Way(
        steps=(Tap("Tạm dừng", "Đến khi nào"), Tap("Đến khi mở lại", "Đã tạm dừng")),
        taps=lambda m: (
            office_tasks.AskPause(m.task_id),
            office_tasks.PauseUntil(m.task_id, None),
        ),
        leaves={"task.state": "paused"},
        event="paused",
        words="tạm dừng việc {number} đến 3/6 vì chờ kinh phí",
        shows="Đã tạm dừng việc {number}",
    ),
    Act.RESUME: Way(
        steps=(Tap("Tiếp tục", "tiếp tục"),),
        taps=lambda m: (office_tasks.ResumeTask(m.task_id),),
        leaves={"task.state": "in_progress"},
        event="resumed",
        words="tiếp tục việc {number}",
        shows="tiếp tục",
        state=TaskState.PAUSED,
    ),
    Act.CANCEL: Way(
        steps=(Tap("Huỷ việc", "Vì sao"), Tap("Không còn cần thiết", "Đã huỷ")),
        taps=lambda m: (
            office_tasks.AskCancel(m.task_id),
            office_tasks.CancelFor(m.task_id, office_tasks.UsualReason.NOT_NEEDED),
        ),
        leaves={"+undostep": 1, "task.state": "cancelled"},
        event="cancelled",
        words="huỷ việc {number} vì trùng",
        shows="Đã huỷ",
    ),
}
