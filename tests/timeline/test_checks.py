"""What is looked at before an event goes before readers."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils.timezone import localdate

from tests.fixtures.stories import NOW, Story
from timeline.checks import RULES, checks_of, hindrance, levels_of, ready
from timeline.models import Comment, Event, Image

USUAL = levels_of({})


def loaded(event: Event) -> Event:
    return Event.objects.with_facts().get(pk=event.pk)


def failing(event: Event) -> set[str]:
    return {check.rule.name for check in checks_of(loaded(event), USUAL) if not check.holds}


@pytest.fixture
def draft(story: Story) -> Event:
    return story.event(status="confirmed", published_at=None)


def written(event: Event, **fields: Any) -> Event:
    Event.objects.filter(pk=event.pk).update(**fields)
    return event


def test_a_reported_event_with_a_citation_lacks_only_a_second_pair_of_eyes(draft: Event) -> None:
    assert failing(draft) == {"eyes"}


def test_a_note_instead_of_a_citation_is_said(story: Story) -> None:
    event = story.event(cited=False, uncited_note="Our own reporting.", status="confirmed", published_at=None)
    assert "citation" in failing(event)


@pytest.mark.parametrize(("conflict", "fails"), [("", False), ("open", True), ("resolved", False)])
def test_an_open_conflict_of_dates_fails(draft: Event, conflict: str, fails: bool) -> None:
    written(draft, conflict=conflict, conflict_note="The filing is nearer.")
    assert ("date" in failing(draft)) is fails


@pytest.mark.parametrize(
    ("when", "label", "fails"),
    [
        ("2024-11-04/2024-11-10", "the week of 21 October 2024", True),
        ("2024-10-21/2024-10-27", "the week of 21 October 2024", False),
        ("2012", "early 2011", True),
        ("2012-05", "June 2012", True),
        ("2012-05-03", "Thursday, May 4, 2012", True),
        ("2012-05", "that month", False),
        ("../2012", "before 2013", False),
        ("2011/..", "since the war of 2011", False),
        ("2012", "2012", False),
    ],
)
def test_words_for_a_date_that_name_another_one_are_said(
    story: Story, when: str, label: str, fails: bool
) -> None:
    event = story.event(when=when, label=label, status="confirmed", published_at=None)
    assert ("words" in failing(event)) is fails


@pytest.mark.parametrize(("when", "fails"), [("2011-06", False), ("2011", False), ("2012", True)])
def test_a_date_that_no_source_gives_is_said(story: Story, when: str, fails: bool) -> None:
    event = story.event(when=when, status="confirmed", published_at=None, cited=False)
    story.cite(event, "In June 2011.", when="2011-06")
    assert ("told" in failing(event)) is fails


def test_a_date_over_which_sources_differ_is_said_once(draft: Event) -> None:
    written(draft, when="2019", label="2019", conflict="open")
    assert failing(draft) == {"date", "eyes"}


@pytest.mark.parametrize(
    ("days", "standing", "fails"),
    [(-1, "planned", True), (0, "planned", False), (-1, "reported", False)],
)
def test_a_plan_whose_day_has_passed_is_said(story: Story, days: int, standing: str, fails: bool) -> None:
    day = localdate() + timedelta(days=days)
    event = story.event(when=day.isoformat(), standing=standing, status="confirmed", published_at=None)
    assert ("plan" in failing(event)) is fails


@pytest.mark.parametrize(
    ("standing", "who", "fails"),
    [("alleged", "", True), ("denied", "", True), ("alleged", "the suit", False), ("reported", "", False)],
)
def test_what_is_alleged_or_denied_says_by_whom(draft: Event, standing: str, who: str, fails: bool) -> None:
    written(draft, standing=standing, attributed_to=who)
    assert ("attribution" in failing(draft)) is fails


def test_an_allegation_wants_a_reply(story: Story, draft: Event) -> None:
    written(draft, standing="alleged", attributed_to="the suit")
    assert "reply" in failing(draft)
    story.event("The company denies it", status="confirmed", published_at=None, answers=draft)
    assert "reply" not in failing(draft)


def test_a_reply_that_was_rejected_is_none(story: Story, draft: Event) -> None:
    written(draft, standing="alleged", attributed_to="the suit")
    story.event("The company denies it", status="rejected", published_at=None, answers=draft)
    assert "reply" in failing(draft)


@pytest.mark.parametrize(
    ("credit", "alt", "fails"),
    [("A. Person", "", True), ("", "A handshake", True), ("A. Person", "A hand", False)],
)
def test_an_image_wants_a_credit_and_words(draft: Event, credit: str, alt: str, fails: bool) -> None:
    image = Image.objects.create(digest="0" * 64, width=6, height=4, widths=[6])
    written(draft, image=image, image_credit=credit, image_alt=alt)
    assert ("image" in failing(draft)) is fails


def test_what_was_checked_and_changed_since_is_not_checked(draft: Event) -> None:
    written(draft, checked_at=NOW)
    assert "eyes" not in failing(draft)
    written(draft, is_check_lapsed=True)
    assert "eyes" in failing(draft)


def test_an_open_comment_is_said_and_a_resolved_one_is_not(draft: Event) -> None:
    comment = Comment.objects.create(event=draft, text="Really?", written_at=NOW)
    Comment.objects.create(event=draft, text="Yes.", thread=comment, written_at=NOW)
    assert loaded(draft).open_comments == 1
    Comment.objects.filter(pk=comment.pk).update(resolved_at=NOW)
    assert "comments" not in failing(draft)


def test_a_level_decides_what_comes_of_it(draft: Event) -> None:
    event = loaded(draft)
    found = {level: checks_of(event, USUAL | {"eyes": level}) for level in ("blocks", "warns", "off")}
    assert [check.rule.name for check in found["blocks"] if check.blocks] == ["eyes"]
    assert [check.rule.name for check in found["warns"] if check.warns] == ["eyes"]
    assert "eyes" not in {check.rule.name for check in found["off"]}


def test_levels_are_the_usual_ones_but_where_a_timeline_has_its_own() -> None:
    assert levels_of({"eyes": "blocks", "reply": "nonsense"}) == settings.CHECK_LEVELS | {"eyes": "blocks"}


def test_every_check_has_a_usual_level() -> None:
    assert {rule.name for rule in RULES} == settings.CHECK_LEVELS.keys()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, ""),
        ({"status": "proposed"}, "You cannot publish an event that is proposed."),
        ({"conflict": "open"}, "Its sources give dates that cannot all hold"),
        ({"standing": "alleged"}, "It does not say who alleges it."),
    ],
)
def test_what_hinders_publishing_is_said(draft: Event, fields: dict[str, str], why: str) -> None:
    assert hindrance(loaded(written(draft, **fields)), USUAL).startswith(why)


def test_an_undated_event_is_not_ready(story: Story, draft: Event) -> None:
    undated = story.event(when="", status="confirmed", published_at=None)
    assert ready([loaded(draft), loaded(undated)], USUAL) == [draft]


def test_the_facts_of_many_events_take_one_query(story: Story, django_assert_num_queries: Any) -> None:
    for number in range(5):
        story.event(f"event {number}", status="confirmed", published_at=None)
    with django_assert_num_queries(1):
        for event in Event.objects.with_facts():
            checks_of(event, USUAL)
