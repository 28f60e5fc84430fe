import pytest

from manage import needs_servers


@pytest.mark.parametrize(
    "words",
    ["", "help", "check", "extract story.txt --format json", "migrate --help", "makemigrations --check"],
)
def test_commands_that_start_no_server(words: str) -> None:
    assert not needs_servers(words.split())


@pytest.mark.parametrize("words", ["migrate", "import_articles story.txt", "export story --format json"])
def test_commands_that_need_the_servers(words: str) -> None:
    assert needs_servers(words.split())
