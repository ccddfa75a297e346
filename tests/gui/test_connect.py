# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connecting, by keyboard alone: what is refused is a sentence, what is accepted is a console, and the secret is in no file."""
import os

import driver


def fill(desk, address, user, secret):
    """Label by label, as Tab goes."""
    desk.find('dialog', 'Connect to a tenant.*')
    for text in (address, user, secret):
        desk.keys('ctrl+a')
        desk.type(text)
        desk.keys('Tab')
        if text == secret:
            desk.keys('shift+Tab')
    desk.keys('Return')


def open_dialog(desk):
    desk.button('Connect…')
    desk.keys('ctrl+n')
    desk.find('dialog', 'Connect to a tenant.*')


def refusals_are_sentences(desk):
    _, url = desk.start_sandbox()
    desk.start_outdial()
    open_dialog(desk)
    fill(desk, 'http://127.0.0.1:1', 'k.lindqvist', 'practice-secret')
    desk.says('refuses connections')
    desk.keys('Escape')
    open_dialog(desk)
    fill(desk, url, 'k.lindqvist', 'not-the-secret')
    desk.says('refused this username and secret')
    desk.keys('Escape')
    open_dialog(desk)
    fill(desk, 'http://tenant.example.com', 'k.lindqvist', 'practice-secret')
    desk.says('https')


def right_secret_opens_the_console(desk):
    _, url = desk.start_sandbox()
    desk.start_outdial()
    open_dialog(desk)
    fill(desk, url, 'k.lindqvist', 'practice-secret')
    table = desk.find('table', 'Campaigns')
    driver.wait_until(lambda: desk.rows(table) >= 7, 'the campaigns')
    desk.says('Connected')
    # The secret went to the tenant and nowhere else.
    for folder, _, files in os.walk(os.environ['HOME']):
        for file in files:
            with open(os.path.join(folder, file), 'rb') as opened:
                assert b'practice-secret' not in opened.read(), f'the secret is in {folder}/{file}'
    with open(f'{desk.folder}/outdial.log', 'rb') as log:
        assert b'practice-secret' not in log.read(), 'the secret is in the log'


def sandbox_is_marked(desk):
    desk.start_outdial('--sandbox')
    desk.find('table', 'Campaigns')
    desk.says('nothing is dialed')
    driver.wait_until(lambda: any('Sandbox' in driver.name(w) for w in desk.windows()), 'the mark in the title of the window')


driver.run(refusals_are_sentences, right_secret_opens_the_console, sandbox_is_marked)
