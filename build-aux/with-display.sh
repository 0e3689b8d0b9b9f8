#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh COMMAND…: runs a command with a window server and a message bus of its own, and a home of its own.
# Ends with 77 (skipped) where there is no Xvfb.
set -eu
command -v xvfb-run >/dev/null && command -v dbus-run-session >/dev/null || { echo "skipped: no xvfb-run or no dbus-run-session"; exit 77; }
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run"
# What the bus and its services print is not the command's output.
xvfb-run -a -s '-screen 0 1440x900x24 -noreset' dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" 3>&1 >/dev/null
