"""Why there are no keys: the class decides the HTTP status, the text is for people."""


class NoKeys(Exception):
    """No keys can be given out; the message is shown to the user and holds no secret."""

    status = 500


class Off(NoKeys):
    """The server part is not set up."""

    status = 404


class Refused(NoKeys):
    """Asking again does not help: the set-up is unsafe, or STS refuses it."""

    status = 403


class Unavailable(NoKeys):
    """Asking again may help."""

    status = 503
