#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy and clazy over the sources, each file again only when something that it is made of has changed.

    analyze.py clang-tidy|clazy BUILD_DIR [--jobs N] [FILE...]

A file that was clean leaves a stamp below BUILD_DIR/lint/, named by a hash of the file, of every header of ours that it reaches, of
its compiler flags and of the checks. While that stamp is there, the file is not looked at again.
"""
import argparse
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("api", "models", "views", "app", "resources", "tests")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)

# Level 0 and 1, and of the rest what concerns this code. Left out: fully-qualified-moc-types, which only string-based connects need, and
# strict-iterators, since QList::erase() takes constant ones.
CLAZY = ("level1,no-fully-qualified-moc-types,no-strict-iterators,assert-with-side-effects,heap-allocated-small-trivial-type,ifndef-define-typo,"
         "isempty-vs-count,qproperty-type-mismatch,qhash-with-char-pointer-key,qt-keywords,signal-with-return-value,thread-with-slots,"
         "tr-non-literal,use-arrow-operator-instead-of-data,base-class-event,implicit-casts,qstring-allocations")
# What costs a copy or a moment at start-up costs nothing in a test.
CLAZY_OF_TESTS = CLAZY + ",no-detaching-temporary,no-range-loop-detach,no-non-pod-global-static,no-use-static-qregularexpression"


def place_of(name, folder):
    """The file of ours that an include names, or None."""
    for candidate in (folder / name, ROOT / name, ROOT / "api" / name, ROOT / "tests" / name):
        if candidate.is_file():
            return candidate.resolve()
    return None


@functools.lru_cache(maxsize=None)
def read(path):
    content = path.read_bytes()
    includes = [place_of(name, path.parent) for name in INCLUDE.findall(content.decode(errors="replace"))]
    return hashlib.sha256(content).digest(), tuple(sorted({i for i in includes if i}))


def reached(path):
    """The file and every header of ours that it includes, directly or not."""
    seen, todo = set(), [path]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += read(one)[1]
    return sorted(seen)


def version(tool):
    return subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout


class Analyzer:
    def __init__(self, tool, build):
        self.tool, self.build = tool, build
        self.stamps = build / "lint" / tool
        self.stamps.mkdir(parents=True, exist_ok=True)
        self.version = version("clang-tidy" if tool == "clang-tidy" else "clazy-standalone")

    def checks(self, source):
        if self.tool == "clang-tidy":
            return (ROOT / ".clang-tidy").read_text()
        return CLAZY_OF_TESTS if source.is_relative_to(ROOT / "tests") else CLAZY

    def key(self, source, command):
        digest = hashlib.sha256((self.checks(source) + self.version).encode())
        digest.update(command.encode())
        for path in reached(source):
            digest.update(str(path.relative_to(ROOT)).encode() + read(path)[0])
        return digest.hexdigest()

    def stamp(self, source):
        return self.stamps / (str(source.relative_to(ROOT)).replace("/", "+") + ".clean")

    def run(self, source):
        if self.tool == "clang-tidy":
            command = ["clang-tidy", "--quiet", "-p", self.build, source]
        else:
            command = ["clazy-standalone", f"--checks={self.checks(source)}", "-p", self.build,
                       "--header-filter=.*/(rooms/[a-z]+|tests)/.*", "--ignore-dirs=^/usr/.*|.*_autogen/.*", source]
        # A flag of GCC's that clang does not know is no finding.
        command.insert(1, "--extra-arg=-Wno-unknown-warning-option")
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=ROOT)
        told = "\n".join(line for line in (done.stdout + done.stderr).splitlines()
                         if not re.match(r"^\d+ warnings?( and \d+ errors?)? (generated|treated as errors)?|^Suppressed |^Use -header-filter", line))
        clean = done.returncode == 0 and ": warning:" not in told and ": error:" not in told
        return clean, told.replace(str(ROOT) + "/", "").replace(str(self.build.relative_to(ROOT)) + "/rooms/", "")


def sources(build, wanted):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        if not path.is_relative_to(ROOT) or path.is_relative_to(build) or "build" in path.relative_to(ROOT).parts[:1]:
            continue
        relative = path.relative_to(ROOT)
        if relative.parts[0] not in ROOMS or (wanted and not any(str(relative).startswith(w) for w in wanted)):
            continue
        flags = [part for part in shlex.split(entry["command"]) if part.startswith(("-D", "-std", "-I"))]
        yield path, " ".join(flags)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool", choices=("clang-tidy", "clazy"))
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("files", nargs="*", help="only what begins so, as a path from the top of the tree")
    options = parser.parse_args()
    analyzer = Analyzer(options.tool, options.build.resolve())

    todo, all_files = [], 0
    for source, flags in sources(analyzer.build, options.files):
        all_files += 1
        key = analyzer.key(source, flags)
        stamp = analyzer.stamp(source)
        if not stamp.is_file() or stamp.read_text() != key:
            todo.append((source, stamp, key))
    if not todo:
        print(f"{options.tool}: {all_files} files clean, none changed")
        return 0

    os.nice(10)
    seen, found = set(), 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        waiting = {pool.submit(analyzer.run, source): (source, stamp, key) for source, stamp, key in todo}
        for number, future in enumerate(concurrent.futures.as_completed(waiting), 1):
            source, stamp, key = waiting[future]
            clean, told = future.result()
            if sys.stderr.isatty():
                print(f"\r\033[K{options.tool} {number}/{len(todo)} {source.relative_to(ROOT)}", end="\r", file=sys.stderr, flush=True)
            if clean:
                stamp.write_text(key)
                continue
            stamp.unlink(missing_ok=True)
            found += 1
            # What stands in a header is told once, not once for each file that includes it.
            fresh = []
            for part in re.split(r"\n(?=\S+:\d+:\d+: (?:warning|error))", told):
                if part.strip() and part not in seen:
                    seen.add(part)
                    fresh.append(part)
            print("\n".join(fresh) if fresh else f"{source.relative_to(ROOT)}: as above", flush=True)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{options.tool}: {len(todo)} of {all_files} files looked at, {found} with findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
