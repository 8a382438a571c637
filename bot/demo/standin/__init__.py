"""A strict stand-in for Telegram on loopback: the Bot API for the bot, a phone for people."""

from bot.demo.standin.controls import BotControls, ClockControls
from bot.demo.standin.server import create_server, running_standin
from bot.demo.standin.state import PersonCard
from bot.demo.standin.world import World

__all__ = [
    "BotControls",
    "ClockControls",
    "PersonCard",
    "World",
    "create_server",
    "running_standin",
]
