/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

#define COLUMNS "SELECT id, kind, headword, variant, report_id, definition, modified FROM term_word"

static DzTermWord *
read_word (sqlite3_stmt *statement)
{
  DzTermWordKind kind = DZ_TERM_WORD_ENTRY;
  DzTermWord *word;

  dz_term_word_kind_from_nick (dz_column_text (statement, 1), &kind);
  word = dz_term_word_new (kind, dz_column_text (statement, 2));
  word->id = sqlite3_column_int64 (statement, 0);
  word->variant = dz_column_dup (statement, 3);
  word->report_id = sqlite3_column_int64 (statement, 4);
  word->definition = dz_column_dup (statement, 5);
  word->modified = dz_column_dup (statement, 6);

  return word;
}

GPtrArray *
dz_store_list_term_words (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_term_word_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error, COLUMNS " ORDER BY id", "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (words, read_word (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&words) : NULL;
}

/* The step is named after what is done and to which words. */
static const char *
choose_label (const DzTermWord *word, gboolean is_new)
{
  switch (word->kind)
    {
    case DZ_TERM_WORD_EDIT:
      /* Translators: labels of changes for the menu; %s is a term of the glossary. */
      return N_("Edit Definition of “%s”");
    case DZ_TERM_WORD_VARIANT:
      return N_("Add Variant “%s”");
    case DZ_TERM_WORD_APART:
      return N_("Keep “%s” Apart");
    case DZ_TERM_WORD_DISMISSED:
      return N_("Dismiss “%s”");
    case DZ_TERM_WORD_ENTRY:
    default:
      return is_new ? N_("Add Term “%s”") : N_("Edit Term “%s”");
    }
}

static const char *
choose_removal_label (const DzTermWord *word)
{
  switch (word->kind)
    {
    case DZ_TERM_WORD_EDIT:
      return N_("Take Back Definition of “%s”");
    case DZ_TERM_WORD_VARIANT:
      return N_("Remove Variant “%s”");
    case DZ_TERM_WORD_APART:
      return N_("Fold “%s” Again");
    case DZ_TERM_WORD_DISMISSED:
      return N_("Propose “%s” Again");
    case DZ_TERM_WORD_ENTRY:
    default:
      return N_("Remove Term “%s”");
    }
}

static const char *
get_subject (const DzTermWord *word)
{
  return word->kind == DZ_TERM_WORD_VARIANT ? word->variant : word->headword;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return copy == NULL || *g_strstrip (copy) == '\0';
}

static gboolean
check_word (const DzTermWord *word, GError **error)
{
  if (is_blank (word->headword) || (word->kind == DZ_TERM_WORD_VARIANT && is_blank (word->variant)))
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("A term needs a headword."));
  else if (word->kind == DZ_TERM_WORD_VARIANT && g_str_equal (word->headword, word->variant))
    g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("“%s” is no variant of itself."), word->headword);
  else if (word->kind == DZ_TERM_WORD_EDIT && is_blank (word->definition))
    g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The definition of “%s” is empty."), word->headword);
  else
    return TRUE;

  return FALSE;
}

/* An edit of what is not there would be shown nowhere. */
static gboolean
check_edited (DzStore *store, const DzTermWord *word, GError **error)
{
  gint64 n = 0;

  if (word->kind != DZ_TERM_WORD_EDIT)
    return TRUE;
  if (!dz_store_query_int (store, &n, 0, error, "SELECT count(*) FROM term WHERE report_id = ? AND key = ?", "lt",
                           word->report_id, word->headword))
    return FALSE;
  if (n == 0)
    g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This report does not define “%s”."), word->headword);

  return n > 0;
}

static gboolean
find_same (DzStore *store, const DzTermWord *word, gint64 *id, GError **error)
{
  return dz_store_query_int (store, id, 0, error,
                             "SELECT id FROM term_word WHERE kind = ? AND headword = ? AND coalesce (variant, '') = ?"
                             " AND coalesce (report_id, 0) = ?",
                             "tttl", dz_term_word_kind_get_nick (word->kind), word->headword,
                             word->kind == DZ_TERM_WORD_VARIANT ? word->variant : "",
                             word->kind == DZ_TERM_WORD_EDIT ? word->report_id : (gint64) 0);
}

/* A term is no term no longer, and the other way round. */
static gboolean
drop_opposite (DzStore *store, const DzTermWord *word, GError **error)
{
  const char *opposite = word->kind == DZ_TERM_WORD_ENTRY       ? "dismissed"
                         : word->kind == DZ_TERM_WORD_DISMISSED ? "entry"
                                                                : "";

  return dz_store_run (store, error, "DELETE FROM term_word WHERE kind = ? AND headword = ?", "tt", opposite,
                       word->headword);
}

static gboolean
insert_word (DzStore *store, const DzTermWord *word, const char *now, gint64 *id, GError **error)
{
  if (!dz_store_run (store, error,
                     "INSERT INTO term_word (kind, headword, variant, report_id, definition, modified)"
                     " VALUES (?, ?, ?, ?, ?, ?)",
                     "tttntt", dz_term_word_kind_get_nick (word->kind), word->headword,
                     word->kind == DZ_TERM_WORD_VARIANT ? word->variant : NULL,
                     word->kind == DZ_TERM_WORD_EDIT ? word->report_id : (gint64) 0, word->definition, now))
    return FALSE;
  *id = sqlite3_last_insert_rowid (store->db);

  return TRUE;
}

static gboolean
update_word (DzStore *store, const DzTermWord *word, const char *now, gint64 id, GError **error)
{
  if (!dz_store_run (store, error,
                     "UPDATE term_word SET headword = ?, definition = ?, modified = ? WHERE id = ?", "tttl",
                     word->headword, word->definition, now, id))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This term is no longer in the library."));

  return FALSE;
}

static gboolean
write_word (DzStore *store, const DzTermWord *word, gint64 *id, GError **error)
{
  g_autofree char *now = dz_store_dup_now ();
  gint64 same = 0;

  if (!check_word (word, error) || !check_edited (store, word, error) || !find_same (store, word, &same, error)
      || !drop_opposite (store, word, error))
    return FALSE;
  if (word->id != 0 && same != 0 && same != word->id)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS, _("There is a term “%s” already."), word->headword);
      return FALSE;
    }
  *id = word->id != 0 ? word->id : same;
  dz_store_record_name (store, choose_label (word, *id == 0), get_subject (word));

  return *id == 0 ? insert_word (store, word, now, id, error) : update_word (store, word, now, *id, error);
}

gint64
dz_store_save_term_word (DzStore *store, const DzTermWord *word, GError **error)
{
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && word != NULL, 0);

  if (!dz_store_begin (store, choose_label (word, word->id == 0), error))
    return 0;
  ok = write_word (store, word, &id, error);

  return dz_store_end (store, ok, error) ? id : 0;
}

static gboolean
remove_word (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, COLUMNS " WHERE id = ?", "l", id);
  g_autoptr (DzTermWord) word = NULL;
  int code = statement != NULL ? dz_store_step (store, statement, error) : SQLITE_ERROR;

  if (code == SQLITE_DONE)
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This term is no longer in the library."));
  if (code != SQLITE_ROW)
    return FALSE;
  word = read_word (statement);
  dz_store_record_name (store, choose_removal_label (word), get_subject (word));

  /* Without the entry its variants would speak of nothing that is seen, but a report may define it too. */
  return dz_store_run (store, error, "DELETE FROM term_word WHERE id = ?", "l", id)
         && (word->kind != DZ_TERM_WORD_ENTRY
             || dz_store_run (store, error,
                              "DELETE FROM term_word WHERE kind = 'variant' AND headword = ?1"
                              " AND NOT EXISTS (SELECT 1 FROM term WHERE key = ?1)",
                              "t", word->headword));
}

gboolean
dz_store_remove_term_word (DzStore *store, gint64 id, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Remove Term “%s”"), error))
    return FALSE;
  ok = remove_word (store, id, error);

  return dz_store_end (store, ok, error);
}

gboolean
dz_store_visit_bodies (DzStore *store, DzTextFunc visit, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL && visit != NULL, FALSE);

  statement = dz_store_prepare (store, error,
                                "SELECT report_id, id, number, text FROM paragraph WHERE kind = 'body'"
                                " ORDER BY report_id, position", "");
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      if (!dz_store_check_cancelled (store, error))
        return FALSE;
      visit (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
             sqlite3_column_int (statement, 2), dz_column_text (statement, 3), data);
    }

  return code == SQLITE_DONE;
}

char *
dz_store_dup_text_stamp (DzStore *store, GError **error)
{
  g_autoptr (GString) stamp = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error, "SELECT id, digest FROM report ORDER BY id", "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      const char *digest = dz_column_text (statement, 1);

      g_string_append_printf (stamp, "%" G_GINT64_FORMAT ":%s ", (gint64) sqlite3_column_int64 (statement, 0),
                              digest != NULL ? digest : "");
    }
  if (code != SQLITE_DONE)
    return NULL;

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, stamp->str, -1);
}
