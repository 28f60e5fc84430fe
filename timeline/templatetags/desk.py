"""What desk templates need beyond their view's context."""

import json
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline import dates
from timeline.keys import ACTIONS, Action, keys_of
from timeline.markdown import to_html
from timeline.models import DeskPreferences, Timeline

register = template.Library()


@register.inclusion_tag("timeline/desk/_nav.html", takes_context=True)
def desk_nav(context: RequestContext) -> dict[str, Any]:
    """The desk's sections, for the timeline of the page or else the default one."""
    timeline = context.get("timeline") or Timeline.objects.default()
    return {
        "timeline": timeline,
        "section": context.get("section", ""),
        "perms": context.get("perms"),
        "user": context.get("user"),
    }


@register.simple_tag(takes_context=True)
def last_change(context: RequestContext) -> dict[str, Any] | None:
    """What this editor did last and can take back."""
    request = context.get("request")
    changes = request.session.get("changes", []) if request else []
    return changes[-1] if changes else None


@register.simple_tag(takes_context=True)
def last_undone(context: RequestContext) -> dict[str, Any] | None:
    """What this editor took back last on this page, and can do again."""
    request = context.get("request")
    if request is None:
        return None
    undone = request.session.get("undone", [])
    return undone[-1] if undone and undone[-1]["page"] == request.path else None


@register.simple_tag(takes_context=True)
def last_said(context: RequestContext) -> str:
    """What this editor's last write was, in words."""
    request = context.get("request")
    return str(request.session.get("said", "")) if request else ""


@register.inclusion_tag("timeline/desk/_help.html", takes_context=True)
def key_help(context: RequestContext) -> dict[str, Any]:
    """The dialog that shows the keys, and tells them to the script."""
    keys = _keys(context)
    actions = [Action(action.name, keys[action.name], action.does) for action in ACTIONS]
    return {"actions": actions, "keys_json": json.dumps({key: name for name, key in keys.items() if key})}


@register.simple_tag(takes_context=True)
def key(context: RequestContext, action: str) -> SafeString:
    """The key of an action, beside its control; the control's name stays what it says."""
    letter = _keys(context)[action].upper()
    return format_html('<kbd aria-hidden="true">{}</kbd>', letter) if letter else SafeString("")


def _keys(context: RequestContext) -> dict[str, str]:
    request: Any = context.get("request")
    if request is None or not request.user.is_authenticated:
        return keys_of(None)
    if not hasattr(request, "desk_keys"):  # asked for by every button, read once
        chosen = DeskPreferences.objects.filter(user=request.user).values_list("keys", flat=True).first()
        request.desk_keys = keys_of(chosen)
    keys: dict[str, str] = request.desk_keys
    return keys


@register.filter
def markdown(text: str | None) -> SafeString:
    """The text of an event as readers see it."""
    return to_html(text or "")


@register.filter
def in_words(edtf: str) -> str:
    """EDTF as people read it, and anything else as it is."""
    try:
        return dates.label(edtf)
    except dates.NotADate:
        return edtf


@register.filter
def per_cent(share: float) -> str:
    """A share of one as people read it: "90 %"."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


@register.filter
def days(when: Any) -> str:
    """The first and last day of a date, for editors: "1 June 2011 – 31 July 2011"."""
    first, last = (f"{day.day} {day:%B %Y}" if day else "open" for day in (when.earliest, when.latest))
    return first if first == last else f"{first} – {last}"
