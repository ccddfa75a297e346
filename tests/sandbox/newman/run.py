#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every request of the published Postman collection against the sandbox, with newman.

    run.py OUTDIAL-SANDBOX

The requests are sent as they are published, apart from what a user has to fill in: the address, the token, and ids, which are those
of objects that exist. They go in an order in which each can succeed. OUTDIAL_COLLECTION names the collection, OUTDIAL_NEWMAN the
command that is newman; without them both are looked for. Ends with 77 when one of them is not found, with 1 when an answer is not
what the API documents.
"""

import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import urllib.request

SKIPPED = 77
SECRET = "practice"
ROOT = "https://<tenant_URL>/configapi/v3"
HERE = pathlib.Path(__file__).resolve()
COLLECTION = HERE.parents[4] / "shared/reference/list-management-api-v3.postman_collection.json"

# Where a request goes: its path without ids, and the list that it is about. A is keyed by "id", B by "phone"; both have the fields
# that the published bodies speak of. What others need is removed last.
ORDER = [
    ("oauth/token", None),
    ("campaign/getAll", None),
    ("campaign/getCampaign", None),
    ("campaign/getStatus", None),
    ("campaign/start", None),
    ("campaign/stop", None),
    ("callinglist/getAll", None),
    ("callinglist/getList", "A"),
    ("callinglist/createListWithNewFormat", None),
    ("callinglist/createList", None),
    ("callinglist/addAll", "A"),
    ("callinglist/updateAll", "A"),
    ("callinglist/add", "B"),
    ("callinglist/update", "B"),
    ("campaign/updateList", "A"),
    ("campaign/getAllRecords", "A"),
    ("campaign/getCompletedRecords", "A"),
    ("campaign/getUpdatedRecords", "A"),
    ("campaign/queryRecord", "A"),
    ("callinglist/getAll/", "A"),
    ("callinglist/getChanged/", "A"),
    ("callinglist/get/", "A"),
    ("campaign/bindList", "A"),  # behind those that answer otherwise when a list is bound twice
    ("callinglist/erase", "B"),
    ("callinglist/delete", "A"),
    ("callinglist/deleteAll", "B"),
    ("job", None),
    ("donotcalllist/addAll", None),
    ("donotcalllist/add", None),
    ("donotcalllist/delete", None),
    ("donotcalllist/replaceAll", None),
    ("donotcalllist/deleteAll", None),
    ("campaign/unbindList", "A"),
    ("callinglist/deleteList", "A"),
]


def skip(reason):
    print("skipped: " + reason)
    sys.exit(SKIPPED)


def find_newman():
    given = os.environ.get("OUTDIAL_NEWMAN")
    candidates = [shlex.split(given)] if given else []
    if shutil.which("newman"):
        candidates.append(["newman"])
    if shutil.which("npx"):
        candidates.append(["npx", "--no-install", "newman"])
    for command in candidates:
        try:
            if subprocess.run(command + ["--version"], capture_output=True, timeout=60, check=False).returncode == 0:
                return command
        except (OSError, subprocess.TimeoutExpired):
            pass
    skip("newman was not found (npm install newman)")


class Tenant:
    """The sandbox, and what is made in it for the requests to speak of."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "--client-secret", SECRET, "--dial-rate", "0"], stdout=subprocess.PIPE, text=True
        )
        line = self.process.stdout.readline().strip()
        if not line.startswith("listening on "):
            sys.exit("the sandbox does not start: " + line)
        self.url = line.removeprefix("listening on ")
        form = "client_id=sandbox&client_secret=%s&scope=127.0.0.1&grant_type=client_credentials" % SECRET
        self.token = None
        self.token = self.call("POST", "oauth/token", form, "application/x-www-form-urlencoded")["access_token"]
        self.make()

    def call(self, verb, path, body=None, content="application/json"):
        data = body if body is None or isinstance(body, str) else json.dumps(body)
        request = urllib.request.Request(
            self.url + "/configapi/v3/" + path, data and data.encode(), {"Content-Type": content}, method=verb
        )
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def make_list(self, name, key):
        def field(field_name, kind="OTHER", **more):
            return {"name": field_name, "type": kind, "required": field_name == key, "searchable": field_name == "accountId",
                    "skip": False, "key": field_name == key, **more}

        fields = [field("id"), field("firstname", "FIRST_NAME"), field("lastname", "LAST_NAME"), field("date_time"),
                  field("accountId"), field("Expected result"), field("phone", "PHONE", phoneType="OTHER")]
        made = self.call("POST", "callinglist/createListWithNewFormat",
                         {"formatName": name, "listName": name, "fields": fields})
        return made["id"], made["formatId"]

    def make(self):
        campaigns = self.call("GET", "campaign/getAll")
        self.campaign = next(one["id"] for one in campaigns if one["state"] == "STOPPED")
        self.lists = {}
        self.lists["A"], self.format = self.make_list("newman A", "id")
        self.lists["B"], _ = self.make_list("newman B", "phone")
        emptied, _ = self.make_list("newman C", "id")
        self.call("POST", "callinglist/addAll/" + self.lists["A"], [{"id": "1", "phone": "1001"}])
        self.instance = self.call("POST", "campaign/bindList/" + self.campaign, {"listId": self.lists["A"]})["instanceId"]
        self.job = self.call("POST", "callinglist/deleteAll/" + emptied)["job"]
        details = [self.call("GET", "campaign/getCampaign/" + one["id"]) for one in campaigns]
        self.dnc = next(dnc["id"] for one in details for dnc in one["dncLists"] if dnc["type"] == "INTERNAL")


def requests_of(items):
    for item in items:
        if "item" in item:
            yield from requests_of(item["item"])
        else:
            yield item


def address_of(item):
    url = item["request"]["url"]
    return url if isinstance(url, str) else url["raw"]


def kind_of(item):
    """The path without ids; with a slash behind it where the id of a list and of a campaign follow."""
    parts = address_of(item).removeprefix(ROOT + "/").split("/")
    names = [part for part in parts if not part.startswith(":")]
    return "/".join(names) + ("/" if len(parts) - len(names) == 2 else "")


# Ids of the published bodies, by the member that holds them.
def with_existing_ids(value, ids):
    if isinstance(value, dict):
        return {key: ids.get(key, with_existing_ids(one, ids)) for key, one in value.items()}
    if isinstance(value, list):
        return [with_existing_ids(one, ids) for one in value]
    return value


def prepare(item, tenant, which):
    ids = {"campaign_id": tenant.campaign, "list_id": tenant.lists.get(which), "job_id": tenant.job,
           "do_not_call_list_id": tenant.dnc}
    address = address_of(item).replace("https://<tenant_URL>", tenant.url)
    for name, value in ids.items():
        address = address.replace("/:" + name, "/" + str(value))
    request = item["request"]
    body = request.get("body")
    if body and body["mode"] == "urlencoded":
        filled = {"client_id": "sandbox", "client_secret": SECRET, "scope": "127.0.0.1"}
        for pair in body["urlencoded"]:
            pair["value"] = filled.get(pair["key"], pair["value"])
    elif body:
        existing = {"listId": tenant.lists.get(which), "instanceId": tenant.instance, "campaignId": tenant.campaign,
                    "formatId": tenant.format}
        body["raw"] = json.dumps(with_existing_ids(json.loads(body["raw"]), existing))
    headers = request["header"] + [{"key": "Authorization", "value": "Bearer " + tenant.token}]
    return {"name": kind_of(item), "request": {"method": request["method"], "url": address, "header": headers, "body": body}}


def members_printed(item):
    """The members of each published example of an answer that is an object and can be read."""
    examples = []
    for example in item.get("response", []):
        try:
            printed = json.loads(example["body"])
        except (KeyError, TypeError, ValueError):
            continue
        if isinstance(printed, dict):
            examples.append(set(printed))
    return examples


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path = pathlib.Path(os.environ.get("OUTDIAL_COLLECTION") or COLLECTION)
    if not path.is_file():
        skip("the collection was not found at %s (OUTDIAL_COLLECTION)" % path)
    newman = find_newman()
    items = {kind_of(item): item for item in requests_of(json.loads(path.read_text())["item"])}
    if set(items) != {kind for kind, _ in ORDER}:
        sys.exit("the collection has other requests: " + ", ".join(sorted(set(items) ^ {kind for kind, _ in ORDER})))

    tenant = Tenant(sys.argv[1])
    try:
        with tempfile.TemporaryDirectory() as folder:
            prepared = pathlib.Path(folder) / "collection.json"
            result = pathlib.Path(folder) / "result.json"
            printed = {kind: members_printed(items[kind]) for kind, _ in ORDER}
            collection = {
                "info": {"name": "prepared", "schema": "https://schema.getpostman.com/json/collection/v2.0.0/collection.json"},
                "item": [prepare(items[kind], tenant, which) for kind, which in ORDER],
            }
            prepared.write_text(json.dumps(collection))
            run = subprocess.run(
                newman + ["run", str(prepared), "--reporters", "json", "--reporter-json-export", str(result),
                          "--timeout-request", "20000"],
                capture_output=True, text=True, timeout=150, check=False,
            )
            if not result.is_file():
                sys.exit("newman failed:\n" + run.stdout + run.stderr)
            executions = json.loads(result.read_text())["run"]["executions"]
    finally:
        tenant.process.terminate()
        tenant.process.wait()

    failures = 0
    for execution in executions:
        name = execution["item"]["name"]
        response = execution.get("response", {})
        body = bytes(response.get("stream", {}).get("data", [])).decode()
        status = response.get("code")
        complaint = "" if status == 200 else "200 is expected: " + body
        expected = printed[name]
        if not complaint and expected:
            answer = json.loads(body)
            given = set(answer) if isinstance(answer, dict) else {"a list instead of an object"}
            # An error is reported where there is one.
            if given - {"error"} not in [members - {"error"} for members in expected]:
                complaint = "members %s, printed are %s" % (sorted(given), [sorted(members) for members in expected])
        failures += bool(complaint)
        print("%s %-4s %-40s %s" % ("FAIL" if complaint else "ok  ", status, name, complaint))
    if len(executions) != len(ORDER):
        sys.exit("%d requests were run instead of %d" % (len(executions), len(ORDER)))
    print("%d of %d answered as documented" % (len(ORDER) - failures, len(ORDER)))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
