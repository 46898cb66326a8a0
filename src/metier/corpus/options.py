"""Options of an object store: what an operator set, with bounds on how long it may keep us waiting."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from metier.errors import UsageError
from metier.model.address import Bucket
from metier.settings import load

#: An unreachable store is told within seconds; a slow one may take its time over each part of a file.
WAITS = {"connect_timeout": "5s", "timeout": "60s", "max_retries": "3", "retry_timeout": "30s"}
_CLIENT = frozenset(
    {
        "allow_http", "allow_invalid_certificates", "connect_timeout", "http1_only", "http2_only", "pool_idle_timeout",
        "pool_max_idle_per_host", "proxy_url", "proxy_ca_certificate", "proxy_excludes", "root_certificate", "timeout",
        "user_agent",
    }
)  # fmt: skip
_SWITCHES = frozenset({"allow_http", "allow_invalid_certificates", "http1_only", "http2_only"})
#: What tells one store from another of the same scheme: copies of what they hold must not be mixed up.
_WHICH = {
    "s3": ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"),
    "gs": ("GOOGLE_BASE_URL",),
    "az": ("AZURE_STORAGE_ACCOUNT_NAME", "AZURE_ENDPOINT", "AZURE_STORAGE_ENDPOINT"),
}
#: How the account or server is spelt in METIER_STORAGE_*, after a prefix such as `aws_`.
_WHICH_SET = (
    "endpoint",
    "endpoint_url",
    "endpoint_url_s3",
    "base_url",
    "account_name",
    "storage_account_name",
    "storage_endpoint",
)


class Options(msgspec.Struct, frozen=True):
    """The options of one store as its client takes them: its own, those of the connection, those of trying again."""

    config: dict[str, Any]
    client: dict[str, Any]
    retry: dict[str, Any]


def client_options(bucket: Bucket) -> Options:
    """Options for the client of small files and editions. Credentials the environment names are read by the client itself."""
    known = _all(bucket)
    retries = known.pop("max_retries"), known.pop("retry_timeout")
    client: dict[str, Any] = {name: known.pop(name) for name in list(known) if name in _CLIENT}
    client |= {name: client[name].lower() in {"1", "true", "yes"} for name in _SWITCHES & client.keys()}
    try:
        retry = {"max_retries": int(retries[0]), "retry_timeout": timedelta(seconds=float(retries[1].rstrip("s")))}
    except ValueError:
        raise UsageError(
            f"METIER_STORAGE_MAX_RETRIES={retries[0]}, METIER_STORAGE_RETRY_TIMEOUT={retries[1]}",
            "a whole number of tries, and seconds such as 30s",
        ) from None
    return Options(known, client, retry)


def table_options(bucket: Bucket) -> dict[str, str]:
    """Options for the engine of the tables: two writers never overwrite each other's commit."""
    safe = {"aws_conditional_put": "etag"} if bucket.scheme == "s3" else {}
    return safe | _all(bucket)


def which_store(bucket: Bucket) -> str:
    """A short name of the server or account behind the address: another endpoint is another store."""
    known = load().storage
    said = [os.environ.get(name, "") for name in _WHICH[bucket.scheme]]
    said += [value for name, value in sorted(known.items()) if _bare(name) in _WHICH_SET]
    return hashlib.sha256(" ".join([str(bucket), *filter(None, said)]).encode()).hexdigest()[:12]


def folder_of(home: Path | Bucket) -> Path:
    """The local folder work is done in: the home itself, or the folder that keeps copies of what a bucket holds."""
    if isinstance(home, Path):
        return home
    return load().cache / f"{home.scheme}-{home.bucket}-{which_store(home)}"


def _all(bucket: Bucket) -> dict[str, str]:
    known = WAITS | load().storage
    endpoints = [value for name, value in known.items() if _bare(name) in _WHICH_SET]
    endpoints += [os.environ[name] for name in _WHICH[bucket.scheme] if name in os.environ]
    # an operator who writes http:// means it
    plain = {"allow_http": "true"} if any(value.startswith("http://") for value in endpoints) else {}
    if bucket.scheme == "s3" and not os.environ.get("AWS_REGION") and not os.environ.get("AWS_DEFAULT_REGION"):
        plain["region"] = "us-east-1"
    if "aws_region" in known:
        plain.pop("region", None)
    return plain | known


def _bare(name: str) -> str:
    for prefix in ("aws_", "google_", "azure_"):
        name = name.removeprefix(prefix)
    return name
