#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that can be seen in the text of a source. Prints FILE:LINE: what, and ends with 1 when a rule is broken."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("api", "models", "views", "app")
MOST_LINES = 450
# The compiler's view of a source: comments and the insides of literals blanked, line numbers kept.
TOKEN = re.compile(r'R"\((?s:.*?)\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*(?s:.*?)\*/')

# where (a prefix of the path), pattern in the code, what is wrong
RULES = [
    (("api/",), r'#\s*include\s*<(models|views|app)/', "api includes a room above it"),
    (("models/",), r'#\s*include\s*<(views|app)/', "models include a room above them"),
    (("views/",), r'#\s*include\s*<app/', "views include the room above them"),
    (("models/", "views/"), r'#\s*include\s*<(api/)?sandbox/', "only app and tests know the sandbox"),
    (("api/types/", "api/rules/", "api/client/"), r'#\s*include\s*<(api/)?sandbox/', "the client does not know the sandbox"),
    (("views/",), r'#\s*include\s*<Q(Network|Sql|Tcp|Ssl)\w*>', "no network and no SQL in views"),
    (("api/", "models/", "views/", "app/"), r'\b(processEvents|QEventLoop)\b', "the GUI thread never waits: no nested event loop"),
    (("api/", "models/"), r'\b(QtWidgets|QWidget|QMessageBox|QProgressDialog|QDialog)\b', "no widget and no dialog below views"),
    (("models/", "views/", "app/"), r'\bwaitFor(Finished|ReadyRead|Connected|BytesWritten)\b', "the GUI thread never waits"),
    (("api/", "models/", "views/", "app/"), r'\bQSortFilterProxyModel\b', "no sorting proxy over large lists: order row numbers off the GUI thread"),
    (("views/", "app/"), r'\b(resizeRowsToContents|resizeColumnsToContents|ResizeToContents)\b', "looks at each row of the model"),
    (("api/types/", "api/rules/", "models/records/", "models/transfer/csv", "models/transfer/row", "models/transfer/check"),
     r'\bQDateTime::fromString\b', "17 microseconds a value: too slow where records pass"),
    (("api/rules/", "models/transfer/csv", "models/transfer/row", "models/transfer/check"), r'\bQRegularExpression\b', "too slow where rows pass"),
    (("models/", "views/", "app/"), r'\.then\s*\(\s*(this|m_\w+)\b', "the context may die while the answer is on its way: whenAnswered()"),
    (("views/",), r'\bsetStyleSheet\b', "one style sheet, set by Theme; use properties"),
    (("views/",), r'\bQGraphics\w*Effect\b', "no graphics effects"),
    (("views/",), r'\bQColor\s*\(\s*(0x|"|\d)', "colours are tokens of Theme"),
]
# The one place of each kind that the rule is made for.
ALLOWED = {
    ("views/shared/theme.cpp", "one style sheet, set by Theme; use properties"),
    ("views/shared/theme.cpp", "colours are tokens of Theme"),
    ("views/shared/tokens.cpp", "colours are tokens of Theme"),
}
LEFT_FOR_LATER = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
CONNECT = re.compile(r'\bconnect\s*\(')


def blank(match):
    text = match.group()
    keep = '""' if text[0] in "\"R" else ""
    return keep + re.sub(r"[^\n]", " ", text[len(keep):])


def arguments(code, start):
    """The top-level arguments of the call whose opening bracket is at start."""
    depth, begin, found = 0, start + 1, []
    for at in range(start, len(code)):
        character = code[at]
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth == 0:
                return found + [code[begin:at].strip()]
        elif character == "," and depth == 1:
            found.append(code[begin:at].strip())
            begin = at + 1
    return []


def check(path, text):
    line_of = lambda position: text.count("\n", 0, position) + 1
    code = TOKEN.sub(blank, text)
    for places, pattern, wrong in RULES:
        # Includes are blanked when they are in quotes, so they are looked for in the text.
        if path.startswith(places) and (path, wrong) not in ALLOWED:
            where = text if "include" in pattern else code
            for match in re.finditer(pattern, where):
                yield line_of(match.start()), wrong
    for match in CONNECT.finditer(code):
        given = arguments(code, match.end() - 1)
        if len(given) == 3 and given[2].startswith("["):
            yield line_of(match.start()), "connect without a context object"
    for match in LEFT_FOR_LATER.finditer(text):
        yield line_of(match.start()), f"{match.group()} left in the code"
    lines = text.splitlines()
    head = "\n".join(lines[:3])
    if "SPDX-FileCopyrightText: The Outdial developers" not in head or "SPDX-License-Identifier: " not in head:
        yield 1, "no SPDX lines at the top"
    if path.endswith(".h") and "#pragma once" not in text:
        yield 1, "no #pragma once"
    if path.endswith(".h") and path.startswith(tuple(f"{room}/" for room in ROOMS)) and not re.match(r"(//.*\n){2}\n?//", text):
        yield 1, "a header opens with what it is for"


def main():
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.h", "*.cpp"],
                            cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    found = long = 0
    paths = sorted({path for path in listed if path and (ROOT / path).is_file()})
    for path in paths:
        text = (ROOT / path).read_text()
        for line, wrong in check(path, text):
            print(f"{path}:{line}: {wrong}")
            found += 1
        if text.count("\n") > MOST_LINES:
            print(f"{path}: note: {text.count(chr(10))} lines, no longer read in one sitting; split it by job")
            long += 1
    print(f"house rules: {len(paths)} files, {found} findings, {long} too long")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
