/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-figure-dialog.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "core/dz-text.h"
#include "gui/figures/dz-figure-entry.h"
#include "gui/figures/dz-indicator-names.h"
#include "gui/figures/dz-word-writer.h"

struct _DzFigureDialog
{
  AdwWindow parent_instance;

  GtkLabel *message_label;
  GtkLabel *sentence_label;
  AdwEntryRow *indicator_row;
  GtkLabel *known_label;
  AdwComboRow *measure_row;
  AdwComboRow *modifier_row;
  AdwEntryRow *low_row;
  AdwEntryRow *high_row;
  AdwEntryRow *unit_row;
  AdwComboRow *status_row;
  AdwEntryRow *period_row;
  AdwEntryRow *place_row;

  DzSession *session;
  DzIndicatorNames *names;
  DzQuantity *quantity; /* as it was given */
  char *shown_indicator; /* what the entry said first: left so, the figure keeps its own words and key */
  guint filling : 1;
};

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzFigureDialog, dz_figure_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* (transfer full): NULL where nothing stands. */
static char *
dup_words (AdwEntryRow *row)
{
  g_autofree char *words = g_strstrip (g_strdup (get_text (row)));

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

/* Taking the fields back, and saying what cannot be meant */

static gboolean
take_numbers (DzFigureDialog *self, DzQuantity *quantity, AdwEntryRow **wrong, char **message)
{
  g_autofree char *upper = dup_words (self->high_row);

  quantity->modifier = adw_combo_row_get_selected (self->modifier_row);
  *wrong = self->low_row;
  if (!dz_figure_entry_parse_number (get_text (self->low_row), &quantity->low, message))
    return FALSE;

  quantity->high = quantity->low;
  *wrong = self->high_row;
  if (upper != NULL && !dz_figure_entry_parse_number (upper, &quantity->high, message))
    return FALSE;
  if (quantity->low > quantity->high)
    *message = g_strdup (_("The upper number is below the lower one."));
  else if (quantity->modifier == DZ_MODIFIER_RANGE && quantity->low == quantity->high)
    *message = g_strdup (_("A range needs an upper number."));
  else if (quantity->modifier == DZ_MODIFIER_EXACT && quantity->low < quantity->high)
    quantity->modifier = DZ_MODIFIER_RANGE;

  return *message == NULL;
}

static gboolean
take_indicator (DzFigureDialog *self, DzQuantity *quantity, AdwEntryRow **wrong, char **message)
{
  g_autofree char *words = dup_words (self->indicator_row);
  const DzIndicator *known;

  *wrong = self->indicator_row;
  if (words == NULL)
    {
      *message = g_strdup (_("What is measured? Write the indicator’s name, or the words of the sentence."));
      return FALSE;
    }
  if (g_strcmp0 (words, self->shown_indicator) == 0)
    return TRUE;

  known = dz_knowledge_find_indicator (dz_session_get_knowledge (self->session), words);
  g_free (quantity->indicator_key);
  quantity->indicator_key = known != NULL ? g_strdup (known->key) : NULL;
  g_free (quantity->indicator);
  quantity->indicator = known != NULL ? g_strdup (known->name) : g_steal_pointer (&words);

  return TRUE;
}

static gboolean
take_period (DzFigureDialog *self, DzQuantity *quantity, AdwEntryRow **wrong, char **message)
{
  g_autofree char *period = NULL;
  g_autofree char *words = dup_words (self->period_row);

  *wrong = self->period_row;
  if (g_strcmp0 (words, self->quantity->period) == 0)
    return TRUE;
  if (!dz_figure_entry_parse_period (get_text (self->period_row), &period, message))
    return FALSE;
  g_free (quantity->period);
  quantity->period = g_steal_pointer (&period);

  return TRUE;
}

/* (transfer full): the figure as the fields say; NULL with the row that is wrong, and a message. */
static DzQuantity *
dup_quantity (DzFigureDialog *self, AdwEntryRow **wrong, char **message)
{
  g_autoptr (DzQuantity) quantity = dz_quantity_copy (self->quantity);

  if (!take_indicator (self, quantity, wrong, message) || !take_numbers (self, quantity, wrong, message)
      || !take_period (self, quantity, wrong, message))
    return NULL;

  *wrong = NULL;
  quantity->measure = adw_combo_row_get_selected (self->measure_row);
  quantity->status = adw_combo_row_get_selected (self->status_row);
  g_free (quantity->unit);
  quantity->unit = dup_words (self->unit_row);
  if (quantity->unit == NULL)
    quantity->unit = g_strdup ("");
  g_free (quantity->place);
  quantity->place = dup_words (self->place_row);

  return g_steal_pointer (&quantity);
}

static void
mark_wrong (DzFigureDialog *self, AdwEntryRow *wrong)
{
  AdwEntryRow *rows[] = { self->indicator_row, self->low_row, self->high_row, self->period_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == wrong)
        gtk_widget_add_css_class (GTK_WIDGET (rows[i]), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (rows[i]), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (rows[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   rows[i] == wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
}

static void
show_message (DzFigureDialog *self, const char *message)
{
  gtk_label_set_text (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
}

static void
show_known (DzFigureDialog *self)
{
  g_autofree char *words = dup_words (self->indicator_row);
  DzKnowledge *knowledge = dz_session_get_knowledge (self->session);
  const DzIndicator *known = words != NULL ? dz_knowledge_find_indicator (knowledge, words) : NULL;

  gtk_label_set_text (self->known_label, known != NULL   ? known->name_en
                                         : words != NULL ? _("the sentence’s own words")
                                                         : "");
}

static void
check (DzFigureDialog *self)
{
  AdwEntryRow *wrong = NULL;
  g_autofree char *message = NULL;
  g_autoptr (DzQuantity) quantity = NULL;

  if (self->filling)
    return;
  quantity = dup_quantity (self, &wrong, &message);
  mark_wrong (self, wrong);
  show_message (self, message);
  show_known (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.save", quantity != NULL);
}

static void
changed_cb (DzFigureDialog *self)
{
  check (self);
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzFigureDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = dz_word_write_reading_finish (DZ_LIBRARY (source), result, &error);

  if (id == 0)
    {
      show_message (self, error != NULL ? error->message : "");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.save", TRUE);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzFigureDialog *self = DZ_FIGURE_DIALOG (widget);
  DzLibrary *library = dz_session_get_library (self->session);
  AdwEntryRow *wrong = NULL;
  g_autofree char *message = NULL;
  g_autoptr (DzQuantity) quantity = dup_quantity (self, &wrong, &message);

  if (quantity == NULL || library == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "figure.save", FALSE);
  dz_word_write_reading_async (library, quantity, quantity->id == 0 ? DZ_STATE_ADDED : DZ_STATE_CORRECTED, saved_cb,
                               g_object_ref (self));
}

/* Suggestions */

static gboolean
has_text (const GPtrArray *suggestions, const char *text)
{
  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (((const DzSuggestion *) g_ptr_array_index (suggestions, i))->text, text))
      return TRUE;

  return FALSE;
}

static void
suggest (GPtrArray *suggestions, const char *text, const char *detail, const char *typed)
{
  if (strstr (text, typed) != NULL && !has_text (suggestions, text))
    g_ptr_array_add (suggestions, dz_suggestion_new (text, detail));
}

/* The places of the library first, then all that are known. */
static GPtrArray *
suggest_places (const char *typed, gpointer data)
{
  DzFigureDialog *self = data;
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_suggestion_free);
  const GPtrArray *known = dz_knowledge_get_places (dz_session_get_knowledge (self->session));
  DzOverview *overview = dz_session_get_overview (self->session);

  for (guint i = 0; *typed != '\0' && overview != NULL && i < overview->places->len; i++)
    suggest (suggestions, g_ptr_array_index (overview->places, i), NULL, typed);
  for (guint i = 0; *typed != '\0' && i < known->len; i++)
    {
      const DzPlace *place = g_ptr_array_index (known, i);

      suggest (suggestions, place->name, place->key, typed);
    }

  return suggestions;
}

static GPtrArray *
suggest_units (const char *typed, gpointer data)
{
  DzFigureDialog *self = data;
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_suggestion_free);
  const GPtrArray *units = dz_knowledge_get_units (dz_session_get_knowledge (self->session));

  for (guint i = 0; *typed != '\0' && i < units->len; i++)
    suggest (suggestions, ((const DzUnit *) g_ptr_array_index (units, i))->unit, NULL, typed);

  return suggestions;
}

/* Filling */

static void
show_sentence (DzFigureDialog *self, const char *text)
{
  const DzQuantity *quantity = self->quantity;
  int from = quantity->sentence_end > quantity->sentence_start ? quantity->sentence_start : 0;
  int to = quantity->sentence_end > quantity->sentence_start ? quantity->sentence_end : dz_text_length (text);
  g_autofree char *before = dz_text_slice (text, from, MAX (quantity->start, from));
  g_autofree char *figure = dz_text_slice (text, quantity->start, quantity->end);
  g_autofree char *after = dz_text_slice (text, quantity->end, MAX (to, quantity->end));
  g_autofree char *markup = g_markup_printf_escaped ("%s<b><u>%s</u></b>%s", before, figure, after);

  gtk_label_set_markup (self->sentence_label, markup);
}

static void
set_number (AdwEntryRow *row, double value)
{
  g_autofree char *text = isnan (value) ? g_strdup ("") : dz_number_dup_text (value);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
set_words (AdwEntryRow *row, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (row), words != NULL ? words : "");
}

static void
fill (DzFigureDialog *self, const char *text)
{
  const DzQuantity *quantity = self->quantity;
  const DzIndicator *known = quantity->indicator_key != NULL
                               ? dz_knowledge_find_indicator (dz_session_get_knowledge (self->session),
                                                              quantity->indicator_key)
                               : NULL;

  self->filling = TRUE;
  self->shown_indicator = g_strdup (known != NULL ? known->name : quantity->indicator);
  show_sentence (self, text);
  set_words (self->indicator_row, self->shown_indicator);
  set_number (self->low_row, quantity->low);
  set_number (self->high_row, quantity->high > quantity->low ? quantity->high : NAN);
  set_words (self->unit_row, quantity->unit);
  adw_combo_row_set_selected (self->modifier_row, quantity->modifier);
  adw_combo_row_set_selected (self->measure_row, quantity->measure);
  adw_combo_row_set_selected (self->status_row, quantity->status);
  set_words (self->period_row, quantity->period);
  set_words (self->place_row, quantity->place);
  self->filling = FALSE;
  check (self);
}

static void
dz_figure_dialog_dispose (GObject *object)
{
  DzFigureDialog *self = DZ_FIGURE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_FIGURE_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->names, dz_indicator_names_free);
  g_clear_pointer (&self->quantity, dz_quantity_free);
  g_clear_pointer (&self->shown_indicator, g_free);

  G_OBJECT_CLASS (dz_figure_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, indicator_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, known_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, modifier_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, low_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, high_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, period_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, place_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
dz_figure_dialog_class_init (DzFigureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_figure_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/figures/dz-figure-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "figure.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "figure.save", NULL);
}

static void
dz_figure_dialog_init (DzFigureDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

DzFigureDialog *
dz_figure_dialog_new (GtkWindow *parent, DzSession *session, const DzQuantity *quantity, const char *text)
{
  DzFigureDialog *self;

  g_return_val_if_fail (DZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (quantity != NULL && text != NULL, NULL);

  self = g_object_new (DZ_TYPE_FIGURE_DIALOG, "transient-for", parent, "modal", TRUE, "title",
                       quantity->id == 0 ? _("Add Figure") : _("Correct Figure"), NULL);
  self->session = g_object_ref (session);
  self->names = dz_indicator_names_new (dz_session_get_knowledge (session));
  self->quantity = dz_quantity_copy (quantity);
  dz_suggestions_attach (self->indicator_row, dz_indicator_names_suggest, self->names);
  dz_suggestions_attach (self->unit_row, suggest_units, self);
  dz_suggestions_attach (self->place_row, suggest_places, self);
  fill (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->indicator_row));

  return self;
}
