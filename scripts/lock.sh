#!/bin/sh
# Chooses versions for pyproject.toml and pins them with hashes; what uv leaves out of a lock by itself stays out.
set -eu
cd "$(dirname "$0")/.."

compile() {
    output=$1
    shift
    .venv/bin/python -m uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-header \
        --output-file "$output" "$@"
    { echo "# Made by \`make lock\`; change pyproject.toml instead."; cat "$output"; } > "$output.new"
    mv "$output.new" "$output"
    echo "$output: $(grep -c '==' "$output") packages"
}

compile requirements.lock
compile requirements-dev.lock --extra dev --constraint requirements.lock
