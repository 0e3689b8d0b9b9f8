/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

/* The words that a ruling holds on to. */
typedef struct
{
  gint64 paragraph_id;
  int start;
  int end;
  const char *indicator;
} Words;

static Words
read_words (sqlite3_stmt *statement, int column)
{
  Words words = { sqlite3_column_int64 (statement, column), sqlite3_column_int (statement, column + 1),
                  sqlite3_column_int (statement, column + 2), dz_column_text (statement, column + 3) };

  return words;
}

/* The figure that fits the words best, 0 for none. */
static gint64
find_quantity (const GPtrArray *figures, Words words)
{
  gint64 id = 0;
  int best = 0;

  for (guint i = 0; words.paragraph_id != 0 && i < figures->len; i++)
    {
      const DzShownFigure *figure = g_ptr_array_index (figures, i);
      int rank = dz_shown_figure_fit (figure, words.paragraph_id, words.start, words.end, words.indicator);

      if (rank > best)
        {
          best = rank;
          id = figure->quantity->id;
        }
    }

  return id;
}

static DzRuling *
read_ruling (sqlite3_stmt *statement, const GPtrArray *figures)
{
  DzRuling *ruling = dz_ruling_new ();

  ruling->id = sqlite3_column_int64 (statement, 0);
  dz_ruling_kind_from_nick (dz_column_text (statement, 1), &ruling->kind);
  dz_verdict_from_nick (dz_column_text (statement, 2), &ruling->verdict);
  ruling->goal_quote = dz_column_dup (statement, 3);
  ruling->outcome_quote = dz_column_dup (statement, 4);
  ruling->goal_id = find_quantity (figures, read_words (statement, 5));
  ruling->outcome_id = find_quantity (figures, read_words (statement, 9));

  return ruling;
}

static GPtrArray *
load_rulings (DzStore *store, const GPtrArray *figures, GError **error)
{
  g_autoptr (GPtrArray) rulings = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_ruling_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT ruling.id, kind, verdict, goal.quote, outcome.quote, goal.paragraph_id,"
                                " goal.start, goal.\"end\", goal.indicator, outcome.paragraph_id, outcome.start,"
                                " outcome.\"end\", outcome.indicator FROM ruling JOIN figure AS goal"
                                " ON goal.id = goal_id LEFT JOIN figure AS outcome ON outcome.id = outcome_id"
                                " ORDER BY ruling.id",
                                "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (rulings, read_ruling (statement, figures));

  return code == SQLITE_DONE ? g_steal_pointer (&rulings) : NULL;
}

GPtrArray *
dz_store_list_rulings (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) figures = NULL;
  gint64 n_rulings = 0;

  g_return_val_if_fail (store != NULL, NULL);

  if (!dz_store_query_int (store, &n_rulings, 0, error, "SELECT count(*) FROM ruling", ""))
    return NULL;
  figures = n_rulings > 0 ? dz_store_load_figures (store, 0, error) : g_ptr_array_new ();

  return figures != NULL ? load_rulings (store, figures, error) : NULL;
}

static const DzQuantity *
look_up (const GPtrArray *figures, gint64 id)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const DzQuantity *quantity = ((const DzShownFigure *) g_ptr_array_index (figures, i))->quantity;

      if (quantity->id == id && quantity->state != DZ_STATE_REJECTED)
        return quantity;
    }

  return NULL;
}

static gboolean
delete_ruling (DzStore *store, gint64 id, GError **error)
{
  gint64 goal = 0;
  gint64 outcome = 0;

  return dz_store_query_int (store, &goal, 0, error, "SELECT goal_id FROM ruling WHERE id = ?", "l", id)
         && dz_store_query_int (store, &outcome, 0, error, "SELECT outcome_id FROM ruling WHERE id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM ruling WHERE id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM figure WHERE id IN (?, ?)", "ll", goal, outcome);
}

/* Pair and unpair answer the same question. */
static gboolean
same_question (DzRulingKind a, DzRulingKind b)
{
  return (a == DZ_RULING_VERDICT) == (b == DZ_RULING_VERDICT);
}

static gboolean
delete_earlier (DzStore *store, const DzRuling *ruling, const GPtrArray *figures, GError **error)
{
  g_autoptr (GPtrArray) rulings = load_rulings (store, figures, error);

  if (rulings == NULL)
    return FALSE;
  for (guint i = 0; i < rulings->len; i++)
    {
      const DzRuling *earlier = g_ptr_array_index (rulings, i);

      if (earlier->goal_id == ruling->goal_id && same_question (earlier->kind, ruling->kind)
          && !delete_ruling (store, earlier->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_ends (const DzRuling *ruling, const DzQuantity *goal, const DzQuantity *outcome, GError **error)
{
  if (goal == NULL || (ruling->outcome_id != 0 && outcome == NULL))
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This figure is no longer in the library."));
  else if (goal->status != DZ_STATUS_GOAL)
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("This figure is not a goal."));
  else if (ruling->kind == DZ_RULING_PAIR && (outcome == NULL || outcome->status == DZ_STATUS_GOAL))
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("A goal can only be paired with an outcome."));
  else
    return TRUE;

  return FALSE;
}

static gint64
write_ruling (DzStore *store, const DzRuling *ruling, const DzQuantity *goal, const DzQuantity *outcome,
              GError **error)
{
  gboolean verdict = ruling->kind == DZ_RULING_VERDICT;
  gint64 goal_id = dz_store_add_figure (store, goal, dz_quantity_get_indicator (goal), error);
  gint64 outcome_id = 0;

  if (goal_id != 0 && outcome != NULL && !verdict)
    outcome_id = dz_store_add_figure (store, outcome, dz_quantity_get_indicator (outcome), error);
  if (goal_id == 0 || (outcome != NULL && !verdict && outcome_id == 0)
      || !dz_store_run (store, error,
                        "INSERT INTO ruling (goal_id, kind, outcome_id, verdict) VALUES (?, ?, ?, ?)", "ltnt",
                        goal_id, dz_ruling_kind_get_nick (ruling->kind), outcome_id,
                        verdict ? dz_verdict_get_nick (ruling->verdict) : NULL))
    return 0;

  return sqlite3_last_insert_rowid (store->db);
}

static gint64
save_ruling (DzStore *store, const DzRuling *ruling, GError **error)
{
  g_autoptr (GPtrArray) figures = dz_store_load_figures (store, 0, error);
  const DzQuantity *goal = NULL;
  const DzQuantity *outcome = NULL;

  if (figures == NULL)
    return 0;
  goal = look_up (figures, ruling->goal_id);
  outcome = ruling->outcome_id != 0 ? look_up (figures, ruling->outcome_id) : NULL;
  if (!check_ends (ruling, goal, outcome, error) || !delete_earlier (store, ruling, figures, error))
    return 0;

  return write_ruling (store, ruling, goal, outcome, error);
}

static const char *
get_label (DzRulingKind kind)
{
  switch (kind)
    {
    case DZ_RULING_PAIR:
      return N_("Pair Goal and Outcome");
    case DZ_RULING_UNPAIR:
      return N_("Unpair Goal and Outcome");
    case DZ_RULING_VERDICT:
    default:
      return N_("Set Verdict");
    }
}

gint64
dz_store_save_ruling (DzStore *store, const DzRuling *ruling, GError **error)
{
  gint64 id;

  g_return_val_if_fail (store != NULL && ruling != NULL, 0);

  if (!dz_store_begin (store, get_label (ruling->kind), error))
    return 0;
  id = save_ruling (store, ruling, error);

  return dz_store_end (store, id != 0, error) ? id : 0;
}

static gboolean
remove_ruling (DzStore *store, gint64 id, GError **error)
{
  static const char *const labels[] = { N_("Take Back Pairing"), N_("Take Back Unpairing"),
                                        N_("Take Back Verdict") };
  gint64 kind = -1;

  if (!dz_store_query_int (store, &kind, -1, error,
                           "SELECT CASE kind WHEN 'pair' THEN 0 WHEN 'unpair' THEN 1 ELSE 2 END FROM ruling"
                           " WHERE id = ?",
                           "l", id))
    return FALSE;
  if (kind < 0)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This decision is no longer in the library."));
      return FALSE;
    }
  dz_store_record_name (store, labels[kind], NULL);

  return delete_ruling (store, id, error);
}

gboolean
dz_store_remove_ruling (DzStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Take Back Verdict"), error))
    return FALSE;

  return dz_store_end (store, remove_ruling (store, id, error), error);
}

static gboolean
list_about (DzStore *store, gint64 report_id, GArray *ids, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT DISTINCT ruling.id FROM ruling JOIN figure ON figure.id IN (goal_id, outcome_id)"
                                " WHERE report_id = ? ORDER BY 1",
                                "l", report_id);
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE;
}

static gboolean
remove_rulings (DzStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_about (store, report_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!delete_ruling (store, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

gboolean
dz_store_remove_words (DzStore *store, gint64 report_id, GError **error)
{
  return remove_rulings (store, report_id, error)
         && dz_store_run (store, error,
                          "DELETE FROM reading WHERE figure_id IN (SELECT id FROM figure WHERE report_id = ?)", "l",
                          report_id)
         && dz_store_run (store, error, "DELETE FROM figure WHERE report_id = ?", "l", report_id);
}
