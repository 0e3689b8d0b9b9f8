/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include "store/dz-anchor-carrier.h"
#include "store/dz-anchor.h"

/* All have the same columns for it. */
static const char *const tables[] = { "note", "figure", "pair_end" };

typedef struct
{
  DzStore *store;
  const GPtrArray *before; /* (element-type DzParagraph) */
  DzAnchorCarrier *carrier;
  DzCarried *carried;
} Move;

static gboolean
is_lost (const GArray *lost, gint64 id)
{
  for (guint i = 0; i < lost->len; i++)
    if (g_array_index (lost, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static GPtrArray *
load_remaining (DzStore *store, gint64 report_id, const GArray *lost, GError **error)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_paragraph_free);

  if (!dz_store_load_paragraphs (store, report_id, paragraphs, error))
    return NULL;
  for (guint i = paragraphs->len; i-- > 0;)
    if (is_lost (lost, ((const DzParagraph *) g_ptr_array_index (paragraphs, i))->id))
      g_ptr_array_remove_index (paragraphs, i);

  return g_steal_pointer (&paragraphs);
}

/* What was lost and stays so is nothing new. */
static void
count (DzCarried *carried, DzNoteAnchor anchor, gboolean was_lost)
{
  carried->n_same += anchor == DZ_NOTE_PLACED;
  carried->n_moved += anchor == DZ_NOTE_MOVED;
  carried->n_lost += anchor == DZ_NOTE_ORPHAN && !was_lost;
}

static void
read_place (sqlite3_stmt *row, DzAnchorPlace *place)
{
  place->paragraph_id = sqlite3_column_int64 (row, 1);
  place->start = sqlite3_column_int (row, 2);
  place->end = sqlite3_column_int (row, 3);
  place->quote = dz_column_dup (row, 4);
  place->prefix = dz_column_dup (row, 5);
  place->suffix = dz_column_dup (row, 6);
}

static const DzParagraph *
find_paragraph (const GPtrArray *paragraphs, gint64 id)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (paragraph->id == id)
        return paragraph;
    }

  return NULL;
}

/* For the reader to look at. */
static gboolean
keep_before (const Move *move, const char *table, sqlite3_stmt *row, GError **error)
{
  const DzParagraph *paragraph = find_paragraph (move->before, sqlite3_column_int64 (row, 1));

  if (paragraph == NULL || !g_str_equal (table, "note"))
    return TRUE;

  return dz_store_keep_note_before (move->store, sqlite3_column_int64 (row, 0), paragraph, sqlite3_column_int (row, 2),
                                    sqlite3_column_int (row, 3), error);
}

static gboolean
move_one (const Move *move, const char *table, sqlite3_stmt *row, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET paragraph_id = ?, anchor = ?, start = ?, \"end\" = ?,"
                                          " quote = ?, prefix = ?, suffix = ? WHERE id = ?",
                                          table);
  g_auto (DzAnchorPlace) place = { 0 };
  gboolean was_lost;
  DzNoteAnchor anchor;

  read_place (row, &place);
  was_lost = place.paragraph_id == 0;
  anchor = dz_anchor_carrier_run (move->carrier, &place);
  count (move->carried, anchor, was_lost);
  if (anchor == DZ_NOTE_PLACED || (anchor == DZ_NOTE_ORPHAN && was_lost))
    return TRUE;
  if (!keep_before (move, table, row, error))
    return FALSE;

  return dz_store_run (move->store, error, sql, "ntiitttl", place.paragraph_id, dz_anchor_get_nick (anchor),
                       place.start, place.end, place.quote, place.prefix, place.suffix,
                       (gint64) sqlite3_column_int64 (row, 0));
}

/* Orphans look again: what was lost may be back. */
static gboolean
move_rows (const Move *move, const char *table, gint64 report_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, paragraph_id, start, \"end\", quote, prefix, suffix FROM %s"
                                          " WHERE report_id = ?",
                                          table);
  g_autoptr (sqlite3_stmt) row = dz_store_prepare (move->store, error, sql, "l", report_id);
  int code;

  if (row == NULL)
    return FALSE;
  while ((code = dz_store_step (move->store, row, error)) == SQLITE_ROW)
    if (!move_one (move, table, row, error))
      return FALSE;

  return code == SQLITE_DONE;
}

gboolean
dz_store_move_anchors (DzStore *store, gint64 report_id, const GPtrArray *before, const GArray *lost,
                       DzCarried *carried, GError **error)
{
  g_autoptr (GPtrArray) now = load_remaining (store, report_id, lost, error);
  g_autoptr (DzAnchorCarrier) carrier = now != NULL ? dz_anchor_carrier_new (before, now) : NULL;
  Move move = { store, before, carrier, carried };

  if (carrier == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!move_rows (&move, tables[i], report_id, error))
      return FALSE;

  return TRUE;
}
