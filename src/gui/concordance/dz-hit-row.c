/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-row.h"

GtkWidget *
dz_hit_row_new (void)
{
  static const DzLineColumn columns[] = {
    { .ellipsize = PANGO_ELLIPSIZE_START, .xalign = 1, .chars = -1 },
    { .ellipsize = PANGO_ELLIPSIZE_END, .strong = TRUE },
    { .ellipsize = PANGO_ELLIPSIZE_END, .chars = -1 },
    { .ellipsize = PANGO_ELLIPSIZE_END, .chars = 20, .faint = TRUE, .small = TRUE },
  };

  return dz_line_row_new (columns, G_N_ELEMENTS (columns), FALSE);
}

void
dz_hit_row_show (DzLineRow *row, const DzSearchHit *hit, const char *citation)
{
  const char *const texts[] = { hit->left, hit->hit, hit->right, citation };
  g_autofree char *line = g_strconcat (hit->left, hit->hit, hit->right, NULL);

  dz_line_row_show (row, texts, line, citation);
}
