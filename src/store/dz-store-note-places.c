/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "store/dz-anchor.h"

void
dz_note_before_free (DzNoteBefore *before)
{
  if (before == NULL)
    return;

  g_free (before->text);
  g_free (before);
}

gboolean
dz_store_keep_note_before (DzStore *store, gint64 note_id, const DzParagraph *paragraph, int start, int end,
                           GError **error)
{
  return dz_store_run (store, error,
                       "INSERT OR IGNORE INTO note_before (note_id, number, text, start, \"end\") VALUES (?, ?, ?, ?, ?)",
                       "litii", note_id, paragraph->number, paragraph->text, start, end);
}

DzNoteBefore *
dz_store_load_note_before (DzStore *store, gint64 note_id, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  DzNoteBefore *before;

  g_return_val_if_fail (store != NULL, NULL);

  row = dz_store_prepare (store, error, "SELECT number, text, start, \"end\" FROM note_before WHERE note_id = ?", "l",
                          note_id);
  if (row == NULL || dz_store_step (store, row, error) != SQLITE_ROW)
    return NULL;
  before = g_new0 (DzNoteBefore, 1);
  before->number = sqlite3_column_int (row, 0);
  before->text = dz_column_dup (row, 1);
  before->start = sqlite3_column_int (row, 2);
  before->end = sqlite3_column_int (row, 3);

  return before;
}

static gboolean
forget_before (DzStore *store, gint64 id, GError **error)
{
  return dz_store_run (store, error, "DELETE FROM note_before WHERE note_id = ?", "l", id);
}

/* The label tells one from several. */
static gboolean
accept_notes (DzStore *store, const GArray *ids, GError **error)
{
  if (ids->len == 1)
    dz_store_record_name (store, N_("Accept Moved Note"), NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!dz_store_run (store, error, "UPDATE note SET anchor = 'placed' WHERE id = ? AND anchor = 'moved'",
                         "l", id))
        return FALSE;
      if (sqlite3_changes (store->db) > 0 && !forget_before (store, id, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dz_store_accept_notes (DzStore *store, const GArray *ids, GError **error)
{
  g_return_val_if_fail (store != NULL && ids != NULL, FALSE);

  if (!dz_store_begin (store, N_("Accept Moved Notes"), error))
    return FALSE;

  return dz_store_end (store, accept_notes (store, ids, error), error);
}

/* Its words of before, by which it may be found again; where nothing tells, those it has. */
static gboolean
refuse_note (DzStore *store, gint64 id, GError **error)
{
  GError *failure = NULL;
  g_autoptr (DzNoteBefore) before = dz_store_load_note_before (store, id, &failure);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (before != NULL)
    dz_anchor_describe (before->text, before->start, before->end, &quote, &prefix, &suffix);
  if (!dz_store_run (store, error,
                     "UPDATE note SET paragraph_id = NULL, anchor = 'orphan', start = iif (?1, ?2, start),"
                     " \"end\" = iif (?1, ?3, \"end\"), quote = coalesce (?4, quote), prefix = coalesce (?5, prefix),"
                     " suffix = coalesce (?6, suffix) WHERE id = ?7 AND anchor = 'moved' AND removed IS NULL",
                     "iiitttl", before != NULL, before != NULL ? before->start : 0, before != NULL ? before->end : 0,
                     quote, prefix, suffix, id))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("This note did not move."));

  return FALSE;
}

gboolean
dz_store_refuse_note (DzStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Refuse Moved Note"), error))
    return FALSE;

  return dz_store_end (store, refuse_note (store, id, error), error);
}

static gboolean
place_note (DzStore *store, gint64 id, gint64 paragraph_id, int start, int end, GError **error)
{
  g_autofree char *text = dz_store_dup_paragraph_text (store, paragraph_id, error);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (text == NULL)
    return FALSE;
  if (!dz_anchor_describe (text, start, end, &quote, &prefix, &suffix))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The passage %d–%d is not inside its paragraph."),
                   start, end);
      return FALSE;
    }
  if (!dz_store_run (store, error,
                     "UPDATE note SET paragraph_id = ?1, anchor = 'placed', start = ?2, \"end\" = ?3, quote = ?4,"
                     " prefix = ?5, suffix = ?6, report_id = (SELECT report_id FROM paragraph WHERE id = ?1)"
                     " WHERE id = ?7 AND removed IS NULL",
                     "liitttl", paragraph_id, start, end, quote, prefix, suffix, id))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return forget_before (store, id, error);
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This note is no longer in the library."));

  return FALSE;
}

gboolean
dz_store_place_note (DzStore *store, gint64 id, gint64 paragraph_id, int start, int end, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Place Note"), error))
    return FALSE;

  return dz_store_end (store, place_note (store, id, paragraph_id, start, end, error), error);
}
