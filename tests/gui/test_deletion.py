# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be undone, by keyboard alone: records by criteria, all records, a list. Nothing goes before the name is typed; then only that."""
import csv
import os
import urllib.error

import driver
import tenant

CAMPAIGN, LIST = 'Payment plan reminders', 'Payment plans.csv'
TYPE = 'To go on, type the name of the list:'


def state(asked):
    """Whatever a deletion could change: all lists with their numbers of records, and where each is."""
    lists = asked.lists()
    return lists, {name: asked.get(f'callinglist/getList/{one["id"]}')['campaigns'] for name, one in lists.items()}


def chosen(desk, name):
    # Exports go there; a desktop that is in use has it.
    os.makedirs(f'{os.environ["HOME"]}/Documents', exist_ok=True)
    lists = tenant.lists_page(desk)
    tenant.tab_to(desk, 'Lists')
    tenant.to_row(desk, lists, name)
    tenant.all_named(desk)


def criteria(desk, asked, keys):
    """Records with one of the keys that are completed in the campaign."""
    desk.keys('ctrl+shift+Delete')
    desk.find('dialog', f'Delete records of “{LIST}”')
    desk.says('Delete is off: Choose at least one criterion')
    assert not tenant.is_on(desk.button('Delete the matching records….*')), 'on without a criterion'
    tenant.all_named(desk)
    tenant.tab_to(desk, 'Field')
    desk.type('customer_id')
    tenant.tab_to(desk, 'Values of the field')
    for key in keys:
        desk.type(key)
        desk.keys('Return')
    desk.says(f'{len(keys)} values')
    tenant.tab_to(desk, 'By the result:')
    desk.keys('space')
    desk.says(f'completed or expired in “{CAMPAIGN}”')
    assert asked.lists()[LIST]['totalRecords'] == 1200, 'something was sent while it was chosen'


def criteria_again(desk, keys):
    """What was put together and not sent is there again."""
    desk.keys('ctrl+shift+Delete')
    desk.find('dialog', f'Delete records of “{LIST}”')
    desk.says('These criteria were put together before and not sent')
    desk.says(f'{len(keys)} values')
    desk.says(f'completed or expired in “{CAMPAIGN}”')
    tenant.all_named(desk)


def confirm(desk, name, act, wrong):
    """The sheet: off with a wrong name and with the name but its last letter, on with the name."""
    tenant.tab_to(desk, TYPE)
    desk.keys('ctrl+a')
    desk.type(wrong)
    button = desk.button(act)
    driver.wait_until(lambda: tenant.text_of(desk.focused()) == wrong, wrong)
    assert not tenant.is_on(button), f'on with “{wrong}”'
    desk.keys('ctrl+a')
    desk.type(name[:-1])
    driver.wait_until(lambda: tenant.text_of(desk.focused()) == name[:-1], name[:-1])
    assert not tenant.is_on(button), f'on with “{name[:-1]}”'
    desk.type(name[-1])
    driver.wait_until(lambda: tenant.is_on(button), f'{act} is on')
    tenant.all_named(desk)


def ended(desk, job, on, said):
    """The row of a job on the page of jobs, once it is done."""
    desk.keys('ctrl+7')
    jobs = desk.find('table', 'Jobs')

    def row():
        rows = [[desk.cell(jobs, r, c) for c in range(jobs.queryTable().nColumns)] for r in range(desk.rows(jobs))]
        return next((one for one in rows if one[1] == job and one[2] == on and one[0] not in ('Waiting', 'At work')), None)
    found = driver.wait_until(lambda: (row() or [''])[0] == 'Done' and row(), f'{job} of {on} is done')
    assert found[3] == said, found
    tenant.all_named(desk)
    return jobs


def status_of_job(desk, asked, jobs, job):
    """What the tenant says of the job whose details are open."""
    tenant.tab_to(desk, 'Jobs')
    tenant.to_row(desk, jobs, job)
    desk.keys('ctrl+Return')
    details = desk.find('dialog', f'{job}: .*')
    labels = [driver.name(label) for label in desk.all('label', within=details)]
    tenant.all_named(desk)
    desk.keys('Escape')
    tenant.gone(desk, f'{job}: .*')
    return asked.get(f'job/{labels[labels.index("Job ID") + 1]}')


def records_by_criteria(desk):
    asked = tenant.connected(desk)
    before, others = asked.records(CAMPAIGN, LIST), state(asked)
    done, rest = [], []
    for one in asked.whole_records(CAMPAIGN, LIST):
        (done if one['status']['completed'] else rest).append(one['entry']['customer_id'])
    assert len(done) == 1192 and len(rest) == 8, (len(done), len(rest))
    keys = [done[0], rest[0], done[-1], 'C9999999']  # two of four meet both criteria
    chosen(desk, LIST)

    # Left at the criteria, and left at the sheet.
    criteria(desk, asked, keys)
    desk.keys('Escape')
    tenant.gone(desk, 'Delete records of.*')
    assert state(asked) == others, 'Escape at the criteria changed something'
    criteria_again(desk, keys)
    tenant.tab_to(desk, 'Delete the matching records….*')
    desk.keys('space')
    sheet = f'Delete the matching records of “{LIST}”.*'
    desk.find('dialog', sheet)
    confirm(desk, LIST, 'Delete matching records', 'payment plans.csv')
    desk.keys('Escape')
    tenant.gone(desk, sheet)
    assert state(asked) == others and asked.records(CAMPAIGN, LIST) == before, 'Escape at the sheet changed something'
    if any(desk.all('dialog', 'Delete records of.*')):
        desk.keys('Escape')

    criteria_again(desk, keys)
    tenant.tab_to(desk, 'Delete the matching records….*')
    desk.keys('space')
    desk.find('dialog', sheet)
    confirm(desk, LIST, 'Delete matching records', 'Payment plans')
    tenant.tab_to(desk, 'Delete matching records')
    desk.keys('space')
    tenant.gone(desk, sheet)
    jobs = ended(desk, 'Delete by criteria', LIST, '2 records deleted')
    assert status_of_job(desk, asked, jobs, 'Delete by criteria') == {'completion_percentage': 100, 'job_complete': 'complete', 'deleted': 2}
    wanted = [one for one in before if one['customer_id'] not in (done[0], done[-1])]
    assert asked.records(CAMPAIGN, LIST) == wanted, 'other records have gone, or changed'
    after = state(asked)
    others[0][LIST]['totalRecords'] = 1198
    assert after == others, 'other lists have changed'

    # All of it was exported before.
    with open(f'{os.environ["HOME"]}/Documents/Payment plans.before-delete.csv', encoding='utf-8-sig', newline='') as file:
        rows = list(csv.DictReader(file))
    assert [row['customer_id'] for row in rows] == [one['customer_id'] for one in before], len(rows)


def all_records_and_a_list(desk):
    asked = tenant.connected(desk)
    lists, where = state(asked)
    chosen(desk, 'Late sign-ups')
    tenant.command(desk, 'Delete all records')
    sheet = 'Delete all records of “Late sign-ups”.*'
    desk.find('dialog', sheet)
    confirm(desk, 'Late sign-ups', 'Delete 900 records', 'Late signups')
    desk.keys('Escape')
    tenant.gone(desk, sheet)
    assert state(asked) == (lists, where), 'Escape changed something'
    tenant.tab_to(desk, 'Lists')
    tenant.command(desk, 'Delete all records')
    desk.find('dialog', sheet)
    confirm(desk, 'Late sign-ups', 'Delete 900 records', 'LATE SIGN-UPS')
    tenant.tab_to(desk, 'Delete 900 records')
    desk.keys('space')
    tenant.gone(desk, sheet)
    jobs = ended(desk, 'Delete all records', 'Late sign-ups', '900 records deleted')
    assert status_of_job(desk, asked, jobs, 'Delete all records') == {'completion_percentage': 100, 'job_complete': 'complete', 'deleted': 900}
    lists['Late sign-ups']['totalRecords'] = 0  # empty, and in its campaign still
    assert state(asked) == (lists, where)

    # A list. With a wrong name, Return is the safe answer.
    chosen(desk, 'Spring leads')
    desk.keys('ctrl+Delete')
    sheet = 'Delete “Spring leads”.*'
    desk.find('dialog', sheet)
    tenant.tab_to(desk, TYPE)
    desk.type('spring leads')
    desk.keys('Return')
    tenant.gone(desk, sheet)
    assert state(asked) == (lists, where), 'Return with a wrong name changed something'
    tenant.tab_to(desk, 'Lists')
    desk.keys('ctrl+Delete')
    desk.find('dialog', sheet)
    confirm(desk, 'Spring leads', 'Delete 6 records', 'Spring  leads')
    tenant.tab_to(desk, 'Delete 6 records')
    desk.keys('space')
    desk.says('“Spring leads” was deleted')
    tenant.all_named(desk)
    gone = lists.pop('Spring leads')
    where.pop('Spring leads')
    assert state(asked) == (lists, where), 'the list is there still, or others have changed'
    assert [one['name'] for one in asked.campaign('Lapsed members winback Q4')['lists']] == ['Household panel, autumn wave']
    try:
        raise AssertionError(asked.get(f'callinglist/getList/{gone["id"]}'))
    except urllib.error.HTTPError as refused:
        assert refused.code == 404, refused
    ended(desk, 'Export before deleting', 'Spring leads', '6 rows written')


driver.run(records_by_criteria, all_records_and_a_list)
