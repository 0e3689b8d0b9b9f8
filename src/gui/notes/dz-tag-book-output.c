/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-book-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/chart/dz-chart-output.h"
#include "gui/dz-compat.h"
#include "gui/dz-settings.h"
#include "gui/notes/dz-notes-output.h"
#include "workbench/dz-table-book.h"

typedef struct
{
  DzView *view;     /* owned */
  DzTable *table;   /* of the two tables */
  DzSharedChart *chart;
  GPtrArray *passages; /* (element-type DzTagPassage) */
  char *title;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->view);
  g_clear_pointer (&job->table, dz_table_free);
  g_clear_pointer (&job->chart, dz_shared_chart_unref);
  g_clear_pointer (&job->passages, g_ptr_array_unref);
  g_free (job->title);
  g_free (job);
}

static void
tell_outcome (Job *job, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = error == NULL ? g_strdup_printf (_("Saved as “%s”"), name)
                                        : g_strdup_printf (_("“%s” was not saved: %s"), name, error->message);

  if (gtk_widget_get_root (GTK_WIDGET (job->view)) != NULL)
    dz_view_tell (job->view, text);
}

static GBytes *
make_file (Job *job, GFile *file, GError **error)
{
  DzNotesFormat format = dz_notes_output_choose_format (file);
  char *text;

  if (job->passages != NULL)
    return dz_tag_passages_new_file (job->passages, job->title, format == DZ_NOTES_JSONLD ? DZ_NOTES_MARKDOWN : format,
                                     dz_settings_wants_bom (), error);
  if (format == DZ_NOTES_XLSX)
    return dz_table_book_new (job->table, job->title, NULL, error);
  text = dz_table_dup_text (job->table, DZ_TABLE_CSV);
  if (dz_settings_wants_bom ())
    {
      g_autofree char *plain = text;

      text = g_strconcat ("\xef\xbb\xbf", plain, NULL);
    }

  return g_bytes_new_take (text, strlen (text));
}

static void
picture_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dz_chart_save_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (job->view)) != NULL)
    dz_view_tell (job->view, error == NULL ? text : error->message);
  job_free (job);
}

static void
save_picture (Job *job, GFile *chosen)
{
  g_auto (DzChartOutfit) outfit = { 0 };
  g_autoptr (GFile) file = dz_chart_complete_suffix (chosen, ".png");

  dz_chart_outfit_load (&outfit);
  dz_chart_save_async (job->chart, file, &outfit, NULL, picture_saved_cb, job);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    {
      job_free (job);
      return;
    }
  if (job->chart != NULL)
    {
      save_picture (job, file);
      return;
    }
  bytes = make_file (job, file, &error);
  if (bytes != NULL)
    g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                             G_FILE_CREATE_NONE, NULL, NULL, &error);
  tell_outcome (job, file, error);
  job_free (job);
}

static void
add_filter (GListStore *filters, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
}

static const char *
add_filters (GListStore *filters, DzTagBookPage page)
{
  if (page == DZ_TAG_BOOK_CHART)
    {
      add_filter (filters, _("PNG Picture"), "*.png");
      add_filter (filters, _("PDF Document"), "*.pdf");
      add_filter (filters, _("SVG Picture"), "*.svg");
      return ".png";
    }
  if (page == DZ_TAG_BOOK_PASSAGES)
    {
      add_filter (filters, _("Markdown"), "*.md");
      add_filter (filters, _("Web Page"), "*.html");
    }
  add_filter (filters, _("CSV Table"), "*.csv");
  add_filter (filters, _("Excel Workbook"), "*.xlsx");

  return page == DZ_TAG_BOOK_PASSAGES ? ".md" : ".csv";
}

static Job *
create_job (DzView *view, const DzTagBookReading *reading, DzTagBookPage page)
{
  g_autofree char *path = dz_tag_dup_path (reading->tags, reading->tag);
  Job *job = g_new0 (Job, 1);

  job->view = g_object_ref (view);
  job->title = g_strdup (page == DZ_TAG_BOOK_PASSAGES ? path : _("Notes by Tag"));
  if (page == DZ_TAG_BOOK_PASSAGES)
    job->passages = g_ptr_array_ref (reading->passages);
  else if (page == DZ_TAG_BOOK_CHART)
    job->chart = dz_shared_chart_new (dz_tag_figures_new_chart (reading->tags, reading->reports, reading->counts, NULL));
  else
    job->table = dz_tag_figures_new_table (reading->tags, reading->reports, reading->counts,
                                           page == DZ_TAG_BOOK_REPORTS ? DZ_TAG_FIGURES_BY_REPORT : DZ_TAG_FIGURES_BY_YEAR);

  return job;
}

void
dz_tag_book_output_save (DzView *view, const DzTagBookReading *reading, DzTagBookPage page, GFile *file)
{
  chosen_cb (file, create_job (view, reading, page));
}

void
dz_tag_book_output_export (GtkWindow *parent, DzView *view, const DzTagBookReading *reading, DzTagBookPage page)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *path = dz_tag_dup_path (reading->tags, reading->tag);
  const char *ending = add_filters (filters, page);
  g_autofree char *name = g_strconcat (page == DZ_TAG_BOOK_PASSAGES && path != NULL ? path : _("Tags"), ending, NULL);

  dz_compat_save_file (parent, _("Export Tags"), _("_Export"), g_strdelimit (name, "/\\", '-'), G_LIST_MODEL (filters),
                       chosen_cb, create_job (view, reading, page));
}
