/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-lost-figures.h"

#include <glib/gi18n.h>

#include "gui/dz-words.h"
#include "gui/figures/dz-figure-words.h"
#include "gui/figures/dz-word-writer.h"

struct _DzLostFigures
{
  GtkBox parent_instance;

  GtkWidget *rows;
  DzView *view; /* borrowed */
};

G_DEFINE_FINAL_TYPE (DzLostFigures, dz_lost_figures, GTK_TYPE_BOX)

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzLostFigures) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dz_word_write_reading_finish (DZ_LIBRARY (source), result, &error) == 0 && error != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
take_back_cb (DzLostFigures *self, GtkWidget *button)
{
  const DzQuantity *figure = g_object_get_data (G_OBJECT (button), "figure");

  gtk_widget_set_sensitive (button, FALSE);
  dz_word_write_reading_async (dz_view_get_library (self->view), figure, DZ_STATE_EXTRACTED, taken_back_cb,
                               g_object_ref (self));
}

static GtkWidget *
button_new (DzLostFigures *self, const DzQuantity *figure)
{
  DzLibrary *library = dz_view_get_library (self->view);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Take Back"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Forget What You Said of This Figure"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, library != NULL && !dz_library_is_read_only (library));
  g_object_set_data_full (G_OBJECT (button), "figure", dz_quantity_copy (figure), (GDestroyNotify) dz_quantity_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, G_CONNECT_SWAPPED);

  return button;
}

/* What she read in the words; of what she rejected only the words count. */
static char *
dup_words (const DzQuantity *figure, const DzKnowledge *knowledge)
{
  g_autofree char *value = dz_quantity_dup_limited_text (figure);
  g_autofree char *measured = dz_quantity_dup_measured_text (figure, knowledge);

  if (figure->state == DZ_STATE_REJECTED || figure->indicator == NULL)
    /* Translators: words of a report */
    return g_strdup_printf (_("“%s”"), figure->wording);

  /* Translators: words of a report, and how the reader reads them: indicator, value */
  return g_strdup_printf (_("“%s”: %s, %s"), figure->wording, measured, value);
}

static void
add_row (DzLostFigures *self, const DzQuantity *figure)
{
  g_autofree char *citation = dz_view_dup_citation (self->view, figure->report_id, 0);
  /* Translators: a report, and what the reader did to a figure of it */
  g_autofree char *head = g_strdup_printf (_("%s · %s"), citation, dz_state_get_label (figure->state));
  g_autofree char *words = dup_words (figure, dz_view_get_knowledge (self->view));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = label_new (head, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (texts), label_new (words, NULL));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), button_new (self, figure));
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
dz_lost_figures_class_init (DzLostFiguresClass *klass)
{
}

static void
dz_lost_figures_init (DzLostFigures *self)
{
  GtkWidget *heading = label_new (_("Figures That Lost Their Words"), "heading");
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *why = label_new (_("What you said of them is kept, and holds again when a report has the words again."),
                              "caption");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lost-figures");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL,
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->rows);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), why);
  gtk_box_append (GTK_BOX (self), scrolled);
}

void
dz_lost_figures_fill (DzLostFigures *self, DzView *view, const GPtrArray *lost)
{
  GtkWidget *row;

  g_return_if_fail (DZ_IS_LOST_FIGURES (self));
  g_return_if_fail (lost != NULL);

  self->view = view;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < lost->len; i++)
    add_row (self, g_ptr_array_index (lost, i));
  gtk_widget_set_visible (GTK_WIDGET (self), lost->len > 0);
}
