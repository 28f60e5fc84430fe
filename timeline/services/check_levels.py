"""What admins choose for a timeline."""

from collections.abc import Mapping

from django.conf import settings

from timeline.checks import RULES, Level
from timeline.models import Timeline


def check_levels_choose(*, timeline: Timeline, levels: Mapping[str, str]) -> None:
    """Keep the levels that are not the usual ones, so that a new usual one reaches who never chose."""
    own = {
        rule.name: str(level)
        for rule in RULES
        if (level := levels.get(rule.name)) in Level.values and level != settings.CHECK_LEVELS[rule.name]
    }
    Timeline.objects.filter(pk=timeline.pk).update(check_levels=own)
