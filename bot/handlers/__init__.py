"""Every handler, in order, on one screen."""

from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.context import OfficeApplication
from bot.handlers import buttons, dialogues, errors, files, start, tasks, undo_words
from bot.handlers.asking import ask
from bot.handlers.broadcasts import composing
from bot.handlers.groups import groups, groups_asked, groups_list
from bot.handlers.leading import directing, lead_approving, lead_board, lead_sayings
from bot.handlers.office import (
    arising,
    ledger,
    not_understood,
    office_days,
    office_settings,
    wording,
)
from bot.handlers.people import handovers, people, strangers
from bot.handlers.settings import settings
from bot.handlers.summaries import sayings, summaries

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
_FILES = filters.Document.ALL | filters.PHOTO | filters.VIDEO | filters.AUDIO | filters.VOICE


def register(application: OfficeApplication) -> None:
    """The first that fits an update takes it."""
    application.add_handler(CommandHandler("start", start.on_start, _PRIVATE))
    application.add_handler(CommandHandler(["help", "trogiup"], start.on_help, _PRIVATE))
    application.add_handler(CommandHandler("viec", tasks.on_tasks, _PRIVATE))
    application.add_handler(CommandHandler("khonghieu", not_understood.on_command, _PRIVATE))
    application.add_handler(CommandHandler("cauchu", wording.on_command, _PRIVATE))
    application.add_handler(CommandHandler("nguoi", people.on_command, _PRIVATE))
    application.add_handler(CommandHandler("bangiao", handovers.on_command, _PRIVATE))
    application.add_handler(CommandHandler("caidat", settings.on_command, _PRIVATE))
    application.add_handler(
        CommandHandler(["coquan", "chinhsach"], office_settings.on_command, _PRIVATE)
    )
    application.add_handler(CommandHandler("ngaynghi", office_days.on_command, _PRIVATE))
    application.add_handler(CommandHandler("sogui", ledger.on_command, _PRIVATE))
    application.add_handler(CommandHandler("dondoc", composing.on_command, _PRIVATE))
    application.add_handler(CommandHandler("chidao", directing.on_command, _PRIVATE))
    application.add_handler(CommandHandler("nhom", groups_list.on_command, _PRIVATE))
    application.add_handler(CommandHandler("themviec", arising.on_command, _PRIVATE))
    application.add_handler(CommandHandler("donvi", lead_board.on_command, _PRIVATE))
    application.add_handler(CommandHandler("baocao", summaries.on_command, _PRIVATE))
    application.add_handler(CommandHandler("duyet", lead_approving.on_command, _PRIVATE))
    application.add_handler(CommandHandler("huy", dialogues.on_leave, _PRIVATE))
    application.add_handler(
        CommandHandler(["ketnoi", "ngatketnoi"], groups.on_connect_in_private, _PRIVATE)
    )
    application.add_handler(MessageHandler(_PRIVATE & filters.COMMAND, start.on_unknown_command))
    application.add_handler(CallbackQueryHandler(buttons.on_tap))
    application.add_handler(MessageHandler(_PRIVATE & undo_words.SAID, undo_words.on_said))
    application.add_handler(MessageHandler(_PRIVATE & settings.SAID, settings.on_command))
    application.add_handler(
        MessageHandler(_PRIVATE & office_settings.SAID, office_settings.on_command)
    )
    application.add_handler(MessageHandler(_PRIVATE & office_days.SAID, office_days.on_command))
    application.add_handler(MessageHandler(_PRIVATE & ledger.SAID, ledger.on_command))
    application.add_handler(MessageHandler(_PRIVATE & composing.SAID, composing.on_command))
    application.add_handler(MessageHandler(_PRIVATE & people.INVITING, people.on_command))
    application.add_handler(
        MessageHandler(_PRIVATE & strangers.ASKING_TO_ENROL, strangers.on_asking)
    )
    application.add_handler(MessageHandler(_PRIVATE & filters.CONTACT, strangers.on_contact))
    application.add_handler(MessageHandler(_PRIVATE & sayings.SAID, sayings.on_said))
    application.add_handler(MessageHandler(_PRIVATE & lead_sayings.SAID, lead_sayings.on_said))
    application.add_handler(MessageHandler(_PRIVATE & filters.TEXT, ask.on_text))
    application.add_handler(MessageHandler(_PRIVATE & _FILES, files.on_file))
    application.add_handler(
        MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, start.on_anything_else)
    )
    _register_groups(application)
    application.add_error_handler(errors.on_error)


def _register_groups(application: OfficeApplication) -> None:
    application.add_handler(
        ChatMemberHandler(groups.on_membership, ChatMemberHandler.MY_CHAT_MEMBER)
    )
    application.add_handler(MessageHandler(_GROUPS & filters.StatusUpdate.MIGRATE, groups.on_move))
    application.add_handler(
        MessageHandler(_GROUPS & filters.StatusUpdate.NEW_CHAT_TITLE, groups.on_new_title)
    )
    application.add_handler(CommandHandler("ketnoi", groups.on_connect, _GROUPS))
    application.add_handler(CommandHandler("ngatketnoi", groups.on_disconnect, _GROUPS))
    application.add_handler(CommandHandler(["viec", "baocao"], groups_asked.on_counts, _GROUPS))
    application.add_handler(
        CommandHandler(["help", "trogiup", "start"], groups_asked.on_help, _GROUPS)
    )
    application.add_handler(
        MessageHandler(_GROUPS & filters.COMMAND, groups_asked.on_other_command)
    )
    application.add_handler(MessageHandler(_GROUPS & filters.TEXT, groups_asked.on_text))
