"""Parts of scripts/bench_page.py."""
