/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-error.h"

/* Consecutive changes of one subject within this many seconds of the first are one step. */
#define MERGE_SECONDS 120

/* Children before their parents, so that a replayed removal never leaves a child behind. Never all tables:
 * the search index keeps its own, and replaying those corrupts it; triggers keep it in step. */
static const char *const recorded_tables[] = { "reading", "ruling", "figure", "pairing", "note_pair", "pair_end", "note",
                                               "correction", "superseded", "saved_view", "quantity", "term", "section", "paragraph", "report", "source" };

typedef struct
{
  gpointer data; /* from sqlite3_malloc() */
  int size;
} Changeset;

static void
changeset_clear (Changeset *changeset)
{
  sqlite3_free (changeset->data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changeset, changeset_clear)

void
dz_store_record_abandon (DzStore *store)
{
  g_clear_pointer (&store->session, sqlite3session_delete);
  g_clear_pointer (&store->label, g_free);
  g_clear_pointer (&store->subject, g_free);
}

gboolean
dz_store_record_begin (DzStore *store, const char *label, GError **error)
{
  int code = sqlite3session_create (store->db, "main", &store->session);

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded_tables); i++)
    code = sqlite3session_attach (store->session, recorded_tables[i]);
  if (code != SQLITE_OK)
    {
      dz_store_record_abandon (store);
      return dz_store_set_error (store, code, error);
    }
  store->label = g_strdup (label);

  return TRUE;
}

void
dz_store_record_rename (DzStore *store, const char *label)
{
  if (store->session == NULL || store->depth != 1)
    return;

  g_free (store->label);
  store->label = g_strdup (label);
}

/* The step that the one being recorded continues, 0 for none; what it undid is read from it. */
static gboolean
find_step_to_continue (DzStore *store, gint64 now, gint64 *id, Changeset *before, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  *id = 0;
  statement = dz_store_prepare (store, error,
                                "SELECT id, changeset FROM change WHERE id = (SELECT max(id) FROM change)"
                                " AND undone = 0 AND subject = ?1 AND made BETWEEN ?2 - ?3 AND ?2",
                                "tli", store->subject, now, MERGE_SECONDS);
  if (statement == NULL)
    return FALSE;
  code = dz_store_step (store, statement, error);
  if (code == SQLITE_ROW)
    {
      *id = sqlite3_column_int64 (statement, 0);
      before->size = sqlite3_column_bytes (statement, 1);
      before->data = sqlite3_malloc (before->size);
      memcpy (before->data, sqlite3_column_blob (statement, 1), before->size);
    }

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
merge (DzStore *store, const Changeset *before, const Changeset *after, Changeset *both, GError **error)
{
  sqlite3_changegroup *group = NULL;
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, before->size, before->data);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, after->size, after->data);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &both->size, &both->data);
  sqlite3changegroup_delete (group);

  return code == SQLITE_OK || dz_store_set_error (store, code, error);
}

static gboolean
continue_step (DzStore *store, gint64 id, const Changeset *before, const Changeset *after, GError **error)
{
  g_auto (Changeset) both = { NULL, 0 };

  if (!merge (store, before, after, &both, error))
    return FALSE;
  if (both.size == 0)
    return dz_store_run (store, error, "DELETE FROM change WHERE id = ?", "l", id);

  return dz_store_run (store, error, "UPDATE change SET changeset = ? WHERE id = ?", "bl", both.data,
                       (gsize) both.size, id);
}

static gboolean
write_step (DzStore *store, const Changeset *changes, GError **error)
{
  g_auto (Changeset) before = { NULL, 0 };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 id = 0;

  if (store->subject != NULL && !find_step_to_continue (store, now, &id, &before, error))
    return FALSE;
  if (id != 0)
    return continue_step (store, id, &before, changes, error);

  return dz_store_run (store, error, "DELETE FROM change WHERE undone = 1", "")
         && dz_store_run (store, error, "INSERT INTO change (label, subject, made, changeset) VALUES (?, ?, ?, ?)",
                          "ttlb", store->label, store->subject, now, changes->data, (gsize) changes->size);
}

gboolean
dz_store_record_end (DzStore *store, GError **error)
{
  g_auto (Changeset) changes = { NULL, 0 };
  gboolean ok = TRUE;
  int code;

  if (store->session == NULL)
    return TRUE;

  code = sqlite3session_changeset (store->session, &changes.size, &changes.data);
  if (code != SQLITE_OK)
    ok = dz_store_set_error (store, code, error);
  else if (changes.size > 0)
    ok = write_step (store, &changes, error);
  dz_store_record_abandon (store);

  return ok;
}

/* Undo takes the last step that stands, redo the first that was undone. */
static const char *
choose_step_sql (gboolean redo)
{
  return redo ? "SELECT id, label, changeset FROM change WHERE undone = 1 ORDER BY id LIMIT 1"
              : "SELECT id, label, changeset FROM change WHERE undone = 0 ORDER BY id DESC LIMIT 1";
}

static char *
dup_label (DzStore *store, gboolean redo)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, NULL, choose_step_sql (redo), "");
  if (statement == NULL || dz_store_step (store, statement, NULL) != SQLITE_ROW)
    return NULL;

  return g_strdup (g_dgettext (GETTEXT_PACKAGE, dz_column_text (statement, 1)));
}

char *
dz_store_dup_undo_label (DzStore *store)
{
  return dup_label (store, FALSE);
}

char *
dz_store_dup_redo_label (DzStore *store)
{
  return dup_label (store, TRUE);
}

/* What the step changed was changed since, maybe by a report that was read again: then nothing is done. */
static int
on_conflict (gpointer data, int conflict, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (DzStore *store, Changeset *changeset, const char *label, GError **error)
{
  int code = sqlite3changeset_apply (store->db, changeset->size, changeset->data, NULL, on_conflict, NULL);

  if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
                   /* Translators: the label of a change, “Edit Note”. */
                   _("“%s” cannot be undone or redone: what it changed has been changed since."), label);
      return FALSE;
    }

  return code == SQLITE_OK || dz_store_set_error (store, code, error);
}

static gboolean
apply_step (DzStore *store, sqlite3_stmt *step, gboolean redo, GError **error)
{
  g_auto (Changeset) changes = { NULL, 0 };
  gconstpointer stored = sqlite3_column_blob (step, 2);
  int size = sqlite3_column_bytes (step, 2);
  int code = SQLITE_OK;

  if (redo)
    {
      changes.size = size;
      changes.data = sqlite3_malloc (size);
      memcpy (changes.data, stored, size);
    }
  else
    {
      code = sqlite3changeset_invert (size, stored, &changes.size, &changes.data);
    }
  if (code != SQLITE_OK)
    return dz_store_set_error (store, code, error);

  return apply (store, &changes, g_dgettext (GETTEXT_PACKAGE, dz_column_text (step, 1)), error)
         && dz_store_run (store, error, "UPDATE change SET undone = ? WHERE id = ?", "il", !redo,
                          (gint64) sqlite3_column_int64 (step, 0));
}

static gboolean
take_step (DzStore *store, gboolean redo, GError **error)
{
  g_autoptr (sqlite3_stmt) step = dz_store_prepare (store, error, choose_step_sql (redo), "");
  int code = step != NULL ? dz_store_step (store, step, error) : SQLITE_ERROR;

  if (code == SQLITE_ROW)
    return apply_step (store, step, redo, error);
  if (code == SQLITE_DONE)
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND,
                         redo ? _("There is nothing to redo.") : _("There is nothing to undo."));

  return FALSE;
}

static gboolean
run_step (DzStore *store, gboolean redo, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL && store->depth == 0, FALSE);

  if (!dz_store_begin (store, NULL, error))
    return FALSE;
  ok = take_step (store, redo, error);

  return dz_store_end (store, ok, error);
}

gboolean
dz_store_undo (DzStore *store, GError **error)
{
  return run_step (store, FALSE, error);
}

gboolean
dz_store_redo (DzStore *store, GError **error)
{
  return run_step (store, TRUE, error);
}
