"""getUpdates."""

from bot.demo.standin.failures import WEBHOOK_ACTIVE, conflict
from bot.demo.standin.methods.account import allow_updates
from bot.demo.standin.params import Params
from bot.demo.standin.world import World

LONGEST = 50
MOST = 100


async def get_updates(world: World, params: Params) -> str:
    """The next updates as JSON text; waits for one when there is none."""
    if world.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    world.updates.end_other_poll()
    allow_updates(world, params)
    world.updates.confirm(params.number("offset"))
    limit = min(max(params.number("limit", MOST), 1), MOST)
    seconds = min(params.number("timeout"), LONGEST)
    if seconds > 0 and world.updates.is_empty:
        await world.updates.wait(seconds)
    return world.updates.first(limit)
