"""`manage.py export SLUG --format json`: the published events of a timeline, in any of the formats."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.exports import FORMATS, telling_of
from timeline.management.timelines import timeline_named


class Command(BaseCommand):
    help = "Write the published events of a timeline to a file or the standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the timeline's name in addresses: /t/SLUG/")
        parser.add_argument("--format", choices=FORMATS, default="json", help="json, if left out")
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="written over; the standard output, if left out"
        )
        parser.add_argument("--site", default="", metavar="URL", help="goes before addresses in the output")

    def handle(self, *, slug: str, format: str, output: Path | None, site: str, **options: Any) -> None:
        text = FORMATS[format].write(telling_of(timeline_named(slug), site))
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from error
