"""AssumeRole by botocore, with whatever credentials its own chain finds."""

from __future__ import annotations

import hashlib
import logging
import re

from .errors import Off, Refused, Unavailable
from .policy import policy_text

BUSY = {"Throttling", "ThrottlingException", "RequestLimitExceeded", "SlowDown"}


class Sts:
    """Blocking: to be called in a thread, one call at a time."""

    def __init__(self, config, log):
        self._config = config
        self._log = log
        self._client = None

    def assume(self, scope):
        """
        Keys narrowed to a scope, as AssumeRole returns them.

        Raises Off without botocore, Refused, and Unavailable.
        """
        try:
            from botocore import exceptions
        except ImportError:
            raise Off(
                "This Jupyter server gives out no keys: its administrator has to "
                "run pip install 'jupyterlab-bookstore[server]'."
            ) from None
        request = self._request(scope)
        try:
            if self._client is None:
                self._client = self._connect()
            return self._client.assume_role(**request)["Credentials"]
        except exceptions.ClientError as error:
            raise self._answered(error) from None
        except exceptions.ParamValidationError:
            self._log.error("Bookstore: STS cannot be asked with this configuration.")
            raise Refused("STS cannot be asked with this configuration.") from None
        except (
            exceptions.NoCredentialsError,
            exceptions.PartialCredentialsError,
            exceptions.CredentialRetrievalError,
        ) as error:
            # Its credentials may still come: look for them anew next time.
            self._client = None
            self._log.error("Bookstore: no AWS credentials (%s).", type(error).__name__)
            raise Unavailable("This Jupyter server has no AWS credentials of its own.") from None
        except exceptions.BotoCoreError as error:
            self._log.error("Bookstore: STS gave no answer (%s).", type(error).__name__)
            raise Unavailable("The service that gives out keys (STS) cannot be reached.") from None

    def _request(self, scope):
        return {
            "RoleArn": self._config.role_arn,
            "RoleSessionName": session_name(scope.user),
            "DurationSeconds": self._config.duration_seconds,
            "Policy": policy_text(scope),
        }

    def _connect(self):
        from botocore.config import Config
        from botocore.session import Session

        _keep_quiet()
        session = Session()
        return session.create_client(
            "sts",
            region_name=self._config.region or session.get_config_variable("region") or "us-east-1",
            endpoint_url=self._config.sts_endpoint or None,
            config=Config(
                connect_timeout=5,
                read_timeout=10,
                retries={"mode": "standard", "max_attempts": 2},
            ),
        )

    def _answered(self, error):
        # The message is left out: STS repeats signed headers in some of them.
        code = error.response.get("Error", {}).get("Code", "")
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        self._log.error("Bookstore: STS answered %s %s.", status, code)
        if status >= 500 or status == 429 or code in BUSY:
            return Unavailable("The service that gives out keys (STS) is busy or out of order.")
        return Refused(f"The service that gives out keys (STS) refused: {code}.")


def session_name(user):
    """A name for AWS's logs, of the characters that STS takes, different for each user."""
    plain = re.sub(r"[^\w+=,.@-]", "-", user, flags=re.ASCII)
    if plain == user and 2 <= len(user) <= 64:
        return user
    return f"{plain[:50]}-{hashlib.sha256(user.encode()).hexdigest()[:12]}"


def _keep_quiet():
    """At level DEBUG botocore logs whole answers, keys and all."""
    logger = logging.getLogger("botocore")
    logger.setLevel(max(logger.level, logging.INFO))
