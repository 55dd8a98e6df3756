"""`GET jupyterlab-bookstore/credentials`."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web

from .errors import NoKeys


class CredentialsHandler(APIHandler):
    """Answers keys as JSON, or `{"message": …}` saying why there are none."""

    auth_resource = "jupyterlab-bookstore"
    # A forgotten tab renews its keys for ever: that keeps no server from being culled.
    _track_activity = False

    def initialize(self, issuer):
        self.issuer = issuer

    def set_default_headers(self):
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self):
        return None

    @web.authenticated
    @authorized
    async def get(self):
        # As Jupyter does where a GET answers what no other site may have.
        self.check_xsrf_cookie()
        try:
            keys = await self.issuer.issue()
        except NoKeys as reason:
            self.set_status(reason.status)
            self.finish({"message": str(reason)})
            return
        self.finish(keys)
