"""How an article's EDTF publication date reads."""

from django import template

from timeline import intake

register = template.Library()


@register.filter
def date_label(edtf: str) -> str:
    """ "3 April 2024" for 2024-04-03; what is no EDTF stays as it is."""
    try:
        return intake.date_label(edtf)
    except intake.NotADate:
        return edtf
