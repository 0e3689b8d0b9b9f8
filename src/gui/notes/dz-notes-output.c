/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-notes-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/dz-compat.h"
#include "gui/dz-output-run.h"
#include "gui/dz-settings.h"
#include "gui/notes/dz-note-item.h"
#include "workbench/dz-notes-file.h"
#include "workbench/dz-notes-import.h"

DzNotesFormat
dz_notes_output_choose_format (const char *path)
{
  const char *ending = strrchr (path, '.');
  DzNotesFormat format = DZ_NOTES_MARKDOWN;

  if (ending != NULL)
    dz_notes_format_from_nick (ending + 1, &format);

  return format;
}

static GtkWindow *
get_window (DzView *view)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
}

/* Out */

typedef struct
{
  DzView *view;       /* owned */
  GPtrArray *items;   /* (element-type DzNoteItem) */
  GPtrArray *reports; /* all of the library */
  GPtrArray *tags;
  DzOutputRun *run; /* until it takes the job */
  DzNotesFormat format;
  gboolean bom;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->view);
  g_ptr_array_unref (export->items);
  g_clear_pointer (&export->reports, g_ptr_array_unref);
  g_clear_pointer (&export->tags, g_ptr_array_unref);
  g_free (export);
}

static Export *
export_new (DzView *view, GPtrArray *items)
{
  Export *export = g_new0 (Export, 1);

  export->view = g_object_ref (view);
  export->items = g_ptr_array_ref (items);
  export->bom = dz_settings_wants_bom ();

  return export;
}

/* DzOutputFunc */
static GBytes *
make (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  const Export *export = data;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  for (guint i = 0; i < export->items->len; i++)
    g_ptr_array_add (notes, (gpointer) dz_note_item_get_note (g_ptr_array_index (export->items, i)));

  return dz_notes_file_new (notes, export->reports, export->tags, export->format, export->bom, progress, error);
}

static gpointer
read_library (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  export->reports = dz_store_list_reports (store, error);
  export->tags = export->reports != NULL ? dz_store_list_tags (store, error) : NULL;

  return GINT_TO_POINTER (export->tags != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (dz_library_call_finish (DZ_LIBRARY (source), result, &error) != NULL)
    {
      dz_output_run_start (export->run, make, export, export_free);
      return;
    }
  dz_output_run_fail (export->run, error);
  export_free (export);
}

static void
export_into (GFile *file, gpointer user_data)
{
  Export *export = user_data;
  DzLibrary *library = dz_view_get_library (export->view);
  g_autofree char *path = dz_output_run_dup_path (GTK_WIDGET (export->view), file);

  if (path == NULL || library == NULL)
    {
      export_free (export);
      return;
    }
  export->format = dz_notes_output_choose_format (path);
  export->run = dz_output_run_new (GTK_WIDGET (export->view), path);
  dz_library_read_async (library, read_library, export, NULL, NULL, dz_output_run_get_cancellable (export->run), read_cb,
                         export);
}

void
dz_notes_output_export (DzView *view, GPtrArray *items)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = g_strconcat (_("Notes"), ".md", NULL);

  dz_compat_add_file_filter (filters, _("Markdown"), "*.md");
  dz_compat_add_file_filter (filters, _("Web Page"), "*.html");
  dz_compat_add_file_filter (filters, _("CSV Table"), "*.csv");
  dz_compat_add_file_filter (filters, _("Excel Workbook"), "*.xlsx");
  dz_compat_add_file_filter (filters, _("Web Annotations (JSON-LD)"), "*.jsonld");
  dz_compat_save_file (get_window (view), _("Export Notes"), _("_Export"), name, G_LIST_MODEL (filters), export_into,
                       export_new (view, items));
}

void
dz_notes_output_save (DzView *view, GPtrArray *items, GFile *file)
{
  export_into (file, export_new (view, items));
}

/* In */

typedef struct
{
  DzView *view; /* owned */
  DzOutputRun *run;
  char *path;
  GPtrArray *failed; /* (element-type utf8) what could not be placed, and why */
  int n_read;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->view);
  g_free (import->path);
  g_ptr_array_unref (import->failed);
  g_free (import);
}

static void
take_failure (const char *citation, const char *reason, gpointer user_data)
{
  Import *import = user_data;

  g_ptr_array_add (import->failed, g_strdup_printf ("%s: %s", citation, reason));
}

static gpointer
import_file (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;
  g_autofree char *text = dz_notes_import_read (import->path, error);

  import->n_read = -1;
  if (text != NULL)
    import->n_read = dz_notes_import_text (store, text, take_failure, import, dz_output_run_get_progress (import->run), error);

  return GINT_TO_POINTER (import->n_read >= 0);
}

static char *
dup_outcome (const Import *import)
{
  g_autofree char *read
      = g_strdup_printf (ngettext ("%d note imported", "%d notes imported", import->n_read), import->n_read);

  if (import->failed->len == 0)
    return g_steal_pointer (&read);

  /* Translators: %s is “3 notes imported”, %u how many have no place here, the last %s the first of them and why. */
  return g_strdup_printf (_("%s, %u not placed: %s"), read, import->failed->len,
                          (char *) g_ptr_array_index (import->failed, 0));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL;

  if (dz_library_call_finish (DZ_LIBRARY (source), result, &error) != NULL)
    {
      outcome = dup_outcome (import);
      dz_output_run_finish (import->run, outcome);
      if (dz_view_get_session (import->view) != NULL)
        dz_session_notes_changed (dz_view_get_session (import->view));
    }
  else
    dz_output_run_fail (import->run, error);
  import_free (import);
}

void
dz_notes_output_load (DzView *view, GFile *file)
{
  DzLibrary *library = dz_view_get_library (view);
  g_autofree char *path = dz_output_run_dup_path (GTK_WIDGET (view), file);
  Import *import;

  if (path == NULL || library == NULL)
    return;
  import = g_new0 (Import, 1);
  import->view = g_object_ref (view);
  import->run = dz_output_run_new_import (GTK_WIDGET (view), path);
  import->path = g_steal_pointer (&path);
  import->failed = g_ptr_array_new_with_free_func (g_free);
  dz_library_write_async (library, import_file, import, NULL, NULL, dz_output_run_get_cancellable (import->run), imported_cb,
                          import);
}

static void
import_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DzView) view = user_data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    dz_notes_output_load (view, file);
}

void
dz_notes_output_import (DzView *view)
{
  dz_compat_choose_files (get_window (view), _("Import Notes"), _("_Import"), FALSE, import_chosen_cb,
                          g_object_ref (view));
}
