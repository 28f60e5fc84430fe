"""`manage.py bake DIR`: the public site as plain files, for any web host."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError

from timeline.baking import NotBaked, bake
from timeline.models import Timeline


class Command(BaseCommand):
    help = "Write the public site as plain files; done again, only what changed is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--timeline", metavar="SLUG", help="only this one, as the front page too")
        parser.add_argument(
            "--url",
            default="",
            help="where the files will be served, https://example.org/story: for the map of the site, "
            "search engines, share pictures, feeds and the snippet to embed",
        )
        parser.add_argument(
            "--take-over",
            action="store_true",
            help="use a folder that holds other files, and write over them",
        )

    def handle(
        self, *, folder: Path, timeline: str | None, url: str, take_over: bool, **options: Any
    ) -> None:
        began = time.monotonic()
        try:
            baked = bake(folder, timelines=_timelines(timeline), site=_site(url), take_over=take_over)
        except NotBaked as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or folder}: {error.strerror}") from error
        tally, seconds = baked.tally, time.monotonic() - began
        if not baked.is_new:
            self.stdout.write(
                f"{folder}: nothing has changed, {tally.same} files as they were, {seconds:.1f} s"
            )
            return
        self.stdout.write(
            f"{folder}: {baked.events} events; {tally.written} files written, {tally.same} as they were, "
            f"{tally.removed} removed; {tally.size / 1e6:.1f} MB, {seconds:.1f} s"
        )
        if not url:
            self.stderr.write(
                "Without --url: no sitemap.xml and no share pictures, and nothing to tell search engines."
            )


def _timelines(slug: str | None) -> list[Timeline]:
    """The one named; or all, the default one first."""
    rows = Timeline.objects.filter(slug=slug) if slug else Timeline.objects.order_by("-is_default", "pk")
    found = list(rows)
    if not found:
        known = ", ".join(Timeline.objects.values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no timeline “{slug or 'by default'}”. There are: {known}.")
    return found


def _site(url: str) -> str:
    split = urlsplit(url)
    if url and (split.scheme not in ("http", "https") or not split.netloc or split.query or split.fragment):
        raise CommandError(f"--url: “{url}” is no address such as https://example.org/story")
    return url.rstrip("/")
