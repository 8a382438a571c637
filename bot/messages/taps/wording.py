"""Acts of the office on the bot's own words."""

from dataclasses import dataclass

from bot.messages.actions import Tap


@dataclass(frozen=True, slots=True)
class OpenWording(Tap):
    """The card of one message in one language; its next words are the new text."""

    language: str
    key: str


@dataclass(frozen=True, slots=True)
class KeepWording(Tap):
    """“Dùng câu này”, under the text typed last."""

    language: str
    key: str


@dataclass(frozen=True, slots=True)
class ResetWording(Tap):
    """“Về câu gốc”."""

    language: str
    key: str


CODES: dict[str, type[Tap]] = {"co": OpenWording, "ck": KeepWording, "cr": ResetWording}
