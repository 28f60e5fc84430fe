"""Events that tell the same made one, split again, and every step undone."""

from typing import Any

import pytest
from django.test import Client

from tests.fixtures.stories import Story
from timeline.models import Event, Link

Pair = tuple[Event, Event]


@pytest.fixture
def pair(story: Story) -> Pair:
    """Two proposals of one story, each from its own paper."""
    one = story.event("Director joins the board", "2011", status="proposed", published_at=None, names=["A"])
    other = story.event(
        "A director joins a board",
        "2011-06~",
        status="proposed",
        published_at=None,
        names=["A", "B"],
        cited=False,
    )
    story.cite(other, "In June.", publisher="Another paper", when="2011-06~")
    return one, other


def merge(client: Client, pair: Pair, **more: Any) -> Any:
    one, other = pair
    data = {"with": other.pk, f"version-{one.pk}": 1, f"version-{other.pk}": 1, **more}
    return client.post(f"/desk/events/{one.pk}/merge/", data, follow=True)


def undo(client: Client) -> None:
    client.post(f"/desk/changes/{client.session['changes'][-1]['id']}/undo/")


def test_a_merged_event_keeps_all_citations_and_names(editor: Client, pair: Pair) -> None:
    merge(editor, pair)
    for event in pair:
        event.refresh_from_db()
    one, other = pair
    assert (other.status, other.merged_into) == ("merged", one)
    assert one.citations.count() == 2
    assert one.names == ["A", "B"]


def test_headline_and_date_are_chosen(editor: Client, pair: Pair) -> None:
    one, other = pair
    merge(editor, pair, headline=other.pk, date=other.pk)
    one.refresh_from_db()
    assert (one.headline, one.when) == ("A director joins a board", "2011-06~")


def test_the_most_precise_date_is_suggested(editor: Client, pair: Pair) -> None:
    one, other = pair
    page = editor.get(f"/desk/events/{one.pk}/merge/", {"with": other.pk})
    assert page.context["date_from"] == other.pk


def test_a_headline_of_what_stays_out_is_refused(editor: Client, story: Story, pair: Pair) -> None:
    third = story.event("Something else", "2011")
    page = merge(editor, pair, headline=third.pk)
    assert "Tick the event whose headline" in page.content.decode()
    pair[1].refresh_from_db()
    assert pair[1].status == "proposed"


def test_a_merge_is_undone_whole(editor: Client, pair: Pair) -> None:
    merge(editor, pair, headline=pair[1].pk)
    undo(editor)
    for event in pair:
        event.refresh_from_db()
    assert [event.status for event in pair] == ["proposed", "proposed"]
    assert [event.citations.count() for event in pair] == [1, 1]
    assert pair[0].headline == "Director joins the board"


def test_two_merges_of_one_event_at_once_the_second_is_refused(
    editor: Client, ben: Client, story: Story, pair: Pair
) -> None:
    third = story.event("Board gets a director", "2011", status="proposed", published_at=None)
    merge(ben, pair)
    page = merge(editor, (third, pair[1]))
    assert "changed this in the meantime" in page.content.decode()
    assert third.citations.count() == 1


def test_merging_nothing_is_refused(editor: Client, pair: Pair) -> None:
    one, _ = pair
    page = editor.post(f"/desk/events/{one.pk}/merge/", {f"version-{one.pk}": 1})
    assert page.status_code == 409
    assert "Choose at least one other event." in page.content.decode()


def test_a_published_event_that_is_merged_is_withdrawn(editor: Client, story: Story) -> None:
    public = story.event("Director joins", "2011")
    one = story.event("Director joins board", "2011")
    story.cite(one, "Another one.", publisher="B")
    merge(editor, (one, public))
    assert "withdrawn" in story.timeline.public_changes.values_list("kind", flat=True)
    assert list(Event.objects.published()) == [one]


def test_a_published_event_is_not_merged_into_one_that_readers_do_not_see(
    editor: Client, story: Story, pair: Pair
) -> None:
    public = story.event("Director joins", "2011")
    page = merge(editor, (pair[0], public))
    assert "is published, and the event that stays is not" in page.content.decode()
    public.refresh_from_db()
    assert public.status == "published"
    assert not story.timeline.public_changes.exists()


def test_only_who_may_publish_merges_or_splits_what_readers_see(reviewer: Client, story: Story) -> None:
    one, other = story.event("Director joins", "2011"), story.event("A director joins", "2011")
    story.cite(one, "Another one.", publisher="B")
    assert "Ask somebody who may publish" in merge(reviewer, (one, other)).content.decode()
    split = {"version": 1, "citation": one.citations.get(quote="Another one.").pk}
    page = reviewer.post(f"/desk/events/{one.pk}/split/", split, follow=True)
    assert "Ask somebody who may publish" in page.content.decode()
    assert Event.objects.published().count() == 2


def test_readers_are_told_the_headline_that_stays(editor: Client, story: Story) -> None:
    one, public = story.event("Director joins board", "2011"), story.event("Director joins", "2011")
    third = story.event("A director comes", "2011", status="proposed", published_at=None)
    data = {"with": [public.pk, third.pk], "headline": third.pk}
    versions = {f"version-{event.pk}": 1 for event in (one, public, third)}
    editor.post(f"/desk/events/{one.pk}/merge/", data | versions)
    assert story.timeline.public_changes.get(kind="withdrawn").note == "Told by “A director comes”."


def test_a_merge_of_three_of_which_one_answers_another_leaves_no_answer_to_what_is_gone(
    editor: Client, story: Story, pair: Pair
) -> None:
    one, other = pair
    reply = story.event("He denies it", "2011", status="proposed", published_at=None, answers=other)
    outside = story.event("It is denied again", "2012", answers=reply)
    versions = {f"version-{event.pk}": 1 for event in (one, other, reply)}
    editor.post(f"/desk/events/{one.pk}/merge/", {"with": [other.pk, reply.pk], **versions})
    assert [(link.event, link.other) for link in Link.objects.all()] == [(outside, one)]
    undo(editor)
    assert {(link.event, link.other) for link in Link.objects.all()} == {(reply, other), (outside, reply)}


def test_the_same_passage_is_kept_once(editor: Client, story: Story, pair: Pair) -> None:
    one, other = pair
    source = one.citations.get().source
    for event in pair:
        event.citations.create(source=source, quote="The same.", start=3, end=9)
    merge(editor, pair)
    assert one.citations.filter(quote="The same.").count() == 1
    undo(editor)
    assert other.citations.filter(quote="The same.").count() == 1


def test_a_reply_follows_what_it_answers(editor: Client, story: Story, pair: Pair) -> None:
    story.event("It is denied", "2012", answers=pair[1])
    merge(editor, pair)
    assert Link.objects.get().other == pair[0]
    undo(editor)
    assert Link.objects.get().other == pair[1]


def test_splitting_brings_back_the_event_that_was_merged(editor: Client, pair: Pair) -> None:
    one, other = pair
    merge(editor, pair)
    citation = one.citations.get(quote="In June.")
    editor.post(f"/desk/events/{one.pk}/split/", {"version": 2, "citation": citation.pk})
    other.refresh_from_db()
    assert (other.status, other.merged_into) == ("proposed", None)
    assert list(other.citations.all()) == [citation]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("chosen", [True, False])
def test_each_part_of_a_merged_event_says_again_what_its_citation_brought(
    editor: Client, pair: Pair, own: bool, chosen: bool
) -> None:
    """Whichever leaves, and whichever headline and date were chosen when they were merged."""
    one, other = pair
    said = {event.citations.get().quote: (event.headline, event.when, event.names) for event in pair}
    merge(editor, pair, **({"headline": other.pk, "date": other.pk} if chosen else {}))
    leaving = (
        one.citations.get(quote="In June.") if not own else one.citations.exclude(quote="In June.").get()
    )
    editor.post(f"/desk/events/{one.pk}/split/", {"version": 2, "citation": leaving.pk})
    parts = Event.objects.filter(citations__isnull=False)
    assert {part.citations.get().quote: (part.headline, part.when, part.names) for part in parts} == said
    undo(editor)
    one.refresh_from_db()
    assert one.citations.count() == 2
    assert one.names == ["A", "B"]


def test_an_editors_words_stay_when_a_citation_leaves(editor: Client, pair: Pair) -> None:
    one, _ = pair
    merge(editor, pair)
    Event.objects.filter(pk=one.pk).update(headline="An editor’s words", when="2012", label="2012")
    own = one.citations.exclude(quote="In June.").get()
    editor.post(f"/desk/events/{one.pk}/split/", {"version": 2, "citation": own.pk})
    one.refresh_from_db()
    assert (one.headline, one.when) == ("An editor’s words", "2012")
    assert own.__class__.objects.get(pk=own.pk).event.headline == "Director joins the board"


def test_of_two_citations_that_an_event_had_before_it_was_merged_the_one_that_leaves_dates_its_part(
    editor: Client, story: Story, pair: Pair
) -> None:
    one, _ = pair
    second = story.cite(one, "In 2012.", publisher="B", when="2012")
    merge(editor, pair)
    editor.post(f"/desk/events/{one.pk}/split/", {"version": 2, "citation": second.pk})
    second.refresh_from_db()
    one.refresh_from_db()
    assert (second.event.headline, second.event.when) == ("Director joins the board", "2012")
    assert (one.headline, one.when) == ("Director joins the board", "2011")


def test_splitting_makes_a_proposal_of_its_own_otherwise(editor: Client, story: Story) -> None:
    event = story.event("Two in one", "2011")
    citation = story.cite(event, "In 2012.", publisher="B", when="2012")
    editor.post(f"/desk/events/{event.pk}/split/", {"version": 1, "citation": citation.pk})
    part = Event.objects.get(status="proposed")
    assert (part.headline, part.when) == ("Two in one", "2012")


def test_a_split_is_undone(editor: Client, story: Story) -> None:
    event = story.event("Two in one", "2011")
    citation = story.cite(event, "In 2012.", publisher="B", when="2012")
    editor.post(f"/desk/events/{event.pk}/split/", {"version": 1, "citation": citation.pk})
    undo(editor)
    assert event.citations.count() == 2
    assert Event.objects.filter(status="rejected").count() == 1


def test_the_only_citation_stays(editor: Client, story: Story) -> None:
    event = story.event()
    page = editor.post(
        f"/desk/events/{event.pk}/split/", {"version": 1, "citation": event.citations.get().pk}, follow=True
    )
    assert "It is the only citation." in page.content.decode()


def test_likely_duplicates_are_offered(editor: Client, story: Story, pair: Pair) -> None:
    story.event("A director joins the board", "2019")
    page = editor.get("/desk/story/review/", {"event": pair[0].pk})
    assert [event.headline for event in page.context["similar"]] == ["A director joins a board"]


def test_others_are_found_by_their_words(editor: Client, story: Story, pair: Pair) -> None:
    story.event("Nothing alike", "2019")
    page = editor.get(f"/desk/events/{pair[0].pk}/merge/", {"q": "nothing"})
    assert [event.headline for event in page.context["candidates"]] == ["Nothing alike"]


def test_merging_and_splitting_need_a_session_the_role_and_an_event(
    client: Client, editor: Client, stranger: Client, pair: Pair
) -> None:
    for word in ("merge", "split"):
        path = f"/desk/events/{pair[0].pk}/{word}/"
        assert stranger.post(path).status_code == 403
        assert editor.post(f"/desk/events/999999/{word}/").status_code == 404
    assert Client().get(f"/desk/events/{pair[0].pk}/merge/").status_code == 302
    assert editor.get(f"/desk/events/{pair[0].pk}/split/").status_code == 405
    assert editor.delete(f"/desk/events/{pair[0].pk}/merge/").status_code == 405


def similar(client: Client, event: Event) -> list[str]:
    page = client.get("/desk/story/review/", {"event": event.pk})
    return [other.when for other in page.context["similar"] if other.has_another_date]


CLOSED = "The city of Port Ellery closed the Harbour Bridge"


@pytest.mark.parametrize(
    ("one", "other", "headline", "is_offered"),
    [
        ("2023-03-03", "2023-03-05", f"{CLOSED} to traffic", True),
        ("2023-03-03", "2023-04-05", CLOSED, False),
        ("2023-03-03", "2023-03-05", "The city of Port Ellery sold its harbour", False),
        ("2023-03-03", "2022", CLOSED, True),
        ("2022", "2023-03-03", CLOSED, True),
        ("2023-03-03", "2021", CLOSED, False),
        ("2023-03-03", "2023-03-10/..", CLOSED, True),
        ("2023-03-03", "../2022-12", CLOSED, True),
        ("../2022-12", "2023-03-03", CLOSED, True),
    ],
)
def test_contradicting_dates_of_one_event_are_offered_as_such(
    editor: Client, story: Story, one: str, other: str, headline: str, is_offered: bool
) -> None:
    draft = {"status": "proposed", "published_at": None}
    first, second = story.event(CLOSED, one, **draft), story.event(headline, other, **draft)
    assert similar(editor, first) == [second.when] * is_offered
    assert similar(editor, second) == [first.when] * is_offered
    page = editor.get(f"/desk/events/{first.pk}/merge/").content.decode()
    assert ("<strong>another date</strong>" in page) == is_offered


def test_dates_that_can_both_hold_are_not_called_other_ones(editor: Client, pair: Pair) -> None:
    assert similar(editor, pair[0]) == []


def test_dates_at_the_end_of_time_have_likes_too(editor: Client, story: Story) -> None:
    first = story.event(CLOSED, "0001-01-01", status="proposed", published_at=None)
    assert similar(editor, first) == []


def test_what_one_editor_confirmed_stays_confirmed_in_what_was_put_aside(
    editor: Client, ben: Client, pair: Pair
) -> None:
    one, other = pair
    ben.post(f"/desk/events/{other.pk}/confirm/", {"version": 1})
    editor.post(f"/desk/events/{one.pk}/unsure/", {"version": 1})
    merge(editor, pair, **{f"version-{event.pk}": 2 for event in pair})
    one.refresh_from_db()
    assert (one.status, one.is_unsure) == ("confirmed", False)
    assert str(one.vouched_by) == "ben"
    undo(editor)
    for event in pair:
        event.refresh_from_db()
    assert [(event.status, event.is_unsure) for event in pair] == [("proposed", True), ("confirmed", False)]


def test_a_note_in_place_of_a_source_comes_along_with_the_verdict(editor: Client, story: Story) -> None:
    one = story.event("Director joins", "2011", status="proposed", published_at=None, cited=False)
    note = {"uncited_note": "We were there.", "cited": False}
    other = story.event("A director joins", "2011", status="confirmed", published_at=None, **note)
    merge(editor, (one, other))
    one.refresh_from_db()
    assert (one.status, one.uncited_note) == ("confirmed", "We were there.")


def test_a_proposal_that_takes_in_proposals_is_still_one(editor: Client, pair: Pair) -> None:
    merge(editor, pair)
    pair[0].refresh_from_db()
    assert pair[0].status == "proposed"
