"""What one user's keys are good for, and what would make them good for more."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from .errors import Off, Refused

BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
# SeaweedFS has no account in it.
ROLE = re.compile(r"arn:[a-z0-9-]+:iam:(:\d{12})?:role/[\w+=,.@/-]+", re.ASCII)
KMS_KEY = re.compile(r"arn:[a-z0-9-]+:kms:[a-z0-9-]+:\d{12}:key/[\w-]+")

# In a policy these are wildcards and variables, in a key they are another folder.
SPECIAL = set("*?${}/\\")


@dataclass(frozen=True)
class Scope:
    """All prefixes are without slashes at their ends, `{user}` replaced."""

    user: str
    bucket: str
    workspace: str
    published: str
    scheduled: str
    # Everybody's published notebooks: `published` or the part of it before the user.
    shelf: str
    partition: str
    kms_key_arn: str

    @property
    def own(self):
        return [self.workspace, self.published, self.scheduled]


def scope_of(config, environ=os.environ):
    """
    The scope that a configuration gives to the user of this server.

    Raises Off if it names no role or bucket, and Refused, saying why, if a policy
    made of it could be wider than one user's own prefixes.
    """
    if not config.role_arn or not config.bucket:
        raise Off(
            "This Jupyter server gives out no keys: "
            "c.BookstoreCredentials.role_arn and bucket are not set."
        )
    _require(ROLE.fullmatch(config.role_arn), "role_arn is not the ARN of a role.")
    _require(BUCKET.fullmatch(config.bucket), "bucket is not the name of a bucket.")
    _require(
        not config.kms_key_arn or KMS_KEY.fullmatch(config.kms_key_arn),
        "kms_key_arn is not the ARN of a key.",
    )
    hub_user = environ.get("JUPYTERHUB_USER")
    templates = _templates(config, on_hub=hub_user is not None)
    user = _user(config.user if hub_user is None else hub_user, templates)
    workspace, published, scheduled = (each.replace("{user}", user) for each in templates)
    return Scope(
        user=user,
        bucket=config.bucket,
        workspace=workspace,
        published=published,
        scheduled=scheduled,
        shelf=_head(templates[1]),
        partition=config.role_arn.split(":")[1],
        kms_key_arn=config.kms_key_arn,
    )


def _templates(config, on_hub):
    names = ["workspace_prefix", "published_prefix", "scheduled_prefix"]
    templates = [getattr(config, name).strip().strip("/") for name in names]
    for name, template in zip(names, templates):
        _require(template, f"{name} is empty: keys would be good for the whole bucket.")
        parts = template.split("/")
        _require(
            all(part == "{user}" or _is_plain(part) for part in parts),
            f"{name} has an empty part, “..”, a wildcard, or {{user}} as half of a part.",
        )
    workspace, published, _ = templates
    _require(
        not on_hub or "{user}" in workspace.split("/"),
        "workspace_prefix lacks {user}: on a hub everybody could read everybody's notebooks.",
    )
    _require(
        _head(published),
        "published_prefix starts with {user}: everybody may read what is before it, here the whole bucket.",
    )
    _require_apart(dict(zip(names, templates)))
    return templates


def _require_apart(templates):
    """No prefix of one user may lie inside another prefix of anybody."""
    items = list(templates.items())
    for index, (name, template) in enumerate(items):
        for other_name, other in items[index + 1 :]:
            shelf = "published_prefix" in (name, other_name)
            # With the user at the same place, what follows tells them apart.
            same_head = "{user}" in template and _head(template) == _head(other)
            apart = (
                not _overlap(template, other)
                if same_head and "{user}" in other and not shelf
                else not _overlap(_head(template), _head(other))
            )
            _require(apart, f"{name} and {other_name} lie within one another.")


def _user(name, templates):
    if not any("{user}" in template for template in templates):
        # Only names the session then.
        name = name or "jupyter"
    _require(
        name, "No user is known: there is no hub, and c.BookstoreCredentials.user is not set."
    )
    _require(
        _is_plain(name),
        "The user's name cannot stand in a policy: it holds a slash, a wildcard, "
        "“$”, a brace, a control character, or is too long.",
    )
    return name


def _is_plain(part):
    return (
        0 < len(part) <= 200
        and part.isprintable()
        and part == part.strip()
        and part not in (".", "..")
        and not SPECIAL.intersection(part)
    )


def _head(template):
    """The part before the user; all of it if it names no user."""
    return template.split("{user}", 1)[0].rstrip("/")


def _overlap(one, other):
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/") or not (one and other)


def _require(condition, sentence):
    if not condition:
        raise Refused(f"Refused, look at c.BookstoreCredentials: {sentence}")
