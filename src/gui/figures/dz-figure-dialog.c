/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-figure-dialog.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gui/figures/dz-figure-entry.h"
#include "gui/figures/dz-figure-excerpt.h"
#include "gui/figures/dz-indicator-names.h"
#include "gui/figures/dz-word-writer.h"

/* Code points that a field takes: more is no name and no unit. */
#define MAX_NAME 100
#define MAX_UNIT 20
#define MAX_WORDING 200

struct _DzFigureDialog
{
  AdwWindow parent_instance;

  GtkLabel *message_label;
  DzFigureExcerpt *excerpt;
  AdwEntryRow *indicator_row;
  GtkLabel *known_label;
  AdwComboRow *measure_row;
  AdwComboRow *modifier_row;
  AdwEntryRow *low_row;
  AdwEntryRow *high_row;
  AdwEntryRow *unit_row;
  GtkLabel *unit_label;
  AdwComboRow *status_row;
  AdwEntryRow *period_row;
  AdwEntryRow *place_row;
  GtkLabel *place_label;
  AdwComboRow *hardness_row;
  AdwEntryRow *wording_row;

  DzSession *session;
  DzLibrary *library; /* that the figure is in: another may be open by the time it is saved */
  DzIndicatorNames *names;
  DzQuantity *quantity; /* as it was given */
  GPtrArray *hardness;   /* (element-type utf8) keys in the order of hardness_row, behind its first item: none */
  char *shown_words;     /* those of the figure, as the excerpt marks them */
  char *shown_indicator; /* what the entry said first: left so, the figure keeps its own words and key */
  guint filling : 1;
  guint saving : 1;
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

static gboolean
take_words (AdwEntryRow *row, int max_length, char **words, AdwEntryRow **wrong, char **message)
{
  g_autofree char *taken = NULL;

  *wrong = row;
  if (!dz_figure_entry_parse_words (get_text (row), max_length, &taken, message))
    return FALSE;
  g_free (*words);
  *words = g_steal_pointer (&taken);

  return TRUE;
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
  g_autofree char *words = NULL;
  const DzIndicator *known;

  if (g_strcmp0 (get_text (self->indicator_row), self->shown_indicator) == 0 && self->shown_indicator != NULL)
    return TRUE;
  if (!take_words (self->indicator_row, MAX_NAME, &words, wrong, message))
    return FALSE;
  if (words == NULL)
    {
      *message = g_strdup (_("What is measured? Write the indicator’s name, or the words of the sentence."));
      return FALSE;
    }

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

/* What is written in words. A unit that was read from the text is as long as it is. */
static gboolean
take_texts (DzFigureDialog *self, DzQuantity *quantity, AdwEntryRow **wrong, char **message)
{
  if (g_strcmp0 (get_text (self->unit_row), quantity->unit) != 0
      && !take_words (self->unit_row, MAX_UNIT, &quantity->unit, wrong, message))
    return FALSE;
  if (quantity->unit == NULL)
    quantity->unit = g_strdup ("");
  if (g_strcmp0 (get_text (self->place_row), quantity->place) != 0
      && !take_words (self->place_row, MAX_NAME, &quantity->place, wrong, message))
    return FALSE;

  return g_strcmp0 (get_text (self->wording_row), quantity->wording) == 0
         || take_words (self->wording_row, MAX_WORDING, &quantity->wording, wrong, message);
}

/* Words that are none of the figure's are another figure. */
static gboolean
take_span (DzFigureDialog *self, DzQuantity *quantity, AdwEntryRow **wrong, char **message)
{
  quantity->start = dz_figure_excerpt_get_start (self->excerpt);
  quantity->end = dz_figure_excerpt_get_end (self->excerpt);
  *wrong = NULL;
  if (quantity->id == 0 || (quantity->start < self->quantity->end && quantity->end > self->quantity->start))
    return TRUE;
  *message = g_strdup (_("These words are none of the figure’s own: reject it, and add a figure where they stand."));

  return FALSE;
}

static void
take_choices (DzFigureDialog *self, DzQuantity *quantity)
{
  guint hardness = adw_combo_row_get_selected (self->hardness_row);

  quantity->measure = adw_combo_row_get_selected (self->measure_row);
  quantity->status = adw_combo_row_get_selected (self->status_row);
  g_free (quantity->hardness);
  quantity->hardness = hardness > 0 ? g_strdup (g_ptr_array_index (self->hardness, hardness - 1)) : NULL;
}

/* (transfer full): the figure as the fields say; NULL with the row that is wrong, if it is one, and a
 * message. */
static DzQuantity *
dup_quantity (DzFigureDialog *self, AdwEntryRow **wrong, char **message)
{
  g_autoptr (DzQuantity) quantity = dz_quantity_copy (self->quantity);

  if (!take_span (self, quantity, wrong, message) || !take_indicator (self, quantity, wrong, message)
      || !take_numbers (self, quantity, wrong, message) || !take_period (self, quantity, wrong, message)
      || !take_texts (self, quantity, wrong, message))
    return NULL;

  *wrong = NULL;
  take_choices (self, quantity);

  return g_steal_pointer (&quantity);
}

static void
mark_wrong (DzFigureDialog *self, AdwEntryRow *wrong)
{
  AdwEntryRow *rows[] = { self->indicator_row, self->low_row, self->high_row,   self->unit_row,
                          self->period_row,    self->place_row, self->wording_row };

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

static gboolean
is_known_place (DzFigureDialog *self, const char *place)
{
  DzOverview *overview = dz_session_get_overview (self->session);

  for (guint i = 0; overview != NULL && i < overview->places->len; i++)
    if (g_strcmp0 (g_ptr_array_index (overview->places, i), place) == 0)
      return TRUE;

  return dz_knowledge_find_place (dz_session_get_knowledge (self->session), place) != NULL;
}

/* What is kept as she writes it, but compared with nothing else. */
static void
show_unknown (DzFigureDialog *self)
{
  g_autofree char *unit = dup_words (self->unit_row);
  g_autofree char *place = dup_words (self->place_row);
  gboolean known_unit = unit == NULL
                        || dz_knowledge_find_unit (dz_session_get_knowledge (self->session), unit) != NULL;

  gtk_label_set_text (self->unit_label, known_unit ? "" : _("not in the list of units"));
  gtk_label_set_text (self->place_label,
                      place == NULL || is_known_place (self, place) ? "" : _("not in the list of places"));
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
  show_unknown (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.save", quantity != NULL);
}

static void
changed_cb (DzFigureDialog *self)
{
  check (self);
}

/* Wording that is just the figure's words goes with them. */
static void
moved_cb (DzFigureDialog *self)
{
  g_autofree char *before = g_steal_pointer (&self->shown_words);

  self->shown_words = dz_figure_excerpt_dup_words (self->excerpt);
  if (g_strcmp0 (get_text (self->wording_row), before) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->wording_row), self->shown_words);
  check (self);
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzFigureDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = dz_word_write_reading_finish (DZ_LIBRARY (source), result, &error);

  self->saving = FALSE;
  /* The view that asked is gone, and the dialog with it. */
  if (self->session == NULL)
    return;
  if (id == 0)
    {
      show_message (self, error != NULL ? error->message : NULL);
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
  AdwEntryRow *wrong = NULL;
  g_autofree char *message = NULL;
  g_autoptr (DzQuantity) quantity = dup_quantity (self, &wrong, &message);

  if (quantity == NULL || self->saving)
    return;
  if (self->library == NULL || self->library != dz_session_get_library (self->session))
    {
      show_message (self, _("The library of this figure is no longer open."));
      return;
    }
  self->saving = TRUE;
  gtk_widget_action_set_enabled (widget, "figure.save", FALSE);
  dz_word_write_reading_async (self->library, quantity,
                               quantity->id == 0 ? DZ_STATE_ADDED : DZ_STATE_CORRECTED, saved_cb,
                               g_object_ref (self));
}

/* What becomes of the word is told first. */
static gboolean
dz_figure_dialog_close_request (GtkWindow *window)
{
  if (DZ_FIGURE_DIALOG (window)->saving)
    return TRUE;

  return GTK_WINDOW_CLASS (dz_figure_dialog_parent_class)->close_request (window);
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

/* Each degree once, with all the words for it: “确保、务必”. */
static void
list_hardness (DzFigureDialog *self)
{
  const GPtrArray *known = dz_knowledge_get_hardness (dz_session_get_knowledge (self->session));
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  /* Translators: of a figure whose wording says nothing about how firm it is. */
  gtk_string_list_append (model, C_("hardness", "None"));
  for (guint i = 0; i < known->len; i++)
    {
      const DzHardness *hardness = g_ptr_array_index (known, i);
      g_autoptr (GString) words = g_string_new (NULL);

      if (g_ptr_array_find_with_equal_func (self->hardness, hardness->key, g_str_equal, NULL))
        continue;
      for (guint j = i; j < known->len; j++)
        {
          const DzHardness *other = g_ptr_array_index (known, j);

          if (g_str_equal (other->key, hardness->key))
            g_string_append_printf (words, words->len > 0 ? "、%s" : "%s", other->wording);
        }
      g_ptr_array_add (self->hardness, g_strdup (hardness->key));
      gtk_string_list_append (model, words->str);
    }
  adw_combo_row_set_model (self->hardness_row, G_LIST_MODEL (model));
}

/* A degree that the files no longer know stands under its key. */
static void
set_hardness (DzFigureDialog *self, const char *key)
{
  guint index = 0;

  list_hardness (self);
  if (key != NULL && !g_ptr_array_find_with_equal_func (self->hardness, key, g_str_equal, &index))
    {
      index = self->hardness->len;
      g_ptr_array_add (self->hardness, g_strdup (key));
      gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (self->hardness_row)), key);
    }
  adw_combo_row_set_selected (self->hardness_row, key != NULL ? index + 1 : 0);
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
  dz_figure_excerpt_fill (self->excerpt, text, quantity->start, quantity->end);
  self->shown_words = dz_figure_excerpt_dup_words (self->excerpt);
  set_words (self->indicator_row, self->shown_indicator);
  set_number (self->low_row, quantity->low);
  set_number (self->high_row, quantity->high > quantity->low ? quantity->high : NAN);
  set_words (self->unit_row, quantity->unit);
  adw_combo_row_set_selected (self->modifier_row, quantity->modifier);
  adw_combo_row_set_selected (self->measure_row, quantity->measure);
  adw_combo_row_set_selected (self->status_row, quantity->status);
  set_words (self->period_row, quantity->period);
  set_words (self->place_row, quantity->place);
  set_hardness (self, quantity->hardness);
  set_words (self->wording_row,
             quantity->wording != NULL || quantity->id != 0 ? quantity->wording : self->shown_words);
  self->filling = FALSE;
  check (self);
}

static void
dz_figure_dialog_dispose (GObject *object)
{
  DzFigureDialog *self = DZ_FIGURE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_FIGURE_DIALOG);
  g_clear_object (&self->session);
  g_clear_object (&self->library);
  g_clear_pointer (&self->names, dz_indicator_names_free);
  g_clear_pointer (&self->quantity, dz_quantity_free);
  g_clear_pointer (&self->shown_indicator, g_free);
  g_clear_pointer (&self->shown_words, g_free);
  g_clear_pointer (&self->hardness, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_figure_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, excerpt);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, indicator_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, known_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, modifier_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, low_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, high_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, unit_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, period_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, place_label);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, hardness_row);
  gtk_widget_class_bind_template_child (widget_class, DzFigureDialog, wording_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
}

static void
dz_figure_dialog_class_init (DzFigureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_figure_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dz_figure_dialog_close_request;
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
  self->hardness = g_ptr_array_new_with_free_func (g_free);
  g_type_ensure (DZ_TYPE_FIGURE_EXCERPT);
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
  g_set_object (&self->library, dz_session_get_library (session));
  self->names = dz_indicator_names_new (dz_session_get_knowledge (session));
  self->quantity = dz_quantity_copy (quantity);
  dz_suggestions_attach (self->indicator_row, dz_indicator_names_suggest, self->names);
  dz_suggestions_attach (self->unit_row, suggest_units, self);
  dz_suggestions_attach (self->place_row, suggest_places, self);
  fill (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->indicator_row));

  return self;
}
