"""Fails when a test was skipped that could have run: `check_skips.py REPORT.xml PLANS_FOLDER`."""

import sys
from pathlib import Path
from xml.etree import ElementTree


def skips(report: Path) -> list[str]:
    """Every skipped test with its reason, out of pytest's JUnit report."""
    cases = ElementTree.parse(report).iter("testcase")
    return [
        f"{case.get('classname')}.{case.get('name')}: {skipped.get('message')}"
        for case in cases
        for skipped in case.findall("skipped")
        if skipped.get("type") == "pytest.skip"
    ]


def main(report: Path, plans: Path) -> int:
    """1 when something was skipped although the real plans, the one thing we may lack, are here."""
    skipped = skips(report)
    sys.stderr.writelines(f"Skipped: {line}\n" for line in skipped)
    return 1 if skipped and plans.is_dir() else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
