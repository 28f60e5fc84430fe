"""Whose name is a person's and whose an organisation's, as articles show it and admins correct it."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from tests.fixtures.desk import Desk
from tests.fixtures.stories import Story
from timeline.models import KnownName, Timeline

pytestmark = pytest.mark.django_db


def kinds(timeline: Timeline) -> dict[str, str]:
    return dict(timeline.known_names.values_list("name", "kind"))


def propose(desk: Desk, *, key: str = "abc", **shown: tuple[str, ...]) -> None:
    desk.propose(
        "A director joined the board", "A director joins", key=key, names=("Ada Low", "Acme"), **shown
    )


def test_a_proposal_says_who_is_a_person_and_what_an_organisation(empty_desk: Desk) -> None:
    propose(empty_desk, people=("Ada Low",), organisations=("Acme",))
    assert kinds(empty_desk.timeline) == {"Ada Low": "person", "Acme": "organisation"}


def test_of_a_name_that_might_be_either_nothing_is_kept(empty_desk: Desk) -> None:
    propose(empty_desk, people=("Ada Low",))
    assert kinds(empty_desk.timeline) == {"Ada Low": "person"}


def test_what_an_admin_says_of_a_name_outlasts_later_articles(empty_desk: Desk) -> None:
    propose(empty_desk, organisations=("Ada Low",))
    empty_desk.timeline.known_names.update(kind="person")
    propose(empty_desk, key="def", organisations=("Ada Low", "Acme"))
    assert kinds(empty_desk.timeline) == {"Ada Low": "person", "Acme": "organisation"}


def test_each_timeline_has_its_own(empty_desk: Desk) -> None:
    propose(empty_desk, people=("Ada Low",))
    assert kinds(Timeline.objects.create(slug="other", title="Other")) == {}


def test_an_admin_corrects_a_kind(empty_desk: Desk, client: Client) -> None:
    propose(empty_desk, organisations=("Ada Low",))
    client.force_login(User.objects.create_superuser("root"))
    row = KnownName.objects.get()
    answer = client.post(
        "/admin/timeline/knownname/",
        {
            "form-TOTAL_FORMS": "1",
            "form-INITIAL_FORMS": "1",
            "form-0-id": str(row.pk),
            "form-0-kind": "person",
            "_save": "Save",
        },
    )
    assert (answer.status_code, kinds(empty_desk.timeline)) == (302, {"Ada Low": "person"})


def test_a_name_is_of_one_kind_only(empty_desk: Desk) -> None:
    known = empty_desk.timeline.known_names
    known.create(name="Acme", kind="organisation")
    with pytest.raises(IntegrityError, match="name_is_of_one_kind_in_a_timeline"), transaction.atomic():
        known.create(name="Acme", kind="person")


def test_the_kind_of_a_name_that_readers_see_raises_the_revision(story: Story) -> None:
    story.event("Public", names=["Ada Low"])
    story.event("Private", names=["Bo Ek"], status="confirmed", published_at=None)

    def raised_by(name: str) -> bool:
        before = Timeline.objects.get().revision
        story.timeline.known_names.create(name=name, kind="person")
        return Timeline.objects.get().revision > before

    assert (raised_by("Ada Low"), raised_by("Bo Ek")) == (True, False)
