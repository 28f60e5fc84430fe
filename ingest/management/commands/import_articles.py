"""Import articles from the command line, the same way as an upload in the browser."""

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ingest.forms import AboutForm
from ingest.management.published import add_published
from ingest.models import Article, Job
from ingest.services.articles import About, AlreadyImported, NotImported, article_import, article_update
from timeline import intake
from timeline.intake import Timeline


class Command(BaseCommand):
    help = "Import articles (.txt, .html) into a timeline; exit code 1 if any failed."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of them")
        parser.add_argument("--timeline", metavar="SLUG", help="the default timeline, if left out")
        add_published(parser)
        parser.add_argument("--publisher", default="", metavar="NAME", help="who published all of them")
        parser.add_argument("--wait", action="store_true", help="until a worker has read them all")
        parser.add_argument("--timeout", type=float, default=600, help="seconds to wait at most: 600")
        parser.add_argument(
            "--format", choices=("text", "json"), default="text", help="a sentence or an object for each file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        timeline = intake.find_timeline(options["timeline"])
        if timeline is None:
            known = ", ".join(Timeline.objects.order_by("slug").values_list("slug", flat=True)) or "none"
            asked = f"timeline “{options['timeline']}”" if options["timeline"] else "default timeline"
            raise CommandError(f"There is no {asked}. There are: {known}. Name one with --timeline.")
        about = _about(options)
        results = [_import_one(path, timeline, about) for path in _files(options["paths"])]
        if not results:
            raise CommandError("There is no file to import in these folders.")
        if options["wait"]:
            _wait(results, options["timeout"])
        for result in results:
            self.stdout.write(json.dumps(result) if options["format"] == "json" else _sentence(result))
        if any(result["state"] == "failed" for result in results):
            raise SystemExit(1)


def _about(options: dict[str, Any]) -> About:
    """What the options say of all articles, held to the same rules as in the browser."""
    form = AboutForm({name: options[name] for name in ("publisher", "published")})
    for name, errors in form.errors.items():
        raise CommandError(f"--{name}: {' '.join(map(str, errors))}")
    return form.about()


def _files(paths: list[Path]) -> list[Path]:
    """The files named, and those directly in the folders named, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(entry for entry in path.iterdir() if _is_meant(entry)) if path.is_dir() else [path]
    return found


def _is_meant(entry: Path) -> bool:
    return entry.is_file() and not entry.name.startswith(".")


def _complete(article: Article, about: About) -> str:
    """Give an article that came before what it still lacks; what was done, in words."""
    lacking = {name: value for name, value in asdict(about).items() if value and not getattr(article, name)}
    if not lacking:
        return ""
    article_update(article_id=article.pk, changes=lacking, now=timezone.now())
    return f" Filled in: {', '.join(lacking)}."


def _import_one(path: Path, timeline: Timeline, about: About) -> dict[str, Any]:
    result: dict[str, Any] = {
        "file": str(path),
        "state": "queued",
        "reason": "",
        "article": None,
        "events": None,
    }
    try:
        article = article_import(
            timeline_id=timeline.pk,
            content=path.read_bytes(),
            file_name=path.name,
            about=about,
            by=None,
            now=timezone.now(),
        )
    except OSError as error:
        return result | {"state": "failed", "reason": error.strerror or str(error)}
    except AlreadyImported as error:
        reason = f"{error}{_complete(error.article, about)}"
        return result | {"state": "duplicate", "reason": reason, "article": error.article.pk}
    except NotImported as error:
        return result | {"state": "failed", "reason": str(error)}
    return result | {"article": article.pk}


def _wait(results: list[dict[str, Any]], timeout: float) -> None:
    """Follow the jobs to their end, and write it into their results."""
    until = time.monotonic() + timeout
    waiting = {result["article"]: result for result in results if result["state"] == "queued"}
    while waiting and time.monotonic() < until:
        for job in Job.objects.filter(article__in=waiting, state__in=("done", "failed")):
            waiting.pop(job.article_id).update(state=job.state, reason=job.error, events=job.events_found)
        if waiting:
            time.sleep(0.3)
    for result in waiting.values():
        result.update(
            state="failed", reason=f"No worker had finished it after {timeout:g} s. It stays queued."
        )


def _sentence(result: dict[str, Any]) -> str:
    told = f", {result['events']} events" if result["events"] is not None else ""
    reason = f": {result['reason']}" if result["reason"] else ""
    return f"{result['file']}: {result['state']}{told}{reason}"
