# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Campaigns: started and stopped by keyboard, counted while they run, marked when the tenant is gone."""
import driver

STATE, NAME, COMPLETED = 1, 2, 3


def connected(desk, *options, port=0):
    sandbox, url = desk.start_sandbox(*options, port=port)
    desk.start_outdial(env={'OUTDIAL_TENANT_URL': url, 'OUTDIAL_CLIENT_ID': 'k.lindqvist', 'OUTDIAL_CLIENT_SECRET': 'practice-secret'})
    desk.button('Connect…')
    desk.keys('ctrl+n')
    desk.find('dialog', 'Connect to a tenant.*')
    desk.click(desk.button('Connect'))
    table = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(table) >= 7, 'the campaigns')
    return sandbox, url, table


def state(desk, table, campaign):
    for row in range(desk.rows(table)):
        if desk.cell(table, row, NAME) == campaign:
            return desk.cell(table, row, STATE)
    return ''


def started_and_stopped_by_keyboard(desk):
    _, _, table = connected(desk, '--dial-rate', '20')
    campaign = 'Lapsed members winback Q4'
    row = desk.row_of(table, campaign, NAME)
    assert 'Stopped' in desk.cell(table, row, STATE)
    desk.click(table.queryTable().getAccessibleAt(row, NAME))
    desk.keys('space')
    driver.wait_until(lambda: 'Running' in state(desk, table, campaign), 'the campaign runs')

    def completed():
        return desk.cell(table, desk.row_of(table, campaign, NAME), COMPLETED)
    driver.wait_until(lambda: 'not read' not in completed() and completed(), 'its figures')
    before = completed()
    driver.wait_until(lambda: completed() != before, 'its figures move')
    desk.keys('space')
    driver.wait_until(lambda: 'Stopped' in state(desk, table, campaign), 'the campaign is stopped')


def selection_stays_while_it_refreshes(desk):
    _, _, table = connected(desk, '--dial-rate', '20')
    campaign = 'Payment plan reminders'
    desk.click(table.queryTable().getAccessibleAt(desk.row_of(table, campaign, NAME), NAME))
    desk.says(campaign)
    before = [desk.cell(table, row, COMPLETED) for row in range(desk.rows(table))]
    driver.wait_until(lambda: [desk.cell(table, row, COMPLETED) for row in range(desk.rows(table))] != before, 'some figures move')
    row = desk.row_of(table, campaign, NAME)
    assert table.queryTable().isRowSelected(row), 'the row is still selected'


def offline_and_back(desk):
    sandbox, url, table = connected(desk, '--dial-rate', '0')
    desk.end(sandbox)
    desk.says('Offline since')
    driver.wait_until(lambda: 'as of' in desk.cell(table, 0, STATE) or 'Stopped' in desk.cell(table, 0, STATE), 'old states are marked')
    desk.start_sandbox('--dial-rate', '0', port=int(url.rsplit(':', 1)[1]))
    desk.click(desk.button('Try now'))
    driver.wait_until(lambda: not any(desk.all(('label', 'static'), '.*Offline since.*')), 'the console is back')


driver.run(started_and_stopped_by_keyboard, selection_stays_while_it_refreshes, offline_and_back)
