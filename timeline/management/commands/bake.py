"""`manage.py bake DIR`: the public site as plain files, for any web host."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError

from timeline.baking import NotBaked, bake
from timeline.management.timelines import timeline_named
from timeline.models import Timeline


class Command(BaseCommand):
    help = "Write the public site as plain files; done again, only what changed is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            type=Path,
            metavar="DIR",
            help="new, empty or of an earlier bake",
        )
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
            baked = bake(
                folder,
                timelines=_timelines(timeline),
                site=_site(url),
                take_over=take_over,
                tell=self._tell_progress if self.stderr.isatty() else None,
            )
        except NotBaked as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError(
                f"Stopped. What stands in {folder} works; the next bake goes on from here.", returncode=130
            ) from None
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

    def _tell_progress(self, done: int, of: int) -> None:
        """On a terminal, where somebody waits."""
        self.stderr.write(f"\r{done:,} of {of:,} pages", ending="\n" if done == of else "")


def _timelines(slug: str | None) -> list[Timeline]:
    """The one named; or all, the default one first."""
    if slug:
        return [timeline_named(slug)]
    found = list(Timeline.objects.order_by("-is_default", "pk"))
    if not found:
        raise CommandError("There is no timeline yet. An admin makes the first one at /admin/.")
    return found


def _site(url: str) -> str:
    split = urlsplit(url)
    if url and (split.scheme not in ("http", "https") or not split.netloc or split.query or split.fragment):
        raise CommandError(f"--url: “{url}” is no address such as https://example.org/story")
    return url.rstrip("/")
