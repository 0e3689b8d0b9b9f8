/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-table-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/dz-compat.h"
#include "gui/dz-window.h"
#include "workbench/dz-table-book.h"

typedef struct
{
  const DzLedgerMode *mode;
  GPtrArray *rows; /* owned */
  const DzLedgerWords *words;
  GtkWidget *owner; /* owned */
  GFile *file;      /* owned; NULL before it is chosen */
} Writing;

static void
writing_free (Writing *writing)
{
  g_ptr_array_unref (writing->rows);
  g_object_unref (writing->owner);
  g_clear_object (&writing->file);
  g_free (writing);
}

static Writing *
writing_new (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words, GtkWidget *owner)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->mode = mode;
  writing->rows = g_ptr_array_ref (rows);
  writing->words = words;
  writing->owner = g_object_ref (owner);

  return writing;
}

static DzTable *
make_table (const Writing *writing)
{
  DzTable *table = writing->mode->table_new ();

  for (guint i = 0; i < writing->rows->len; i++)
    {
      DzLedgerRow *row = g_ptr_array_index (writing->rows, i);
      g_autofree char *first = dz_ledger_row_dup_sentence (dz_ledger_row_get_first (row), writing->words);
      g_autofree char *second = dz_ledger_row_dup_sentence (dz_ledger_row_get_second (row), writing->words);

      writing->mode->table_add (table, row, *first != '\0' ? first : NULL, *second != '\0' ? second : NULL);
    }

  return table;
}

static GBytes *
make_bytes (const Writing *writing, GError **error)
{
  g_autofree char *name = g_file_get_basename (writing->file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr (DzTable) table = make_table (writing);
  char *csv = NULL;

  if (g_str_has_suffix (lower, ".xlsx"))
    return dz_table_book_new (table, _ (writing->mode->file_name), NULL, error);

  csv = dz_table_dup_text (table, DZ_TABLE_CSV);

  return g_bytes_new_take (csv, strlen (csv));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Writing *writing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (dz_paragraph_texts_load_finish (DZ_PARAGRAPH_TEXTS (source), result, &error))
    bytes = make_bytes (writing, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_file_replace_contents_bytes_async (writing->file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb,
                                       g_steal_pointer (&task));
}

static void
add_paragraph (GArray *ids, const DzQuantity *quantity)
{
  if (quantity != NULL && quantity->paragraph_id != 0)
    g_array_append_val (ids, quantity->paragraph_id);
}

void
dz_timeline_table_file_write_async (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words,
                                    GtkWidget *owner, GFile *file, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Writing *writing = writing_new (mode, rows, words, owner);
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  writing->file = g_object_ref (file);
  g_task_set_source_tag (task, dz_timeline_table_file_write_async);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  for (guint i = 0; i < rows->len; i++)
    {
      add_paragraph (ids, dz_ledger_row_get_first (g_ptr_array_index (rows, i)));
      add_paragraph (ids, dz_ledger_row_get_second (g_ptr_array_index (rows, i)));
    }
  dz_paragraph_texts_load_async (words->texts, (const gint64 *) ids->data, ids->len, NULL, read_cb, task);
}

gboolean
dz_timeline_table_file_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  GtkRoot *root = gtk_widget_get_root (writing->owner);
  g_autofree char *name = g_file_get_basename (writing->file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  dz_timeline_table_file_write_finish (result, &error);
  text = error == NULL ? g_strdup_printf (_ ("Saved as “%s”"), name)
                       : g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);
  if (DZ_IS_WINDOW (root))
    dz_window_add_toast (DZ_WINDOW (root), text);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  Writing *asked = user_data;

  if (file != NULL)
    dz_timeline_table_file_write_async (asked->mode, asked->rows, asked->words, asked->owner, file, told_cb,
                                        NULL);
  writing_free (asked);
}

void
dz_timeline_table_file_ask (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words,
                            GtkWidget *owner)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat (_ (mode->file_name), ".csv", NULL);

  gtk_file_filter_set_name (filter, _ ("Tables (CSV, XLSX)"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  gtk_file_filter_add_pattern (filter, "*.xlsx");
  g_list_store_append (filters, filter);
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Export Table"), _ ("_Export"), name,
                       G_LIST_MODEL (filters), chosen_cb, writing_new (mode, rows, words, owner));
}
