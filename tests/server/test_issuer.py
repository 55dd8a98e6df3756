"""When keys are given again, and when STS is asked."""

import asyncio
import logging
import threading
from datetime import datetime, timezone

import pytest

from jupyterlab_bookstore.server.errors import Unavailable
from jupyterlab_bookstore.server.issuer import REUSE_SECONDS, Issuer

START = 1_900_000_000


class CountingSts:
    def __init__(self, clock, lifetime):
        self.clock, self.lifetime = clock, lifetime
        self.times = 0
        self.error = None
        self.threads = set()

    def assume(self, scope):
        self.times += 1
        self.threads.add(threading.get_ident())
        if self.error:
            raise self.error
        return {
            "AccessKeyId": f"A{self.times}",
            "SecretAccessKey": "s",
            "SessionToken": "t",
            "Expiration": datetime.fromtimestamp(self.clock["now"] + self.lifetime, timezone.utc),
        }


@pytest.fixture
def given(configure):
    def make(lifetime=3600):
        clock = {"now": START}
        sts = CountingSts(clock, lifetime)
        log = logging.getLogger("test")
        return Issuer(configure(), log, sts=sts, now=lambda: clock["now"]), sts, clock

    return make


async def test_gives_the_same_keys_for_a_minute_and_then_new_ones(given):
    issuer, sts, clock = given()
    first = await issuer.issue()
    clock["now"] += REUSE_SECONDS - 1
    assert await issuer.issue() == first
    clock["now"] += 1
    assert (await issuer.issue())["AccessKeyId"] == "A2"
    assert sts.times == 2


async def test_never_gives_again_what_has_less_than_a_third_of_its_life_left(given):
    issuer, sts, clock = given(lifetime=30)
    await issuer.issue()
    clock["now"] += 20
    await issuer.issue()
    assert sts.times == 2


async def test_asks_anew_after_a_clock_went_back(given):
    issuer, sts, clock = given()
    await issuer.issue()
    clock["now"] -= 3600
    await issuer.issue()
    assert sts.times == 2


async def test_remembers_no_failure(given):
    issuer, sts, _ = given()
    sts.error = Unavailable("later")
    with pytest.raises(Unavailable):
        await issuer.issue()
    sts.error = None
    assert (await issuer.issue())["AccessKeyId"] == "A2"


async def test_one_who_goes_away_takes_the_answer_from_nobody(given):
    issuer, sts, _ = given()
    leaving = asyncio.ensure_future(issuer.issue())
    staying = asyncio.ensure_future(issuer.issue())
    await asyncio.sleep(0)
    leaving.cancel()
    assert (await staying)["AccessKeyId"] == "A1"
    assert sts.times == 1


async def test_asks_sts_outside_of_the_servers_thread(given):
    issuer, sts, _ = given()
    await issuer.issue()
    assert threading.get_ident() not in sts.threads
