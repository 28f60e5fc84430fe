#!/bin/sh
# Everything that is checked without running: all checks run, the first bad one does not hide the rest.
cd "$(dirname "$0")/.." || exit 1
bin=.venv/bin
failed=

check() {
    name=$1
    shift
    printf '%s\n' "-- $name"
    "$@" || failed="$failed, $name"
}

check "ruff check" "$bin/ruff" check .
check "ruff format" "$bin/ruff" format --check .
check "mypy" "$bin/mypy" .
check "import contracts" "$bin/lint-imports"
[ ! -d templates ] || check "templates" "$bin/djlint" templates --lint --quiet --profile django
# Without the warning that no database answered: whether a migration is missing is read from the files.
check "migrations" "$bin/python" -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

[ -z "$failed" ] || { printf '\nNot clean: %s\n' "${failed#, }" >&2; exit 1; }
printf '\nAll clean.\n'
