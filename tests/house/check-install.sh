#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs into a folder of its own, compares what stands there with the lists beside this file, and takes it away again.
# usage: check-install.sh BUILD-FOLDER PREFIX LIST…
set -eu
build=$1
prefix=$2
shift 2
work=$(mktemp -d)
log=$build/meson-logs/install-log.txt
[ ! -f "$log" ] || cp "$log" "$work/log"
# Meson keeps one log for uninstalling: the one of a real installation is put back.
finish () {
  if [ -f "$work/log" ]; then cp "$work/log" "$log"; else rm -f "$log"; fi
  rm -rf "$work"
}
trap finish EXIT

# The lists are relative to the prefix.
meson install -C "$build" --no-rebuild --quiet --destdir "$work/root" >"$work/output" 2>&1 ||
  { cat "$work/output" >&2; exit 1; }
cat "$@" | grep -v '^#' | LC_ALL=C sort >"$work/expected"
(cd "$work/root$prefix" && find . ! -type d | sed 's#^\./##') | LC_ALL=C sort >"$work/installed"
if ! diff "$work/expected" "$work/installed" >"$work/diff"; then
  echo "expected (<) and installed (>) differ:" >&2
  cat "$work/diff" >&2
  exit 1
fi

(cd "$build" && meson --internal uninstall) >"$work/output" 2>&1 || { cat "$work/output" >&2; exit 1; }
mkdir -p "$work/root"
left=$(find "$work/root" ! -type d)
if [ -n "$left" ]; then
  printf 'uninstalling leaves:\n%s\n' "$left" >&2
  exit 1
fi
