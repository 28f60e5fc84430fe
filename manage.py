#!/usr/bin/env python
"""Django's commands. Those that need PostgreSQL or Valkey hold a lease on the embedded ones meanwhile."""

import os
import sys

from django.core.management import execute_from_command_line

from config import embedded

# Everything else may read or write data. `makemigrations` asks the database only whether its history agrees.
SERVERLESS = {
    "", "check", "collectstatic", "compilemessages", "diffsettings", "extract", "findstatic", "help",
    "makemessages", "makemigrations", "startapp", "version", "--help", "-h", "--version",
}  # fmt: skip


def needs_servers(words: list[str]) -> bool:
    command = words[0] if words else ""
    return command not in SERVERLESS and not {"--help", "-h"} & set(words)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if needs_servers(sys.argv[1:]):
        try:
            embedded.lease()
        except embedded.EmbeddedServerError as error:
            sys.exit(f"{error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
