"""The optional server part: short-lived S3 keys for the user of this Jupyter server."""

from __future__ import annotations

from jupyter_server.utils import url_path_join

from .config import BookstoreCredentials
from .errors import Off, Refused
from .handler import CredentialsHandler
from .issuer import Issuer
from .scope import scope_of

PATH = "jupyterlab-bookstore/credentials"


def _load_jupyter_server_extension(serverapp):
    """Serve keys if the configuration says from where; else answer why there are none."""
    config = BookstoreCredentials(parent=serverapp)
    _announce(config, serverapp.log)
    web_app = serverapp.web_app
    route = url_path_join(web_app.settings["base_url"], PATH)
    issuer = Issuer(config, log=serverapp.log)
    web_app.add_handlers(".*$", [(route, CredentialsHandler, {"issuer": issuer})])


def _announce(config, log):
    try:
        scope = scope_of(config)
    except Off as off:
        log.debug("Bookstore: %s", off)
    except Refused as refused:
        log.error("Bookstore gives out no keys. %s", refused)
    else:
        log.info(
            "Bookstore gives out keys for s3://%s: %s.", scope.bucket, ", ".join(scope.own)
        )
