/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "store/dz-anchor.h"

#define NOTE_COLUMNS                                                                                                  \
  "note.id, uuid, note.report_id, note.paragraph_id, paragraph.number, note.start, note.\"end\", note.quote,"          \
  " note.prefix, note.suffix, body,"                                                                                  \
  " color, author, created, modified, note.anchor, pair_end.paragraph_id, pair_end.report_id, other.number, group_uuid"
#define NOTE_TABLES                                                                                                   \
  "note LEFT JOIN paragraph ON paragraph.id = note.paragraph_id LEFT JOIN note_pair ON note_id = note.id"             \
  " LEFT JOIN pair_end ON pair_end.id = end_id LEFT JOIN paragraph AS other ON other.id = pair_end.paragraph_id"

static char *
dup_user (void)
{
  const char *name = g_get_real_name ();

  return g_strdup (g_strcmp0 (name, "Unknown") != 0 ? name : g_get_user_name ());
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
  note->author = dz_column_dup (statement, 12);
  note->created = dz_column_dup (statement, 13);
  note->modified = dz_column_dup (statement, 14);
  dz_anchor_from_nick (dz_column_text (statement, 15), &note->anchor);
  note->other_paragraph_id = sqlite3_column_int64 (statement, 16);
  note->other_report_id = sqlite3_column_int64 (statement, 17);
  note->other_number = sqlite3_column_int (statement, 18);
  note->group = dz_column_dup (statement, 19);
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

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
                                " WHERE (?1 IS NULL OR note.report_id = ?1) AND removed IS NULL"
                                " ORDER BY note.report_id, paragraph.position IS NULL, paragraph.position, note.start, note.id",
                                "n", report);
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (notes, read_note (statement));

  return code == SQLITE_DONE && dz_store_fill_tags (store, notes, error) ? g_steal_pointer (&notes) : NULL;
}

static gboolean
describe (DzNote *note, const char *text, GError **error)
{
  if (dz_anchor_describe (text, note->start, note->end, &note->quote, &note->prefix, &note->suffix))
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The passage %d–%d is not inside its paragraph."),
               note->start, note->end);
  return FALSE;
}

/* The paragraph decides the report, the quote and its context; without one the note is an orphan that
 * keeps what it knows, and a new one that moved already keeps the words that it was written on. */
static gboolean
fill_anchor (DzStore *store, DzNote *note, GError **error)
{
  gboolean moved = note->id == 0 && note->anchor == DZ_NOTE_MOVED && note->quote != NULL;
  g_autoptr (DzNote) there = NULL;
  g_autofree char *text = NULL;

  note->anchor = note->paragraph_id == 0 ? DZ_NOTE_ORPHAN : moved ? DZ_NOTE_MOVED : DZ_NOTE_PLACED;
  if (note->paragraph_id == 0)
    return TRUE;

  text = dz_store_dup_paragraph_text (store, note->paragraph_id, error);
  if (text == NULL
      || !dz_store_query_int (store, &note->report_id, 0, error,
                              "SELECT report_id FROM paragraph WHERE id = ?", "l", note->paragraph_id))
    return FALSE;
  there = dz_note_copy (note);

  return describe (moved ? there : note, text, error);
}

/* A note that is changed where it stands is as moved as it was, and where its words were is kept; from_file:
 * the words that it was written on, too. */
static gboolean
keep_anchor (DzStore *store, DzNote *note, gboolean from_file, GError **error)
{
  gint64 n_moved = 0;

  if (!dz_store_query_int (store, &n_moved, 0, error,
                           "SELECT count(*) FROM note WHERE id = ? AND anchor = 'moved' AND paragraph_id = ? AND start = ?"
                           " AND \"end\" = ?",
                           "llii", note->id, note->paragraph_id, note->start, note->end))
    return FALSE;
  if (n_moved > 0)
    {
      note->anchor = DZ_NOTE_MOVED;
      if (from_file)
        {
          g_clear_pointer (&note->quote, g_free);
          g_clear_pointer (&note->prefix, g_free);
          g_clear_pointer (&note->suffix, g_free);
        }
      return TRUE;
    }

  return note->paragraph_id == 0
         || dz_store_run (store, error, "DELETE FROM note_before WHERE note_id = ?", "l", note->id);
}

static gboolean
insert_note (DzStore *store, const DzNote *note, GError **error)
{
  return dz_store_run (store, error,
                       "INSERT INTO note (uuid, report_id, paragraph_id, anchor, start, \"end\", quote, prefix, suffix,"
                       " body, color, author, created, modified, group_uuid)"
                       " VALUES (?, ?, ?, ?, ?, ?, coalesce (?, ''), coalesce (?, ''), coalesce (?, ''), ?, ?, ?, ?, ?,"
                       " ?)",
                       "tlntiittttttttt", note->uuid, note->report_id, note->paragraph_id,
                       dz_anchor_get_nick (note->anchor), note->start, note->end, note->quote, note->prefix,
                       note->suffix, note->body, note->color, note->author, note->created, note->modified,
                       note->group);
}

static gboolean
insert_pair (DzStore *store, const DzNote *note, GError **error)
{
  gint64 end = dz_store_add_pair_end (store, note->other_paragraph_id, error);

  return end != 0
         && dz_store_run (store, error, "INSERT INTO note_pair (note_id, end_id) VALUES (?, ?)", "ll",
                          note->id, end);
}

/* What comes back from an export while it lies in the trash is taken out of it. */
static gboolean
update_note (DzStore *store, const DzNote *note, gboolean from_trash, GError **error)
{
  gboolean ok;

  ok = dz_store_run (store, error,
                     "UPDATE note SET report_id = ?, paragraph_id = ?, anchor = ?, start = ?, \"end\" = ?,"
                     " quote = coalesce (?, quote), prefix = coalesce (?, prefix), suffix = coalesce (?, suffix),"
                     " body = ?, color = ?, author = coalesce (?, author), modified = ?,"
                     " group_uuid = coalesce (group_uuid, ?), removed = NULL WHERE id = ? AND (removed IS NULL OR ?)",
                     "lntiittttttttli", note->report_id, note->paragraph_id, dz_anchor_get_nick (note->anchor),
                     note->start, note->end, note->quote, note->prefix, note->suffix, note->body, note->color,
                     note->author, note->modified, note->group, note->id, from_trash);
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

/* What a new note does not say is filled in. */
static gboolean
add_note (DzStore *store, DzNote *note, GError **error)
{
  if (note->uuid == NULL)
    note->uuid = g_uuid_string_random ();
  if (note->created == NULL)
    note->created = g_strdup (note->modified);
  if (note->author == NULL)
    note->author = dup_user ();
  if (!insert_note (store, note, error))
    return FALSE;
  note->id = sqlite3_last_insert_rowid (store->db);

  return note->other_paragraph_id == 0 || insert_pair (store, note, error);
}

static gboolean
write_note (DzStore *store, DzNote *note, GError **error)
{
  gboolean known = note->id != 0;
  gboolean ok;

  if (!find_same (store, note, error) || !fill_anchor (store, note, error)
      || (note->id != 0
          && !(keep_anchor (store, note, !known, error) && dz_store_keep_words_at_head (store, note, error))))
    return FALSE;
  if (known || note->modified == NULL)
    {
      g_free (note->modified);
      note->modified = dz_store_dup_now ();
    }
  ok = note->id != 0 ? update_note (store, note, !known, error) : add_note (store, note, error);

  return ok && dz_store_share_with_group (store, note, error)
         && (note->tag_ids == NULL || dz_store_write_note_tags (store, note, error));
}

static gboolean
is_highlight (const DzNote *note)
{
  return note->color != NULL && (note->body == NULL || *note->body == '\0');
}

static const char *
choose_label (const DzNote *note)
{
  gboolean highlight = is_highlight (note);

  if (note->id != 0)
    return highlight ? N_("Change Highlight") : N_("Edit Note");

  return highlight ? N_("Add Highlight") : N_("Add Note");
}

/* What is typed into a note is one step for a while; each change of a colour is a step of its own. */
static void
name_typing (DzStore *store, const DzNote *note, gint64 id)
{
  if (store->depth == 1 && store->session != NULL && !is_highlight (note))
    store->subject
      = g_strdup_printf ("note %" G_GINT64_FORMAT " %s", id, note->color != NULL ? note->color : "");
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
  if (ok)
    name_typing (store, own, own->id);

  return dz_store_end (store, ok, error) ? own->id : 0;
}

static gboolean
save_passages (DzStore *store, const GPtrArray *notes, gint64 *first, GError **error)
{
  g_autofree char *group = g_strdup (((const DzNote *) notes->pdata[0])->group);

  if (group == NULL && notes->len > 1)
    group = g_uuid_string_random ();
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr (DzNote) own = dz_note_copy (g_ptr_array_index (notes, i));

      g_free (own->group);
      own->group = g_strdup (group);
      if (!write_note (store, own, error))
        return FALSE;
      *first = i == 0 ? own->id : *first;
    }

  return TRUE;
}

gint64
dz_store_save_passages (DzStore *store, const GPtrArray *notes, GError **error)
{
  gint64 first = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && notes != NULL && notes->len > 0, 0);

  if (!dz_store_begin (store, choose_label (notes->pdata[0]), error))
    return 0;
  ok = save_passages (store, notes, &first, error);
  if (ok)
    name_typing (store, notes->pdata[0], first);

  return dz_store_end (store, ok, error) ? first : 0;
}

static gboolean
remove_note (DzStore *store, gint64 id, GError **error)
{
  g_autofree char *now = dz_store_dup_now ();

  if (!dz_store_run (store, error, "UPDATE note SET removed = ?2 WHERE " DZ_STORE_PIECES_OF_1, "lt", id, now))
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
