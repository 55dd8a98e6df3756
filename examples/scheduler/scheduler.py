"""Run the scheduled notebooks that are due, each by its version id, and record how it went.

It is no daemon: something calls it every few minutes. docs/scheduling.md is the contract.
"""

import argparse
import json
import sys
import traceback
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import boto3
import papermill
from botocore.exceptions import ClientError
from cronsim import CronSim, CronSimError

RUNS = ".bookstore-runs"
CLAIMS = ".bookstore-claims"
HEADER_BYTES = 1800


@dataclass
class Scheduled:
    """A version that stands under a scheduled prefix; `since` is when it was put there."""

    prefix: str
    path: str
    version_id: str
    cron: str
    parameters: dict
    since: datetime

    def key(self, folder=""):
        return "/".join(filter(None, [self.prefix, folder, self.path]))


class Scheduler:
    def __init__(self, s3, bucket, zone=timezone.utc):
        self.s3 = s3
        self.bucket = bucket
        self.zone = zone

    def prefixes(self, template):
        """The prefixes that a setting like `scheduled/{user}` stands for."""
        before, user, after = template.strip("/").partition("{user}")
        if not user:
            return [before]
        pages = self._pages(Prefix=before, Delimiter="/")
        folders = [each["Prefix"] for page in pages for each in page.get("CommonPrefixes", [])]
        return [folder.rstrip("/") + after for folder in folders]

    def scheduled(self, prefix):
        """What is scheduled now. What was taken back stands under a delete marker, unlisted."""
        for page in self._pages(Prefix=f"{prefix}/"):
            paths = [each["Key"].removeprefix(f"{prefix}/") for each in page.get("Contents", [])]
            paths = [path for path in paths if path.split("/")[0] not in (RUNS, CLAIMS)]
            yield from filter(None, (self._version(prefix, path) for path in paths))

    def visit(self, version, now):
        """@returns `succeeded`, `failed`, `not due`, or `taken` by another service."""
        due = self.due(version, now)
        if not due:
            return "not due"
        return self.run(version, due[0]) if self.claim(version, *due) else "taken"

    def due(self, version, now):
        """The moment for which it has to run now, and the claim before; `None` if it has not.

        Of moments that were missed, only the latest counts. Without a cron expression it runs once.
        @raises CronSimError if the expression cannot be read.
        """
        claim, etag = self._claim(version)
        if not version.cron:
            is_new = claim.get("versionId") != version.version_id and version.since <= now
            return (version.since, etag) if is_new else None
        # The library looks for what is strictly before.
        minute = now.astimezone(self.zone).replace(second=0, microsecond=0)
        moment = next(CronSim(version.cron, minute + timedelta(minutes=1), reverse=True), None)
        done = moment_of(claim["due"]) if claim else version.since
        return (moment, etag) if moment and moment > max(version.since, done) else None

    def claim(self, version, moment, etag):
        """Take a moment for this service. @returns Whether no other one was quicker."""
        token = uuid.uuid4().hex
        claim = {"v": 1, "due": text_of(moment), "versionId": version.version_id, "token": token}
        try:
            self.s3.put_object(
                Bucket=self.bucket,
                Key=version.key(CLAIMS),
                Body=json.dumps(claim).encode(),
                ContentType="application/json",
                **({"IfMatch": etag} if etag else {"IfNoneMatch": "*"}),
            )
        except ClientError as error:
            if status_of(error) not in (409, 412):
                raise
            # A reply may have been lost: then the claim that stands there is this one.
            return self._claim(version)[0].get("token") == token
        return True

    def run(self, version, moment):
        """Run exactly this version, and write what became of it as one more version of its runs.
        @returns `succeeded` or `failed`.
        """
        began, note = datetime.now(timezone.utc), ""
        with TemporaryDirectory() as folder:
            notebook, result = Path(folder, "notebook.ipynb"), Path(folder, "result.ipynb")
            wanted = {"Key": version.key(), "VersionId": version.version_id}
            stored = self.s3.get_object(Bucket=self.bucket, **wanted)
            notebook.write_bytes(stored["Body"].read())
            try:
                parameters = version.parameters
                options = {"parameters": parameters, "cwd": folder, "progress_bar": False}
                papermill.execute_notebook(notebook, result, **options)
            except Exception as error:
                # Whatever a notebook does is its result, and no fault of the service.
                note = f"{getattr(error, 'ename', type(error).__name__)}: "
                note += str(getattr(error, "evalue", error))
            outcome = "failed" if note else "succeeded"
            self.s3.put_object(
                Bucket=self.bucket,
                Key=version.key(RUNS),
                # A notebook that could not even start has no result.
                Body=(result if result.exists() else notebook).read_bytes(),
                ContentType="application/x-ipynb+json",
                ChecksumAlgorithm="SHA256",
                Metadata={"bookstore": header(version, began, moment, outcome, note)},
            )
        return outcome

    def _version(self, prefix, path):
        try:
            head = self.s3.head_object(Bucket=self.bucket, Key=f"{prefix}/{path}")
        except ClientError as error:
            if status_of(error) != 404:
                raise
            return None  # Taken back since it was listed.
        try:
            said = json.loads(head["Metadata"].get("bookstore", "{}"))
        except ValueError:
            said = {}
        if said.get("how") != "schedule":
            return None  # Another tool put it there: nobody scheduled it.
        since = moment_of(said["at"]) if "at" in said else head["LastModified"]
        cron, parameters = said.get("cron", ""), said.get("parameters", {})
        return Scheduled(prefix, path, head["VersionId"], cron, parameters, since)

    def _claim(self, version):
        try:
            claim = self.s3.get_object(Bucket=self.bucket, Key=version.key(CLAIMS))
        except ClientError as error:
            if status_of(error) != 404:
                raise
            return {}, None
        return json.loads(claim["Body"].read()), claim["ETag"]

    def _pages(self, **wanted):
        return self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, **wanted)


def header(version, began, moment, outcome, note):
    """What a run says of itself: JSON in ASCII, and less of it if it would not fit."""
    said = {"v": 1, "how": "schedule", "at": text_of(began), "by": "scheduler"}
    said |= {"run": outcome, "due": text_of(moment), "from": {"versionId": version.version_id}}
    origin = {"key": version.key(), **said["from"]}
    extras = [{"from": origin, "parameters": version.parameters, "note": note[:300]}]
    extras += [{"parameters": version.parameters, "note": note[:60]}, {"note": note[:60]}]
    texts = (json.dumps({k: v for k, v in {**said, **each}.items() if v}) for each in extras)
    return next(text for text in texts if len(text) <= HEADER_BYTES)


def status_of(error):
    return error.response["ResponseMetadata"]["HTTPStatusCode"]


def text_of(moment):
    return moment.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")


def moment_of(text):
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def main(args=None):
    """@returns 0 if all that was due succeeded, else 1."""
    parser = argparse.ArgumentParser(prog="scheduler", description="Run the notebooks that are due.")
    parser.add_argument("--bucket", required=True)
    parser.add_argument("--prefix", required=True, help="the setting scheduledPrefix")
    parser.add_argument("--endpoint-url", help="of an S3-compatible service")
    parser.add_argument("--timezone", type=ZoneInfo, default=timezone.utc, help="of cron expressions")
    parser.add_argument("--now", type=moment_of, help="ISO 8601; the clock's if left out")
    options = parser.parse_args(args)
    s3 = boto3.client("s3", endpoint_url=options.endpoint_url)
    scheduler = Scheduler(s3, options.bucket, options.timezone)
    now = options.now or datetime.now(timezone.utc)
    failures = 0
    for prefix in scheduler.prefixes(options.prefix):
        for version in scheduler.scheduled(prefix):
            try:
                outcome = scheduler.visit(version, now)
            except (ClientError, CronSimError, ValueError):
                # The others are due all the same.
                traceback.print_exc()
                outcome = "not run"
            failures += outcome in ("failed", "not run")
            print(f"{outcome}: {version.key()}, version {version.version_id}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
