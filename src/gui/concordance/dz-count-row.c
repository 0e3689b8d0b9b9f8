/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-count-row.h"

GtkWidget *
dz_count_row_new (void)
{
  static const DzLineColumn columns[] = {
    { .ellipsize = PANGO_ELLIPSIZE_MIDDLE, .chars = -1 },
    { .xalign = 1, .chars = 5, .numeric = TRUE },
    { .xalign = 1, .chars = 6, .faint = TRUE, .numeric = TRUE },
  };

  return dz_line_row_new (columns, G_N_ELEMENTS (columns), TRUE);
}

void
dz_count_row_show (DzLineRow *row, const DzHitCount *count)
{
  g_autofree char *number = g_strdup_printf ("%d", count->count);
  g_autofree char *rate = dz_hit_count_dup_rate (count);
  g_autofree char *numbers = g_strjoin (" ", number, rate, NULL);
  const char *const texts[] = { count->name, number, rate };

  dz_line_row_show (row, texts, count->name, numbers);
}
