/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-search-print.h"

#include <glib/gi18n.h>

#include "gui/dz-print.h"

static DzTable *
build_lines (const DzSearchLines *lines)
{
  /* A table keeps the names of its columns by reference. */
  static const char *columns[5];
  DzTable *table;

  columns[0] = _ ("Before");
  columns[1] = _ ("Hit");
  columns[2] = _ ("After");
  columns[3] = _ ("Source");
  table = dz_table_new (columns);
  for (guint i = 0; i < lines->hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (lines->hits, i);
      const DzReport *report = dz_overview_find_report (lines->overview, hit->report_id);
      g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, hit->number) : NULL;

      dz_table_add_text (table, hit->left);
      dz_table_add_text (table, hit->hit);
      dz_table_add_text (table, hit->right);
      dz_table_add_text (table, citation);
    }

  return table;
}

GtkPrintOperation *
dz_search_print_lines (DzSearchLines *lines)
{
  g_autoptr (DzSearchLines) own = lines;
  g_autofree char *counted = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (lines != NULL, NULL);

  counted = g_strdup_printf (ngettext ("%u line", "%u lines", own->hits->len), own->hits->len);
  /* Translators: what was searched, in a sentence, and how many lines follow. */
  title = g_strdup_printf (_ ("%s %s."), own->query, counted);

  return dz_print_new_table (build_lines (own), title, _ ("Concordance"), 0);
}

GtkPrintOperation *
dz_search_print_table (DzTable *table, const char *title)
{
  g_return_val_if_fail (table != NULL && title != NULL, NULL);

  return dz_print_new_table (table, title, title, -1);
}
