"""Two editors on one thing: what each changed, compared with the version both began with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model
from django.http import QueryDict

from timeline import dates
from timeline.forms import VersionedForm, typed_date, values_of
from timeline.models import Chapter, Event, Image, RequestForComment, Standing
from timeline.models.request import Outcome
from timeline.services.errors import ChangedSince
from timeline.services.row_versions import newest_version, versions

Saved = TypeVar("Saved")


@dataclass(frozen=True, slots=True)
class Fields:
    """What of a row is compared: the labels of its form's fields, and the row, or a kept version of it, as
    these hold it. The form's `version` is the column `counted_by` of the kept versions."""

    model: type[Model]
    labels: Mapping[str, str]
    values_of: Callable[[Any], dict[str, Any]]
    counted_by: str = "pgh_id"

    def version_of(self, row: Any) -> int:
        """The number that a form carries of the row as it is now."""
        return int(row.version) if self.counted_by == "version" else newest_version(row)


OF_EVENT = Fields(
    Event,
    {
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
    },
    values_of,
    counted_by="version",
)
OF_CHAPTER = Fields(
    Chapter, {"title": "Title", "intro": "Opening"}, lambda row: {"title": row.title, "intro": row.intro}
)
OF_REQUEST = Fields(
    RequestForComment,
    {"asked": "Who was asked", "when": "When", "outcome": "What came of it", "said": "What they said"},
    lambda row: {
        "asked": row.asked,
        "when": typed_date(row),
        "outcome": row.outcome,
        "said": row.said,
    },
)

# What a field names by its number, and what by one of a few words.
NAMED: dict[str, type[Model]] = {"chapter": Chapter, "image": Image}
CHOSEN = {"standing": Standing, "outcome": Outcome}


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


def compare(current: Any, form: VersionedForm, fields: Fields) -> Comparison:
    """What `form` was typed over an older version of `current`, against its newest one."""
    kept = versions(fields.model).filter(pgh_obj_id=current.pk).select_related("pgh_context")
    base = kept.filter(**{fields.counted_by: form.cleaned_data["version"]}).last()
    newest = kept.last()
    mine, theirs = form.typed, fields.values_of(current)
    began = fields.values_of(base) if base else {}
    data, differences, taken = dict(mine), [], []
    for name, label in fields.labels.items():
        if _same(name, mine[name], theirs[name]):
            continue
        if name in began and _same(name, mine[name], began[name]):
            data[name] = theirs[name]
            taken.append(label)
        elif name not in began or not _same(name, theirs[name], began[name]):
            differences.append(Difference(name, label, _said(name, theirs[name])))
    by = (newest.pgh_context.metadata if newest and newest.pgh_context else {}).get("name", "")
    return Comparison(by, data | {"version": fields.version_of(current)}, differences, taken)


def with_theirs(posted: QueryDict, current: Any, fields: Fields) -> QueryDict:
    """What was posted, where the editor chose the newer version's value of a field with that one."""
    data, theirs = posted.copy(), fields.values_of(current)
    for name, value in theirs.items():
        if posted.get(f"take-{name}") == "theirs":
            data[name] = value
    return data


def without_stale_label(posted: QueryDict, current: Event) -> QueryDict:
    """What was posted for an event, without the words chosen for its date where the date was changed and the
    words were not: they were those of the date that goes."""
    typed = str(posted.get("version") or "")
    is_older = typed.isdecimal() and len(typed) < 10 and int(typed) != current.version
    began = versions(Event).filter(pgh_obj_id=current.pk, version=typed).last() if is_older else None
    was = values_of(began or current)
    if not was["label"] or not _same("label", posted.get("label"), was["label"]):
        return posted
    if _same("when", posted.get("when"), was["when"]):
        return posted
    data = posted.copy()
    data["label"] = ""
    return data


def save_over(save: Callable[[int], Saved], form: VersionedForm, fields: Fields) -> Saved:
    """`save` by the version that the form was made of; also over a newer one that leaves nothing to choose:
    this form, sent twice, or a change of something else. Raises ChangedSince where one has to choose."""
    try:
        return save(form.cleaned_data["version"])
    except ChangedSince as newer:
        if newer.current is None or compare(newer.current, form, fields).has_choices:
            raise
        return save(fields.version_of(newer.current))


def _same(name: str, one: Any, other: Any) -> bool:
    if name == "is_key":
        return bool(one) == bool(other)
    one, other = (" ".join(str(value or "").split()) for value in (one, other))
    return one == other or (name == "when" and _edtf(one) == _edtf(other))


def _edtf(typed: str) -> str:
    """A date of a form in EDTF, however it was typed; what is none as it is."""
    try:
        return dates.read(typed, other_languages=True).edtf
    except dates.NotADate:
        return typed


def _said(name: str, value: Any) -> str:
    if model := NAMED.get(name):
        return str(model._default_manager.filter(pk=value or 0).first() or "")
    if name == "is_key":
        return "yes" if value else "no"
    return str(CHOSEN[name](value).label) if name in CHOSEN else str(value)
