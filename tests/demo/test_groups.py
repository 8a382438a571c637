"""Groups as Telegram has them: who hears what, who may write, and what the bot is told."""

import pytest
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.state import Seat
from tests.demo.conftest import Standin
from tests.standin_group import Group
from tests.standin_person import Phone

NAME = "nhacviec_demo_bot"


@pytest.fixture
def other(standin: Standin) -> Phone:
    return Phone(standin.world, 8, name="Bình")


@pytest.fixture
def group(standin: Standin, other: Phone) -> Group:
    """A group the bot already knows of."""
    group = Group(standin.world, "Phòng Nghiệp vụ", [standin.phone, other])
    standin.world.updates.drop_all()
    return group


async def texts(standin: Standin) -> list[str | None]:
    messages = [update.message for update in await standin.heard()]
    return [message.text for message in messages if message]


def places(update: Update) -> tuple[str, str]:
    change = update.my_chat_member
    assert change is not None
    return change.old_chat_member.status, change.new_chat_member.status


async def test_the_bot_is_told_that_it_was_taken_in_and_thrown_out(
    standin: Standin, other: Phone
) -> None:
    group = Group(standin.world, "Phòng", [standin.phone, other])
    added, welcomed = await standin.heard()
    assert places(added) == ("left", "member")
    assert welcomed.message is not None
    assert [one.id for one in welcomed.message.new_chat_members] == [standin.world.bot_id]
    group.remove_bot(by=other)
    *_, removed = await standin.heard()
    assert places(removed) == ("member", "kicked")
    assert removed.effective_user is not None
    assert removed.effective_user.id == other.user_id


async def test_a_bot_thrown_out_hears_and_says_nothing_more(standin: Standin, group: Group) -> None:
    group.remove_bot()
    await standin.heard()
    standin.phone.say_in(group, "/baocao")
    assert await texts(standin) == []
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await standin.bot.send_message(group.id, "x")
    group.add_bot()
    assert places((await standin.heard())[0]) == ("kicked", "member")
    assert await standin.bot.send_message(group.id, "x")


async def test_a_bot_that_left_is_no_member(standin: Standin, group: Group) -> None:
    await standin.bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await standin.bot.send_message(group.id, "x")


async def test_a_silenced_bot_may_not_write(standin: Standin, group: Group) -> None:
    group.mute_bot()
    assert places((await standin.heard())[0]) == ("member", "restricted")
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await standin.bot.send_message(group.id, "x")


SAID = [
    ("chào cả phòng", False),
    ("/baocao", True),
    (f"/baocao@{NAME}", True),
    (f"/baocao@{NAME.upper()} tuần", True),
    ("/baocao@other_bot", False),
    (f"nhờ @{NAME} cho số liệu", True),
    ("xem /baocao", False),
]


@pytest.mark.parametrize(("text", "reaches"), SAID)
async def test_privacy_lets_through_what_is_meant_for_the_bot(
    standin: Standin, group: Group, text: str, reaches: bool
) -> None:
    standin.phone.say_in(group, text)
    assert await texts(standin) == ([text] if reaches else [])


async def test_answers_to_the_bot_reach_it_and_those_to_others_do_not(
    standin: Standin, group: Group, other: Phone
) -> None:
    await standin.bot.send_message(group.id, "Báo cáo tuần")
    said = standin.phone.say_in(group, "vâng", reply_to=group.last())
    other.say_in(group, "ừ", reply_to=said)
    (update,) = await standin.heard()
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "Báo cáo tuần"


async def test_an_administrator_hears_everything(standin: Standin, group: Group) -> None:
    group.promote_bot()
    standin.phone.say_in(group, "chào cả phòng")
    assert (await texts(standin))[-1] == "chào cả phòng"


async def test_files_reach_the_bot_as_answers_only(standin: Standin, group: Group) -> None:
    await standin.bot.send_message(group.id, "Gửi tệp")
    standin.phone.send_files([("a.pdf", b"x")], group=group)
    standin.phone.send_files([("b.pdf", b"x")], group=group, reply_to=group.last())
    (update,) = await standin.heard()
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_name == "b.pdf"


async def test_the_groups_own_link_brings_the_bot_and_its_code(
    standin: Standin, group: Group
) -> None:
    group.remove_bot()
    await standin.heard()
    standin.phone.start_in(group, "don-vi-3")
    assert (await texts(standin))[-1] == f"/start@{NAME} don-vi-3"
    assert group.chat.seat is Seat.MEMBER


async def test_a_button_leads_from_the_group_to_the_private_chat(
    standin: Standin, group: Group, other: Phone
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Xem riêng", "url": f"https://t.me/{NAME}?start=a"}]]}
    await standin.call("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    other.follow("Xem riêng", group=group)
    assert await texts(standin) == ["/start a"]
    assert standin.world.users[other.user_id].started


async def test_taps_reach_no_bot_that_was_thrown_out(standin: Standin, group: Group) -> None:
    await standin.bot.send_message(group.id, "x")
    sent = group.last()
    group.remove_bot()
    await standin.heard()
    standin.phone.forge("d", message_id=sent.id, group=group)
    assert await standin.heard() == []


async def test_only_members_write_and_tap(standin: Standin, group: Group) -> None:
    stranger = Phone(standin.world, 9, name="Lạ")
    await standin.bot.send_message(group.id, "x")
    for act in (lambda: stranger.say_in(group, "/x"), lambda: stranger.forge("d", group=group)):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.reason is Reason.NOT_A_MEMBER


async def test_people_come_and_go(standin: Standin, group: Group, other: Phone) -> None:
    newcomer = Phone(standin.world, 9, name="Chi")
    group.join(newcomer)
    group.leave(other)
    joined, left = await standin.heard()
    assert joined.message is not None
    assert left.message is not None
    assert joined.message.new_chat_members[0].id == newcomer.user_id
    assert left.message.left_chat_member is not None
    assert left.message.left_chat_member.id == other.user_id
    assert await standin.bot.get_chat_member_count(group.id) == 3


async def test_who_is_what_in_a_group(standin: Standin, group: Group, other: Phone) -> None:
    async def status(user_id: int) -> str:
        return (await standin.bot.get_chat_member(group.id, user_id)).status

    stranger = Phone(standin.world, 9, name="Lạ")
    people = (standin.phone, other, stranger)
    assert [await status(one.user_id) for one in people] == ["creator", "member", "left"]
    group.promote_bot()
    admins = await standin.bot.get_chat_administrators(group.id)
    assert [one.user.id for one in admins] == [standin.phone.user_id, standin.world.bot_id]


async def test_an_upgraded_group_gives_its_new_number(standin: Standin, group: Group) -> None:
    old = group.upgrade()
    before, after = (update.message for update in await standin.heard())
    assert before is not None
    assert after is not None
    assert (before.chat.id, before.migrate_to_chat_id) == (old, group.id)
    assert (after.chat.id, after.migrate_from_chat_id) == (group.id, old)
    with pytest.raises(ChatMigrated) as moved:
        await standin.bot.send_message(old, "x")
    assert moved.value.new_chat_id == group.id
    assert (await standin.bot.send_message(group.id, "x")).chat.type == "supergroup"


async def test_the_upgrade_is_refused_in_telegrams_words(standin: Standin, group: Group) -> None:
    refusal = await standin.refusal("sendMessage", chat_id=group.upgrade(), text="x")
    assert refusal == "400 Bad Request: group chat was upgraded to a supergroup chat"


async def test_a_tap_in_a_group_is_answered_to_who_tapped(
    standin: Standin, group: Group, other: Phone
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Xem", "callback_data": "see"}]]}
    await standin.call("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    other.tap("Xem", group=group)
    (update,) = await standin.heard()
    assert update.callback_query is not None
    await update.callback_query.answer("Đây ạ")
    assert (await other.is_told("Đây")).user_id == other.user_id
    assert update.effective_chat is not None
    assert update.effective_chat.id == group.id


async def test_a_group_keyboard_may_not_ask_for_the_number(standin: Standin, group: Group) -> None:
    keyboard = {"keyboard": [[{"text": "Số của tôi", "request_contact": True}]]}
    refusal = await standin.refusal(
        "sendMessage", chat_id=group.id, text="x", reply_markup=keyboard
    )
    assert refusal == "400 Bad Request: phone number can be requested in private chats only"


async def test_only_an_administrator_pins_and_takes_away_what_others_wrote(
    standin: Standin, group: Group
) -> None:
    said = standin.phone.say_in(group, "chào")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await standin.bot.pin_chat_message(group.id, said.id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await standin.bot.delete_message(group.id, said.id)
    group.promote_bot()
    await standin.bot.pin_chat_message(group.id, said.id)
    assert group.chat.pinned == [said.id]
    await standin.bot.delete_message(group.id, said.id)
    assert (said.id in group.chat.messages, group.chat.pinned) == (False, [])
