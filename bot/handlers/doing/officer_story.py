"""“Diễn biến”: a task's story, page by page."""

from bot.handlers.doing.officer_panels import way_back
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.doing.officer_story import story
from bot.messages.taps.officer import ShowStory
from bot.services.doing.story import show_story


async def _show_story(tapped: Tapped, tap: ShowStory) -> None:
    async with tapped.context.database.read() as session:
        shown = await show_story(session, tapped.speaker, tap.task_id, page=tap.page)
    answer = story(tapped.words, shown, zone=tapped.speaker.zone, back=way_back(tapped))
    await edit(tapped.context.bot, tapped.query, answer)


TAPS: Taps = {ShowStory: _show_story}
