"""How forms are drawn."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest


class WholeText(DjangoTemplates):
    """Without `maxlength`: a browser would cut off what is pasted, and say nothing. What is too long is
    answered by the form, beside its field and with all that was typed."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if widget := context.get("widget"):
            widget["attrs"] = {name: value for name, value in widget["attrs"].items() if name != "maxlength"}
        return super().render(template_name, context, request)
