"""Every write to articles and jobs. View, task and command share these.

PostgreSQL is the truth: an article and its job are written in one transaction, and only then is a worker
called. A call that gets lost costs half a minute, because beat looks for what is overdue.
"""
