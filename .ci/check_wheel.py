"""Runs an installed wheel as a newcomer would; started by the environment that holds it.

The demo needs everything a wheel can forget: page, sample office, migrations and words.
"""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

NHACVIEC = Path(sys.executable).with_name("nhacviec")
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str, **body: str) -> bytes:
    """What the chat page's server answers; a body makes it a POST."""
    data = json.dumps(body).encode() if body else None
    request = Request(url, data=data, headers={"Content-Type": "application/json"})
    with urlopen(request, timeout=10) as answer:
        return bytes(answer.read())


def wait_for(look: Callable[[], Any]) -> Any:
    """The first answer that is something; servers take a moment to come up."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if found := look():
                return found
        except URLError:
            pass
        time.sleep(0.1)
    raise TimeoutError(f"nothing came in {PATIENCE} seconds")


def bot_messages(site: str, person: dict[str, Any]) -> list[dict[str, Any]]:
    chat = json.loads(fetch(f"{site}/api/chats/{person['id']}"))
    return [message for message in chat["messages"] if message["from"] == "bot"]


def check_demo(site: str) -> None:
    """Somebody of the sample office follows the link and is asked for confirmation."""
    wait_for(lambda: b"<html" in fetch(f"{site}/"))
    people = wait_for(lambda: json.loads(fetch(f"{site}/api/people")))
    guest = next(person for person in people if person["invite"])
    fetch(f"{site}/api/chats/{guest['id']}/start", payload=guest["invite"])
    answer = wait_for(lambda: bot_messages(site, guest))[-1]
    assert answer["buttons"], answer


def main() -> None:
    subprocess.run([NHACVIEC, "--help"], check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    demo = subprocess.Popen([NHACVIEC, "demo", "--port", str(port)])
    try:
        check_demo(f"http://127.0.0.1:{port}")
    finally:
        demo.terminate()
        demo.wait(timeout=20)


if __name__ == "__main__":
    main()
