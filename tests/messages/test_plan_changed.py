"""The news of a later version fits into one message, however much it changes."""

from datetime import date, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from bot.domain import Policy, Role, Speaker
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.plans.plan_changed import Moved, PlanNews, plan_changed
from bot.messages.text import MESSAGE_LIMIT
from bot.storage import Task

TODAY = date(2026, 5, 13)
SPEAKER = Speaker(
    id=1,
    org_id=1,
    full_name="Lê Văn An",
    unit_id=1,
    unit_name="Văn phòng",
    roles=frozenset({Role.OFFICER}),
    language="vi",
    zone=ZoneInfo("Asia/Ho_Chi_Minh"),
    plan_year=2026,
    policy=Policy(),
)


def task(task_id: int) -> Task:
    return Task(
        id=task_id,
        org_id=1,
        plan_id=1,
        position=task_id,
        number=f"{task_id} <&> " * 9,
        content="Việc <rất> & dài " * 30,
        due=TODAY,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_days_of_many_tasks_fit_into_one_message(language: str) -> None:
    days = tuple(TODAY + timedelta(weeks=week) for week in range(36))
    tasks = tuple(map(task, range(1, 13)))
    news = PlanNews(
        title="Kế hoạch <năm> 2026 " * 40,
        version=2,
        new=tasks,
        moved=tuple(Moved(one, days, days[::-1]) for one in tasks),
        taken=tasks,
        dropped=tasks,
    )
    text = plan_changed(words_in(language), news, speaker=SPEAKER, today=TODAY).text
    assert len(unescape(text)) <= MESSAGE_LIMIT
    assert "13/5, 20/5, 27/5, …" in text
