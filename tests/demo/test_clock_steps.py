"""Where the page's steps lead, in the office's zone."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.demo.standin.clock_steps import target
from bot.demo.standin.refusals import Reason, Refused

NOW = datetime(2024, 5, 31, 14, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("step", "moment"),
    [
        ({"hours": 1}, "2024-05-31T15:30:00+07:00"),
        ({"days": 1}, "2024-06-01T14:30:00+07:00"),
        ({"days": 1, "at": "08:00"}, "2024-06-01T08:00:00+07:00"),
        ({"days": 0, "at": "23:59"}, "2024-05-31T23:59:00+07:00"),
        ({"at": "15:00"}, "2024-05-31T15:00:00+07:00"),
        ({"at": "8:00"}, "2024-06-01T08:00:00+07:00"),
        ({"to": "2024-06-03T08:00"}, "2024-06-03T08:00:00+07:00"),
        ({"to": "2024-06-03T01:00:00Z"}, "2024-06-03T01:00:00+00:00"),
    ],
)
def test_a_step_leads_to_a_moment(step: dict[str, Any], moment: str) -> None:
    assert target(step, NOW).isoformat() == moment


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ({"to": "2024-05-31T14:29"}, Reason.BACKWARDS),
        ({"days": -1}, Reason.BACKWARDS),
        ({"days": 0, "at": "08:00"}, Reason.BACKWARDS),
        ({}, Reason.BAD_TIME),
        ({"to": "soon"}, Reason.BAD_TIME),
        ({"to": 5}, Reason.BAD_TIME),
        ({"at": "24:00"}, Reason.BAD_TIME),
        ({"days": "1"}, Reason.BAD_TIME),
        ({"days": 10**30}, Reason.BAD_TIME),
        ({"to": "2099-01-01"}, Reason.BAD_TIME),
    ],
)
def test_a_step_that_cannot_be_made(step: dict[str, Any], reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        target(step, NOW)
    assert refused.value.reason is reason
