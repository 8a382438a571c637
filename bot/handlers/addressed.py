"""What in a group is meant for the bot; people talk there among themselves."""

from telegram import Message, Update
from telegram.constants import ChatType, MessageEntityType

from bot.context import OfficeBot

_BARE_COMMANDS = ("viec", "baocao", "help", "trogiup", "start", "ketnoi", "ngatketnoi")
"""The bot's own; another command is for another bot, unless it names this one."""


def is_addressed(update: Update) -> bool:
    """Whether whoever sent this waits for the bot: anything in private, a tap, words to it."""
    chat, message = update.effective_chat, update.message
    if update.callback_query is not None or (chat is not None and chat.type == ChatType.PRIVATE):
        return True
    bot: OfficeBot = update.get_bot()  # type: ignore[assignment] # it is the application's own
    return message is not None and bool(message.text) and is_for_bot(message, bot)


def is_for_bot(message: Message, bot: OfficeBot) -> bool:
    """Of words in a group: an answer to the bot, its name, or a command of its own."""
    answered = message.reply_to_message
    # Whatever is written in a topic "answers" the note that it was opened, whoever opened it.
    is_note = answered is None or answered.forum_topic_created is not None
    if answered and not is_note and answered.from_user and answered.from_user.id == bot.id:
        return True
    text = (message.text or "").lower()
    return f"@{bot.username}".lower() in text or _is_own_command(message, text)


def _is_own_command(message: Message, text: str) -> bool:
    begins = [one for one in message.entities if one.type == MessageEntityType.BOT_COMMAND]
    return bool(begins) and text.split(maxsplit=1)[0].removeprefix("/") in _BARE_COMMANDS
