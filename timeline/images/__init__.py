"""Pictures that editors bring, made into what a page shows. No Django: decoders run in a child process."""

from timeline.images.making import Made, NotAnImage, Size, made_from

__all__ = ["Made", "NotAnImage", "Size", "made_from"]
