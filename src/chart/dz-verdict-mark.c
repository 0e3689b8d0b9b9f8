/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-verdict-mark.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *glyph;
  const char *name;
  DzMarkShape shape;
} VerdictMark;

static const VerdictMark marks[DZ_N_VERDICTS] = {
  [DZ_VERDICT_NOT_DUE] = { "◎", NC_ ("verdict", "Not due"), DZ_SHAPE_TARGET },
  [DZ_VERDICT_OVER_FULFILLED] = { "▲", NC_ ("verdict", "Over-fulfilled"), DZ_SHAPE_TRIANGLE },
  [DZ_VERDICT_MET] = { "●", NC_ ("verdict", "Met"), DZ_SHAPE_DOT },
  [DZ_VERDICT_NEARLY_MET] = { "△", NC_ ("verdict", "Nearly met"), DZ_SHAPE_HOLLOW_TRIANGLE },
  [DZ_VERDICT_MISSED] = { "×", NC_ ("verdict", "Missed"), DZ_SHAPE_CROSS },
  [DZ_VERDICT_IN_PROGRESS] = { "◐", NC_ ("verdict", "In progress"), DZ_SHAPE_HALF },
  [DZ_VERDICT_NO_REPORT] = { "◌", NC_ ("verdict", "Report missing"), DZ_SHAPE_DASHED_RING },
  [DZ_VERDICT_NOT_REPORTED] = { "⊘", NC_ ("verdict", "Not reported"), DZ_SHAPE_BARRED_RING },
  [DZ_VERDICT_DROPPED] = { "▽", NC_ ("verdict", "Dropped"), DZ_SHAPE_HOLLOW_TRIANGLE_DOWN },
  [DZ_VERDICT_CHANGED] = { "◇", NC_ ("verdict", "Changed"), DZ_SHAPE_DIAMOND },
  [DZ_VERDICT_NOT_COMPARABLE] = { "≠", NC_ ("verdict", "Not comparable"), DZ_SHAPE_UNEQUAL },
};

const char *
dz_verdict_get_glyph (DzVerdict verdict)
{
  g_return_val_if_fail (verdict < DZ_N_VERDICTS, "");

  return marks[verdict].glyph;
}

const char *
dz_verdict_get_name (DzVerdict verdict)
{
  g_return_val_if_fail (verdict < DZ_N_VERDICTS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "verdict", marks[verdict].name);
}

DzMarkShape
dz_verdict_get_shape (DzVerdict verdict)
{
  g_return_val_if_fail (verdict < DZ_N_VERDICTS, DZ_SHAPE_RING);

  return marks[verdict].shape;
}
