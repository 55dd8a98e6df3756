import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import boto3
import pytest

STORAGE = Path(__file__).parents[1] / "server" / "storage.mjs"
USER = "ada"
PREFIX = f"scheduled/{USER}"


@pytest.fixture(scope="session")
def storage(tmp_path_factory):
    """A running SeaweedFS with a versioned bucket: endpoint, region, credentials, bucket."""
    directory = tmp_path_factory.mktemp("seaweed")
    program = subprocess.Popen(
        ["node", STORAGE, directory], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    line = program.stdout.readline()
    assert line, "SeaweedFS did not start."
    yield SimpleNamespace(**json.loads(line))
    program.communicate(timeout=30)


@pytest.fixture(autouse=True)
def keys(storage, monkeypatch, tmp_path):
    """Keys where boto3 looks for them, and nothing else of the machine's."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", storage.credentials["accessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", storage.credentials["secretAccessKey"])
    monkeypatch.setenv("AWS_DEFAULT_REGION", storage.region)
    monkeypatch.delenv("AWS_SESSION_TOKEN", raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))


@pytest.fixture
def s3(storage, keys):
    return boto3.client("s3", endpoint_url=storage.endpoint)


@pytest.fixture
def shelf(storage, s3, request):
    """Notebooks as the extension schedules them, under a prefix of this test alone."""
    return Shelf(s3, storage, f"{request.node.name.split('[')[0]}/{PREFIX}")


class Shelf:
    def __init__(self, s3, storage, prefix):
        self.s3 = s3
        self.bucket = storage.bucket
        self.endpoint = storage.endpoint
        self.prefix = prefix

    def schedule(self, source, path="a.ipynb", at="2026-11-20T00:00:00.000Z", **said):
        """@returns The id of the scheduled version."""
        origin = {"key": f"workspace/{USER}/{path}", "versionId": "0" * 32}
        said = {"v": 1, "how": "schedule", "at": at, "by": USER, "from": origin, **said}
        return self.put(path, notebook(source), {"bookstore": json.dumps(said)})

    def put(self, path, text, metadata):
        stored = self.s3.put_object(
            Bucket=self.bucket, Key=f"{self.prefix}/{path}", Body=text.encode(), Metadata=metadata
        )
        return stored["VersionId"]

    def runs(self, path="a.ipynb"):
        """Every run, oldest first: its metadata, and its notebook as `notebook`."""
        key = f"{self.prefix}/.bookstore-runs/{path}"
        listed = self.s3.list_object_versions(Bucket=self.bucket, Prefix=key)
        return [self._run(each) for each in reversed(listed.get("Versions", []))]

    def _run(self, listed):
        at = {"Key": listed["Key"], "VersionId": listed["VersionId"]}
        stored = self.s3.get_object(Bucket=self.bucket, **at)
        said = json.loads(stored["Metadata"]["bookstore"])
        return {**said, "notebook": json.loads(stored["Body"].read())}


def notebook(source):
    """A notebook whose parameters are `year`, and that runs `source`."""
    cells = [
        {"source": "year = 2020", "metadata": {"tags": ["parameters"]}},
        {"source": source, "metadata": {}},
    ]
    python = {"display_name": "Python 3", "language": "python", "name": "python3"}
    code = {"cell_type": "code", "execution_count": None, "outputs": []}
    return json.dumps(
        {
            "cells": [{**code, "id": f"c{at}", **cell} for at, cell in enumerate(cells)],
            "metadata": {"kernelspec": python, "language_info": {"name": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
