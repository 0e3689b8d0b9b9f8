/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/library/dz-report-dialog.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _DzReportDialog
{
  AdwWindow parent_instance;

  DzLibrary *library;
  gint64 report;
  AdwEntryRow *title_row;
  AdwEntryRow *place_row;
  AdwEntryRow *parent_row;
  AdwEntryRow *year_row;
  AdwComboRow *level_row;
  AdwComboRow *kind_row;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (DzReportDialog, dz_report_dialog, ADW_TYPE_WINDOW)

/* What the reader wrote, on its way to the writer's thread. */
typedef struct
{
  gint64 report;
  char *title;
  char *place;
  char *parent;
  int year;
  DzLevel level;
  DzReportKind kind;
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_free (correction->title);
  g_free (correction->place);
  g_free (correction->parent);
  g_free (correction);
}

static void
take_words (char **field, char **words)
{
  g_free (*field);
  *field = g_steal_pointer (words);
}

/* The end of a span of plan years stays where it lies after the new year. */
static void
set_year (DzReport *report, int year)
{
  int last = report->plans->len > 1 ? g_array_index (report->plans, int, report->plans->len - 1) : 0;

  if (year == dz_report_get_year (report))
    return;

  g_array_set_size (report->plans, 0);
  if (year == 0)
    return;

  g_array_append_val (report->plans, year);
  if (last > year)
    g_array_append_val (report->plans, last);
}

static gpointer
correct_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Correction *correction = data;
  g_autoptr (DzReport) report = dz_store_load_report (store, correction->report, error);

  if (report == NULL)
    return NULL;

  take_words (&report->title, &correction->title);
  take_words (&report->place, &correction->place);
  take_words (&report->parent, &correction->parent);
  report->level = correction->level;
  report->kind = correction->kind;
  set_year (report, correction->year);

  return GINT_TO_POINTER (dz_store_update_report (store, report, error));
}

static void
corrected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static char *
dup_words (AdwEntryRow *row)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

static void
save_cb (DzReportDialog *self)
{
  Correction *correction = g_new0 (Correction, 1);

  correction->report = self->report;
  correction->title = dup_words (self->title_row);
  correction->place = dup_words (self->place_row);
  correction->parent = dup_words (self->parent_row);
  correction->year = atoi (gtk_editable_get_text (GTK_EDITABLE (self->year_row)));
  correction->level = adw_combo_row_get_selected (self->level_row);
  correction->kind = adw_combo_row_get_selected (self->kind_row);
  dz_library_write_async (self->library, correct_in_store, correction, correction_free, NULL, NULL, corrected_cb,
                          g_object_ref (self));
}

static gboolean
is_year (const char *text)
{
  guint64 year = 0;

  return *text == '\0' || g_ascii_string_to_unsigned (text, 10, 1949, 2200, &year, NULL);
}

static void
year_changed_cb (DzReportDialog *self)
{
  gboolean valid = is_year (gtk_editable_get_text (GTK_EDITABLE (self->year_row)));

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->year_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->year_row), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", valid);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_cb (DZ_REPORT_DIALOG (widget));
}

static void
fill (DzReportDialog *self, const DzReport *report)
{
  int year = dz_report_get_year (report);
  g_autofree char *year_text = year != 0 ? g_strdup_printf ("%d", year) : g_strdup ("");

  self->report = report->id;
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), report->title != NULL ? report->title : "");
  gtk_editable_set_text (GTK_EDITABLE (self->place_row), report->place != NULL ? report->place : "");
  gtk_editable_set_text (GTK_EDITABLE (self->parent_row), report->parent != NULL ? report->parent : "");
  gtk_editable_set_text (GTK_EDITABLE (self->year_row), year_text);
  adw_combo_row_set_selected (self->level_row, report->level);
  adw_combo_row_set_selected (self->kind_row, report->kind);
}

static void
dz_report_dialog_dispose (GObject *object)
{
  g_clear_object (&DZ_REPORT_DIALOG (object)->library);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_REPORT_DIALOG);

  G_OBJECT_CLASS (dz_report_dialog_parent_class)->dispose (object);
}

static void
dz_report_dialog_class_init (DzReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_report_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/library/dz-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DzReportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, DzReportDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, DzReportDialog, parent_row);
  gtk_widget_class_bind_template_child (widget_class, DzReportDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, DzReportDialog, level_row);
  gtk_widget_class_bind_template_child (widget_class, DzReportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, DzReportDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, year_changed_cb);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dz_report_dialog_init (DzReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dz_report_dialog_present (GtkWindow *parent, DzLibrary *library, const DzReport *report)
{
  DzReportDialog *self = NULL;

  g_return_if_fail (DZ_IS_LIBRARY (library));
  g_return_if_fail (report != NULL);

  self = g_object_new (DZ_TYPE_REPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  self->library = g_object_ref (library);
  fill (self, report);
  gtk_window_present (GTK_WINDOW (self));
}
