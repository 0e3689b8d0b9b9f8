/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-notes-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/dz-error.h"
#include "gui/dz-compat.h"
#include "gui/dz-settings.h"
#include "gui/notes/dz-note-item.h"
#include "workbench/dz-notes-file.h"
#include "workbench/dz-notes-import.h"

typedef struct
{
  DzView *view;     /* owned */
  DzOutputBar *bar; /* owned */
  GCancellable *cancellable;
  GPtrArray *items; /* owned; NULL to import */
  GFile *file;      /* owned */
  GPtrArray *failed; /* (element-type utf8) what could not be placed, and why */
  gboolean bom;
  int n_read;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->view);
  g_object_unref (job->bar);
  g_object_unref (job->cancellable);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_clear_object (&job->file);
  g_ptr_array_unref (job->failed);
  g_free (job);
}

static Job *
job_new (DzView *view, DzOutputBar *bar, GPtrArray *items)
{
  Job *job = g_new0 (Job, 1);

  job->view = g_object_ref (view);
  job->bar = g_object_ref (bar);
  job->cancellable = g_cancellable_new ();
  job->items = items != NULL ? g_ptr_array_ref (items) : NULL;
  job->failed = g_ptr_array_new_with_free_func (g_free);
  job->bom = dz_settings_wants_bom ();

  return job;
}

/* What the reader stopped herself needs no words. */
static void
tell (Job *job, const char *text, const GError *error)
{
  dz_output_bar_stop (job->bar);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (gtk_widget_get_root (GTK_WIDGET (job->view)) != NULL)
    dz_view_tell (job->view, text);
}

DzNotesFormat
dz_notes_output_choose_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *ending = strrchr (name, '.');
  DzNotesFormat format = DZ_NOTES_MARKDOWN;

  if (ending != NULL)
    dz_notes_format_from_nick (ending + 1, &format);

  return format;
}

static gpointer
export (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, error);
  g_autoptr (GPtrArray) tags = reports != NULL ? dz_store_list_tags (store, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (tags == NULL)
    return NULL;
  for (guint i = 0; i < job->items->len; i++)
    g_ptr_array_add (notes, (gpointer) dz_note_item_get_note (g_ptr_array_index (job->items, i)));
  bytes = dz_notes_file_new (notes, reports, tags, dz_notes_output_choose_format (job->file), job->bom, error);
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return GINT_TO_POINTER (g_file_replace_contents (job->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                                   FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *text = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  text = error == NULL ? g_strdup_printf (_("Saved as “%s”"), name)
                       : g_strdup_printf (_("“%s” was not saved: %s"), name, error->message);
  tell (job, text, error);
  job_free (job);
}

static void
export_into (GFile *file, gpointer user_data)
{
  Job *job = user_data;
  DzLibrary *library = dz_view_get_library (job->view);

  if (file == NULL || library == NULL)
    {
      job_free (job);
      return;
    }
  job->file = g_object_ref (file);
  dz_output_bar_start (job->bar, _("Exporting notes…"), job->cancellable);
  dz_library_read_async (library, export, job, NULL, NULL, job->cancellable, exported_cb, job);
}

static void
add_filter (GListStore *filters, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
}

static GtkWindow *
get_window (DzView *view)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
}

void
dz_notes_output_export (DzView *view, DzOutputBar *bar, GPtrArray *items)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = g_strconcat (_("Notes"), ".md", NULL);

  add_filter (filters, _("Markdown"), "*.md");
  add_filter (filters, _("Web Page"), "*.html");
  add_filter (filters, _("CSV Table"), "*.csv");
  add_filter (filters, _("Excel Workbook"), "*.xlsx");
  add_filter (filters, _("Web Annotations (JSON-LD)"), "*.jsonld");
  dz_compat_save_file (get_window (view), _("Export Notes"), _("_Export"), name, G_LIST_MODEL (filters),
                       export_into, job_new (view, bar, items));
}

static void
take_failure (const char *citation, const char *reason, gpointer user_data)
{
  Job *job = user_data;

  g_ptr_array_add (job->failed, g_strdup_printf ("%s: %s", citation, reason));
}

static gpointer
import (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_load_contents (job->file, cancellable, &text, &length, NULL, error))
    return NULL;
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("It is no text in UTF-8."));
      return NULL;
    }
  job->n_read = dz_notes_import_text (store, text, take_failure, job, error);

  return GINT_TO_POINTER (job->n_read >= 0);
}

static char *
dup_outcome (const Job *job)
{
  g_autofree char *read = g_strdup_printf (ngettext ("%d note imported", "%d notes imported", job->n_read), job->n_read);

  if (job->failed->len == 0)
    return g_steal_pointer (&read);

  /* Translators: %s is “3 notes imported”, %u how many have no place here, the last %s the first of them and why. */
  return g_strdup_printf (_("%s, %u not placed: %s"), read, job->failed->len,
                          (char *) g_ptr_array_index (job->failed, 0));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *text = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  text = error == NULL ? dup_outcome (job) : g_strdup_printf (_("“%s” was not imported: %s"), name, error->message);
  tell (job, text, error);
  if (error == NULL && dz_view_get_session (job->view) != NULL)
    dz_session_notes_changed (dz_view_get_session (job->view));
  job_free (job);
}

static void
import_from (GFile *file, Job *job)
{
  DzLibrary *library = dz_view_get_library (job->view);

  if (file == NULL || library == NULL)
    {
      job_free (job);
      return;
    }
  job->file = g_object_ref (file);
  dz_output_bar_start (job->bar, _("Importing notes…"), job->cancellable);
  dz_library_write_async (library, import, job, NULL, NULL, job->cancellable, imported_cb, job);
}

static void
import_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  import_from (file, user_data);
}

void
dz_notes_output_import (DzView *view, DzOutputBar *bar)
{
  dz_compat_choose_files (get_window (view), _("Import Notes"), _("_Import"), FALSE, import_chosen_cb,
                          job_new (view, bar, NULL));
}

void
dz_notes_output_save (DzView *view, DzOutputBar *bar, GPtrArray *items, GFile *file)
{
  export_into (file, job_new (view, bar, items));
}

void
dz_notes_output_load (DzView *view, DzOutputBar *bar, GFile *file)
{
  import_from (file, job_new (view, bar, NULL));
}
