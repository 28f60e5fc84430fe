"""`manage.py seed_events 10000 --timeline bench`: published events out of nowhere, for benchmarks."""

import random
from argparse import ArgumentParser
from datetime import date, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from timeline import dates
from timeline.models import Citation, Event, Source, Standing, Status, Timeline
from timeline.models.event import date_fields
from timeline.services.publicity import timeline_revised

WORDS = (
    *("court", "council", "river", "bridge", "minister", "report", "strike", "vote", "budget", "flood"),
    *("inquiry", "police", "mayor", "union", "factory", "harbour", "hearing", "appeal", "rail", "storm"),
    *("contract", "tender", "audit", "witness", "leak", "treaty", "border", "summit", "school"),
)
NAMES = ("Harbour Board", "City Council", "Rail Union", "River Authority", "Court of Appeal", "Border Force")
FIRST_DAY = date(2014, 1, 1)
DAYS = 3652
BATCH = 1000


class Command(BaseCommand):
    help = "Make N synthetic published events, the same ones every time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, metavar="N")
        parser.add_argument("--timeline", required=True, metavar="SLUG")

    def handle(self, *, number: int, timeline: str, **options: Any) -> None:
        now = timezone.now()
        dice = random.Random(42)  # noqa: S311 - the same events every time
        with transaction.atomic():
            row, _ = Timeline.objects.get_or_create(slug=timeline, defaults={"title": f"Bench: {timeline}"})
            source, _ = Source.objects.get_or_create(title="Synthetic", publisher="The Bench")
            events = Event.objects.bulk_create([_event(row, dice, now) for _ in range(number)], BATCH)
            Citation.objects.bulk_create([_citation(event, source) for event in events], BATCH)
            timeline_revised(timeline_id=row.pk, now=now)
        self.stdout.write(f"{number} events in {row.get_absolute_url()}")


def _event(timeline: Timeline, dice: random.Random, now: datetime) -> Event:
    return Event(
        timeline=timeline,
        status=Status.PUBLISHED,
        published_at=now,
        headline=_words(dice, 7),
        body=_words(dice, 50),
        standing=dice.choice(list(Standing)),
        names=dice.sample(NAMES, 2),
        is_key=dice.random() < 0.02,
        **date_fields(_when(dice)),
    )


def _when(dice: random.Random) -> dates.When:
    """Mostly days; one in ten a span, one in ten no more than a month."""
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    kind = dice.randrange(10)
    if kind == 0:
        return dates.parse(f"{day}/{day + timedelta(days=dice.randrange(1, 40))}")
    return dates.parse(f"{day:%Y-%m}" if kind == 1 else f"{day}")


def _words(dice: random.Random, number: int) -> str:
    return " ".join(dice.choices(WORDS, k=number)).capitalize()


def _citation(event: Event, source: Source) -> Citation:
    return Citation(
        event=event,
        source=source,
        quote=f"It was {event.label} when the {event.headline.lower()}.",
        date_text=event.label,
        when=event.when,
        label=event.label,
    )
