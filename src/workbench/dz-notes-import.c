/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-notes-import.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/dz-csv.h"
#include "core/dz-error.h"
#include "core/dz-table.h"
#include "core/dz-text.h"
#include "store/dz-anchor.h"
#include "workbench/dz-notes-markdown.h"

#define MAX_SIZE (256 * 1024 * 1024)

typedef struct
{
  DzStore *store;
  GPtrArray *reports; /* (element-type DzReport) without content */
  DzReport *loaded;   /* the last one with content */
  GStrv header;
  gboolean guarded;   /* its cells against formulas */
} Import;

/* The cell of a column, without the guard against formulas; NULL where it is empty or missing. (transfer
 * full) */
static char *
dup_cell (const Import *import, GStrv record, const char *column)
{
  for (guint i = 0; import->header[i] != NULL && record[i] != NULL; i++)
    if (g_str_equal (import->header[i], column))
      {
        if (record[i][0] == '\0')
          return NULL;
        return import->guarded ? dz_table_dup_unguarded (record[i]) : g_strdup (record[i]);
      }

  return NULL;
}

static int
read_integer (const Import *import, GStrv record, const char *column, int otherwise)
{
  g_autofree char *cell = dup_cell (import, record, column);
  gint64 value = 0;

  if (cell == NULL || !g_ascii_string_to_signed (cell, 10, G_MININT, G_MAXINT, &value, NULL))
    return otherwise;

  return (int) value;
}

/* Its file may have another name here, or a newer version. */
static gint64
find_by_year (const Import *import, const char *place, int year)
{
  gint64 found = 0;

  for (guint i = 0; place != NULL && i < import->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (import->reports, i);

      if (g_strcmp0 (report->place, place) != 0 || dz_report_get_year (report) != year)
        continue;
      if (found != 0)
        return 0;
      found = report->id;
    }

  return found;
}

static gint64
find_report (const Import *import, GStrv record)
{
  g_autofree char *source = dup_cell (import, record, "source");
  g_autofree char *place = dup_cell (import, record, "place");

  for (guint i = 0; i < import->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (import->reports, i);

      if (g_strcmp0 (report->source, source) == 0 && g_strcmp0 (report->place, place) == 0)
        return report->id;
    }

  return find_by_year (import, place, read_integer (import, record, "year", 0));
}

static gboolean
load_report (Import *import, gint64 id, GError **error)
{
  if (import->loaded != NULL && import->loaded->id == id)
    return TRUE;

  g_clear_pointer (&import->loaded, dz_report_free);
  import->loaded = dz_store_load_report (import->store, id, error);

  return import->loaded != NULL;
}

static gboolean
holds_quote (const DzParagraph *paragraph, const DzNote *note)
{
  g_autofree char *slice = NULL;

  if (note->quote == NULL)
    return TRUE;
  if (note->start < 0)
    return g_str_has_prefix (paragraph->text, note->quote);
  slice = dz_text_slice (paragraph->text, note->start, note->end);

  return g_str_equal (slice, note->quote);
}

/* Takes the paragraph whose quote is the only one; sets the span to where it stands. */
static const DzParagraph *
find_by_quote (const DzReport *report, DzNote *note)
{
  const DzParagraph *found = NULL;
  const char *place = NULL;
  gboolean whole = note->start < 0;

  if (note->quote == NULL)
    return NULL;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      const char *at = strstr (paragraph->text, note->quote);

      if (at == NULL || paragraph->kind == DZ_PARAGRAPH_NOISE || (whole && at != paragraph->text))
        continue;
      if (found != NULL || (!whole && strstr (at + 1, note->quote) != NULL))
        return NULL;
      found = paragraph;
      place = at;
    }

  if (found != NULL && !whole)
    {
      note->start = dz_text_offset (found->text, place);
      note->end = note->start + dz_text_length (note->quote);
    }

  return found;
}

static gboolean
stands_between (const DzParagraph *paragraph, const DzNote *note)
{
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  return dz_anchor_describe (paragraph->text, note->start, note->end, &quote, &prefix, &suffix)
         && g_strcmp0 (prefix, note->prefix != NULL ? note->prefix : "") == 0
         && g_strcmp0 (suffix, note->suffix != NULL ? note->suffix : "") == 0;
}

/* A heading has no number, and its words may stand elsewhere, too: the only one with the same words around
 * the passage. */
static const DzParagraph *
find_unnumbered (const DzReport *report, const DzNote *note)
{
  const DzParagraph *found = NULL;

  for (guint i = 0; i < report->paragraphs->len && note->number == 0 && note->quote != NULL; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->number > 0 || paragraph->kind == DZ_PARAGRAPH_NOISE || !holds_quote (paragraph, note)
          || !stands_between (paragraph, note))
        continue;
      if (found != NULL)
        return NULL;
      found = paragraph;
    }

  return found;
}

static const DzParagraph *
find_paragraph (const DzReport *report, DzNote *note)
{
  const DzParagraph *heading = find_unnumbered (report, note);

  if (heading != NULL)
    return heading;
  for (guint i = 0; i < report->paragraphs->len && note->number > 0; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->number == note->number && holds_quote (paragraph, note))
        return paragraph;
    }

  return find_by_quote (report, note);
}

static DzNote *
read_note (const Import *import, GStrv record)
{
  DzNote *note = dz_note_new ();

  note->uuid = dup_cell (import, record, "uuid");
  note->number = read_integer (import, record, "paragraph", 0);
  note->start = read_integer (import, record, "start", -1);
  note->end = read_integer (import, record, "end", -1);
  note->quote = dup_cell (import, record, "quote");
  note->body = dup_cell (import, record, "body");
  note->color = dup_cell (import, record, "color");
  note->created = dup_cell (import, record, "created");
  note->modified = dup_cell (import, record, "modified");
  note->author = dup_cell (import, record, "author");
  note->group = dup_cell (import, record, "group");
  note->prefix = dup_cell (import, record, "prefix");
  note->suffix = dup_cell (import, record, "suffix");

  return note;
}

/* Without a column for them, or with an empty cell, the note keeps what tags it has. */
static gboolean
read_tags (const Import *import, GStrv record, DzNote *note, GError **error)
{
  g_autofree char *list = dup_cell (import, record, "tags");
  g_auto (GStrv) paths = list != NULL ? dz_tag_list_split (list) : NULL;

  if (paths == NULL)
    return TRUE;
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; paths[i] != NULL; i++)
    {
      gint64 id = dz_store_find_tag (import->store, paths[i], TRUE, error);

      if (id == 0)
        return FALSE;
      g_array_append_val (note->tag_ids, id);
    }

  return TRUE;
}

/* Places one note and saves it. *reason says why it has no place; FALSE only where the library fails. */
static gboolean
import_record (Import *import, GStrv record, const char **reason, int *n_notes, GError **error)
{
  g_autoptr (DzNote) note = read_note (import, record);
  gint64 report = find_report (import, record);
  g_autofree char *anchor = dup_cell (import, record, "anchor");
  gboolean was_lost = g_strcmp0 (anchor, "orphan") == 0;
  const DzParagraph *paragraph = NULL;

  if (report == 0)
    {
      *reason = _ ("its report is not in this library");
      return TRUE;
    }
  if (!load_report (import, report, error))
    return FALSE;
  paragraph = was_lost ? NULL : find_paragraph (import->loaded, note);
  if (paragraph == NULL && !was_lost)
    *reason = _ ("its paragraph is not in the report; it is kept without a place");

  note->report_id = report;
  note->paragraph_id = paragraph != NULL ? paragraph->id : 0;
  if (g_strcmp0 (anchor, "moved") == 0
      || (paragraph != NULL && note->number > 0 && paragraph->number != note->number))
    note->anchor = DZ_NOTE_MOVED;

  (*n_notes)++;

  return read_tags (import, record, note, error) && dz_store_save_note (import->store, note, error) != 0;
}

static int
import_records (Import *import, const GPtrArray *records, DzNotesImportFailed failed, gpointer user_data,
                DzProgress *progress, GError **error)
{
  int n_notes = 0;

  dz_progress_count (progress, records->len - 1);
  for (guint i = 1; i < records->len; i++)
    {
      GStrv record = g_ptr_array_index (records, i);
      g_autofree char *citation = dup_cell (import, record, "citation");
      const char *reason = NULL;

      if (!dz_progress_step (progress, error) || !import_record (import, record, &reason, &n_notes, error))
        return -1;
      if (reason != NULL)
        failed (citation != NULL ? citation : "?", reason, user_data);
    }

  return n_notes;
}

/* By the names of its columns: what the notes say may look like Markdown of ours. */
static gboolean
is_csv (const char *text)
{
  const char *start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  g_autofree char *line = g_strndup (start, strcspn (start, "\r\n"));
  g_auto (GStrv) names = g_strsplit (line, ",", -1);

  return line[0] != '#' && (g_strv_contains ((const char *const *) names, "uuid")
                            || g_strv_contains ((const char *const *) names, "\"uuid\""));
}

int
dz_notes_import_text (DzStore *store, const char *text, DzNotesImportFailed failed, gpointer user_data,
                      DzProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  Import import = { store };
  int n_notes = -1;

  g_return_val_if_fail (store != NULL && text != NULL && failed != NULL, -1);

  records = is_csv (text) ? NULL : dz_notes_markdown_parse (text);
  import.guarded = records == NULL;
  if ((records == NULL && (records = dz_csv_parse (text, error)) == NULL)
      || (reports = dz_store_list_reports (store, error)) == NULL)
    return -1;
  if (records->len == 0 || !g_strv_contains ((const char *const *) records->pdata[0], "uuid"))
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID,
                           _ ("these are no notes: the column “uuid” is missing"));
      return -1;
    }

  import.reports = reports;
  import.header = g_ptr_array_index (records, 0);
  if (!dz_store_begin (store, N_ ("Import Notes"), error))
    return -1;
  n_notes = import_records (&import, records, failed, user_data, progress, error);
  g_clear_pointer (&import.loaded, dz_report_free);

  if (n_notes < 0)
    dz_store_rollback (store);
  else if (!dz_store_commit (store, error))
    return -1;

  return n_notes;
}

char *
dz_notes_import_read (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  GStatBuf status;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID,
                           _ ("this is no file that notes could be read from"));
      return NULL;
    }
  if (g_stat (path, &status) == 0 && status.st_size > MAX_SIZE)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID,
                           _ ("the file is too large: notes are read from at most 256 MB"));
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (strlen (text) != length)
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _ ("this is no text: it has NUL bytes in it"));
  else if (!g_utf8_validate_len (text, length, NULL))
    g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _ ("the file is not UTF-8"));
  else
    return g_steal_pointer (&text);

  return NULL;
}
