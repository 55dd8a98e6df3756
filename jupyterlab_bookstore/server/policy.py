"""The session policy: what the extension does for one user, and nothing else."""

from __future__ import annotations

import json

from .errors import Refused

# Of AssumeRole; AWS also limits the packed size, and says so itself.
LIMIT = 2048

READ = [
    "s3:GetObject",
    "s3:GetObjectVersion",
    "s3:GetObjectTagging",
    "s3:GetObjectVersionTagging",
]
WRITE = ["s3:PutObject", "s3:PutObjectTagging", "s3:PutObjectVersionTagging"]
LIST = ["s3:ListBucket", "s3:ListBucketVersions"]
BUCKET = [
    "s3:GetBucketVersioning",
    "s3:GetBucketLocation",
    "s3:GetBucketObjectLockConfiguration",
    "s3:GetLifecycleConfiguration",
]
# Nothing above allows these, but a bucket's own policy could allow them to a session.
NEVER = [
    "s3:DeleteObjectVersion*",
    "s3:DeleteBucket*",
    "s3:Bypass*",
    "s3:PutBucket*",
    "s3:Put*Configuration",
    "s3:PutObject*Acl",
    "s3:PutObjectRetention",
    "s3:PutObjectLegalHold",
]


def session_policy(scope):
    """The policy of a `Scope`, as a dictionary."""
    bucket = f"arn:{scope.partition}:s3:::{scope.bucket}"

    def objects(prefixes):
        return [f"{bucket}/{prefix}/*" for prefix in prefixes]

    readable = [scope.workspace, scope.shelf, scope.scheduled]
    statements = [
        _allow(READ + WRITE, objects(scope.own)),
        _allow(READ, objects([scope.shelf])),
        # Without a version id this only adds a marker.
        _allow(["s3:DeleteObject"], objects([scope.published, scope.scheduled])),
        {
            **_allow(LIST, [bucket]),
            "Condition": {"StringLike": {"s3:prefix": [f"{each}/*" for each in readable]}},
        },
        _allow(BUCKET, [bucket]),
        {"Effect": "Deny", "Action": NEVER, "Resource": ["*"]},
    ]
    if scope.kms_key_arn:
        statements.append(_allow(["kms:GenerateDataKey", "kms:Decrypt"], [scope.kms_key_arn]))
    return {"Version": "2012-10-17", "Statement": statements}


def policy_text(scope):
    """
    The policy as AssumeRole takes it.

    Raises Refused if it is too long, which only very long names can do.
    """
    text = json.dumps(session_policy(scope), separators=(",", ":"))
    if len(text) > LIMIT:
        raise Refused(
            f"The names of user, bucket and prefixes are too long: their policy takes {len(text)} characters, and STS allows {LIMIT}."
        )
    return text


def _allow(actions, resources):
    return {"Effect": "Allow", "Action": actions, "Resource": resources}
