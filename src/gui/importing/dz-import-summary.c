/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/importing/dz-import-summary.h"

#include <glib/gi18n.h>

struct _DzImportSummary
{
  AdwWindow parent_instance;

  GtkLabel *counts_label;
  GtkBox *versions_box;
  GtkLabel *versions_label;
  GtkWidget *review_button;
  GtkListBox *failure_list;
  GString *text; /* the failures as they are copied: a path and a reason a line */
};

G_DEFINE_FINAL_TYPE (DzImportSummary, dz_import_summary, ADW_TYPE_WINDOW)

static void
copy_cb (DzImportSummary *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text->str);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_failure (DzImportSummary *self, const DzImportResult *result)
{
  g_autofree char *name = g_path_get_basename (result->path);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "failure");
  gtk_box_append (GTK_BOX (box), create_label (name, "heading"));
  gtk_box_append (GTK_BOX (box), create_label (result->message, NULL));
  gtk_widget_set_tooltip_text (box, result->path);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->failure_list, row);

  g_string_append_printf (self->text, "%s\t%s\n", result->path, result->message);
}

/* Only where there are any: it is rare. */
static char *
dup_versions_text (const GPtrArray *results, guint n_versions)
{
  g_autofree char *carried = dz_import_results_dup_carried_text (results);
  g_autofree char *count = NULL;

  if (n_versions == 0)
    return NULL;
  count = g_strdup_printf (ngettext ("%u new version", "%u new versions", n_versions), n_versions);

  /* Translators: “1 new version: 34 notes and figures as before, 2 moved, 1 lost its place” */
  return carried != NULL ? g_strdup_printf (C_("import versions", "%s: %s"), count, carried)
                         : g_steal_pointer (&count);
}

static gboolean
has_carried (const GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      const DzCarried *carried = &((const DzImportResult *) g_ptr_array_index (results, i))->carried;

      if (carried->n_moved > 0 || carried->n_lost > 0)
        return TRUE;
    }

  return FALSE;
}

static void
set_versions (DzImportSummary *self, const GPtrArray *results, guint n_versions)
{
  g_autofree char *text = dup_versions_text (results, n_versions);

  gtk_widget_set_visible (GTK_WIDGET (self->versions_box), text != NULL);
  gtk_widget_set_visible (self->review_button, has_carried (results));
  gtk_label_set_label (self->versions_label, text != NULL ? text : "");
}

static void
undo_cb (DzImportSummary *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->versions_box), FALSE);
}

/* The summary makes room: it would keep the reader out of the text. */
static void
review_cb (DzImportSummary *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.review-notes", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_results (DzImportSummary *self, const GPtrArray *results)
{
  guint counts[DZ_IMPORT_FAILED + 1] = { 0 };
  g_autofree char *imported = NULL;
  g_autofree char *present = NULL;
  g_autofree char *failed = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const DzImportResult *result = g_ptr_array_index (results, i);

      counts[result->outcome]++;
      if (result->outcome == DZ_IMPORT_FAILED)
        add_failure (self, result);
    }

  imported = g_strdup_printf (ngettext ("%u imported", "%u imported", counts[DZ_IMPORT_ADDED]),
                              counts[DZ_IMPORT_ADDED]);
  present = g_strdup_printf (ngettext ("%u already there", "%u already there", counts[DZ_IMPORT_PRESENT]),
                             counts[DZ_IMPORT_PRESENT]);
  failed = g_strdup_printf (ngettext ("%u failed", "%u failed", counts[DZ_IMPORT_FAILED]),
                            counts[DZ_IMPORT_FAILED]);
  /* Translators: “3 imported · 1 already there · 2 failed” */
  text = g_strdup_printf (C_("import counts", "%s · %s · %s"), imported, present, failed);
  gtk_label_set_label (self->counts_label, text);
  set_versions (self, results, counts[DZ_IMPORT_VERSION]);
}

static void
dz_import_summary_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_IMPORT_SUMMARY);

  G_OBJECT_CLASS (dz_import_summary_parent_class)->dispose (object);
}

static void
dz_import_summary_finalize (GObject *object)
{
  g_string_free (DZ_IMPORT_SUMMARY (object)->text, TRUE);

  G_OBJECT_CLASS (dz_import_summary_parent_class)->finalize (object);
}

static void
dz_import_summary_class_init (DzImportSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_import_summary_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_import_summary_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/importing/dz-import-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, DzImportSummary, counts_label);
  gtk_widget_class_bind_template_child (widget_class, DzImportSummary, versions_box);
  gtk_widget_class_bind_template_child (widget_class, DzImportSummary, versions_label);
  gtk_widget_class_bind_template_child (widget_class, DzImportSummary, review_button);
  gtk_widget_class_bind_template_child (widget_class, DzImportSummary, failure_list);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dz_import_summary_init (DzImportSummary *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dz_import_summary_present (GtkWindow *parent, const GPtrArray *results)
{
  DzImportSummary *self = NULL;

  g_return_if_fail (results != NULL);

  self = g_object_new (DZ_TYPE_IMPORT_SUMMARY, "transient-for", parent, "modal", TRUE, NULL);
  set_results (self, results);
  gtk_window_present (GTK_WINDOW (self));
}
