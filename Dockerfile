FROM python:3.11-slim-bookworm AS built
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
# The key is needed to load the settings and signs nothing here; the running site gets its own.
RUN SECRET_KEY=only-for-collecting-files STATIC_MANIFEST=true python manage.py collectstatic --no-input

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=built /venv /venv
COPY --from=built /app /app
# Where the clock keeps its schedule, and the pictures are; everything else is in the database.
RUN useradd --system app && mkdir -p var/media && chown -R app var
USER app
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--no-control-socket"]
