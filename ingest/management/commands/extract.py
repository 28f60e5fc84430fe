"""Show what the engine finds in a plain text. Touches no database."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingest.extraction import extract_events, find_timexes, timeml
from ingest.management.published import add_published, published_edtf
from ingest.readers import txt
from ingest.readers.model import Unreadable

DOMAINS = ("news", "narrative", "colloquial", "auto")
# What outside scripts rely on, whatever else the values come to hold.
TIMEX_FIELDS = ("start", "end", "text", "type", "value", "mod")
EVENT_FIELDS = (
    *("start", "end", "quote", "headline", "when", "label", "standing", "attributed_to"),
    *("names", "date_text", "reasoning", "confidence"),
)


class Command(BaseCommand):
    help = "Find time expressions and events in plain text; touches no database."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="plain text; - is standard input")
        add_published(parser)
        parser.add_argument(
            "--domain",
            choices=DOMAINS,
            default="auto",
            help="what kind of text it is; auto looks for itself",
        )
        parser.add_argument(
            "--format", choices=("json", "timeml"), default="json", help="JSON, one object a file; or TimeML"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        published = published_edtf(options["published"]) or None
        for name in options["files"]:
            text = _read(name)
            timexes = find_timexes(text, published=published, domain=options["domain"])
            if options["format"] == "timeml":
                self.stdout.write(timeml.document(text, timexes, published=published))
                continue
            events = extract_events(text, published=published, domain=options["domain"])
            found = {
                **({"file": name} if len(options["files"]) > 1 else {}),
                "text": text,
                "timexes": [_fields(timex, TIMEX_FIELDS) for timex in timexes],
                "events": [_fields(event, EVENT_FIELDS) for event in events],
            }
            self.stdout.write(json.dumps(found, ensure_ascii=False))


def _fields(value: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _read(name: str) -> str:
    """The text as it stands in the file, line ends included, so that offsets point into it."""
    try:
        return txt.decode(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from error
    except Unreadable as error:
        raise CommandError(f"{name}: {error}") from error
