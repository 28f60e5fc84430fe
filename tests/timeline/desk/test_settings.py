"""What admins choose: which checks block, which warn, which are off."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from config.roles import ADMINS
from tests.fixtures.stories import Story
from timeline.models import Timeline

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
