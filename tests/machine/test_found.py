"""What the machines found, as the shortest run that shows it."""

from datetime import timedelta
from pathlib import Path

from tests.machine.deeds import ON_TASK, Deed
from tests.machine.desk import Desk, opened
from tests.machine.leads_acts import approve
from tests.machine.officers_acts import hand_in
from tests.machine.replay import pictures, replay
from tests.machine.rows import read_since

CHI, HOA, WITHOUT_UNIT = 5, 4, 9


def deed(desk: Desk, who: int, task_id: int, *, pick: int = 1) -> Deed:
    desk.clock.move_to(desk.clock.now() + timedelta(minutes=1))
    rows, now = desk.rows(), desk.clock.now()
    return Deed(desk.database, rows, who, task_id, pick, now=now, today=desk.today)


async def test_the_head_of_the_only_doer_approves_where_no_unit_leads(
    template: Path, tmp_path: Path
) -> None:
    async with opened(template, tmp_path / "office.db") as desk:
        await hand_in(deed(desk, CHI, WITHOUT_UNIT))
        await approve(deed(desk, HOA, WITHOUT_UNIT))
        assert desk.rows()["task"][WITHOUT_UNIT]["state"] == "done"


async def test_a_returned_result_tells_the_day_that_holds_again(
    template: Path, tmp_path: Path
) -> None:
    async with opened(template, tmp_path / "office.db") as desk:
        before = pictures(desk.rows())
        last = read_since(desk.path, "event", 0)[-1]["id"]
        await hand_in(deed(desk, CHI, WITHOUT_UNIT))
        await ON_TASK["return"](deed(desk, HOA, WITHOUT_UNIT, pick=0))
        told = replay(before, read_since(desk.path, "event", last))
        assert told == pictures(desk.rows())
        assert told[WITHOUT_UNIT].results == ((1, "returned"),)
