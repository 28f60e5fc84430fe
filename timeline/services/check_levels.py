"""What admins choose for a timeline."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from timeline.checks import RULES, Level
from timeline.models import Timeline
from timeline.services.changing import change


def check_levels_choose(
    *, timeline: Timeline, levels: Mapping[str, str], by: AbstractBaseUser | None
) -> UUID | None:
    """Keep the levels that are not the usual ones, so that a new usual one reaches who never chose.

    Answers with the change; None where nothing was changed.
    """
    own = {
        rule.name: str(level)
        for rule in RULES
        if (level := levels.get(rule.name)) in Level.values and level != settings.CHECK_LEVELS[rule.name]
    }
    with change(by=by, action="settings") as change_id:
        row = Timeline.objects.select_for_update().get(pk=timeline.pk)
        if row.check_levels == own:
            return None
        row.check_levels = own
        row.save(update_fields=["check_levels"])
    return change_id
