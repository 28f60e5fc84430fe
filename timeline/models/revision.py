"""Triggers that raise a timeline's revision with everything that readers can see.

Caches are keyed by it. In the database, so that no way of writing can forget; once a statement, so that ten
thousand rows written together cost one.
"""

import pgtrigger


def raises_revision(timelines: str) -> list[pgtrigger.Trigger]:
    """For inserts, updates and deletes; `timelines` is SQL that selects ids from the rows `touched`."""
    return [
        _trigger(
            "new", pgtrigger.Insert, pgtrigger.Referencing(new="fresh"), timelines, "SELECT * FROM fresh"
        ),
        _trigger(
            "changed",
            pgtrigger.Update,
            pgtrigger.Referencing(old="stale", new="fresh"),
            timelines,
            "SELECT * FROM stale UNION ALL SELECT * FROM fresh",
        ),
        _trigger(
            "gone", pgtrigger.Delete, pgtrigger.Referencing(old="stale"), timelines, "SELECT * FROM stale"
        ),
    ]


def _trigger(
    name: str,
    operation: pgtrigger.Operation,
    referencing: pgtrigger.Referencing,
    timelines: str,
    touched: str,
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"readers_see_what_is_{name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=f"""
            UPDATE timeline_timeline SET revision = revision + 1
            WHERE id IN (WITH touched AS ({touched}) {timelines});
            RETURN NULL;
        """,  # noqa: S608 - our own words, when the program starts
    )
