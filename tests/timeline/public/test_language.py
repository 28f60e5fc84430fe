"""A story in another language, also one that runs from right to left."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from config.embedded.places import ROOT
from tests.fixtures.stories import Story
from timeline.models import Timeline

pytestmark = pytest.mark.django_db
PATHS = ["/", "/t/story/events/{pk}/", "/t/story/embed/", "/t/story/changes/", "/t/story/names/ada/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", '<html lang="en">'), ("pt-BR", '<html lang="pt-BR">'), ("ar", '<html lang="ar" dir="rtl">')],
)
def test_a_page_says_its_language_and_which_way_it_runs(
    client: Client, story: Story, path: str, language: str, said: str
) -> None:
    event = story.event(names=["Ada"])
    Timeline.objects.update(language=language)
    assert said in client.get(path.format(pk=event.pk), follow=True).content.decode()


def test_another_language_is_another_page(client: Client, story: Story) -> None:
    story.event()
    tag = client.get("/")["ETag"]
    Timeline.objects.update(language="he")
    assert 'dir="rtl"' in client.get("/", headers={"If-None-Match": tag}).content.decode()


def test_feeds_and_engines_are_told(client: Client, story: Story) -> None:
    story.event()
    Timeline.objects.update(language="fa")
    assert 'xml:lang="fa"' in client.get("/t/story/feed.atom").content.decode()
    assert '"inLanguage": "fa"' in client.get("/").content.decode()


@pytest.mark.parametrize("language", ["", "english!", "a", 'en" onload="x'])
def test_what_is_no_language_is_refused(story: Story, language: str) -> None:
    story.timeline.language = language
    with pytest.raises(ValidationError):
        story.timeline.full_clean()


@pytest.mark.parametrize("name", ["public.css", "base.css"])
def test_styles_speak_of_start_and_end(name: str) -> None:
    """What speaks of left and right does not turn with the page."""
    styles = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "css" / name).read_text(), flags=re.DOTALL)
    assert (
        re.findall(
            r"(?:margin|padding|border)-(?:left|right)|[;{ ](?:left|right):|align: (?:left|right)", styles
        )
        == []
    )
