# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever uses Outdial without seeing it, or without a mouse: every control has a name, every page is reached by keys, Tab is never trapped."""
import driver


def pages(desk):
    desk.start_outdial('--sandbox')
    campaigns = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(campaigns) >= 7, 'the campaigns')
    yield 'Campaigns'
    desk.keys('ctrl+3')
    lists = desk.find('table', 'Lists')
    driver.wait_until(lambda: desk.rows(lists) >= 11, 'the lists')
    yield 'Lists'
    desk.click(lists.queryTable().getAccessibleAt(0, 0), times=2)
    records = desk.find('table', 'Records')
    driver.wait_until(lambda: desk.rows(records) >= 1000, 'the records')
    yield 'Records'
    # Each page by its number, with what it has in front.
    for number, page, shown in ((4, 'Formats', 'New format.*'), (5, 'Do-Not-Call', 'Add list by ID.*'), (6, 'Imports', None), (7, 'Jobs', None),
                                (8, 'Activity', 'Journal of changes'), (9, 'Method explorer', None)):
        desk.keys(f'ctrl+{number}')
        driver.wait_until(lambda page=page: any(desk.all(('label', 'static'), page)), f'the title “{page}”')
        if shown:
            desk.button(shown)
        yield page
    desk.keys('ctrl+j')
    desk.find('table', 'Changes')
    yield 'Changes'


def every_control_has_a_name(desk):
    wrong = []
    for page in pages(desk):
        wrong += [f'{page}: {control}' for control in desk.unnamed()]
    assert not wrong, '; '.join(wrong)


def tab_goes_around(desk):
    desk.start_outdial('--sandbox')
    table = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(table) >= 7, 'the campaigns')
    table.queryComponent().grabFocus()
    seen = []
    for _ in range(25):
        desk.keys('Tab')
        focus = desk.focused()
        if focus is not None:
            seen.append((driver.role(focus), driver.name(focus)))
    assert len(set(seen)) >= 8, f'Tab reaches only {set(seen)}'


def records_load_while_one_scrolls(desk):
    desk.start_outdial('--sandbox')
    desk.find('table', 'Campaigns')
    desk.keys('ctrl+3')
    lists = desk.find('table', 'Lists')
    driver.wait_until(lambda: desk.rows(lists) >= 11, 'the lists')
    desk.click(lists.queryTable().getAccessibleAt(desk.row_of(lists, 'Renewals west A–K', 0), 0), times=2)
    records = desk.find('table', 'Records')
    desk.says('of 3,000 loaded')
    for rows in (2000, 3000):
        desk.click(records.queryTable().getAccessibleAt(0, 0)) if rows == 2000 else None
        desk.keys('ctrl+End')
        driver.wait_until(lambda rows=rows: desk.rows(records) >= rows, f'{rows} records')


driver.run(every_control_has_a_name, tab_goes_around, records_load_while_one_scrolls)
