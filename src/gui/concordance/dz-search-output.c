/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-search-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/dz-compat.h"
#include "gui/dz-output-run.h"
#include "workbench/dz-concordance-file.h"
#include "workbench/dz-search-tables.h"
#include "workbench/dz-table-book.h"

void
dz_search_lines_free (DzSearchLines *lines)
{
  g_ptr_array_unref (lines->all);
  g_ptr_array_unref (lines->hits);
  dz_overview_unref (lines->overview);
  g_free (lines->query);
  g_free (lines->scope);
  g_free (lines);
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_table (const DzTable *table, const char *path, const char *title, DzProgress *progress,
            GError **error)
{
  char *text;

  if (has_suffix (path, ".xlsx"))
    return dz_table_book_new (table, title, progress, error);

  text = dz_table_make_csv (table, progress, error);

  return text != NULL ? take_text (text) : NULL;
}

GBytes *
dz_search_lines_make (const DzSearchLines *lines, const char *path, DzProgress *progress, GError **error)
{
  DzConcordancePage page = { lines->query, lines->scope, lines->n_hits, lines->hits, lines->overview->reports };
  g_autoptr (DzTable) table = NULL;

  if (has_suffix (path, ".txt"))
    return take_text (dz_concordance_dup_text (&page));
  if (has_suffix (path, ".html") || has_suffix (path, ".htm"))
    return take_text (dz_concordance_dup_html (&page));

  table = dz_search_tables_new_hits (lines->hits, lines->overview->reports);

  return make_table (table, path, _ ("Concordance"), progress, error);
}

/* DzOutputFunc */
static GBytes *
make_lines (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  return dz_search_lines_make (data, path, progress, error);
}

GBytes *
dz_search_result_make (const DzSearchResult *result, const char *path, DzProgress *progress, GError **error)
{
  return make_table (result->table, path, _ (dz_search_mode_get (result->kind)->title), progress, error);
}

/* DzOutputFunc */
static GBytes *
make_result (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  return dz_search_result_make (data, path, progress, error);
}

typedef struct
{
  DzTable *table;
  char *title;
} Titled;

static void
titled_free (gpointer data)
{
  Titled *titled = data;

  dz_table_free (titled->table);
  g_free (titled->title);
  g_free (titled);
}

/* DzOutputFunc */
static GBytes *
make_titled (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  const Titled *titled = data;

  return make_table (titled->table, path, titled->title, progress, error);
}

typedef struct
{
  GtkWidget *owner;
  DzOutputFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Asking;

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (GtkWidget) owner = asking->owner;
  g_autofree char *path = dz_output_run_dup_path (owner, file);

  if (path != NULL)
    dz_output_run_start (dz_output_run_new (owner, path), asking->func, asking->data, asking->data_free);
  else
    asking->data_free (asking->data);
}

static void
ask (GtkWidget *owner, const char *name, gboolean lines, DzOutputFunc func, gpointer data, GDestroyNotify data_free)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->owner = g_object_ref (owner);
  asking->func = func;
  asking->data = data;
  asking->data_free = data_free;
  dz_compat_add_file_filter (filters, _ ("CSV Table"), "*.csv");
  dz_compat_add_file_filter (filters, _ ("Excel Workbook"), "*.xlsx");
  if (lines)
    {
      dz_compat_add_file_filter (filters, _ ("Text"), "*.txt");
      dz_compat_add_file_filter (filters, _ ("HTML Page"), "*.html");
    }
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Export"), _ ("_Export"), file,
                       G_LIST_MODEL (filters), chosen_cb, asking);
}

void
dz_search_output_ask_lines (GtkWidget *owner, DzSearchLines *lines)
{
  ask (owner, _ ("Concordance"), TRUE, make_lines, lines, (GDestroyNotify) dz_search_lines_free);
}

void
dz_search_output_ask_result (GtkWidget *owner, DzSearchResult *result)
{
  ask (owner, _ (dz_search_mode_get (result->kind)->file_name), FALSE, make_result, dz_search_result_ref (result),
       (GDestroyNotify) dz_search_result_unref);
}

void
dz_search_output_ask_table (GtkWidget *owner, DzTable *table, const char *title)
{
  Titled *titled = g_new0 (Titled, 1);

  titled->table = table;
  titled->title = g_strdup (title);
  ask (owner, title, FALSE, make_titled, titled, titled_free);
}
