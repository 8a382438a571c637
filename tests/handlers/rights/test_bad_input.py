"""What nobody should send: once more, too long, of odd letters, by somebody who has left."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.acts import Act
from bot.domain import TaskState
from bot.messages.taps.common import LeaveDialogue
from bot.storage import Person
from tests.handlers.rights.cast import Cast, Who
from tests.handlers.rights.doing import forged, leave, open_card, take
from tests.handlers.rights.steps import Say, Tap
from tests.handlers.rights.tasks import Made, changes, kept, make_task
from tests.handlers.rights.ways import WAYS
from tests.standin_person import Phone

pytestmark = pytest.mark.asyncio(loop_scope="module")
LONGEST = "dài " * 1024
"""As long as Telegram lets a message be; what is longer comes as two."""
ODD = "Tạ <b>Minh</b> \u202egnặĐ\u202c & \u200bPhúc"


async def begun(cast: Cast, act: Act, who: Who) -> tuple[Made, Phone]:
    """The first step of an act is done; what is next is typed."""
    way, phone = WAYS[act], await cast.phone(who)
    made = await make_task(cast, way.state, named=way.named, asked=way.asked)
    await open_card(phone, made.number)
    step = way.steps[0]
    await take(phone, step)
    return made, phone


@pytest.mark.parametrize(
    ("act", "who", "said"),
    [
        (Act.REPORT_PROGRESS, Who.DOER, "60%, đã xong dự thảo"),
        (Act.SET_EVENT_DAY, Who.DOER, "10/5"),
        (Act.COMMENT, Who.HELPER, "Xin thêm người"),
        (Act.RETURN, Who.LEAD, "Thiếu phụ lục"),
        (Act.CANCEL, Who.OFFICE, "tỉnh rút nhiệm vụ"),
        (Act.HAND_IN, Who.DOER, "Đã trình"),
        (Act.CONTRIBUTE, Who.HELPER, "Số liệu"),
    ],
)
async def test_typed_words_that_come_again_do_nothing_more(
    cast: Cast, act: Act, who: Who, said: str
) -> None:
    made, phone = await begun(cast, act, who)
    phone.say(said)
    await phone.sees()
    once = kept(made, cast.ids[who])
    cast.office.world.redeliver()
    await open_card(phone, made.number)
    again = kept(made, cast.ids[who])
    noted_after = {"undostep.message_id", "undostep.chat_id", "dialogue.data"}
    assert changes(once, again).keys() <= noted_after
    assert again.events == once.events
    await leave(phone)


async def test_a_hand_in_that_comes_again_is_one_version(cast: Cast) -> None:
    made, phone = await begun(cast, Act.HAND_IN, Who.DOER)
    await take(phone, Say("Đã trình", "Đã trình"))
    await take(phone, Tap("Xong", "Đã ghi nhận hoàn thành"))
    cast.office.world.redeliver()
    await open_card(phone, made.number)
    found = kept(made)
    assert len([name for name in found.rows if name[0] == "result"]) == 1
    assert found.events[-1] == ("handed_in", cast.ids[Who.DOER])
    assert found.events[-2] != found.events[-1]


@pytest.mark.parametrize(
    ("act", "who"),
    [(Act.RETURN, Who.LEAD), (Act.CANCEL, Who.OFFICE), (Act.EDIT, Who.OFFICE)],
)
async def test_words_as_long_as_can_be_are_refused_and_asked_again(
    cast: Cast, act: Act, who: Who
) -> None:
    made, phone = await begun(cast, act, who)
    if act is Act.EDIT:
        await take(phone, Tap("Kinh phí", "hiện nay"))
    before = kept(made)
    phone.say(LONGEST)
    await phone.sees()
    assert kept(made) == before
    assert "Anh/chị" in phone.last().text
    await leave(phone)


async def test_odd_letters_of_a_name_are_shown_and_change_nothing_else(cast: Cast) -> None:
    async with cast.office.database.write() as session:
        doer = await session.get_one(Person, cast.ids[Who.DOER])
        was, doer.full_name = doer.full_name, ODD
    try:
        made = await make_task(cast, TaskState.IN_PROGRESS)
        lead = await cast.phone(Who.LEAD)
        assert "<b>Minh</b>" in await open_card(lead, made.number)
        await take(lead, Tap("Giao người", "<b>Minh</b>"))
        await take(lead, Say(f"nhắc {ODD} việc {made.number}", "Đã nhắc Tạ <b>Minh</b>"))
    finally:
        async with cast.office.database.write() as session:
            found = await session.scalars(select(Person).where(col(Person.full_name) == ODD))
            found.one().full_name = was


@pytest.mark.parametrize("typed", ["\u200b\u200d", "\u202e\u202c", "<b></b>"])
async def test_a_comment_of_odd_letters_is_words_or_nothing(cast: Cast, typed: str) -> None:
    made, phone = await begun(cast, Act.COMMENT, Who.DOER)
    before = kept(made)
    phone.say(typed)
    await phone.sees()
    is_kept = "+tasknote" in changes(before, kept(made))
    assert is_kept is (typed == "<b></b>")
    await leave(phone)


@pytest.mark.parametrize("act", [Act.HAND_IN, Act.REPORT_PROGRESS, Act.COMMENT])
async def test_somebody_removed_in_mid_dialogue_is_let_go_on_with_nothing(
    cast: Cast, act: Act
) -> None:
    made, phone = await begun(cast, act, Who.DOER)
    async with cast.office.database.write() as session:
        (await session.get_one(Person, cast.ids[Who.DOER])).active = False
    before = kept(made)
    try:
        await take(phone, Say("60%", "xin văn phòng cấp liên kết"))
        await take(phone, Say("/huy", "xin văn phòng cấp liên kết"))
        assert "xin văn phòng cấp liên kết" in await forged(phone, LeaveDialogue())
        assert kept(made) == before
    finally:
        async with cast.office.database.write() as session:
            (await session.get_one(Person, cast.ids[Who.DOER])).active = True
    await leave(phone)


async def test_a_role_lost_in_mid_dialogue_saves_nothing(cast: Cast) -> None:
    made, phone = await begun(cast, Act.EDIT, Who.OFFICE)
    await take(phone, Tap("Nội dung", "hiện nay"))
    await take(phone, Say("Nội dung mới", "Sửa thành"))
    before = kept(made)
    async with cast.office.database.write() as session:
        (await session.get_one(Person, cast.ids[Who.OFFICE])).roles = ["admin"]
    try:
        phone.tap("Lưu")
        await phone.is_told("Chỉ văn phòng sửa được việc")
        assert kept(made) == before
    finally:
        async with cast.office.database.write() as session:
            (await session.get_one(Person, cast.ids[Who.OFFICE])).roles = ["office"]
    await leave(phone)
