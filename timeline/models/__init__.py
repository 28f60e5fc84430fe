"""What is curated and read: timelines, events, and the citations that events rest on."""

from timeline.models.change import PublicChange
from timeline.models.citation import Citation, Source, SourceText
from timeline.models.comment import Comment
from timeline.models.event import Conflict, Event, Standing, Status
from timeline.models.image import Image
from timeline.models.link import Link
from timeline.models.names import KnownName, NameKind
from timeline.models.preferences import DeskPreferences
from timeline.models.request import RequestForComment
from timeline.models.search import EventText
from timeline.models.timeline import Chapter, Timeline

__all__ = [
    "Chapter",
    "Citation",
    "Comment",
    "Conflict",
    "DeskPreferences",
    "Event",
    "EventText",
    "Image",
    "KnownName",
    "Link",
    "NameKind",
    "PublicChange",
    "RequestForComment",
    "Source",
    "SourceText",
    "Standing",
    "Status",
    "Timeline",
]
