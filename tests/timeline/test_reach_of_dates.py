"""What the database takes as a date is what everybody can read back from it."""

from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client

from tests.fixtures.desk import Desk
from tests.fixtures.stories import Story
from timeline import intake
from timeline.models import Event, Source
from timeline.services.row_versions import versions

pytestmark = pytest.mark.django_db
FAR = "UPDATE timeline_event SET span = '[9999-01-01,10000-01-01)'"
REACH = "event_lies_before_the_year_3001"


def test_a_span_that_nobody_could_read_is_not_stored(story: Story) -> None:
    story.event()
    with pytest.raises(IntegrityError, match=REACH), connection.cursor() as cursor:
        cursor.execute(FAR)


def test_the_migration_sends_dates_beyond_reach_back_to_the_editors(story: Story) -> None:
    story.event()
    mend = import_module("timeline.migrations.0006_dates_stay_within_reach").MEND
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE timeline_event DROP CONSTRAINT {REACH}")
        cursor.execute(FAR)
        cursor.execute(mend)
    event = Event.objects.get()
    assert (event.status, event.when, event.span) == ("proposed", "", None)
    assert {version.when for version in versions(Event).filter(pgh_obj_id=event.pk)} == {"2011-06~", ""}


def test_an_event_proposed_beyond_reach_has_no_date_but_its_words(desk: Desk) -> None:
    desk.propose(
        "The service was cut back later.", "It ends", key="far", when="9999-12-31", date_text="later"
    )
    event = desk.event("It ends")
    citation = event.citations.get()
    assert (event.when, citation.when, citation.date_text) == ("", "", "later")


@pytest.mark.parametrize("path", ["/", "/t/story/export/json/", "/t/story/feed.atom"])
def test_a_source_whose_date_is_none_does_not_take_a_page_down(
    client: Client, story: Story, path: str
) -> None:
    story.event()
    Source.objects.update(published="2024-02-31")
    assert client.get(path).status_code == 200


def test_a_sources_date_is_checked_where_it_is_written(story: Story) -> None:
    story.event()
    source = Source.objects.get()
    source.published = "2024-02-31"
    with pytest.raises(ValidationError, match="EDTF"):
        source.full_clean()


def test_a_sources_date_in_words_is_not_stored(story: Story) -> None:
    story.event()
    with pytest.raises(IntegrityError, match="source_date_is_written_as_edtf"):
        Source.objects.update(published="April 2024")


def test_an_imported_date_that_is_none_leaves_the_source_undated(desk: Desk) -> None:
    source = Source.objects.get()
    intake.source_update(source_id=source.pk, source=intake.SourceDraft("Title", published="2024-02-31"))
    source.refresh_from_db()
    assert source.published == ""
