"""Every editor's own keys."""

import json
import re
from html import unescape
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from tests.fixtures.desk import Desk
from timeline.keys import ACTIONS
from timeline.models import DeskPreferences

KEYS = "/desk/keys/"
USUAL = {action.name: action.key for action in ACTIONS}


def shown(client: Client) -> dict[str, Any]:
    found = re.search(r'data-keys="([^"]+)"', client.get(KEYS).content.decode())
    assert found
    keys: dict[str, Any] = json.loads(unescape(found[1]))
    return keys


def test_the_usual_keys_are_there_without_choosing(editor: Client) -> None:
    assert shown(editor)["c"] == "confirm"


def test_a_key_is_changed_for_oneself_only(editor: Client, ben: Client) -> None:
    editor.post(KEYS, USUAL | {"confirm": "O"})
    assert shown(editor)["o"] == "confirm"
    assert "c" not in shown(editor)
    assert shown(ben)["c"] == "confirm"


def test_buttons_show_the_key_that_was_chosen(editor: Client, desk: Desk) -> None:
    editor.post(KEYS, USUAL | {"confirm": "o"})
    assert 'Confirm <kbd aria-hidden="true">O</kbd>' in editor.get("/desk/story/review/").content.decode()


def test_the_usual_keys_come_back(editor: Client) -> None:
    editor.post(KEYS, USUAL | {"confirm": "o"})
    editor.post(KEYS, {"usual": "yes"})
    assert shown(editor)["c"] == "confirm"


def test_two_actions_cannot_share_a_key(editor: Client) -> None:
    answer = editor.post(KEYS, USUAL | {"reject": "C"})
    assert answer.status_code == 422
    assert "is the key for “Confirm and go on” already" in answer.content.decode()
    assert shown(editor)["x"] == "reject"


def test_a_key_is_one_character(editor: Client) -> None:
    answer = editor.post(KEYS, USUAL | {"reject": "no"})
    assert "One character only." in answer.content.decode()


def test_a_key_of_ones_own_is_not_taken_by_an_action_that_came_later(editor: Client, ada: User) -> None:
    DeskPreferences.objects.create(user=ada, keys={"confirm": "y"})
    keys = shown(editor)
    assert keys["y"] == "confirm"
    assert "redo" not in keys.values()


def test_keys_need_a_session_and_the_role(client: Client, stranger: Client) -> None:
    assert client.get(KEYS).headers["Location"] == f"/login/?next={KEYS}"
    assert stranger.get(KEYS).status_code == 403
    assert stranger.put(KEYS).status_code == 405
