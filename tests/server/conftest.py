import json
import logging
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from botocore.config import Config
from botocore.session import Session

from jupyterlab_bookstore.server.config import BookstoreCredentials

pytest_plugins = ["pytest_jupyter.jupyter_server"]

STORAGE = Path(__file__).with_name("storage.mjs")


@pytest.fixture(scope="session")
def storage(tmp_path_factory):
    """A running SeaweedFS: endpoint, region, keys of an administrator and of a Jupyter server, bucket, role."""
    directory = tmp_path_factory.mktemp("seaweed")
    program = subprocess.Popen(
        ["node", STORAGE, directory], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    line = program.stdout.readline()
    assert line, "SeaweedFS did not start."
    yield SimpleNamespace(**json.loads(line))
    program.communicate(timeout=30)


@pytest.fixture
def server_keys(storage, monkeypatch):
    """The Jupyter server's own AWS credentials, where botocore looks for them."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", storage.jupyter["accessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", storage.jupyter["secretAccessKey"])
    monkeypatch.delenv("AWS_SESSION_TOKEN", raising=False)
    return storage.jupyter


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch, tmp_path):
    """No hub, no AWS set-up, and no instance metadata of the machine that runs the tests."""
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    # What an earlier test's server set would hide a leak.
    logging.getLogger("botocore").setLevel(logging.NOTSET)


@pytest.fixture
def settings(storage):
    """Configuration of the server part for SeaweedFS, without a user."""
    return {
        "role_arn": storage.roleArn,
        "bucket": storage.bucket,
        "sts_endpoint": storage.endpoint,
        "duration_seconds": 900,
    }


@pytest.fixture
def configure():
    """A configuration; by default a good one on AWS for ada."""

    def configured(**changed):
        return BookstoreCredentials(
            **{
                "role_arn": "arn:aws:iam::123456789012:role/BookstoreUser",
                "bucket": "notebooks",
                "user": "ada",
                **changed,
            }
        )

    return configured


def s3_client(storage, keys):
    """S3 with keys as the endpoint answers them."""
    return Session().create_client(
        "s3",
        region_name=storage.region,
        endpoint_url=storage.endpoint,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys.get("SessionToken"),
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
    )


@pytest.fixture
def admin(storage):
    return s3_client(
        storage,
        {
            "AccessKeyId": storage.credentials["accessKeyId"],
            "SecretAccessKey": storage.credentials["secretAccessKey"],
        },
    )
