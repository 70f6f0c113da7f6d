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


def services() -> list[dict[str, object]]:
    """Where people may sign in besides: ORCID, and one service that speaks OpenID Connect; as far as they are named."""
    found = []
    if text("ORCID_CLIENT_ID"):
        server = "https://sandbox.orcid.org" if flag("ORCID_SANDBOX") else "https://orcid.org"
        found.append(_service("orcid", "ORCID", "ORCID", server_url=server, scope=["openid"]))
    if text("OIDC_CLIENT_ID"):
        if not text("OIDC_SERVER_URL"):
            raise ValueError("OIDC_SERVER_URL is empty: name the address of the service that OIDC_CLIENT_ID is for.")
        facts = {"server_url": text("OIDC_SERVER_URL"), "trusts_addresses": flag("OIDC_TRUST_ADDRESSES")}
        found.append(_service("institution", text("OIDC_NAME", "your institution"), "OIDC", **facts))
    return found


def _service(provider_id: str, name: str, prefix: str, **facts: object) -> dict[str, object]:
    return {
        "provider_id": provider_id,
        "name": name,
        "client_id": text(f"{prefix}_CLIENT_ID"),
        "secret": text(f"{prefix}_CLIENT_SECRET"),
        "settings": {"oauth_pkce_enabled": True} | facts,
    }


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
