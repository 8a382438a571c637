"""A draft goes through JSON and comes back as it was."""

import json
from pathlib import Path

import pytest

from bot.demo.sample import write_sample
from bot.plans.draft import read_plan
from bot.plans.packing import pack, unpack
from tests.real_plans import real_plans


def test_the_sample_plan_comes_back_equal(tmp_path: Path) -> None:
    draft = read_plan(write_sample(tmp_path, year=2024).word)
    assert draft.items
    assert unpack(json.loads(json.dumps(pack(draft)))) == draft


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_a_real_plan_comes_back_equal(ending: str) -> None:
    draft = read_plan(next(Path(real_plans()).rglob(f"000*.{ending}")))
    assert len(draft.items) == 80
    assert unpack(json.loads(json.dumps(pack(draft)))) == draft
