from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from config.roles import ADMINS, EDITORS
from ingest.models import Article
from ingest.services.articles import About, article_import
from timeline.models import Timeline

NOW = datetime(2024, 4, 9, 12, tzinfo=UTC)
TEXT = "Ada Lovelace joined the board of Analytical Engines in June 2011. The company sold its mill in 2018."


@pytest.fixture
def timeline(db: None) -> Timeline:
    return Timeline.objects.create(slug="story", title="The story", is_default=True)


@pytest.fixture
def article(timeline: Timeline) -> Article:
    return article_import(
        timeline_id=timeline.pk,
        content=TEXT.encode(),
        file_name="engines.txt",
        about=About(title="Engines", published="2024-04"),
        by=None,
        now=NOW,
    )


def client_of(group: str) -> Client:
    user = User.objects.create_user(group.lower())
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(timeline: Timeline) -> Client:
    return client_of(ADMINS)


@pytest.fixture
def editor(timeline: Timeline) -> Client:
    return client_of(EDITORS)
