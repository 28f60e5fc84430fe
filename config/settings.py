"""All settings, from the environment; one file for every way of running.

Without DATABASE_URL or REDIS_URL the servers that come as wheels are used (`config.embedded`), and a secret
key is made for this project's own data folder. With DATABASE_URL set, SECRET_KEY has to be set as well.
"""

import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF

from config import embedded
from config.newsroom import PLACE, newsroom_from
from config.redis_urls import database_of, for_celery, with_database

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = embedded.var_folder()

env = environ.Env()


def kept_secret_key() -> str:
    """The key of the embedded installation, made once and readable by its owner only."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as fresh:
            fresh.write(secrets.token_urlsafe(50))
            fresh.flush()
            # Processes that start at once: a link is made whole or not at all, and the first one counts.
            with suppress(FileExistsError):
                path.hardlink_to(fresh.name)
    return path.read_text()


EMBEDDED_URLS = embedded.urls()
# A variable that is set to nothing, as compose files do, counts as not set.
IS_EMBEDDED = not env.str("DATABASE_URL", "")
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or (kept_secret_key() if IS_EMBEDDED else env.str("SECRET_KEY"))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Applications ----------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
    "timeline",
    "ingest",
]

MIDDLEWARE = [
    "timeline.views.front.FrontMiddleware",
    "config.room.RoomMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.limits.RequestSizeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.htmx.VaryMiddleware",
    "axes.middleware.AxesMiddleware",
]

FORM_RENDERER = "config.rendering.WholeText"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data ------------------------------------------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL", "") or EMBEDDED_URLS.redis


DATABASES = {"default": env.db_url_config(env.str("DATABASE_URL", "") or EMBEDDED_URLS.database)}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        # Never the broker's database: the cache may be emptied at any time, messages may not.
        "LOCATION": env.str("CACHE_URL", default=with_database(REDIS_URL, database_of(REDIS_URL) + 1)),
        "KEY_PREFIX": "timeline",
        # Pages are made without it rather than late.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}

# "events" is a word of this project already; a row's history is its versions.
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="versions", related_query_name="version_row")

# Background work -------------------------------------------------------------------------------------

CELERY_BROKER_URL = for_celery(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    # Without these two, the task of a killed worker waits minutes before another one gets it.
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 5,
    "socket_timeout": 5,
}
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# A text of 10 MB takes minutes on a busy machine.
CELERY_TASK_SOFT_TIME_LIMIT = 900
CELERY_TASK_TIME_LIMIT = 960
# The broker is a doorbell: a message that cannot be sent must not keep an editor waiting.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "re-enqueue overdue jobs": {
        "task": "ingest.enqueue_overdue",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
    "publish what is due": {
        "task": "timeline.publish_due",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
    "clear images that nobody ever saw": {
        "task": "timeline.clear_images",
        "schedule": 3600.0,
        "options": {"expires": 3000},
    },
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")

# People ----------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "public-home"
AXES_LOCKOUT_TEMPLATE = "locked_out.html"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True

# Security --------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("SECURE_COOKIES", SECURE_SSL_REDIRECT)
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Whom the API's rate limit counts: the proxy's word for who asks, and never that of who asks.
NINJA_NUM_PROXIES = int(BEHIND_PROXY)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 0)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# An article may be this large (bytes); a request brings several.
ARTICLE_MAX_BYTES = 10 * 1024 * 1024
# A pasted text that is too long has to arrive, so that the form can say so and keep it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * ARTICLE_MAX_BYTES
REQUEST_MAX_BYTES = 12 * ARTICLE_MAX_BYTES  # of somebody who is logged in
REQUEST_MAX_BYTES_ANONYMOUS = 256 * 1024  # logging in needs no more
IMAGE_MAX_BYTES = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Language, time, static files ------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

# Pictures that editors bring; the application serves them itself, as it knows which are published.
MEDIA_ROOT = env.str("MEDIA_ROOT", "") or str(VAR_DIR / "media")

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS: list[Path | tuple[str, str]] = [BASE_DIR / "static"]
# The public page in a newsroom's own name and look: docs/operations.md says what may lie in the folder.
NEWSROOM_FOLDER = env.str("NEWSROOM_FOLDER", "")
NEWSROOM = newsroom_from(
    name=env.str("NEWSROOM_NAME", ""), home=env.str("NEWSROOM_HOME", ""), folder=NEWSROOM_FOLDER
)
if NEWSROOM_FOLDER:
    STATICFILES_DIRS.append((PLACE, NEWSROOM_FOLDER))
# In development and tests the files are served from where they are; `collectstatic` is for production.
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if env.bool("STATIC_MANIFEST", False)
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# What comes of an event that fails a check (`timeline.checks`): "blocks" publishing, "warns", or "off". Each
# timeline can have its own; a newsroom of one has no second pair of eyes, so that one only warns.
CHECK_LEVELS = {
    "citation": "warns",
    "date": "blocks",
    "told": "warns",
    "words": "warns",
    "plan": "warns",
    "attribution": "blocks",
    "reply": "warns",
    "image": "blocks",
    "eyes": "warns",
    "comments": "warns",
}

# Dates in articles that are not English, through dateparser: less sure, so only where it is wanted.
EXTRACT_OTHER_LANGUAGES = env.bool("EXTRACT_OTHER_LANGUAGES", False)

# The time an import may take to be read, and what its reader may use (seconds, bytes).
READER_WALL_SECONDS = 60
READER_CPU_SECONDS = 40
READER_MEMORY_BYTES = 1024 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {"axes": {"level": "WARNING"}},
}
