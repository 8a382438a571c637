"""The command menu per scope and language."""

from typing import Any

import pytest
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeChatMember,
    BotCommandScopeDefault,
)

from bot.demo.standin import acts
from bot.demo.standin.views import chat_view
from tests.demo.conftest import ANN, Standin
from tests.standin_group import Group
from tests.standin_person import Phone


def shown(standin: Standin) -> list[str]:
    user = standin.world.users[ANN]
    return [one["command"] for one in chat_view(standin.world, user)["commands"]]


async def test_commands_come_back_for_their_scope_and_language(standin: Standin) -> None:
    commands = [BotCommand("viec", "Việc của tôi")]
    await standin.bot.set_my_commands(commands, language_code="vi")
    assert await standin.bot.get_my_commands(language_code="vi") == tuple(commands)
    assert await standin.bot.get_my_commands() == ()


async def test_a_person_sees_the_closest_list(standin: Standin) -> None:
    steps: list[tuple[str, Any, str]] = [
        ("all", BotCommandScopeDefault(), ""),
        ("all_vi", BotCommandScopeDefault(), "vi"),
        ("private", BotCommandScopeAllPrivateChats(), ""),
        ("mine", BotCommandScopeChat(ANN), ""),
    ]
    for name, scope, language in steps:
        await standin.bot.set_my_commands([BotCommand(name, "x")], scope, language)
        assert shown(standin) == [name]
    await standin.bot.delete_my_commands(BotCommandScopeChat(ANN))
    assert shown(standin) == ["private"]


async def test_the_list_follows_the_language(standin: Standin) -> None:
    await standin.bot.set_my_commands([BotCommand("help", "Help")])
    await standin.bot.set_my_commands([BotCommand("trogiup", "Trợ giúp")], language_code="vi")
    assert shown(standin) == ["trogiup"]
    acts.speak(standin.world, ANN, "en")
    assert shown(standin) == ["help"]


async def test_in_a_group_the_narrowest_list_that_concerns_one_is_shown(
    standin: Standin,
) -> None:
    other = Phone(standin.world, 8, name="Bình")
    group = Group(standin.world, "Phòng", [standin.phone, other])
    steps: list[tuple[BotCommandScope, bool, bool]] = [
        (BotCommandScopeDefault(), True, True),
        (BotCommandScopeAllPrivateChats(), False, False),
        (BotCommandScopeAllGroupChats(), True, True),
        (BotCommandScopeAllChatAdministrators(), True, False),
        (BotCommandScopeChat(group.id), True, True),
        (BotCommandScopeChatAdministrators(group.id), True, False),
        (BotCommandScopeChatMember(group.id, other.user_id), False, True),
    ]
    for number, (scope, to_owner, to_other) in enumerate(steps):
        await standin.bot.set_my_commands([BotCommand(f"n{number}", "x")], scope)
        assert (standin.phone.menu(group) == [f"n{number}"]) is to_owner
        assert (other.menu(group) == [f"n{number}"]) is to_other


SCOPES_REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"type": "chat", "chat_id": 5}, "chat not found"),
    ({"type": "chat", "chat_id": -5}, "chat not found"),
    ({"type": "chat", "chat_id": "x"}, "chat not found"),
    (
        {"type": "chat_member", "chat_id": ANN, "user_id": ANN},
        "can't use specified scope in private chats",
    ),
    ({"type": "chat_administrators", "chat_id": ANN}, "can't use specified scope in private chats"),
    ({"type": "chat"}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
]


@pytest.mark.parametrize(("scope", "reason"), SCOPES_REFUSED)
async def test_a_scope_must_be_somewhere(
    standin: Standin, scope: dict[str, Any], reason: str
) -> None:
    refusal = await standin.refusal("setMyCommands", commands=[], scope=scope)
    assert refusal == f"400 Bad Request: {reason}"


async def test_commands_for_one_who_blocked_the_bot_can_still_be_set(standin: Standin) -> None:
    standin.phone.block()
    assert await standin.bot.set_my_commands([BotCommand("x", "x")], BotCommandScopeChat(ANN))


@pytest.mark.parametrize("code", ["VI", "vie", "v"])
async def test_a_language_has_two_small_letters(standin: Standin, code: str) -> None:
    refusal = await standin.refusal("getMyCommands", language_code=code)
    assert refusal == "400 Bad Request: invalid language code specified"


REFUSED: list[tuple[Any, str]] = [
    ([{"command": "Việc", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "VIEC", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "", "description": "x"}], "command must be non-empty"),
    ([{"command": "x" * 33, "description": "x"}], "command length must not exceed 32"),
    ([{"command": "x", "description": ""}], "command description must be non-empty"),
    (
        [{"command": "x", "description": "x" * 257}],
        "command description length must not exceed 256",
    ),
    ([{"command": "x", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ([{"command": "x"}], "can't parse BotCommand: Can't find field \"description\""),
    ([5], "can't parse BotCommand: expected an Object"),
    ({}, "expected an Array of BotCommand"),
    ("[", "can't parse commands JSON object"),
]


async def test_it_refuses_in_telegrams_words(standin: Standin) -> None:
    for commands, reason in REFUSED:
        refusal = await standin.refusal("setMyCommands", commands=commands)
        assert refusal == f"400 Bad Request: {reason}"


async def test_an_unknown_scope_is_refused(standin: Standin) -> None:
    scope = {"type": "everywhere"}
    refusal = await standin.refusal("getMyCommands", scope=scope)
    assert refusal == "400 Bad Request: can't parse BotCommandScope: Unsupported type specified"
