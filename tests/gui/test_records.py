# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records by keyboard alone: cells edited, one edit taken back, the rest sent and found at the tenant; a record added with an untidy number."""
import driver
import tenant
from leadsformat import FORMAT, taught

CAMPAIGN, LIST = 'Lapsed members winback Q4', 'Spring leads'


def opened(desk):
    lists = tenant.lists_page(desk)
    tenant.tab_to(desk, 'Lists')
    tenant.to_row(desk, lists, LIST)
    desk.keys('Return')
    records = desk.find('table', 'Records')
    driver.wait_until(lambda: desk.rows(records) == 6, 'the six records')
    driver.wait_until(lambda: driver.name(desk.focused()) == 'Records', 'the records have the focus')
    return records


def columns(table):
    grid = table.queryTable()
    return [driver.name(grid.getColumnHeader(column)) for column in range(grid.nColumns)]


def edit_cell(desk, records, key, field, text):
    """F2 on a cell of a column that always shows, as it is reached by keys; the text replaces what stands there, and Return keeps it."""
    row = tenant.to_row(desk, records, key)
    column = columns(records).index(field)
    def at():
        return next((c for c in range(grid.nColumns) if driver.has_state(grid.getAccessibleAt(row, c), driver.pyatspi.STATE_FOCUSED)), -1)
    grid = records.queryTable()
    desk.keys('Home')  # in the row
    driver.wait_until(lambda: at() == 0, 'the first cell of the row')
    while at() < column:
        here = at()
        desk.keys('Right')
        driver.wait_until(lambda here=here: at() > here, f'the cell right of {here}')
    desk.keys('F2')
    # The editor lies on the table, and what is in a table is not looked through.
    driver.wait_until(lambda: desk.focused() is None, f'an editor on {field}')
    desk.keys('ctrl+a')
    desk.type(text)
    desk.keys('Return')
    return row, column


def kept(desk, records, key, field, text, was):
    row, column = edit_cell(desk, records, key, field, text)
    said = f'{text}, edited and not sent. It was {was}.'
    driver.wait_until(lambda: desk.cell(records, row, column) == said, said)
    driver.wait_until(lambda: driver.name(desk.focused()) == 'Records', 'the table has the focus again')


def edits_are_sent_and_nothing_else(desk):
    asked = tenant.connected(desk)
    before = asked.records(CAMPAIGN, LIST)
    assert [one['customer_id'] for one in before] == [f'C002000{n}' for n in range(1, 7)], before
    taught(desk)
    records = opened(desk)
    kept(desk, records, 'C0020001', 'last_name', 'Eastlake-Moon', 'Eastlake')
    desk.says('1 edit in 1 record not sent')
    kept(desk, records, 'C0020003', 'first_name', 'Wrong one', 'Emmett')
    kept(desk, records, 'C0020002', 'phone', '(415) 555-0177', '14155550114')
    kept(desk, records, 'C0020002', 'first_name', 'Clydine', 'Clyde')
    desk.says('4 edits in 3 records not sent')

    # A number that the tenant would refuse is not kept: the editor stays until Escape.
    row, column = edit_cell(desk, records, 'C0020005', 'phone', '415 555')
    assert desk.focused() is None, 'the editor went with a wrong number in it'
    desk.keys('Escape')
    driver.wait_until(lambda: driver.name(desk.focused()) == 'Records', 'the editor is left')
    assert desk.cell(records, row, column) == '17025550151', desk.cell(records, row, column)
    desk.says('4 edits in 3 records not sent')

    # One is taken back beside the table, where both values stand.
    tenant.to_row(desk, records, 'C0020003')
    desk.find('label', 'first_name: Wrong one')
    desk.find('label', 'first_name, before: Emmett')
    tenant.tab_to(desk, 'Take the edit of first_name back')
    desk.keys('space')
    desk.says('3 edits in 2 records not sent')
    desk.find('label', 'first_name: Emmett')
    tenant.all_named(desk)
    assert asked.records(CAMPAIGN, LIST) == before, 'something was sent before it was reviewed'

    # The review says what goes out; leaving it sends nothing.
    desk.keys('ctrl+shift+Return')
    review = desk.find('dialog', 'Review and send')
    for said in ('last_name: Eastlake → Eastlake-Moon', r'phone: 14155550114 → \(415\) 555-0177', 'stored as 14155550177',
                 'first_name: Clyde → Clydine'):
        desk.find(('label', 'filler'), said, within=review)
    assert not any(desk.all(None, '.*Wrong one.*', review)), 'what was taken back is in the review'
    tenant.all_named(desk)
    desk.keys('Escape')
    tenant.gone(desk, 'Review and send')
    assert asked.records(CAMPAIGN, LIST) == before, 'leaving the review sent something'
    desk.keys('ctrl+shift+Return')
    desk.find('dialog', 'Review and send')
    tenant.tab_to(desk, 'Send 3 edits')
    desk.keys('Return')
    desk.says('All edits of “Spring leads” are applied')
    tenant.all_named(desk)
    desk.keys('Return')
    tenant.gone(desk, 'Review and send')
    driver.wait_until(lambda: not any(desk.all(None, 'Edits not sent')), 'the bar of edits is gone')

    # A ten-digit number of the United States is stored with a 1 before it.
    wanted = [dict(one) for one in before]
    wanted[0]['last_name'] = 'Eastlake-Moon'
    wanted[1].update(phone='14155550177', first_name='Clydine')
    assert asked.records(CAMPAIGN, LIST) == wanted, asked.records(CAMPAIGN, LIST)
    driver.wait_until(lambda: desk.cell(records, 1, columns(records).index('phone')) == '14155550177', 'the table shows what the tenant has')


def write(desk, field, text):
    tenant.tab_to(desk, field)
    desk.keys('ctrl+a')
    desk.type(text)


def record_is_added_as_the_preview_says(desk):
    asked = tenant.connected(desk)
    before = asked.records(CAMPAIGN, LIST)
    taught(desk)
    records = opened(desk)
    desk.keys('ctrl+shift+n')
    desk.find('dialog', 'Add a record')
    write(desk, 'customer_id', 'C0020003')  # taken
    write(desk, 'last_name', 'Nordgren')
    write(desk, 'phone', '+1 (415) 555-01')
    desk.says('It has 9 digits')
    desk.keys('ctrl+Return')
    adding = desk.button('Add the record')
    assert not tenant.is_on(adding), 'a record can be added with half a number'
    write(desk, 'phone', ' (415) 555-0 188 ext')
    desk.says('Will be stored as 14155550188')
    driver.wait_until(lambda: tenant.is_on(adding), 'Add the record is on')
    tenant.all_named(desk)
    assert asked.records(CAMPAIGN, LIST) == before, 'something was sent before Save'

    # The tenant says that the key is taken; what was written stays.
    desk.keys('ctrl+Return')
    desk.says('A record with this key is in the list already')
    assert asked.records(CAMPAIGN, LIST) == before
    assert tenant.text_of(tenant.tab_to(desk, 'last_name', 'shift+Tab')) == 'Nordgren'
    write(desk, 'customer_id', 'C0020007')
    desk.keys('ctrl+Return')
    tenant.gone(desk, 'Add a record')

    # Fields without a value are empty, whole numbers null.
    added = {**dict.fromkeys((field['name'] for field in FORMAT['fields']), ''), 'balance': None, 'customer_id': 'C0020007',
             'last_name': 'Nordgren', 'phone': '14155550188'}
    after = asked.records(CAMPAIGN, LIST)
    assert after == [*before, added], after
    driver.wait_until(lambda: desk.rows(records) == 7, 'the table shows it')
    tenant.all_named(desk)


driver.run(edits_are_sent_and_nothing_else, record_is_added_as_the_preview_says)
