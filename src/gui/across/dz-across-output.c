/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "workbench/dz-table-book.h"

static void
add_filter (GListStore *filters, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
}

void
dz_across_output_ask (const DzAcrossMode *mode, GtkWidget *owner, DzCompatFileFunc func, gpointer user_data)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  gboolean picture = mode->save_picture != NULL;
  g_autofree char *name = g_strconcat (_ (mode->file_name), picture ? ".png" : ".csv", NULL);

  if (picture)
    {
      add_filter (filters, _ ("PNG Picture"), "*.png");
      add_filter (filters, _ ("PDF Document"), "*.pdf");
      add_filter (filters, _ ("SVG Picture"), "*.svg");
    }
  add_filter (filters, _ ("CSV Table"), "*.csv");
  add_filter (filters, _ ("Excel Workbook"), "*.xlsx");
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Export"), _ ("_Export"), name,
                       G_LIST_MODEL (filters), func, user_data);
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

static GBytes *
make_table (const DzAcrossMode *mode, gconstpointer data, const char *path, GError **error)
{
  g_autoptr (DzTable) table = mode->build_table (data);
  char *text;

  if (has_suffix (path, ".xlsx"))
    return dz_table_book_new (table, _ (mode->file_name), error);

  text = dz_table_dup_text (table, DZ_TABLE_CSV);

  return g_bytes_new_take (text, strlen (text));
}

gboolean
dz_across_output_save (const DzAcrossMode *mode, gconstpointer data, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("The folder is not on this computer. Choose a local folder."));
      return FALSE;
    }
  if (mode->save_picture != NULL
      && (has_suffix (path, ".png") || has_suffix (path, ".pdf") || has_suffix (path, ".svg")))
    return mode->save_picture (data, path, error);
  if ((bytes = make_table (mode, data, path, error)) == NULL)
    return FALSE;

  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, NULL, error);
}
