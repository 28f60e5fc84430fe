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
from timeline.models import Chapter, Event, Standing, Status, Timeline
from timeline.services.chapters import chapter_create
from timeline.services.events import event_confirm, event_publish, event_update
from timeline.services.history import change

TITLE = "Meta, Netflix and the private messages"
INTRO = (
    "Two companies shared a director for eight years. What plaintiffs say they gave each other, what the "
    "companies reply, and on which points the reports disagree."
)


@dataclass(frozen=True, slots=True)
class Landmark:
    """One of the story's five main events: the words of the sample article that the editor picks it by, and
    what the editor makes of it."""

    quote: str
    headline: str
    body: str
    chapter: str
    standing: Standing = Standing.REPORTED
    attributed_to: str = ""


BOARD, REPORTS, COURT = "One director, two companies", "What partners could see", "Encryption and the lawsuit"
CHAPTERS = {
    BOARD: "Reed Hastings runs Netflix and sits on Facebook’s board.",
    REPORTS: "A newspaper describes Facebook’s data partnerships. Facebook and Netflix answer.",
    COURT: "Messenger becomes private by default. Plaintiffs say what was possible before.",
}
LANDMARKS = (
    Landmark(
        "around June 2011",
        "Reed Hastings joins Facebook’s board of directors",
        "Hastings, then chief executive of Netflix, stayed on the board until 2019.",
        BOARD,
    ),
    Landmark(
        "Within a month of Hastings joining",
        "Facebook and Netflix sign an “Inbox API” agreement",
        "It gave Netflix programmatic access to the private message inboxes of Facebook’s users, the "
        "plaintiffs say. In return, they say, Netflix reported every fortnight how its subscribers used the "
        "feature. Meta denied the allegations.",
        BOARD,
        Standing.ALLEGED,
        "the plaintiffs in Klein v. Meta",
    ),
    Landmark(
        "The New York Times reported on Tuesday",
        "The New York Times reports that Netflix and Spotify could read users’ private messages",
        "Facebook answered that no third party was reading private messages. Netflix said that it had never "
        "asked for the ability to do so.",
        REPORTS,
        attributed_to="The New York Times",
    ),
    Landmark(
        "Meta began to roll out end-to-end encryption",
        "Meta begins to make end-to-end encryption the default on Messenger",
        "Since 2016 it had been an option that people had to switch on.",
        COURT,
    ),
    Landmark(
        "made public in late March",
        "Court filings about Facebook and Netflix are made public",
        "They belong to the antitrust lawsuit that Maximilian Klein and Sarah Grabert filed against Facebook "
        "in December 2020.",
        COURT,
    ),
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
    by: dict[str, Any] = {"by": editor, "now": timezone.now()}
    said: dict[str, Any] = {
        "headline": landmark.headline,
        "body": landmark.body,
        "standing": landmark.standing,
        "attributed_to": landmark.attributed_to,
        "is_key": True,
    }
    with change(by=editor, action="publish"):
        said["chapter"] = _chapter(timeline, landmark.chapter, by)
        event = event_update(event_id=event.pk, version=event.version, fields=said, **by)
        event = event_confirm(event_id=event.pk, version=event.version, **by)
        return event_publish(event_id=event.pk, version=event.version, **by).status


def _chapter(timeline: Timeline, title: str, by: dict[str, Any]) -> Chapter:
    there = timeline.chapters.filter(title=title).first()
    if there:
        return there
    made, _ = chapter_create(timeline=timeline, title=title, intro=CHAPTERS[title], **by)
    return made
