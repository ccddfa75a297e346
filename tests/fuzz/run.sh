#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs each fuzzer for a while and keeps what it found worth keeping.
#   tests/fuzz/run.sh BUILD_DIR [TARGET...]     FUZZ_SECONDS: for each, 60 without it
#
# Inputs that reach new code are kept in BUILD_DIR/corpus between runs. With FUZZ_KEEP=yes the smallest set that reaches the same is
# merged into tests/fuzz/corpus, which is committed. An input that breaks something stands in BUILD_DIR/found and ends the run with 1:
# copy it into tests/fuzz/corpus/TARGET, and it is a test.
set -euo pipefail
build=${1:?the build folder}
shift
here=$(dirname "$(readlink -f "$0")")
seconds=${FUZZ_SECONDS:-60}

programs=()
if (($#)); then
  for name in "$@"; do programs+=("$build/fuzz/fuzz_$name"); done
else
  programs=("$build"/fuzz/fuzz_*)
fi

mkdir -p "$build/found"
failed=0
for program in "${programs[@]}"; do
  name=$(basename "$program")
  name=${name#fuzz_}
  kept=$build/corpus/$name
  mkdir -p "$kept" "$here/corpus/$name"
  printf '%s: %s s ... ' "$name" "$seconds"
  if "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 -verbosity=0 \
    -dict="$here/json.dict" -artifact_prefix="$build/found/$name-" "$kept" "$here/corpus/$name" >"$build/found/$name.log" 2>&1; then
    printf '%s runs, peak %s MB, no fault\n' "$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/found/$name.log")" \
      "$(sed -n 's/^stat::peak_rss_mb: *//p' "$build/found/$name.log")"
  else
    failed=1
    printf 'FAULT\n'
    tail -n 40 "$build/found/$name.log"
  fi
  if [ "${FUZZ_KEEP:-}" = yes ]; then
    smallest=$(mktemp -d)
    "$program" -merge=1 -max_len=2048 "$smallest" "$here/corpus/$name" "$kept" >/dev/null 2>&1
    cp -n "$smallest"/* "$here/corpus/$name/"
    rm -rf "$smallest"
  fi
done
exit "$failed"
