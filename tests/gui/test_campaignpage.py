# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A campaign's lists by keyboard alone: bound with a custom sorting, reordered, unbound; and the monitor that counts what was dialed."""
import driver
from tenant import Tenant, connected as connected_tenant, tab_to

NAME = 2  # column of the campaigns
CAMPAIGN = 'Lapsed members winback Q4'


class CampaignTenant(Tenant):
    """As other clients see its campaigns."""

    def completed(self, campaign):
        """How many records of its first list are completed, counted page by page."""
        count, cursor = 0, None
        while True:
            body = {'instanceId': self.instances(campaign)[0]['instanceId'], 'limit': 1000, **({'cursor': cursor} if cursor else {})}
            page = self.post(f'campaign/getCompletedRecords/{self.id_of(campaign)}', body)
            count += len(page['records'])
            cursor = page.get('next_cursor')
            if len(page['records']) < 1000 or not cursor:
                return count

    def instances(self, campaign):
        """List instances of a campaign in their order."""
        return sorted(self.campaign(campaign)['lists'], key=lambda one: one['order'])

    def id_of(self, campaign):
        return self.campaign(campaign)['id']

    def names(self, campaign):
        return [one['name'] for one in self.instances(campaign)]


def connected(desk, *options):
    tenant = CampaignTenant(connected_tenant(desk, *options).url)
    return tenant, desk.find('table', 'Campaigns')


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
    after = tenant.instances(CAMPAIGN)
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
    total = tenant.instances(campaign)[0]['totalRecords']
    counted = f'.*{tenant.completed(campaign):,} of {total:,}.*'
    driver.wait_until(lambda: next(desk.all(None, f'{campaign}: Stopped{counted}'), None), f'{counted} after {driver.name(stopped)}')


driver.run(lists_by_keyboard_alone, monitor_counts_what_the_tenant_has)
