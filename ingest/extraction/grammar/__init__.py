"""The rules, one kind a module; their order decides between readings of the same length."""

from ingest.extraction.grammar import (
    ages,
    clock,
    counted,
    dates,
    deictic,
    durations,
    feasts,
    months,
    periods,
    relative,
    sets,
    weekdays,
    years,
)
from ingest.extraction.grammar.pattern import Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *months.RULES,
    *years.RULES,
    *weekdays.RULES,
    *sets.RULES,
    *relative.RULES,
    *counted.RULES,
    *periods.RULES,
    *ages.RULES,
    *feasts.RULES,
    *deictic.RULES,
    *durations.RULES,
    *clock.RULES,
)
