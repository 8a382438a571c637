"""How an act in the office is done, and what it leaves: a table over all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.acts import OfficeAct
from bot.domain import Role
from bot.messages.actions import (
    Action,
    FetchPhrases,
    OnReview,
    PutPhraseAway,
    ReviewAct,
    ShowPhrases,
)
from bot.messages.broadcasts.values import PartKind, Step
from bot.messages.taps import (
    broadcasts,
    directing,
    handover,
    lead,
    office_settings,
    office_tasks,
    people,
    wording,
)
from tests.handlers.rights.cast import UNIT, Cast
from tests.handlers.rights.steps import Say

DAY = date(2024, 5, 15)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what an act of the office is tried on; each cell has its own."""

    cast: Cast
    person_id: int
    phrase_id: int
    day: date
    """Off in this office."""


@dataclass(frozen=True, slots=True)
class OfficeWay:
    """An act in the office as it is really done."""

    taps: Callable[[Subject], tuple[Action, ...]]
    """Buttons of the act; whoever may not is refused at each."""
    asks: Say | None = None
    """The command, and what it shows to who may."""
    does: Callable[[Subject], tuple[Action, ...]] = lambda _: ()
    """Those that change something, for who may."""
    files: Callable[[Subject], tuple[Action, ...]] = lambda _: ()
    """Those that send pictures and files, which takes long: only refused here."""
    event: str | None = None
    """What is then on record, once."""


OFFICE_WAYS: dict[OfficeAct, OfficeWay] = {
    OfficeAct.ADD_TASK: OfficeWay(
        asks=Say("/themviec", "việc"),
        taps=lambda _: (office_tasks.AddTask(),),
    ),
    OfficeAct.KEEP_PLANS: OfficeWay(
        taps=lambda _: (
            OnReview(1, ReviewAct.SAVE),
            OnReview(1, ReviewAct.AMEND),
            OnReview(1, ReviewAct.DROP),
        ),
    ),
    OfficeAct.MANAGE_PEOPLE: OfficeWay(
        asks=Say("/nguoi", "ghi danh"),
        taps=lambda s: (
            people.ShowPeople(),
            office_settings.ShowRoles(),
            people.ShowUnit(s.cast.units[UNIT]),
            people.ShowPerson(s.person_id),
            people.ChooseUnit(s.person_id),
            people.AskLeave(s.person_id),
            people.ChooseHeir(s.person_id),
            people.ShowRequest(None),
            people.ApproveAs(1, s.person_id),
            people.ApproveAsNew(1),
            people.DeclineRequest(1),
            people.ShowStaffList("ab", None),
            people.MarkGone("ab", None, leaves=True),
            people.SaveStaffList("ab"),
            people.DropStaffList("ab"),
        ),
        files=lambda s: (
            people.LinkForPerson(s.person_id),
            people.LinkForUnit(s.cast.units[UNIT]),
            people.FetchSheet(s.cast.units[UNIT]),
        ),
        does=lambda s: (people.MoveTo(s.person_id, s.cast.units["Thanh tra"]),),
        event="moved",
    ),
    OfficeAct.SET_ROLES: OfficeWay(
        taps=lambda _: (),
        does=lambda s: (people.SetRole(s.person_id, Role.LEAD, has=True),),
        event="roles_set",
    ),
    OfficeAct.HAND_OVER: OfficeWay(
        taps=lambda s: (handover.NewHandover(s.person_id),),
    ),
    OfficeAct.SET_POLICY: OfficeWay(
        asks=Say("/coquan", "Cài đặt cơ quan"),
        taps=lambda _: (
            office_settings.ShowOffice(),
            office_settings.OpenPolicy(office_settings.PolicyField.MORNING),
            office_settings.ShowPolicyGroup(office_settings.PolicyGroup.LEADING),
            office_settings.ShowTrial(office_settings.PolicyField.DAYS, "5"),
            office_settings.DropTrial(office_settings.PolicyField.DAYS),
            office_settings.ApplyPolicy(office_settings.PolicyField.DAYS, "7 3 1 0", ""),
        ),
        does=lambda s: (
            office_settings.SetPolicy(office_settings.PolicyField.MORNING, f"8:{s.day.day:02}"),
        ),
        event="policy_changed",
    ),
    OfficeAct.SET_DAYS: OfficeWay(
        asks=Say("/ngaynghi", "2024"),
        taps=lambda _: (office_settings.ShowDays(2024), office_settings.DropSwap(DAY)),
        does=lambda s: (office_settings.DropDays(s.day, s.day),),
        event="days_changed",
    ),
    OfficeAct.SEE_LEDGER: OfficeWay(
        asks=Say("/sogui", "Sổ gửi"),
        taps=lambda s: (
            office_settings.ShowLedger(None),
            office_settings.ShowLedgerGroup(DAY, office_settings.LedgerGroup.SENT),
            office_settings.ShowLedgerPerson(s.person_id, DAY),
        ),
        files=lambda _: (office_settings.ExportLedger(DAY, 1),),
    ),
    OfficeAct.SEE_PHRASES: OfficeWay(
        asks=Say("/khonghieu", "chưa hiểu"),
        taps=lambda _: (ShowPhrases(),),
        files=lambda _: (FetchPhrases(),),
        does=lambda s: (PutPhraseAway(s.phrase_id),),
    ),
    OfficeAct.REWORD: OfficeWay(
        asks=Say("/cauchu", "câu"),
        taps=lambda _: (
            wording.OpenWording("vi", "button-done"),
            wording.ResetWording("vi", "button-done"),
        ),
    ),
    OfficeAct.SEE_UNIT_BOARD: OfficeWay(
        asks=Say("/donvi", "Chưa giao người", "đơn vị"),
        taps=lambda s: (lead.ShowBoard(s.cast.units[UNIT]),),
    ),
    OfficeAct.SEE_OFFICE_BOARD: OfficeWay(
        asks=Say("/chidao", "chỉ đạo"),
        taps=lambda _: (
            directing.ShowDirecting(),
            directing.ShowOfficeReport(),
            directing.ShowLateUnits(),
        ),
    ),
    OfficeAct.BROADCAST: OfficeWay(
        asks=Say("/dondoc", "gõ nội dung"),
        taps=lambda s: (
            broadcasts.OpenBroadcasts(),
            broadcasts.WriteBroadcast(),
            broadcasts.AskBroadcastPart(1, Step.WHOM),
            broadcasts.TickAudience(1, PartKind.ALL),
            broadcasts.TickUnit(1, s.cast.units[UNIT]),
            broadcasts.TickRole(1, Role.LEAD),
            broadcasts.PickDue(1, broadcasts.QuickPeriod.THIS_WEEK),
            broadcasts.PickNamed(1, s.person_id, is_unit=False),
            broadcasts.ClearAudience(1),
            broadcasts.DropDraftFiles(1),
            broadcasts.SetBroadcastHour(1, broadcasts.QuickHour.NOW),
            broadcasts.TryBroadcast(1),
            broadcasts.SendBroadcast(1),
            broadcasts.StopBroadcast(1),
            broadcasts.ShowBroadcast(1),
            broadcasts.ShowBroadcastPeople(1, broadcasts.PeopleGroup.RECEIVED),
            broadcasts.RemindBroadcast(1),
        ),
        files=lambda _: (broadcasts.ExportBroadcast(1),),
    ),
}
"""Connecting a group, and sending a broadcast in words, have tests of their own."""
