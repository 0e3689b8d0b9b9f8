/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-sheet.h"

#include <glib/gi18n-lib.h>

#include "workbench/dz-comparison-private.h"
#include "workbench/dz-sheet-marks.h"

static void
change_free (gpointer data)
{
  DzSheetChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change->difference);
  g_free (change);
}

void
dz_sheet_row_free (DzSheetRow *row)
{
  if (row == NULL)
    return;

  for (guint i = 0; i < DZ_SHEET_MAX_COLUMNS; i++)
    g_clear_pointer (&row->cells[i].marks, g_array_unref);
  g_clear_pointer (&row->changes, g_ptr_array_unref);
  g_free (row);
}

DzSheetRow *
dz_sheet_row_new (DzPairKind kind)
{
  DzSheetRow *row = g_new0 (DzSheetRow, 1);

  row->kind = kind;
  row->target = -1;
  row->changes = g_ptr_array_new_with_free_func (change_free);
  for (guint i = 0; i < DZ_SHEET_MAX_COLUMNS; i++)
    row->cells[i].first = -1;

  return row;
}

const DzReport *
dz_comparison_sheet_get_report (const DzComparisonSheet *sheet, guint column)
{
  return column == 0 ? sheet->comparison->left : column == 1 ? sheet->comparison->right : sheet->third->right;
}

const DzParagraph *
dz_comparison_sheet_get_paragraph (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column, int text)
{
  g_return_val_if_fail (text >= 0 && text < row->cells[column].n, NULL);

  return g_ptr_array_index (dz_comparison_sheet_get_report (sheet, column)->paragraphs,
                            (guint) (row->cells[column].first + text));
}

static const DzParagraph *
find_any_paragraph (const DzComparisonSheet *sheet, const DzSheetRow *row)
{
  for (guint column = 0; column < sheet->n_columns; column++)
    if (row->cells[column].n > 0)
      return dz_comparison_sheet_get_paragraph (sheet, row, column, 0);

  return NULL;
}

static void
add_row (DzComparisonSheet *sheet, DzSheetRow *row)
{
  const DzParagraph *paragraph = find_any_paragraph (sheet, row);

  row->part = paragraph->part;
  row->heading = paragraph->kind == DZ_PARAGRAPH_HEADING;
  g_ptr_array_add (sheet->rows, row);
}

/* Where a moved text stands in the right report: the way to the row that shows it. */
static void
add_pointer (DzComparisonSheet *sheet, const DzParagraphPair *pair)
{
  DzSheetRow *row = dz_sheet_row_new (DZ_PAIR_MOVED);

  row->pointer = TRUE;
  row->moved = TRUE;
  row->cells[1] = (DzSheetCell){ pair->right, pair->n_right, NULL };
  add_row (sheet, row);
}

static void
add_pointers (DzComparisonSheet *sheet, const GPtrArray *moved, guint *n_pointed, int before)
{
  for (; *n_pointed < moved->len; (*n_pointed)++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (moved, *n_pointed);

      if (pair->right >= before)
        return;
      add_pointer (sheet, pair);
    }
}

static void
add_pair (DzComparisonSheet *sheet, const DzParagraphPair *pair)
{
  DzSheetRow *row = dz_sheet_row_new (pair->kind);

  row->moved = pair->moved;
  row->by_reader = pair->by_reader;
  row->cells[0] = (DzSheetCell){ pair->left, pair->n_left, NULL };
  row->cells[1] = (DzSheetCell){ pair->right, pair->n_right, NULL };
  add_row (sheet, row);
}

/* What takes no part stands in order beside what takes none in the other report. */
static void
add_asides (DzComparisonSheet *sheet, DzParagraphKind kind)
{
  guint next[DZ_SHEET_MAX_COLUMNS] = { 0 };

  for (;;)
    {
      DzSheetRow *row = dz_sheet_row_new (DZ_PAIR_SAME);

      row->aside = TRUE;
      for (guint column = 0; column < sheet->n_columns; column++)
        {
          const GPtrArray *paragraphs = dz_comparison_sheet_get_report (sheet, column)->paragraphs;

          while (next[column] < paragraphs->len
                 && ((const DzParagraph *) g_ptr_array_index (paragraphs, next[column]))->kind != kind)
            next[column]++;
          if (next[column] < paragraphs->len)
            row->cells[column] = (DzSheetCell){ (int) next[column]++, 1, NULL };
        }
      if (find_any_paragraph (sheet, row) == NULL)
        {
          dz_sheet_row_free (row);
          return;
        }
      add_row (sheet, row);
    }
}

static gint
compare_right (gconstpointer a, gconstpointer b)
{
  return (*(DzParagraphPair *const *) a)->right - (*(DzParagraphPair *const *) b)->right;
}

static GPtrArray *
list_moved (const DzComparison *comparison)
{
  GPtrArray *moved = g_ptr_array_new ();

  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      DzParagraphPair *pair = g_ptr_array_index (comparison->pairs, i);

      if (pair->moved && pair->n_right > 0)
        g_ptr_array_add (moved, pair);
    }
  g_ptr_array_sort (moved, compare_right);

  return moved;
}

static void
add_pairs (DzComparisonSheet *sheet)
{
  g_autoptr (GPtrArray) moved = list_moved (sheet->comparison);
  guint n_pointed = 0;

  for (guint i = 0; i < sheet->comparison->pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (sheet->comparison->pairs, i);

      if (!pair->moved && pair->n_right > 0)
        add_pointers (sheet, moved, &n_pointed, pair->right);
      add_pair (sheet, pair);
    }
  add_pointers (sheet, moved, &n_pointed, G_MAXINT);
}

/* A moved row and its pointer know each other. */
static void
link_pointers (DzComparisonSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      DzSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (!row->pointer)
        continue;
      row->target = dz_comparison_sheet_find_row (sheet, 1, row->cells[1].first);
      ((DzSheetRow *) g_ptr_array_index (sheet->rows, (guint) row->target))->target = (int) i;
    }
}

/* The row whose right cell has the paragraph; pointers do not show it. */
static DzSheetRow *
find_shown (const DzComparisonSheet *sheet, int paragraph)
{
  int index = dz_comparison_sheet_find_row (sheet, 1, paragraph);

  return index >= 0 ? g_ptr_array_index (sheet->rows, (guint) index) : NULL;
}

static gboolean
is_free (const DzSheetRow *row)
{
  return row != NULL && row->cells[2].n == 0;
}

/* What only the third report has stands behind what it follows there. */
static void
insert_alone (DzComparisonSheet *sheet, const DzParagraphPair *pair)
{
  int before = -1;
  DzSheetRow *row = dz_sheet_row_new (DZ_PAIR_ADDED);
  const DzParagraph *paragraph = g_ptr_array_index (sheet->third->right->paragraphs, (guint) pair->right);

  row->cells[2] = (DzSheetCell){ pair->right, pair->n_right, NULL };
  row->part = paragraph->part;
  row->heading = paragraph->kind == DZ_PARAGRAPH_HEADING;
  for (int i = pair->right - 1; before < 0 && i >= 0; i--)
    before = dz_comparison_sheet_find_row (sheet, 2, i);
  g_ptr_array_insert (sheet->rows, before + 1, row);
}

static void
add_third (DzComparisonSheet *sheet)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  for (guint i = 0; i < sheet->third->pairs->len; i++)
    {
      DzParagraphPair *pair = g_ptr_array_index (sheet->third->pairs, i);
      DzSheetRow *row = pair->n_left > 0 && pair->n_right > 0 ? find_shown (sheet, pair->left) : NULL;

      if (is_free (row))
        row->cells[2] = (DzSheetCell){ pair->right, pair->n_right, NULL };
      else if (pair->n_right > 0)
        g_ptr_array_add (alone, pair);
    }
  g_ptr_array_sort (alone, compare_right);
  for (guint i = 0; i < alone->len; i++)
    insert_alone (sheet, g_ptr_array_index (alone, i));
}

DzComparisonSheet *
dz_comparison_sheet_new (DzComparison *comparison, DzComparison *third, const DzKnowledge *knowledge)
{
  DzComparisonSheet *sheet = NULL;

  g_return_val_if_fail (comparison != NULL && knowledge != NULL, NULL);

  sheet = g_new0 (DzComparisonSheet, 1);
  sheet->comparison = comparison;
  sheet->third = third;
  sheet->n_columns = third != NULL ? 3 : 2;
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_sheet_row_free);
  add_asides (sheet, DZ_PARAGRAPH_FRONT);
  add_pairs (sheet);
  if (third != NULL)
    add_third (sheet);
  add_asides (sheet, DZ_PARAGRAPH_GLOSSARY);
  link_pointers (sheet);
  for (guint i = 0; i < sheet->rows->len; i++)
    dz_sheet_marks_fill (sheet, g_ptr_array_index (sheet->rows, i), knowledge);

  return sheet;
}

void
dz_comparison_sheet_free (DzComparisonSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_ptr_array_unref (sheet->rows);
  dz_comparison_free (sheet->comparison);
  dz_comparison_free (sheet->third);
  dz_indicator_table_free (sheet->indicators);
  g_free (sheet);
}

gboolean
dz_comparison_sheet_load_indicators (DzComparisonSheet *sheet, DzStore *store, const DzKnowledge *knowledge,
                                     GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (sheet != NULL && store != NULL, FALSE);

  for (guint column = 0; column < sheet->n_columns; column++)
    g_array_append_val (ids, dz_comparison_sheet_get_report (sheet, column)->id);
  g_clear_pointer (&sheet->indicators, dz_indicator_table_free);
  sheet->indicators = dz_indicator_table_load (store, ids, knowledge, error);

  return sheet->indicators != NULL;
}

int
dz_comparison_sheet_find_row (const DzComparisonSheet *sheet, guint column, int paragraph)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);
      const DzSheetCell *cell = &row->cells[column];

      if (!row->pointer && cell->n > 0 && paragraph >= cell->first && paragraph < cell->first + cell->n)
        return (int) i;
    }

  return -1;
}

gboolean
dz_sheet_row_is_change (const DzSheetRow *row)
{
  return !row->pointer && !row->aside && (row->kind != DZ_PAIR_SAME || row->moved || row->has != 0);
}

static const DzParagraph *
get_other (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  guint other = column == 0 ? 1 : 0;
  const DzSheetRow *target = row->pointer ? g_ptr_array_index (sheet->rows, (guint) row->target) : row;

  return target->cells[other].n > 0 ? dz_comparison_sheet_get_paragraph (sheet, target, other, 0) : NULL;
}

static char *
dup_pointer_tag (const DzParagraph *left)
{
  if (left != NULL && left->number > 0)
    /* Translators: stands in the right column in place of a moved paragraph. */
    return g_strdup_printf (_ ("Shown beside ¶%d of the left report"), left->number);

  return g_strdup (_ ("Shown beside a heading of the left report"));
}

char *
dz_comparison_sheet_dup_tag (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  const DzParagraph *other = column < 2 ? get_other (sheet, row, column) : NULL;

  if (row->cells[column].n == 0 || column == 2)
    return NULL;
  if (row->pointer)
    return dup_pointer_tag (other);
  if (row->moved && other != NULL && other->number > 0)
    /* Translators: above a paragraph; %d is the number of the same paragraph in the other report. */
    return g_strdup_printf (column == 0 ? _ ("Moved to ¶%d") : _ ("Moved from ¶%d"), other->number);

  if (row->rewritten && row->kind == DZ_PAIR_REWORDED)
    return g_strdup (_ ("Rewritten"));

  return row->kind >= DZ_PAIR_MOVED ? g_strdup (dz_comparison_get_kind_label (row->kind)) : NULL;
}

char *
dz_comparison_sheet_dup_number (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  const DzSheetCell *cell = &row->cells[column];
  int first;
  int last;

  if (cell->n == 0)
    return NULL;
  first = dz_comparison_sheet_get_paragraph (sheet, row, column, 0)->number;
  last = dz_comparison_sheet_get_paragraph (sheet, row, column, cell->n - 1)->number;
  if (first == 0)
    return NULL;

  return last > first ? g_strdup_printf ("%d–%d", first, last) : g_strdup_printf ("%d", first);
}

GArray *
dz_sheet_cell_list_runs (const DzSheetCell *cell, int text, int length)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (DzSheetRun));
  int at = 0;

  for (guint i = 0; cell->marks != NULL && i < cell->marks->len; i++)
    {
      const DzSheetMark *mark = &g_array_index (cell->marks, DzSheetMark, i);
      const DzSheetRun plain = { -1, at, mark->start };
      const DzSheetRun run = { (int) mark->kind, mark->start, mark->end };

      if (mark->text != text)
        continue;
      if (plain.end > plain.start)
        g_array_append_val (runs, plain);
      g_array_append_val (runs, run);
      at = mark->end;
    }
  if (at < length)
    {
      const DzSheetRun rest = { -1, at, length };

      g_array_append_val (runs, rest);
    }

  return runs;
}

gboolean
dz_comparison_sheet_is_earlier (const DzComparisonSheet *sheet, guint column)
{
  const DzComparison *comparison = sheet->comparison;
  gboolean turned = g_strcmp0 (comparison->left->place, comparison->right->place) == 0
                    && dz_report_get_year (comparison->left) > dz_report_get_year (comparison->right);

  return column < 2 && (column == 0) != turned;
}

static const char *
get_sign (DzSheetMarkKind kind)
{
  switch (kind)
    {
    case DZ_SHEET_MARK_HARDENED:
      return _ ("▲ harder");
    case DZ_SHEET_MARK_SOFTENED:
      return _ ("▽ softer");
    case DZ_SHEET_MARK_NUMBER:
    case DZ_SHEET_MARK_WORDS:
    case DZ_SHEET_MARK_MOVED:
    default:
      return NULL;
    }
}

char *
dz_sheet_row_dup_foot (const DzSheetRow *row, guint column)
{
  g_autoptr (GString) foot = g_string_new (NULL);

  for (guint i = 0; i < row->changes->len; i++)
    {
      const DzSheetChange *change = g_ptr_array_index (row->changes, i);
      g_autofree char *text = NULL;

      if (change->column != (int) column)
        continue;
      text = dz_sheet_change_dup_text (change);
      g_string_append_printf (foot, "%s%s", foot->len > 0 ? "\n" : "", text);
      if (get_sign (change->kind) != NULL)
        g_string_append_printf (foot, "  %s", get_sign (change->kind));
    }

  return foot->len > 0 ? g_string_free (g_steal_pointer (&foot), FALSE) : NULL;
}

char *
dz_sheet_change_dup_text (const DzSheetChange *change)
{
  if (change->difference != NULL)
    /* Translators: a number before, the number now, and the difference: “7% → 6.5% (−0.5 pp)”. */
    return g_strdup_printf (_ ("%s → %s (%s)"), change->before, change->after, change->difference);

  return g_strdup_printf ("%s → %s", *change->before != '\0' ? change->before : "∅",
                          *change->after != '\0' ? change->after : "∅");
}
