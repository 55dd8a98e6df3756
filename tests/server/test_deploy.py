"""The files in deploy/ are well formed, and say the same as the server part."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from jupyterlab_bookstore.server.policy import session_policy
from jupyterlab_bookstore.server.scope import scope_of

CHECKOUT = Path(__file__).parents[2]
DEPLOY = CHECKOUT / "deploy"
POLICIES = sorted(DEPLOY.glob("policies/*.json"))
TEMPLATE = DEPLOY / "cloudformation" / "bookstore.yaml"


def policy(name):
    return json.loads((DEPLOY / "policies" / f"{name}.json").read_text())


def resource_names(document):
    return re.sub(r"BUCKET_NAME", "bucket-name", json.dumps(document))


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.stem)
def test_is_json_without_keys_or_accounts(file):
    text = file.read_text()
    assert json.loads(text)
    assert not re.search(r"\d{12}|A[KS]IA[A-Z0-9]{16}", text)


def test_the_policy_of_one_user_is_the_session_policy(configure):
    scope = scope_of(configure(bucket="bucket-name", user="USER_NAME"), {})
    assert json.loads(resource_names(policy("one-user"))) == session_policy(scope)


def test_the_role_allows_all_users_what_the_session_policy_allows_one():
    one, role = policy("one-user"), policy("user-role")
    for mine, all_of_us in zip(one["Statement"], role["Statement"]):
        assert mine["Action"] == all_of_us["Action"]
        allowed = {resource.replace("/USER_NAME/", "/") for resource in mine["Resource"]}
        assert allowed == set(all_of_us["Resource"])


def test_cors_exposes_what_the_extension_reads(admin, storage):
    demo = (CHECKOUT / "demo" / "bucket.mjs").read_text()
    names = re.search(r"EXPOSED_HEADERS = \[(.*?)\]", demo, re.DOTALL)[1]
    cors = policy("cors")
    assert cors["CORSRules"][0]["ExposeHeaders"] == re.findall(r"'([^']+)'", names)
    admin.put_bucket_cors(Bucket=storage.bucket, CORSConfiguration=cors)


def test_no_lifecycle_rule_ends_a_version():
    assert "Expiration" not in json.dumps(policy("lifecycle"))


def test_cloudformation_is_what_its_linter_takes():
    lint = Path(sys.executable).with_name("cfn-lint")
    done = subprocess.run([lint, TEMPLATE], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_cloudformation_holds_the_same_policies():
    # Its tags are left out: everything is written in full.
    resources = yaml.safe_load(TEMPLATE.read_text())["Resources"]
    (inline,) = resources["UserRole"]["Properties"]["Policies"]
    text = json.dumps(inline["PolicyDocument"])
    text = re.sub(r'\{"Fn::Sub": ("[^"]*")\}', r"\1", text)
    text = text.replace("${BucketName}", "BUCKET_NAME").replace("${AWS::Partition}", "aws")
    assert json.loads(text) == policy("user-role")
    denied = resources["BucketPolicy"]["Properties"]["PolicyDocument"]["Statement"][1]["Action"]
    assert denied == policy("bucket-policy")["Statement"][1]["Action"]


@pytest.fixture
def terraform(tmp_path):
    program = shutil.which("terraform")
    if not program:
        pytest.skip("terraform is not installed")
    folder = tmp_path / "deploy"
    shutil.copytree(DEPLOY, folder)

    def run(*arguments):
        return subprocess.run(
            [program, *arguments], cwd=folder / "terraform", capture_output=True, text=True
        )

    return run


def test_terraform_is_formatted(terraform):
    done = terraform("fmt", "-check", "-diff")
    assert done.returncode == 0, done.stdout + done.stderr


def test_terraform_is_valid(terraform):
    if terraform("init", "-backend=false", "-input=false").returncode != 0:
        pytest.skip("terraform cannot get its AWS provider here")
    done = terraform("validate")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", sorted(DEPLOY.glob("**/*.sh")), ids=lambda file: file.name)
def test_the_scripts_parse(file):
    assert subprocess.run(["bash", "-n", file]).returncode == 0
