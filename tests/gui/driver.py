# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person would: looks through the accessibility bus, acts with mouse and keys of the X server.

A test is a function that takes a Desk; run() calls those of a file one after the other, each with a desk of its own, and takes a picture
of what the screen showed when one fails.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

try:
    import gi
    gi.require_version('Atspi', '2.0')
    import pyatspi
except (ImportError, ValueError) as missing:
    print(f'skipped: {missing}')
    sys.exit(77)  # SKIP_RETURN_CODE

PATIENCE = 40


def quiet(function, otherwise=None):
    """Objects may be gone from one call to the next: that is an answer, not a failure."""
    try:
        return function()
    except Exception:  # GLib.Error and what pyatspi makes of it
        return otherwise


def role(acc):
    return quiet(acc.getRoleName, '')


def name(acc):
    return quiet(lambda: acc.name, '') or ''


def has_state(acc, state):
    return quiet(lambda: acc.getState().contains(state), False)


def showing(acc):
    return has_state(acc, pyatspi.STATE_SHOWING)


def walk(acc, depth=0):
    """Everything that shows; the cells of tables are left out, there may be a million of them."""
    if depth > 40:
        return
    yield acc
    if role(acc) in ('table', 'tree table'):
        return
    for i in range(min(quiet(lambda: acc.childCount, 0), 400)):
        child = quiet(lambda i=i: acc.getChildAtIndex(i))
        if child is not None and showing(child):
            yield from walk(child, depth + 1)


def wait_until(condition, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while True:
        found = quiet(condition)
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'not reached: {what}')
        time.sleep(0.1)


class Desk:
    """The screen, with the programs that a test starts on it."""

    def __init__(self, bin_dir):
        self.bin_dir = bin_dir
        self.folder = tempfile.mkdtemp(prefix='outdial-gui-')
        self.started = []
        self.app = None

    # Programs

    def start_sandbox(self, *options, port=0):
        sandbox = subprocess.Popen([f'{self.bin_dir}/outdial-sandbox', '--port', str(port), '--client-id', 'k.lindqvist', '--client-secret',
                                    'practice-secret', *options], stdout=subprocess.PIPE, text=True)
        self.started.append(sandbox)
        url = sandbox.stdout.readline().split()[-1]
        return sandbox, url

    def start_outdial(self, *options, env=None):
        log = open(f'{self.folder}/outdial.log', 'a')
        program = subprocess.Popen([f'{self.bin_dir}/outdial', *options], env={**os.environ, **(env or {})}, stdout=log, stderr=log)
        self.started.append(program)
        self.app = wait_until(lambda: self._application(program.pid), 'outdial on the accessibility bus')
        wait_until(lambda: self.windows(), 'a window of outdial')
        return program

    @staticmethod
    def _application(pid):
        desktop = pyatspi.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            child = quiet(lambda i=i: desktop.getChildAtIndex(i))
            if child is not None and quiet(child.get_process_id) == pid:
                return child
        return None

    def end(self, program):
        program.terminate()
        program.wait(15)
        self.started.remove(program)

    def close(self):
        for program in self.started:
            program.terminate()
        for program in self.started:
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()

    # Looking

    def windows(self):
        return [w for w in (quiet(lambda i=i: self.app.getChildAtIndex(i)) for i in range(self.app.childCount)) if w is not None and showing(w)]

    def all(self, roles=None, named=None, within=None):
        roots = [within] if within is not None else self.windows()
        for root in roots:
            for acc in walk(root):
                if roles is not None and role(acc) not in roles:
                    continue
                if named is None or re.fullmatch(named, name(acc), re.S):
                    yield acc

    def find(self, roles, named, within=None, patience=PATIENCE):
        roles = (roles,) if isinstance(roles, str) else roles
        return wait_until(lambda: next(self.all(roles, named, within), None), f'{roles} “{named}”', patience)

    def button(self, named, patience=PATIENCE):
        return self.find(('push button', 'toggle button', 'radio button', 'button'), named, patience=patience)

    def says(self, pattern, patience=PATIENCE):
        """A text that shows somewhere: in a label, a button, a status."""
        return self.find(('label', 'static', 'text', 'push button', 'alert', 'status bar', 'filler', 'panel', 'frame', 'dialog'),
                         f'.*{pattern}.*', patience=patience)

    def rows(self, table):
        return table.queryTable().nRows

    def cell(self, table, row, column):
        return quiet(lambda: name(table.queryTable().getAccessibleAt(row, column)), '')

    def row_of(self, table, text, column):
        return wait_until(lambda: next((r + 1 for r in range(self.rows(table)) if self.cell(table, r, column) == text), 0),
                          f'a row “{text}”') - 1

    # Acting

    @staticmethod
    def xdo(*arguments):
        subprocess.run(['xdotool', *map(str, arguments)], check=True, timeout=60)

    def middle(self, acc):
        box = acc.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return box.x + box.width // 2, box.y + box.height // 2

    def click(self, acc, times=1):
        x, y = self.middle(acc)
        self.xdo('mousemove', x, y, 'click', '--repeat', times, '--delay', 80, 1)

    def keys(self, *names):
        for key in names:
            self.xdo('key', '--clearmodifiers', key)

    def type(self, text):
        self.xdo('type', '--delay', 12, text)

    def focused(self):
        # Each window remembers what had the focus in it: that of the active one counts.
        windows = sorted(self.windows(), key=lambda window: not has_state(window, pyatspi.STATE_ACTIVE))
        for window in windows:
            focused = [acc for acc in self.all(within=window) if has_state(acc, pyatspi.STATE_FOCUSED)]
            if focused:
                # The tab in front says so of itself as well.
                return next((acc for acc in focused if role(acc) != 'page tab'), focused[0])
        return None

    def drop(self, path, onto):
        """Really drags a file from another program's window and drops it in the middle of `onto`, which may also be a point."""
        source = subprocess.Popen([f'{self.bin_dir}/../gui/dropsource', path])
        self.started.append(source)
        offered = wait_until(lambda: self._application(source.pid) and self._window_of(source.pid), 'the window to drag from')
        to = onto if isinstance(onto, tuple) else self.middle(onto)
        self.xdo('mousemove', *offered, 'mousedown', 1)
        for step in range(1, 13):
            self.xdo('mousemove', offered[0] + (to[0] - offered[0]) * step // 12, offered[1] + (to[1] - offered[1]) * step // 12)
            time.sleep(0.05)
        time.sleep(0.3)
        self.xdo('mouseup', 1)
        time.sleep(0.5)
        self.end(source)

    def _window_of(self, pid):
        window = self._application(pid).getChildAtIndex(0)
        return self.middle(window) if showing(window) else None

    # Checking

    def unnamed(self):
        """Controls that a person who cannot see the screen could not tell apart."""
        wanted = ('push button', 'toggle button', 'text', 'password text', 'combo box', 'check box', 'radio button', 'table', 'list', 'tree',
                  'spin button', 'slider', 'scroll pane')
        return [f'{role(a)} in “{name(a.parent)}”' for a in self.all(wanted) if not name(a) and not self.label_of(a)]

    @staticmethod
    def label_of(acc):
        for relation in quiet(acc.getRelationSet, []):
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
                return name(relation.getTarget(0))
        return ''

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', path], timeout=60, check=False)


def run(*tests):
    """BIN_DIR is the first argument. Ends with 1 when a test failed; its picture is below build/gui-failures."""
    bin_dir = os.path.abspath(sys.argv[1])
    failed = 0
    for test in tests:
        desk = Desk(bin_dir)
        begin = time.monotonic()
        try:
            test(desk)
            print(f'PASS {test.__name__} ({time.monotonic() - begin:.1f} s)', flush=True)
        except Exception as problem:
            failed += 1
            folder = f'{bin_dir}/../gui-failures'
            os.makedirs(folder, exist_ok=True)
            desk.picture(f'{folder}/{test.__name__}.png')
            print(f'FAIL {test.__name__}: {type(problem).__name__}: {problem} (picture: {folder}/{test.__name__}.png)', flush=True)
        finally:
            desk.close()
    sys.exit(1 if failed else 0)
