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
static const char *const recorded_tables[] = {
  "reading", "ruling",     "figure",     "pairing", "note_pair", "pair_end", "note_before", "note_tag",  "tag",    "note",
  "correction", "superseded", "saved_view", "saved_search", "term_word", "trash", "quantity", "term", "section", "paragraph",
  "report", "source",
};

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
  g_clear_pointer (&store->detail, g_free);
  g_clear_pointer (&store->subject, g_free);
}

sqlite3_session *
dz_store_new_session (DzStore *store, GError **error)
{
  sqlite3_session *session = NULL;
  int code = sqlite3session_create (store->db, "main", &session);

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded_tables); i++)
    code = sqlite3session_attach (session, recorded_tables[i]);
  if (code == SQLITE_OK)
    return session;

  if (session != NULL)
    sqlite3session_delete (session);
  dz_store_set_error (store, code, error);

  return NULL;
}

gboolean
dz_store_record_begin (DzStore *store, const char *label, GError **error)
{
  store->session = dz_store_new_session (store, error);
  if (store->session == NULL)
    return FALSE;
  store->label = g_strdup (label);

  return TRUE;
}

void
dz_store_record_name (DzStore *store, const char *label, const char *detail)
{
  if (store->session == NULL || store->depth != 1)
    return;

  g_free (store->label);
  g_free (store->detail);
  store->label = g_strdup (label);
  store->detail = g_strdup (detail);
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
  gint64 now = dz_store_get_time ();
  gint64 id = 0;

  if (store->subject != NULL && !find_step_to_continue (store, now, &id, &before, error))
    return FALSE;
  if (id != 0)
    return continue_step (store, id, &before, changes, error);

  return dz_store_run (store, error, "DELETE FROM change WHERE undone = 1", "")
         && dz_store_run (store, error,
                          "INSERT INTO change (label, detail, subject, made, changeset, listed_tags)"
                          " VALUES (?, ?, ?, ?, ?, 0)",
                          "tttlb", store->label, store->detail, store->subject, now, changes->data,
                          (gsize) changes->size);
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
#define STEP_COLUMNS "SELECT id, label, detail, changeset, listed_tags FROM change"

enum
{
  STEP_ID,
  STEP_LABEL,
  STEP_DETAIL,
  STEP_CHANGES,
  STEP_LISTED_TAGS,
};

static const char *
choose_step_sql (gboolean redo)
{
  return redo ? STEP_COLUMNS " WHERE undone = 1 ORDER BY id LIMIT 1"
              : STEP_COLUMNS " WHERE undone = 0 ORDER BY id DESC LIMIT 1";
}

/* Translated when it is shown; a name goes in as it is. */
static char *
dup_step_label (sqlite3_stmt *step)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, dz_column_text (step, STEP_LABEL));
  g_autofree char *detail = dz_column_dup (step, STEP_DETAIL);
  g_auto (GStrv) parts = NULL;

  if (detail == NULL)
    return g_strdup (label);
  parts = g_strsplit (label, "%s", 2);

  return g_strjoinv (detail, parts);
}

static char *
dup_label (DzStore *store, gboolean redo)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, NULL, choose_step_sql (redo), "");
  if (statement == NULL || dz_store_step (store, statement, NULL) != SQLITE_ROW)
    return NULL;

  return dup_step_label (statement);
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

/* What the step changed was changed since, maybe by a report that was read again: then nothing is done.
 * References to what is gone are mended afterwards. */
static int
on_conflict (gpointer data, int conflict, sqlite3_changeset_iter *iter)
{
  gboolean *dangling = data;

  if (conflict != SQLITE_CHANGESET_FOREIGN_KEY)
    return SQLITE_CHANGESET_ABORT;
  *dangling = TRUE;

  return SQLITE_CHANGESET_OMIT;
}

/* A report that comes back may speak of tags that are no more, and of paragraphs of other reports that were
 * removed or read again since. */
static gboolean
mend_references (DzStore *store, GError **error)
{
  static const char *const script
      = "DELETE FROM note_tag WHERE tag_id NOT IN (SELECT id FROM tag) OR note_id NOT IN (SELECT id FROM note);"
        "DELETE FROM pairing WHERE EXISTS (SELECT 1 FROM pair_end WHERE pair_end.id IN (first_id, second_id)"
        " AND report_id NOT IN (SELECT id FROM report));"
        "DELETE FROM note_pair WHERE end_id IN (SELECT id FROM pair_end WHERE report_id NOT IN (SELECT id FROM report));"
        "DELETE FROM term_word WHERE report_id NOT IN (SELECT id FROM report);"
        "DELETE FROM pair_end WHERE report_id NOT IN (SELECT id FROM report);"
        "UPDATE pair_end SET paragraph_id = NULL, anchor = 'orphan'"
        " WHERE paragraph_id NOT IN (SELECT id FROM paragraph);"
        "DELETE FROM ruling WHERE EXISTS (SELECT 1 FROM figure WHERE figure.id IN (goal_id, outcome_id)"
        " AND report_id NOT IN (SELECT id FROM report));"
        "DELETE FROM reading WHERE figure_id IN (SELECT id FROM figure WHERE report_id NOT IN (SELECT id FROM report));"
        "DELETE FROM figure WHERE report_id NOT IN (SELECT id FROM report);"
        "UPDATE figure SET paragraph_id = NULL, anchor = 'orphan'"
        " WHERE paragraph_id NOT IN (SELECT id FROM paragraph)";

  return dz_store_run_script (store, script, error) && dz_store_remove_loose_ends (store, error);
}

gboolean
dz_store_apply_changes (DzStore *store, int size, gpointer changes, gboolean invert, gboolean *fits,
                        GError **error)
{
  g_auto (Changeset) inverted = { NULL, 0 };
  gboolean dangling = FALSE;
  int code = invert ? sqlite3changeset_invert (size, changes, &inverted.size, &inverted.data) : SQLITE_OK;

  /* Without a savepoint of its own, whose journal is walked through for each row: who calls this rolls back
   * what failed. */
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply_v2 (store->db, invert ? inverted.size : size,
                                      invert ? inverted.data : changes, NULL, on_conflict, &dangling, NULL,
                                      NULL, SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
  *fits = code != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT;
  if (!*fits)
    return TRUE;
  if (code != SQLITE_OK)
    return dz_store_set_error (store, code, error);

  return !dangling || mend_references (store, error);
}

/* Steps of older versions know tags only as the words in note.tags. */
static gboolean
apply_with_listed_tags (DzStore *store, sqlite3_stmt *step, gpointer changes, gboolean redo, gboolean *fits,
                        GError **error)
{
  g_autoptr (GHashTable) before = dz_store_load_listed_tags (store, error);

  return before != NULL
         && dz_store_apply_changes (store, sqlite3_column_bytes (step, STEP_CHANGES), changes, !redo, fits, error)
         && (!*fits || dz_store_take_listed_tags (store, before, error));
}

static gboolean
apply_step (DzStore *store, sqlite3_stmt *step, gboolean redo, GError **error)
{
  gpointer changes = (gpointer) sqlite3_column_blob (step, STEP_CHANGES);
  gboolean fits = TRUE;
  gboolean ok;

  ok = sqlite3_column_int (step, STEP_LISTED_TAGS) != 0
         ? apply_with_listed_tags (store, step, changes, redo, &fits, error)
         : dz_store_apply_changes (store, sqlite3_column_bytes (step, STEP_CHANGES), changes, !redo, &fits,
                                   error);
  if (!ok)
    return FALSE;
  if (!fits)
    {
      g_autofree char *label = dup_step_label (step);

      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
                   /* Translators: the label of a change, “Edit Note”. */
                   _("“%s” cannot be undone or redone: what it changed has been changed since."), label);
      return FALSE;
    }

  return dz_store_run (store, error, "UPDATE change SET undone = ? WHERE id = ?", "il", !redo,
                       (gint64) sqlite3_column_int64 (step, STEP_ID));
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
