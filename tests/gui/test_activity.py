# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Activity: the sign-in is in it, it is copied as cURL without a secret, and all of it works by keys."""
import driver

METHOD, STATUS, OUTCOME = 1, 4, 10
SECRET = 'practice-secret'


def opened(desk):
    _, url = desk.start_sandbox('--dial-rate', '0')
    desk.start_outdial(env={'OUTDIAL_TENANT_URL': url, 'OUTDIAL_CLIENT_ID': 'k.lindqvist', 'OUTDIAL_CLIENT_SECRET': SECRET})
    desk.button('Connect…')
    desk.keys('ctrl+n')
    desk.find('dialog', 'Connect to a tenant.*')
    desk.click(desk.button('Connect'))
    campaigns = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(campaigns) >= 7, 'the campaigns')
    desk.click(desk.find(('check box', 'push button', 'toggle button'), 'Activity'))
    table = desk.find('table', 'Activity')
    driver.wait_until(lambda: desk.rows(table) >= 2, 'requests')
    return table


def field_text(field):
    text = field.queryText()
    return text.getText(0, text.characterCount)


def sign_in_is_copied_as_curl(desk):
    table = opened(desk)
    row = desk.row_of(table, 'Get Access Token', METHOD)
    assert row == 0, f'the sign-in comes first, not in row {row}'
    assert desk.cell(table, row, STATUS) == '200 OK'
    assert desk.cell(table, row, OUTCOME) == 'Done'
    desk.keys('F7')  # the newest no longer pull the view down
    table.queryComponent().grabFocus()
    desk.keys('ctrl+Home', 'ctrl+shift+c')
    desk.says('Copied as cURL')
    # The clipboard is looked at where a person would paste it.
    desk.keys('ctrl+f')
    field = desk.find('text', 'Filter activity')
    desk.keys('ctrl+v')
    driver.wait_until(lambda: 'curl -X POST' in field_text(field), 'the command in the filter')
    pasted = field_text(field)
    assert '$OUTDIAL_CLIENT_SECRET' in pasted and SECRET not in pasted, pasted
    desk.says('Nothing matches the filter')
    desk.keys('Escape')
    driver.wait_until(lambda: desk.rows(table) >= 2, 'all of them again')


def details_by_keys(desk):
    table = opened(desk)
    desk.keys('F7')
    table.queryComponent().grabFocus()
    desk.keys('ctrl+Home', 'Return')
    desk.says('Never kept: it holds the secret or the token')
    desk.keys('Escape')
    driver.wait_until(lambda: not any(desk.all(('label', 'static'), 'Never kept.*')), 'the details close')
    driver.wait_until(lambda: driver.has_state(table, driver.pyatspi.STATE_FOCUSED) or driver.role(desk.focused()) == 'table cell',
                      'the focus is in the table again')
    desk.keys('Return')
    desk.says('Never kept: it holds the secret or the token')
    assert not desk.unnamed(), desk.unnamed()


driver.run(sign_in_is_copied_as_curl, details_by_keys)
