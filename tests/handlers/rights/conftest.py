"""One office for all cells of a table: each cell has a task of its own."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.handlers import chat_order
from bot.handlers.slowing import ENROLLED
from tests.handlers.conftest import running_office
from tests.handlers.rights.cast import Cast, gather


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cast(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Cast]:
    with pytest.MonkeyPatch.context() as patch:
        # A stranger tries every button there is; how such a one is slowed has its own tests.
        patch.setattr(chat_order, "STRANGERS", ENROLLED)
        async with running_office(tmp_path_factory.mktemp("office")) as office:
            yield await gather(office)
