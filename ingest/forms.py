"""What an admin says when bringing an article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator

from ingest.models import Article
from ingest.services.articles import ABOUT, About, refuse_size
from timeline import intake

if TYPE_CHECKING:
    Upload = UploadedFile[Any]


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; cleans to a list of them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list["Upload"]:
        files = data if isinstance(data, Sequence) else [data] if data else []
        # An empty one is refused by the service, which can say which one it is.
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
            return intake.read_date(typed, other_languages=True).edtf
        except intake.NotADate as error:
            raise forms.ValidationError(str(error)) from error

    def about(self) -> About:
        return About(**{name: self.cleaned_data[name] for name in ABOUT})

    def changes(self) -> dict[str, str]:
        """The fields that were changed, seen from what the page showed: {name: new value}."""
        return {name: self.cleaned_data[name] for name in self.changed_data}

    @classmethod
    def of(cls, article: Article, data: Any = None) -> "AboutForm":
        """For correcting an article. The page carries what it showed, so that what somebody else or a worker
        wrote since is not taken back by a field that nobody touched."""
        form = cls(data, initial={name: getattr(article, name) for name in ABOUT})
        for field in form.fields.values():
            field.show_hidden_initial = True
        return form


class ImportForm(AboutForm):
    """Files or pasted text, and what is known of it."""

    uploads = FilesField(
        label="Files",
        required=False,
        allow_empty_file=True,
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

    def documents(self) -> list["Document"]:
        """The articles brought."""
        if text := self.cleaned_data["text"]:
            return [Document("pasted.txt", text.encode())]
        return [Document(file.name or "file", file) for file in self.cleaned_data["uploads"]]


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it was brought."""

    name: str
    body: "bytes | Upload"

    def content(self) -> bytes:
        """Its bytes; raises NotImported where they are too many, unread."""
        if isinstance(self.body, bytes):
            return self.body
        refuse_size(self.body.size or 0)
        return bytes(self.body.read())
