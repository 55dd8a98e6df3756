"""What makes the server part refuse."""

import pytest

from jupyterlab_bookstore.server.errors import Off, Refused
from jupyterlab_bookstore.server.scope import scope_of

HUB = {"JUPYTERHUB_USER": "ada"}


def test_is_off_without_a_role_or_a_bucket(configure):
    for missing in ("role_arn", "bucket"):
        with pytest.raises(Off, match="not set"):
            scope_of(configure(**{missing: ""}), HUB)


def test_takes_the_user_from_the_hub_before_the_configuration(configure):
    scope = scope_of(configure(user="bob"), HUB)
    assert scope.own == ["workspace/ada", "published/ada", "scheduled/ada"]
    assert scope.shelf == "published"


def test_takes_the_configured_user_where_there_is_no_hub(configure):
    assert scope_of(configure(user="bob"), {}).workspace == "workspace/bob"


@pytest.mark.parametrize(
    "name",
    [
        *("*", "a*", "?", "a?b", "/", "a/b", "../bob", "..", ".", "", " ", "ada ", "\\"),
        *("${aws:username}", "$", "{user}", "a\x00", "a\nb", "a\x7f", "a\u202eb", "\ud800"),
        "a" * 201,
    ],
)
@pytest.mark.parametrize("on_hub", [True, False])
def test_refuses_names_that_could_widen_a_policy(configure, name, on_hub):
    environ = {"JUPYTERHUB_USER": name} if on_hub else {}
    with pytest.raises(Refused, match="user"):
        scope_of(configure(user="ada" if on_hub else name), environ)


@pytest.mark.parametrize("name", ["ada", "a.b+c@example.org", "Ada Lovelace", "grüße", "a-b_c=d,e", "0"])
def test_takes_usual_names(configure, name):
    assert scope_of(configure(), {"JUPYTERHUB_USER": name}).workspace == f"workspace/{name}"


@pytest.mark.parametrize(
    "changed",
    [
        {"workspace_prefix": ""},
        {"published_prefix": "/"},
        {"scheduled_prefix": " "},
        {"workspace_prefix": "workspace"},
        {"workspace_prefix": "workspace/x{user}"},
        {"workspace_prefix": "work*/{user}"},
        {"workspace_prefix": "workspace/../{user}"},
        {"workspace_prefix": "workspace//{user}"},
        {"workspace_prefix": "${aws:username}/{user}"},
        {"workspace_prefix": "published/{user}"},
        {"workspace_prefix": "published/{user}/private"},
        {"workspace_prefix": "{user}"},
        {"published_prefix": "{user}/published"},
        {"published_prefix": "workspace"},
        {"published_prefix": "scheduled/{user}"},
        {"scheduled_prefix": "workspace/{user}/scheduled"},
        {"scheduled_prefix": "workspace"},
        {"bucket": "*"},
        {"bucket": "notebooks/../other"},
        {"role_arn": "arn:aws:iam::123456789012:user/admin"},
        {"kms_key_arn": "*"},
    ],
    ids=str,
)
def test_refuses_what_is_not_narrower_than_the_bucket(configure, changed):
    with pytest.raises(Refused, match=f"{next(iter(changed))}|lie within"):
        scope_of(configure(**changed), HUB)


@pytest.mark.parametrize(
    "changed",
    [
        {"workspace_prefix": "/workspace/{user}/"},
        {"published_prefix": "published", "scheduled_prefix": "scheduled"},
        {"workspace_prefix": "users/{user}/saves", "scheduled_prefix": "users/{user}/scheduled"},
        {"workspace_prefix": "work/{user}", "scheduled_prefix": "workspace/{user}"},
    ],
    ids=str,
)
def test_takes_other_layouts(configure, changed):
    assert "ada" in scope_of(configure(**changed), HUB).workspace


def test_needs_no_user_in_prefixes_where_there_is_no_hub(configure):
    alone = configure(
        user="", workspace_prefix="w", published_prefix="p", scheduled_prefix="s"
    )
    assert scope_of(alone, {}).own == ["w", "p", "s"]
