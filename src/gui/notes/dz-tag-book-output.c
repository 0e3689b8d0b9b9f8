/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-book-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/chart/dz-chart-output.h"
#include "gui/dz-compat.h"
#include "gui/dz-output-run.h"
#include "gui/dz-settings.h"
#include "gui/notes/dz-notes-output.h"
#include "workbench/dz-table-book.h"

typedef struct
{
  DzView *view; /* owned */
  DzTable *table; /* of the two tables */
  DzSharedChart *chart;
  GPtrArray *passages; /* (element-type DzTagPassage) */
  char *title;
  gboolean bom;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->view);
  g_clear_pointer (&job->table, dz_table_free);
  g_clear_pointer (&job->chart, dz_shared_chart_unref);
  g_clear_pointer (&job->passages, g_ptr_array_unref);
  g_free (job->title);
  g_free (job);
}

/* DzOutputFunc */
static GBytes *
make (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  const Job *job = data;
  DzNotesFormat format = dz_notes_output_choose_format (path);
  g_autofree char *text = NULL;
  char *file;

  if (job->passages != NULL)
    return dz_tag_passages_new_file (job->passages, job->title, format == DZ_NOTES_JSONLD ? DZ_NOTES_MARKDOWN : format,
                                     job->bom, error);
  if (format == DZ_NOTES_XLSX)
    return dz_table_book_new (job->table, job->title, progress, error);
  text = dz_table_dup_text (job->table, DZ_TABLE_CSV);
  file = g_strconcat (job->bom ? "\xef\xbb\xbf" : "", text, NULL);

  return g_bytes_new_take (file, strlen (file));
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
  GtkWidget *owner = GTK_WIDGET (job->view);
  g_autofree char *path = dz_output_run_dup_path (owner, file);

  if (path == NULL)
    job_free (job);
  else if (job->chart != NULL)
    save_picture (job, file);
  else
    dz_output_run_start (dz_output_run_new (owner, path), make, job, job_free);
}

static const char *
add_filters (GListStore *filters, DzTagBookPage page)
{
  if (page == DZ_TAG_BOOK_CHART)
    {
      dz_compat_add_file_filter (filters, _("PNG Picture"), "*.png");
      dz_compat_add_file_filter (filters, _("PDF Document"), "*.pdf");
      dz_compat_add_file_filter (filters, _("SVG Picture"), "*.svg");
      return ".png";
    }
  if (page == DZ_TAG_BOOK_PASSAGES)
    {
      dz_compat_add_file_filter (filters, _("Markdown"), "*.md");
      dz_compat_add_file_filter (filters, _("Web Page"), "*.html");
    }
  dz_compat_add_file_filter (filters, _("CSV Table"), "*.csv");
  dz_compat_add_file_filter (filters, _("Excel Workbook"), "*.xlsx");

  return page == DZ_TAG_BOOK_PASSAGES ? ".md" : ".csv";
}

static Job *
create_job (DzView *view, const DzTagBookReading *reading, DzTagBookPage page)
{
  g_autofree char *path = dz_tag_dup_path (reading->tags, reading->tag);
  Job *job = g_new0 (Job, 1);

  job->view = g_object_ref (view);
  job->bom = dz_settings_wants_bom ();
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
