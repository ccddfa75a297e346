# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The method explorer by keyboard alone: a method is found, sent, its answer read; one that destroys asks first."""
import driver


def opened(desk):
    _, url = desk.start_sandbox('--dial-rate', '0')
    desk.start_outdial(env={'OUTDIAL_TENANT_URL': url, 'OUTDIAL_CLIENT_ID': 'k.lindqvist', 'OUTDIAL_CLIENT_SECRET': 'practice-secret'})
    desk.button('Connect…')
    desk.keys('ctrl+n')
    desk.find('dialog', 'Connect to a tenant.*')
    desk.click(desk.button('Connect'))
    table = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(table) >= 7, 'the campaigns')
    desk.keys('ctrl+k')
    desk.type('method explorer')
    desk.keys('Return')
    driver.wait_until(lambda: driver.name(desk.focused() or table) == 'Find a method', 'the search has the focus')


def answer(desk):
    return desk.find('text', 'Answer').queryText().getText(0, -1)


def sent_by_keyboard(desk):
    opened(desk)
    desk.type('get lists')
    desk.keys('Return')
    desk.says('/configapi/v3/callinglist/getAll')
    body = desk.find('text', 'Body')
    desk.click(body)
    desk.keys('ctrl+Return')  # sends, and leaves the text alone
    desk.says('200 Success')
    assert '"formatName"' in answer(desk)
    assert body.queryText().getText(0, -1).count('\n') == 3
    desk.keys('ctrl+f')
    desk.type('renewals')
    assert not desk.unnamed(), desk.unnamed()


def destructive_one_asks(desk):
    opened(desk)
    desk.type('deleteList')
    desk.keys('Return', 'Tab')
    desk.says('/configapi/v3/callinglist/deleteList/:list_id')
    field = desk.find('text', '.*', within=desk.find(('combo box',), '.*'))
    desk.click(field)
    desk.type('NO-SUCH-LIST')
    desk.keys('ctrl+Return')
    desk.find('dialog', 'Send “Delete List.*')
    desk.keys('Escape')
    driver.wait_until(lambda: not any(desk.all('dialog', 'Send .*')), 'the question is gone')
    assert not any(desk.all(('label', 'static'), '404.*')), 'nothing was sent'
    desk.keys('ctrl+Return')
    desk.find('dialog', 'Send “Delete List.*')
    desk.keys('Tab', 'space')
    desk.says('404 Not found')


driver.run(sent_by_keyboard, destructive_one_asks)
