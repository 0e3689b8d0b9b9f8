/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-comparison.h"

static GArray *
new_index (const DzReport *report)
{
  GArray *index = g_array_sized_new (FALSE, FALSE, sizeof (int), report->paragraphs->len);
  int none = -1;

  for (guint i = 0; i < report->paragraphs->len; i++)
    g_array_append_val (index, none);

  return index;
}

static void
add_pair (DzTextComparison *self, const DzParagraphPair *pair, int index)
{
  for (int i = 0; i < pair->n_left; i++)
    g_array_index (self->pair_of[DZ_SIDE_LEFT], int, pair->left + i) = index;
  for (int i = 0; i < pair->n_right; i++)
    g_array_index (self->pair_of[DZ_SIDE_RIGHT], int, pair->right + i) = index;
}

static void
add_row (DzTextComparison *self, const DzSheetRow *row, int index)
{
  for (int side = DZ_SIDE_LEFT; side <= DZ_SIDE_RIGHT && !row->pointer; side++)
    for (int i = 0; i < row->cells[side].n; i++)
      g_array_index (self->row_of[side], int, row->cells[side].first + i) = index;
}

DzTextComparison *
dz_text_comparison_new (DzComparison *comparison, const DzKnowledge *knowledge)
{
  DzTextComparison *self = g_atomic_rc_box_new0 (DzTextComparison);

  self->comparison = comparison;
  self->sheet = dz_comparison_sheet_new (comparison, NULL, knowledge);
  for (int side = DZ_SIDE_LEFT; side <= DZ_SIDE_RIGHT; side++)
    {
      const DzReport *report = side == DZ_SIDE_LEFT ? comparison->left : comparison->right;

      self->pair_of[side] = new_index (report);
      self->row_of[side] = new_index (report);
    }
  for (guint i = 0; i < comparison->pairs->len; i++)
    add_pair (self, g_ptr_array_index (comparison->pairs, i), (int) i);
  for (guint i = 0; i < self->sheet->rows->len; i++)
    add_row (self, g_ptr_array_index (self->sheet->rows, i), (int) i);

  return self;
}

DzTextComparison *
dz_text_comparison_load (DzStore *store, gint64 left, gint64 right, const DzKnowledge *knowledge, GError **error)
{
  DzComparison *comparison = dz_comparison_load (store, left, right, error);

  return comparison != NULL ? dz_text_comparison_new (comparison, knowledge) : NULL;
}

DzTextComparison *
dz_text_comparison_ref (DzTextComparison *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DzTextComparison *self = data;

  dz_comparison_sheet_free (self->sheet);
  for (int side = DZ_SIDE_LEFT; side <= DZ_SIDE_RIGHT; side++)
    {
      g_array_unref (self->pair_of[side]);
      g_array_unref (self->row_of[side]);
    }
}

void
dz_text_comparison_unref (DzTextComparison *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

int
dz_text_comparison_find_pair (const DzTextComparison *self, DzSide side, int paragraph)
{
  const GArray *pairs = self->pair_of[side];

  return paragraph >= 0 && paragraph < (int) pairs->len ? g_array_index (pairs, int, paragraph) : -1;
}

int
dz_text_comparison_find_partner (const DzTextComparison *self, DzSide side, int paragraph)
{
  int index = dz_text_comparison_find_pair (self, side, paragraph);
  const DzParagraphPair *pair = index >= 0 ? dz_text_comparison_get_pair (self, index) : NULL;

  if (pair == NULL)
    return -1;

  return side == DZ_SIDE_LEFT ? pair->right : pair->left;
}

const DzParagraphPair *
dz_text_comparison_get_pair (const DzTextComparison *self, int pair)
{
  return g_ptr_array_index (self->comparison->pairs, pair);
}

gboolean
dz_text_comparison_is_between_places (const DzTextComparison *self)
{
  return g_strcmp0 (self->comparison->left->place, self->comparison->right->place) != 0;
}

DzSide
dz_text_comparison_get_later (const DzTextComparison *self)
{
  if (!dz_text_comparison_is_between_places (self)
      && dz_report_get_year (self->comparison->left) > dz_report_get_year (self->comparison->right))
    return DZ_SIDE_LEFT;

  return DZ_SIDE_RIGHT;
}

/* The cell that has a paragraph; NULL for none. */
static const DzSheetRow *
find_row (const DzTextComparison *self, DzSide side, int paragraph)
{
  int index = paragraph >= 0 && paragraph < (int) self->row_of[side]->len
                ? g_array_index (self->row_of[side], int, paragraph) : -1;

  return index >= 0 ? g_ptr_array_index (self->sheet->rows, (guint) index) : NULL;
}

void
dz_text_comparison_foreach_mark (const DzTextComparison *self, DzSide side, int paragraph, DzTextMarkFunc func,
                                 gpointer user_data)
{
  const DzSheetRow *row = find_row (self, side, paragraph);
  const DzSheetCell *cell = row != NULL ? &row->cells[side] : NULL;

  for (guint i = 0; cell != NULL && cell->marks != NULL && i < cell->marks->len; i++)
    {
      const DzSheetMark *mark = &g_array_index (cell->marks, DzSheetMark, i);

      if (cell->first + mark->text == paragraph)
        func (mark->start, mark->end, user_data);
    }
}

static gboolean
has_marks (const DzTextComparison *self, DzSide side, int paragraph)
{
  const DzSheetRow *row = find_row (self, side, paragraph);

  return row != NULL && row->cells[side].marks != NULL && row->cells[side].marks->len > 0;
}

static gboolean
is_change (const DzTextComparison *self, int index)
{
  const DzParagraphPair *pair = dz_text_comparison_get_pair (self, index);

  return pair->kind != DZ_PAIR_SAME || has_marks (self, DZ_SIDE_LEFT, pair->left)
         || has_marks (self, DZ_SIDE_RIGHT, pair->right);
}

int
dz_text_comparison_find_change (const DzTextComparison *self, int pair, int direction)
{
  int n_pairs = self->comparison->pairs->len;

  for (int i = pair + direction; i >= 0 && i < n_pairs; i += direction)
    if (is_change (self, i))
      return i;

  return -1;
}
