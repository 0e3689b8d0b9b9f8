/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-alignment-units.h"

/* So much of a paragraph must stand in the one that it was split from or merged into. */
#define LEAST_PART 0.5
/* A paragraph of so few characters is found in any. */
#define LEAST_LENGTH 12

static gboolean
is_body (const DzAlignmentUnits *units, int unit)
{
  return dz_alignment_units_get_paragraph (units, unit)->kind == DZ_PARAGRAPH_BODY;
}

/* Whether a unit may stand at one end of the run, next to it in the report. */
static gboolean
is_beside (const DzAlignmentUnits *units, int first, int n, int unit)
{
  int next = unit < first ? first : first + n - 1;

  return unit >= 0 && unit < dz_alignment_units_count (units) && dz_alignment_units_get_link (units, unit) < 0
         && is_body (units, unit)
         && ABS (g_array_index (units->indices, int, unit) - g_array_index (units->indices, int, next)) == 1;
}

static char *
dup_run (const DzAlignmentUnits *units, int first, int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (text, g_ptr_array_index (units->texts, first + i));

  return g_string_free (text, FALSE);
}

/* Whether the words of a unit stand in the paragraph on the other side, beside those of the run. */
static gboolean
belongs (const DzAlignmentUnits *many, int first, int n, int unit, const char *whole)
{
  const char *part = g_ptr_array_index (many->texts, unit);
  g_autofree char *base = dup_run (many, first, n);

  return g_utf8_strlen (part, -1) >= LEAST_LENGTH
         && dz_alignment_measure_part (whole, base, part, unit > first) >= LEAST_PART;
}

/* The run [first, first + n) of many answers the one unit. */
static void
grow_run (DzAlignmentState *state, gboolean on_right, int number)
{
  DzAlignmentLink *link = dz_alignment_state_get_link (state, number);
  DzAlignmentUnits *many = on_right ? &state->right : &state->left;
  const DzAlignmentUnits *one = on_right ? &state->left : &state->right;
  int *first = on_right ? &link->right : &link->left;
  int *n = on_right ? &link->n_right : &link->n_left;
  int single = on_right ? link->left : link->right;
  const char *whole = g_ptr_array_index (one->texts, single);

  for (int step = 1; step >= -1; step -= 2)
    for (;;)
      {
        int unit = step > 0 ? *first + *n : *first - 1;

        if (!is_beside (many, *first, *n, unit)
            || !dz_alignment_state_may_answer (state, on_right ? single : unit, on_right ? unit : single, 0)
            || !belongs (many, *first, *n, unit, whole))
          break;
        dz_alignment_units_set_link (many, unit, number);
        *first = MIN (*first, unit);
        ++*n;
      }
}

static void
remeasure (const DzAlignmentState *state, DzAlignmentLink *link)
{
  g_autofree char *left = dup_run (&state->left, link->left, link->n_left);
  g_autofree char *right = dup_run (&state->right, link->right, link->n_right);

  link->similarity = MAX (link->similarity, dz_alignment_measure_likeness (left, right));
}

void
dz_alignment_grow (DzAlignmentState *state)
{
  for (int i = 0; i < (int) state->links->len; i++)
    {
      DzAlignmentLink *link = dz_alignment_state_get_link (state, i);

      if (link->n_left == 0 || link->by_reader || !is_body (&state->left, link->left)
          || !is_body (&state->right, link->right))
        continue;
      grow_run (state, TRUE, i);
      if (link->n_right == 1)
        grow_run (state, FALSE, i);
      if (link->n_left + link->n_right > 2)
        remeasure (state, link);
    }
}
