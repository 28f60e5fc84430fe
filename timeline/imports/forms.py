"""What an admin brings to take over a timeline."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from timeline.imports import FORMATS, NotReadable, Reading, format_of, read

MOST_BYTES = 2 * 1024 * 1024


def decoded(content: bytes) -> str:
    """The text of a file. Raises NotReadable."""
    if len(content) > MOST_BYTES:
        raise NotReadable(f"It is larger than {MOST_BYTES // 1024 // 1024} MB. Split it into several files.")
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable("This is no text. Bring JSON, CSV or markwhen text.")


class MoveInForm(forms.Form):
    """A file, or its text pasted; `reading` is what stands in it, once the form is valid."""

    upload = forms.FileField(
        label="File",
        required=False,
        allow_empty_file=True,
        help_text="TimelineJS as JSON or its spreadsheet as CSV, or markwhen text; up to 2 MB, 2,000 events.",
        widget=forms.FileInput(attrs={"accept": ".json,.csv,.mw,.txt"}),
    )
    text = forms.CharField(
        label="Or paste it", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    format = forms.ChoiceField(
        required=False, choices=[("", "Find out"), *((name, title) for name, (title, _) in FORMATS.items())]
    )
    name = forms.CharField(
        label="What it is called",
        required=False,
        max_length=300,
        help_text="It becomes the source of events that quote none. Left empty: the title that it has.",
    )
    url = forms.CharField(
        label="Where it can be seen",
        required=False,
        max_length=1000,
        validators=[URLValidator(["http", "https"], message="Give a web address that begins with https://")],
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )
    reading: Reading
    content = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file, text = data.get("upload"), data.get("text") or ""
        if bool(file) == bool(text.strip()):
            message = "Bring a file or paste the text" + (", not both." if file else ".")
            self.add_error("text" if file else "upload", message)
            return data
        field = "upload" if file else "text"
        try:
            if file and file.size > MOST_BYTES:
                decoded(b" " * (MOST_BYTES + 1))
            self.content = decoded(file.read() if file else text.encode())
            self.reading = read(self.content.replace("\0", ""), data.get("format") or "")
        except NotReadable as error:
            self.add_error(field, str(error))
            return data
        if not self.reading.drafts and not self.reading.skipped:
            self.add_error(field, "There are no events in it.")
        data["format"] = data.get("format") or format_of(self.content)
        data["name"] = data.get("name") or self.reading.title[:300] or "The old timeline"
        return data
