"""How each act on a task is done, and what it leaves: one row an act."""

from bot.acts import Act
from tests.handlers.rights.doers_ways import WAYS_OF_DOERS
from tests.handlers.rights.leads_ways import WAYS_OF_LEADS
from tests.handlers.rights.way import Way

WAYS: dict[Act, Way] = WAYS_OF_DOERS | WAYS_OF_LEADS
