"""Every method by its lower-case name, as Telegram looks them up."""

from collections.abc import Callable
from typing import Any

from bot.demo.standin.methods import account, editing, groups, media, sending
from bot.demo.standin.params import Params
from bot.demo.standin.world import World

Method = Callable[[World, Params], Any]

METHODS: dict[str, Method] = {
    "getme": account.get_me,
    "sendmessage": sending.send_message,
    "forwardmessage": sending.forward_message,
    "copymessage": sending.copy_message,
    "sendchataction": sending.send_chat_action,
    "sendphoto": media.send_photo,
    "senddocument": media.send_document,
    "sendmediagroup": media.send_media_group,
    "getfile": media.get_file,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "answercallbackquery": account.answer_callback_query,
    "setmycommands": account.set_my_commands,
    "getmycommands": account.get_my_commands,
    "deletemycommands": account.delete_my_commands,
    "getchat": account.get_chat,
    "setwebhook": account.set_webhook,
    "deletewebhook": account.delete_webhook,
    "getwebhookinfo": account.get_webhook_info,
    "logout": account.accept,
    "close": account.accept,
    "setchatmenubutton": account.accept,
    "setmyname": account.accept,
    "setmydescription": account.accept,
    "setmyshortdescription": account.accept,
    "setmydefaultadministratorrights": account.accept,
    "setmessagereaction": account.accept,
    "getchatmember": groups.get_chat_member,
    "getchatadministrators": groups.get_chat_administrators,
    "getchatmembercount": groups.get_chat_member_count,
    "leavechat": groups.leave_chat,
    "pinchatmessage": groups.pin_chat_message,
    "unpinchatmessage": groups.unpin_chat_message,
    "unpinallchatmessages": groups.unpin_all_chat_messages,
}
