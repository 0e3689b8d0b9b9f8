/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-figure-popover.h"

#include <glib/gi18n.h>

#include "core/dz-text.h"
#include "gui/dz-words.h"
#include "gui/figures/dz-figure-words.h"

/* An outcome may answer the goals of several reports. */
#define MAX_PAIRS 3

/* Characters of the sentence of a pair that are shown on either side of the figure. */
#define CONTEXT 28

struct _DzFigurePopover
{
  GtkPopover parent_instance;

  GtkLabel *indicator_label;
  GtkLabel *value_label;
  GtkGrid *fields;
  GtkWidget *doubts_box;
  GtkLabel *doubts_label;
  GtkBox *pairs;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkWidget *confirm_button;
  GtkWidget *take_back_button;
  GtkWidget *correct_button;
  GtkWidget *reject_button;
  GtkWidget *pages;

  DzQuantity *quantity;
  DzOverview *overview; /* keeps what the pairs lend alive */
  DzParagraphTexts *texts;
  int n_fields;
};

enum
{
  VERB,
  GO,
  PAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzFigurePopover, dz_figure_popover, GTK_TYPE_POPOVER)

static void
tell_verb (DzFigurePopover *self, DzFigureVerb verb)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[VERB], 0, verb);
}

static void
confirm_cb (DzFigurePopover *self)
{
  tell_verb (self, DZ_FIGURE_CONFIRM);
}

static void
take_back_cb (DzFigurePopover *self)
{
  tell_verb (self, DZ_FIGURE_TAKE_BACK);
}

static void
correct_cb (DzFigurePopover *self)
{
  tell_verb (self, DZ_FIGURE_CORRECT);
}

static void
reject_cb (DzFigurePopover *self)
{
  tell_verb (self, DZ_FIGURE_REJECT);
}

static void
tell_page (DzFigurePopover *self, const char *page)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PAGE], 0, page);
}

static void
timeline_cb (DzFigurePopover *self)
{
  tell_page (self, "timeline");
}

static void
goals_cb (DzFigurePopover *self)
{
  tell_page (self, "goals");
}

static void
pair_clicked_cb (DzFigurePopover *self, GtkWidget *button)
{
  const DzQuantity *other = g_object_get_data (G_OBJECT (button), "other");

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[GO], 0, other);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_field (DzFigurePopover *self, const char *title, const char *text, gboolean doubted)
{
  GtkWidget *name;
  GtkWidget *value;
  g_autofree char *marked = NULL;

  if (text == NULL || *text == '\0')
    text = "–";
  if (doubted)
    /* Translators: a part of a reading that is not sure; %s is what was read. */
    marked = g_strdup_printf (C_("doubted", "%s ?"), text);
  name = label_new (title, "dim-label");
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  value = label_new (doubted ? marked : text, NULL);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_grid_attach (self->fields, name, 0, self->n_fields, 1, 1);
  gtk_grid_attach (self->fields, value, 1, self->n_fields, 1, 1);
  self->n_fields++;
}

static void
clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
fill_fields (DzFigurePopover *self, const DzKnowledge *knowledge)
{
  const DzQuantity *quantity = self->quantity;
  g_autofree char *hardness = dz_quantity_dup_hardness_text (quantity, knowledge);

  while (self->n_fields > 0)
    gtk_grid_remove_row (self->fields, --self->n_fields);
  add_field (self, _("Measure"), dz_measure_get_label (quantity->measure), quantity->doubts & DZ_DOUBT_MEASURE);
  add_field (self, _("Status"), dz_status_get_label (quantity->status), quantity->doubts & DZ_DOUBT_STATUS);
  add_field (self, _("Period"), quantity->period, quantity->doubts & DZ_DOUBT_PERIOD);
  add_field (self, _("Place"), quantity->place, quantity->doubts & DZ_DOUBT_PLACE);
  if (hardness != NULL)
    add_field (self, _("Hardness"), hardness, FALSE);
  add_field (self, _("Wording"), quantity->wording, FALSE);
}

static void
fill_head (DzFigurePopover *self, const DzKnowledge *knowledge)
{
  const DzQuantity *quantity = self->quantity;
  const DzIndicator *known = quantity->indicator_key != NULL && knowledge != NULL
                               ? dz_knowledge_find_indicator (knowledge, quantity->indicator_key)
                               : NULL;
  const char *name = known != NULL ? known->name : quantity->indicator;
  g_autofree char *value = dz_quantity_dup_limited_text (quantity);
  g_autofree char *doubted_value = g_strdup_printf (C_("doubted", "%s ?"), value);
  g_autofree char *doubted_name = g_strdup_printf (C_("doubted", "%s ?"), name != NULL ? name : "–");

  gtk_label_set_text (self->indicator_label,
                      quantity->doubts & DZ_DOUBT_INDICATOR ? doubted_name : name != NULL ? name : "–");
  gtk_label_set_text (self->value_label, quantity->doubts & DZ_DOUBT_NUMBER ? doubted_value : value);
}

/* “武昌区 2026 ¶12: 突破2000亿元” */
static char *
dup_other_text (DzFigurePopover *self, const DzQuantity *other)
{
  const DzReport *report = dz_overview_find_report (self->overview, other->report_id);
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, other->paragraph) : g_strdup ("");
  g_autofree char *value = dz_quantity_dup_value_text (other);
  const char *wording = other->wording != NULL && *other->wording != '\0' ? other->wording : value;

  if (other->status == DZ_STATUS_GOAL)
    /* Translators: where a goal stands, and its words. */
    return g_strdup_printf (_("Goal in %s: “%s”"), citation, wording);

  /* Translators: where an outcome stands, and its words. */
  return g_strdup_printf (_("Outcome in %s: “%s”"), citation, wording);
}

/* The figure's own words stand out of as much of the sentence as a glance takes in. */
static char *
dup_sentence_markup (const DzQuantity *other, const char *paragraph)
{
  int first = MAX (other->sentence_start, other->start - CONTEXT);
  int last = MIN (other->sentence_end, other->end + CONTEXT);
  g_autofree char *before = dz_text_slice (paragraph, first, other->start);
  g_autofree char *words = dz_text_slice (paragraph, other->start, other->end);
  g_autofree char *after = dz_text_slice (paragraph, other->end, last);

  return g_markup_printf_escaped ("%s%s<b>%s</b>%s%s", first > other->sentence_start ? "…" : "", before,
                                  words, after, last < other->sentence_end ? "…" : "");
}

/* Called again when texts have come: until then there is no sentence. */
static void
show_sentence (GtkWidget *label, DzParagraphTexts *texts)
{
  const DzQuantity *other = g_object_get_data (G_OBJECT (label), "other");
  const char *paragraph = dz_paragraph_texts_get (texts, other->paragraph_id);
  g_autofree char *markup = paragraph != NULL ? dup_sentence_markup (other, paragraph) : NULL;

  if (markup != NULL)
    gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_set_visible (label, markup != NULL);
}

static GtkWidget *
sentence_new (DzFigurePopover *self, const DzQuantity *other)
{
  GtkWidget *label = label_new ("", "caption");

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "pair-sentence");
  g_object_set_data_full (G_OBJECT (label), "other", dz_quantity_copy (other), (GDestroyNotify) dz_quantity_free);
  g_signal_connect_object (self->texts, "arrived", G_CALLBACK (show_sentence), label, G_CONNECT_SWAPPED);
  show_sentence (label, self->texts);

  return label;
}

static void
add_other (DzFigurePopover *self, const DzQuantity *other)
{
  g_autofree char *text = dup_other_text (self, other);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), label_new (text, NULL));
  gtk_box_append (GTK_BOX (texts), sentence_new (self, other));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Go There"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Go There"), -1);
  g_object_set_data_full (G_OBJECT (button), "other", dz_quantity_copy (other),
                          (GDestroyNotify) dz_quantity_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pair_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->pairs, button);
}

static char *
dup_verdict_text (const DzGoal *goal)
{
  g_autofree char *verdict = dz_goal_dup_verdict_text (goal);
  g_autofree char *gap = dz_goal_dup_gap_text (goal);

  if (goal->state != DZ_STATE_EXTRACTED)
    /* Translators: a verdict, and that the reader decided it. */
    return g_strdup_printf (_("%s %s · decided by you"), verdict, gap);

  return g_strdup_printf ("%s %s", verdict, gap);
}

static void
add_pair (DzFigurePopover *self, const DzGoal *goal)
{
  gboolean is_goal = goal->goal != NULL && goal->goal->id == self->quantity->id;
  const DzQuantity *other = is_goal ? goal->outcome : goal->goal;
  g_autofree char *verdict = goal->goal != NULL ? dup_verdict_text (goal) : NULL;

  if (verdict != NULL)
    gtk_box_append (self->pairs, label_new (g_strstrip (verdict), NULL));
  if (other != NULL)
    add_other (self, other);
}

static void
fill_pairs (DzFigurePopover *self)
{
  guint n_pairs = 0;

  clear_children (GTK_WIDGET (self->pairs));
  for (guint i = 0; self->overview != NULL && i < self->overview->goals->len && n_pairs < MAX_PAIRS; i++)
    {
      const DzGoal *goal = g_ptr_array_index (self->overview->goals, i);

      if ((goal->goal == NULL || goal->goal->id != self->quantity->id)
          && (goal->outcome == NULL || goal->outcome->id != self->quantity->id))
        continue;
      add_pair (self, goal);
      n_pairs++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pairs),
                          gtk_widget_get_first_child (GTK_WIDGET (self->pairs)) != NULL);
  gtk_widget_set_visible (self->pages, n_pairs > 0);
}

static void
fill_state (DzFigurePopover *self, gboolean writable)
{
  DzState state = self->quantity->state;
  g_autofree char *doubts = dz_doubts_dup_sentences (self->quantity->doubts);

  gtk_image_set_from_icon_name (self->state_icon, dz_state_get_icon_name (state));
  gtk_label_set_text (self->state_label, dz_state_get_sentence (state));
  gtk_label_set_text (self->doubts_label, doubts);
  gtk_widget_set_visible (self->doubts_box, *doubts != '\0');
  gtk_widget_set_visible (self->confirm_button, state == DZ_STATE_EXTRACTED);
  gtk_widget_set_visible (self->take_back_button, state != DZ_STATE_EXTRACTED);
  gtk_widget_set_visible (self->reject_button, state != DZ_STATE_REJECTED);
  gtk_widget_set_sensitive (self->confirm_button, writable);
  gtk_widget_set_sensitive (self->take_back_button, writable);
  gtk_widget_set_sensitive (self->correct_button, writable);
  gtk_widget_set_sensitive (self->reject_button, writable);
}

static void
dz_figure_popover_dispose (GObject *object)
{
  DzFigurePopover *self = DZ_FIGURE_POPOVER (object);

  g_clear_pointer (&self->quantity, dz_quantity_free);
  g_clear_pointer (&self->overview, dz_overview_unref);
  g_clear_object (&self->texts);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_FIGURE_POPOVER);

  G_OBJECT_CLASS (dz_figure_popover_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, indicator_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, value_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, fields);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, doubts_box);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, doubts_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, pairs);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, state_icon);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, state_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, correct_button);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, reject_button);
  gtk_widget_class_bind_template_child (widget_class, DzFigurePopover, pages);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_cb);
  gtk_widget_class_bind_template_callback (widget_class, goals_cb);
}

static void
dz_figure_popover_class_init (DzFigurePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_figure_popover_dispose;
  signals[VERB] = g_signal_new ("verb", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[PAGE] = g_signal_new ("page", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/figures/dz-figure-popover.ui");
  bind_template (widget_class);
}

static void
dz_figure_popover_init (DzFigurePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dz_figure_popover_new (void)
{
  return g_object_new (DZ_TYPE_FIGURE_POPOVER, NULL);
}

void
dz_figure_popover_fill (DzFigurePopover *self, const DzQuantity *quantity, DzOverview *overview,
                        const DzKnowledge *knowledge, DzParagraphTexts *texts, gboolean writable)
{
  DzQuantity *copy;

  g_return_if_fail (DZ_IS_FIGURE_POPOVER (self));
  g_return_if_fail (quantity != NULL);
  g_return_if_fail (DZ_IS_PARAGRAPH_TEXTS (texts));

  g_set_object (&self->texts, texts);
  copy = dz_quantity_copy (quantity);
  g_clear_pointer (&self->quantity, dz_quantity_free);
  self->quantity = copy;
  g_clear_pointer (&self->overview, dz_overview_unref);
  self->overview = overview != NULL ? dz_overview_ref (overview) : NULL;
  fill_head (self, knowledge);
  fill_fields (self, knowledge);
  fill_pairs (self);
  fill_state (self, writable);
}

const DzQuantity *
dz_figure_popover_get_quantity (DzFigurePopover *self)
{
  g_return_val_if_fail (DZ_IS_FIGURE_POPOVER (self), NULL);

  return self->quantity;
}
