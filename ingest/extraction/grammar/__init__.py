"""The rules, one kind a module; their order decides between readings of the same length."""

from ingest.extraction.grammar import clock, dates, deictic, durations, periods, relative, sets, weekdays
from ingest.extraction.grammar.pattern import Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *weekdays.RULES,
    *sets.RULES,
    *relative.RULES,
    *periods.RULES,
    *deictic.RULES,
    *durations.RULES,
    *clock.RULES,
)
