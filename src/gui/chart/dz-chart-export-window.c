/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-export-window.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-chart-batch-run.h"
#include "gui/chart/dz-chart-output.h"
#include "gui/dz-compat.h"
#include "gui/dz-window.h"

#define KEY "chart-export-format"

/* Which charts, in the order of which_row. */
typedef enum
{
  WHICH_ONE,
  WHICH_KIND,
  WHICH_ALL,
} Which;

/* In the order of the rows. */
static const char *const presets[] = { "screen", "slide", "journal", "a4" };
static const char *const formats[] = { "png", "pdf", "svg", "csv", "xlsx" };

struct _DzChartExportWindow
{
  AdwWindow parent_instance;

  DzSession *session;
  DzSharedChart *bare;
  DzSharedChart *dressed;
  DzChartOutfit outfit;
  DzChartKind kind;
  char *term;
  char **places; /* of the selection */
  char **topics;
  int first_year;
  int last_year;
  GCancellable *cancellable; /* of the export under way */
  char *target;              /* the name of its file or folder */
  gboolean filling;

  GtkWidget *close_button;
  GtkWidget *export_button;
  GtkWidget *print_button;
  GtkWidget *body;
  GtkDrawingArea *preview;
  GtkLabel *size_label;
  AdwComboRow *style_row;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  GtkSpinButton *dpi_spin;
  GtkSwitch *source_switch;
  GtkWidget *texts_group;
  GtkEditable *title_row;
  GtkEditable *subtitle_row;
  GtkEditable *up_row;
  GtkEditable *across_row;
  GtkEditable *caption_row;
  GtkEditable *author_row;
  AdwComboRow *which_row;
  GtkWidget *format_row;
  AdwActionRow *selection_row;
  GtkRevealer *revealer;
  GtkLabel *status_label;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (DzChartExportWindow, dz_chart_export_window, ADW_TYPE_WINDOW)

enum
{
  DRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Which
chosen_which (DzChartExportWindow *self)
{
  return (Which) MIN (adw_combo_row_get_selected (self->which_row), WHICH_ALL);
}

static const char *
chosen_format (DzChartExportWindow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->format_row));

  return formats[MIN (selected, G_N_ELEMENTS (formats) - 1)];
}

static GtkEditable *
row_of (DzChartExportWindow *self, DzChartText text)
{
  GtkEditable *rows[DZ_N_CHART_TEXTS]
      = { self->title_row, self->subtitle_row, self->up_row, self->across_row, self->caption_row, self->author_row };

  return rows[text];
}

/* The preview: laid out for the paper, then made smaller as a whole. */

static void
draw_preview (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DzChartExportWindow *self = user_data;
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;
  double scale;

  if (self->dressed == NULL)
    return;

  dz_chart_outfit_init_style (&self->outfit, &style);
  scale = MIN ((width - 2) / style.width, (height - 2) / style.height);
  cairo_translate (cr, (width - style.width * scale) / 2, (height - style.height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, style.width, style.height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
  layout = dz_chart_layout_new (dz_shared_chart_get (self->dressed), &style);
  dz_chart_layout_draw (layout, cr);
}

static void
show_preview (DzChartExportWindow *self)
{
  const double inch = 25.4;
  /* Translators: millimetres across and up, pixels of a PNG across and up, dots per inch */
  g_autofree char *size = g_strdup_printf (_ ("%.0f × %.0f mm · %.0f × %.0f pixels at %.0f dpi"), self->outfit.width,
                                           self->outfit.height, self->outfit.width / inch * self->outfit.dpi,
                                           self->outfit.height / inch * self->outfit.dpi, self->outfit.dpi);

  gtk_label_set_text (self->size_label, size);
  g_clear_pointer (&self->dressed, dz_shared_chart_unref);
  self->dressed = dz_shared_chart_dress (self->bare, self->outfit.texts);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
tell_dressed (DzChartExportWindow *self)
{
  show_preview (self);
  g_signal_emit (self, signals[DRESSED], 0, &self->outfit);
}

static void
fill_style (DzChartExportWindow *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i], self->outfit.preset) == 0)
      adw_combo_row_set_selected (self->style_row, i);
  gtk_spin_button_set_value (self->width_spin, self->outfit.width);
  gtk_spin_button_set_value (self->height_spin, self->outfit.height);
  gtk_spin_button_set_value (self->dpi_spin, self->outfit.dpi);
  gtk_switch_set_active (self->source_switch, !self->outfit.hide_source);
  self->filling = FALSE;
}

static const char *
own_text (DzChartExportWindow *self, DzChartText text)
{
  DzChart copy = *dz_shared_chart_get (self->bare);
  const char *own = *dz_chart_find_text (&copy, text);

  return own != NULL ? own : "";
}

/* An axis that the chart gives no title has none to change. */
static void
fill_texts (DzChartExportWindow *self)
{
  self->filling = TRUE;
  for (DzChartText text = 0; text < DZ_N_CHART_TEXTS; text++)
    {
      const char *own = own_text (self, text);

      gtk_editable_set_text (row_of (self, text), self->outfit.texts[text] != NULL ? self->outfit.texts[text] : own);
      if (text == DZ_CHART_TEXT_UP || text == DZ_CHART_TEXT_ACROSS)
        gtk_widget_set_visible (GTK_WIDGET (row_of (self, text)), *own != '\0');
    }
  self->filling = FALSE;
}

static void
style_changed_cb (DzChartExportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->style_row);

  if (self->filling || selected >= G_N_ELEMENTS (presets))
    return;

  dz_chart_outfit_choose_preset (&self->outfit, presets[selected]);
  fill_style (self);
  tell_dressed (self);
}

static void
size_changed_cb (DzChartExportWindow *self)
{
  if (self->filling)
    return;

  self->outfit.width = gtk_spin_button_get_value (self->width_spin);
  self->outfit.height = gtk_spin_button_get_value (self->height_spin);
  self->outfit.dpi = gtk_spin_button_get_value (self->dpi_spin);
  self->outfit.hide_source = !gtk_switch_get_active (self->source_switch);
  tell_dressed (self);
}

static void
text_changed_cb (DzChartExportWindow *self)
{
  if (self->filling)
    return;

  for (DzChartText text = 0; text < DZ_N_CHART_TEXTS; text++)
    {
      const char *written = gtk_editable_get_text (row_of (self, text));

      g_free (self->outfit.texts[text]);
      self->outfit.texts[text] = g_str_equal (written, own_text (self, text)) ? NULL : g_strdup (written);
    }
  tell_dressed (self);
}

/* Which charts */

static char *
dup_selection (DzChartExportWindow *self)
{
  g_autofree char *places = self->places != NULL ? g_strjoinv (C_ ("list", ", "), self->places) : NULL;
  g_autofree char *years = self->first_year != 0 || self->last_year != 0
                               ? g_strdup_printf ("%d–%d", self->first_year, self->last_year)
                               : NULL;
  g_autofree char *topics
      = self->topics != NULL ? g_strdup_printf (ngettext ("%u topic", "%u topics", g_strv_length (self->topics)),
                                                g_strv_length (self->topics))
                             : NULL;

  /* Translators: places, topics and years that charts are narrowed to */
  return g_strdup_printf (_ ("%s · %s · %s, as the window is filtered"), places != NULL ? places : _ ("all places"),
                          topics != NULL ? topics : _ ("all topics"), years != NULL ? years : _ ("all years"));
}

static void
which_changed_cb (DzChartExportWindow *self)
{
  gboolean many = chosen_which (self) != WHICH_ONE;

  gtk_widget_set_visible (self->format_row, many);
  gtk_widget_set_visible (GTK_WIDGET (self->selection_row), many);
  gtk_widget_set_sensitive (self->texts_group, !many);
  gtk_widget_set_sensitive (self->print_button, !many);
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

static void
restore_format (DzChartExportWindow *self)
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

static void
show_busy (DzChartExportWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->body, !busy);
  gtk_widget_set_sensitive (self->export_button, !busy);
  gtk_widget_set_sensitive (self->print_button, !busy && chosen_which (self) == WHICH_ONE);
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
  g_autofree char *text = NULL;

  g_clear_object (&self->cancellable);
  if (dz_chart_save_finish (result, &error))
    {
      text = g_strdup_printf (_ ("Saved as “%s”"), self->target);
      finish (self, text);
      return;
    }
  show_busy (self, FALSE);
  show_status (self, error->message);
}

static void
save_one (DzChartExportWindow *self, GFile *file)
{
  g_autoptr (GFile) complete = dz_chart_complete_suffix (file);

  g_free (self->target);
  self->target = g_file_get_basename (complete);
  self->cancellable = g_cancellable_new ();
  show_busy (self, TRUE);
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
  show_busy (self, FALSE);
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
                         .kinds = chosen_which (self) == WHICH_KIND ? &self->kind : kinds,
                         .n_kinds = chosen_which (self) == WHICH_KIND ? 1 : DZ_N_CHART_KINDS,
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
  show_busy (self, TRUE);
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
  if (chosen_which (self) == WHICH_ONE)
    save_one (self, file);
  else
    save_many (self, file);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (DzChartExportWindow) self = user_data;

  if (file != NULL && self->cancellable == NULL)
    dz_chart_export_window_export_to (self, file);
}

static void
folder_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) folder = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  file_chosen_cb (folder, user_data);
}

static void
add_filter (GListStore *filters, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
}

static void
choose_file (DzChartExportWindow *self)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = dz_chart_dup_file_name (dz_shared_chart_get (self->dressed), ".png");

  add_filter (filters, _ ("PNG Picture"), "*.png");
  add_filter (filters, _ ("PDF Document"), "*.pdf");
  add_filter (filters, _ ("SVG Drawing"), "*.svg");
  add_filter (filters, _ ("CSV Table"), "*.csv");
  add_filter (filters, _ ("Excel Workbook"), "*.xlsx");
  dz_compat_save_file (GTK_WINDOW (self), _ ("Export Chart"), _ ("_Export"), name, G_LIST_MODEL (filters),
                       file_chosen_cb, g_object_ref (self));
}

static void
export_clicked_cb (DzChartExportWindow *self)
{
  if (chosen_which (self) == WHICH_ONE)
    choose_file (self);
  else
    dz_compat_choose_files (GTK_WINDOW (self), _ ("Export Charts into a Folder"), _ ("_Export"), TRUE,
                            folder_chosen_cb, g_object_ref (self));
}

static void
print_clicked_cb (DzChartExportWindow *self)
{
  dz_chart_print (self->dressed, &self->outfit, GTK_WINDOW (self));
}

static void
stop_clicked_cb (DzChartExportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->stop_button, FALSE);
}

static gboolean
dz_chart_export_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DZ_CHART_EXPORT_WINDOW (window)->cancellable);

  return GTK_WINDOW_CLASS (dz_chart_export_window_parent_class)->close_request (window);
}

static void
dz_chart_export_window_dispose (GObject *object)
{
  DzChartExportWindow *self = DZ_CHART_EXPORT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_CHART_EXPORT_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dz_chart_export_window_parent_class)->dispose (object);
}

static void
dz_chart_export_window_finalize (GObject *object)
{
  DzChartExportWindow *self = DZ_CHART_EXPORT_WINDOW (object);

  g_clear_pointer (&self->bare, dz_shared_chart_unref);
  g_clear_pointer (&self->dressed, dz_shared_chart_unref);
  dz_chart_outfit_clear (&self->outfit);
  g_free (self->term);
  g_strfreev (self->places);
  g_strfreev (self->topics);
  g_free (self->target);

  G_OBJECT_CLASS (dz_chart_export_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, body);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, size_label);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, style_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, width_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, height_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, dpi_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, source_switch);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, texts_group);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, up_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, across_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, caption_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, author_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, which_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, selection_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, revealer);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, stop_button);
}

static void
dz_chart_export_window_class_init (DzChartExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_chart_export_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_chart_export_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dz_chart_export_window_close_request;

  signals[DRESSED] = g_signal_new ("dressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/chart/dz-chart-export-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, style_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dz_chart_export_window_init (DzChartExportWindow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->preview, draw_preview, self, NULL);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  self->filling = FALSE;
}

/* The preview is the larger the more room the window below has. */
static void
fit_window (DzChartExportWindow *self, GtkWidget *parent)
{
  int width = gtk_widget_get_width (parent) * 9 / 10;
  int height = gtk_widget_get_height (parent) * 9 / 10;

  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 860, 1300), CLAMP (height, 560, 900));
}

DzChartExportWindow *
dz_chart_export_window_new (GtkWindow *parent, DzSession *session, DzSharedChart *bare, const DzChartOutfit *outfit,
                            const DzChartRequest *request)
{
  DzChartExportWindow *self = g_object_new (DZ_TYPE_CHART_EXPORT_WINDOW, "transient-for", parent, NULL);
  g_autoptr (DzChartOutfit) copy = dz_chart_outfit_copy (outfit);
  g_autofree char *selection = NULL;

  self->session = g_object_ref (session);
  self->bare = dz_shared_chart_ref (bare);
  self->outfit = *copy;
  *copy = (DzChartOutfit){ 0 };
  self->kind = request->kind;
  self->term = g_strdup (request->term);
  self->places = g_strdupv ((char **) request->places);
  self->topics = g_strdupv ((char **) dz_session_get_filter (session)->topics);
  self->first_year = request->first_year;
  self->last_year = request->last_year;

  fit_window (self, GTK_WIDGET (parent));
  fill_style (self);
  fill_texts (self);
  restore_format (self);
  selection = dup_selection (self);
  adw_action_row_set_subtitle (self->selection_row, selection);
  which_changed_cb (self);
  show_busy (self, FALSE);
  show_preview (self);
  gtk_widget_grab_focus (self->export_button);

  return self;
}
