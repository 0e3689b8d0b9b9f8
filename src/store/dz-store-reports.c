/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-error.h"
#include "store/dz-paragraph-matching.h"
#include "store/dz-report-order.h"

static GBytes *
convert (GConverter *converter, GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) input = g_converter_input_stream_new (memory, converter);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

gboolean
dz_store_insert_source (DzStore *store, const DzSource *source, GError **error)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  g_autoptr (GBytes) content = convert (compressor, source->bytes, error);
  g_autofree char *now = dz_store_dup_now ();
  gsize size;
  gconstpointer data;

  if (content == NULL)
    return FALSE;
  data = g_bytes_get_data (content, &size);

  return dz_store_run (store, error,
                       "INSERT INTO source (name, sha256, size, content, encoding, n_replaced, stated_place,"
                       " stated_level, stated_year, stated_kind, imported, text_sha256)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       "ttlbtittittt", source->name, source->sha256,
                       (gint64) g_bytes_get_size (source->bytes), data, size, source->encoding,
                       source->n_replaced, source->place, dz_level_get_nick (source->level), source->year,
                       dz_report_kind_get_nick (source->kind), now, source->text_sha256);
}

/* A source id of 0 keeps the one it has. */
static gboolean
write_report_row (DzStore *store, gint64 id, gint64 source_id, const DzReport *report, GError **error)
{
  g_autofree char *reviews = dz_years_to_text (report->reviews);
  g_autofree char *plans = dz_years_to_text (report->plans);

  return dz_store_run (store, error,
                       "INSERT INTO report (id, source_id, kind, title, place, parent, level, delivered, meeting,"
                       " speaker, reviews, plans)"
                       " VALUES (?1, coalesce (?2, (SELECT source_id FROM report WHERE id = ?1)), ?3, ?4, ?5, ?6, ?7,"
                       " ?8, ?9, ?10, ?11, ?12)"
                       " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title,"
                       " place = excluded.place, parent = excluded.parent, level = excluded.level,"
                       " delivered = excluded.delivered, meeting = excluded.meeting, speaker = excluded.speaker,"
                       " reviews = excluded.reviews, plans = excluded.plans",
                       "nntttttttttt", id, source_id, dz_report_kind_get_nick (report->kind), report->title,
                       report->place, report->parent, dz_level_get_nick (report->level), report->delivered,
                       report->meeting, report->speaker, reviews, plans);
}

static GArray *
new_ids (const DzReport *report)
{
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));

  g_array_set_size (ids, report->paragraphs->len);

  return ids;
}

static gboolean
add_report (DzStore *store, const DzSource *source, const DzReport *report, const GPtrArray *quantities,
            gint64 *id, GError **error)
{
  g_autoptr (GArray) ids = new_ids (report);

  if (!dz_store_insert_source (store, source, error)
      || !write_report_row (store, 0, sqlite3_last_insert_rowid (store->db), report, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (store->db);

  return dz_store_write_content (store, *id, report, quantities, NULL, ids, error)
         && dz_store_write_digest (store, *id, error);
}

gint64
dz_store_add_report (DzStore *store, const DzSource *source, const DzReport *report, const GPtrArray *quantities,
                     GError **error)
{
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && source != NULL && report != NULL, 0);

  if (!dz_store_begin (store, NULL, error))
    return 0;
  ok = add_report (store, source, report, quantities, &id, error) && dz_search_index_update (store, FALSE, error);

  return dz_store_end (store, ok, error) ? id : 0;
}

static gboolean
remove_lost (DzStore *store, gint64 id, const GPtrArray *before, const GArray *lost, DzCarried *carried,
             GError **error)
{
  if (!dz_store_move_anchors (store, id, before, lost, carried, error))
    return FALSE;
  for (guint i = 0; i < lost->len; i++)
    if (!dz_store_run (store, error, "DELETE FROM paragraph WHERE id = ?", "l", g_array_index (lost, gint64, i)))
      return FALSE;

  return TRUE;
}

/* Paragraphs whose text stands keep their row, and with it their notes. */
gboolean
dz_store_write_again (DzStore *store, gint64 id, const DzReport *report, const GPtrArray *quantities,
                      DzCarried *carried, GError **error)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_paragraph_free);
  g_autoptr (DzReport) row = dz_store_load_report_row (store, id, FALSE, error);
  g_autoptr (GPtrArray) before = row != NULL ? dz_store_list_found_quantities (store, id, error) : NULL;
  g_autoptr (GArray) ids = new_ids (report);
  g_autoptr (GArray) lost = NULL;

  if (before == NULL || !dz_store_load_paragraphs (store, id, old, error))
    return FALSE;
  lost = dz_paragraph_matching_run (old, report->paragraphs, ids);

  return dz_store_clear_derived (store, id, error) && write_report_row (store, id, 0, report, error)
         && dz_store_write_content (store, id, report, quantities, before, ids, error)
         && remove_lost (store, id, old, lost, carried, error) && dz_store_write_digest (store, id, error);
}

/* What reads as it did is left as it is, to the row: a step recorded before can still be undone. */
static gboolean
is_unchanged (DzStore *store, gint64 id, const char *before, const DzCarried *carried)
{
  g_autofree char *now = dz_store_dup_digest (store, id, NULL);

  return g_strcmp0 (before, now) == 0 && carried->n_moved == 0 && carried->n_lost == 0;
}

/* NULL where what is there is not what was stored: then it is written in any case. */
static char *
dup_sound_digest (DzStore *store, gint64 id)
{
  g_autofree char *digest = dz_store_dup_digest (store, id, NULL);
  gint64 n = 0;

  if (digest != NULL)
    dz_store_query_int (store, &n, 0, NULL, "SELECT count(*) FROM report WHERE id = ? AND digest = ?", "lt",
                        id, digest);

  return n == 1 ? g_steal_pointer (&digest) : NULL;
}

gboolean
dz_store_replace_report (DzStore *store, gint64 id, const DzReport *report, const GPtrArray *quantities,
                         GError **error)
{
  g_autofree char *before = NULL;
  DzCarried carried = { 0 };
  gboolean ok;

  g_return_val_if_fail (store != NULL && report != NULL, FALSE);

  if (!dz_store_begin (store, NULL, error))
    return FALSE;
  before = dup_sound_digest (store, id);
  ok = dz_store_write_again (store, id, report, quantities, &carried, error);
  if (ok && before != NULL && is_unchanged (store, id, before, &carried))
    {
      dz_store_rollback (store);
      return TRUE;
    }

  return dz_store_end (store, ok && dz_search_index_update (store, FALSE, error), error);
}

gboolean
dz_store_delete_report (DzStore *store, gint64 id, GError **error)
{
  gint64 source_id = 0;

  return dz_store_query_int (store, &source_id, 0, error, "SELECT source_id FROM report WHERE id = ?", "l", id)
         && dz_store_remove_pairings_of (store, id, error)
         && dz_store_run (store, error,
                          "DELETE FROM note_tag WHERE note_id IN (SELECT id FROM note WHERE report_id = ?)", "l", id)
         && dz_store_run (store, error,
                          "DELETE FROM note_before WHERE note_id IN (SELECT id FROM note WHERE report_id = ?)", "l", id)
         && dz_store_run (store, error, "DELETE FROM note WHERE report_id = ?", "l", id)
         && dz_store_remove_words (store, id, error)
         && dz_store_run (store, error, "DELETE FROM correction WHERE report_id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM term_word WHERE report_id = ?", "l", id)
         && dz_store_clear_derived (store, id, error)
         && dz_store_run (store, error, "DELETE FROM paragraph WHERE report_id = ?", "l", id)
         && dz_store_remove_superseded (store, id, error)
         && dz_store_run (store, error, "DELETE FROM report WHERE id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM source WHERE id = ?", "l", source_id);
}

static gboolean
remove_report (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (DzReport) row = dz_store_load_report_row (store, id, TRUE, error);
  g_autofree char *name = row != NULL ? dz_report_dup_name (row) : NULL;

  if (row == NULL)
    return FALSE;
  /* Translators: the label of a change for the menu, with the name of a report. */
  dz_store_record_name (store, N_("Remove Report “%s”"), name);

  return dz_store_trash_report (store, id, name, error);
}

gboolean
dz_store_remove_report (DzStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!dz_store_begin (store, N_("Remove Report “%s”"), error))
    return FALSE;

  return dz_store_end (store, remove_report (store, id, error), error);
}

static DzSource *
read_source (sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = dz_column_dup (statement, 0);
  DzSource *source;

  content = g_bytes_new (sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1));
  bytes = convert (inflater, content, error);
  if (bytes == NULL)
    return NULL;

  source = dz_source_new (name, bytes);
  source->encoding = dz_column_dup (statement, 2);
  source->n_replaced = sqlite3_column_int (statement, 3);
  source->place = dz_column_dup (statement, 4);
  dz_level_from_nick (dz_column_text (statement, 5), &source->level);
  source->year = sqlite3_column_int (statement, 6);
  dz_report_kind_from_nick (dz_column_text (statement, 7), &source->kind);
  source->text_sha256 = dz_column_dup (statement, 8);

  return source;
}

static DzSource *
load_source (DzStore *store, gint64 source_id, gint64 report_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT name, content, encoding, n_replaced, stated_place, stated_level, stated_year,"
                                " stated_kind, text_sha256 FROM source WHERE id"
                                " = coalesce (?1, (SELECT source_id FROM report WHERE id = ?2))",
                                "nn", source_id, report_id);
  if (statement == NULL)
    return NULL;
  code = dz_store_step (store, statement, error);
  if (code == SQLITE_ROW)
    return read_source (statement, error);
  if (code == SQLITE_DONE)
    dz_store_set_no_report (report_id, error);

  return NULL;
}

DzSource *
dz_store_load_source (DzStore *store, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return load_source (store, 0, id, error);
}

DzSource *
dz_store_load_file (DzStore *store, gint64 source_id, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return load_source (store, source_id, 0, error);
}

static gint64
resolve_id (DzStore *store, const char *name, GError **error)
{
  gint64 id = 0;
  gboolean read = g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL);
  g_autoptr (DzReport) report = read ? dz_store_load_report_row (store, id, FALSE, error) : NULL;

  if (!read)
    g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("There is no report “%s” in the library."), name);

  return report != NULL ? id : 0;
}

/* A name in full goes before a short one, a work report before others. */
static int
rank_report (const DzReport *report, const char *place, int year)
{
  int fit = dz_report_order_fit_place (report, place);

  if (fit == 0 || (year != 0 && dz_report_get_year (report) != year))
    return 0;

  return fit * 2 + (report->kind == DZ_REPORT_KIND_WORK_REPORT);
}

static gint64
resolve_place (DzStore *store, const char *name, const char *place, int year, GError **error)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, error);
  g_autoptr (GString) found = g_string_new (NULL);
  gint64 id = 0;
  int best = 1;
  int n_best = 0;

  if (reports == NULL)
    return 0;

  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);
      int rank = rank_report (report, place, year);

      if (rank < best)
        continue;
      if (rank > best)
        {
          g_string_truncate (found, 0);
          n_best = 0;
        }
      best = rank;
      id = report->id;
      g_string_append_printf (found, "%s%" G_GINT64_FORMAT, n_best++ > 0 ? ", " : "", id);
    }
  if (n_best == 1)
    return id;

  if (n_best == 0)
    g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("There is no report “%s” in the library."), name);
  else
    /* Translators: the second is a list of numbers. */
    g_set_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS,
                 _("Several reports fit “%s”: %s. Name one by its number."), name, found->str);
  return 0;
}

gint64
dz_store_resolve_report (DzStore *store, const char *name, GError **error)
{
  g_autofree char *place = NULL;
  const char *slash;
  gint64 year = 0;

  g_return_val_if_fail (store != NULL && name != NULL, 0);

  if (*name != '\0' && name[strspn (name, "0123456789")] == '\0')
    return resolve_id (store, name, error);

  slash = strrchr (name, '/');
  if (slash != NULL && !g_ascii_string_to_signed (slash + 1, 10, 1, 9999, &year, NULL))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
                   _("“%s” does not name a report. Write its number, or the place and the year as in 武昌区/2025."), name);
      return 0;
    }
  place = slash != NULL ? g_strndup (name, slash - name) : g_strdup (name);

  return resolve_place (store, name, place, (int) year, error);
}
