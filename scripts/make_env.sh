#!/bin/sh
# Makes .venv from requirements-dev.lock. A checksum in .venv says what it was made from, so a second call is free.
set -eu
cd "$(dirname "$0")/.."
stamp=.venv/.made-from
python=${PYTHON:-python3}

fail() { printf '%s\n' "$*" >&2; exit 1; }

wanted=$(cksum < requirements-dev.lock)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

command -v "$python" >/dev/null 2>&1 || fail "Python 3.11 or newer is needed, and '$python' is not found.
Install it, or name another: make PYTHON=/path/to/python3 ..."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "Python 3.11 or newer is needed; '$python' is $("$python" -V 2>&1 | cut -d' ' -f2).
Name another: make PYTHON=/path/to/python3 ..."
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "'$python' cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv"

echo "Making .venv and installing the locked requirements (a minute or two, once)"
rm -rf .venv
"$python" -m venv .venv || fail "'$python -m venv .venv' failed."
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
    -r requirements-dev.lock || fail "Installing the requirements failed; what pip says stands above."
printf '%s\n' "$wanted" > "$stamp"
