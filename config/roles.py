"""Who may do what: the groups and the permissions they hold, which every migration gives them."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
ADMINS = "Admins"

# Admins hold what editors hold, import articles, and say what is checked before publishing.
PERMISSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "timeline": {
        EDITORS: ("view_event", "change_event", "review_event", "publish_event"),
        ADMINS: ("view_event", "change_event", "review_event", "publish_event", "change_timeline"),
    },
    "ingest": {
        EDITORS: ("view_article",),
        ADMINS: ("view_article", "add_article", "change_article"),
    },
}


def grant_on_migrate(sender: AppConfig, **kwargs: Any) -> None:
    """Give each group this app's permissions (a `post_migrate` receiver)."""
    create_permissions(sender, verbosity=0, using=kwargs.get("using", "default"))
    for name, codenames in PERMISSIONS[sender.label].items():
        group, _ = Group.objects.get_or_create(name=name)
        held = Permission.objects.filter(content_type__app_label=sender.label, codename__in=codenames)
        group.permissions.add(*held)
