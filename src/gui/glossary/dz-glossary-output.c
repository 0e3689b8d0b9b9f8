/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-glossary-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/dz-error.h"
#include "gui/dz-compat.h"
#include "workbench/dz-glossary-file.h"
#include "workbench/dz-glossary-import.h"

typedef struct
{
  DzView *view;
  DzGlossary *glossary;
  GPtrArray *entries; /* borrowed from the glossary; NULL: all */
  GFile *file;
  DzGlossaryImport *outcome;
} Job;

static Job *
job_new (DzView *view)
{
  Job *job = g_new0 (Job, 1);

  job->view = g_object_ref (view);

  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->view);
  g_clear_pointer (&job->glossary, dz_glossary_unref);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_object (&job->file);
  dz_glossary_import_free (job->outcome);
  g_free (job);
}

static void
tell (const Job *job, const char *text)
{
  if (gtk_widget_get_root (GTK_WIDGET (job->view)) != NULL)
    dz_view_tell (job->view, text);
}

static DzGlossaryFormat
choose_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *ending = strrchr (name, '.');
  DzGlossaryFormat format = DZ_GLOSSARY_CSV;

  if (ending != NULL)
    dz_glossary_format_from_nick (ending + 1, &format);

  return format;
}

static gpointer
export (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GBytes) bytes = dz_glossary_file_new (job->glossary, job->entries, choose_format (job->file), error);

  if (bytes == NULL)
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
  tell (job, text);
  job_free (job);
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  Job *job = user_data;
  DzLibrary *library = dz_view_get_library (job->view);

  if (file == NULL || library == NULL)
    {
      job_free (job);
      return;
    }
  job->file = g_object_ref (file);
  dz_library_read_async (library, export, job, NULL, NULL, NULL, exported_cb, job);
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
dz_glossary_output_export (DzView *view, DzGlossary *glossary, const GPtrArray *entries)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = g_strconcat (_("Glossary"), ".csv", NULL);
  Job *job = job_new (view);

  job->glossary = dz_glossary_ref (glossary);
  job->entries = entries != NULL ? g_ptr_array_copy ((GPtrArray *) entries, NULL, NULL) : NULL;
  add_filter (filters, _("CSV Table"), "*.csv");
  add_filter (filters, _("Excel Workbook"), "*.xlsx");
  add_filter (filters, _("Markdown"), "*.md");
  add_filter (filters, _("Web Page"), "*.html");
  dz_compat_save_file (get_window (view), _("Export Glossary"), _("_Export"), name, G_LIST_MODEL (filters),
                       export_chosen_cb, job);
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
  job->outcome = dz_glossary_import_text (store, text, error);

  return GINT_TO_POINTER (job->outcome != NULL);
}

/* All that was refused is told in a window of its own; numbers alone go over the window. */
static void
show_refused (const Job *job)
{
  g_autofree char *heading = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  GtkWidget *dialog;

  if (gtk_widget_get_root (GTK_WIDGET (job->view)) == NULL)
    return;
  heading = g_strdup_printf (ngettext ("%u Row Was Not Taken", "%u Rows Were Not Taken", job->outcome->refused->len),
                             job->outcome->refused->len);
  for (guint i = 0; i < job->outcome->refused->len && i < 12; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", (const char *) job->outcome->refused->pdata[i]);
  if (job->outcome->refused->len > 12)
    g_string_append (list, "\n…");
  dialog = adw_message_dialog_new (get_window (job->view), heading, list->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *text = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (error != NULL)
    text = g_strdup_printf (_("“%s” was not imported: %s"), name, error->message);
  else
    /* Translators: how many words on terms a file brought. */
    text = g_strdup_printf (_("%d new, %d changed, %d as they were, %u not taken"), job->outcome->n_new,
                            job->outcome->n_changed, job->outcome->n_same, job->outcome->refused->len);
  tell (job, text);
  if (error == NULL && job->outcome->refused->len > 0)
    show_refused (job);
  job_free (job);
}

static void
import_chosen_cb (GListModel *files, gpointer user_data)
{
  Job *job = user_data;
  DzLibrary *library = dz_view_get_library (job->view);

  if (files == NULL || g_list_model_get_n_items (files) == 0 || library == NULL)
    {
      job_free (job);
      return;
    }
  job->file = g_list_model_get_item (files, 0);
  dz_library_write_async (library, import, job, NULL, NULL, NULL, imported_cb, job);
}

void
dz_glossary_output_import (DzView *view)
{
  dz_compat_choose_files (get_window (view), _("Import Glossary"), _("_Import"), FALSE, import_chosen_cb, job_new (view));
}
