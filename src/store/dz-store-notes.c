/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "store/dz-anchor.h"

#define NOTE_COLUMNS                                                                                                  \
  "note.id, uuid, note.report_id, note.paragraph_id, paragraph.number, note.start, note.\"end\", note.quote,"          \
  " note.prefix, note.suffix, body,"                                                                                  \
  " color, tags, created, modified, note.anchor, pair_end.paragraph_id, pair_end.report_id, other.number"
#define NOTE_TABLES                                                                                                   \
  "note LEFT JOIN paragraph ON paragraph.id = note.paragraph_id LEFT JOIN note_pair ON note_id = note.id"             \
  " LEFT JOIN pair_end ON pair_end.id = end_id LEFT JOIN paragraph AS other ON other.id = pair_end.paragraph_id"

char *
dz_store_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static DzNote *
read_note (sqlite3_stmt *statement)
{
  DzNote *note = dz_note_new ();

  note->id = sqlite3_column_int64 (statement, 0);
  note->uuid = dz_column_dup (statement, 1);
  note->report_id = sqlite3_column_int64 (statement, 2);
  note->paragraph_id = sqlite3_column_int64 (statement, 3);
  note->number = sqlite3_column_int (statement, 4);
  note->start = sqlite3_column_int (statement, 5);
  note->end = sqlite3_column_int (statement, 6);
  note->quote = dz_column_dup (statement, 7);
  note->prefix = dz_column_dup (statement, 8);
  note->suffix = dz_column_dup (statement, 9);
  note->body = dz_column_dup (statement, 10);
  note->color = dz_column_dup (statement, 11);
  note->tags = dz_column_dup (statement, 12);
  note->created = dz_column_dup (statement, 13);
  note->modified = dz_column_dup (statement, 14);
  dz_anchor_from_nick (dz_column_text (statement, 15), &note->anchor);
  note->other_paragraph_id = sqlite3_column_int64 (statement, 16);
  note->other_report_id = sqlite3_column_int64 (statement, 17);
  note->other_number = sqlite3_column_int (statement, 18);

  return note;
}

GPtrArray *
dz_store_list_notes (DzStore *store, gint64 report, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error,
                                "SELECT " NOTE_COLUMNS " FROM " NOTE_TABLES
                                " WHERE ?1 IS NULL OR note.report_id = ?1"
                                " ORDER BY note.report_id, paragraph.position IS NULL, paragraph.position, note.start, note.id",
                                "n", report);
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (notes, read_note (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&notes) : NULL;
}

/* The paragraph decides the report, the quote and its context; without one the note is an orphan that
 * keeps what it knows. */
static gboolean
fill_anchor (DzStore *store, DzNote *note, GError **error)
{
  g_autofree char *text = NULL;

  note->anchor = note->paragraph_id != 0 ? DZ_NOTE_PLACED : DZ_NOTE_ORPHAN;
  if (note->paragraph_id == 0)
    return TRUE;

  text = dz_store_dup_paragraph_text (store, note->paragraph_id, error);
  if (text == NULL
      || !dz_store_query_int (store, &note->report_id, 0, error, "SELECT report_id FROM paragraph WHERE id = ?", "l",
                              note->paragraph_id))
    return FALSE;
  if (dz_anchor_describe (text, note->start, note->end, &note->quote, &note->prefix, &note->suffix))
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The passage %d–%d is not inside its paragraph."), note->start,
               note->end);
  return FALSE;
}

static gboolean
insert_note (DzStore *store, const DzNote *note, GError **error)
{
  return dz_store_run (store, error,
                       "INSERT INTO note (uuid, report_id, paragraph_id, anchor, start, \"end\", quote, prefix, suffix,"
                       " body, color, tags, created, modified)"
                       " VALUES (?, ?, ?, ?, ?, ?, coalesce (?, ''), coalesce (?, ''), coalesce (?, ''), ?, ?, ?, ?, ?)",
                       "tlntiitttttttt", note->uuid, note->report_id, note->paragraph_id,
                       dz_anchor_get_nick (note->anchor), note->start, note->end, note->quote, note->prefix,
                       note->suffix, note->body, note->color, note->tags, note->created, note->modified);
}

static gboolean
insert_pair (DzStore *store, const DzNote *note, GError **error)
{
  gint64 end = dz_store_add_pair_end (store, note->other_paragraph_id, error);

  return end != 0
         && dz_store_run (store, error, "INSERT INTO note_pair (note_id, end_id) VALUES (?, ?)", "ll", note->id, end);
}

static gboolean
update_note (DzStore *store, const DzNote *note, GError **error)
{
  gboolean ok;

  ok = dz_store_run (store, error,
                     "UPDATE note SET report_id = ?, paragraph_id = ?, anchor = ?, start = ?, \"end\" = ?,"
                     " quote = coalesce (?, quote), prefix = coalesce (?, prefix), suffix = coalesce (?, suffix),"
                     " body = ?, color = ?, tags = ?, modified = ? WHERE id = ?",
                     "lntiitttttttl", note->report_id, note->paragraph_id, dz_anchor_get_nick (note->anchor),
                     note->start, note->end, note->quote, note->prefix, note->suffix, note->body, note->color,
                     note->tags, note->modified, note->id);
  if (ok && sqlite3_changes (store->db) == 0)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This note is no longer in the library."));
      return FALSE;
    }

  return ok;
}

/* A note that comes back from an export is the same note: its uuid tells. */
static gboolean
find_same (DzStore *store, DzNote *note, GError **error)
{
  if (note->id != 0 || note->uuid == NULL)
    return TRUE;

  return dz_store_query_int (store, &note->id, 0, error, "SELECT id FROM note WHERE uuid = ?", "t", note->uuid);
}

static gboolean
write_note (DzStore *store, DzNote *note, GError **error)
{
  g_autofree char *now = dz_store_dup_now ();

  if (!find_same (store, note, error) || !fill_anchor (store, note, error))
    return FALSE;
  g_free (note->modified);
  note->modified = g_steal_pointer (&now);
  if (note->id != 0)
    return update_note (store, note, error);

  if (note->uuid == NULL)
    note->uuid = g_uuid_string_random ();
  if (note->created == NULL)
    note->created = g_strdup (note->modified);
  if (!insert_note (store, note, error))
    return FALSE;
  note->id = sqlite3_last_insert_rowid (store->db);

  return note->other_paragraph_id == 0 || insert_pair (store, note, error);
}

static const char *
choose_label (const DzNote *note)
{
  gboolean highlight = note->color != NULL && (note->body == NULL || *note->body == '\0');

  if (note->id != 0)
    return highlight ? N_("Change Highlight") : N_("Edit Note");

  return highlight ? N_("Add Highlight") : N_("Add Note");
}

gint64
dz_store_save_note (DzStore *store, const DzNote *note, GError **error)
{
  g_autoptr (DzNote) own = NULL;
  gboolean ok;

  g_return_val_if_fail (store != NULL && note != NULL, 0);

  own = dz_note_copy (note);
  if (!dz_store_begin (store, choose_label (note), error))
    return 0;
  ok = write_note (store, own, error);
  if (ok && store->depth == 1 && store->session != NULL)
    store->subject = g_strdup_printf ("note %" G_GINT64_FORMAT, own->id);

  return dz_store_end (store, ok, error) ? own->id : 0;
}

static gboolean
remove_note (DzStore *store, gint64 id, GError **error)
{
  if (!dz_store_run (store, error, "DELETE FROM note_pair WHERE note_id = ?", "l", id)
      || !dz_store_remove_loose_ends (store, error)
      || !dz_store_run (store, error, "DELETE FROM note WHERE id = ?", "l", id))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This note is no longer in the library."));

  return FALSE;
}

gboolean
dz_store_remove_note (DzStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Delete Note"), error))
    return FALSE;

  return dz_store_end (store, remove_note (store, id, error), error);
}
