/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-glossary-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/dz-compat.h"
#include "gui/dz-output-run.h"
#include "workbench/dz-glossary-file.h"
#include "workbench/dz-glossary-import.h"
#include "workbench/dz-notes-import.h"

static GtkWindow *
get_window (DzView *view)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
}

/* Out */

typedef struct
{
  DzView *view;
  DzGlossary *glossary;
  GPtrArray *entries; /* borrowed from the glossary; NULL: all */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->view);
  dz_glossary_unref (export->glossary);
  g_clear_pointer (&export->entries, g_ptr_array_unref);
  g_free (export);
}

static DzGlossaryFormat
choose_format (const char *path)
{
  const char *ending = strrchr (path, '.');
  DzGlossaryFormat format = DZ_GLOSSARY_CSV;

  if (ending != NULL)
    dz_glossary_format_from_nick (ending + 1, &format);

  return format;
}

/* DzOutputFunc */
static GBytes *
make (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  const Export *export = data;

  return dz_glossary_file_new (export->glossary, export->entries, choose_format (path), error);
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  Export *export = user_data;
  g_autofree char *path = dz_output_run_dup_path (GTK_WIDGET (export->view), file);

  if (path != NULL)
    dz_output_run_start (dz_output_run_new (GTK_WIDGET (export->view), path), make, export, export_free);
  else
    export_free (export);
}

void
dz_glossary_output_export (DzView *view, DzGlossary *glossary, const GPtrArray *entries)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = g_strconcat (_("Glossary"), ".csv", NULL);
  Export *export = g_new0 (Export, 1);

  export->view = g_object_ref (view);
  export->glossary = dz_glossary_ref (glossary);
  export->entries = entries != NULL ? g_ptr_array_copy ((GPtrArray *) entries, NULL, NULL) : NULL;
  dz_compat_add_file_filter (filters, _("CSV Table"), "*.csv");
  dz_compat_add_file_filter (filters, _("Excel Workbook"), "*.xlsx");
  dz_compat_add_file_filter (filters, _("Markdown"), "*.md");
  dz_compat_add_file_filter (filters, _("Web Page"), "*.html");
  dz_compat_save_file (get_window (view), _("Export Glossary"), _("_Export"), name, G_LIST_MODEL (filters),
                       export_chosen_cb, export);
}

/* In */

typedef struct
{
  DzView *view;
  DzOutputRun *run;
  char *path;
  DzGlossaryImport *outcome;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->view);
  g_free (import->path);
  dz_glossary_import_free (import->outcome);
  g_free (import);
}

static gpointer
import_file (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;
  g_autofree char *text = dz_notes_import_read (import->path, error);

  import->outcome = text != NULL ? dz_glossary_import_text (store, text, error) : NULL;

  return GINT_TO_POINTER (import->outcome != NULL);
}

/* All that was refused is told in a window of its own; numbers alone go over the window. */
static void
show_refused (const Import *import)
{
  g_autofree char *heading = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  GtkWidget *dialog;

  if (gtk_widget_get_root (GTK_WIDGET (import->view)) == NULL)
    return;
  heading = g_strdup_printf (ngettext ("%u Row Was Not Taken", "%u Rows Were Not Taken", import->outcome->refused->len),
                             import->outcome->refused->len);
  for (guint i = 0; i < import->outcome->refused->len && i < 12; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", (const char *) import->outcome->refused->pdata[i]);
  if (import->outcome->refused->len > 12)
    g_string_append (list, "\n…");
  dialog = adw_message_dialog_new (get_window (import->view), heading, list->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  const DzGlossaryImport *outcome;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (dz_library_call_finish (DZ_LIBRARY (source), result, &error) != NULL)
    {
      outcome = import->outcome;
      /* Translators: how many words on terms a file brought. */
      text = g_strdup_printf (_("%d new, %d changed, %d as they were, %u not taken"), outcome->n_new, outcome->n_changed,
                              outcome->n_same, outcome->refused->len);
      dz_output_run_finish (import->run, text);
      if (outcome->refused->len > 0)
        show_refused (import);
    }
  else
    dz_output_run_fail (import->run, error);
  import_free (import);
}

static void
import_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DzView) view = user_data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = dz_output_run_dup_path (GTK_WIDGET (view), file);
  DzLibrary *library = dz_view_get_library (view);
  Import *import;

  if (path == NULL || library == NULL)
    return;
  import = g_new0 (Import, 1);
  import->view = g_object_ref (view);
  import->run = dz_output_run_new_import (GTK_WIDGET (view), path);
  import->path = g_steal_pointer (&path);
  dz_library_write_async (library, import_file, import, NULL, NULL, dz_output_run_get_cancellable (import->run), imported_cb,
                          import);
}

void
dz_glossary_output_import (DzView *view)
{
  dz_compat_choose_files (get_window (view), _("Import Glossary"), _("_Import"), FALSE, import_chosen_cb,
                          g_object_ref (view));
}
