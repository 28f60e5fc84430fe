"""The guide for operators tells the truth about the settings."""

import re

from config.embedded.places import ROOT

GUIDE = (ROOT / "docs" / "operations.md").read_text()
SETTINGS = (ROOT / "config" / "settings.py").read_text()


def test_every_variable_that_the_settings_read_is_explained() -> None:
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", SETTINGS))
    assert read
    assert read - set(re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.MULTILINE)) == set()


def test_every_make_target_that_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named: set[str] = set()
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        named |= set(re.findall(r"`make ([a-z-]+)[` ]", document.read_text()))
    assert named
    assert named <= targets
