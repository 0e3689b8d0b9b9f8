/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-private.h"

#include <glib/gi18n-lib.h>

const char *
dz_comparison_get_kind_label (DzPairKind kind)
{
  switch (kind)
    {
    case DZ_PAIR_SAME:
      return C_ ("paragraph", "Same");
    case DZ_PAIR_REWORDED:
      return C_ ("paragraph", "Reworded");
    case DZ_PAIR_MOVED:
      return C_ ("paragraph", "Moved");
    case DZ_PAIR_SPLIT:
      return C_ ("paragraph", "Split");
    case DZ_PAIR_MERGED:
      return C_ ("paragraph", "Merged");
    case DZ_PAIR_ADDED:
      return C_ ("paragraph", "Added");
    case DZ_PAIR_DROPPED:
      return C_ ("paragraph", "Dropped");
    }

  g_assert_not_reached ();
}

void
dz_comparison_count_kinds (const DzComparison *comparison, int *counts)
{
  for (int kind = 0; kind < DZ_N_PAIR_KINDS; kind++)
    counts[kind] = 0;
  for (guint i = 0; i < comparison->pairs->len; i++)
    counts[((DzParagraphPair *) g_ptr_array_index (comparison->pairs, i))->kind]++;
}

char *
dz_comparison_dup_title (const DzComparisonSheet *sheet)
{
  char *title = dz_report_dup_name (dz_comparison_sheet_get_report (sheet, 0));

  for (guint column = 1; column < sheet->n_columns; column++)
    {
      g_autofree char *before = title;
      g_autofree char *name = dz_report_dup_name (dz_comparison_sheet_get_report (sheet, column));

      /* Translators: the names of two reports that are compared, as “武昌区 2022 | 武昌区 2025”. */
      title = g_strdup_printf (_ ("%s | %s"), before, name);
    }

  return title;
}

char *
dz_comparison_dup_counts (const DzComparison *comparison)
{
  GString *text = g_string_new (NULL);
  int counts[DZ_N_PAIR_KINDS];

  dz_comparison_count_kinds (comparison, counts);
  for (int kind = 0; kind < DZ_N_PAIR_KINDS; kind++)
    g_string_append_printf (text, "%s%s %d", kind > 0 ? "   " : "", dz_comparison_get_kind_label (kind),
                            counts[kind]);

  return g_string_free (text, FALSE);
}
