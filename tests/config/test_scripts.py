"""The scripts that measure start at all, with no database, no browser and nothing of Django set up before."""

import subprocess
import sys

import pytest

from config.embedded.places import ROOT


@pytest.mark.parametrize("script", ["bench_page.py", "bench_bake.py"])
def test_it_says_what_it_takes(script: str) -> None:
    command = [sys.executable, str(ROOT / "scripts" / script), "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
