#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command in a desktop of its own: a virtual screen, a window manager, a D-Bus, an unlocked keyring and the accessibility bus, with
# a home folder that goes away afterwards. Its exit code is that of the command; 70 when the desktop did not come up.
#   tests/gui/session.sh [--size WxHxD] COMMAND...
set -euo pipefail
size=1440x900x24
if [ "${1:-}" = --size ]; then
  size=$2
  shift 2
fi
(($#)) || { sed -n '5,7p' "$0" >&2; exit 64; }

# Everything that is started below inherits this mark, so that what is left over can be found and ended by its own pid.
desk=$(mktemp -d /tmp/outdial-desk.XXXXXX)
mkdir -m 700 "$desk/run" "$desk/home"
export OUTDIAL_DESK=$desk HOME=$desk/home XDG_RUNTIME_DIR=$desk/run XDG_CONFIG_HOME=$desk/home/.config \
  XDG_DATA_HOME=$desk/home/.local/share XDG_CACHE_HOME=$desk/home/.cache XDG_SESSION_TYPE=x11 GSETTINGS_BACKEND=memory \
  LANG=C.UTF-8 LC_ALL=C.UTF-8 QT_QPA_PLATFORM=xcb QT_SCALE_FACTOR=1 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
  DBUS_SESSION_BUS_ADDRESS=unix:path=$desk/run/bus
unset WAYLAND_DISPLAY XAUTHORITY SESSION_MANAGER AT_SPI_BUS_ADDRESS GNOME_KEYRING_CONTROL QT_STYLE_OVERRIDE QT_QPA_PLATFORMTHEME
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"

started=()
finish() {
  local status=$? pid
  set +e
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null; done
  # What the command or the bus has left running (never this shell).
  grep -lzsx "OUTDIAL_DESK=$desk" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3 | while read -r pid; do
    [ "$pid" = $$ ] || kill "$pid" 2>/dev/null
  done
  wait 2>/dev/null
  rm -rf "$desk"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# Waits up to 15 s until a command succeeds.
until_up() {
  local what=$1 try
  shift
  for ((try = 0; try < 150; ++try)); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.1
  done
  printf 'session.sh: %s did not come up\n' "$what" >&2
  exit 70
}
start() {
  "$@" >"$desk/$(basename "$1").log" 2>&1 &
  started=($! "${started[@]}")
}

Xvfb -displayfd 3 -screen 0 "$size" -nolisten tcp -noreset 3>"$desk/display" >"$desk/Xvfb.log" 2>&1 &
started=($!)
until_up Xvfb grep -q . "$desk/display"
DISPLAY=:$(cat "$desk/display")
export DISPLAY
start dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS"
until_up D-Bus test -S "$desk/run/bus"
printf 'desk' | gnome-keyring-daemon --foreground --unlock --components=secrets >"$desk/keyring.log" 2>&1 &
started=($! "${started[@]}")
start openbox --sm-disable
start /usr/libexec/at-spi-bus-launcher --launch-immediately
until_up keyring gdbus wait --session --timeout 1 org.freedesktop.secrets
until_up AT-SPI gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress
until_up openbox xdotool get_num_desktops

status=0
"$@" || status=$?
exit "$status"
