"""The one place that reads the environment. Every variable is described in docs/operations.md."""

import os
from urllib.parse import parse_qsl, unquote, urlsplit


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    return [word for word in text(name, default).replace(",", " ").split() if word]


def cache(url: str) -> dict[str, object]:
    """The Django cache that `url` names: "database", redis://host:port/number, or empty for each process's own memory.

    Raises ValueError for anything else.
    """
    if url == "database":
        return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}
    if url.startswith(("redis://", "rediss://")):
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    if url:
        raise ValueError(f"CACHE_URL: {url!r} is not a cache this project knows; use database or redis://…")
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def database(url: str, *, sqlite_file: str) -> dict[str, object]:
    """The Django database that `url` names; SQLite in `sqlite_file` where `url` is empty.

    Accepts postgresql://user:password@host:port/name?option=value and sqlite:///path.
    Raises ValueError for any other scheme.
    """
    parts = urlsplit(url or f"sqlite:///{sqlite_file}")
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": url[len("sqlite:///") :] if url else sqlite_file,
            "CONN_MAX_AGE": 60,
            # WAL alone makes concurrent writers fail more often; with IMMEDIATE they queue.
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    raise ValueError(f"DATABASE_URL: {parts.scheme!r} is not a database this project knows; use postgresql or sqlite.")
