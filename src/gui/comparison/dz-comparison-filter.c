/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-filter.h"

static gboolean
is_shown (const DzSheetRow *row, DzComparisonShow show)
{
  const guint hardness = DZ_SHEET_HAS (DZ_SHEET_MARK_HARDENED) | DZ_SHEET_HAS (DZ_SHEET_MARK_SOFTENED);

  switch (show)
    {
    case DZ_COMPARISON_SHOW_ALL:
      return TRUE;
    case DZ_COMPARISON_SHOW_CHANGED:
      return dz_sheet_row_is_change (row);
    case DZ_COMPARISON_SHOW_NUMBERS:
      return (row->has & DZ_SHEET_HAS (DZ_SHEET_MARK_NUMBER)) != 0;
    case DZ_COMPARISON_SHOW_HARDNESS:
      return (row->has & hardness) != 0;
    case DZ_COMPARISON_SHOW_ONE_SIDED:
      return row->kind == DZ_PAIR_ADDED || row->kind == DZ_PAIR_DROPPED;
    case DZ_COMPARISON_SHOW_MOVED:
      return row->moved || row->kind == DZ_PAIR_SPLIT || row->kind == DZ_PAIR_MERGED;
    case DZ_COMPARISON_SHOW_READER:
    default:
      return row->by_reader;
    }
}

/* The ids of the paragraphs with a figure of one of the topics. */
static GHashTable *
find_paragraphs (const DzOverview *overview, const char *const *topics, const DzKnowledge *knowledge)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  DzOverviewFilter filter = { .topics = topics };

  for (guint i = 0; i < overview->quantities->len; i++)
    {
      DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (dz_overview_filter_accepts_quantity (&filter, quantity, knowledge))
        g_hash_table_add (ids, &quantity->paragraph_id);
    }

  return ids;
}

static gboolean
is_about (const DzComparisonSheet *sheet, const DzSheetRow *row, GHashTable *paragraphs)
{
  for (guint column = 0; column < sheet->n_columns; column++)
    for (int i = 0; i < row->cells[column].n; i++)
      if (g_hash_table_contains (paragraphs, &dz_comparison_sheet_get_paragraph (sheet, row, column, i)->id))
        return TRUE;

  return FALSE;
}

/* The heading that rows below it are shown with: the last one, unless other headings follow without any row. */
static void
add_with_heading (GArray *rows, int *heading, int row)
{
  const int context = -1 - *heading;

  if (*heading >= 0)
    g_array_append_val (rows, context);
  *heading = -1;
  g_array_append_val (rows, row);
}

GArray *
dz_comparison_filter_list (const DzComparisonSheet *sheet, DzComparisonShow show, const char *const *topics,
                           const DzOverview *overview, const DzKnowledge *knowledge)
{
  g_autoptr (GHashTable) paragraphs = NULL;
  GArray *rows;
  int heading = -1;

  if (show == DZ_COMPARISON_SHOW_ALL && topics == NULL)
    return NULL;
  if (topics != NULL && overview != NULL)
    paragraphs = find_paragraphs (overview, topics, knowledge);
  rows = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < (int) sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, (guint) i);

      if (is_shown (row, show) && (paragraphs == NULL || is_about (sheet, row, paragraphs)))
        add_with_heading (rows, &heading, i);
      else if (row->heading && !row->pointer)
        heading = i;
    }

  return rows;
}

void
dz_comparison_filter_count (const DzComparisonSheet *sheet, guint *counts)
{
  for (int show = 0; show < DZ_N_COMPARISON_SHOWS; show++)
    {
      counts[show] = 0;
      for (guint i = 0; i < sheet->rows->len; i++)
        counts[show] += is_shown (g_ptr_array_index (sheet->rows, i), (DzComparisonShow) show);
    }
}
