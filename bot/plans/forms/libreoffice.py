"""Has LibreOffice turn old and rare formats into the ones we read.

It works in a profile of its own that is thrown away afterwards, runs no macro, follows no link,
and finds a proxy that leads nowhere should a file try to reach the network after all.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.errors import NotAPlan

SECONDS = 60
# What the program answers after it has made the profile and before it opened the file.
_START_AGAIN = 81
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_PATH = "/org.openoffice."
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetNoProxy", ""),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def is_installed() -> bool:
    return _program() is not None


def convert(content: bytes, *, ending: str, to: str, read_as: str = "") -> bytes:
    """The file in another format; `read_as` names LibreOffice's filter where it might guess."""
    program = _program()
    if program is None:
        raise NotAPlan("plan-needs-libreoffice", ending=ending)
    with TemporaryDirectory(prefix="nhacviec-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"plan{ending}")
        source.write_bytes(content)
        profile = Path(folder, "profile")
        _write_settings(profile)
        filters = (f"--infilter={read_as}",) if read_as else ()
        _run(
            *(str(program), f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS, *filters),
            *("--convert-to", to, "--outdir", str(Path(folder, "out")), str(source)),
        )
        made = Path(folder, "out", f"plan.{to}")
        if not made.is_file():
            raise NotAPlan("plan-unreadable")
        return made.read_bytes()


def _program() -> Path | None:
    """The program itself rather than the script that starts it, which would outlive a stop."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return None
    script = Path(found).resolve()
    program = script.with_name("soffice.bin")
    return program if program.is_file() else script


def _run(*command: str) -> None:
    """In our own process group: whoever stops the reading stops this too."""
    for _ in range(2):
        try:
            done = subprocess.run(  # noqa: S603 (no shell, and the file has a name of ours)
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                env=_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise NotAPlan("plan-too-heavy") from error
        if done.returncode != _START_AGAIN:
            return


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    nowhere = "http://127.0.0.1:9"
    return {**kept, "LANG": "C.UTF-8", "http_proxy": nowhere, "https_proxy": nowhere}


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{_PATH}{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
