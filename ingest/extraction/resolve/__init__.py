"""From what the words say to a place in the calendar: arithmetic, direction, and what was said before."""
