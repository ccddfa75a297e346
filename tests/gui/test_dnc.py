# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Do-Not-Call: a caller's number by keyboard, a file that is really dropped and its receipt, one number taken off; and what the tenant has then."""
import driver
import tenant

LIST = 'Company-wide opt-outs'
# What the sandbox's list begins with, as it stands there.
BEFORE = {'12065550142', '(503) 555-0117', '4155550163'}
LEDGER = 'Changes made from this workstation'


class Numbers:
    """The keys of the list. The API does not tell them; a second addition is refused, and the number of all is told when they are deleted."""

    def __init__(self, asked):
        self.asked = asked
        self.id = next(one['id'] for one in asked.campaign('Meter reading callbacks')['dncLists'] if one['name'] == LIST)

    def has(self, key):
        """Leaves the list as it was."""
        answer = self.asked.post(f'donotcalllist/addAll/{self.id}', [{'key': key}])
        if answer['added'] == 0:
            assert answer['error'] == {'duplicateKey': [{'key': key}]}, answer
            return True
        assert self.asked.post(f'donotcalllist/delete/{self.id}', [{'key': key}]) == {'deleted': 1}
        return False

    def are(self, keys):
        """These and no others. It is the last question: the list is empty then."""
        answer = self.asked.post(f'donotcalllist/delete/{self.id}', [{'key': key} for key in sorted(keys)])
        assert answer == {'deleted': len(keys)}, answer
        rest = self.asked.post(f'donotcalllist/deleteAll/{self.id}')
        assert rest == {'deleted': 0}, f'{rest} more than {keys}'


def list_page(desk):
    numbers = Numbers(tenant.connected(desk))
    desk.keys('ctrl+5')
    lists = desk.find('table', 'Do-Not-Call lists known here')
    driver.wait_until(lambda: desk.rows(lists) == 5, 'the five lists')
    tenant.tab_to(desk, 'Do-Not-Call lists known here')
    tenant.to_row(desk, lists, LIST)
    desk.find('text', 'Number of the caller on the line')
    tenant.all_named(desk)
    return numbers


def ledger(desk):
    table = desk.find('table', LEDGER)
    columns = table.queryTable().nColumns
    return [[desk.cell(table, row, column) for column in range(columns)] for row in range(desk.rows(table))]


def written(desk, count, *texts):
    """The newest row of the record of changes, once it has that many."""
    newest = driver.wait_until(lambda: len(ledger(desk)) == count and ledger(desk)[0], f'{count} changes')
    for text in texts:
        assert any(text in cell for cell in newest), (text, newest)


def remove(desk, text, answer):
    """The keys of the text, through the sheet for many, which has no other one for one."""
    tenant.command(desk, 'Remove many keys')
    desk.find('dialog', f'Remove many keys from “{LIST}”')
    tenant.tab_to(desk, 'CSV file')
    desk.keys('Right')
    tenant.tab_to(desk, 'Keys, one a line')
    desk.type(text)
    desk.says(answer)
    tenant.all_named(desk)


def caller_on_the_line(desk):
    numbers = list_page(desk)
    tenant.tab_to(desk, 'Number of the caller on the line')
    desk.type('(503) 55')
    desk.says('It has not 7 to 15 digits, or letters')
    desk.keys('Return')  # not sent
    desk.type('5-0177')
    desk.says('Sent as 15035550177, the way records store it. Not among the keys added from here')
    assert not numbers.has('15035550177') and not numbers.has('50355'), 'it was sent before Enter'
    tenant.tab_to(desk, 'Comment.*')
    desk.type('Meter reading callbacks')
    tenant.tab_to(desk, 'Why, kept on this workstation only')
    desk.type('asked not to be called')
    desk.keys('Return')
    desk.says('15035550177 was added')
    assert numbers.has('15035550177'), 'the tenant does not have it'
    driver.wait_until(lambda: driver.name(desk.focused()).startswith('Number of the caller'), 'ready for the next caller')
    assert tenant.text_of(desk.focused()) == ''
    written(desk, 1, '15035550177', 'asked not to be called', 'k.lindqvist')

    # The same caller again changes nothing, and is told so.
    desk.type('+1 503 555-0177')
    desk.says('It was added from here on .* by k.lindqvist')
    desk.keys('Return')
    desk.says('15035550177 was in the list before')

    # Taken off again: only when it is said.
    remove(desk, '503.555.0177', 'Sent as 15035550177')
    desk.keys('Escape')
    tenant.gone(desk, 'Remove many keys.*')
    assert numbers.has('15035550177'), 'leaving the sheet removed it'
    remove(desk, '503.555.0177', 'Sent as 15035550177')
    tenant.tab_to(desk, 'Remove 1 key')
    desk.keys('Return')
    desk.find('dialog', f'Remove keys from “{LIST}”')
    assert counts(desk, 'Remove keys from.*') == {'removed': 1, 'rows were read': 1}
    desk.keys('Return')
    tenant.gone(desk, 'Remove keys from.*')
    driver.wait_until(lambda: any(row[1] == 'Removed' for row in ledger(desk)), 'it is in the record of changes')
    tenant.all_named(desk)
    numbers.are(BEFORE)


def counts(desk, title):
    """What the receipt counts, by its words. Its lines are in the order of the table, number before word."""
    driver.wait_until(lambda: next(desk.all('label', 'rows were read'), None), 'the receipt')
    labels = [driver.name(label) for label in desk.all('label', within=desk.find('dialog', title))]
    return {word: int(number) for number, word in zip(labels, labels[1:]) if number.isdigit()}


def file_is_dropped(desk):
    numbers = list_page(desk)
    rows = [('(415) 555-0101', 'letter'), ('+1 415 555 0102', 'mail'), ('4155550101', 'again'), ('nobody', 'no number'), ('', 'empty'),
            ('415555', 'short'), ('12065550142', 'there before'), ('1-206-555-0133', 'mail')]
    path = f'{desk.folder}/optouts.csv'
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write('phone,reason\r\n' + ''.join(f'{number},{reason}\r\n' for number, reason in rows))
    desk.drop(path, desk.find('table', LEDGER))
    desk.find('dialog', f'Add many keys to “{LIST}”')
    desk.says('8 rows read, 4 different keys to send. 1 repeats an earlier row')
    desk.says('1 × The row has no key')
    desk.says('2 × It has not 7 to 15 digits, or letters')
    tenant.all_named(desk)
    assert not numbers.has('14155550101') and not numbers.has('14155550102'), 'something was sent before Add'
    tenant.tab_to(desk, 'Why, kept on this workstation only')
    desk.type('letters of November')
    tenant.tab_to(desk, 'Add 4 keys')
    desk.keys('Return')

    receipt = counts(desk, f'Add keys to “{LIST}”')
    assert receipt == {'added': 3, 'were there before': 1, 'repeat a key of an earlier row': 1,
                       'not sent: no key, or not one of such a list': 3, 'rows were read': 8}, receipt
    assert sum(receipt.values()) == 2 * receipt['rows were read'], 'the receipt does not balance'
    tenant.all_named(desk)
    with open(f'{desk.folder}/optouts.rejects.csv', encoding='utf-8-sig') as file:
        rejects = file.read().splitlines()
    assert rejects[0] == 'phone,reason,outdial_line,outdial_reason', rejects
    assert [line.split(',')[:3] for line in rejects[1:]] == [['nobody', 'no number', '5'], ['', 'empty', '6'], ['415555', 'short', '7']], rejects
    desk.keys('Return')
    tenant.gone(desk, 'Add keys to.*')
    written(desk, 1, '3 added', 'letters of November')
    tenant.all_named(desk)
    numbers.are({*BEFORE, '14155550101', '14155550102', '12065550133'})


driver.run(caller_on_the_line, file_is_dropped)
