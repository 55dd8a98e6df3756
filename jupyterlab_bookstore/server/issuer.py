"""Gives out keys, and asks STS as seldom as many tabs of one user need."""

from __future__ import annotations

import asyncio
import time
from datetime import timezone

from .scope import scope_of
from .sts import Sts

# Enough for the tabs that Lab opens at once; short, so that who is refused soon gets others.
REUSE_SECONDS = 60


class Issuer:
    """The keys of this server's one user."""

    def __init__(self, config, log, sts=None, now=time.time):
        self._config = config
        self._sts = sts or Sts(config, log)
        self._now = now
        self._held = None
        self._pending = None

    async def issue(self):
        """
        A set of keys in the words of STS, `Expiration` in ISO 8601.

        Raises NoKeys.
        """
        scope = scope_of(self._config)
        if self._is_good(self._held):
            return self._held["set"]
        if self._pending is None:
            self._pending = asyncio.ensure_future(self._ask(scope))
            self._pending.add_done_callback(self._done)
        return await asyncio.shield(self._pending)

    async def _ask(self, scope):
        asked_at = self._now()
        keys = await asyncio.to_thread(self._sts.assume, scope)
        expires = keys["Expiration"].astimezone(timezone.utc)
        self._held = {
            "asked_at": asked_at,
            "expires_at": expires.timestamp(),
            "set": {
                "AccessKeyId": keys["AccessKeyId"],
                "SecretAccessKey": keys["SecretAccessKey"],
                "SessionToken": keys["SessionToken"],
                "Expiration": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
        }
        return self._held["set"]

    def _is_good(self, held):
        if held is None:
            return False
        age = self._now() - held["asked_at"]
        lifetime = held["expires_at"] - held["asked_at"]
        return 0 <= age < min(REUSE_SECONDS, lifetime * 2 / 3)

    def _done(self, task):
        self._pending = None
        if not task.cancelled():
            # Also where nobody waits any longer.
            task.exception()
