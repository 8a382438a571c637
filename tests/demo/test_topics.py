"""Forum topics as Telegram has them: what is told of them, and where messages go."""

from typing import Any

import pytest
from telegram.error import BadRequest

from tests.demo.conftest import Standin
from tests.standin_group import Group


@pytest.fixture
def forum(standin: Standin) -> Group:
    """A forum the bot already knows of."""
    forum = Group(standin.world, "Diễn đàn", [standin.phone], forum=True)
    standin.world.updates.drop_all()
    return forum


async def test_the_library_gets_to_know_a_forum(standin: Standin, forum: Group) -> None:
    chat = await standin.bot.get_chat(forum.id)
    assert (chat.title, chat.type, chat.is_forum) == ("Diễn đàn", "supergroup", True)


async def test_a_topic_is_named_both_ways(standin: Standin, forum: Group) -> None:
    topic = forum.topic("Kế hoạch")
    opened = (await standin.heard())[0].message
    assert opened is not None
    assert opened.forum_topic_created is not None
    assert (opened.message_thread_id, opened.forum_topic_created.name) == (topic, "Kế hoạch")
    standin.phone.say_in(forum, "/baocao", topic=topic)
    said = (await standin.heard())[0].message
    assert said is not None
    assert (said.message_thread_id, said.is_topic_message) == (topic, True)
    # What answers nothing in a topic answers its opening, as far as bots can tell.
    assert said.reply_to_message is not None
    assert said.reply_to_message.message_id == topic
    assert said.chat.is_forum


async def test_the_general_topic_has_no_number(standin: Standin, forum: Group) -> None:
    standin.phone.say_in(forum, "/baocao")
    said = (await standin.heard())[0].message
    assert said is not None
    assert (said.message_thread_id, said.is_topic_message) == (None, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await standin.bot.send_message(forum.id, "x", message_thread_id=1)
    assert await standin.bot.send_chat_action(forum.id, "typing", message_thread_id=1)


async def test_everything_can_be_sent_into_a_topic(standin: Standin, forum: Group) -> None:
    topic = forum.topic("Kế hoạch")
    await standin.bot.send_message(forum.id, "a", message_thread_id=topic)
    await standin.bot.send_document(forum.id, b"b", message_thread_id=topic)
    await standin.bot.send_message(forum.id, "c", reply_to_message_id=forum.last().id)
    await standin.bot.send_message(forum.id, "d")
    assert [one.topic for one in forum.from_bot()] == [topic, topic, topic, None]
    assert [one.text for one in forum.in_topic(None)] == ["d"]


async def test_a_deleted_topic_takes_nothing_more(standin: Standin, forum: Group) -> None:
    topic = forum.topic("Kế hoạch")
    forum.delete_topic(topic)
    refused: list[dict[str, Any]] = [
        {"method": "sendMessage", "text": "x"},
        {"method": "sendChatAction", "action": "typing"},
    ]
    for params in refused:
        refusal = await standin.refusal(chat_id=forum.id, message_thread_id=topic, **params)
        assert refusal == "400 Bad Request: message thread not found"
