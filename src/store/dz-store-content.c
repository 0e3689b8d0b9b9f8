/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "store/dz-quantity-ids.h"

static gboolean
insert_paragraph (DzStore *store, sqlite3_stmt *statement, gint64 report_id, int position,
                  const DzParagraph *paragraph, int number, GError **error)
{
  return dz_store_rerun (store, statement, error, "liittiit", report_id, position, number,
                         dz_paragraph_kind_get_nick (paragraph->kind), dz_part_get_nick (paragraph->part),
                         paragraph->section, paragraph->line, paragraph->text);
}

/* The text stays: it is what the paragraph was found again by. */
static gboolean
update_paragraph (DzStore *store, gint64 id, int position, const DzParagraph *paragraph, int number,
                  GError **error)
{
  return dz_store_run (store, error,
                       "UPDATE paragraph SET position = ?, number = ?, kind = ?, part = ?, section = ?, line = ?"
                       " WHERE id = ?",
                       "iittiil", position, number, dz_paragraph_kind_get_nick (paragraph->kind),
                       dz_part_get_nick (paragraph->part), paragraph->section, paragraph->line, id);
}

static gboolean
write_paragraphs (DzStore *store, gint64 report_id, const DzReport *report, GArray *ids, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  int number = 0;

  insert = dz_store_prepare_many (store, error,
                                  "INSERT INTO paragraph (report_id, position, number, kind, part, section, line,"
                                  " text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      gint64 *id = &g_array_index (ids, gint64, i);
      int own_number = paragraph->kind == DZ_PARAGRAPH_BODY ? ++number : 0;

      if (*id != 0 && !update_paragraph (store, *id, (int) i + 1, paragraph, own_number, error))
        return FALSE;
      if (*id == 0 && !insert_paragraph (store, insert, report_id, (int) i + 1, paragraph, own_number, error))
        return FALSE;
      if (*id == 0)
        *id = sqlite3_last_insert_rowid (store->db);
    }

  return TRUE;
}

static gint64
get_id (const GArray *ids, int index)
{
  return index >= 0 && index < (int) ids->len ? g_array_index (ids, gint64, index) : 0;
}

static gboolean
write_sections (DzStore *store, gint64 report_id, const DzReport *report, const GArray *ids, GError **error)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);

      if (!dz_store_run (store, error,
                         "INSERT INTO section (report_id, position, level, parent, part, text, paragraph_id, start,"
                         " \"end\") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         "liiittnii", report_id, (int) i, section->level, section->parent,
                         dz_part_get_nick (section->part), section->text, get_id (ids, section->paragraph),
                         section->start, section->end))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_terms (DzStore *store, gint64 report_id, const DzReport *report, const GArray *ids, GError **error)
{
  for (guint i = 0; i < report->terms->len; i++)
    {
      const DzTerm *term = g_ptr_array_index (report->terms, i);

      if (!dz_store_run (store, error,
                         "INSERT INTO term (report_id, number, headword, key, definition, paragraph_id)"
                         " VALUES (?, ?, ?, ?, ?, ?)",
                         "litttn", report_id, term->number, term->headword, term->key, term->definition,
                         get_id (ids, term->paragraph)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_quantity (DzStore *store, sqlite3_stmt *statement, gint64 id, gint64 report_id, gint64 paragraph_id,
                 const DzQuantity *quantity, GError **error)
{
  g_autofree char *doubts = dz_doubts_dup_text (quantity->doubts);

  return dz_store_rerun (store, statement, error, "llliiiittddtttttttttt", id, report_id, paragraph_id,
                         quantity->start, quantity->end, quantity->sentence_start, quantity->sentence_end,
                         quantity->indicator_key, quantity->indicator, quantity->low, quantity->high,
                         quantity->unit, dz_modifier_get_nick (quantity->modifier),
                         dz_measure_get_nick (quantity->measure), dz_status_get_nick (quantity->status),
                         quantity->period, quantity->place, quantity->wording, quantity->hardness,
                         dz_state_get_nick (quantity->state), doubts);
}

static GArray *
choose_ids (DzStore *store, const GPtrArray *quantities, const GPtrArray *before, const GArray *paragraph_ids,
            GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gint64 last = 0;

  /* What the report had is no longer there, but its ids are not free. */
  if (!dz_store_query_int (store, &last, 0, error, "SELECT max (id) FROM quantity", ""))
    return NULL;
  for (guint i = 0; before != NULL && i < before->len; i++)
    last = MAX (last, ((const DzQuantity *) g_ptr_array_index (before, i))->id);

  return dz_quantity_ids_match (before != NULL ? before : none, quantities, paragraph_ids, last + 1);
}

static gboolean
write_quantities (DzStore *store, gint64 report_id, const GPtrArray *quantities, const GPtrArray *before,
                  const GArray *paragraph_ids, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autoptr (GArray) ids = NULL;

  if (quantities == NULL)
    return TRUE;
  ids = choose_ids (store, quantities, before, paragraph_ids, error);
  insert = dz_store_prepare_many (store, error,
                                  "INSERT INTO quantity (id, report_id, paragraph_id, start, \"end\","
                                  " sentence_start, sentence_end, indicator_key, indicator, low, high, unit, modifier,"
                                  " measure, status, period, place, wording, hardness, state, doubts)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (insert == NULL || ids == NULL)
    return FALSE;

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);
      gint64 paragraph_id = get_id (paragraph_ids, quantity->paragraph);

      if (paragraph_id == 0)
        {
          g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
                       _("A quantity stands in a paragraph that does not exist."));
          return FALSE;
        }
      if (!insert_quantity (store, insert, g_array_index (ids, gint64, i), report_id, paragraph_id, quantity,
                            error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dz_store_write_content (DzStore *store, gint64 report_id, const DzReport *report, const GPtrArray *quantities,
                        const GPtrArray *before, GArray *ids, GError **error)
{
  return write_paragraphs (store, report_id, report, ids, error)
         && write_sections (store, report_id, report, ids, error)
         && write_terms (store, report_id, report, ids, error)
         && write_quantities (store, report_id, quantities, before, ids, error);
}

gboolean
dz_store_clear_derived (DzStore *store, gint64 report_id, GError **error)
{
  return dz_store_run (store, error, "DELETE FROM quantity WHERE report_id = ?", "l", report_id)
         && dz_store_run (store, error, "DELETE FROM term WHERE report_id = ?", "l", report_id)
         && dz_store_run (store, error, "DELETE FROM section WHERE report_id = ?", "l", report_id);
}

static DzParagraph *
read_paragraph (sqlite3_stmt *statement)
{
  DzParagraph *paragraph = g_new0 (DzParagraph, 1);

  paragraph->id = sqlite3_column_int64 (statement, 0);
  paragraph->report_id = sqlite3_column_int64 (statement, 1);
  paragraph->position = sqlite3_column_int (statement, 2);
  paragraph->number = sqlite3_column_int (statement, 3);
  dz_paragraph_kind_from_nick (dz_column_text (statement, 4), &paragraph->kind);
  dz_part_from_nick (dz_column_text (statement, 5), &paragraph->part);
  paragraph->section = sqlite3_column_int (statement, 6);
  paragraph->line = sqlite3_column_int (statement, 7);
  paragraph->text = dz_column_dup (statement, 8);

  return paragraph;
}

gboolean
dz_store_load_paragraphs (DzStore *store, gint64 report_id, GPtrArray *paragraphs, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT id, report_id, position, number, kind, part, section, line, text"
                                " FROM paragraph WHERE report_id = ? ORDER BY position",
                                "l", report_id);
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (paragraphs, read_paragraph (statement));

  return code == SQLITE_DONE;
}

static gboolean
load_sections (DzStore *store, DzReport *report, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT section.level, section.parent, section.part, section.text, section.start,"
                                " section.\"end\", paragraph.position FROM section"
                                " LEFT JOIN paragraph ON paragraph.id = section.paragraph_id"
                                " WHERE section.report_id = ? ORDER BY section.position",
                                "l", report->id);
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      DzSection *section = dz_section_new (sqlite3_column_int (statement, 0), NULL);

      section->parent = sqlite3_column_int (statement, 1);
      dz_part_from_nick (dz_column_text (statement, 2), &section->part);
      section->text = dz_column_dup (statement, 3);
      section->start = sqlite3_column_int (statement, 4);
      section->end = sqlite3_column_int (statement, 5);
      section->paragraph = sqlite3_column_int (statement, 6) - 1;
      g_ptr_array_add (report->sections, section);
    }

  return code == SQLITE_DONE;
}

gboolean
dz_store_load_content (DzStore *store, DzReport *report, GError **error)
{
  return dz_store_load_paragraphs (store, report->id, report->paragraphs, error)
         && load_sections (store, report, error)
         && dz_store_load_terms (store, report->id, report->terms, error);
}
