"""A person acts by button or words, and everything the bot answers is waited for."""

from bot.messages.actions import Action
from bot.messages.callback_data import encode
from bot.messages.catalog import words_in
from tests.handlers.rights.steps import Say, Step, Tap
from tests.standin_group import Group
from tests.standin_person import Phone
from tests.standin_screen import Screen, buttons_of


async def tapped(phone: Phone, label: str) -> str:
    """Taps and waits until the bot has done with it; the toast, if there is one."""
    phone.world.toasts.clear()
    phone.tap(label)
    return await answered(phone)


async def forged(phone: Phone, action: Action, *, group: Group | None = None) -> str:
    """Sends the data of a button that may never have been shown; the toast."""
    phone.world.toasts.clear()  # the stand-in keeps the newest few of everybody's
    phone.forge(encode(action), group=group)
    return await answered(phone, group)


async def answered(phone: Phone, group: Group | None = None) -> str:
    """Waits until no button of this telephone is still being worked on; the newest toast."""
    await phone.wait_for(lambda: None if _is_waiting(group or phone) else True, "the end of a tap")
    toasts = phone._toasts()
    return toasts[-1].text if toasts else ""


def _is_waiting(screen: Screen) -> bool:
    newest = screen.from_bot()[-9:]
    return any(screen.world.taps.waits(screen.chat_id, one.id) for one in newest)


async def take(phone: Phone, step: Step) -> None:
    """One step, until the bot shows what it should, in words, on a button or in a toast."""
    match step:
        case Tap(label):
            await tapped(phone, label)
        case Say(text):
            phone.say(text)
    await phone.wait_for(lambda: _shows(phone, step.shows), " / ".join(step.shows))


def _shows(phone: Phone, wanted: tuple[str, ...]) -> bool | None:
    for words in wanted:
        is_said = phone._fresh(words) or phone._fresh_toast(words)
        if is_said or any(words in label for label in phone.labels()):
            return True
    return None


async def leave(phone: Phone) -> None:
    """Out of whatever was begun, so that the next cell begins anew."""
    phone.say("/huy")
    await phone.sees()


async def open_card(phone: Phone, number: str) -> str:
    """Asks for a task by its number; what the bot answers."""
    phone.say(f"việc số {number}")
    message = await phone.wait_for(
        lambda: phone._fresh(number) or phone._fresh(words_in("vi")("error-stranger")), number
    )
    return message.text


def offered(phone: Phone) -> frozenset[str]:
    """What the buttons of the card just opened do."""
    buttons = buttons_of(phone.last())
    return frozenset(one["callback_data"] for one in buttons if "callback_data" in one)
