"""The reference scheduler against a real store, with real kernels."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from botocore.exceptions import ClientError

from examples.scheduler.scheduler import HEADER_BYTES, Scheduled, Scheduler, header, main, moment_of

FOLDER = Path(__file__).parents[2] / "examples" / "scheduler"
SIX = "0 6 * * *"


def arguments(shelf, now, *more):
    options = {"--bucket": shelf.bucket, "--prefix": shelf.prefix, "--endpoint-url": shelf.endpoint}
    return [each for pair in options.items() for each in pair] + ["--now", now, *more]


@pytest.fixture
def visit(shelf):
    """Let the service look for what is due at a time."""
    return lambda now, *more: main(arguments(shelf, now, *more))


@pytest.fixture
def scheduler(shelf):
    return Scheduler(shelf.s3, shelf.bucket)


def outputs(run):
    outputs = [each for cell in run["notebook"]["cells"] for each in cell.get("outputs", [])]
    return "".join(text for each in outputs for text in each.get("text", []))


def due(scheduler, shelf, now):
    [version] = scheduler.scheduled(shelf.prefix)
    found = scheduler.due(version, moment_of(now))
    return found and found[0].isoformat()


def test_runs_when_due_with_its_parameters_and_once(shelf, visit):
    version = shelf.schedule("print(year)", cron=SIX, parameters={"year": 2026})
    assert visit("2026-11-20T05:59:59Z") == 0
    assert shelf.runs() == []
    assert visit("2026-11-20T06:00:00Z") == 0
    assert visit("2026-11-20T06:05:00Z") == 0
    [run] = shelf.runs()
    assert outputs(run) == "2026\n"
    assert run["run"] == "succeeded"
    assert run["from"] == {"key": f"{shelf.prefix}/a.ipynb", "versionId": version}
    assert run["parameters"] == {"year": 2026}
    assert (run["how"], run["by"], run["due"]) == ("schedule", "scheduler", "2026-11-20T06:00:00Z")
    assert "note" not in run
    assert visit("2026-11-21T06:00:00Z") == 0
    assert [run["due"] for run in shelf.runs()] == ["2026-11-20T06:00:00Z", "2026-11-21T06:00:00Z"]


def test_what_was_missed_runs_once(shelf, scheduler, visit):
    shelf.schedule("1", cron=SIX)
    assert visit("2026-11-25T09:00:00Z") == 0
    assert [run["due"] for run in shelf.runs()] == ["2026-11-25T06:00:00Z"]
    assert due(scheduler, shelf, "2026-11-26T05:00:00Z") is None


def test_what_was_scheduled_after_the_moment_waits_for_the_next(shelf, scheduler):
    shelf.schedule("1", cron=SIX, at="2026-11-20T06:00:30Z")
    assert due(scheduler, shelf, "2026-11-20T12:00:00Z") is None
    assert due(scheduler, shelf, "2026-11-21T06:00:00Z") == "2026-11-21T06:00:00+00:00"


def test_cron_is_in_utc_unless_a_time_zone_is_set(shelf, scheduler, visit):
    shelf.schedule("1", cron=SIX)
    assert due(scheduler, shelf, "2026-11-20T05:00:00Z") is None
    there = Scheduler(shelf.s3, shelf.bucket, ZoneInfo("Europe/Berlin"))
    assert due(there, shelf, "2026-11-20T05:00:00Z") == "2026-11-20T06:00:00+01:00"


def test_without_cron_each_version_runs_once(shelf, visit):
    first = shelf.schedule("1")
    visit("2026-11-20T01:00:00Z")
    visit("2026-11-30T01:00:00Z")
    second = shelf.schedule("2", at="2026-11-30T02:00:00Z")
    visit("2026-11-30T03:00:00Z")
    assert [run["from"]["versionId"] for run in shelf.runs()] == [first, second]


def test_runs_the_version_although_the_key_has_moved_on(shelf, scheduler):
    first = shelf.schedule("print('pinned')", cron=SIX)
    [version] = scheduler.scheduled(shelf.prefix)
    shelf.schedule("print('newer')", cron=SIX)
    shelf.s3.delete_object(Bucket=shelf.bucket, Key=version.key())
    assert scheduler.visit(version, moment_of("2026-11-20T06:00:00Z")) == "succeeded"
    [run] = shelf.runs()
    assert (run["from"]["versionId"], outputs(run)) == (first, "pinned\n")


def test_what_was_taken_back_and_what_nobody_scheduled_is_left_alone(shelf, visit):
    shelf.schedule("1", cron=SIX)
    shelf.s3.delete_object(Bucket=shelf.bucket, Key=f"{shelf.prefix}/a.ipynb")
    shelf.put("b.ipynb", "{}", {})
    shelf.put("c.ipynb", "{}", {"bookstore": "no JSON"})
    assert visit("2026-11-21T06:00:00Z") == 0
    assert [shelf.runs(path) for path in ("a.ipynb", "b.ipynb", "c.ipynb")] == [[], [], []]


def test_a_failure_is_recorded_with_its_reason_and_stops_no_other(shelf, visit):
    shelf.schedule("print('before')\nraise ValueError('no data ☂')", cron=SIX)
    shelf.schedule("1", path="b.ipynb", cron="61 * * * *")
    shelf.schedule("print('well')", path="c d/ü.ipynb", cron=SIX)
    assert visit("2026-11-20T06:00:00Z") == 1
    [run] = shelf.runs()
    assert (run["run"], run["note"]) == ("failed", "ValueError: no data ☂")
    assert "before\n" in outputs(run)
    assert shelf.runs("b.ipynb") == []
    assert [run["run"] for run in shelf.runs("c d/ü.ipynb")] == ["succeeded"]


def test_what_cannot_even_start_is_recorded_too(shelf, visit):
    metadata = '{"v": 1, "how": "schedule", "at": "2026-11-20T00:00:00Z"}'
    shelf.put("a.ipynb", '{"cells": []}', {"bookstore": metadata})
    assert visit("2026-11-20T06:00:00Z") == 1
    [run] = shelf.runs()
    assert run["run"] == "failed" and run["note"]
    assert run["notebook"] == {"cells": []}


def test_of_many_services_at_once_one_takes_the_moment(shelf, scheduler):
    shelf.schedule("1", cron=SIX)
    [version] = scheduler.scheduled(shelf.prefix)
    for now in ("2026-11-20T06:00:00Z", "2026-11-21T06:00:00Z"):
        moment, etag = scheduler.due(version, moment_of(now))
        with ThreadPoolExecutor(8) as pool:
            claims = pool.map(lambda _: scheduler.claim(version, moment, etag), range(8))
        assert sorted(claims) == [False] * 7 + [True]


def test_services_that_overlap_run_it_once(shelf):
    shelf.schedule("1", cron=SIX)
    command = [sys.executable, "-m", "scheduler", *arguments(shelf, "2026-11-20T06:00:00Z")]
    both = [subprocess.Popen(command, cwd=FOLDER) for _ in range(2)]
    assert [each.wait(timeout=120) for each in both] == [0, 0]
    assert len(shelf.runs()) == 1


def test_a_claim_whose_reply_was_lost_is_still_its_own(shelf, scheduler):
    shelf.schedule("1", cron=SIX)
    [version] = scheduler.scheduled(shelf.prefix)
    put, statuses = scheduler.s3.put_object, []

    def twice(**wanted):
        put(**wanted)
        try:
            put(**wanted)
        except ClientError as error:
            statuses.append(error.response["ResponseMetadata"]["HTTPStatusCode"])
            raise

    scheduler.s3.put_object = twice
    assert scheduler.claim(version, moment_of("2026-11-20T06:00:00Z"), None)
    assert statuses == [412]


def test_serves_every_user_and_lists_no_runs_as_notebooks(shelf, s3, storage):
    ada, eve = shelf, type(shelf)(s3, storage, shelf.prefix.replace("/ada", "/eve"))
    for each in (ada, eve):
        each.schedule("1", cron=SIX)
    everybody = type(shelf)(s3, storage, shelf.prefix.replace("/ada", "/{user}"))
    for now in ("2026-11-20T06:00:00Z", "2026-11-21T06:00:00Z"):
        assert main(arguments(everybody, now)) == 0
    assert (len(ada.runs()), len(eve.runs())) == (2, 2)
    listed = s3.list_objects_v2(Bucket=shelf.bucket, Prefix=f"{shelf.prefix}/")["Contents"]
    assert sorted(each["Key"].removeprefix(f"{shelf.prefix}/") for each in listed) == [
        ".bookstore-claims/a.ipynb",
        ".bookstore-runs/a.ipynb",
        "a.ipynb",
    ]


@pytest.mark.parametrize("path", ["a.ipynb", "é" * 480 + ".ipynb"])
@pytest.mark.parametrize("parameters", [{}, {"year": "x" * 1500}])
@pytest.mark.parametrize("note", ["", "💥" * 2000])
def test_what_a_run_says_of_itself_fits(path, parameters, note):
    now = moment_of("2026-11-20T06:00:00Z")
    version = Scheduled("scheduled", path, "0" * 32, SIX, parameters, now)
    text = header(version, now, now, "failed", note)
    assert len(text) <= HEADER_BYTES and text.isascii()
    assert ("note" in text) == bool(note) and version.version_id in text
