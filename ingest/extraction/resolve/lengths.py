"""Lengths of time as TIMEX3 writes them: P3Y, PT1H30M, PXM."""

from ingest.extraction.grammar.says import Span

_LETTERS = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "D"),
    "week": ("", "W"), "weekend": ("", "WE"), "fortnight": ("", "W"), "month": ("", "M"),
    "quarter": ("", "Q"), "year": ("", "Y"), "decade": ("", "Y"), "century": ("", "Y"),
}  # fmt: skip
_MULTIPLES = {"decade": 10, "century": 100, "fortnight": 2, "quarter": 3}
_FINER = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60)}
_VAGUE = {"decade": "PXDE", "century": "PXCE"}


def length_value(span: Span) -> str:
    """The TIMEX3 value of a length of time."""
    time, letter = _LETTERS[span.unit]
    if span.amount is None:
        return _VAGUE.get(span.unit, f"P{time}X{letter}")
    if span.unit == "quarter":
        letter = "M"
    amount = span.amount * _MULTIPLES.get(span.unit, 1)
    whole = int(amount)
    if span.rest is not None and span.rest.amount is not None:
        return _with_rest(f"P{time}{whole}{letter}", time, span.rest)
    if amount == whole:
        return f"P{time}{whole}{letter}"
    finer = _FINER.get(span.unit)
    if finer is None:
        return f"P{time}{amount:g}{letter}"
    rest = f"{round((amount - whole) * finer[1])}{finer[0]}"
    return f"P{time}{whole}{letter}{rest}" if whole else f"P{time}{rest}"


def _with_rest(value: str, time: str, rest: Span) -> str:
    """ "P2DT3H": days and hours; "PT2H10M": hours and minutes."""
    finer, letter = _LETTERS[rest.unit]
    value = f"{value}{finer if finer != time else ''}{round(rest.amount or 0)}{letter}"
    return _with_rest(value, finer, rest.rest) if rest.rest else value
