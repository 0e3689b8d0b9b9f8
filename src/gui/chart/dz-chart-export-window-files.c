/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-export-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/chart/dz-chart-batch-run.h"
#include "gui/chart/dz-chart-output.h"
#include "gui/dz-compat.h"
#include "gui/dz-window.h"

#define KEY "chart-export-format"

/* In the order of the rows. */
static const char *const formats[] = { "png", "pdf", "svg", "csv", "xlsx" };

static const char *
chosen_format (DzChartExportWindow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->format_row));

  return formats[MIN (selected, G_N_ELEMENTS (formats) - 1)];
}

/* (transfer full) (nullable): NULL where the settings are not installed. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;

  return schema != NULL && g_settings_schema_has_key (schema, KEY) ? g_settings_new (APP_ID) : NULL;
}

void
dz_chart_export_window_restore_format (DzChartExportWindow *self)
{
  g_autoptr (GSettings) settings = find_settings ();
  g_autofree char *format = NULL;

  if (settings != NULL)
    format = g_settings_get_string (settings, KEY);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i], format) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->format_row), i);
}

static void
remember_format (DzChartExportWindow *self)
{
  g_autoptr (GSettings) settings = find_settings ();

  if (settings != NULL)
    g_settings_set_string (settings, KEY, chosen_format (self));
}

/* Exporting */

void
dz_chart_export_window_show_busy (DzChartExportWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->body, !busy);
  gtk_widget_set_sensitive (self->export_button, !busy);
  gtk_widget_set_sensitive (self->print_button,
                            !busy && dz_chart_export_window_get_which (self) == DZ_EXPORT_ONE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), busy);
  gtk_widget_set_visible (self->stop_button, busy);
  gtk_widget_set_sensitive (self->stop_button, busy);
}

static void
show_status (DzChartExportWindow *self, const char *text)
{
  gtk_label_set_text (self->status_label, text);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/* What went well is told over the window below, and this one has done its work. */
static void
finish (DzChartExportWindow *self, const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (DZ_IS_WINDOW (parent))
    dz_window_add_toast (DZ_WINDOW (parent), text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzChartExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  g_clear_object (&self->cancellable);
  told = dz_chart_save_finish (result, &error);
  if (told != NULL)
    {
      finish (self, told);
      return;
    }
  dz_chart_export_window_show_busy (self, FALSE);
  show_status (self, error->message);
}

static gboolean
is_timeline (DzChartExportWindow *self)
{
  return dz_shared_chart_get_timeline (self->bare) != NULL;
}

/* A timeline is for pages, a chart for a picture. */
static const char *
get_usual_suffix (DzChartExportWindow *self)
{
  return is_timeline (self) ? ".pdf" : ".png";
}

static void
save_one (DzChartExportWindow *self, GFile *file)
{
  g_autoptr (GFile) complete = dz_chart_complete_suffix (file, get_usual_suffix (self));

  self->cancellable = g_cancellable_new ();
  dz_chart_export_window_show_busy (self, TRUE);
  dz_chart_save_async (self->dressed, complete, &self->outfit, self->cancellable, saved_cb, g_object_ref (self));
}

static void
progress_cb (guint done, guint n, gpointer user_data)
{
  DzChartExportWindow *self = user_data;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u charts"), done, n);

  gtk_progress_bar_set_fraction (self->progress_bar, n > 0 ? (double) done / n : 1);
  show_status (self, text);
}

static char *
dup_summary (DzChartExportWindow *self, const DzChartBatchResult *result)
{
  g_autofree char *counted
      = g_strdup_printf (ngettext ("%u chart saved in “%s”", "%u charts saved in “%s”", result->n_done),
                         result->n_done, self->target);
  g_autoptr (GString) text = g_string_new (counted);

  if (result->stopped && result->failed->len == 0)
    g_string_append_printf (text, "\n%s", _ ("Stopped; the other charts were not drawn."));
  for (guint i = 0; i < result->failed->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (result->failed, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
batch_done_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (DzChartExportWindow) self = user_data;
  g_autoptr (DzChartBatchResult) result = dz_chart_batch_run_finish (async_result, NULL);
  g_autofree char *text = dup_summary (self, result);

  g_clear_object (&self->cancellable);
  if (!result->stopped && result->failed->len == 0 && result->n_done > 0)
    {
      finish (self, text);
      return;
    }
  dz_chart_export_window_show_busy (self, FALSE);
  show_status (self, result->n_done == 0 && result->failed->len == 0 && !result->stopped
                         ? _ ("The reports give nothing to draw for this selection.")
                         : text);
}

static void
save_many (DzChartExportWindow *self, GFile *folder)
{
  DzLibrary *library = dz_session_get_library (self->session);
  g_autofree char *path = g_file_get_path (folder);
  const char *terms[] = { self->term, NULL };
  DzChartKind kinds[DZ_N_CHART_KINDS];
  DzChartBatch batch = { .overview = dz_session_get_overview (self->session),
                         .knowledge = dz_session_get_knowledge (self->session),
                         .kinds = dz_chart_export_window_get_which (self) == DZ_EXPORT_KIND ? &self->kind : kinds,
                         .n_kinds = dz_chart_export_window_get_which (self) == DZ_EXPORT_KIND ? 1 : DZ_N_CHART_KINDS,
                         .terms = self->term != NULL ? terms : NULL,
                         .filter = { .places = (const char *const *) self->places,
                                     .topics = (const char *const *) self->topics,
                                     .first_year = self->first_year,
                                     .last_year = self->last_year },
                         .measure = -1,
                         .dpi = self->outfit.dpi,
                         .author = self->outfit.texts[DZ_CHART_TEXT_AUTHOR],
                         .folder = path,
                         .format = chosen_format (self) };

  if (path == NULL || library == NULL || batch.overview == NULL)
    return;

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    kinds[kind] = kind;
  dz_chart_outfit_init_style (&self->outfit, &batch.style);
  g_free (self->target);
  self->target = g_file_get_basename (folder);
  self->cancellable = g_cancellable_new ();
  dz_chart_export_window_show_busy (self, TRUE);
  dz_chart_batch_run_async (&batch, dz_library_get_path (library), self->cancellable, progress_cb, batch_done_cb,
                            g_object_ref (self));
}

void
dz_chart_export_window_export_to (DzChartExportWindow *self, GFile *file)
{
  g_return_if_fail (DZ_IS_CHART_EXPORT_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->cancellable == NULL);

  remember_format (self);
  if (dz_chart_export_window_get_which (self) == DZ_EXPORT_ONE)
    save_one (self, file);
  else
    save_many (self, file);
}

/* What an earlier export of several charts may have left: files named after a kind, of the same format. */
static gboolean
is_chart_file (const char *name, const char *format)
{
  gboolean named = FALSE;

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS && !named; kind++)
    named = g_str_has_prefix (name, dz_chart_kind_get_nick (kind));

  return named && g_str_has_suffix (name, format) && strlen (name) > strlen (format)
         && name[strlen (name) - strlen (format) - 1] == '.';
}

static guint
count_charts (DzChartExportWindow *self, GFile *folder)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += is_chart_file (name, chosen_format (self));

  return n;
}

/* Of the one picture: the file dialog has asked about the name as it was typed, not about one that gets its
 * suffix here, nor about the pages of a long timeline. (transfer full) (nullable) */
static char *
dup_files_in_the_way (DzChartExportWindow *self, GFile *file)
{
  g_autoptr (GFile) complete = dz_chart_complete_suffix (file, get_usual_suffix (self));
  g_autoptr (GPtrArray) files = dz_chart_list_files (self->dressed, complete, &self->outfit);
  g_autofree char *asked = g_file_get_path (file);
  g_autofree char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    {
      if (g_strcmp0 (files->pdata[i], asked) == 0 || !g_file_test (files->pdata[i], G_FILE_TEST_EXISTS))
        continue;
      if (n++ == 0)
        first = g_path_get_basename (files->pdata[i]);
    }
  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup_printf (_ ("There is a file “%s” already."), first);

  /* Translators: pages of one picture; %s is the name of the first */
  return g_strdup_printf (ngettext ("There are a file “%s” and %u more already.",
                                    "There are a file “%s” and %u more already.", n - 1),
                          first, n - 1);
}

/* What stands in the way of an export, as a question's words; NULL for nothing. (transfer full) (nullable) */
static char *
dup_obstacle (DzChartExportWindow *self, GFile *file)
{
  g_autofree char *name = NULL;
  guint n_charts;

  if (dz_chart_export_window_get_which (self) == DZ_EXPORT_ONE)
    return dup_files_in_the_way (self, file);

  n_charts = count_charts (self, file);
  if (n_charts == 0)
    return NULL;
  name = g_file_get_basename (file);

  return g_strdup_printf (ngettext ("“%s” holds %u chart of this format. It is replaced where its name is the same.",
                                    "“%s” holds %u charts of this format. Those whose names are the same are replaced.",
                                    n_charts),
                          name, n_charts);
}

typedef struct
{
  DzChartExportWindow *window;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export);
}

static void
confirmed_cb (gpointer data)
{
  Export *export = data;

  if (export->window->cancellable == NULL)
    dz_chart_export_window_export_to (export->window, export->file);
}

void
dz_chart_export_window_ask_and_export (DzChartExportWindow *self, GFile *file)
{
  g_autofree char *obstacle = dup_obstacle (self, file);
  Export *export;

  if (obstacle == NULL)
    {
      dz_chart_export_window_export_to (self, file);
      return;
    }

  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->file = g_object_ref (file);
  dz_compat_confirm (GTK_WINDOW (self), _ ("Replace Files?"), obstacle, _ ("_Replace"), confirmed_cb, export,
                     (GDestroyNotify) export_free);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (DzChartExportWindow) self = user_data;

  if (file != NULL && self->cancellable == NULL)
    dz_chart_export_window_ask_and_export (self, file);
}

static void
folder_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) folder = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  file_chosen_cb (folder, user_data);
}

static void
choose_file (DzChartExportWindow *self)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = dz_chart_dup_file_name (dz_shared_chart_get (self->dressed), get_usual_suffix (self));

  if (is_timeline (self))
    dz_compat_add_file_filter (filters, _ ("PDF Document"), "*.pdf");
  dz_compat_add_file_filter (filters, _ ("PNG Picture"), "*.png");
  if (!is_timeline (self))
    dz_compat_add_file_filter (filters, _ ("PDF Document"), "*.pdf");
  dz_compat_add_file_filter (filters, _ ("SVG Drawing"), "*.svg");
  dz_compat_add_file_filter (filters, _ ("CSV Table"), "*.csv");
  dz_compat_add_file_filter (filters, _ ("Excel Workbook"), "*.xlsx");
  dz_compat_save_file (GTK_WINDOW (self), gtk_window_get_title (GTK_WINDOW (self)), _ ("_Export"), name,
                       G_LIST_MODEL (filters), file_chosen_cb, g_object_ref (self));
}

void
dz_chart_export_window_export_clicked_cb (DzChartExportWindow *self)
{
  if (dz_chart_export_window_get_which (self) == DZ_EXPORT_ONE)
    choose_file (self);
  else
    dz_compat_choose_files (GTK_WINDOW (self), _ ("Export Charts into a Folder"), _ ("_Export"), TRUE,
                            folder_chosen_cb, g_object_ref (self));
}
