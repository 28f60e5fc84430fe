"""Making a picture's sizes in a child process with limits."""

import json

from config.bounded import ChildFailed, ChildLost, Limits, run_bounded
from timeline.images.making import Made, NotAnImage, Size

LIMITS = Limits(wall=30, cpu=20)


def made_in_child(content: bytes, limits: Limits = LIMITS) -> Made:
    """`timeline.images.making.made_from` in a process of its own. Raises NotAnImage."""
    try:
        answer = run_bounded("timeline.images", given=content, limits=limits)
    except (ChildFailed, ChildLost) as error:
        raise NotAnImage(f"The picture could not be made smaller. {error}") from error
    head, _, files = answer.partition(b"\n")
    said = json.loads(head)
    if reason := said.get("refused"):
        raise NotAnImage(reason)
    sizes, start = [], 0
    for size in said["sizes"]:
        end = start + size["content"]
        sizes.append(Size(size["width"], size["height"], size["ending"], files[start:end]))
        start = end
    return Made(said["width"], said["height"], tuple(sizes))
