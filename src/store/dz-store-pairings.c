/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "store/dz-anchor.h"

static gboolean
set_no_pairing (GError **error)
{
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This pairing is no longer in the library."));

  return FALSE;
}

static DzPairing *
read_pairing (sqlite3_stmt *statement)
{
  DzPairing *pairing = dz_pairing_new ();

  pairing->id = sqlite3_column_int64 (statement, 0);
  pairing->left = sqlite3_column_int64 (statement, 1);
  pairing->right = sqlite3_column_int64 (statement, 2);
  pairing->joined = sqlite3_column_int (statement, 3) != 0;

  return pairing;
}

GPtrArray *
dz_store_list_pairings (DzStore *store, gint64 left_report, gint64 right_report, GError **error)
{
  g_autoptr (GPtrArray) pairings = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_pairing_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error,
                                "SELECT pairing.id, a.paragraph_id, b.paragraph_id, joined FROM pairing"
                                " JOIN pair_end AS a ON a.id IN (first_id, second_id)"
                                " JOIN pair_end AS b ON b.id IN (first_id, second_id) AND b.id <> a.id"
                                " WHERE a.report_id = ? AND b.report_id = ? ORDER BY pairing.id",
                                "ll", left_report, right_report);
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (pairings, read_pairing (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&pairings) : NULL;
}

gint64
dz_store_add_pair_end (DzStore *store, gint64 paragraph_id, GError **error)
{
  g_autofree char *text = dz_store_dup_paragraph_text (store, paragraph_id, error);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (text == NULL)
    return 0;
  dz_anchor_describe (text, -1, -1, &quote, &prefix, &suffix);
  if (!dz_store_run (store, error,
                     "INSERT INTO pair_end (report_id, paragraph_id, anchor, start, \"end\", quote, prefix, suffix)"
                     " SELECT report_id, id, 'placed', -1, -1, coalesce (?2, ''), coalesce (?3, ''), coalesce (?4, '')"
                     " FROM paragraph WHERE id = ?1",
                     "lttt", paragraph_id, quote, prefix, suffix))
    return 0;

  return sqlite3_last_insert_rowid (store->db);
}

static gboolean
delete_pairing (DzStore *store, gint64 id, GError **error)
{
  gint64 first = 0;
  gint64 second = 0;

  return dz_store_query_int (store, &first, 0, error, "SELECT first_id FROM pairing WHERE id = ?", "l", id)
         && dz_store_query_int (store, &second, 0, error, "SELECT second_id FROM pairing WHERE id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM pairing WHERE id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM pair_end WHERE id IN (?, ?)", "ll", first, second);
}

static gboolean
find_report (DzStore *store, gint64 paragraph_id, gint64 *report_id, GError **error)
{
  if (!dz_store_query_int (store, report_id, 0, error, "SELECT report_id FROM paragraph WHERE id = ?", "l",
                           paragraph_id))
    return FALSE;
  if (*report_id != 0)
    return TRUE;

  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This paragraph is no longer in the library."));

  return FALSE;
}

/* What was said of the same two goes, and where one is paired, its other pairings with that report, which are
 * added to replaced. */
static gboolean
delete_earlier (DzStore *store, const DzPairing *pairing, const GPtrArray *pairings, GPtrArray *replaced,
                GError **error)
{
  for (guint i = 0; i < pairings->len; i++)
    {
      const DzPairing *earlier = g_ptr_array_index (pairings, i);
      gboolean same = earlier->left == pairing->left && earlier->right == pairing->right;
      gboolean rival = earlier->joined && pairing->joined
                       && (earlier->left == pairing->left || earlier->right == pairing->right);

      if ((same || rival) && !delete_pairing (store, earlier->id, error))
        return FALSE;
      if (rival && !same)
        g_ptr_array_add (replaced, g_memdup2 (earlier, sizeof *earlier));
    }

  return TRUE;
}

static gint64
write_pairing (DzStore *store, const DzPairing *pairing, GError **error)
{
  gint64 first = dz_store_add_pair_end (store, pairing->left, error);
  gint64 second = first != 0 ? dz_store_add_pair_end (store, pairing->right, error) : 0;

  if (second == 0
      || !dz_store_run (store, error, "INSERT INTO pairing (first_id, second_id, joined) VALUES (?, ?, ?)", "lli",
                        first, second, pairing->joined ? 1 : 0))
    return 0;

  return sqlite3_last_insert_rowid (store->db);
}

static gint64
save_pairing (DzStore *store, const DzPairing *pairing, GPtrArray *replaced, GError **error)
{
  g_autoptr (GPtrArray) pairings = NULL;
  gint64 left = 0;
  gint64 right = 0;

  if (!find_report (store, pairing->left, &left, error) || !find_report (store, pairing->right, &right, error))
    return 0;
  if (left == right)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("Only paragraphs of two reports can be paired."));
      return 0;
    }
  pairings = dz_store_list_pairings (store, left, right, error);
  if (pairings == NULL || !delete_earlier (store, pairing, pairings, replaced, error))
    return 0;

  return write_pairing (store, pairing, error);
}

gint64
dz_store_save_pairing (DzStore *store, const DzPairing *pairing, GError **error)
{
  return dz_store_replace_pairing (store, pairing, NULL, error);
}

gint64
dz_store_replace_pairing (DzStore *store, const DzPairing *pairing, GPtrArray **replaced, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_pairing_free);
  gint64 id;

  g_return_val_if_fail (store != NULL && pairing != NULL, 0);

  if (!dz_store_begin (store, pairing->joined ? N_("Pair Paragraphs") : N_("Separate Paragraphs"), error))
    return 0;
  id = save_pairing (store, pairing, found, error);
  if (!dz_store_end (store, id != 0, error) || id == 0)
    return 0;

  if (replaced != NULL)
    *replaced = g_steal_pointer (&found);

  return id;
}

static gboolean
remove_pairing (DzStore *store, gint64 id, GError **error)
{
  gint64 found = 0;

  if (!dz_store_query_int (store, &found, 0, error, "SELECT id FROM pairing WHERE id = ?", "l", id))
    return FALSE;

  return found != 0 ? delete_pairing (store, id, error) : set_no_pairing (error);
}

gboolean
dz_store_remove_pairing (DzStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Take Back Pairing of Paragraphs"), error))
    return FALSE;

  return dz_store_end (store, remove_pairing (store, id, error), error);
}

/* Ends of pairings have two rows there, so the ends that belong to no one any more go last. */
gboolean
dz_store_remove_pairings_of (DzStore *store, gint64 report_id, GError **error)
{
  return dz_store_run (store, error,
                       "DELETE FROM pairing WHERE first_id IN (SELECT id FROM pair_end WHERE report_id = ?1)"
                       " OR second_id IN (SELECT id FROM pair_end WHERE report_id = ?1)",
                       "l", report_id)
         && dz_store_run (store, error,
                          "DELETE FROM note_pair WHERE end_id IN (SELECT id FROM pair_end WHERE report_id = ?1)"
                          " OR note_id IN (SELECT id FROM note WHERE report_id = ?1)",
                          "l", report_id)
         && dz_store_remove_loose_ends (store, error);
}

gboolean
dz_store_remove_loose_ends (DzStore *store, GError **error)
{
  return dz_store_run (store, error,
                       "DELETE FROM pair_end WHERE NOT EXISTS (SELECT 1 FROM pairing WHERE pair_end.id IN"
                       " (first_id, second_id)) AND NOT EXISTS (SELECT 1 FROM note_pair WHERE end_id = pair_end.id)",
                       "");
}
