"""The --published option that commands share."""

import argparse

from django.core.management.base import CommandError

from timeline import intake


def add_published(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--published", default="", metavar="DATE", help="publication date: 2024-04-02, “April 2024”"
    )


def published_edtf(typed: str) -> str:
    """EDTF of what was typed, "" for nothing. Raises CommandError."""
    try:
        return intake.read_date(typed, other_languages=True).edtf if typed else ""
    except intake.NotADate as error:
        raise CommandError(f"--published: {error}") from error
