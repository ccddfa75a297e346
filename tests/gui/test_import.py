# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports: a file is really dropped on a list and goes by keyboard to its receipt; a picture is refused with a sentence."""
import glob

import driver


def leads(folder, good, bad):
    path = f'{folder}/leads.csv'
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write('customer_id,first_name,last_name,phone,zip\r\n')
        for row in range(good):
            file.write(f'G{row:05},Björn,"Strömqvist, jr",(415) 555-01{row % 100:02},02139\r\n')
        for row in range(bad):
            file.write(f'B{row:05},Ada,Short,(415) 555-01,02139\r\n')
    return path


def lists_page(desk):
    desk.start_outdial('--sandbox')
    desk.find('table', 'Campaigns')
    desk.keys('ctrl+3')
    table = desk.find('table', 'Lists')
    driver.wait_until(lambda: desk.rows(table) >= 11, 'the lists')
    return table


def dropped_on_a_list(desk):
    table = lists_page(desk)
    path = leads(desk.folder, 2500, 7)
    desk.drop(path, table.queryTable().getAccessibleAt(desk.row_of(table, 'Spring leads', 0), 0))
    desk.says('fields mapped')
    desk.click(desk.button('Next: Check'))
    desk.says('7 rows are blocked')
    desk.click(desk.button('Skip all blocked rows'))
    desk.click(desk.button('Next: Plan'))
    desk.click(desk.button('Add 2,500 records'))
    desk.says('Balances')
    desk.says('2,507')
    desk.says('2,500')
    rejects = driver.wait_until(lambda: glob.glob(f'{desk.folder}/leads.rejects.csv'), 'the file of rejects')
    with open(rejects[0], encoding='utf-8-sig') as file:
        lines = file.read().splitlines()
    assert len(lines) == 8, f'header and seven rows, not {len(lines)}'
    assert lines[0].endswith('outdial_line,outdial_reason') and 'B00000' in lines[1] and ',2502,' in lines[1]


def picture_is_refused(desk):
    table = lists_page(desk)
    path = f'{desk.folder}/holiday.png'
    desk.picture(path)
    desk.drop(path, table.queryTable().getAccessibleAt(desk.row_of(table, 'Spring leads', 0), 0))
    desk.says('This is a picture')
    assert not any(desk.all(('push button',), 'Next: Check'))


def chosen_by_keyboard(desk):
    lists_page(desk)
    path = leads(desk.folder, 30, 0)
    desk.keys('ctrl+i')
    desk.find('dialog', 'Choose CSV files')
    desk.type(path)
    desk.keys('Return')
    table = desk.find('table', 'Calling lists to import into')
    driver.wait_until(lambda: desk.rows(table) >= 11, 'the lists to choose from')
    desk.click(table.queryTable().getAccessibleAt(desk.row_of(table, 'Spring leads', 0), 0))
    for step in ('Next: Reading', 'Next: Mapping', 'Next: Check', 'Next: Plan', 'Add 30 records'):
        button = desk.button(step)
        driver.wait_until(lambda button=button: driver.has_state(button, driver.pyatspi.STATE_ENABLED), f'{step} is on')
        button.queryComponent().grabFocus()
        driver.wait_until(lambda button=button: driver.has_state(button, driver.pyatspi.STATE_FOCUSED), f'{step} has the focus')
        desk.keys('space')
    desk.says('Balances')


driver.run(dropped_on_a_list, picture_is_refused, chosen_by_keyboard)
