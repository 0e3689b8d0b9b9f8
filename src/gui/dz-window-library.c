/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/dz-error.h"
#include "gui/dz-opening.h"
#include "gui/dz-report-choice.h"
#include "gui/dz-window-private.h"
#include "gui/importing/dz-import-run.h"
#include "gui/importing/dz-import-summary.h"
#include "store/dz-store.h"

void
dz_window_show_error (DzWindow *self, const GError *error)
{
  dz_error_page_set_error (DZ_ERROR_PAGE (dz_later_get (self->error_page)), self->path, error);
  gtk_stack_set_visible_child_name (self->page_stack, "error");
}

static void
library_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autoptr (DzLibrary) library = dz_opening_finish (result, &knowledge, &error);

  if (self->opening != g_task_get_cancellable (G_TASK (result))
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (self->knowledge == NULL && knowledge != NULL)
    {
      self->knowledge = g_steal_pointer (&knowledge);
      dz_window_take_session (self, dz_session_new (self->knowledge));
    }
  if (library == NULL)
    {
      dz_window_show_error (self, error);
      return;
    }

  if (dz_opening_get_warning (result) != NULL)
    {
      /* Translators: file, line and what is wrong with it */
      g_autofree char *text = g_strdup_printf (_("Your own knowledge files are left out until this is mended: %s"),
                                               dz_opening_get_warning (result));

      dz_notice_bar_show (self->notice_bar, "knowledge", text, _("Show _Folder"), "win.show-knowledge");
    }
  g_signal_connect_object (library, "notify", G_CALLBACK (dz_window_update_actions), self, G_CONNECT_SWAPPED);
  dz_session_set_library (self->session, library);
  dz_window_update_actions (self);
  if (dz_library_is_read_only (library))
    dz_window_add_toast (self, _("This library is read-only: nothing can be changed or imported."));
  dz_window_import_waiting (self);
}

static void
open_path (DzWindow *self, const char *path)
{
  g_autofree char *own = g_strdup (path);

  dz_window_save_layout (self);
  g_cancellable_cancel (self->opening);
  g_set_object (&self->opening, NULL);
  self->opening = g_cancellable_new ();
  self->checks_samples = FALSE;
  self->making_samples = FALSE;
  g_free (self->path);
  self->path = g_steal_pointer (&own);
  dz_window_update_actions (self);

  if (self->session != NULL)
    dz_session_set_library (self->session, NULL);
  gtk_stack_set_visible_child_name (self->page_stack, "loading");
  dz_opening_async (self->knowledge, self->path, self->opening, library_opened_cb, g_object_ref (self));
}

void
dz_window_open_library (DzWindow *self, const char *path)
{
  g_autofree char *own = NULL;

  g_return_if_fail (DZ_IS_WINDOW (self));

  if (path == NULL)
    own = dz_store_dup_default_path ();
  open_path (self, path != NULL ? path : own);
}

void
dz_window_retry (DzWindow *self)
{
  open_path (self, self->path);
}

gboolean
dz_window_shows_sample (DzWindow *self)
{
  g_autofree char *sample = dz_opening_dup_sample_path ();

  return g_strcmp0 (self->path, sample) == 0;
}

gboolean
dz_window_shows_own (DzWindow *self)
{
  g_autofree char *own = dz_store_dup_default_path ();

  return g_strcmp0 (self->path, own) == 0;
}

void
dz_window_open_sample (DzWindow *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (DZ_IS_WINDOW (self));

  path = dz_opening_dup_sample_path ();
  open_path (self, path);
  self->checks_samples = TRUE;
}

static gint64
find_first_added (const GPtrArray *results)
{
  gint64 present = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const DzImportResult *result = g_ptr_array_index (results, i);

      if (result->outcome == DZ_IMPORT_ADDED || result->outcome == DZ_IMPORT_VERSION)
        return result->report_id;
      if (result->outcome == DZ_IMPORT_PRESENT && present == 0)
        present = result->report_id;
    }

  return present;
}

static guint
count_outcome (const GPtrArray *results, DzImportOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    n += ((const DzImportResult *) g_ptr_array_index (results, i))->outcome == outcome;

  return n;
}

/* Reports whose text leaves place or year open. */
static guint
count_doubts (const GPtrArray *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    n += ((const DzImportResult *) g_ptr_array_index (results, i))->doubt != NULL;

  return n;
}

/* The name of the report that got a new version, and all that became of the reader's words. */
static void
tell_versions (DzWindow *self, const GPtrArray *results, guint n_versions)
{
  g_autofree char *carried = dz_import_results_dup_carried_text (results);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  const char *name = NULL;

  for (guint i = 0; name == NULL && i < results->len; i++)
    if (((const DzImportResult *) g_ptr_array_index (results, i))->outcome == DZ_IMPORT_VERSION)
      name = ((const DzImportResult *) g_ptr_array_index (results, i))->name;
  title = n_versions == 1
              /* Translators: a report, “武昌区 2025”. */
              ? g_strdup_printf (_("New version of %s"), name)
              : g_strdup_printf (ngettext ("New version of %u report", "New versions of %u reports", n_versions),
                                 n_versions);
  /* Translators: “New version of 武昌区 2025: 34 notes and figures as before, 2 moved, 1 lost its place” */
  message = carried != NULL ? g_strdup_printf (C_("import versions", "%s: %s"), title, carried)
                            : g_steal_pointer (&title);
  dz_window_add_undo_toast (self, message);
}

static void
tell_import (DzWindow *self, const GPtrArray *results)
{
  guint n_versions = count_outcome (results, DZ_IMPORT_VERSION);
  guint n_added = count_outcome (results, DZ_IMPORT_ADDED);
  guint n_present = count_outcome (results, DZ_IMPORT_PRESENT);
  guint n_doubts = count_doubts (results);
  g_autofree char *message = NULL;

  if (count_outcome (results, DZ_IMPORT_FAILED) > 0)
    {
      dz_import_summary_present (GTK_WINDOW (self), results);
      return;
    }
  if (n_versions > 0)
    tell_versions (self, results, n_versions);
  if (n_versions > 0 && n_added == 0)
    return;

  if (n_added == 0 && n_present > 0)
    message = g_strdup_printf (ngettext ("%u report was already in the library",
                                         "%u reports were already in the library", n_present), n_present);
  else if (n_doubts > 0)
    message = g_strdup_printf (ngettext ("%u report imported whose text leaves its place or year open",
                                         "%u reports imported whose text leaves their place or year open", n_doubts),
                               n_doubts);
  else
    message = g_strdup_printf (ngettext ("%u report imported", "%u reports imported", n_added), n_added);
  dz_window_add_toast (self, message);
}

static void
import_finished_cb (DzWindow *self, GPtrArray *results, const GError *error)
{
  gboolean samples = self->making_samples;

  self->making_samples = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      dz_window_show_error (self, error);
      return;
    }

  if (results != NULL && results->len > 0)
    {
      if (!samples || count_outcome (results, DZ_IMPORT_FAILED) > 0)
        tell_import (self, results);
      if (!samples)
        self->waiting_report = find_first_added (results);
      dz_window_show_waiting_report (self);
    }
  else if (error != NULL)
    dz_window_add_toast (self, _("Import cancelled"));

  dz_session_notes_changed (self->session);
  dz_window_restore_reports (self);
  dz_window_import_waiting (self);
}

void
dz_window_show_waiting_report (DzWindow *self)
{
  DzOverview *overview = dz_session_get_overview (self->session);
  gint64 id = self->waiting_report;
  const DzReport *report = overview != NULL ? dz_overview_find_report (overview, id) : NULL;

  if (report == NULL)
    return;

  self->waiting_report = 0;
  if (dz_session_get_left_report (self->session) == 0)
    dz_session_show_reports (self->session, id, dz_report_choice_above (overview, self->knowledge, report));
  else
    dz_session_focus_paragraph (self->session, id, 0, 0, 0);
}

static gboolean
can_import (DzWindow *self)
{
  DzLibrary *library = self->session != NULL ? dz_session_get_library (self->session) : NULL;

  return library != NULL && !dz_library_is_read_only (library) && !dz_import_bar_is_busy (self->import_bar);
}

void
dz_window_import_waiting (DzWindow *self)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DzImportRun) run = NULL;

  if (!can_import (self) || self->checks_samples || (self->waiting_files == NULL && !self->making_samples))
    return;

  files = g_steal_pointer (&self->waiting_files);
  if (files == NULL)
    files = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->making_samples)
    g_ptr_array_insert (files, 0, dz_opening_dup_sample_folder ());

  run = dz_import_run_new (dz_session_get_library (self->session), self->knowledge, files);
  /* The bar hears of the end first: the next import may begin in our callback. */
  dz_import_bar_set_run (self->import_bar, run);
  g_signal_connect_object (run, "finished", G_CALLBACK (import_finished_cb), self, G_CONNECT_SWAPPED);
  dz_import_run_start (run);
}

void
dz_window_import (DzWindow *self, GPtrArray *files)
{
  g_return_if_fail (DZ_IS_WINDOW (self));
  g_return_if_fail (files != NULL);

  if (self->waiting_files == NULL)
    self->waiting_files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->waiting_files, g_object_ref (g_ptr_array_index (files, i)));

  dz_window_import_waiting (self);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  char **paths = task_data;
  g_autoptr (GError) error = NULL;

  if (dz_store_restore (paths[0], paths[1], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DzWindow *self = DZ_WINDOW (source);
  char **paths = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      dz_window_show_error (self, error);
      return;
    }

  open_path (self, paths[0]);
  dz_window_add_toast (self, _("Library restored; the one before is kept beside it"));
}

void
dz_window_restore_backup (DzWindow *self, GFile *backup)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  char **paths = g_new0 (char *, 3);

  paths[0] = g_strdup (self->path);
  paths[1] = g_file_get_path (backup);
  g_task_set_task_data (task, paths, (GDestroyNotify) g_strfreev);
  g_task_set_source_tag (task, dz_window_restore_backup);

  if (self->session != NULL)
    dz_session_set_library (self->session, NULL);
  gtk_stack_set_visible_child_name (self->page_stack, "loading");
  g_task_run_in_thread (task, restore_in_thread);
}

static gpointer
back_up (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_backup (store, data, error));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (error == NULL)
    dz_window_add_toast (self, _("Backup saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dz_window_add_toast (self, error->message);
}

void
dz_window_save_backup (DzWindow *self, GFile *file)
{
  DzLibrary *library = dz_session_get_library (self->session);

  if (library != NULL)
    dz_library_read_async (library, back_up, g_file_get_path (file), g_free, NULL, NULL, backed_up_cb,
                           g_object_ref (self));
}
