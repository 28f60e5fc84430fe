"""What editors choose for themselves."""

from datetime import datetime

from django.contrib.auth.models import User

from timeline.keys import ACTIONS
from timeline.models import DeskPreferences


def keys_choose(*, user: User, keys: dict[str, str]) -> None:
    """Keep the keys that are not the usual ones, so that a new usual one reaches whoever never chose."""
    own = {action.name: key for action in ACTIONS if (key := keys.get(action.name)) and key != action.key}
    DeskPreferences.objects.update_or_create(user=user, defaults={"keys": own})


def desk_seen(*, user: User, now: datetime) -> None:
    """Everything up to now has been in front of this editor."""
    DeskPreferences.objects.update_or_create(user=user, defaults={"seen_at": now})
