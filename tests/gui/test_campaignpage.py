# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A campaign's lists by keyboard alone: bound with a custom sorting, reordered, unbound; and the monitor that counts what was dialed."""
import json
import re
import urllib.parse
import urllib.request

import driver

NAME = 2  # column of the campaigns
CAMPAIGN = 'Lapsed members winback Q4'


class Tenant:
    """The sandbox, asked as any other client would."""

    def __init__(self, url):
        self.url = url
        form = urllib.parse.urlencode({'grant_type': 'client_credentials', 'scope': urllib.parse.urlsplit(url).netloc,
                                       'client_id': 'k.lindqvist', 'client_secret': 'practice-secret'})
        self.token = self._send(urllib.request.Request(f'{url}/configapi/v3/oauth/token', form.encode()))['access_token']

    @staticmethod
    def _send(request):
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def get(self, path):
        return self._send(urllib.request.Request(f'{self.url}/configapi/v3/{path}',
                                                 headers={'Authorization': f'Bearer {self.token}', 'Content-Type': 'application/json'}))

    def post(self, path, body=None):
        data = b'' if body is None else json.dumps(body).encode()
        return self._send(urllib.request.Request(f'{self.url}/configapi/v3/{path}', data,
                                                 {'Authorization': f'Bearer {self.token}', 'Content-Type': 'application/json'}))

    def completed(self, campaign):
        """How many records of its first list are completed, counted page by page."""
        count, cursor = 0, None
        while True:
            body = {'instanceId': self.lists(campaign)[0]['instanceId'], 'limit': 1000, **({'cursor': cursor} if cursor else {})}
            page = self.post(f'campaign/getCompletedRecords/{self.id_of(campaign)}', body)
            count += len(page['records'])
            cursor = page.get('next_cursor')
            if len(page['records']) < 1000 or not cursor:
                return count

    def lists(self, campaign):
        """List instances of a campaign in their order."""
        detail = self.get(f'campaign/getCampaign/{self.id_of(campaign)}')
        return sorted(detail['lists'], key=lambda one: one['order'])

    def id_of(self, campaign):
        return next(one['id'] for one in self.get('campaign/getAll') if one['name'] == campaign)

    def names(self, campaign):
        return [one['name'] for one in self.lists(campaign)]


def connected(desk, *options):
    _, url = desk.start_sandbox(*options)
    desk.start_outdial(env={'OUTDIAL_TENANT_URL': url, 'OUTDIAL_CLIENT_ID': 'k.lindqvist', 'OUTDIAL_CLIENT_SECRET': 'practice-secret'})
    desk.button('Connect…')
    desk.keys('ctrl+n')
    desk.find('dialog', 'Connect to a tenant.*')
    desk.click(desk.button('Connect'))
    table = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(table) >= 7, 'the campaigns')
    return Tenant(url), table


def tab_to(desk, named, key='Tab'):
    """Tab until the control has the focus, as somebody without a mouse does."""
    seen = []
    for _ in range(40):
        at = desk.focused()
        seen.append(driver.name(at) if at is not None else None)
        if at is not None and any(re.fullmatch(named, text) for text in (driver.name(at), desk.label_of(at))):
            return at
        desk.keys(key)
    raise AssertionError(f'Tab does not come to “{named}”: {seen}')


def opened(desk, table, campaign):
    desk.click(table.queryTable().getAccessibleAt(desk.row_of(table, campaign, NAME), NAME))
    desk.keys('Return')
    lists = desk.find('table', 'List instances')
    driver.wait_until(lambda: desk.rows(lists) >= 1, 'the lists of the campaign')
    return lists


def current_row(desk, table, text):
    """Moves the current row of the table, which has the focus, to that with the text."""
    def at():
        grid = table.queryTable()
        return next((r for r in range(desk.rows(table)) if grid.isRowSelected(r)), -1)

    def where():
        grid = table.queryTable()
        return next((r for r in range(desk.rows(table)) for c in range(grid.nColumns) if text in desk.cell(table, r, c)), -1)
    driver.wait_until(lambda: where() >= 0, f'a row “{text}”')
    desk.keys('Home')
    for _ in range(30):
        if at() == where():
            return
        desk.keys('Down')
    raise AssertionError(f'“{text}” was not reached by keys')


def apply_changes(desk):
    desk.keys('ctrl+s')
    desk.find('dialog', 'Review and apply')
    tab_to(desk, 'Apply .*')
    desk.keys('Return')
    desk.says('All changes of .* are applied')
    desk.keys('Escape')
    driver.wait_until(lambda: not any(desk.all('dialog', 'Review and apply')), 'the review is closed')


def lists_by_keyboard_alone(desk):
    tenant, campaigns = connected(desk, '--dial-rate', '0')
    assert tenant.names(CAMPAIGN) == ['Spring leads', 'Household panel, autumn wave']
    lists = opened(desk, campaigns, CAMPAIGN)

    # Bound, with a custom sorting.
    desk.keys('ctrl+b')
    desk.find('dialog', 'Bind a list to .*')
    tab_to(desk, 'Search lists')
    desk.type('payment')
    found = desk.find('table', 'Lists to bind')
    driver.wait_until(lambda: desk.rows(found) == 1, 'one list is found')
    tab_to(desk, 'Lists to bind')
    current_row(desk, found, 'Payment plans.csv')
    desk.keys('alt+u')
    driver.wait_until(lambda: next(desk.all(None, 'Field 1'), None), 'a field to sort by')
    tab_to(desk, 'Field 1')
    desk.keys('ctrl+a')
    desk.type('priority\t')
    tab_to(desk, 'Asc|Desc')
    desk.keys('Right')
    assert not desk.unnamed(), desk.unnamed()
    tab_to(desk, 'Add to changes')
    desk.keys('Return')
    driver.wait_until(lambda: desk.rows(lists) == 3, 'the list is among the changes')
    desk.says('1 change not applied')
    assert tenant.names(CAMPAIGN) == ['Spring leads', 'Household panel, autumn wave'], 'nothing was sent yet'

    # Reordered: the panel before the leads.
    tab_to(desk, 'List instances')
    current_row(desk, lists, 'Household panel')
    desk.keys('alt+Up')
    apply_changes(desk)
    after = tenant.lists(CAMPAIGN)
    assert [one['name'] for one in after] == ['Household panel, autumn wave', 'Spring leads', 'Payment plans.csv'], after
    sorting = after[2]['sortingOrder']
    assert sorting['type'].upper() == 'CUSTOM', sorting
    assert [(f['fieldName'], f['sortOrder'].upper()) for f in sorting['sortingFields']] == [('priority', 'DESC')], sorting

    # Unbound: the safe answer first, then the act.
    tab_to(desk, 'List instances')
    current_row(desk, lists, 'Spring leads')
    desk.keys('Delete')
    desk.find('dialog', 'Unbind .*')
    desk.keys('Escape')
    driver.wait_until(lambda: not any(desk.all('dialog', 'Unbind .*')), 'the sheet is closed')
    assert len(tenant.names(CAMPAIGN)) == 3
    desk.keys('Delete')
    desk.find('dialog', 'Unbind .*')
    tab_to(desk, 'Unbind the list')
    desk.keys('Return')
    driver.wait_until(lambda: tenant.names(CAMPAIGN) == ['Household panel, autumn wave', 'Payment plans.csv'], 'the list is unbound')
    driver.wait_until(lambda: desk.rows(lists) == 2, 'the page shows it')


def monitor_counts_what_the_tenant_has(desk):
    tenant, _ = connected(desk, '--dial-rate', '20')
    campaign = 'Meter reading callbacks'
    desk.keys('ctrl+2')
    running = desk.find(None, f'{campaign}: Running, [1-9].* attempts a minute.*').queryComponent() is not None
    assert running and not desk.unnamed(), desk.unnamed()
    tenant.post(f'campaign/stop/{tenant.id_of(campaign)}')
    stopped = driver.wait_until(lambda: next(desk.all(None, f'{campaign}: Stopped, .*'), None), 'the card says that it stopped')
    # Calls that were under way have ended by then: what the card counts is what the tenant has.
    total = tenant.lists(campaign)[0]['totalRecords']
    counted = f'.*{tenant.completed(campaign):,} of {total:,}.*'
    driver.wait_until(lambda: next(desk.all(None, f'{campaign}: Stopped{counted}'), None), f'{counted} after {driver.name(stopped)}')


driver.run(lists_by_keyboard_alone, monitor_counts_what_the_tenant_has)
