# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sheet of lists, Do-Not-Call, formats and records by keyboard: each control has a name, Tab goes around in it, it fits on a small
screen, and Escape leaves the focus where it was."""
import time

import driver
import tenant
from leadsformat import taught

# What the smallest screen that is asked for, 1366x768, leaves below the title bar of a dialog.
HEIGHT = 744


def at(desk):
    focus = desk.focused()
    return (driver.role(focus), driver.name(focus)) if focus is not None else None


def sheet(desk, words, title, least):
    """Opened by its command; `least` controls are reached by Tab before it begins again."""
    before = at(desk)
    tenant.command(desk, words)
    dialog = desk.find('dialog', title)
    driver.wait_until(lambda: any(driver.has_state(acc, driver.pyatspi.STATE_FOCUSED) for acc in desk.all(within=dialog)), f'a focus in {title}')
    time.sleep(0.3)  # what is read for it comes in
    tenant.all_named(desk)
    box = dialog.queryComponent().getExtents(driver.pyatspi.DESKTOP_COORDS)
    assert box.height <= HEIGHT, f'“{title}” is {box.height} high'
    seen = []
    for _ in range(40):
        where = at(desk)
        if where in seen[1:] or (seen and where == seen[0]):
            break
        seen.append(where)
        desk.keys('Tab')
        driver.wait_until(lambda where=where: at(desk) != where, f'Tab leaves {where}', 5)
    assert len(seen) >= least and None not in seen, f'{title}: Tab reaches {seen}'
    desk.keys('Escape')
    tenant.gone(desk, title)
    driver.wait_until(lambda: at(desk) == before, f'the focus is on {before} again', 5)


def lists_and_numbers(desk):
    tenant.connected(desk)
    lists = tenant.lists_page(desk)
    tenant.tab_to(desk, 'Lists')
    tenant.to_row(desk, lists, 'Late sign-ups')
    sheet(desk, 'Delete list', 'Delete “Late sign-ups”.*', 5)
    sheet(desk, 'Delete records', 'Delete records of.*', 9)
    sheet(desk, 'Delete all records', 'Delete all records of.*', 5)
    sheet(desk, 'New list', 'New list', 4)
    desk.keys('ctrl+5')
    numbers = desk.find('table', 'Do-Not-Call lists known here')
    driver.wait_until(lambda: desk.rows(numbers) == 5, 'the five lists')
    tenant.tab_to(desk, 'Do-Not-Call lists known here')
    tenant.to_row(desk, numbers, 'Company-wide opt-outs')
    sheet(desk, 'Add many', 'Add many keys.*', 3)
    sheet(desk, 'Remove many', 'Remove many keys.*', 3)
    sheet(desk, 'Replace', 'Replace the keys.*', 3)
    sheet(desk, 'Delete all keys', 'Delete all keys.*', 2)
    sheet(desk, 'How numbers', 'How numbers are sent', 4)
    sheet(desk, 'Add list by ID', 'Add a Do-Not-Call list.*', 4)


def designer(desk):
    tenant.connected(desk)
    desk.keys('ctrl+4')
    desk.find('table', 'Formats')
    desk.keys('ctrl+shift+n')
    desk.says('Start a format')
    driver.wait_until(lambda: at(desk) == ('push button', 'Choose a CSV file…'), 'the way to begin has the focus')
    tenant.tab_to(desk, 'Add a field by hand')
    desk.keys('Return')
    driver.wait_until(lambda: desk.focused() is None, 'the editor of the name')
    desk.keys('ctrl+a')
    desk.type('phone')
    desk.keys('Return')
    driver.wait_until(lambda: at(desk) == ('table', 'Fields of the format'), 'the table has the focus again')
    sheet(desk, 'Compare', 'Compare formats', 4)


def six_records(desk):
    lists = tenant.lists_page(desk)
    tenant.tab_to(desk, 'Lists')
    tenant.to_row(desk, lists, 'Spring leads')
    desk.keys('Return')
    records = desk.find('table', 'Records')
    driver.wait_until(lambda: desk.rows(records) == 6, 'the six records')
    driver.wait_until(lambda: at(desk) == ('table', 'Records'), 'the records have the focus')


def records_that_can_be_edited(desk):
    tenant.connected(desk)
    taught(desk)
    six_records(desk)
    sheet(desk, 'Add a record', 'Add a record', 12)
    sheet(desk, 'Edit the record', 'Edit a record', 12)
    sheet(desk, 'Erase the record', 'Erase the record.*', 2)
    sheet(desk, 'Export', 'Export records', 8)
    # The bar to find with is no sheet, and gives the focus back all the same.
    desk.keys('ctrl+f')
    driver.wait_until(lambda: at(desk) == ('text', 'Find in the loaded records'), 'the field to find in')
    desk.type('an')
    desk.keys('Escape')
    driver.wait_until(lambda: at(desk) == ('table', 'Records'), 'the records have the focus again')


def records_of_an_unknown_format(desk):
    """Nothing can be edited, and what is looked up asks for the names of the keys as well."""
    tenant.connected(desk)
    six_records(desk)
    sheet(desk, 'Look up by key', 'Look up a record', 5)


driver.run(lists_and_numbers, designer, records_that_can_be_edited, records_of_an_unknown_format)
