"""Each import contract is broken on purpose, in a copy, and import-linter has to say so."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from config.embedded.places import ROOT

BREAKS = [
    ("Extraction imports the standard library", "ingest/extraction/text.py", "import django"),
    (
        "Extraction imports the standard library",
        "ingest/extraction/grammar/pattern.py",
        "from ingest import models",
    ),
    ("Inside extraction", "ingest/extraction/grammar/says.py", "from ingest.extraction import mentions"),
    ("Inside extraction", "ingest/extraction/lexicon.py", "from ingest.extraction import text"),
    ("The timeline knows nothing", "timeline/services/events.py", "import ingest.models"),
    ("Others enter the timeline", "ingest/services/articles.py", "from timeline.models import Event"),
    ("Others enter the timeline", "ingest/views.py", "from timeline.services import events"),
    ("Views, tasks and commands", "timeline/models/event.py", "from timeline.services import events"),
    ("Views, tasks and commands", "timeline/services/events.py", "from timeline.views import desk"),
    ("Views, tasks and commands", "ingest/services/articles.py", "from ingest import tasks"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The packages and their contracts, without anything else of the project."""
    for package in ("config", "timeline", "ingest", "scripts"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([linter, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)


def test_the_contracts_hold(house: Path) -> None:
    assert lint(house).returncode == 0


@pytest.mark.parametrize(("contract", "module", "statement"), BREAKS)
def test_a_broken_contract_is_named(house: Path, contract: str, module: str, statement: str) -> None:
    broken = house / module
    broken.write_text(f"{broken.read_text()}\n{statement}\n")
    said = lint(house)
    assert said.returncode == 1
    verdicts = dict(zip(contract_names(), re.findall(r"\b(KEPT|BROKEN)\b", said.stdout), strict=True))
    assert [name for name, verdict in verdicts.items() if verdict == "BROKEN" and name.startswith(contract)]


def test_a_module_of_the_engine_that_is_in_no_layer_is_named(house: Path) -> None:
    (house / "ingest/extraction/in_no_layer.py").touch()
    said = lint(house)
    assert said.returncode == 1
    assert "in_no_layer" in said.stdout


def test_the_map_of_the_engine_names_its_modules() -> None:
    modules = {path.stem for path in (ROOT / "ingest/extraction").glob("*.py")} - {"__init__"}
    named = re.findall(r"`(\w+)`", (ROOT / "docs/architecture.md").read_text())
    assert modules <= {*named}


def contract_names() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]
