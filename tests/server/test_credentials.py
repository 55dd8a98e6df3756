"""The handler in a real Jupyter server, asking the STS of a real store or a fake one."""

import asyncio
import json
import logging
import sys
from datetime import datetime, timezone
from http.cookies import SimpleCookie

import pytest
from tornado.httpclient import HTTPClientError
from tornado.testing import bind_unused_port

from jupyterlab_bookstore.server import _load_jupyter_server_extension

from .conftest import s3_client
from .fake_sts import SECRET, TOKEN, FakeSts

PATH = ("jupyterlab-bookstore", "credentials")
FIELDS = {"AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"}


@pytest.fixture
def changed():
    """What a test configures in another way."""
    return {}


@pytest.fixture
def jp_server_config(settings, changed):
    return {
        "ServerApp": {"jpserver_extensions": {"jupyterlab_bookstore": True}},
        "BookstoreCredentials": {**settings, "user": "ada", **changed},
    }


@pytest.fixture
def ask(jp_fetch, server_keys):
    """Ask with the server's token."""

    def fetch(**arguments):
        return jp_fetch(*PATH, **arguments)

    return fetch


@pytest.fixture
def ask_plainly(jp_serverapp, http_server_client, jp_base_url, server_keys):
    """Ask without the token."""

    def fetch(**headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return http_server_client.fetch(f"{jp_base_url}{'/'.join(PATH)}", headers=headers)

    return fetch


@pytest.fixture
def log_in(jp_serverapp, http_server_client, jp_base_url):
    """Log in as a browser does; resolves to its cookies by name."""
    return lambda: _log_in(jp_serverapp.identity_provider.token, http_server_client, jp_base_url)


async def _log_in(token, http_server_client, jp_base_url):
    jar = SimpleCookie()
    for page in ("login", f"login?token={token}", f"api/status?token={token}"):
        answer = await http_server_client.fetch(
            jp_base_url + page, follow_redirects=False, raise_error=False
        )
        for line in answer.headers.get_list("Set-Cookie"):
            jar.load(line)
    return {name: morsel.value for name, morsel in jar.items() if morsel.value}


@pytest.fixture
def hub(monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")


@pytest.fixture
def sts(changed, server_keys, jp_asyncio_loop):
    """A fake STS, which the server is configured to ask."""
    fake = FakeSts()
    changed["sts_endpoint"] = fake.url
    jp_asyncio_loop.run_until_complete(fake.start())
    yield fake
    fake.stop()


async def refusal(answer):
    """Status and message of an error."""
    with pytest.raises(HTTPClientError) as caught:
        await answer
    response = caught.value.response
    assert response.headers["Cache-Control"] == "no-store"
    return caught.value.code, json.loads(response.body)["message"]


async def test_answers_keys_that_are_good_for_the_users_prefix(ask, storage):
    response = await ask()
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Type"].startswith("application/json")
    assert "Etag" not in response.headers
    keys = json.loads(response.body)
    assert set(keys) == FIELDS
    put = s3_client(storage, keys).put_object(
        Bucket=storage.bucket, Key="workspace/ada/own.ipynb", Body=b"x"
    )
    assert put["VersionId"]


async def test_says_when_the_keys_expire(ask):
    before = datetime.now(timezone.utc)
    told = json.loads((await ask()).body)["Expiration"]
    lifetime = datetime.strptime(told, "%Y-%m-%dT%H:%M:%S%z") - before
    assert 880 < lifetime.total_seconds() <= 901


async def test_refuses_who_is_not_logged_in(ask_plainly):
    assert (await refusal(ask_plainly()))[0] == 403


async def test_refuses_a_wrong_token(ask_plainly):
    assert (await refusal(ask_plainly(Authorization="token wrong")))[0] == 403


async def test_answers_a_page_of_lab_and_no_other_site(ask_plainly, log_in, http_server_port):
    cookies = await log_in()
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    here = f"http://127.0.0.1:{http_server_port[-1]}"
    for allowed in ({"X_XSRFToken": cookies["_xsrf"]}, {"Referer": f"{here}/lab"}):
        answer = await ask_plainly(Cookie=cookie, **allowed)
        assert set(json.loads(answer.body)) == FIELDS
    for forged in (
        {},
        {"X_XSRFToken": "wrong"},
        {"Referer": "https://evil.example/"},
        {"Origin": "https://evil.example"},
    ):
        status, _ = await refusal(ask_plainly(Cookie=cookie, **forged))
        assert status in (403, 404), forged


@pytest.mark.parametrize("changed", [{"role_arn": ""}, {"bucket": ""}])
async def test_says_that_it_is_off_without_a_role_or_a_bucket(ask, changed):
    status, message = await refusal(ask())
    assert status == 404
    assert "not set" in message


@pytest.mark.parametrize("changed", [{"workspace_prefix": "workspace"}])
async def test_refuses_a_wide_prefix_on_a_hub_at_start_up_and_on_request(
    hub, ask, jp_serverapp, caplog
):
    _load_jupyter_server_extension(jp_serverapp)
    assert "workspace_prefix lacks {user}" in caplog.text
    caplog.clear()
    status, message = await refusal(ask())
    assert status == 403
    assert "workspace_prefix lacks {user}" in message


@pytest.mark.parametrize("name", ["*", "a/b", "${aws:username}", ".."])
async def test_refuses_a_hub_users_name_that_could_widen_the_policy(sts, ask, monkeypatch, name):
    monkeypatch.setenv("JUPYTERHUB_USER", name)
    status, message = await refusal(ask())
    assert status == 403
    assert "name" in message
    assert sts.asked == []


async def test_says_what_is_missing_without_botocore(ask, monkeypatch):
    monkeypatch.setitem(sys.modules, "botocore", None)
    status, message = await refusal(ask())
    assert status == 404
    assert "jupyterlab-bookstore[server]" in message


async def test_asks_for_the_role_the_lifetime_and_the_policy(sts, ask, settings):
    await ask()
    (asked,) = sts.asked
    assert asked["RoleArn"] == settings["role_arn"]
    assert asked["DurationSeconds"] == "900"
    assert asked["RoleSessionName"] == "ada"
    resources = {
        resource
        for statement in json.loads(asked["Policy"])["Statement"]
        if statement["Effect"] == "Allow"
        for resource in statement["Resource"]
    }
    assert f"arn:aws:s3:::{settings['bucket']}/workspace/ada/*" in resources
    assert "*" not in resources


async def test_many_requests_at_once_ask_sts_once(sts, ask):
    answers = await asyncio.gather(*(ask() for _ in range(30)))
    assert len({answer.body for answer in answers}) == 1
    assert len(sts.asked) == 1


async def test_says_that_sts_is_down_and_goes_on_when_it_is_back(sts, ask):
    sts.error = (503, "ServiceUnavailable", "later")
    status, message = await refusal(ask())
    assert (status, "busy" in message) == (503, True)
    sts.error = None
    assert set(json.loads((await ask()).body)) == FIELDS


@pytest.mark.parametrize(
    "changed", [{"sts_endpoint": f"http://127.0.0.1:{bind_unused_port()[1]}"}], ids=["closed"]
)
async def test_says_that_sts_cannot_be_reached(ask, changed):
    status, message = await refusal(ask())
    assert (status, "cannot be reached" in message) == (503, True)


async def test_says_that_the_server_has_no_credentials_and_finds_them_later(ask, monkeypatch, server_keys):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    status, message = await refusal(ask())
    assert (status, "no AWS credentials" in message) == (503, True)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", server_keys["accessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", server_keys["secretAccessKey"])
    assert set(json.loads((await ask()).body)) == FIELDS


async def test_says_that_sts_refuses_and_keeps_its_words_to_itself(sts, ask):
    sts.error = (403, "AccessDenied", "User arn:aws:sts::123456789012:x may not")
    status, message = await refusal(ask())
    assert status == 403
    assert "AccessDenied" in message
    assert "123456789012" not in message


async def test_keeps_secrets_out_of_logs_and_errors(sts, ask, caplog, monkeypatch, server_keys):
    monkeypatch.setenv("AWS_SESSION_TOKEN", "the-servers-own-token")
    secrets = [SECRET, TOKEN, server_keys["secretAccessKey"], "the-servers-own-token"]
    caplog.set_level(logging.DEBUG)
    await ask()
    assert "/credentials" in caplog.text
    assert [secret for secret in secrets if secret in caplog.text] == []


async def test_keeps_what_sts_repeats_of_a_request_out_of_logs(sts, ask, caplog, monkeypatch):
    monkeypatch.setenv("AWS_SESSION_TOKEN", "the-servers-own-token")
    caplog.set_level(logging.DEBUG)
    repeated = "should have been POST / x-amz-security-token:the-servers-own-token"
    sts.error = (403, "SignatureDoesNotMatch", repeated)
    _, message = await refusal(ask())
    assert "SignatureDoesNotMatch" in caplog.text
    assert "the-servers-own-token" not in caplog.text + message


async def test_asking_for_keys_is_no_activity_that_keeps_a_server_alive(ask, jp_serverapp):
    before = jp_serverapp.web_app.settings.get("api_last_activity")
    await ask()
    assert jp_serverapp.web_app.settings.get("api_last_activity") == before
