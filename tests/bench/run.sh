#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs every benchmark and prints one table: what, figure, limit, ratio, target, ok or MISS.
#   tests/bench/run.sh BUILD_DIR [NAME...]      NAME: only bench_NAME
#
# A benchmark is an executable BUILD_DIR/bench/bench_* that prints, among whatever else, lines of tab-separated fields
#   RATIO  what  figure  limit  ratio  target  ok|MISS
# where ratio = figure / limit, both measured side by side in that run. Ends with 1 when a target is missed or a benchmark fails.
set -euo pipefail
build=${1:?the build folder}
shift

programs=()
if (($#)); then
  for name in "$@"; do programs+=("$build/bench/bench_$name"); done
else
  programs=("$build"/bench/bench_*)
fi

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
failed=0
for program in "${programs[@]}"; do
  [ -x "$program" ] || { printf 'no benchmark %s\n' "$program" >&2; failed=1; continue; }
  printf '%s ...\n' "$(basename "$program")" >&2
  if ! QT_QPA_PLATFORM=offscreen "$program" 2>&1 | tee >(grep -v '^RATIO' >&2 || true) | { grep '^RATIO' || true; } >>"$lines"; then
    printf '%s failed\n' "$program" >&2
    failed=1
  fi
done

awk -F '\t' '
  BEGIN { format = "%-66s %12s %12s %8s %8s  %s\n"; printf format, "what", "figure", "limit", "ratio", "target", "" }
  { printf format, $2, $3, $4, $5, $6, $7; if ($7 == "MISS") missed = 1 }
  END { exit missed }' "$lines" || failed=1
exit "$failed"
