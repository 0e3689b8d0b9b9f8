/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-suggestions.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 30
#define LIST_HEIGHT 260

/* Belongs to its row, by the row's data. */
typedef struct
{
  AdwEntryRow *row;
  GtkWidget *popover; /* made when there is something to suggest first */
  GtkListBox *list;
  DzSuggestFunc func;
  gpointer data;
  gboolean taking; /* the text is being set from the list */
} Suggestions;

DzSuggestion *
dz_suggestion_new (const char *text, const char *detail)
{
  DzSuggestion *suggestion = g_new0 (DzSuggestion, 1);

  suggestion->text = g_strdup (text);
  suggestion->detail = g_strdup (detail);

  return suggestion;
}

void
dz_suggestion_free (DzSuggestion *suggestion)
{
  g_free (suggestion->text);
  g_free (suggestion->detail);
  g_free (suggestion);
}

static gboolean
is_shown (Suggestions *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
hide (Suggestions *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
take (Suggestions *self, GtkListBoxRow *line)
{
  const char *text = g_object_get_data (G_OBJECT (line), "text");

  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  self->taking = FALSE;
  hide (self);
}

static GtkWidget *
line_new (const DzSuggestion *suggestion)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (suggestion->text);
  GtkWidget *detail = gtk_label_new (suggestion->detail);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 1);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_widget_set_focusable (line, FALSE);
  g_object_set_data_full (G_OBJECT (line), "text", g_strdup (suggestion->text), g_free);

  return line;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *line, Suggestions *self)
{
  take (self, line);
}

static void
build (Suggestions *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "suggestions");
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Suggestions"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), window);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->row));
}

static void
fill (Suggestions *self, const GPtrArray *suggestions)
{
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, line);
  for (guint i = 0; i < suggestions->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->list, line_new (g_ptr_array_index (suggestions, i)));
}

/* Nothing is suggested where what stands there is the only thing that fits. */
static gboolean
is_worth_showing (const GPtrArray *suggestions, const char *typed)
{
  return suggestions->len > 1
         || (suggestions->len == 1
             && !g_str_equal (((const DzSuggestion *) g_ptr_array_index (suggestions, 0))->text, typed));
}

static gboolean
has_keyboard (Suggestions *self)
{
  return gtk_widget_get_state_flags (GTK_WIDGET (self->row)) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

static void
changed_cb (Suggestions *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->row));
  g_autoptr (GPtrArray) suggestions = NULL;

  if (self->taking || !has_keyboard (self))
    return;

  suggestions = self->func (typed, self->data);
  if (!is_worth_showing (suggestions, typed))
    {
      hide (self);
      return;
    }
  if (self->popover == NULL)
    build (self);
  fill (self, suggestions);
  gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self->row)), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
step (Suggestions *self, int direction)
{
  GtkListBoxRow *line = gtk_list_box_get_selected_row (self->list);
  int index = line != NULL ? gtk_list_box_row_get_index (line) + direction : direction > 0 ? 0 : -1;
  GtkWidget *window = gtk_popover_get_child (GTK_POPOVER (self->popover));
  graphene_rect_t bounds;

  line = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (line == NULL)
    return;
  gtk_list_box_select_row (self->list, line);
  if (gtk_widget_compute_bounds (GTK_WIDGET (line), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, Suggestions *self)
{
  GtkListBoxRow *line;

  if (!is_shown (self))
    return GDK_EVENT_PROPAGATE;

  line = gtk_list_box_get_selected_row (self->list);
  switch (key)
    {
    case GDK_KEY_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (line == NULL)
        return GDK_EVENT_PROPAGATE;
      take (self, line);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      hide (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
destroy_cb (Suggestions *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

void
dz_suggestions_attach (AdwEntryRow *row, DzSuggestFunc func, gpointer data)
{
  Suggestions *self = g_new0 (Suggestions, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  self->row = row;
  self->func = func;
  self->data = data;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide), self);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "destroy", G_CALLBACK (destroy_cb), self);
  g_object_set_data_full (G_OBJECT (row), "dz-suggestions", self, g_free);
}
