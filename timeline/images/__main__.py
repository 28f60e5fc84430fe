"""The child: a picture on standard input; on standard output a line of JSON, then its files in a row."""

import json
import sys
from dataclasses import asdict

from timeline.images.making import NotAnImage, made_from


def main() -> None:
    try:
        made = made_from(sys.stdin.buffer.read())
    except NotAnImage as error:
        sys.stdout.write(json.dumps({"refused": str(error)}))
        return
    sizes = [{**asdict(size), "content": len(size.content)} for size in made.sizes]
    head = json.dumps({"width": made.width, "height": made.height, "sizes": sizes})
    sys.stdout.buffer.write(b"\n".join([head.encode(), b"".join(size.content for size in made.sizes)]))


main()
