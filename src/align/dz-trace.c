/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-trace.h"

#include <math.h>

#include "align/dz-alignment-units.h"
#include "align/dz-figure-difference.h"
#include "align/dz-text-change.h"

/* A paragraph said again near word for word shares so much of its characters in order. */
#define LEAST_CARRIED 0.8
/* Headings that share less than that are two names. */
#define LEAST_SAME_NAME 0.34

static const char *const kind_nicks[] = {
  "first", "carried", "raised", "lowered", "reworded", "renamed", "moved", "dropped",
};

const char *
dz_trace_kind_get_nick (DzTraceKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_nicks), NULL);

  return kind_nicks[kind];
}

void
dz_trace_step_free (DzTraceStep *step)
{
  if (step == NULL)
    return;

  g_free (step->difference);
  dz_quantity_free (step->quantity);
  g_free (step);
}

static DzTraceStep *
add_step (GPtrArray *steps, DzTraceKind kind, int report, int paragraph)
{
  DzTraceStep *step = g_new0 (DzTraceStep, 1);

  step->kind = kind;
  step->report = report;
  step->paragraph = paragraph;
  step->n_paragraphs = paragraph >= 0;
  step->similarity = NAN;
  g_ptr_array_add (steps, step);

  return step;
}

static GPtrArray *
new_steps (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dz_trace_step_free);
}

/* Where a commitment stands in a report; n 0 where it does not. */
typedef struct
{
  int first;
  int n;
  gboolean moved;
  double similarity;
} Place;

typedef struct
{
  const GPtrArray *reports;
  DzTraceSyncFunc sync;
  gpointer user_data;
  gboolean stopped;
} Way;

/* NULL once nobody waits. */
static GPtrArray *
align (Way *way, int from, int to)
{
  g_autoptr (GArray) points = NULL;
  DzAlignmentOptions options = { NULL };

  way->stopped = way->stopped || (way->sync != NULL && !way->sync (from, to, &points, way->user_data));
  if (way->stopped)
    return NULL;

  options.sync_points = points;

  return dz_report_alignment_build (g_ptr_array_index (way->reports, from), g_ptr_array_index (way->reports, to),
                                    &options);
}

static Place
find_place (Way *way, int from, const Place *known, int to)
{
  g_autoptr (GPtrArray) pairs = align (way, from, to);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      if (pair->left >= 0 && pair->left < known->first + known->n && pair->left + pair->n_left > known->first)
        return (Place){ pair->right, pair->n_right, pair->moved, pair->similarity };
    }

  return (Place){ -1, 0, FALSE, 0 };
}

/* From the start in steps of one report; what a report does not have is sought again in the next. */
static void
walk (Way *way, int start, int step, Place *places)
{
  int known = start;

  for (int i = start + step; i >= 0 && i < (int) way->reports->len; i += step)
    {
      places[i] = find_place (way, known, &places[known], i);
      if (places[i].n > 0)
        known = i;
    }
}

static GPtrArray *
list_texts (const DzReport *report, const Place *place)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (int i = place->first; i < place->first + place->n; i++)
    g_ptr_array_add (texts, ((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);

  return texts;
}

static char *
join_texts (const GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append (joined, g_ptr_array_index (texts, i));

  return g_string_free (joined, FALSE);
}

/* The heading a paragraph stands under, on a line of its own; NULL for none. The words that open a paragraph
 * are its own: where these change, it was reworded. */
static const char *
get_heading (const DzReport *report, const Place *place)
{
  const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, place->first);
  int section = paragraph->section;

  while (section >= 0 && section < (int) report->sections->len)
    {
      const DzSection *found = g_ptr_array_index (report->sections, section);

      if (found->paragraph != place->first
          && ((DzParagraph *) g_ptr_array_index (report->paragraphs, found->paragraph))->kind
               == DZ_PARAGRAPH_HEADING)
        return found->text;
      section = found->parent;
    }

  return NULL;
}

/* Without years and numbers, which change each time. (transfer full) */
static char *
dup_bare_name (const char *heading)
{
  GString *name = g_string_new (NULL);

  for (const char *c = heading; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isdigit (g_utf8_get_char (c)))
      g_string_append_unichar (name, g_utf8_get_char (c));

  return g_string_free (name, FALSE);
}

static gboolean
has_other_name (const DzReport *left, const Place *here, const DzReport *right, const Place *there)
{
  const char *left_heading = get_heading (left, here);
  const char *right_heading = get_heading (right, there);
  g_autofree char *left_name = left_heading != NULL ? dup_bare_name (left_heading) : NULL;
  g_autofree char *right_name = right_heading != NULL ? dup_bare_name (right_heading) : NULL;

  return left_name != NULL && right_name != NULL
         && dz_alignment_measure_likeness (left_name, right_name) < LEAST_SAME_NAME;
}

/* How many numbers grew and how many shrank; says by how much. */
static void
read_numbers (const GPtrArray *changes, int *n_up, int *n_down, DzTraceStep *step)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const DzTextChange *change = g_ptr_array_index (changes, i);
      char *difference = dz_text_change_dup_difference (change);

      if (difference == NULL)
        continue;
      *n_up += change->difference > 0;
      *n_down += change->difference < 0;
      g_ptr_array_add (words, difference);
    }
  if (words->len == 0)
    return;

  g_ptr_array_add (words, NULL);
  step->difference = g_strjoinv ("；", (char **) words->pdata);
}

static DzTraceKind
name_step (const DzTraceStep *step, int n_up, int n_down, double likeness)
{
  if (n_up > 0 && n_down == 0)
    return DZ_TRACE_RAISED;
  if (n_down > 0 && n_up == 0)
    return DZ_TRACE_LOWERED;
  /* Where headings change each year, that a text stands under another one must not hide that it says
   * something else. */
  if (likeness < LEAST_CARRIED)
    return DZ_TRACE_REWORDED;
  if (step->renamed)
    return DZ_TRACE_RENAMED;
  if (step->moved)
    return DZ_TRACE_MOVED;

  return n_up > 0 ? DZ_TRACE_REWORDED : DZ_TRACE_CARRIED;
}

static void
compare_places (DzTraceStep *step, const DzReport *left, const Place *here, const DzReport *right,
                const Place *there, const DzKnowledge *knowledge)
{
  g_autoptr (GPtrArray) left_texts = list_texts (left, here);
  g_autoptr (GPtrArray) right_texts = list_texts (right, there);
  g_autoptr (GPtrArray) clauses = dz_clause_alignment_build_texts (left_texts, right_texts);
  const DzTextScope left_scope = dz_text_scope_for (left, g_ptr_array_index (left->paragraphs, here->first));
  const DzTextScope right_scope = dz_text_scope_for (right, g_ptr_array_index (right->paragraphs, there->first));
  g_autoptr (GPtrArray) changes
    = dz_text_changes_find (left_texts, right_texts, clauses, knowledge, &left_scope, &right_scope);
  g_autofree char *left_text = join_texts (left_texts);
  g_autofree char *right_text = join_texts (right_texts);
  int n_up = 0;
  int n_down = 0;

  step->n_paragraphs = there->n;
  step->similarity = there->similarity;
  step->moved = there->moved;
  step->renamed = has_other_name (left, here, right, there);
  read_numbers (changes, &n_up, &n_down, step);
  step->kind = name_step (step, n_up, n_down, dz_alignment_measure_likeness (left_text, right_text));
}

/* What walking backwards found is told of the earlier report; it belongs to the later one. */
static void
turn_round (Place *places, int start)
{
  int later = start;

  for (int i = start - 1; i >= 0; i--)
    {
      if (places[i].n == 0)
        continue;
      places[later].moved = places[i].moved;
      places[later].similarity = places[i].similarity;
      later = i;
    }
}

GPtrArray *
dz_trace_follow_paragraph (const GPtrArray *reports, int report, int paragraph, const DzKnowledge *knowledge,
                           DzTraceSyncFunc sync, gpointer user_data)
{
  Way way = { reports, sync, user_data };
  GPtrArray *steps = new_steps ();
  g_autofree Place *places = NULL;
  int known = -1;

  g_return_val_if_fail (reports != NULL && knowledge != NULL, steps);
  g_return_val_if_fail (report >= 0 && report < (int) reports->len && paragraph >= 0, steps);

  places = g_new0 (Place, reports->len);
  places[report] = (Place){ paragraph, 1, FALSE, 1 };
  walk (&way, report, 1, places);
  walk (&way, report, -1, places);
  turn_round (places, report);
  if (way.stopped)
    return steps;

  for (int i = 0; i < (int) reports->len; i++)
    {
      if (places[i].n == 0 && known >= 0)
        add_step (steps, DZ_TRACE_DROPPED, i, -1);
      if (places[i].n == 0)
        continue;
      add_step (steps, DZ_TRACE_FIRST, i, places[i].first);
      if (known >= 0)
        compare_places (g_ptr_array_index (steps, steps->len - 1), g_ptr_array_index (reports, known),
                        &places[known], g_ptr_array_index (reports, i), &places[i], knowledge);
      known = i;
    }

  return steps;
}

static const DzQuantity *
find_goal (const DzReport *report, const GPtrArray *quantities, const char *key, DzMeasure measure)
{
  int year = report->plans->len > 0 ? g_array_index (report->plans, int, 0) : dz_report_get_year (report);

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);
      int first = 0;
      int last = 0;

      dz_period_parse (quantity->period, &first, &last);
      if (quantity->report_id == report->id && quantity->status == DZ_STATUS_GOAL
          && quantity->measure == measure && quantity->state != DZ_STATE_REJECTED
          && g_strcmp0 (quantity->indicator_key, key) == 0 && first == year && last == year
          && (report->place == NULL || g_strcmp0 (quantity->place, report->place) == 0))
        return quantity;
    }

  return NULL;
}

/* Whether the middle of two figures differs; old, new: in units of the one before. */
static gboolean
differs (const DzQuantity *before, const DzQuantity *after, const DzKnowledge *knowledge, double *old,
         double *new)
{
  double factor = dz_figure_get_factor (after, before, knowledge);

  *old = (before->low + before->high) / 2;
  *new = (after->low + after->high) / 2 * factor;

  return isfinite (factor) && fabs (*new - *old) > 1e-9 * MAX (fabs (*new), fabs (*old));
}

char *
dz_trace_dup_difference (const DzQuantity *before, const DzQuantity *after, const DzKnowledge *knowledge)
{
  DzTextChange change = { .unit = DZ_DIFFERENCE_NONE };
  double old = 0;
  double new = 0;

  g_return_val_if_fail (before != NULL && after != NULL && knowledge != NULL, NULL);

  if (!differs (before, after, knowledge, &old, &new))
    return NULL;

  change.difference = round ((new - old) * 1e6) / 1e6;
  if (after->measure == DZ_MEASURE_RANK)
    change.unit = DZ_DIFFERENCE_PLACES;
  else if (after->measure == DZ_MEASURE_GROWTH || after->measure == DZ_MEASURE_SHARE
           || g_strcmp0 (after->unit, "%") == 0)
    change.unit = DZ_DIFFERENCE_POINTS;
  else if (old != 0)
    change = (DzTextChange){ .unit = DZ_DIFFERENCE_PERCENT, .difference = (new - old) / old * 100 };

  return dz_text_change_dup_difference (&change);
}

static void
compare_goals (DzTraceStep *step, const DzQuantity *before, const DzKnowledge *knowledge)
{
  double old = 0;
  double new = 0;

  step->renamed = g_strcmp0 (before->indicator, step->quantity->indicator) != 0;
  step->difference = dz_trace_dup_difference (before, step->quantity, knowledge);
  if (differs (before, step->quantity, knowledge, &old, &new))
    step->kind = new > old ? DZ_TRACE_RAISED : DZ_TRACE_LOWERED;
  else if (step->renamed)
    step->kind = DZ_TRACE_RENAMED;
  else if (before->modifier != step->quantity->modifier
           || g_strcmp0 (before->hardness, step->quantity->hardness) != 0)
    step->kind = DZ_TRACE_REWORDED;
  else
    step->kind = DZ_TRACE_CARRIED;
}

GPtrArray *
dz_trace_follow_indicator (const GPtrArray *reports, const GPtrArray *quantities, const char *indicator_key,
                           DzMeasure measure, const DzKnowledge *knowledge)
{
  GPtrArray *steps = new_steps ();
  const DzQuantity *before = NULL;

  g_return_val_if_fail (reports != NULL && quantities != NULL && indicator_key != NULL && knowledge != NULL,
                        steps);

  for (int i = 0; i < (int) reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);
      const DzQuantity *goal = find_goal (report, quantities, indicator_key, measure);
      DzTraceStep *step = NULL;

      if (goal == NULL && before != NULL)
        add_step (steps, DZ_TRACE_DROPPED, i, -1);
      if (goal == NULL)
        continue;
      step = add_step (steps, DZ_TRACE_FIRST, i, -1);
      step->quantity = dz_quantity_copy (goal);
      if (before != NULL)
        compare_goals (step, before, knowledge);
      before = goal;
    }

  return steps;
}
