/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-output.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gui/dz-compat.h"
#include "gui/dz-output-run.h"
#include "workbench/dz-table-book.h"

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

static GBytes *
make_table (const DzAcrossMode *mode, gconstpointer data, const char *path, DzProgress *progress, GError **error)
{
  g_autoptr (DzTable) table = mode->build_table (data);
  char *text;

  if (has_suffix (path, ".xlsx"))
    return dz_table_book_new (table, _ (mode->file_name), progress, error);

  text = dz_table_make_csv (table, progress, error);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static gboolean
is_picture (const DzAcrossMode *mode, const char *path)
{
  return mode->save_picture != NULL
         && (has_suffix (path, ".png") || has_suffix (path, ".pdf") || has_suffix (path, ".svg"));
}

/* Drawn into a folder of its own, so that what is stopped or fails leaves nothing behind. */
static GBytes *
make_picture (const DzAcrossMode *mode, gconstpointer data, const char *path, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("duizhao-XXXXXX", error);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = folder != NULL ? g_build_filename (folder, base, NULL) : NULL;
  char *content = NULL;
  gsize length = 0;

  if (folder == NULL)
    return NULL;
  if (mode->save_picture (data, name, error))
    g_file_get_contents (name, &content, &length, error);
  g_unlink (name);
  g_rmdir (folder);

  return content != NULL ? g_bytes_new_take (content, length) : NULL;
}

static GBytes *
make (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  const DzAcrossFound *found = data;

  return is_picture (found->mode, path) ? make_picture (found->mode, found->data, path, error)
                                        : make_table (found->mode, found->data, path, progress, error);
}

void
dz_across_output_save (DzAcrossFound *found, GtkWidget *owner, GFile *file)
{
  g_autofree char *path = dz_output_run_dup_path (owner, file);

  if (path != NULL)
    dz_output_run_start (dz_output_run_new (owner, path), make, dz_across_found_ref (found),
                         (GDestroyNotify) dz_across_found_unref);
}

typedef struct
{
  DzAcrossFound *found;
  GtkWidget *owner;
} Asking;

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (DzAcrossFound) found = asking->found;
  g_autoptr (GtkWidget) owner = asking->owner;

  if (file != NULL)
    dz_across_output_save (found, owner, file);
}

void
dz_across_output_ask (DzAcrossFound *found, GtkWidget *owner)
{
  const DzAcrossMode *mode = found->mode;
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  gboolean picture = mode->save_picture != NULL;
  g_autofree char *name = g_strconcat (_ (mode->file_name), picture ? ".png" : ".csv", NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->found = dz_across_found_ref (found);
  asking->owner = g_object_ref (owner);
  if (picture)
    {
      dz_compat_add_file_filter (filters, _ ("PNG Picture"), "*.png");
      dz_compat_add_file_filter (filters, _ ("PDF Document"), "*.pdf");
      dz_compat_add_file_filter (filters, _ ("SVG Picture"), "*.svg");
    }
  dz_compat_add_file_filter (filters, _ ("CSV Table"), "*.csv");
  dz_compat_add_file_filter (filters, _ ("Excel Workbook"), "*.xlsx");
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Export"), _ ("_Export"), name,
                       G_LIST_MODEL (filters), chosen_cb, asking);
}
