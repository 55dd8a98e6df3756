"""An STS that answers as it is told, in the event loop of the test itself: one that is blocked gets no answer."""

from datetime import datetime, timedelta, timezone

from tornado import web
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

KEYS = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<Credentials><AccessKeyId>ASIAFAKE{number}</AccessKeyId><SecretAccessKey>{secret}</SecretAccessKey>
<SessionToken>{token}</SessionToken><Expiration>{expires}</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>"""

ERROR = """<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>"""

SECRET = "fake-secret-access-key"
TOKEN = "fake-session-token"


class FakeSts:
    """`asked` are the requests' arguments; `error` is (status, code, message) or None."""

    def __init__(self):
        self.asked = []
        self.error = None
        self._socket, port = bind_unused_port()
        self.url = f"http://127.0.0.1:{port}"
        self._server = HTTPServer(web.Application([("/", _Handler, {"sts": self})]))

    async def start(self):
        self._server.add_sockets([self._socket])

    def stop(self):
        self._server.stop()


class _Handler(web.RequestHandler):
    def initialize(self, sts):
        self.sts = sts

    def post(self):
        arguments = {name: self.get_argument(name) for name in self.request.arguments}
        self.sts.asked.append(arguments)
        self.set_header("Content-Type", "text/xml")
        if self.sts.error:
            status, code, message = self.sts.error
            self.set_status(status)
            self.finish(ERROR.format(code=code, message=message))
            return
        expires = datetime.now(timezone.utc) + timedelta(seconds=int(arguments["DurationSeconds"]))
        number = len(self.sts.asked)
        self.finish(
            KEYS.format(
                number=number,
                secret=SECRET,
                token=TOKEN,
                expires=expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
            )
        )
