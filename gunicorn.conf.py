"""How gunicorn serves it, wherever it is started; addresses and processes are said where it is."""

# As long as it allows: a long search is cut by the page, which says more than "414".
limit_request_line = 8190
