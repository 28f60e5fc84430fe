"""What editors type, checked and turned into what services take."""

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from timeline import dates
from timeline.dates import When
from timeline.images import NotAnImage
from timeline.models import Chapter, Event, Image, Source, Standing, Timeline
from timeline.models.citation import SourceKind
from timeline.passages import places_of
from timeline.relative_dates import day_before
from timeline.services.images import image_keep
from timeline.services.writing import Quotation

LONGEST_BODY = 20_000
LONGEST_QUOTE = 5000
# What is done with an image, rather than said.
BROUGHT = ("upload", "drop_image")
OF_AN_IMAGE = ("image_alt", "image_credit", "image_caption")


def typed_date(event: Any) -> str:
    """An event's date as an editor would type it: in its words where they read back as the same date."""
    return in_words(str(event.when), str(event.label))


def in_words(when: str, label: str) -> str:
    """The label of an EDTF date where it reads back as the same date, or else the EDTF."""
    try:
        return label if dates.read(label).edtf == when else when
    except dates.NotADate:
        return when


def own_label(event: Any) -> str:
    """The words that an editor chose for an event's date; "" where they are the date's own."""
    words = dates.read(typed_date(event)).label if event.when else ""
    return "" if event.label == words else str(event.label)


def values_of(event: Any) -> dict[str, Any]:
    """An event, or a kept version of one, as the form's fields hold it."""
    return {
        "headline": event.headline,
        "when": typed_date(event),
        "label": own_label(event),
        "standing": event.standing,
        "attributed_to": event.attributed_to,
        "names": ", ".join(event.names),
        "body": event.body,
        "is_key": event.is_key,
        "image": event.image_id or "",
        "image_alt": event.image_alt,
        "image_credit": event.image_credit,
        "image_caption": event.image_caption,
        "chapter": event.chapter_id or "",
    }


class WhenField(forms.CharField):
    """A date in EDTF or in words, read into a `When`; None where it is left empty.

    Of what an editor has done lately, `counts_back` from today: "yesterday". In a source such a word counts
    from elsewhere, so nowhere else.
    """

    def __init__(self, *, counts_back: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.counts_back = counts_back

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if self.counts_back and (day := day_before(typed, localdate())):
            return dates.parse(day.isoformat())
        try:
            return dates.read(typed, other_languages=True) if typed else None
        except dates.NotADate as error:
            raise forms.ValidationError(str(error)) from error


class NamesField(forms.CharField):
    """Names, one a line or parted by commas."""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        names = [name.strip() for line in typed.splitlines() for name in line.split(",")]
        if long := next((name for name in names if len(name) > 120), ""):
            raise forms.ValidationError(f"“{long[:40]}…” is longer than 120 characters.")
        return list(dict.fromkeys(name for name in names if name))


class MomentForm(forms.Form):
    """A moment, in the newsroom's own time."""

    at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": "Say when.", "invalid": "That is no date and time."},
    )


class VersionedForm(forms.Form):
    """Of something that two may change at once: it carries which version it was made of (0: nobody knows)."""

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0

    @property
    def typed(self) -> dict[str, Any]:
        """What would be posted to say the same again."""
        return {name: self[name].value() for name in self.fields}


class EventForm(VersionedForm):
    """What an event says. `fields_for_service` and `when` are what the service takes."""

    headline = forms.CharField(
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "An event needs a headline.",
            "max_length": "A headline has at most 200 characters; this one has %(show_value)s.",
        },
    )
    when = WhenField(required=False, max_length=200)
    label = forms.CharField(
        required=False,
        max_length=dates.LONGEST_LABEL,
        help_text="Only where readers should see other words than the date’s own.",
    )
    standing = forms.ChoiceField(choices=Standing)
    attributed_to = forms.CharField(required=False, max_length=200)
    names = NamesField(required=False, max_length=5000, help_text="Parted by commas.")
    body = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_BODY,
        help_text="*emphasis*, **strong**, [a link](https://…), - list, > quotation",
        error_messages={"max_length": f"That is %(show_value)s characters; at most {LONGEST_BODY:,} fit."},
    )
    is_key = forms.BooleanField(required=False)
    # The image that is chosen already, so that one that was brought stays while another field is put right.
    image = forms.ModelChoiceField(Image.objects.all(), required=False, widget=forms.HiddenInput)
    upload = forms.FileField(
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text="JPEG, PNG, WebP or AVIF. What else the file tells, such as the place, is left out.",
    )
    drop_image = forms.BooleanField(required=False)
    image_alt = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For readers who cannot see it.",
    )
    image_credit = forms.CharField(required=False, max_length=200)
    image_caption = forms.CharField(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    chapter = forms.ModelChoiceField(Chapter.objects.none(), required=False, empty_label="No chapter")
    note = forms.CharField(required=False, max_length=500)
    correction = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, files: Any = None, *, event: Event, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        chapters = Chapter.objects.filter(timeline=event.timeline_id)
        self.fields["chapter"].queryset = chapters  # type: ignore[attr-defined]

    @classmethod
    def of(cls, event: Event) -> "EventForm":
        """Filled in with an event as it is."""
        return cls(event=event, initial=values_of(event) | {"version": event.version})

    @property
    def fields_for_service(self) -> dict[str, Any]:
        names = ("headline", "standing", "attributed_to", "names", "body", "is_key", "chapter")
        return {name: self.cleaned_data[name] for name in (*names, "image", *OF_AN_IMAGE)}

    @cached_property
    def chosen_image(self) -> Image | None:
        """The image as the form stands: just brought, kept from before, or none."""
        if not self.is_bound:
            return Image.objects.filter(pk=self["image"].value() or 0).first()
        self.is_valid()
        return self.cleaned_data.get("image")

    @property
    def typed(self) -> dict[str, Any]:
        """The same; an image that was brought is chosen by now."""
        values = {name: value for name, value in super().typed.items() if name not in BROUGHT}
        if self.chosen_image is None:
            return values | dict.fromkeys(("image", *OF_AN_IMAGE), "")
        return values | {"image": self.chosen_image.pk}

    def clean(self) -> dict[str, Any]:
        """The words chosen for the date go with it."""
        data = self.cleaned_data
        if label := data.get("label"):
            if data.get("when"):
                data["when"] = replace(data["when"], label=label)
            elif "when" not in self.errors:
                self.add_error("label", "These words need a date that they stand for.")
        return self._with_image(data)

    def _with_image(self, data: dict[str, Any]) -> dict[str, Any]:
        data["image"] = data.get("upload") or (None if data.get("drop_image") else data.get("image"))
        if data["image"] is None and "upload" not in self.errors:
            if data.get("drop_image"):
                data |= dict.fromkeys(OF_AN_IMAGE, "")
            elif any(data.get(name) for name in OF_AN_IMAGE):
                self.add_error("upload", "Choose the image that these words belong to.")
        return data

    def clean_upload(self) -> Image | None:
        """The image that was brought, kept; it is nowhere to be seen until an event shows it."""
        file = self.cleaned_data["upload"]
        if file is None:
            return None
        if not file.size:
            raise forms.ValidationError("The file is empty.")
        if file.size > settings.IMAGE_MAX_BYTES:
            most = filesizeformat(settings.IMAGE_MAX_BYTES)
            raise forms.ValidationError(f"The file has {filesizeformat(file.size)}; at most {most} fit.")
        try:
            return image_keep(file.read())
        except NotAnImage as error:
            raise forms.ValidationError(str(error)) from error

    def clean_label(self) -> str:
        return " ".join(str(self.cleaned_data["label"]).split())

    def clean_headline(self) -> str:
        return " ".join(str(self.cleaned_data["headline"]).split())

    def clean_body(self) -> str:
        # Browsers send line ends as \r\n; what is stored compares equal to what was stored.
        return str(self.cleaned_data["body"]).replace("\r\n", "\n").strip()


class SourceForm(forms.Form):
    """A source and its words: one that is kept, in whose text they are found, or one typed in."""

    kept = forms.ModelChoiceField(
        Source.objects.none(), required=False, empty_label="None: a source typed in below"
    )
    # Where the words were selected, which tells two places with the same words apart.
    start = forms.IntegerField(required=False, min_value=0, max_value=2**31, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=SourceKind, initial=SourceKind.WEB_PAGE)
    title = forms.CharField(required=False, max_length=300)
    publisher = forms.CharField(required=False, max_length=200)
    url = forms.URLField(required=False, max_length=1000, assume_scheme="https")
    published = WhenField(required=False, max_length=200)
    quote = forms.CharField(
        required=False,
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": f"That is %(show_value)s characters; at most {LONGEST_QUOTE:,} fit."},
    )

    def __init__(self, data: Any = None, *, timeline: Timeline, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        kept = Source.objects.with_text(timeline)
        self.fields["kept"].queryset = kept  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        data["place"] = None
        if data.get("kept"):
            if "quote" not in self.errors:
                self._find(data)
            return data
        if data.get("title") and not data.get("quote"):
            self.add_error("quote", "Quote the words of the source that the event rests on.")
        if data.get("quote") and not data.get("title"):
            self.add_error("title", "Say where these words stand.")
        return data

    def _find(self, data: dict[str, Any]) -> None:
        text = data["kept"].kept_text.text
        places = places_of(text, data.get("quote") or "")
        selected = [place for place in places if place[0] == data.get("start")]
        if not data.get("quote"):
            self.add_error("quote", "Quote the words of the source that the event rests on.")
        elif not places:
            self.add_error("quote", "These words do not stand in that text. Copy them from it as they are.")
        elif len(places) > 1 and not selected:
            self.add_error("quote", "These words stand in that text more than once. Quote a little more.")
        else:
            data["place"] = (selected or places)[0]
            data["quote"] = text[slice(*data["place"])]

    def quotation(self, when: When | None, typed: str) -> Quotation | None:
        """What the form says, with the date that the words give, as it was `typed`; None for no source."""
        data = self.cleaned_data
        source = data["kept"] or self._typed_in()
        if source is None:
            return None
        start, end = data["place"] or (None, None)
        at = data["quote"].lower().find(typed.strip().lower()) if typed.strip() else -1
        date_text = data["quote"][at : at + len(typed.strip())] if at >= 0 else ""
        return Quotation(source, data["quote"], start, end, when, date_text)

    def _typed_in(self) -> Source | None:
        data = self.cleaned_data
        if not data["title"]:
            return None
        return Source(
            kind=data["kind"],
            title=data["title"],
            publisher=data["publisher"],
            url=data["url"],
            published=data["published"].edtf if data["published"] else "",
        )


class NewSourceForm(SourceForm):
    """The same for an event that has no source yet, which may have none with a reason."""

    uncited_note = forms.CharField(required=False, max_length=300)
    token = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not any(data.get(name) for name in ("kept", "title", "quote", "uncited_note")):
            self.add_error("uncited_note", "Name a source above, or say here why there is none.")
        return data
