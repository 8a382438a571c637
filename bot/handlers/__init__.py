"""Every handler, in order, on one screen."""

from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.context import OfficeApplication, OfficeBot
from bot.handlers import ask, buttons, errors, not_understood, results, start, tasks
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.start import COMMANDS

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_FILES = filters.Document.ALL | filters.PHOTO | filters.VIDEO | filters.AUDIO | filters.VOICE


def register(application: OfficeApplication) -> None:
    """The first that fits an update takes it."""
    application.add_handler(CommandHandler("start", start.on_start, _PRIVATE))
    application.add_handler(CommandHandler(["help", "trogiup"], start.on_help, _PRIVATE))
    application.add_handler(CommandHandler("viec", tasks.on_tasks, _PRIVATE))
    application.add_handler(CommandHandler("khonghieu", not_understood.on_command, _PRIVATE))
    application.add_handler(CommandHandler("huy", results.on_cancel, _PRIVATE))
    application.add_handler(MessageHandler(_PRIVATE & filters.COMMAND, start.on_unknown_command))
    application.add_handler(CallbackQueryHandler(buttons.on_tap))
    application.add_handler(MessageHandler(_PRIVATE & filters.TEXT, ask.on_text))
    application.add_handler(MessageHandler(_PRIVATE & _FILES, results.on_file))
    application.add_handler(
        MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, start.on_anything_else)
    )
    application.add_handler(
        MessageHandler(filters.ChatType.GROUPS & filters.COMMAND, start.on_group)
    )
    application.add_error_handler(errors.on_error)


async def announce_commands(bot: OfficeBot) -> None:
    """Sets the command menu in every language; Vietnamese for everybody else."""
    scope = BotCommandScopeAllPrivateChats()
    for language in LANGUAGES:
        words = words_in(language)
        commands = [BotCommand(name, words(f"command-{name}")) for name in COMMANDS]
        if language == LANGUAGES[0]:
            await bot.set_my_commands(commands, scope=scope)
        await bot.set_my_commands(commands, scope=scope, language_code=language)
