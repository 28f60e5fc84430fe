"""The register: everything that published events name, and nothing else."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.fixtures.stories import Story
from timeline.models import Chapter


def lines(client: Client) -> list[str]:
    """Its lines, each as text and number: "Ada 2"."""
    text = client.get("/t/story/register/").content.decode()
    listed = re.findall(r"<li><a [^>]*>(.*?)</li>", text, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", " ", line).split()) for line in listed]


def test_it_lists_what_published_events_name(client: Client, story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    story.event("First", names=["Ada", "Émile"], chapter=chapter)
    story.event("Second", names=["Ada"], standing="alleged")
    story.event("Secret", names=["Eve"], status="confirmed", published_at=None)
    assert lines(client) == [
        *("Reported 1", "Alleged 1", "One 1 2011", "Ada 2", "Émile 1", "An article of A paper 2"),
    ]


def test_names_spelled_otherwise_are_one(client: Client, story: Story) -> None:
    story.event("First", names=["New York Times"])
    story.event("Second", names=["New York Times"])
    story.event("Third", names=["New-York Times"])
    assert "New York Times 3" in lines(client)


def test_people_and_organisations_stand_apart(client: Client, story: Story) -> None:
    story.event("First", names=["Ada", "Acme", "Fonds"])
    story.event("Third", names=["Ada"])
    story.event("Second", names=["ADA"])
    story.timeline.known_names.create(name="ADA", kind="person")
    story.timeline.known_names.create(name="Acme", kind="organisation")
    story.timeline.known_names.create(name="Nobody", kind="person")
    html = client.get("/t/story/register/").content.decode()
    headings = re.findall(r'<h2 id="register-[a-z-]+">(.*?)</h2>', html)
    one = '<span class="count">1</span>'
    assert headings == [
        "Standing",
        *(f"{kind} {one}" for kind in ("People", "Organisations", "Other names")),
        "Sources",
    ]
    assert (
        html.index("People") < html.index("Ada</a>") < html.index("Organisations <") < html.index("Acme</a>")
    )


def test_where_no_kind_is_known_all_names_are_of_both(client: Client, story: Story) -> None:
    story.event("First", names=["Ada"])
    assert '"register-people-and-organisations">' in client.get("/t/story/register/").content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_it_asks_a_constant_number_of_questions(
    client: Client, story: Story, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for one in range(number):
        event = story.event(f"Event {one}", names=[f"Name {one}"])
        story.cite(event, "Words.", publisher=f"Paper {one}")
    with django_assert_num_queries(8):
        client.get("/t/story/register/")
