/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-comparison.h"

static const DzParagraph *
get_paragraph (const DzReport *report, int index)
{
  return g_ptr_array_index (report->paragraphs, index);
}

static void
free_edits (gpointer edits)
{
  if (edits != NULL)
    g_ptr_array_unref (edits);
}

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
  const DzComparison *comparison = self->comparison;
  const char *left = pair->left >= 0 ? get_paragraph (comparison->left, pair->left)->text : NULL;
  const char *right = pair->right >= 0 ? get_paragraph (comparison->right, pair->right)->text : NULL;
  gboolean changed = pair->n_left == 1 && pair->n_right == 1 && !g_str_equal (left, right);

  for (int i = 0; i < pair->n_left; i++)
    g_array_index (self->pair_of[DZ_SIDE_LEFT], int, pair->left + i) = index;
  for (int i = 0; i < pair->n_right; i++)
    g_array_index (self->pair_of[DZ_SIDE_RIGHT], int, pair->right + i) = index;
  g_ptr_array_add (self->edits, changed ? dz_edit_script_build (left, right) : NULL);
}

DzTextComparison *
dz_text_comparison_new (DzComparison *comparison)
{
  DzTextComparison *self = g_atomic_rc_box_new0 (DzTextComparison);

  self->comparison = comparison;
  self->edits = g_ptr_array_new_with_free_func (free_edits);
  self->pair_of[DZ_SIDE_LEFT] = new_index (comparison->left);
  self->pair_of[DZ_SIDE_RIGHT] = new_index (comparison->right);
  for (guint i = 0; i < comparison->pairs->len; i++)
    add_pair (self, g_ptr_array_index (comparison->pairs, i), i);

  return self;
}

DzTextComparison *
dz_text_comparison_load (DzStore *store, gint64 left, gint64 right, GError **error)
{
  DzComparison *comparison = dz_comparison_load (store, left, right, error);

  return comparison != NULL ? dz_text_comparison_new (comparison) : NULL;
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

  dz_comparison_free (self->comparison);
  g_ptr_array_unref (self->edits);
  g_array_unref (self->pair_of[DZ_SIDE_LEFT]);
  g_array_unref (self->pair_of[DZ_SIDE_RIGHT]);
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

static gboolean
is_change (const DzTextComparison *self, int pair)
{
  return dz_text_comparison_get_pair (self, pair)->kind != DZ_PAIR_SAME
         || g_ptr_array_index (self->edits, pair) != NULL;
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
