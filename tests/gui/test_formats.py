# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A format is designed by keyboard alone and created with its list; the tenant stores and refuses records by it. Names that are taken."""
import driver
import tenant

NAME, TYPE, REQUIRED, KEY = 1, 2, 3, 4


def designer(desk):
    asked = tenant.connected(desk)
    desk.keys('ctrl+4')
    formats = desk.find('table', 'Formats')
    driver.wait_until(lambda: desk.rows(formats) == 5, 'the formats of the tenant')
    tenant.all_named(desk)
    tenant.tab_to(desk, 'Formats')
    desk.keys('ctrl+shift+n')
    desk.says('Start a format')
    tenant.tab_to(desk, 'Add a field by hand')
    desk.keys('Return')
    return asked


def cell_is(desk, row, column, text):
    fields = desk.find('table', 'Fields of the format')
    driver.wait_until(lambda: desk.cell(fields, row, column) == text, f'“{text}” in row {row}')


def name_field(desk, row, name):
    """The name is open already: a new field begins with it."""
    driver.wait_until(lambda: desk.focused() is None, 'the editor of the name')
    desk.keys('ctrl+a')
    desk.type(name)
    desk.keys('Return')
    cell_is(desk, row, NAME, name)


def choose_type(desk, row, keys, title):
    """By the letter that it begins with."""
    desk.keys('ctrl+t')
    driver.wait_until(lambda: desk.focused() is None, 'the choice of types')
    desk.keys(*keys, 'Return')
    cell_is(desk, row, TYPE, title)


def tick(desk, row, column, said):
    """From the type, where choosing one has left the cursor, to a box."""
    desk.keys(*['Right'] * (column - TYPE), 'space')
    cell_is(desk, row, column, said)


def four_fields(desk):
    name_field(desk, 0, 'member_no')
    choose_type(desk, 0, ['a'], 'Account')
    tick(desk, 0, KEY, 'Key: yes')
    desk.keys('Insert')
    name_field(desk, 1, 'mobile')
    choose_type(desk, 1, ['p', 'Down'], 'Phone · other countries')
    tenant.tab_to(desk, 'Remove prefix')
    desk.type('0')
    tenant.tab_to(desk, 'Default country code')
    desk.type('49')
    tenant.tab_to(desk, 'Fields of the format', 'shift+Tab')
    desk.keys('Insert')
    name_field(desk, 2, 'balance')
    choose_type(desk, 2, ['i'], 'Integer')
    tick(desk, 2, REQUIRED, 'Required: yes')
    desk.keys('Insert')
    name_field(desk, 3, 'due')
    choose_type(desk, 3, ['d'], 'Date and time')
    # The value of a combo box is its name.
    tenant.tab_to(desk, r'MM/dd/yyyy HH:mm \(default\)')
    for _ in range(7):
        at = driver.name(desk.focused())
        if at == 'yyyy-MM-dd':
            break
        desk.keys('Down')
        driver.wait_until(lambda at=at: driver.name(desk.focused()) != at, f'the format after {at}')
    tenant.all_named(desk)


def write(desk, field, text):
    tenant.tab_to(desk, field)
    desk.keys('ctrl+a')
    desk.type(text)
    driver.wait_until(lambda: tenant.text_of(desk.focused()) == text, text)


def created_list_keeps_to_its_format(desk):
    asked = designer(desk)
    before = asked.lists()
    four_fields(desk)
    desk.says('The format needs a name')
    desk.keys('ctrl+Return')  # off without a name
    assert asked.lists() == before, 'a format without a name was created'
    write(desk, 'Format name', 'Debitoren')
    write(desk, 'List name', 'Mahnlauf')
    assert asked.lists() == before, 'something was sent before Create'
    desk.keys('ctrl+Return')
    desk.says('“Mahnlauf” was created')
    formats = desk.find('table', 'Formats')
    driver.wait_until(lambda: desk.rows(formats) == 6, 'the format in the table')
    row = desk.row_of(formats, 'Debitoren', 0)
    assert [desk.cell(formats, row, column) for column in (1, 2, 3, 4)] == ['created here', '4', 'member_no', 'Mahnlauf'], row
    tenant.all_named(desk)

    after = asked.lists()
    made = after.pop('Mahnlauf')
    assert after == before, 'other lists have changed'
    assert made['formatName'] == 'Debitoren' and made['totalRecords'] == 0, made

    # The API does not tell a format: what it takes, refuses and stores does. The bucket of each is what its fault is called in the reference.
    good = {'member_no': 'M-1', 'mobile': '(0171) 39 200-15', 'balance': '12', 'due': '2026-12-31'}
    bad = {'duplicateKey': {**good, 'mobile': '0171 39 200 16'},
           'missingKey': {**good, 'member_no': ''},
           'missingRequired': {'member_no': 'M-2', 'mobile': '0171 39 200 17'},
           'formatError': {**good, 'member_no': 'M-3', 'due': '31.12.2026'}}
    not_whole = {**good, 'member_no': 'M-4', 'balance': '12.5'}
    answer = asked.post(f'callinglist/addAll/{made["id"]}', [good, *bad.values(), not_whole])
    wanted = {fault: [record] for fault, record in bad.items()}
    wanted['formatError'].append(not_whole)
    assert answer == {'added': 1, 'error': wanted}, answer
    campaign = asked.campaign('Volunteer thank-you calls')
    asked.post(f'campaign/bindList/{campaign["id"]}', {'listId': made['id']})
    stored = asked.records('Volunteer thank-you calls', 'Mahnlauf')
    # Digits only, without the prefix, with the country code.
    assert stored == [{'member_no': 'M-1', 'mobile': '491713920015', 'balance': 12, 'due': '2026-12-31'}], stored


def taken_names_are_told_and_kept(desk):
    asked = designer(desk)
    before = asked.lists()
    four_fields(desk)
    write(desk, 'Format name', 'US insurance leads')
    write(desk, 'List name', 'Mahnlauf')
    desk.keys('ctrl+Return')
    desk.says('The tenant already has a format with this name. Choose another.')
    assert asked.lists() == before, 'a list was created beside the refusal'
    # What was typed is there still, and so are the fields.
    assert tenant.text_of(tenant.tab_to(desk, 'Format name')) == 'US insurance leads'
    assert tenant.text_of(tenant.tab_to(desk, 'List name')) == 'Mahnlauf'
    for row, (name, kind) in enumerate((('member_no', 'Account'), ('mobile', 'Phone · other countries'), ('balance', 'Integer'),
                                        ('due', 'Date and time'))):
        cell_is(desk, row, NAME, name)
        cell_is(desk, row, TYPE, kind)
    tenant.all_named(desk)
    write(desk, 'Format name', 'Debitoren')
    write(desk, 'List name', 'Spring leads')
    desk.keys('ctrl+Return')
    desk.says('The tenant already has a list with this name. Choose another.')
    assert asked.lists() == before, 'a list was created beside the refusal'
    write(desk, 'List name', 'Mahnlauf')
    driver.wait_until(lambda: not any(desk.all(('label', 'static'), '.*already has a list.*')), 'the sentence goes with another name')
    desk.keys('ctrl+Return')
    desk.says('“Mahnlauf” was created')
    assert set(asked.lists()) == {*before, 'Mahnlauf'}, asked.lists()
    assert asked.lists()['Mahnlauf']['formatName'] == 'Debitoren'


driver.run(created_list_keeps_to_its_format, taken_names_are_told_and_kept)
