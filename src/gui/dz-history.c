/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-history.h"

/* Enough for a day of reading; the oldest step goes first. */
#define MAX_STEPS 200

struct _DzHistory
{
  GPtrArray *steps; /* (element-type DzStep), never empty */
  guint current;
  gboolean browsing; /* the current step is made of pages and queries only */
};

static gboolean
step_is_blank (const DzStep *step)
{
  return step->left == 0 && step->right == 0 && step->report_id == 0 && step->term == NULL
         && step->first_year == 0 && step->last_year == 0;
}

DzStep *
dz_step_copy (const DzStep *step)
{
  DzStep *copy = g_memdup2 (step, sizeof *step);

  copy->term = g_strdup (step->term);
  copy->query = g_strdup (step->query);
  copy->page = g_strdup (step->page);
  copy->mode = g_strdup (step->mode);

  return copy;
}

void
dz_step_free (DzStep *step)
{
  if (step == NULL)
    return;

  g_free (step->term);
  g_free (step->query);
  g_free (step->page);
  g_free (step->mode);
  g_free (step);
}

gboolean
dz_step_equal (const DzStep *a, const DzStep *b)
{
  return a->left == b->left && a->right == b->right && a->report_id == b->report_id
         && a->paragraph_id == b->paragraph_id && a->start == b->start && a->end == b->end
         && a->quantity_id == b->quantity_id && g_strcmp0 (a->term, b->term) == 0
         && g_strcmp0 (a->query, b->query) == 0 && g_strcmp0 (a->page, b->page) == 0
         && g_strcmp0 (a->mode, b->mode) == 0
         && a->first_year == b->first_year && a->last_year == b->last_year;
}

DzHistory *
dz_history_new (void)
{
  DzHistory *history = g_new0 (DzHistory, 1);

  history->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_step_free);
  g_ptr_array_add (history->steps, g_new0 (DzStep, 1));

  return history;
}

void
dz_history_free (DzHistory *history)
{
  if (history == NULL)
    return;

  g_ptr_array_unref (history->steps);
  g_free (history);
}

const DzStep *
dz_history_get_step (const DzHistory *history)
{
  return g_ptr_array_index (history->steps, history->current);
}

static void
drop_forward (DzHistory *history)
{
  g_ptr_array_set_size (history->steps, (int) history->current + 1);
}

static void
push (DzHistory *history, const DzStep *step)
{
  g_ptr_array_add (history->steps, dz_step_copy (step));
  if (history->steps->len > MAX_STEPS)
    g_ptr_array_remove_index (history->steps, 0);
  history->current = history->steps->len - 1;
}

void
dz_history_amend (DzHistory *history, const DzStep *step)
{
  DzStep *copy = dz_step_copy (step);

  dz_step_free (g_ptr_array_index (history->steps, history->current));
  g_ptr_array_index (history->steps, history->current) = copy;
}

void
dz_history_move (DzHistory *history, const DzStep *step, DzMove move)
{
  gboolean blank = step_is_blank (dz_history_get_step (history));

  drop_forward (history);
  if (blank || (move == DZ_MOVE_BROWSE && history->browsing))
    dz_history_amend (history, step);
  else
    push (history, step);
  history->browsing = move == DZ_MOVE_BROWSE && !blank;
}

gboolean
dz_history_can_go (const DzHistory *history, int delta)
{
  gint64 target = (gint64) history->current + delta;

  return target >= 0 && target < history->steps->len;
}

gboolean
dz_history_go (DzHistory *history, int delta)
{
  if (!dz_history_can_go (history, delta))
    return FALSE;

  history->current = (guint) ((int) history->current + delta);
  history->browsing = FALSE;

  return TRUE;
}
