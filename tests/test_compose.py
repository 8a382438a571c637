"""What is written down for a server names what there is. Docker itself is not needed for this."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr

from bot.config import Settings
from bot.handlers import webhook
from bot.handlers.webhook import PATH

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
BOTS = [name for name in SERVICES if name.startswith("bot-")]
CADDYFILE = (ROOT / "deploy" / "Caddyfile").read_text()
EXAMPLE = (ROOT / "deploy" / "env.example").read_text()
UNIT = (ROOT / "deploy" / "nhacviec.service").read_text()
GUIDE = (ROOT / "docs" / "server.md").read_text()
KNOWN = {f"NHACVIEC_{name.upper()}" for name in Settings.model_fields}


def test_two_bots_are_started_alike() -> None:
    assert len(BOTS) == 2
    assert SERVICES[BOTS[0]] == SERVICES[BOTS[1]]


@pytest.mark.parametrize("name", [*BOTS, "migrate"])
def test_every_setting_of_a_bot_exists(name: str) -> None:
    environment = SERVICES[name]["environment"]
    assert {one for one in environment if one.startswith("NHACVIEC_")} <= KNOWN


def test_the_settings_are_good_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SERVICES[BOTS[0]]["environment"].items():
        monkeypatch.setenv(name, _filled(value))
    settings = Settings.read()
    assert settings.database_url.startswith("postgresql+psycopg://")
    assert settings.listen.endswith(":8080")


def _filled(value: str) -> str:
    """What Compose makes of a value: the one that is asked for, or the one it has else."""
    _, has_default, default = value.removesuffix("}").partition(":-")
    if has_default:
        return default
    return "1234:abcdefghijklmnop" if value.startswith("${") else value


def test_what_an_office_behind_a_firewall_sets_reaches_the_bots() -> None:
    for name in ("NHACVIEC_PROXY_URL", "NHACVIEC_TELEGRAM_API_URL", "NHACVIEC_TIMEZONE"):
        assert SERVICES[BOTS[0]]["environment"][name].startswith(f"${{{name}:-"), name


def test_no_secret_stands_in_it() -> None:
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if re.search("TOKEN|SECRET|PASSWORD", name):
                assert re.fullmatch(r"\$\{\w+:\?[^}]+\}", value), name


def test_every_value_that_is_asked_for_is_in_the_example() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text() + CADDYFILE))
    assert asked | {"NHACVIEC_SITE"} == set(re.findall(r"^(\w+)=", EXAMPLE, re.MULTILINE))


def test_images_come_from_wherever_the_machine_gets_them() -> None:
    assert [one["image"] for one in SERVICES.values() if "/" in one.get("image", "")] == []


def test_the_database_is_migrated_once_before_the_bots_start() -> None:
    assert SERVICES["migrate"]["command"] == ["db", "upgrade"]
    assert SERVICES["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for name in BOTS:
        condition = SERVICES[name]["depends_on"]["migrate"]["condition"]
        assert condition == "service_completed_successfully"


def test_the_proxy_knows_both_bots_and_passes_telegram_alone() -> None:
    assert " ".join(f"{name}:8080" for name in BOTS) in CADDYFILE
    assert f"handle {PATH} " in CADDYFILE
    assert "respond 404" in CADDYFILE
    assert CADDYFILE.count("{") == CADDYFILE.count("}")


def test_volumes_are_declared() -> None:
    named = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith(".")
    }
    assert named == set(COMPOSE["volumes"])


def test_what_the_image_is_built_of_is_there() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    sources = re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE)
    for name in " ".join(sources).split():
        assert (ROOT / name).exists(), name
        assert f"!{name}" in (ROOT / ".dockerignore").read_text().splitlines()


def seconds(pattern: str, text: str) -> int:
    (found,) = re.findall(pattern, text, re.MULTILINE)
    return int(found)


def test_whoever_waits_for_a_bot_waits_longer_than_it_takes() -> None:
    for bot in BOTS:
        assert seconds(r"^(\d+)s$", SERVICES[bot]["stop_grace_period"]) > webhook._LAST_WORDS
    assert seconds(r"^TimeoutStopSec=(\d+)$", UNIT) > webhook._LAST_WORDS
    assert seconds(r"response_header_timeout (\d+)s$", CADDYFILE) > webhook._ANSWER_WITHIN


def test_a_bot_under_systemd_is_where_the_guide_puts_it() -> None:
    (folder,) = re.findall(r"^WorkingDirectory=(.+)$", UNIT, re.MULTILINE)
    (account,) = re.findall(r"^User=(.+)$", UNIT, re.MULTILINE)
    assert f"ExecStart={folder}/.venv/bin/nhacviec run\n" in UNIT
    assert f"cd {folder} && sudo make setup" in GUIDE
    assert re.search(rf"^sudo useradd .* {account}$", GUIDE, re.MULTILINE)


def test_the_guide_names_services_that_exist() -> None:
    acted_on = re.findall(
        r"docker compose (?:stop|restart|exec(?: -T)?) ((?:[a-z0-9-]+ ?)+)", GUIDE
    )
    named = [line.split()[0] for line in acted_on]
    assert {"postgres", "bot-1", "proxy"} <= set(named) <= set(SERVICES)


def test_the_example_says_how_to_make_a_secret_that_is_taken() -> None:
    assert "openssl rand -hex 32" in EXAMPLE
    Settings(webhook_secret=SecretStr("0f" * 32)).require_webhook_secret()
