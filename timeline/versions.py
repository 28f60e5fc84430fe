"""Two editors on one event: what each changed, compared with the version both began with."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from timeline.forms import EventForm, values_of
from timeline.models import Chapter, Event, Image, Standing
from timeline.services.history import versions

COMPARED = {
    "headline": "Headline",
    "when": "Date",
    "label": "Shown as",
    "standing": "Standing",
    "attributed_to": "Who says so",
    "names": "People and organisations",
    "body": "Text",
    "is_key": "Key event",
    "image": "Image",
    "image_alt": "What the image shows",
    "image_credit": "Credit of the image",
    "image_caption": "Caption",
    "chapter": "Chapter",
}

# What a field names by its number.
NAMED: dict[str, type[Model]] = {"chapter": Chapter, "image": Image}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both changed: an editor chooses."""

    name: str
    label: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`data` is what was typed, with what only the other changed taken over (`taken`: labels of these)."""

    by: str
    data: dict[str, Any]
    differences: list[Difference]
    taken: list[str]

    @property
    def has_choices(self) -> bool:
        """Whether the other's changes are any that this editor has to know of."""
        return bool(self.differences or self.taken)


def compare(current: Event, form: EventForm) -> Comparison:
    """What `form` was typed over an older version of `current`, against its newest one."""
    kept = versions(Event).filter(pgh_obj_id=current.pk).select_related("pgh_context")
    base = kept.filter(version=form.cleaned_data["version"]).last()
    newest = kept.last()
    mine, theirs = form.typed, values_of(current)
    began = values_of(base) if base else {}
    data, differences, taken = dict(mine), [], []
    for name, label in COMPARED.items():
        if _same(name, mine[name], theirs[name]):
            continue
        if name in began and _same(name, mine[name], began[name]):
            data[name] = theirs[name]
            taken.append(label)
        elif name not in began or not _same(name, theirs[name], began[name]):
            differences.append(Difference(name, label, _said(name, theirs[name])))
    by = (newest.pgh_context.metadata if newest and newest.pgh_context else {}).get("name", "")
    return Comparison(by, data, differences, taken)


def _same(name: str, one: Any, other: Any) -> bool:
    if name == "is_key":
        return bool(one) == bool(other)
    return " ".join(str(one or "").split()) == " ".join(str(other or "").split())


def _said(name: str, value: Any) -> str:
    if model := NAMED.get(name):
        return str(model._default_manager.filter(pk=value or 0).first() or "")
    if name == "is_key":
        return "yes" if value else "no"
    return str(Standing(value).label) if name == "standing" else str(value)
