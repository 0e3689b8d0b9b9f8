/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-tag-passages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-error.h"
#include "core/dz-text.h"
#include "workbench/dz-notes-html.h"
#include "workbench/dz-table-book.h"

static const char *const columns[] = {
  "citation", "left",   "quote",       "right",     "body",  "tags", "color", "author", "created", "modified", "uuid",
  "report",   "report_name", "paragraph", "start", "end",  NULL,
};

void
dz_tag_passage_free (DzTagPassage *passage)
{
  if (passage == NULL)
    return;

  dz_note_free (passage->note);
  g_free (passage->name);
  g_free (passage->citation);
  g_free (passage->tags);
  g_free (passage->left);
  g_free (passage->quote);
  g_free (passage->right);
  g_free (passage);
}

/* Fills what stands around the passage. */
static gboolean
fill_words (DzStore *store, DzTagPassage *passage, int context, GError **error)
{
  const DzNote *note = passage->note;
  g_autofree char *text = NULL;
  gboolean whole = note->start < 0;

  if (note->paragraph_id == 0)
    {
      passage->left = g_strdup (note->prefix);
      passage->quote = g_strdup (note->quote);
      passage->right = g_strdup (note->suffix);
      return TRUE;
    }
  if ((text = dz_store_dup_paragraph_text (store, note->paragraph_id, error)) == NULL)
    return FALSE;
  passage->left = whole ? g_strdup ("")
                        : dz_text_slice (text, context < 0 ? 0 : note->start - context, note->start);
  passage->quote = whole ? g_strdup (text) : dz_text_slice (text, note->start, note->end);
  passage->right = whole ? g_strdup ("")
                         : dz_text_slice (text, note->end, context < 0 ? -1 : note->end + context);

  return TRUE;
}

static DzTagPassage *
passage_new (const DzNote *note, const GPtrArray *reports, const GPtrArray *tags)
{
  DzTagPassage *passage = g_new0 (DzTagPassage, 1);

  passage->note = dz_note_copy (note);
  passage->tags = dz_tag_dup_paths (tags, note->tag_ids);
  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);

      if (report->id != note->report_id)
        continue;
      passage->name = dz_report_dup_name (report);
      passage->citation = dz_report_dup_citation (report, note->number);
    }

  return passage;
}

static gboolean
has_very_tag (const DzNote *note, gint64 tag)
{
  for (guint i = 0; i < note->tag_ids->len; i++)
    if (g_array_index (note->tag_ids, gint64, i) == tag)
      return TRUE;

  return FALSE;
}

GPtrArray *
dz_tag_passages_load (DzStore *store, gint64 tag, gboolean below, int context, GError **error)
{
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_tag_passage_free);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if ((reports = dz_store_list_reports (store, error)) == NULL
      || (tags = dz_store_list_tags (store, error)) == NULL
      || (notes = dz_store_list_notes (store, 0, error)) == NULL)
    return NULL;
  chosen = dz_notes_file_select (notes, tags, NULL, tag, NULL);
  for (guint i = 0; i < chosen->len; i++)
    {
      const DzNote *note = g_ptr_array_index (chosen, i);

      if (!below && !has_very_tag (note, tag))
        continue;
      g_ptr_array_add (passages, passage_new (note, reports, tags));
      if (!fill_words (store, g_ptr_array_index (passages, passages->len - 1), context, error))
        return NULL;
    }

  return g_steal_pointer (&passages);
}

guint
dz_tag_passages_count_notes (const GPtrArray *passages)
{
  g_autoptr (GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (passages != NULL, 0);

  for (guint i = 0; i < passages->len; i++)
    {
      const DzNote *note = ((const DzTagPassage *) g_ptr_array_index (passages, i))->note;

      g_hash_table_add (notes, note->group != NULL ? note->group : note->uuid);
    }

  return g_hash_table_size (notes);
}

DzTable *
dz_tag_passages_new_table (const GPtrArray *passages)
{
  DzTable *table;

  g_return_val_if_fail (passages != NULL, NULL);

  table = dz_table_new (columns);
  for (guint i = 0; i < passages->len; i++)
    {
      const DzTagPassage *passage = g_ptr_array_index (passages, i);
      const DzNote *note = passage->note;
      const char *const cells[] = { passage->citation, passage->left,  passage->quote, passage->right,
                                    note->body,        passage->tags,  note->color,    note->author,
                                    note->created,     note->modified, note->uuid };

      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        dz_table_add_text (table, cells[j]);
      dz_table_add_integer (table, note->report_id);
      dz_table_add_text (table, passage->name);
      dz_table_add_integer (table, note->number);
      dz_table_add_integer (table, note->start);
      dz_table_add_integer (table, note->end);
    }

  return table;
}

/* What is no mark-up in the report is none in the file; asterisks and the like get a backslash. */
static void
append_plain (GString *out, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' ? ' ' : *p);
    }
}

static void
append_passage (GString *out, const DzTagPassage *passage)
{
  g_string_append (out, "\n## ");
  append_plain (out, passage->citation);
  g_string_append (out, "\n\n> ");
  append_plain (out, passage->left);
  g_string_append (out, "**");
  append_plain (out, passage->quote);
  g_string_append (out, "**");
  append_plain (out, passage->right);
  g_string_append (out, "\n");
  if (passage->note->body != NULL && *passage->note->body != '\0')
    g_string_append_printf (out, "\n%s\n", passage->note->body);
  g_string_append (out, "\n*");
  append_plain (out, passage->tags);
  g_string_append_printf (out, "* · %s · %.10s\n", passage->note->author != NULL ? passage->note->author : "",
                          passage->note->created);
}

static char *
dup_markdown (const GPtrArray *passages, const char *title)
{
  GString *out = g_string_new ("# ");

  append_plain (out, title);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < passages->len; i++)
    append_passage (out, g_ptr_array_index (passages, i));

  return g_string_free (out, FALSE);
}

GBytes *
dz_tag_passages_new_file (const GPtrArray *passages, const char *title, DzNotesFormat format, gboolean bom,
                          GError **error)
{
  g_autoptr (DzTable) table = NULL;
  g_autofree char *text = NULL;
  char *file;

  g_return_val_if_fail (passages != NULL && title != NULL, NULL);

  table = dz_tag_passages_new_table (passages);
  if (format == DZ_NOTES_XLSX)
    return dz_table_book_new (table, title, NULL, error);
  if (format == DZ_NOTES_JSONLD)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _ ("passages of a tag are not written as JSON-LD"));
      return NULL;
    }
  text = format == DZ_NOTES_MARKDOWN ? dup_markdown (passages, title)
         : format == DZ_NOTES_HTML   ? dz_notes_html_make (table, title, NULL, NULL)
                                     : dz_table_dup_text (table, DZ_TABLE_CSV);
  file = g_strconcat (bom ? "\xef\xbb\xbf" : "", text, NULL);

  return g_bytes_new_take (file, strlen (file));
}
