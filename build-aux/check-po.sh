#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the promise that the Chinese is complete: every file with strings is in POTFILES.in, every string of the
# sources is translated, and the translation is well formed.
set -eu
top=${1:?usage: check-po.sh SOURCE-FOLDER}
cd "$top"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
  grep -lrE '\b(N?C?_|ngettext) ?\(' src --include='*.c' --include='*.h'
  grep -lrE 'translatable=' src --include='*.ui'
  ls data/*.desktop.in data/*.metainfo.xml.in
} | LC_ALL=C sort -u >"$work/with-strings"
LC_ALL=C sort -u po/POTFILES.in >"$work/listed"
if ! diff "$work/listed" "$work/with-strings" >"$work/diff"; then
  echo "po/POTFILES.in (<) and the files with strings (>) differ:" >&2
  cat "$work/diff" >&2
  exit 1
fi
xgettext --from-code=UTF-8 --keyword=N_ --keyword=_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
  --output="$work/duizhao.pot" $(cat po/POTFILES.in) 2>"$work/errors" || { cat "$work/errors" >&2; exit 1; }
msgfmt --check-format --check-domain --output-file=/dev/null po/zh_CN.po
msgcmp po/zh_CN.po "$work/duizhao.pot"
