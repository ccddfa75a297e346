# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The format of the sandbox's lists of leads, and the way by which it becomes known to the window: without it no key is, and nothing is edited."""
import json

import driver
import tenant

# What the tenant knows of the list and the API does not tell: it is taught, so that values are judged while they are written.
FORMAT = {'formatName': 'US insurance leads', 'fields': [
    {'name': 'customer_id', 'type': 'ACCOUNT', 'required': True, 'searchable': True, 'key': True},
    {'name': 'first_name', 'type': 'FIRST_NAME'},
    {'name': 'last_name', 'type': 'LAST_NAME', 'required': True},
    {'name': 'phone', 'type': 'PHONE', 'required': True, 'searchable': True, 'phoneType': 'US_CANADA'},
    {'name': 'phone_2', 'type': 'PHONE', 'searchable': True, 'phoneType': 'US_CANADA'},
    {'name': 'zip', 'type': 'ZIP_CODE'},
    {'name': 'state', 'type': 'STATE'},
    {'name': 'renewal_date', 'type': 'DATETIME', 'format': 'yyyy-MM-dd HH:mm', 'timeZone': 'America/Los_Angeles'},
    {'name': 'priority', 'type': 'PRIORITY', 'order': 'FIFO'},
    {'name': 'balance', 'type': 'INTEGER'},
    {'name': 'source', 'type': 'OTHER'},
    {'name': 'caller_id', 'type': 'CALLING_NUMBER'}]}


def taught(desk):
    """The format is read from a file and remembered; nothing of it is sent."""
    path = f'{desk.folder}/leads.json'
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(FORMAT, file)
    desk.keys('ctrl+4')
    formats = desk.find('table', 'Formats')
    tenant.tab_to(desk, 'Formats')
    tenant.to_row(desk, formats, 'US insurance leads')
    desk.keys('Return')
    desk.says('The fields of “US insurance leads” are not known here')
    tenant.command(desk, 'Start from a format file')
    tenant.choose_file(desk, 'Choose a format file', path)
    fields = desk.find('table', 'Fields of the format')
    driver.wait_until(lambda: desk.rows(fields) == 12, 'the twelve fields')
    desk.keys('ctrl+Return')
    formats = desk.find('table', 'Formats')
    driver.wait_until(lambda: any(desk.cell(formats, row, 1) == 'taught here' for row in range(desk.rows(formats))), 'taught here')
