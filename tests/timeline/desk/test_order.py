"""The queue's order: best first, read from any place in it."""

from datetime import date

import pytest
from django.test import Client

from tests.fixtures.desk import ARTICLE, Desk
from timeline.models import Citation, Event, Source
from timeline.services.history import versions

REVIEW = "/desk/story/review/"
QUOTE = "In 2018 a newspaper wrote about it"


def order(client: Client, **query: int) -> list[str]:
    return [row.headline for row in client.get(REVIEW, query).context["rows"]]


def tell_again(event: Event, publisher: str) -> Citation:
    """One more article tells it."""
    source = Source.objects.create(title=f"Also in {publisher}", publisher=publisher)
    return Citation.objects.create(event=event, source=source, quote=QUOTE)


@pytest.fixture
def pair(empty_desk: Desk) -> tuple[Event, Event]:
    """Two proposals alike but for how sure the machine is."""
    sure = empty_desk.propose(QUOTE, "Surer", key="a", when="2018", confidence=0.7)
    return sure, empty_desk.propose(QUOTE, "Less sure", key="b", when="2018", confidence=0.6)


def test_the_surer_comes_first(editor: Client, pair: tuple[Event, Event]) -> None:
    assert order(editor) == ["Surer", "Less sure"]


def test_what_two_publishers_tell_comes_first(editor: Client, pair: tuple[Event, Event]) -> None:
    tell_again(pair[1], "Another paper")
    assert order(editor) == ["Less sure", "Surer"]


def test_two_articles_of_one_publisher_are_no_two_witnesses(
    editor: Client, pair: tuple[Event, Event]
) -> None:
    tell_again(pair[1], "A PAPER")
    assert order(editor) == ["Surer", "Less sure"]


def test_a_citation_that_goes_takes_its_weight_along(editor: Client, pair: tuple[Event, Event]) -> None:
    tell_again(pair[1], "Another paper").delete()
    assert order(editor) == ["Surer", "Less sure"]


def test_another_publisher_of_a_source_weighs_at_once(editor: Client, pair: tuple[Event, Event]) -> None:
    told = tell_again(pair[1], "A paper")
    Source.objects.filter(pk=told.source_id).update(publisher="Another paper")
    assert order(editor) == ["Less sure", "Surer"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"when": "2018-03-02"}, {"when": "2018-03"}),
        ({"when": "2018-03"}, {"when": "2018"}),
        ({"when": "2018", "confidence": 0.1}, {"when": "", "confidence": 1.0, "names": ("A", "B")}),
        ({"when": "2018", "names": ("A company", "A director")}, {"when": "2018"}),
    ],
)
def test_landmarks_come_before_what_is_vague(
    editor: Client, empty_desk: Desk, better: dict[str, object], worse: dict[str, object]
) -> None:
    empty_desk.propose(QUOTE, "worse", key="a", **({"confidence": 0.5} | worse))
    empty_desk.propose(QUOTE, "better", key="b", **({"confidence": 0.5} | better))
    assert order(editor) == ["better", "worse"]


def test_weighing_leaves_no_line_in_the_history(pair: tuple[Event, Event]) -> None:
    before = versions(Event).count()
    tell_again(pair[1], "Another paper")
    assert versions(Event).count() == before


@pytest.fixture
def many(empty_desk: Desk) -> list[str]:
    """Seventy proposals, of which many weigh the same."""
    for number in range(70):
        empty_desk.propose(QUOTE, f"{number}", key=f"{number}", when="2018", confidence=number % 7 / 10)
    best_first = empty_desk.timeline.events.all()
    return [event.headline for event in sorted(best_first, key=lambda event: (-event.weight, event.pk))]


def test_going_on_meets_each_proposal_once_and_knows_its_number(editor: Client, many: list[str]) -> None:
    met, onward = [], REVIEW
    for number in range(1, 71):
        page = editor.get(onward).context
        assert (page["queue"].number, page["queue"].total) == (number, 70)
        met.append(page["event"].headline)
        onward = f"{REVIEW}?event={page['queue'].next_id}"
    assert met == many


def test_the_list_shows_what_stands_around(editor: Client, many: list[str], empty_desk: Desk) -> None:
    middle = empty_desk.event(many[40])
    assert order(editor, event=middle.pk) == many[30:60]
    assert order(editor) == many[:30]


def test_what_has_its_verdict_is_shown_among_its_neighbours(
    editor: Client, many: list[str], empty_desk: Desk
) -> None:
    gone = empty_desk.event(many[40])
    Event.objects.filter(pk=gone.pk).update(status="rejected")
    page = editor.get(REVIEW, {"event": gone.pk}).context
    assert (page["queue"].number, page["queue"].total) == (None, 69)
    assert [row.headline for row in page["queue"].after][:1] == [many[41]]


def test_the_row_says_how_sure_and_how_many_publishers(editor: Client, pair: tuple[Event, Event]) -> None:
    tell_again(pair[0], "Another paper")
    tell_again(pair[0], "A paper")
    page = editor.get(REVIEW).content.decode()
    assert "70\N{NO-BREAK SPACE}% sure" in page
    assert "A paper and 1 more" in page


def test_the_other_proposals_of_an_article_are_one_link_away(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    source = event.citations.get().source_id
    link = f'href="{REVIEW}?source={source}"'
    assert link in editor.get(REVIEW).content.decode()
    assert link not in editor.get(REVIEW, {"source": source}).content.decode()


def test_open_ends_are_weighed(empty_desk: Desk) -> None:
    event = empty_desk.propose(QUOTE, "Still so", when="2018/..", confidence=0.5)
    assert (event.weight, event.span.lower, event.span.upper) == (500, date(2018, 1, 1), None)
    assert QUOTE in ARTICLE
