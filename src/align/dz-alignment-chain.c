/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-alignment-units.h"

/* What the words add to the weight of a link, which else counts its paragraphs. */
#define SIMILARITY_WEIGHT 0.25

/* The best chain that ends in each link, by right unit, in a Fenwick tree of maxima. */
typedef struct
{
  const DzAlignmentState *state;
  double *weight;
  int *before; /* the link before it in that chain, -1 for none */
  int *best;   /* the tree: links, -1 for none */
  int n_right;
} Chain;

static int
find_best (const Chain *chain, int n_first)
{
  int best = -1;

  for (int i = n_first; i > 0; i -= i & -i)
    if (chain->best[i] >= 0 && (best < 0 || chain->weight[chain->best[i]] > chain->weight[best]))
      best = chain->best[i];

  return best;
}

static void
add (Chain *chain, int number, int right)
{
  for (int i = right + 1; i <= chain->n_right; i += i & -i)
    if (chain->best[i] < 0 || chain->weight[number] > chain->weight[chain->best[i]])
      chain->best[i] = number;
}

static void
extend (Chain *chain, int number)
{
  const DzAlignmentLink *link = dz_alignment_state_get_link (chain->state, number);
  int before = find_best (chain, link->right);

  chain->before[number] = before;
  chain->weight[number] = 1 + SIMILARITY_WEIGHT * link->similarity + (before >= 0 ? chain->weight[before] : 0);
  add (chain, number, link->right + link->n_right - 1);
}

void
dz_alignment_find_order (DzAlignmentState *state)
{
  int n_right = dz_alignment_units_count (&state->right);
  g_autofree double *weight = g_new0 (double, state->links->len + 1);
  g_autofree int *before = g_new0 (int, state->links->len + 1);
  g_autofree int *best = g_new (int, n_right + 1);
  Chain chain = { state, weight, before, best, n_right };
  int last = -1;

  for (int i = 0; i <= n_right; i++)
    best[i] = -1;
  for (int i = 0; i < (int) state->links->len; i++)
    dz_alignment_state_get_link (state, i)->in_order = FALSE;
  for (int i = 0; i < dz_alignment_units_count (&state->left); i++)
    {
      int number = dz_alignment_units_get_link (&state->left, i);

      if (number >= 0 && number != last)
        extend (&chain, last = number);
    }
  for (int i = find_best (&chain, n_right); i >= 0; i = before[i])
    dz_alignment_state_get_link (state, i)->in_order = TRUE;
}
