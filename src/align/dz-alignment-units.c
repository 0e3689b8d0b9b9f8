/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-alignment-units.h"

/* Below this two paragraphs share no more than any two of the genre do. */
#define LEAST_CANDIDATE 0.08
/* Words this alike outweigh that one part would answer another. */
#define LEAST_ACROSS_PARTS 0.6

static gboolean
takes_part (const DzParagraph *paragraph)
{
  return paragraph->kind == DZ_PARAGRAPH_BODY || paragraph->kind == DZ_PARAGRAPH_HEADING;
}

static void
units_init (DzAlignmentUnits *units, const DzReport *report)
{
  const int none = -1;

  units->report = report;
  units->indices = g_array_new (FALSE, FALSE, sizeof (int));
  units->texts = g_ptr_array_new ();
  units->links = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < (int) report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (!takes_part (paragraph))
        continue;
      g_array_append_val (units->indices, i);
      g_ptr_array_add (units->texts, paragraph->text);
      g_array_append_val (units->links, none);
    }
}

static void
units_clear (DzAlignmentUnits *units)
{
  g_array_unref (units->indices);
  g_ptr_array_unref (units->texts);
  g_array_unref (units->links);
}

static void
find_candidates (DzAlignmentState *state)
{
  g_autoptr (GArray) matches = dz_bigram_index_match (state->left.texts, state->right.texts, LEAST_CANDIDATE);

  state->candidates = g_array_new (FALSE, FALSE, sizeof (DzBigramMatch));
  for (guint i = 0; i < matches->len; i++)
    {
      const DzBigramMatch *match = &g_array_index (matches, DzBigramMatch, i);

      if (dz_alignment_state_may_answer (state, match->left, match->right, match->similarity))
        g_array_append_vals (state->candidates, match, 1);
    }
}

void
dz_alignment_state_init (DzAlignmentState *state, const DzReport *left, const DzReport *right,
                         const DzAlignmentOptions *options)
{
  units_init (&state->left, left);
  units_init (&state->right, right);
  state->links = g_array_new (FALSE, FALSE, sizeof (DzAlignmentLink));
  state->options = options;
  find_candidates (state);
}

void
dz_alignment_state_clear (DzAlignmentState *state)
{
  units_clear (&state->left);
  units_clear (&state->right);
  g_array_unref (state->links);
  g_array_unref (state->candidates);
}

const DzParagraph *
dz_alignment_units_get_paragraph (const DzAlignmentUnits *units, int unit)
{
  return g_ptr_array_index (units->report->paragraphs, g_array_index (units->indices, int, unit));
}

int
dz_alignment_units_find (const DzAlignmentUnits *units, int index)
{
  for (int i = 0; i < (int) units->indices->len; i++)
    if (g_array_index (units->indices, int, i) == index)
      return i;

  return -1;
}

int
dz_alignment_units_get_link (const DzAlignmentUnits *units, int unit)
{
  return g_array_index (units->links, int, unit);
}

void
dz_alignment_units_set_link (DzAlignmentUnits *units, int unit, int link)
{
  g_array_index (units->links, int, unit) = link;
}

int
dz_alignment_units_count (const DzAlignmentUnits *units)
{
  return (int) units->texts->len;
}

DzAlignmentLink *
dz_alignment_state_get_link (const DzAlignmentState *state, int link)
{
  return &g_array_index (state->links, DzAlignmentLink, link);
}

void
dz_alignment_state_add (DzAlignmentState *state, int left, int right, double similarity, gboolean by_reader)
{
  DzAlignmentLink link = { left, 1, right, 1, similarity, by_reader, FALSE };

  dz_alignment_units_set_link (&state->left, left, (int) state->links->len);
  dz_alignment_units_set_link (&state->right, right, (int) state->links->len);
  g_array_append_val (state->links, link);
}

double
dz_alignment_state_find_similarity (const DzAlignmentState *state, int left, int right)
{
  guint low = 0;
  guint high = state->candidates->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DzBigramMatch *match = &g_array_index (state->candidates, DzBigramMatch, middle);
      int order = match->left != left ? match->left - left : match->right - right;

      if (order == 0)
        return match->similarity;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return 0;
}

/* What is not known to be of a part may stand in any. */
static gboolean
parts_answer (DzPart left, DzPart right)
{
  return left == right || left == DZ_PART_OTHER || right == DZ_PART_OTHER || left == DZ_PART_FRONT
         || right == DZ_PART_FRONT;
}

/* Only a plan and the review that tells what came of it. */
static gboolean
is_plan_with_review (DzPart left, DzPart right)
{
  return (left == DZ_PART_PLAN || left == DZ_PART_OTHER) && (right == DZ_PART_REVIEW || right == DZ_PART_OTHER);
}

gboolean
dz_alignment_state_may_answer (const DzAlignmentState *state, int left, int right, double similarity)
{
  const DzParagraph *here = dz_alignment_units_get_paragraph (&state->left, left);
  const DzParagraph *there = dz_alignment_units_get_paragraph (&state->right, right);

  if (here->kind != there->kind || dz_alignment_is_kept_apart (state, left, right))
    return FALSE;
  if (state->options != NULL && state->options->plan_with_review)
    return is_plan_with_review (here->part, there->part);

  return similarity >= LEAST_ACROSS_PARTS || parts_answer (here->part, there->part);
}
