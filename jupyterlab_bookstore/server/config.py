"""What an administrator sets as `c.BookstoreCredentials.…`."""

from __future__ import annotations

from traitlets import Int, Unicode
from traitlets.config import Configurable


class BookstoreCredentials(Configurable):
    """Short-lived S3 keys for this server's user, from STS AssumeRole. Off until `role_arn` and `bucket` are set."""

    role_arn = Unicode(
        help="ARN of the role to assume. The server's own AWS credentials must allow it. Empty: off."
    ).tag(config=True)
    bucket = Unicode(help="Name of the versioned bucket. Empty: off.").tag(config=True)
    workspace_prefix = Unicode(
        "workspace/{user}",
        help="The extension's setting workspacePrefix. On a hub it must hold {user}.",
    ).tag(config=True)
    published_prefix = Unicode(
        "published/{user}",
        help="The extension's setting publishedPrefix. Everything under the part before {user} may be read.",
    ).tag(config=True)
    scheduled_prefix = Unicode(
        "scheduled/{user}", help="The extension's setting scheduledPrefix."
    ).tag(config=True)
    user = Unicode(
        help="What {user} stands for where there is no hub. On a hub it is the hub's user."
    ).tag(config=True)
    duration_seconds = Int(
        3600,
        min=900,
        max=43200,
        help="How long keys live. The role's own maximum counts too, and 3600 where the server's own credentials are those of a role.",
    ).tag(config=True)
    region = Unicode(
        help="Region of STS. Empty: the one of the server's AWS configuration, else us-east-1."
    ).tag(config=True)
    sts_endpoint = Unicode(
        help="URL of STS. Empty: AWS in that region. SeaweedFS: the URL of its S3."
    ).tag(config=True)
    kms_key_arn = Unicode(
        help="ARN of the KMS key that encrypts the bucket, if it is one of your own."
    ).tag(config=True)
