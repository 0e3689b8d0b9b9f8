/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-report-alignment.h"

#include "align/dz-alignment-units.h"
#include "core/dz-text.h"

static const char *
skip_space (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
texts_are_same (const char *left, const char *right)
{
  for (left = skip_space (left), right = skip_space (right); *left != '\0' && *right != '\0';
       left = skip_space (g_utf8_next_char (left)), right = skip_space (g_utf8_next_char (right)))
    if (dz_char_fold (g_utf8_get_char (left)) != dz_char_fold (g_utf8_get_char (right)))
      return FALSE;

  return *left == *right;
}

static DzParagraphPair *
add_pair (GPtrArray *pairs, DzPairKind kind, int left, int right, double similarity)
{
  DzParagraphPair *pair = g_new0 (DzParagraphPair, 1);

  pair->kind = kind;
  pair->left = left;
  pair->right = right;
  pair->n_left = left >= 0;
  pair->n_right = right >= 0;
  pair->similarity = similarity;
  g_ptr_array_add (pairs, pair);

  return pair;
}

static DzPairKind
name_link (const DzAlignmentState *state, const DzAlignmentLink *link, gboolean same)
{
  if (link->n_right > 1)
    return DZ_PAIR_SPLIT;
  if (link->n_left > 1)
    return DZ_PAIR_MERGED;
  if (!link->in_order)
    return DZ_PAIR_MOVED;

  return same ? DZ_PAIR_SAME : DZ_PAIR_REWORDED;
}

static void
add_link (GPtrArray *pairs, const DzAlignmentState *state, const DzAlignmentLink *link)
{
  gboolean same = link->n_left == 1 && link->n_right == 1
                  && texts_are_same (g_ptr_array_index (state->left.texts, link->left),
                                     g_ptr_array_index (state->right.texts, link->right));
  DzParagraphPair *pair
      = add_pair (pairs, name_link (state, link, same), g_array_index (state->left.indices, int, link->left),
                  g_array_index (state->right.indices, int, link->right), same ? 1.0 : link->similarity);

  pair->n_left = link->n_left;
  pair->n_right = link->n_right;
  pair->moved = !link->in_order;
  pair->by_reader = link->by_reader;
}

/* Adds the right units from *next up to end that have no partner. */
static void
add_new_ones (GPtrArray *pairs, const DzAlignmentUnits *right, int *next, int end)
{
  for (; *next < end; (*next)++)
    if (dz_alignment_units_get_link (right, *next) < 0)
      add_pair (pairs, DZ_PAIR_ADDED, -1, g_array_index (right->indices, int, *next), 0);
}

static GPtrArray *
list_pairs (const DzAlignmentState *state)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);
  int next = 0;

  for (int i = 0; i < dz_alignment_units_count (&state->left); i++)
    {
      int number = dz_alignment_units_get_link (&state->left, i);
      const DzAlignmentLink *link = number >= 0 ? dz_alignment_state_get_link (state, number) : NULL;

      if (link == NULL)
        add_pair (pairs, DZ_PAIR_DROPPED, g_array_index (state->left.indices, int, i), -1, 0);
      if (link == NULL || link->left != i)
        continue;
      if (link->in_order)
        add_new_ones (pairs, &state->right, &next, link->right);
      add_link (pairs, state, link);
    }
  add_new_ones (pairs, &state->right, &next, dz_alignment_units_count (&state->right));

  return pairs;
}

GPtrArray *
dz_report_alignment_build (const DzReport *left, const DzReport *right, const DzAlignmentOptions *options)
{
  DzAlignmentState state;
  GPtrArray *pairs = NULL;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  dz_alignment_state_init (&state, left, right, options);
  dz_alignment_follow_reader (&state);
  dz_alignment_choose (&state);
  dz_alignment_grow (&state);
  pairs = list_pairs (&state);
  dz_alignment_state_clear (&state);

  return pairs;
}
