"""Who the bot is, its commands, its webhook and answers to taps."""

import re
from typing import Any

from bot.demo.standin.commands import Scope, read_commands, read_language, read_scope
from bot.demo.standin.controls import Webhook
from bot.demo.standin.failures import QUERY_GONE, bad_request
from bot.demo.standin.links import opened_bot
from bot.demo.standin.methods import checks
from bot.demo.standin.params import Params
from bot.demo.standin.state import Json, Toast
from bot.demo.standin.wire import chat_json
from bot.demo.standin.world import World

TOAST_LENGTH = 200
SECRET_FORMAT = re.compile(r"[A-Za-z0-9_-]{1,256}")
ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


def get_me(world: World, _params: Params) -> Json:
    return world.me | ABILITIES


def accept(_world: World, _params: Params) -> bool:
    """For methods whose effect nobody can see here."""
    return True


def get_chat(world: World, params: Params) -> Json:
    chat = checks.open_chat(world, params)
    return chat_json(world, chat) | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }


def set_my_commands(world: World, params: Params) -> bool:
    commands = read_commands(params.json("commands", called="commands"))
    world.menus.put(_scope(world, params), _language(params), commands)
    return _menus_changed(world)


def delete_my_commands(world: World, params: Params) -> bool:
    world.menus.drop(_scope(world, params), _language(params))
    return _menus_changed(world)


def get_my_commands(world: World, params: Params) -> list[dict[str, str]]:
    return world.menus.get(_scope(world, params), _language(params))


def _menus_changed(world: World) -> bool:
    world.changed("meta", "")
    for chat in world.chats.values():
        world.turned(chat)
    return True


def _language(params: Params) -> str:
    return read_language(params.text("language_code"))


def _scope(world: World, params: Params) -> str:
    value = params.json("scope", called="BotCommandScope")
    scope = Scope() if value is None else read_scope(value)
    if scope.chat_id is not None:
        _check_scope(world, scope, scope.chat_id)
    return scope.key


def _check_scope(world: World, scope: Scope, chat_id: int) -> None:
    """The chat must be one the bot knows; blocking the bot does not make it unknown."""
    chat = world.chats.get(chat_id)
    user = world.users.get(chat_id)
    if not (chat and chat.is_group and chat.seat.inside) and not (user and user.started):
        raise bad_request("chat not found")
    if user and scope.kind != "chat":
        raise bad_request("can't use specified scope in private chats")
    if scope.user_id is not None and scope.user_id not in world.users:
        raise bad_request("user not found")


def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if url and not url.startswith(("https://", "http://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not SECRET_FORMAT.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = min(max(params.number("max_connections", 40), 1), 100)
    world.webhook = Webhook(url, connections, secret)
    allow_updates(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.updates.end_other_poll()
    world.updates.woken.set()
    world.changed("meta", "")
    return True


def delete_webhook(world: World, params: Params) -> bool:
    world.webhook = Webhook()
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.changed("meta", "")
    return True


def get_webhook_info(world: World, _params: Params) -> Json:
    info: Json = {
        "url": world.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }
    if world.webhook.url:
        info["max_connections"] = world.webhook.max_connections
    if world.webhook.last_error:
        info["last_error_message"] = world.webhook.last_error
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


def allow_updates(world: World, params: Params) -> None:
    """Remembers allowed_updates; a call without it leaves them as they are."""
    kinds: Any = params.json("allowed_updates", called="allowed_updates")
    if kinds is None:
        return
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise bad_request("can't parse allowed_updates: expected an Array of String")
    chosen = frozenset(kinds)
    if chosen != world.updates.allowed:
        world.updates.allow(chosen)


def answer_callback_query(world: World, params: Params) -> bool:
    text = params.text("text")
    if len(text) > TOAST_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and opened_bot(world.me["username"], url) is None:
        raise bad_request("URL_INVALID")
    tap = world.taps.answer(params.text("callback_query_id"))
    if tap is None:
        raise bad_request(QUERY_GONE)
    if text or url:
        world.toast(Toast(tap.user_id, text, params.flag("show_alert"), url))
    if tap.chat_id in world.chats:
        world.turned(world.chats[tap.chat_id])
    return True
