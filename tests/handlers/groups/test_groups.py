"""The bot in groups and topics: who connects them, what is said there, what never is."""

import pytest

from bot.domain import OwnerKind, TaskFilter, TaskState
from bot.messages.actions import ShowList, ShowTask
from bot.messages.callback_data import encode
from bot.messages.taps.groups import ChooseGroupUnit, ConnectGroup
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.standin_group import Group
from tests.standin_person import Phone
from tests.standin_screen import buttons_of

BOT = "@nhacviec_demo_bot"
NV = "Phòng Nghiệp vụ"


def urls(group: Group) -> dict[str, str]:
    return {one["text"]: one["url"] for one in buttons_of(group.last()) if "url" in one}


def payload(group: Group, label: str) -> str:
    """The start code behind the button whose words contain this."""
    (url,) = [url for text, url in urls(group).items() if label in text]
    return url.partition("?start=")[2]


async def connected(office: Office, *others: Phone) -> tuple[Group, Phone]:
    """A group of the unit, connected by its head."""
    binh = await office.enrolled(BINH)
    group = office.group(NV, [binh, *others])
    await group.sees("Nhóm này dùng cho đơn vị nào?")
    binh.tap(NV, group=group)
    await group.sees("Đã nối nơi này với")
    return group, binh


async def test_it_says_who_it_is_and_is_connected_by_the_head(office: Office) -> None:
    group, _ = await connected(office)
    assert len(group.from_bot()) == 1
    assert "07:30 thứ Hai" in group.last().text
    assert group.labels() == []


async def test_somebody_else_taps_and_is_told_why_not(office: Office) -> None:
    an, chi = await office.enrolled(AN), await office.enrolled(CHI)
    group = office.group("Nhóm", [an, chi])
    await group.sees("đơn vị nào")
    an.tap(NV, group=group)
    await an.is_told("Chỉ trưởng, phó đơn vị")
    chi.tap("Đơn vị khác", group=group)
    await chi.is_told("Chỉ trưởng, phó đơn vị")
    assert "đơn vị nào" in group.last().text


async def test_a_stranger_taps_and_learns_how_to_enrol(office: Office) -> None:
    binh, stranger = await office.enrolled(BINH), office.phone("Người lạ")
    group = office.group("Nhóm", [binh, stranger])
    await group.sees("đơn vị nào")
    stranger.tap(NV, group=group)
    await stranger.is_told("cấp liên kết ghi danh")


async def test_a_group_a_stranger_made_names_no_unit_before_somebody_may(office: Office) -> None:
    stranger, giang = office.phone("Người lạ"), await office.enrolled(GIANG)
    group = office.group("Nhóm", [stranger, giang])
    await group.sees("đơn vị nào")
    assert group.labels() == ["Chọn đơn vị"]
    giang.tap("Chọn đơn vị", group=group)
    await group.sees()
    assert group.labels()[0] == "Cả cơ quan"
    giang.tap("Thanh tra", group=group)
    await group.sees("Đã nối nơi này với Thanh tra")


async def test_a_head_connects_no_other_unit(office: Office) -> None:
    binh = await office.enrolled(BINH)
    group = office.group("Nhóm", [binh])
    await group.sees("đơn vị nào")
    chi = await office.person(CHI)
    binh.forge(encode(ConnectGroup(chi.unit_id, 0)), group=group)
    await binh.is_told("chỉ chọn được đơn vị mình phụ trách")
    binh.forge(encode(ConnectGroup(None, 0)), group=group)
    await binh.is_told("chỉ chọn được đơn vị mình phụ trách")


async def test_a_head_takes_no_group_of_another_unit(office: Office) -> None:
    giang, binh = await office.enrolled(GIANG), await office.enrolled(BINH)
    group = office.group("Thanh tra", [giang, binh])
    await group.sees("đơn vị nào")
    giang.tap("Đơn vị khác", group=group)
    await group.sees()
    giang.tap("Thanh tra", group=group)
    await group.sees("Đã nối nơi này với Thanh tra")
    own, theirs = (await office.person(BINH)).unit_id, (await office.person(CHI)).unit_id
    assert theirs
    binh.forge(encode(ConnectGroup(own, seen=theirs + 1)), group=group)
    await binh.is_told("chỉ chọn được đơn vị mình phụ trách")
    assert "Đã nối nơi này với Thanh tra" in group.last().text


async def test_an_old_button_does_not_undo_another_choice(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    group, binh = await connected(office, giang)
    chi = await office.person(CHI)
    giang.forge(encode(ConnectGroup(chi.unit_id, 0)), group=group)
    await giang.is_told(f"Có người vừa chọn {NV} cho nơi này")
    binh.say_in(group, "/ketnoi")
    await group.sees("đơn vị nào")
    giang.tap("Đơn vị khác", group=group)
    await group.sees()
    giang.tap("Thanh tra", group=group)
    await group.sees("Đã nối nơi này với Thanh tra")


@pytest.mark.parametrize(
    "action",
    [
        ShowList(TaskFilter(OwnerKind.ME)),
        ShowList(TaskFilter(OwnerKind.ALL), page=1),
        ShowTask(1),
    ],
)
async def test_no_button_of_a_private_list_works_in_a_group(
    office: Office, action: ShowList | ShowTask
) -> None:
    group, binh = await connected(office)
    before = [one.text for one in group.from_bot()]
    binh.forge(encode(action), group=group)
    await binh.is_told("nhắn riêng cho bot")
    assert [one.text for one in group.from_bot()] == before


@pytest.mark.parametrize("data", ["ga:1", "ga:99999:0", "gb:x:0", "zzz"])
async def test_forged_data_changes_nothing(office: Office, data: str) -> None:
    giang = await office.enrolled(GIANG)
    group = office.group("Nhóm", [giang])
    await group.sees("đơn vị nào")
    giang.forge(data, group=group)
    await giang.is_told()
    assert "đơn vị nào" in group.last().text


async def test_the_counts_are_the_units_and_open_in_private(office: Office) -> None:
    an = await office.enrolled(AN)
    group, _ = await connected(office, an)
    an.say_in(group, "/viec")
    await group.sees("Tổng hợp: Việc ghi tên Phòng Nghiệp vụ")
    assert "Quá hạn: 1" in group.last().text
    assert AN not in group.last().text
    an.start(payload(group, "Quá hạn (1)"))
    await an.sees("Việc ghi tên Phòng Nghiệp vụ, quá hạn")
    assert "Rà soát danh mục" in an.last().text


async def test_a_link_shows_only_what_its_reader_may_see(office: Office) -> None:
    chi, stranger = await office.enrolled(CHI), office.phone("Người lạ")
    group, binh = await connected(office)
    binh.say_in(group, f"/viec{BOT}")
    await group.sees("Tổng hợp")
    code = payload(group, "Quá hạn (1)")
    chi.start(code)
    await chi.sees("chỉ xem được việc của mình và của đơn vị mình")
    stranger.start(code)
    await stranger.sees("cấp liên kết ghi danh")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("còn bao nhiêu việc quá hạn", "Việc ghi tên Phòng Nghiệp vụ, quá hạn: 1 việc"),
        ("phòng còn bao nhiêu việc quá hạn?", "Việc ghi tên Phòng Nghiệp vụ, quá hạn: 1 việc"),
        ("báo cáo tháng", "Tổng hợp: Việc ghi tên Phòng Nghiệp vụ, tháng 5/2024"),
    ],
)
async def test_an_answer_to_the_bot_is_answered_with_counts(
    office: Office, words: str, answer: str
) -> None:
    group, binh = await connected(office)
    binh.say_in(group, words, reply_to=group.last())
    await group.sees(answer)


async def test_its_name_calls_it(office: Office) -> None:
    group, binh = await connected(office)
    binh.say_in(group, f"{BOT} còn bao nhiêu việc quá hạn")
    await group.sees("quá hạn: 1 việc")
    binh.say_in(group, BOT)
    await group.sees("Trong nhóm, bot trả lời bằng số liệu")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("việc của tôi tháng 5", "Việc của anh/chị, tháng 5/2024"),
        ("ai chưa xong tháng 5", "Việc của Phòng Nghiệp vụ"),
        ("việc số 2", "Báo cáo sơ kết"),
    ],
)
async def test_what_is_personal_opens_as_that_question_in_private(
    office: Office, words: str, answer: str
) -> None:
    an = await office.enrolled(AN)
    group, _ = await connected(office, an)
    an.say_in(group, f"{words} {BOT}")
    await group.sees("trả lời đúng câu này ở chỗ nhắn riêng")
    assert "Báo cáo" not in group.last().text
    an.start(payload(group, "Mở ở chỗ nhắn riêng"))
    await an.sees(answer)


@pytest.mark.parametrize("words", ["báo cáo việc 2 được 60%", "huỷ việc 2 vì trùng"])
async def test_words_of_somebody_else_are_not_said_in_ones_own_name(
    office: Office, words: str
) -> None:
    giang = await office.enrolled(GIANG)
    group, binh = await connected(office, giang)
    binh.say_in(group, f"{words} {BOT}")
    await group.sees("trả lời đúng câu này ở chỗ nhắn riêng")
    giang.start(payload(group, "Mở ở chỗ nhắn riêng"))
    await giang.sees("câu của người khác")
    task = await office.task("2")
    assert (task.state, task.progress) == (TaskState.NOT_STARTED, None)


async def test_as_administrator_it_still_minds_only_what_is_said_to_it(office: Office) -> None:
    group, binh = await connected(office)
    group.promote_bot()
    binh.say_in(group, "còn bao nhiêu việc quá hạn")
    binh.say_in(group, "/viec")
    await group.sees("Tổng hợp")
    assert len(group.from_bot()) == 2


async def test_a_stranger_asks_and_learns_how_to_enrol(office: Office) -> None:
    stranger = office.phone("Người lạ")
    group, _ = await connected(office, stranger)
    stranger.say_in(group, "/viec")
    await group.sees("cấp liên kết ghi danh")


async def test_before_it_is_connected_it_says_who_can_do_that(office: Office) -> None:
    an = await office.enrolled(AN)
    group = office.group("Nhóm", [an])
    await group.sees("đơn vị nào")
    an.say_in(group, "/viec")
    await group.sees("chưa được nối với đơn vị nào")
    an.say_in(group, "/ketnoi")
    await group.sees("Chỉ trưởng, phó đơn vị")


async def test_commands_of_other_bots_are_left_to_them(office: Office) -> None:
    group, binh = await connected(office)
    binh.say_in(group, "/weather")
    binh.say_in(group, f"/weather{BOT}")
    await group.sees("Trong nhóm, bot trả lời bằng số liệu")
    assert len(group.from_bot()) == 2


async def test_topics_are_connected_one_by_one(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    forum = office.group("Cơ quan", [giang], forum=True)
    await forum.sees("đơn vị nào")
    topic = forum.topic("Thanh tra")
    giang.say_in(forum, "/ketnoi", topic=topic)
    await forum.sees("Chủ đề này dùng cho đơn vị nào?")
    giang.tap("Đơn vị khác", group=forum)
    await forum.sees()
    giang.tap("Thanh tra", group=forum)
    await forum.sees("Đã nối nơi này với Thanh tra")
    giang.say_in(forum, "/viec", topic=topic)
    await forum.sees("Tổng hợp: Việc ghi tên Thanh tra")
    assert len(forum.in_topic(topic)) == 2
    giang.say_in(forum, "/viec")
    await forum.sees("chưa được nối")
    assert "chưa được nối" in forum.in_topic(None)[-1].text


async def test_words_in_a_topic_are_no_answer_to_the_bot(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    forum = office.group("Cơ quan", [giang], forum=True)
    await forum.sees("đơn vị nào")
    forum.promote_bot()
    topic = forum.topic("Thanh tra")
    giang.say_in(forum, "còn bao nhiêu việc quá hạn", topic=topic)
    giang.say_in(forum, "/viec", topic=topic)
    await forum.sees("chưa được nối")
    assert len(forum.in_topic(topic)) == 1


async def test_it_is_disconnected_by_those_who_may(office: Office) -> None:
    an = await office.enrolled(AN)
    group, binh = await connected(office, an)
    an.say_in(group, "/ngatketnoi")
    await group.sees("Chỉ trưởng, phó đơn vị")
    binh.say_in(group, "/ngatketnoi")
    await group.sees("Đã ngắt nối với Phòng Nghiệp vụ")
    binh.say_in(group, "/viec")
    await group.sees("chưa được nối")


async def test_a_group_that_became_a_supergroup_is_followed(office: Office) -> None:
    group, binh = await connected(office)
    group.upgrade()
    binh.say_in(group, "/viec")
    await group.sees("Tổng hợp: Việc ghi tên Phòng Nghiệp vụ")


async def test_the_office_hears_once_that_it_was_removed(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    group, binh = await connected(office)
    group.remove_bot(by=binh)
    await giang.sees(f"Bot đã bị đưa ra khỏi nhóm “{NV}”")
    group.add_bot(by=binh)
    await group.sees("Bot đã trở lại và vẫn nối với: Phòng Nghiệp vụ")
    binh.say_in(group, "/viec")
    await group.sees("Tổng hợp")
    assert len([one for one in giang.from_bot() if "đưa ra khỏi" in one.text]) == 1


async def test_a_forum_that_throws_it_out_is_one_message(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    forum = office.group("Cơ quan", [giang], forum=True)
    await forum.sees("đơn vị nào")
    for name in ("Một", "Hai"):
        giang.say_in(forum, "/ketnoi", topic=forum.topic(name))
        await forum.sees("Chủ đề này")
        giang.tap("Văn phòng", group=forum)
        await forum.sees("Đã nối nơi này với Văn phòng")
    forum.remove_bot()
    await giang.sees("Bot đã bị đưa ra khỏi nhóm “Cơ quan”")
    giang.say("/nhom")
    await giang.sees("chưa được nối với nhóm nào")
    assert len([one for one in giang.from_bot() if "đưa ra khỏi" in one.text]) == 1


async def test_what_was_disconnected_does_not_come_back_by_itself(office: Office) -> None:
    group, binh = await connected(office)
    binh.say_in(group, "/ngatketnoi")
    await group.sees("Đã ngắt nối")
    group.remove_bot(by=binh)
    group.add_bot(by=binh)
    await group.sees("đơn vị nào")


async def test_the_same_update_twice_connects_once(office: Office) -> None:
    group, binh = await connected(office)
    office.world.redeliver(2)
    binh.say_in(group, "/viec")
    await group.sees("Tổng hợp")
    assert len(group.from_bot()) == 2


async def test_the_office_sees_its_groups_and_ends_one(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    group, binh = await connected(office)
    giang.say("/nhom")
    await giang.sees("Bot đang gửi số liệu vào 1 nhóm")
    giang.tap(NV)
    await giang.sees(f"do {BINH}")
    giang.tap("Ngắt nối")
    await giang.is_told("Đã ngắt nối với Phòng Nghiệp vụ")
    await giang.sees("chưa được nối với nhóm nào")
    binh.say_in(group, "/viec")
    await group.sees("chưa được nối")
    binh.say("/nhom")
    await binh.sees("do văn phòng và quản trị giữ")


async def test_a_group_renamed_is_listed_so(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    group, binh = await connected(office)
    group.rename("Nghiệp vụ <b>2024</b>")
    binh.say_in(group, "/viec")
    await group.sees("Tổng hợp")
    giang.say("/nhom")
    await giang.sees("Nghiệp vụ <b>2024</b>")


async def test_paging_the_units_stays_in_the_group(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    group = office.group("Nhóm", [giang])
    await group.sees("đơn vị nào")
    giang.forge(encode(ChooseGroupUnit(0, 7)), group=group)
    await group.sees("đơn vị nào")
    assert DUNG not in str(group.labels())
