"""The commands that scripts rely on."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ingest.models import Article
from tests.ingest.conftest import TEXT
from timeline.models import Timeline


def run_import(*paths: Path, **options: Any) -> tuple[list[dict[str, Any]], int]:
    """(one result a file, exit code)"""
    out = io.StringIO()
    code = 0
    try:
        call_command("import_articles", *paths, format="json", stdout=out, **options)
    except SystemExit as end:
        code = int(end.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], code


@pytest.fixture
def engines(tmp_path: Path) -> Path:
    path = tmp_path / "engines.txt"
    path.write_text(TEXT)
    return path


def test_a_file_comes_in_like_an_upload(timeline: Timeline, engines: Path) -> None:
    results, code = run_import(engines, published="April 2024", publisher="The Paper")
    article = Article.objects.get()
    assert (code, results[0]["article"], results[0]["state"]) == (0, article.pk, "queued")
    assert (article.published, article.publisher) == ("2024-04", "The Paper")


def test_the_same_file_again_is_a_duplicate(timeline: Timeline, engines: Path) -> None:
    run_import(engines)
    results, code = run_import(engines)
    assert (code, results[0]["state"], results[0]["article"]) == (0, "duplicate", Article.objects.get().pk)


def test_a_second_import_fills_in_what_the_first_left_open(timeline: Timeline, engines: Path) -> None:
    run_import(engines)
    results, _ = run_import(engines, published="April 2024")
    assert results[0]["state"] == "duplicate"
    assert "Filled in: published" in results[0]["reason"]
    assert Article.objects.get().published == "2024-04"


def test_what_is_too_long_is_refused_in_words(timeline: Timeline, engines: Path) -> None:
    with pytest.raises(CommandError, match=r"--publisher: .*200"):
        run_import(engines, publisher="x" * 500)


def test_hidden_files_of_a_folder_are_left_alone(timeline: Timeline, tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("Words.")
    (tmp_path / "a.txt").write_text("Words.")
    results, _ = run_import(tmp_path)
    assert [Path(result["file"]).name for result in results] == ["a.txt"]


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty"), (b"x" * (10 * 1024**2 + 1), "10 MB")])
def test_what_is_refused_is_said_and_counts_as_failed(
    timeline: Timeline, tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    results, code = run_import(tmp_path / "a.txt")
    assert (code, results[0]["state"]) == (1, "failed")
    assert reason in results[0]["reason"]


def test_a_file_that_is_not_there_fails_alone(timeline: Timeline, engines: Path, tmp_path: Path) -> None:
    results, code = run_import(tmp_path / "missing.txt", engines)
    assert (code, [result["state"] for result in results]) == (1, ["failed", "queued"])


def test_a_folder_brings_its_files_in_order(timeline: Timeline, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"Words of {name}.")
    results, _ = run_import(tmp_path)
    assert [Path(result["file"]).name for result in results] == ["a.txt", "b.txt"]


def test_a_date_that_is_none_is_refused_before_anything_comes_in(timeline: Timeline, engines: Path) -> None:
    with pytest.raises(CommandError, match="not a date"):
        run_import(engines, published="soon")
    assert not Article.objects.exists()


def test_a_timeline_that_is_not_there_is_refused(timeline: Timeline, engines: Path) -> None:
    with pytest.raises(CommandError, match="no timeline “nowhere”"):
        run_import(engines, timeline="nowhere")


def extract(*files: Path, **options: Any) -> str:
    out = io.StringIO()
    call_command("extract", *map(str, files), stdout=out, **options)
    return out.getvalue()


def test_extract_prints_what_outside_scripts_rely_on(engines: Path) -> None:
    found = json.loads(extract(engines, published="2024-04"))
    assert found["text"] == TEXT
    assert set(found["timexes"][0]) == {"start", "end", "text", "type", "value", "mod"}
    assert set(found["events"][0]) == {
        "start",
        "end",
        "quote",
        "headline",
        "when",
        "label",
        "standing",
        "attributed_to",
        "names",
        "date_text",
        "reasoning",
        "confidence",
    }


def test_extract_keeps_offsets_into_the_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Zoë left.\r\nAda Lovelace joined the board in June 2011.".encode())
    event = json.loads(extract(path))["events"][0]
    text = path.read_bytes().decode()
    assert text[event["start"] : event["end"]] == event["quote"]


def test_extract_names_the_file_where_there_are_several(engines: Path) -> None:
    lines = extract(engines, engines).splitlines()
    assert [json.loads(line)["file"] for line in lines] == [str(engines), str(engines)]


def test_extract_writes_timeml(engines: Path) -> None:
    timeml = extract(engines, format="timeml")
    assert '<TIMEX3 tid="t1" type="DATE" value="2011-06">June 2011</TIMEX3>' in timeml


def test_extract_refuses_what_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="does not fit"):
        extract(tmp_path / "a.bin")


def test_a_timeline_that_is_none_is_said_with_those_there_are(timeline: Timeline, engines: Path) -> None:
    with pytest.raises(CommandError, match=f"no timeline “none”. There are: {timeline.slug}"):
        run_import(engines, timeline="none")
