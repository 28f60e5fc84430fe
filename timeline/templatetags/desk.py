"""What desk templates need beyond their view's context."""

from typing import Any

from django import template
from django.template.context import RequestContext

from timeline.models import Timeline

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


@register.filter
def days(when: Any) -> str:
    """The first and last day of a date, for editors: "1 June 2011 – 31 July 2011"."""
    first, last = (f"{day.day} {day:%B %Y}" if day else "open" for day in (when.earliest, when.latest))
    return first if first == last else f"{first} – {last}"
