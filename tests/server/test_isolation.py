"""Two users with keys as the endpoint gives them out, each trying everything at a real store."""

import asyncio
import logging
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from botocore.exceptions import ClientError

from jupyterlab_bookstore.server.issuer import Issuer

from .conftest import s3_client

USERS = ["ada", "ada2", "Grüße an+b@example.org"]


@dataclass
class Stored:
    """A version that each prefix of a user holds, put there by the administrator."""

    user: str
    versions: dict

    def key(self, prefix):
        return f"{prefix}/{self.user}/a b é+#.ipynb"

    def at(self, bucket, prefix):
        return {"Bucket": bucket, "Key": self.key(prefix)}

    def version_at(self, bucket, prefix):
        return {**self.at(bucket, prefix), "VersionId": self.versions[prefix]}


@pytest.fixture
def bucket(storage):
    return storage.bucket


@pytest.fixture
def world(storage, bucket, settings, configure, server_keys, admin):
    """For each user a client with their keys and what they have stored."""
    people = {}
    for user in USERS:
        issuer = Issuer(configure(**settings, user=user), logging.getLogger("test"))
        keys = asyncio.run(issuer.issue())
        stored = Stored(user, {})
        for prefix in ("workspace", "published", "scheduled"):
            put = admin.put_object(**stored.at(bucket, prefix), Body=user.encode(), Tagging="a=b")
            stored.versions[prefix] = put["VersionId"]
        people[user] = SimpleNamespace(s3=s3_client(storage, keys), stored=stored)
    return people


def status(call, **arguments):
    try:
        return call(**arguments)["ResponseMetadata"]["HTTPStatusCode"]
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"]


def tried(s3, bucket, mine, whose):
    """Every way to touch what `whose` holds, as name → status."""
    results = {}

    def attempt(name, call, **arguments):
        results[name] = status(call, **arguments)

    tags = {"TagSet": [{"Key": "bookstore-name", "Value": "Tuesday"}]}
    for prefix in ("workspace", "published", "scheduled"):
        at, version = whose.at(bucket, prefix), whose.version_at(bucket, prefix)
        attempt(f"get {prefix}", s3.get_object, **at)
        attempt(f"get version {prefix}", s3.get_object, **version)
        attempt(f"head version {prefix}", s3.head_object, **version)
        attempt(f"read tags {prefix}", s3.get_object_tagging, **version)
        attempt(f"list {prefix}", s3.list_objects_v2, Bucket=bucket, Prefix=f"{prefix}/{whose.user}/")
        attempt(
            f"list versions {prefix}", s3.list_object_versions, Bucket=bucket, Prefix=at["Key"]
        )
        attempt(f"put {prefix}", s3.put_object, **at, Body=b"new")
        attempt(f"write tags {prefix}", s3.put_object_tagging, **version, Tagging=tags)
        attempt(
            f"copy from {prefix}",
            s3.copy_object,
            CopySource=version,
            Bucket=bucket,
            Key=f"workspace/{mine.user}/copy.ipynb",
        )
        attempt(
            f"copy into {prefix}",
            s3.copy_object,
            CopySource=mine.version_at(bucket, "workspace"),
            Bucket=bucket,
            Key=f"{prefix}/{whose.user}/copied.ipynb",
        )
        attempt(f"delete version {prefix}", s3.delete_object, **version)
        # Last: it hides the object.
        attempt(f"add delete marker {prefix}", s3.delete_object, **at)
    return results


OWN = dict.fromkeys(
    f"{action} {prefix}"
    for prefix in ("workspace", "published", "scheduled")
    for action in (
        *("get", "get version", "head version", "read tags", "list", "list versions", "put"),
        *("write tags", "copy from", "copy into", "add delete marker"),
    )
)
OTHERS = dict.fromkeys(
    f"{action} published"
    for action in (
        *("get", "get version", "head version", "read tags", "list", "list versions"),
        "copy from",
    )
)
OWN.pop("add delete marker workspace")


@pytest.mark.parametrize("who", USERS)
@pytest.mark.parametrize("whose", USERS)
def test_users_reach_their_own_and_what_is_published(world, bucket, who, whose):
    mine, theirs = world[who].stored, world[whose].stored
    results = tried(world[who].s3, bucket, mine, theirs)
    allowed = OWN if who == whose else OTHERS
    expected = {name: 200 if name in allowed else 403 for name in results}
    expected.update({name: 204 for name in allowed if name.startswith("add delete marker")})
    for name, code in results.items():
        print(f"{who} on {whose}: {name}: {code}")
    assert len(results) == 36
    assert results == expected


@pytest.mark.parametrize("user", USERS)
def test_no_version_is_gone_after_all_that(world, bucket, admin, user):
    for other in USERS:
        tried(world[user].s3, bucket, world[user].stored, world[other].stored)
    for person in world.values():
        for prefix in ("workspace", "published", "scheduled"):
            version = person.stored.version_at(bucket, prefix)
            assert admin.get_object(**version)["Body"].read() == person.stored.user.encode()


def test_nobody_reaches_the_rest_of_the_bucket_or_its_settings(world, storage, bucket, admin):
    s3 = world["ada"].s3
    admin.put_object(Bucket=bucket, Key="private.ipynb", Body=b"secret")
    rule = {"ID": "x", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 1}}
    refused = {
        "get elsewhere": status(s3.get_object, Bucket=bucket, Key="private.ipynb"),
        "put elsewhere": status(s3.put_object, Bucket=bucket, Key="workspace/x.ipynb", Body=b""),
        "put beside": status(s3.put_object, Bucket=bucket, Key="workspace/ada", Body=b""),
        "list all": status(s3.list_objects_v2, Bucket=bucket),
        "list all workspaces": status(s3.list_objects_v2, Bucket=bucket, Prefix="workspace/"),
        "list by half a name": status(s3.list_objects_v2, Bucket=bucket, Prefix="workspace/ad"),
        "list all versions": status(s3.list_object_versions, Bucket=bucket),
        "make a bucket": status(s3.create_bucket, Bucket=f"{bucket}-mine"),
        "delete the bucket": status(s3.delete_bucket, Bucket=bucket),
        "suspend versioning": status(
            s3.put_bucket_versioning,
            Bucket=bucket,
            VersioningConfiguration={"Status": "Suspended"},
        ),
        "set a lifecycle": status(
            s3.put_bucket_lifecycle_configuration,
            Bucket=bucket,
            LifecycleConfiguration={"Rules": [rule]},
        ),
        "set a policy": status(s3.put_bucket_policy, Bucket=bucket, Policy="{}"),
        "set cors": status(
            s3.put_bucket_cors,
            Bucket=bucket,
            CORSConfiguration={"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]},
        ),
        "delete many versions": deleted_many(s3, bucket, world["ada"].stored),
    }
    assert refused == dict.fromkeys(refused, 403)
    assert status(s3.get_bucket_versioning, Bucket=bucket) == 200


def deleted_many(s3, bucket, stored):
    """403, whether the request or each key in it is refused."""
    objects = [
        {"Key": stored.key(prefix), "VersionId": version}
        for prefix, version in stored.versions.items()
    ]
    try:
        answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": objects})
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"]
    codes = {error["Code"] for error in answer.get("Errors", [])}
    return 403 if codes == {"AccessDenied"} and len(answer["Errors"]) == len(objects) else answer
