"""A newsroom's own name and look on the public pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from config.newsroom import PLACE, Newsroom, newsroom_from
from tests.fixtures.stories import Story
from timeline.views import front, reader

PATHS = ["/", "/t/story/changes/", "/t/story/names/ada/", "/t/story/register/", "/api/v1/docs"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "theme.css").write_text(":root { --accent: teal; }")
    return tmp_path


@pytest.fixture
def newsroom(folder: Path, settings: Any) -> Iterator[Newsroom]:
    made = newsroom_from(name="The Harbour <Post>", home="https://post.example/", folder=str(folder))
    settings.NEWSROOM = made
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, (PLACE, str(folder))]
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]
    reader.release.cache_clear()
    front.forget_all()
    yield made
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]
    reader.release.cache_clear()
    front.forget_all()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_every_public_page_says_whose_it_is(
    client: Client, story: Story, newsroom: Newsroom, path: str
) -> None:
    story.event(names=["Ada"])
    page = client.get(path).content.decode()
    assert '<a href="https://post.example/">' in page
    assert 'alt="The Harbour &lt;Post&gt;"' in page
    assert page.index("css/public.css") < page.index("/static/newsroom/theme.css")


@pytest.mark.django_db
def test_its_files_are_served(client: Client, newsroom: Newsroom) -> None:
    assert finders.find("newsroom/theme.css")
    assert finders.find("newsroom/logo.svg")


@pytest.mark.django_db
def test_an_embed_has_its_colours_and_no_line_of_its_own(
    client: Client, story: Story, newsroom: Newsroom
) -> None:
    story.event()
    page = client.get("/t/story/embed/").content.decode()
    assert "newsroom/theme.css" in page
    assert "post.example" not in page


@pytest.mark.django_db
def test_without_one_there_is_no_line(client: Client, story: Story) -> None:
    story.event()
    assert "newsroom" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_new_name_is_a_new_page(client: Client, story: Story, newsroom: Newsroom, settings: Any) -> None:
    story.event()
    before = client.get("/")["ETag"]
    settings.NEWSROOM = newsroom_from(name="The Bay Post", home="", folder="")
    reader.release.cache_clear()  # as a restart does
    front.forget_all()
    after = client.get("/", headers={"If-None-Match": before})
    assert "The Bay Post" in after.content.decode()


def test_a_dark_logo_is_for_the_dark(folder: Path) -> None:
    assert newsroom_from(name="Post", home="", folder=str(folder)).dark_logo == ""
    (folder / "logo-dark.png").write_bytes(b"png")
    assert newsroom_from(name="Post", home="", folder=str(folder)).dark_logo == "newsroom/logo-dark.png"


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"name": "Post", "home": "javascript:alert(1)"}, "NEWSROOM_HOME"),
        ({"name": "", "home": "https://post.example"}, "NEWSROOM_NAME"),
        ({"name": "Post", "folder": "/nowhere/at/all"}, "NEWSROOM_FOLDER"),
    ],
)
def test_what_cannot_be_meant_stops_the_start(said: dict[str, str], complaint: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=complaint):
        newsroom_from(**{"home": "", "folder": "", **said})
