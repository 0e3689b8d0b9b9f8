/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-alignment-units.h"

static const GArray *
get_points (const DzAlignmentState *state)
{
  return state->options != NULL ? state->options->sync_points : NULL;
}

gboolean
dz_alignment_is_kept_apart (const DzAlignmentState *state, int left, int right)
{
  const GArray *points = get_points (state);
  int left_index = g_array_index (state->left.indices, int, left);
  int right_index = g_array_index (state->right.indices, int, right);
  gboolean apart = FALSE;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const DzSyncPoint *point = &g_array_index (points, DzSyncPoint, i);

      if (point->left == left_index && point->right == right_index)
        apart = !point->joined;
    }

  return apart;
}

/* The units of a side stand one after the other, with no paragraph between them that takes no part. */
static gboolean
is_run (const DzAlignmentUnits *units, int first, int n)
{
  return g_array_index (units->indices, int, first + n - 1) - g_array_index (units->indices, int, first) == n - 1;
}

static void
dissolve (DzAlignmentState *state, int number)
{
  DzAlignmentLink *link = dz_alignment_state_get_link (state, number);

  for (int i = 0; i < link->n_left; i++)
    dz_alignment_units_set_link (&state->left, link->left + i, -1);
  for (int i = 0; i < link->n_right; i++)
    dz_alignment_units_set_link (&state->right, link->right + i, -1);
  link->n_left = link->n_right = 0;
}

/* Adds a unit at one of the ends of a run; FALSE if it does not stand there. */
static gboolean
extend (DzAlignmentUnits *units, int *first, int *n, int unit, int number)
{
  if (unit != *first - 1 && unit != *first + *n)
    return FALSE;
  if (!is_run (units, MIN (unit, *first), *n + 1))
    return FALSE;

  *first = MIN (unit, *first);
  ++*n;
  dz_alignment_units_set_link (units, unit, number);

  return TRUE;
}

/* A second paragraph beside one that the reader joined before makes the pair a split or merged one. */
static gboolean
join_link (DzAlignmentState *state, int left, int right)
{
  int left_link = dz_alignment_units_get_link (&state->left, left);
  int right_link = dz_alignment_units_get_link (&state->right, right);
  DzAlignmentLink *link = NULL;

  if (left_link >= 0 && right_link < 0)
    {
      link = dz_alignment_state_get_link (state, left_link);
      return link->n_left == 1 && extend (&state->right, &link->right, &link->n_right, right, left_link);
    }
  if (right_link >= 0 && left_link < 0)
    {
      link = dz_alignment_state_get_link (state, right_link);
      return link->n_right == 1 && extend (&state->left, &link->left, &link->n_left, left, right_link);
    }

  return left_link >= 0 && left_link == right_link;
}

static void
join (DzAlignmentState *state, int left, int right)
{
  if (join_link (state, left, right))
    return;

  if (dz_alignment_units_get_link (&state->left, left) >= 0)
    dissolve (state, dz_alignment_units_get_link (&state->left, left));
  if (dz_alignment_units_get_link (&state->right, right) >= 0)
    dissolve (state, dz_alignment_units_get_link (&state->right, right));
  dz_alignment_state_add (state, left, right, dz_alignment_state_find_similarity (state, left, right), TRUE);
}

static void
keep_apart (DzAlignmentState *state, int left, int right)
{
  int link = dz_alignment_units_get_link (&state->left, left);

  if (link >= 0 && link == dz_alignment_units_get_link (&state->right, right))
    dissolve (state, link);
}

void
dz_alignment_follow_reader (DzAlignmentState *state)
{
  const GArray *points = get_points (state);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const DzSyncPoint *point = &g_array_index (points, DzSyncPoint, i);
      int left = dz_alignment_units_find (&state->left, point->left);
      int right = dz_alignment_units_find (&state->right, point->right);

      if (left < 0 || right < 0)
        continue;
      if (point->joined)
        join (state, left, right);
      else
        keep_apart (state, left, right);
    }
}
