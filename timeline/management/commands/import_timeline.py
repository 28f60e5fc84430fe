"""`manage.py import_timeline FILE --timeline SLUG`: take over what was made with TimelineJS or markwhen."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from timeline.imports import FORMATS, NotReadable, read
from timeline.imports.forms import decoded
from timeline.management.timelines import timeline_named
from timeline.services.importing import known_keys, timeline_import


class Command(BaseCommand):
    help = "Take over a timeline made with TimelineJS (JSON, CSV) or markwhen; its events become proposals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="up to 2 MB and 2,000 events")
        parser.add_argument("--timeline", required=True, metavar="SLUG", help="the one that takes them over")
        parser.add_argument("--format", choices=FORMATS, default="", help="found out, if left out")
        parser.add_argument("--name", default="", help="what the old timeline is called as a source")
        parser.add_argument("--url", default="", help="where it can be seen")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would come in")

    def handle(
        self,
        *,
        file: Path,
        timeline: str,
        format: str,
        name: str,
        url: str,
        dry_run: bool,
        **options: Any,
    ) -> None:
        row = timeline_named(timeline)
        try:
            reading = read(decoded(file.read_bytes()), format)
        except NotReadable as error:
            raise CommandError(f"{file}: {error}") from error
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        for skipped in reading.skipped:
            self.stderr.write(f"{file}, {skipped.place}: {skipped.why}")
        if not reading.drafts:
            raise CommandError(f"{file}: there is no event in it that could be read.")
        if dry_run:
            known = len(known_keys(row, reading.drafts))
            self.stdout.write(f"{len(reading.drafts) - known} new, {known} here already")
            return
        done = timeline_import(
            timeline=row,
            reading=reading,
            name=name or reading.title or file.name,
            url=url,
            by=None,
            now=timezone.now(),
        )
        self.stdout.write(f"{done.added} new proposals, {done.known} here already")
