"""What editors say to each other about an event: threads as a page shows them, and the form to join in."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q

from timeline.models import Comment, Event
from timeline.models.comment import LONGEST_COMMENT, About
from timeline.people import editors


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and what was answered, in order of time."""

    first: Comment
    replies: list[Comment]


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who works at the desk, by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.get_full_name() or obj.get_username())


class ReplyForm(forms.Form):
    """A word in a thread."""

    text = forms.CharField(
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Say something.",
            "max_length": f"That is %(show_value)s characters; at most {LONGEST_COMMENT:,} fit.",
        },
    )


class CommentForm(ReplyForm):
    """The first word of a thread: what it is about, and whom it waits for."""

    about = forms.ChoiceField(choices=About, required=False)
    assigned_to = PersonField(User.objects.none(), required=False, empty_label="Nobody in particular")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["assigned_to"].queryset = editors()  # type: ignore[attr-defined]


def threads_of(event: Event) -> list[Thread]:
    """Open threads before resolved ones, each in order of time: one query.

    An answer stands with what it answers, also where an undo has sent that back to another event.
    """
    told = Comment.objects.filter(Q(event=event, thread=None) | Q(thread__event=event))
    comments = list(told.select_related("written_by", "assigned_to", "resolved_by"))
    threads = {one.pk: Thread(one, []) for one in comments if one.thread_id is None}
    for one in comments:
        if one.thread_id in threads:
            threads[one.thread_id].replies.append(one)
    return sorted(threads.values(), key=lambda thread: not thread.first.is_open)
