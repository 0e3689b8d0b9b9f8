/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-ledger-output.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/dz-window.h"

typedef struct
{
  const DzLedgerMode *mode;
  GPtrArray *rows; /* owned */
  const DzLedgerWords *words;
  GtkWidget *owner; /* owned */
  GFile *file;      /* owned; NULL for the clipboard */
} Output;

static void
output_free (Output *output)
{
  g_ptr_array_unref (output->rows);
  g_object_unref (output->owner);
  g_clear_object (&output->file);
  g_free (output);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

static Output *
output_new (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words, GtkWidget *owner)
{
  Output *output = g_new0 (Output, 1);

  output->mode = mode;
  output->rows = g_ptr_array_ref (rows);
  output->words = words;
  output->owner = g_object_ref (owner);

  return output;
}

static void
add_paragraph (GArray *ids, const DzQuantity *quantity)
{
  if (quantity != NULL && quantity->paragraph_id != 0)
    g_array_append_val (ids, quantity->paragraph_id);
}

static void
read_sentences (Output *output, GAsyncReadyCallback callback)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < output->rows->len; i++)
    {
      add_paragraph (ids, dz_ledger_row_get_first (g_ptr_array_index (output->rows, i)));
      add_paragraph (ids, dz_ledger_row_get_second (g_ptr_array_index (output->rows, i)));
    }
  dz_paragraph_texts_load_async (output->words->texts, (const gint64 *) ids->data, ids->len, NULL, callback,
                                 output);
}

static void
copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Output) output = user_data;
  g_autofree char *tsv = NULL;

  if (!dz_paragraph_texts_load_finish (DZ_PARAGRAPH_TEXTS (source), result, NULL))
    return;

  tsv = dz_ledger_mode_dup_tsv (output->mode, output->rows, output->words);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (output->owner), tsv);
}

void
dz_ledger_output_copy (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words, GtkWidget *owner)
{
  read_sentences (output_new (mode, rows, words, owner), copy_cb);
}

static void
tell (Output *output, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (output->owner);
  g_autofree char *name = g_file_get_basename (output->file);
  g_autofree char *text = error == NULL ? g_strdup_printf (_ ("Saved as “%s”"), name)
                                        : g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);

  if (DZ_IS_WINDOW (root))
    dz_window_add_toast (DZ_WINDOW (root), text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Output) output = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  tell (output, error);
}

static void
export_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Output) output = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *csv = NULL;

  if (!dz_paragraph_texts_load_finish (DZ_PARAGRAPH_TEXTS (source), result, &error))
    {
      tell (output, error);
      return;
    }

  csv = dz_ledger_mode_dup_csv (output->mode, output->rows, output->words);
  bytes = g_bytes_new_take (csv, strlen (csv));
  g_file_replace_contents_bytes_async (output->file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb,
                                       output);
  output = NULL;
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  Output *output = user_data;

  if (file == NULL)
    {
      output_free (output);
      return;
    }

  output->file = g_object_ref (file);
  read_sentences (output, export_cb);
}

void
dz_ledger_output_export (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words, GtkWidget *owner)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat (_ (mode->file_name), ".csv", NULL);

  gtk_file_filter_set_name (filter, _ ("CSV Table"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  g_list_store_append (filters, filter);
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Export Table"), _ ("_Export"), name,
                       G_LIST_MODEL (filters), file_chosen_cb, output_new (mode, rows, words, owner));
}
