"""Fill a new installation with the demo's people and story, as its admin and its editor would.

Picks up where it was: what is there already is left alone.
"""

import json
import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.roles import ADMINS, EDITORS
from timeline.models import Event, Standing, Status, Timeline
from timeline.services.events import event_confirm, event_publish, event_update

TITLE = "Meta, Netflix and the private messages"
INTRO = (
    "Two companies shared a director for eight years. What plaintiffs say they gave each other, what the "
    "companies reply, and on which points the reports disagree."
)


@dataclass(frozen=True, slots=True)
class Landmark:
    """One of the story's five main events: the words of the sample article that the editor picks it by, and
    the headline and standing that the editor gives it."""

    quote: str
    headline: str
    standing: Standing = Standing.REPORTED
    attributed_to: str = ""


LANDMARKS = (
    Landmark("around June 2011", "Reed Hastings joins Facebook’s board of directors"),
    Landmark(
        "Within a month of Hastings joining",
        "Facebook and Netflix sign an “Inbox API” agreement",
        Standing.ALLEGED,
        "the plaintiffs in Klein v. Meta",
    ),
    Landmark(
        "The New York Times reported on Tuesday",
        "The New York Times reports that Netflix and Spotify could read users’ private messages",
        attributed_to="The New York Times",
    ),
    Landmark(
        "Meta began to roll out end-to-end encryption",
        "Meta begins to make end-to-end encryption the default on Messenger",
    ),
    Landmark("made public in late March", "Court filings about Facebook and Netflix are made public"),
)


class Command(BaseCommand):
    help = "Make the demo's users and timeline, import the samples, publish the five landmark events."

    def handle(self, *args: Any, **options: Any) -> None:
        people = _people()
        timeline, _ = Timeline.objects.get_or_create(
            slug="meta-netflix",
            defaults={"title": TITLE, "intro": INTRO, "is_default": Timeline.objects.default() is None},
        )
        self.stdout.write("Importing the sample articles …")
        samples = settings.BASE_DIR / "ingest" / "samples"
        call_command(
            "import_articles", samples, timeline=timeline.slug, publisher="Sample articles", wait=True,
            stdout=self.stdout,
        )  # fmt: skip
        for landmark in LANDMARKS:
            self.stdout.write(f"{_publish(timeline, landmark, people['editor'])}: {landmark.headline}")
        waiting = timeline.events.proposed().count()
        self.stdout.write(
            f"{timeline.events.published().count()} events published, {waiting} wait for review."
        )


def _people() -> dict[str, User]:
    """The demo's editor and admin. Their passwords are made once and kept beside the data, for its owner."""
    path = settings.VAR_DIR / "demo-users.json"
    kept = json.loads(path.read_text()) if path.exists() else {}
    people = {}
    for name, group in (("editor", EDITORS), ("admin", ADMINS)):
        user, is_new = User.objects.get_or_create(username=name)
        if not is_new and name not in kept:
            raise CommandError(f"There is a user “{name}” who is not the demo's. Use a database of its own.")
        password = kept.get(name, {}).get("password") or secrets.token_urlsafe(9)
        if not user.check_password(password):
            user.set_password(password)
        user.is_staff = user.is_superuser = group == ADMINS
        user.save()
        user.groups.add(Group.objects.get(name=group))
        kept[name] = {"name": name, "password": password}
        people[name] = user
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(kept, indent=2))
    return people


def _publish(timeline: Timeline, landmark: Landmark, editor: User) -> str:
    """Correct, confirm and publish the proposal that rests on the landmark's words; what became of it."""
    telling = Event.objects.filter(timeline=timeline, citations__quote__contains=landmark.quote)
    event = telling.exclude(when="").order_by("-confidence", "id").first()
    if event is None:
        return "not found"
    if event.status != Status.PROPOSED or event.version > 1:
        return event.status
    said = {
        "headline": landmark.headline,
        "standing": landmark.standing,
        "attributed_to": landmark.attributed_to,
        "is_key": True,
    }
    event = event_update(event_id=event.pk, version=event.version, by=editor, now=timezone.now(), fields=said)
    event = event_confirm(event_id=event.pk, version=event.version, by=editor, now=timezone.now())
    return event_publish(event_id=event.pk, version=event.version, by=editor, now=timezone.now()).status
