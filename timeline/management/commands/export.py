"""`manage.py export SLUG --format json`: the published events of a timeline, in any of the formats."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.exports import FORMATS, telling_of
from timeline.models import Timeline


class Command(BaseCommand):
    help = "Write the published events of a timeline to a file or the standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG")
        parser.add_argument("--format", choices=FORMATS, default="json")
        parser.add_argument("--output", type=Path, metavar="FILE")
        parser.add_argument("--site", default="", metavar="URL", help="goes before addresses in the output")

    def handle(self, *, slug: str, format: str, output: Path | None, site: str, **options: Any) -> None:
        timeline = Timeline.objects.filter(slug=slug).first()
        if timeline is None:
            known = ", ".join(Timeline.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no timeline “{slug}”. There are: {known}.")
        text = FORMATS[format].write(telling_of(timeline, site))
        if output is None:
            self.stdout.write(text, ending="")
        else:
            output.write_text(text, encoding="utf-8", newline="")
