#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything that is checked without running the program. Prints what is wrong and one line of summary; ends with 1 when anything is.
#   tests/lint/run.sh [--fix] [STEP...]
#     --fix   write what can be mended by a program: formatting, plural forms
#     STEP    only these of: format house shell licences plurals tidy clazy
# clang-tidy and clazy look at a file again only when something that it is made of has changed (see analyze.py): the first run takes
# long, the next ones seconds. They need no build of the program, only its moc files, in build/tidy.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 2

fix=
steps=()
for argument in "$@"; do
  case $argument in
    --fix) fix=yes ;;
    format | house | shell | licences | plurals | tidy | clazy) steps+=("$argument") ;;
    *) printf 'lint: unknown step %s\n' "$argument" >&2; exit 2 ;;
  esac
done
((${#steps[@]})) || steps=(format house shell licences plurals tidy clazy)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Files of the tree by pattern, also those not committed yet, without what is ignored.
files() {
  local file
  git ls-files -z --cached --others --exclude-standard -- "$@" | sort -zu | while IFS= read -r -d '' file; do
    [ ! -f "$file" ] || printf '%s\0' "$file"
  done
}

format() {
  if [ "$fix" ]; then files '*.h' '*.cpp' | xargs -0 -r clang-format -i; fi
  files '*.h' '*.cpp' | xargs -0 -r -n 40 -P 2 clang-format --dry-run -Werror >"$work/format" 2>&1 && return
  # One line a file is enough: --fix mends them.
  sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: error.*/\1: not formatted/p' "$work/format" | sort -u
  return 1
}

house() { tests/lint/house.py; }

shell() {
  {
    files '*.sh'
    files | xargs -0 grep -lIZm1 -E '^#!.*\b(bash|sh)$'
  } | sort -zu | xargs -0 -r shellcheck -f gcc -e SC2317
}

licences() { reuse lint --quiet || { reuse lint; return 1; }; }

# outdial_en.ts has both forms of each text with a number, and each text has a context under which it is found again.
plurals() {
  local ts=translations/outdial_en.ts lupdate=/usr/lib/qt6/bin/lupdate
  [ -x "$lupdate" ] || lupdate=$(command -v lupdate6 || command -v lupdate)
  cp "$ts" "$work/outdial_en.ts"
  "$lupdate" -silent -pluralonly -no-obsolete -locations none -extensions cpp,h -I . -I api api models views app \
    -ts "$work/outdial_en.ts" >"$work/lupdate" 2>&1 || { cat "$work/lupdate"; return 1; }
  local wrong=0
  if [ "$fix" ]; then
    tests/lint/plurals.py "$work/outdial_en.ts" >/dev/null
    cmp -s "$work/outdial_en.ts" "$ts" || cp "$work/outdial_en.ts" "$ts"
  elif ! cmp -s "$work/outdial_en.ts" "$ts"; then
    printf '%s does not have the texts of the sources: ./dev lint --fix\n' "$ts"
    wrong=1
  fi
  tests/lint/plurals.py --check "$work/outdial_en.ts" | sed "s,^$work,translations," || wrong=1
  if sed "s,^$PWD/,," "$work/lupdate" | grep -E 'lacks Q_OBJECT macro|Qualifying with unknown'; then
    printf 'tr() there is looked up in another context than the one it is kept under: use Q_DECLARE_TR_FUNCTIONS\n'
    wrong=1
  fi
  return "$wrong"
}

# The moc files that sources include, and compile_commands.json.
prepared=
prepare() {
  [ -z "$prepared" ] || return 0
  mkdir -p build/tidy
  flock build/tidy/.lock cmake --preset tidy >"$work/configured" 2>&1 || { cat "$work/configured"; return 1; }
  PRESET=tidy ./dev build help >"$work/targets" 2>&1 || { cat "$work/targets"; return 1; }
  local targets
  mapfile -t targets < <(sed -n 's/^\([^/ ]*_autogen\): phony$/\1/p' "$work/targets")
  PRESET=tidy nice -n 10 ./dev build "${targets[@]}" >"$work/moc" 2>&1 || { tail -n 30 "$work/moc"; return 1; }
  prepared=yes
}

tidy() { prepare && tests/lint/analyze.py clang-tidy build/tidy; }
clazy() { prepare && tests/lint/analyze.py clazy build/tidy; }

summary=()
failed=0
for step in "${steps[@]}"; do
  if "$step" >"$work/told"; then
    summary+=("$step ok")
    grep -E ': note: ' "$work/told"
  else
    printf '\n== %s\n' "$step"
    cat "$work/told"
    summary+=("$step WRONG")
    failed=1
  fi
done
printf 'lint: %s\n' "$(IFS=,; printf '%s' "${summary[*]}" | sed 's/,/, /g')"
exit $failed
