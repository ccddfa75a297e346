#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the English plural forms that follow from the source text: "%n row(s)" is "%n row" or "%n rows", "%n match(es)" is "%n match" or
"%n matches". What needs a person (a verb or a pronoun that has to agree) is left unfinished and named.

    plurals.py FILE.ts          fill and write
    plurals.py --check FILE.ts  write nothing; ends with 1 when an entry is unfinished or a form still has a "(s)"
"""
import re
import sys
import xml.etree.ElementTree as ET

AGREES = re.compile(r"\b(is|are|was|were|has|have|does|do|goes|go|gets|get|it|they|its|their|them|this|these|that|those)\b", re.I)
SUFFIX = re.compile(r"\((e?s)\)")


def forms_of(source):
    # %Ln: with the separators of the language, as every other count on the screen.
    source = source.replace("%n", "%Ln")
    return SUFFIX.sub("", source), SUFFIX.sub(r"\1", source)


def entries(tree):
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            if message.get("numerus") == "yes":
                yield context.findtext("name"), message


def write(tree, path):
    # As lupdate writes it, so that neither makes a change of the other's.
    text = ET.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
    text = re.sub(r">([^<>]*)<", lambda m: ">" + m.group(1).replace('"', "&quot;").replace("'", "&apos;") + "<", text)
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + text + "\n")


def main():
    check = "--check" in sys.argv
    path = [argument for argument in sys.argv[1:] if not argument.startswith("--")][0]
    tree = ET.parse(path)
    filled = 0
    left = []
    for context, message in entries(tree):
        source = message.findtext("source")
        translation = message.find("translation")
        written = [form.text or "" for form in translation.iter("numerusform")]
        finished = translation.get("type") is None and len(written) == 2 and all(written)
        if finished and not any(SUFFIX.search(form) for form in written):
            continue
        if check or AGREES.search(source):
            left.append((context, source))
            continue
        translation.attrib.pop("type", None)
        for form, text in zip(translation.iter("numerusform"), forms_of(source)):
            form.text = text
        filled += 1
    if filled:
        write(tree, path)
        print(f"{path}: {filled} entries filled")
    for context, source in left:
        print(f"{path}: {context}: write both forms of “{source}” by hand")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
