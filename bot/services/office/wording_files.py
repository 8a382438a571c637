"""All of an office's wording in one file: for a terminal, a backup, another office."""

from bot.errors import NhacViecError
from bot.messages.catalog import Words
from bot.messages.errors import sentence
from bot.messages.office.bot_texts import text_of, with_text
from bot.messages.office.patterns import BadWording
from bot.messages.office.wording_file import read_file, write_file
from bot.services.office.wording import Change, NewText, change_texts, kept
from bot.storage import Session


async def export_wording(session: Session, org_id: int) -> tuple[str, int]:
    """The file, and how many messages are in it."""
    own = await kept(session, org_id)
    written = write_file(own)
    return written, len(read_file(written))


async def import_wording(session: Session, change: Change, text: str, *, words: Words) -> int:
    """Keeps every message of the file, or none; what is not in it stays. Returns how many.

    Raises `BadFile`, `NotFound`, and in these words which message cannot be taken and why.
    """
    found = read_file(text)
    own = await kept(session, change.org_id)
    for language, key, said in found:
        try:
            with_text(text_of(own, key, language), said)
        except BadWording as error:
            reason = sentence(words, error)
            raise NhacViecError("wording-in-file", name=key, reason=reason) from error
    news = [NewText(key, language, said) for language, key, said in found]
    await change_texts(session, change, news)
    return len(found)
