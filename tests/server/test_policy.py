"""The session policy as a text; test_isolation.py shows it at work."""

import json
import re

import pytest

from jupyterlab_bookstore.server.errors import Refused
from jupyterlab_bookstore.server.policy import LIMIT, policy_text, session_policy
from jupyterlab_bookstore.server.scope import scope_of
from jupyterlab_bookstore.server.sts import session_name


def statements(scope, effect):
    return [each for each in session_policy(scope)["Statement"] if each["Effect"] == effect]


def test_allows_nothing_outside_of_the_bucket_and_the_users_prefixes(configure):
    allowed = statements(scope_of(configure(), {}), "Allow")
    resources = {resource for each in allowed for resource in each["Resource"]}
    bucket = "arn:aws:s3:::notebooks"
    assert resources == {
        bucket,
        f"{bucket}/workspace/ada/*",
        f"{bucket}/published/*",
        f"{bucket}/published/ada/*",
        f"{bucket}/scheduled/ada/*",
    }
    actions = {action for each in allowed for action in each["Action"]}
    assert not any("*" in action for action in actions)
    assert "s3:DeleteObjectVersion" not in actions


def test_denies_what_destroys_versions_whatever_else_allows_it(configure):
    (deny,) = statements(scope_of(configure(), {}), "Deny")
    assert deny["Resource"] == ["*"]
    assert {"s3:DeleteObjectVersion*", "s3:Bypass*", "s3:PutBucket*"} <= set(deny["Action"])


def test_names_the_partition_of_the_role_and_the_key_of_the_bucket(configure):
    role = "arn:aws-us-gov:iam::123456789012:role/B"
    key = "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1-2"
    text = policy_text(scope_of(configure(role_arn=role, kms_key_arn=key), {}))
    assert "arn:aws-us-gov:s3:::notebooks" in text
    assert "arn:aws:" not in text
    assert json.loads(text)["Statement"][-1]["Resource"] == [key]


def test_fits_into_what_sts_takes(configure):
    scope = scope_of(configure(user="x" * 64, bucket="b" * 40), {})
    assert len(policy_text(scope)) <= LIMIT


def test_refuses_a_policy_that_does_not_fit(configure):
    with pytest.raises(Refused, match="too long.*2048"):
        policy_text(scope_of(configure(user="x" * 200), {}))


@pytest.mark.parametrize("user", ["a", "ada", "Ada Lovelace", "grüße", "a@b.org", "x" * 200])
def test_session_names_are_what_sts_takes(user):
    assert re.fullmatch(r"[\w+=,.@-]{2,64}", session_name(user), re.ASCII)


def test_session_names_differ_for_different_users():
    users = ["a b", "a-b", "a/b", "ä", "ö", "x" * 100, "x" * 101, "A", "a"]
    assert len({session_name(user) for user in users}) == len(users)
