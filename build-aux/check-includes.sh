#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the arrow of src/README.md: which room may include which. Prints every line that breaks it.
set -eu
src=${1:?usage: check-includes.sh SRC-FOLDER}
status=0
check () {
  room=$1
  allowed=$2
  lines=$(grep -nE '^#include "[a-z]+/' -r "$src/$room" --include='*.[ch]' | grep -vE "#include \"($allowed)/" || true)
  if [ -n "$lines" ]; then
    printf '%s may include only %s:\n%s\n' "$room" "$allowed" "$lines" >&2
    status=1
  fi
}
check core core
for room in import extract align store chart; do check $room "core|$room"; done
rooms='core|import|extract|align|store|chart|workbench'
check workbench "$rooms"
check cli "$rooms|cli"
check gui "$rooms|gui"
if lines=$(grep -nE '#include [<"](gtk|adwaita|gdk)' -r "$src" --include='*.[ch]' | grep -v "^$src/gui/"); then
  printf 'GTK belongs into gui/:\n%s\n' "$lines" >&2
  status=1
fi
exit $status
