"""docker-compose.yml against the schema of the compose specification, and what it must not lose."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.embedded.places import ROOT

COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())["services"]
    return found


def check(path: Path) -> subprocess.CompletedProcess[str]:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(checker, capture_output=True, text=True, check=False)


def test_the_file_keeps_to_the_compose_specification() -> None:
    said = check(COMPOSE)
    assert said.returncode == 0, said.stdout


def test_the_check_would_notice_a_mistake(tmp_path: Path) -> None:
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(COMPOSE.read_text().replace("stop_grace_period:", "stop_grace:"))
    assert check(wrong).returncode == 1


def test_the_broker_forgets_nothing(services: dict[str, Any]) -> None:
    command = " ".join(services["redis"]["command"])
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command
    assert services["redis"]["volumes"]


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_every_process_waits_for_the_migrations_and_knows_both_servers(
    services: dict[str, Any], name: str
) -> None:
    service = services[name]
    assert service["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"} <= set(service["environment"])


def test_no_secret_has_a_default() -> None:
    text = COMPOSE.read_text()
    assert re.findall(r"\$\{(?:SECRET_KEY|POSTGRES_PASSWORD)(?!:\?)", text) == []


def test_the_image_installs_the_locked_requirements_and_runs_as_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert any("--require-hashes -r requirements.lock" in line for line in lines)
    assert "USER app" in lines


def test_a_search_of_five_thousand_letters_reaches_the_page() -> None:
    command = [sys.executable, "-m", "gunicorn", "--print-config", "config.wsgi"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.search(r"limit_request_line\s+= 8190", told.stdout)
