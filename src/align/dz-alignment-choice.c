/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-alignment-units.h"

#include <string.h>

/* What a candidate needs to be linked wherever it stands, with what its neighbours add and a better one
 * takes. */
#define LEAST_SURE 0.22
#define NEIGHBOUR_WEIGHT 0.3
#define RIVAL_WEIGHT 0.5
/* Less than that in common, and it is but a formula: it may stand anywhere and tells nothing of the order. */
#define LEAST_EVIDENCE 12
/* A link that breaks the order needs so much, its neighbours' word included. */
#define LEAST_MOVED 0.27
/* Between links that hold the place, so much of the words or of the characters in order is enough … */
#define LEAST_WORDS 0.14
#define LEAST_LIKENESS 0.44
/* … and where only one neighbour holds it, so much. */
#define LEAST_LIKENESS_ONE_SIDED 0.5
/* Texts of the genre share so many characters in order anyway. */
#define COMMON_LIKENESS 0.3
/* A text of so few characters may have lost all words though most characters are there. */
#define SHORT_LENGTH 40
/* Short units are linked across the order if so long, so alike, and so much more alike than any others; so
 * many of a side are looked at. */
#define LEAST_SHORT 8
#define LEAST_SHORT_LIKENESS 0.55
#define SHORT_MARGIN 0.12
#define MAX_SHORT 60
/* So many pairs of a gap are compared character by character. */
#define MAX_COMPARED 400

typedef struct
{
  double value;
  guint candidate;
} Offer;

static gint
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *first = a;
  const Offer *second = b;

  if (first->value != second->value)
    return first->value > second->value ? -1 : 1;

  return first->candidate < second->candidate ? -1 : first->candidate > second->candidate;
}

static gboolean
is_open (const DzAlignmentState *state, int left, int right)
{
  return dz_alignment_units_get_link (&state->left, left) < 0
         && dz_alignment_units_get_link (&state->right, right) < 0;
}

/* What the words of the paragraphs before and after say. */
static double
measure_support (const DzAlignmentState *state, int left, int right)
{
  return (dz_alignment_state_find_similarity (state, left - 1, right - 1)
          + dz_alignment_state_find_similarity (state, left + 1, right + 1))
         / 2;
}

/* The best similarity any candidate offers to each left and each right unit. */
static void
find_best (const GArray *candidates, double *best_left, double *best_right)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const DzBigramMatch *match = &g_array_index (candidates, DzBigramMatch, i);

      best_left[match->left] = MAX (best_left[match->left], match->similarity);
      best_right[match->right] = MAX (best_right[match->right], match->similarity);
    }
}

static GArray *
list_offers (const DzAlignmentState *state)
{
  GArray *offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  g_autofree double *best_left = g_new0 (double, dz_alignment_units_count (&state->left) + 1);
  g_autofree double *best_right = g_new0 (double, dz_alignment_units_count (&state->right) + 1);

  find_best (state->candidates, best_left, best_right);
  for (guint i = 0; i < state->candidates->len; i++)
    {
      const DzBigramMatch *match = &g_array_index (state->candidates, DzBigramMatch, i);
      double rival = MAX (best_left[match->left], best_right[match->right]) - match->similarity;
      Offer offer = { match->similarity - RIVAL_WEIGHT * rival, i };

      if (!is_open (state, match->left, match->right) || match->evidence < LEAST_EVIDENCE
          || offer.value + NEIGHBOUR_WEIGHT < LEAST_SURE)
        continue;
      offer.value += NEIGHBOUR_WEIGHT * measure_support (state, match->left, match->right);
      if (offer.value >= LEAST_SURE)
        g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);

  return offers;
}

/* Links what the words tell, the surest first. */
static void
link_sure_ones (DzAlignmentState *state)
{
  g_autoptr (GArray) offers = list_offers (state);

  for (guint i = 0; i < offers->len; i++)
    {
      const Offer *offer = &g_array_index (offers, Offer, i);
      const DzBigramMatch *match = &g_array_index (state->candidates, DzBigramMatch, offer->candidate);

      if (is_open (state, match->left, match->right))
        dz_alignment_state_add (state, match->left, match->right, match->similarity, FALSE);
    }
}

/* Takes links away that break the order and are not sure enough for that. */
static void
drop_weak_moves (DzAlignmentState *state)
{
  for (int i = 0; i < (int) state->links->len; i++)
    {
      DzAlignmentLink *link = dz_alignment_state_get_link (state, i);
      double support = measure_support (state, link->left, link->right);

      if (link->in_order || link->by_reader || link->n_left == 0
          || link->similarity + NEIGHBOUR_WEIGHT * support >= LEAST_MOVED)
        continue;
      dz_alignment_units_set_link (&state->left, link->left, -1);
      dz_alignment_units_set_link (&state->right, link->right, -1);
      link->n_left = link->n_right = 0;
    }
}

/* Units [left, left_end) and [right, right_end), none of them linked. */
typedef struct
{
  int left;
  int left_end;
  int right;
  int right_end;
  gboolean one_sided;
} Gap;

/* Long texts that have no words in common have no order of characters in common either. */
static gboolean
is_short (const DzAlignmentUnits *units, int unit)
{
  return strlen (g_ptr_array_index (units->texts, unit)) < 3 * SHORT_LENGTH;
}

/* How well two units of a gap fit; 0 if they do not. */
static double
rate_in_gap (const DzAlignmentState *state, const Gap *gap, int left, int right)
{
  int n_pairs = (gap->left_end - gap->left) * (gap->right_end - gap->right);
  double words = dz_alignment_state_find_similarity (state, left, right);
  double likeness = 0;

  if (!dz_alignment_state_may_answer (state, left, right, words))
    return 0;
  if (n_pairs <= MAX_COMPARED && (words > 0 || is_short (&state->left, left) || is_short (&state->right, right)))
    likeness = dz_alignment_measure_likeness (g_ptr_array_index (state->left.texts, left),
                                              g_ptr_array_index (state->right.texts, right));
  if (likeness < (gap->one_sided ? LEAST_LIKENESS_ONE_SIDED : LEAST_LIKENESS)
      && (gap->one_sided || words < LEAST_WORDS))
    return 0;

  return words + MAX (0, likeness - COMMON_LIKENESS) + 0.01;
}

/* Links the units of a gap in order, the heaviest choice. */
static void
fill_gap (DzAlignmentState *state, const Gap *gap)
{
  int n_left = gap->left_end - gap->left;
  int n_right = gap->right_end - gap->right;
  int width = n_right + 1;
  g_autofree double *rating = g_new0 (double, (gsize) n_left * width + 1);
  g_autofree double *best = g_new0 (double, (gsize) (n_left + 1) * width);

  for (int i = n_left - 1; i >= 0; i--)
    for (int j = n_right - 1; j >= 0; j--)
      {
        double *here = &best[i * width + j];

        rating[i * width + j] = rate_in_gap (state, gap, gap->left + i, gap->right + j);
        *here = MAX (best[(i + 1) * width + j], best[i * width + j + 1]);
        if (rating[i * width + j] > 0)
          *here = MAX (*here, rating[i * width + j] + best[(i + 1) * width + j + 1]);
      }

  for (int i = 0, j = 0; i < n_left && j < n_right;)
    {
      if (best[i * width + j] == best[(i + 1) * width + j])
        i++;
      else if (best[i * width + j] == best[i * width + j + 1])
        j++;
      else
        {
          dz_alignment_state_add (state, gap->left + i, gap->right + j,
                                  dz_alignment_state_find_similarity (state, gap->left + i, gap->right + j),
                                  FALSE);
          i++, j++;
        }
    }
}

/* The unit on the right that follows (step 1) or precedes (−1) what a left unit is linked with; at the ends
 * of the report that of the other. -2 for none. */
static int
find_beside (const DzAlignmentState *state, int left, int step)
{
  const DzAlignmentLink *link = NULL;

  if (left < 0)
    return 0;
  if (left >= dz_alignment_units_count (&state->left))
    return dz_alignment_units_count (&state->right) - 1;

  link = dz_alignment_state_get_link (state, dz_alignment_units_get_link (&state->left, left));

  return step > 0 ? link->right + link->n_right : link->right - 1;
}

static gboolean
is_open_right (const DzAlignmentState *state, int right)
{
  return right >= 0 && right < dz_alignment_units_count (&state->right)
         && dz_alignment_units_get_link (&state->right, right) < 0;
}

/* What stands open on the right behind the link before a gap, and before the link behind it. */
static void
fill_both (DzAlignmentState *state, int left, int left_end)
{
  int after = find_beside (state, left - 1, 1);
  int before = find_beside (state, left_end, -1);
  Gap first = { left, left_end, after, after, FALSE };
  Gap second = { left, left_end, before + 1, before + 1, TRUE };

  while (is_open_right (state, first.right_end))
    first.right_end++;
  while (is_open_right (state, second.right - 1))
    second.right--;
  first.one_sided = first.right_end != before + 1;
  if (first.right_end > first.right)
    fill_gap (state, &first);
  if (!first.one_sided)
    return;

  while (second.left_end > second.left && dz_alignment_units_get_link (&state->left, second.left_end - 1) < 0)
    second.left_end--;
  second = (Gap){ second.left_end, left_end, second.right, second.right_end, TRUE };
  while (second.right < second.right_end && !is_open_right (state, second.right))
    second.right++;
  if (second.left_end > second.left && second.right_end > second.right)
    fill_gap (state, &second);
}

static void
fill_gaps (DzAlignmentState *state)
{
  int n = dz_alignment_units_count (&state->left);

  for (int i = 0; i < n;)
    {
      int end = i;

      while (end < n && dz_alignment_units_get_link (&state->left, end) < 0)
        end++;
      if (end > i)
        fill_both (state, i, end);
      i = end + 1;
    }
}

/* Units of a side that are left, neither formulas nor long: their words may be gone though the characters are
 * there. */
static GArray *
list_short_rest (const DzAlignmentUnits *units)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < dz_alignment_units_count (units) && rest->len < MAX_SHORT; i++)
    {
      glong length = g_utf8_strlen (g_ptr_array_index (units->texts, i), -1);

      if (dz_alignment_units_get_link (units, i) < 0 && length >= LEAST_SHORT && length <= SHORT_LENGTH)
        g_array_append_val (rest, i);
    }

  return rest;
}

/* Links short units wherever they stand if both are far more like each other than like any other that is
 * left. */
static void
link_short_ones (DzAlignmentState *state)
{
  g_autoptr (GArray) left = list_short_rest (&state->left);
  g_autoptr (GArray) right = list_short_rest (&state->right);
  g_autofree double *likeness = g_new0 (double, (gsize) left->len * right->len + 1);

  for (guint i = 0; i < left->len; i++)
    for (guint j = 0; j < right->len; j++)
      {
        int l = g_array_index (left, int, i);
        int r = g_array_index (right, int, j);

        if (dz_alignment_state_may_answer (state, l, r, 0))
          likeness[i * right->len + j] = dz_alignment_measure_likeness (g_ptr_array_index (state->left.texts, l),
                                                                        g_ptr_array_index (state->right.texts, r));
      }

  for (guint i = 0; i < left->len; i++)
    for (guint j = 0; j < right->len; j++)
      {
        double value = likeness[i * right->len + j];
        gboolean alone = value >= LEAST_SHORT_LIKENESS;

        for (guint k = 0; k < right->len && alone; k++)
          alone = k == j || likeness[i * right->len + k] + SHORT_MARGIN <= value;
        for (guint k = 0; k < left->len && alone; k++)
          alone = k == i || likeness[k * right->len + j] + SHORT_MARGIN <= value;
        if (alone)
          dz_alignment_state_add (state, g_array_index (left, int, i), g_array_index (right, int, j),
                                  dz_alignment_state_find_similarity (state, g_array_index (left, int, i),
                                                                      g_array_index (right, int, j)),
                                  FALSE);
      }
}

void
dz_alignment_choose (DzAlignmentState *state)
{
  link_sure_ones (state);
  dz_alignment_find_order (state);
  drop_weak_moves (state);
  fill_gaps (state);
  link_short_ones (state);
  dz_alignment_find_order (state);
  fill_gaps (state);
  dz_alignment_find_order (state);
}
