"""sendMessage, its copies and forwards."""

from bot.demo.standin.entities import Formatted
from bot.demo.standin.failures import bad_request
from bot.demo.standin.methods import checks
from bot.demo.standin.params import Params
from bot.demo.standin.state import Json
from bot.demo.standin.wire import message_json, sender_json
from bot.demo.standin.world import World

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
GENERAL = 1


def send_message(world: World, params: Params) -> Json:
    content = checks.message_text(params)
    markup = checks.markup(params)
    chat = checks.writable_chat(world, params)
    thread = checks.thread(chat, params)
    checks.check_markup_fits(chat, markup)
    world.limits.count(chat.id, chat.kind)
    message = world.post(
        chat,
        world.bot_id,
        content,
        markup=markup,
        topic=thread.topic,
        reply_to=thread.reply_to,
    )
    return message_json(world, message)


def forward_message(world: World, params: Params) -> Json:
    chat = checks.writable_chat(world, params)
    topic = checks.thread(chat, params).topic
    source = checks.open_chat(world, params, "from_chat_id")
    original = checks.message_in(source, params, what="message to forward")
    world.limits.count(chat.id, chat.kind)
    content = Formatted(original.text, original.entities)
    copy = world.post(chat, world.bot_id, content, file_id=original.file_id, topic=topic)
    origin = {
        "type": "user",
        "sender_user": sender_json(world, original.sender_id),
        "date": original.date,
    }
    return message_json(world, copy) | {"forward_origin": origin}


def copy_message(world: World, params: Params) -> Json:
    chat = checks.writable_chat(world, params)
    thread = checks.thread(chat, params)
    source = checks.open_chat(world, params, "from_chat_id")
    original = checks.message_in(source, params, what="message to copy")
    markup = checks.markup(params)
    world.limits.count(chat.id, chat.kind)
    content = Formatted(original.text, original.entities)
    copy = world.post(
        chat,
        world.bot_id,
        content,
        markup=markup,
        file_id=original.file_id,
        topic=thread.topic,
        reply_to=thread.reply_to,
    )
    return {"message_id": copy.id}


def send_chat_action(world: World, params: Params) -> bool:
    action = params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = checks.writable_chat(world, params)
    number = params.number("message_thread_id")
    # Only here the general topic has a number.
    if number and number not in chat.topics and not (chat.forum and number == GENERAL):
        raise bad_request("message thread not found")
    world.events.publish({"type": "typing", "user_id": chat.id, "action": action})
    return True
