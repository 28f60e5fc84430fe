"""What admins choose: which checks block, which warn, which are off."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from config.roles import ADMINS
from tests.fixtures.stories import NOW, Story
from timeline.models import Timeline
from timeline.services.changing import change
from timeline.services.errors import Refused
from timeline.services.history import change_undo

SETTINGS = "/desk/story/settings/"


@pytest.fixture
def admin(db: None) -> Client:
    user = User.objects.create_user("root")
    user.groups.add(Group.objects.get(name=ADMINS))
    client = Client()
    client.force_login(user)
    return client


def test_an_admin_sees_the_usual_levels_and_chooses_others(admin: Client, story: Story) -> None:
    assert admin.get(SETTINGS).context["form"].initial == settings.CHECK_LEVELS
    admin.post(SETTINGS, settings.CHECK_LEVELS | {"eyes": "blocks"})
    assert Timeline.objects.get().check_levels == {"eyes": "blocks"}  # the others follow the usual ones
    assert admin.get(SETTINGS).context["form"].initial["eyes"] == "blocks"


def test_a_level_that_is_none_is_refused(admin: Client, story: Story) -> None:
    answer = admin.post(SETTINGS, settings.CHECK_LEVELS | {"eyes": "sometimes"})
    assert answer.status_code == 422
    assert Timeline.objects.get().check_levels == {}


def test_what_is_chosen_decides_at_once(admin: Client, story: Story) -> None:
    event = story.event(status="confirmed", published_at=None)
    admin.post(SETTINGS, settings.CHECK_LEVELS | {"eyes": "blocks"})
    admin.post(f"/desk/events/{event.pk}/publish/", {"version": 1})
    event.refresh_from_db()
    assert not event.is_public


def test_readers_notice_nothing(admin: Client, story: Story) -> None:
    before = Timeline.objects.get().revision
    admin.post(SETTINGS, settings.CHECK_LEVELS | {"eyes": "blocks"})
    assert Timeline.objects.get().revision == before


def test_it_is_for_admins(client: Client, editor: Client, story: Story) -> None:
    assert Client().get(SETTINGS).headers["Location"] == f"/login/?next={SETTINGS}"
    assert editor.get(SETTINGS).status_code == 403
    assert editor.post(SETTINGS, settings.CHECK_LEVELS).status_code == 403
    assert "settings/" not in editor.get("/desk/story/arrange/").content.decode()


@pytest.mark.django_db(transaction=True)  # what is made beside a change would belong to it within one
def test_what_was_chosen_is_in_the_history_and_taken_back(admin: Client, story: Story) -> None:
    admin.post(SETTINGS, settings.CHECK_LEVELS | {"eyes": "blocks"})
    newest = admin.get("/desk/story/history/").context["entries"][0]
    assert (newest.did, newest.headlines, newest.by) == ("Changed the settings", ["The story"], "root")
    assert [(one.label, [run.words for run in one.runs]) for one in newest.fields] == [
        ("A second pair of eyes has checked it", ["Warns", "Blocks publishing"])
    ]
    assert "Changed the settings of The story" in " ".join(
        re.sub("<[^>]+>", "", admin.get("/desk/story/history/").content.decode()).split()
    )
    page = admin.post(f"/desk/changes/{newest.change_id}/undo/", {"next": SETTINGS}, follow=True)
    assert Timeline.objects.get().check_levels == {}
    assert 'id="redo"' in page.content.decode()


def test_an_editor_does_not_take_back_what_an_admin_chose(
    admin: Client, editor: Client, story: Story
) -> None:
    admin.post(SETTINGS, settings.CHECK_LEVELS | {"eyes": "blocks"})
    editor.post(f"/desk/changes/{admin.session['changes'][-1]['id']}/undo/")
    assert Timeline.objects.get().check_levels == {"eyes": "blocks"}


def test_choosing_the_same_again_is_no_change(admin: Client, story: Story) -> None:
    admin.post(SETTINGS, settings.CHECK_LEVELS)
    assert "changes" not in admin.session


@pytest.mark.django_db(transaction=True)  # what is made beside a change would belong to it within one
def test_a_new_title_is_in_the_history_and_taken_back(client: Client, story: Story) -> None:
    client.force_login(User.objects.create_superuser("root"))
    typed = {"title": "Another story", "slug": "story", "intro": "What happened.", "language": "en"}
    client.post(f"/admin/timeline/timeline/{story.timeline.pk}/change/", typed | {"is_default": "on"})
    assert Timeline.objects.get().title == "Another story"
    newest = client.get("/desk/story/history/").context["entries"][0]
    assert [one.label for one in newest.fields] == ["Title"]
    client.post(f"/desk/changes/{newest.change_id}/undo/")
    assert Timeline.objects.get().title == "The story"


def test_a_timeline_itself_is_not_taken_back(story: Story, ada: User) -> None:
    with change(by=None, action="settings") as made:
        Timeline.objects.create(slug="other", title="Other")
    with pytest.raises(Refused, match="stays once it is there"):
        change_undo(change_id=made, by=None, now=NOW)
