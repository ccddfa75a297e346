# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the window share that ask the tenant what really happened: the sandbox as any other client sees it, and a window connected to it."""
import json
import re
import urllib.error
import urllib.parse
import urllib.request

import driver

USER, SECRET = 'k.lindqvist', 'practice-secret'


class Tenant:
    """The sandbox over HTTP. Whatever it refuses is raised as urllib.error.HTTPError."""

    def __init__(self, url):
        self.url = url
        form = urllib.parse.urlencode({'grant_type': 'client_credentials', 'scope': urllib.parse.urlsplit(url).netloc,
                                       'client_id': USER, 'client_secret': SECRET})
        self.token = self._send(urllib.request.Request(f'{url}/configapi/v3/oauth/token', form.encode()))['access_token']

    @staticmethod
    def _send(request):
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or b'null')

    def _ask(self, path, data=None):
        return self._send(urllib.request.Request(f'{self.url}/configapi/v3/{path}', data,
                                                 {'Authorization': f'Bearer {self.token}', 'Content-Type': 'application/json'}))

    def get(self, path):
        return self._ask(path)

    def post(self, path, body=None):
        return self._ask(path, b'' if body is None else json.dumps(body).encode())

    def lists(self):
        """All lists by their names, in pages of a hundred."""
        found, cursor = {}, None
        while True:
            page = self.post('callinglist/getAll', {'limit': 100, **({'cursor': cursor} if cursor else {})})
            found.update((one['name'], one) for one in page['records'])
            cursor = page.get('next_cursor')
            if len(page['records']) < 100:
                return found

    def list(self, name):
        return self.get(f'callinglist/getList/{self.lists()[name]["id"]}')

    def campaign(self, name):
        wanted = next(one['id'] for one in self.get('campaign/getAll') if one['name'] == name)
        return {**self.get(f'campaign/getCampaign/{wanted}'), 'id': wanted}

    def whole_records(self, campaign, list_name):
        """All records of the list with entry and status, in the order of the tenant, read page by page through the campaign."""
        detail = self.campaign(campaign)
        instance = next(one['instanceId'] for one in detail['lists'] if one['name'] == list_name)
        records, cursor = [], None
        while True:
            page = self.post(f'campaign/getAllRecords/{detail["id"]}',
                             {'instanceId': instance, 'limit': 1000, **({'cursor': cursor} if cursor else {})})
            records += page['records']
            cursor = page.get('next_cursor')
            if len(page['records']) < 1000:
                return records

    def records(self, campaign, list_name):
        """What the records of the list have in their fields."""
        return [one['entry'] for one in self.whole_records(campaign, list_name)]


def connected(desk, *options, window=()):
    """A sandbox and a window that is connected to it; the sandbox does not dial unless it is told to."""
    _, url = desk.start_sandbox(*(options or ('--dial-rate', '0')))
    desk.start_outdial(*window, env={'OUTDIAL_TENANT_URL': url, 'OUTDIAL_CLIENT_ID': USER, 'OUTDIAL_CLIENT_SECRET': SECRET})
    desk.button('Connect…')
    desk.keys('ctrl+n')
    desk.find('dialog', 'Connect to a tenant.*')
    desk.click(desk.button('Connect'))
    table = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(table) >= 7, 'the campaigns')
    return Tenant(url)


def lists_page(desk):
    desk.keys('ctrl+3')
    table = desk.find('table', 'Lists')
    driver.wait_until(lambda: desk.rows(table) >= 11, 'the lists')
    return table


def tab_to(desk, named, key='Tab'):
    """Tab until the control has the focus, as somebody without a mouse does."""
    seen = []
    for _ in range(60):
        at = desk.focused()
        seen.append(driver.name(at) if at is not None else None)
        if at is not None and any(re.fullmatch(named, text) for text in (driver.name(at), desk.label_of(at))):
            return at
        desk.keys(key)
    raise AssertionError(f'{key} does not come to “{named}”: {seen}')


def to_row(desk, table, text):
    """Moves with Up and Down to the row of the table, which has the focus, that has the text in some cell."""
    grid = table.queryTable()

    def at():
        return next((r for r in range(desk.rows(table)) if grid.isRowSelected(r)), -1)

    def where():
        return next((r for r in range(desk.rows(table)) for c in range(grid.nColumns) if text in desk.cell(table, r, c)), -1)
    driver.wait_until(lambda: where() >= 0, f'a row “{text}”')
    if at() < 0:
        desk.keys('Home')
    for _ in range(60):
        row = driver.wait_until(lambda: at() + 1, 'a selected row') - 1
        if row == where():
            return row
        desk.keys('Down' if row < where() else 'Up')
        # The next key waits for what this one does.
        driver.wait_until(lambda row=row: at() not in (row, -1), f'a row beside {row} on the way to “{text}”')
    raise AssertionError(f'“{text}” was not reached by keys')


def command(desk, text):
    """By Ctrl+K, as somebody who does not know where in the menus a thing is."""
    desk.keys('ctrl+k')
    driver.wait_until(lambda: (driver.role(desk.focused()), driver.name(desk.focused())) == ('text', 'Search or run a command'),
                      'the field of commands')
    desk.type(text)
    desk.keys('Return')


def choose_file(desk, title, path):
    desk.find('dialog', title)
    desk.type(path)
    # What completes the name may take the first Return.
    for _ in range(4):
        desk.keys('Return')
        try:
            gone(desk, title, 5)
            return
        except AssertionError:
            pass
    raise AssertionError(f'“{title}” does not take {path}')


def gone(desk, title, patience=driver.PATIENCE):
    driver.wait_until(lambda: not any(desk.all('dialog', title)), f'the dialog “{title}” is closed', patience)


def text_of(acc):
    """What stands in a field."""
    return acc.queryText().getText(0, -1)


def is_on(acc):
    return driver.has_state(acc, driver.pyatspi.STATE_ENABLED)


def all_named(desk):
    wrong = desk.unnamed()
    assert not wrong, f'without a name: {wrong}'
