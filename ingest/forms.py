"""What an admin says when bringing an article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator

from ingest.models import Article
from ingest.services import About
from timeline import intake

if TYPE_CHECKING:
    Upload = UploadedFile[Any]

ABOUT = ("title", "publisher", "url", "published")


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; cleans to a list of them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list["Upload"]:
        files = data if isinstance(data, Sequence) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files]


class AboutForm(forms.Form):
    """What is known of an article. All of it may stay empty."""

    title = forms.CharField(max_length=300, required=False)
    publisher = forms.CharField(max_length=200, required=False)
    url = forms.CharField(
        label="Address",
        max_length=1000,
        required=False,
        validators=[URLValidator(["http", "https"], message="Give a web address that begins with https://")],
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )
    published = forms.CharField(
        label="Published",
        max_length=80,
        required=False,
        help_text="In words or as EDTF: 2 April 2024, April 2024, 2024-04. "
        "Without it, “in late March” and the like stay undated.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_published(self) -> str:
        """EDTF of what was typed."""
        typed: str = self.cleaned_data["published"]
        if not typed.strip():
            return ""
        try:
            return intake.read_date(typed).edtf
        except intake.NotADate as error:
            raise forms.ValidationError(str(error)) from error

    def about(self) -> About:
        return About(**{name: self.cleaned_data[name] for name in ABOUT})

    @classmethod
    def of(cls, article: Article) -> "AboutForm":
        return cls(initial={name: getattr(article, name) for name in ABOUT})


class ImportForm(AboutForm):
    """Files or pasted text, and what is known of it."""

    uploads = FilesField(
        label="Files",
        required=False,
        help_text="Text (.txt) or a saved web page (.html), up to 10 MB each; several at once if you like.",
        widget=FilesInput(attrs={"accept": ".txt,.text,.html,.htm"}),
    )
    text = forms.CharField(
        label="Or paste the text", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    field_order = ["uploads", "text", *ABOUT]
    # The article that was here before, when the same one is brought again.
    first: Article | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        files, text = cleaned.get("uploads") or [], cleaned.get("text") or ""
        if files and text.strip():
            self.add_error("text", "Bring either files or pasted text, not both at once.")
        if not files and not text.strip() and "uploads" not in self.errors:
            self.add_error("uploads", "Choose a file, or paste the text of an article.")
        if len(files) > 1 and (cleaned.get("title") or cleaned.get("url")):
            self.add_error("title", "A title and an address are one article’s; leave them empty for several.")
        return cleaned

    def documents(self) -> list[tuple[str, bytes]]:
        """(file name, content) of each article brought."""
        if text := self.cleaned_data["text"]:
            return [("pasted.txt", text.encode())]
        return [(file.name or "file", _content(file)) for file in self.cleaned_data["uploads"]]


def _content(file: "Upload") -> bytes:
    """The bytes of an upload; of one that is too large only so many that the service can say so."""
    return bytes(file.read(settings.ARTICLE_MAX_BYTES + 1))
