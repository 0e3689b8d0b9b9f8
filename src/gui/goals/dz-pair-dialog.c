/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-pair-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/dz-words.h"
#include "gui/figures/dz-figure-words.h"

#define MAX_SHOWN 200

struct _DzPairDialog
{
  AdwWindow parent_instance;

  GtkLabel *goal_label;
  GtkSearchEntry *entry;
  GtkListBox *list;

  DzOverview *overview;
  DzQuantity *goal;
  gint64 focus_id;
  const DzKnowledge *knowledge; /* borrowed: outlives every window */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzPairDialog, dz_pair_dialog, ADW_TYPE_WINDOW)

static gboolean
measures_the_same (const DzQuantity *a, const DzQuantity *b)
{
  if (a->indicator_key != NULL || b->indicator_key != NULL)
    return g_strcmp0 (a->indicator_key, b->indicator_key) == 0;

  return g_strcmp0 (a->indicator, b->indicator) == 0;
}

static gboolean
matches (const DzQuantity *quantity, const char *needle)
{
  return (quantity->indicator != NULL && strstr (quantity->indicator, needle) != NULL)
         || (quantity->wording != NULL && strstr (quantity->wording, needle) != NULL)
         || (quantity->place != NULL && strstr (quantity->place, needle) != NULL)
         || (quantity->period != NULL && strstr (quantity->period, needle) != NULL);
}

static gboolean
is_here (DzPairDialog *self, const DzQuantity *quantity)
{
  return g_strcmp0 (quantity->place, self->goal->place) == 0;
}

/* What is searched for may be of another place: the program may have taken it for that. */
static gboolean
is_candidate (DzPairDialog *self, const DzQuantity *quantity, const char *needle)
{
  if (quantity->status == DZ_STATUS_GOAL || quantity->state == DZ_STATE_REJECTED)
    return FALSE;
  if (quantity->id == self->focus_id)
    return TRUE;
  if (*needle != '\0')
    return matches (quantity, needle);

  return is_here (self, quantity) && measures_the_same (quantity, self->goal);
}

static int
get_last_year (const DzQuantity *quantity)
{
  int first;
  int last;

  dz_period_parse (quantity->period, &first, &last);

  return last;
}

/* The figure in focus, then the goal's own place and measure, then the nearest period. */
static int
compare_candidates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DzPairDialog *self = user_data;
  const DzQuantity *first = *(const DzQuantity *const *) a;
  const DzQuantity *second = *(const DzQuantity *const *) b;
  int year = get_last_year (self->goal);
  int order = (second->id == self->focus_id) - (first->id == self->focus_id);

  if (order == 0)
    order = is_here (self, second) - is_here (self, first);
  if (order == 0)
    order = (second->measure == self->goal->measure) - (first->measure == self->goal->measure);
  if (order == 0)
    order = ABS (get_last_year (first) - year) - ABS (get_last_year (second) - year);
  if (order == 0)
    order = (first->id > second->id) - (first->id < second->id);

  return order;
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* “地区生产总值 • Growth • 2024”, where it stands, and its words. */
static GtkWidget *
row_new (DzPairDialog *self, const DzQuantity *quantity)
{
  const DzReport *report = dz_overview_find_report (self->overview, quantity->report_id);
  g_autofree char *measured = dz_quantity_dup_measured_text (quantity, self->knowledge);
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, quantity->paragraph)
                                             : g_strdup ("");
  g_autofree char *value = dz_quantity_dup_limited_text (quantity);
  g_autofree char *head = g_strdup_printf ("%s • %s", value, quantity->period != NULL ? quantity->period : "–");
  g_autofree char *foot = is_here (self, quantity) || quantity->place == NULL
                            ? g_strdup_printf ("%s • %s", measured, citation)
                            : g_strdup_printf ("%s • %s • %s", measured, quantity->place, citation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();

  if (quantity->id == self->focus_id)
    gtk_box_append (GTK_BOX (box), label_new (_("In focus in the text"), "caption-heading"));
  gtk_box_append (GTK_BOX (box), label_new (head, NULL));
  gtk_box_append (GTK_BOX (box), label_new (foot, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "outcome", g_memdup2 (&quantity->id, sizeof quantity->id), g_free);

  return row;
}

static void
fill (DzPairDialog *self)
{
  g_autofree char *needle = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->overview->quantities->len; i++)
    if (is_candidate (self, g_ptr_array_index (self->overview->quantities, i), needle))
      g_ptr_array_add (candidates, g_ptr_array_index (self->overview->quantities, i));
  g_ptr_array_sort_with_data (candidates, compare_candidates, self);
  for (guint i = 0; i < candidates->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->list, row_new (self, g_ptr_array_index (candidates, i)));
}

static void
take (DzPairDialog *self, GtkListBoxRow *row)
{
  const gint64 *outcome = g_object_get_data (G_OBJECT (row), "outcome");

  g_signal_emit (self, signals[CHOSEN], 0, *outcome);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (DzPairDialog *self, GtkListBoxRow *row)
{
  take (self, row);
}

static void
search_cb (DzPairDialog *self)
{
  fill (self);
}

static void
entry_activated_cb (DzPairDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    take (self, row);
}

static void
stopped_cb (DzPairDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
dz_pair_dialog_dispose (GObject *object)
{
  DzPairDialog *self = DZ_PAIR_DIALOG (object);

  g_clear_pointer (&self->overview, dz_overview_unref);
  g_clear_pointer (&self->goal, dz_quantity_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_PAIR_DIALOG);

  G_OBJECT_CLASS (dz_pair_dialog_parent_class)->dispose (object);
}

static void
dz_pair_dialog_class_init (DzPairDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_pair_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/goals/dz-pair-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DzPairDialog, goal_label);
  gtk_widget_class_bind_template_child (widget_class, DzPairDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DzPairDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dz_pair_dialog_init (DzPairDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DzPairDialog *
dz_pair_dialog_new (GtkWindow *parent, DzOverview *overview, const DzQuantity *goal, gint64 focus_id,
                    const DzKnowledge *knowledge)
{
  DzPairDialog *self;
  g_autofree char *measured = NULL;
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (overview != NULL && goal != NULL, NULL);

  self = g_object_new (DZ_TYPE_PAIR_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  self->overview = dz_overview_ref (overview);
  self->goal = dz_quantity_copy (goal);
  self->focus_id = focus_id;
  self->knowledge = knowledge;
  measured = dz_quantity_dup_measured_text (goal, knowledge);
  value = dz_quantity_dup_limited_text (goal);
  /* Translators: what is measured, the goal, and the year it is due. */
  text = g_strdup_printf (_("Goal: %s • %s • %s"), measured, value, goal->period != NULL ? goal->period : "–");
  gtk_label_set_text (self->goal_label, text);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return self;
}
