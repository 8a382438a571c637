"""The command menu per scope and language."""

from typing import Any

from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

from bot.demo.standin import acts
from bot.demo.standin.views import chat_view
from tests.demo.conftest import ANN, Standin


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


REFUSED: list[tuple[Any, str]] = [
    ([{"command": "Việc", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "VIEC", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "x" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "x", "description": ""}], "command description must be non-empty"),
    ([{"command": "x", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
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
