/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-pane-private.h"

#include "gui/dz-pane-keys.h"

static gboolean
zoom_in_key (GtkWidget *pane)
{
  dz_reader_font_step (DZ_TEXT_PANE (pane)->font, 1);
  return TRUE;
}

static gboolean
zoom_out_key (GtkWidget *pane)
{
  dz_reader_font_step (DZ_TEXT_PANE (pane)->font, -1);
  return TRUE;
}

static gboolean
zoom_reset_key (GtkWidget *pane)
{
  dz_reader_font_step (DZ_TEXT_PANE (pane)->font, 0);
  return TRUE;
}

static gboolean
next_change_key (GtkWidget *pane)
{
  return dz_text_pane_step_change (DZ_TEXT_PANE (pane), 1);
}

static gboolean
previous_change_key (GtkWidget *pane)
{
  return dz_text_pane_step_change (DZ_TEXT_PANE (pane), -1);
}

static gboolean
review_key (GtkWidget *pane)
{
  dz_text_pane_toggle_review (DZ_TEXT_PANE (pane));

  return TRUE;
}

static gboolean
outline_key (GtkWidget *pane)
{
  DzTextPane *self = DZ_TEXT_PANE (pane);
  gboolean right = gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (pane)),
                                           GTK_WIDGET (self->right_column));

  dz_text_column_show_outline (dz_text_pane_get_column (self, right ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT));
  return TRUE;
}

static const DzPaneKey keys[] = {
  { GDK_KEY_plus, GDK_CONTROL_MASK, zoom_in_key },
  { GDK_KEY_equal, GDK_CONTROL_MASK, zoom_in_key },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, zoom_in_key },
  { GDK_KEY_minus, GDK_CONTROL_MASK, zoom_out_key },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, zoom_out_key },
  { GDK_KEY_0, GDK_CONTROL_MASK, zoom_reset_key },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, zoom_reset_key },
  { GDK_KEY_d, GDK_CONTROL_MASK, next_change_key },
  { GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK, previous_change_key },
  { GDK_KEY_j, GDK_CONTROL_MASK, outline_key },
  { GDK_KEY_r, GDK_CONTROL_MASK, review_key },
  { 0 },
};

static void
review_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  review_key (self);
}

static gboolean
has_selection (DzTextPane *self, DzSide side)
{
  return gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (dz_text_pane_get_view (self, side))));
}

/* The passage selected, on whichever side; else where the caret was left in the report shown first. */
static void
place_note_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DzTextPane *self = data;
  gboolean right = dz_text_pane_shows_two (self) && has_selection (self, DZ_SIDE_RIGHT) && !has_selection (self, DZ_SIDE_LEFT);

  dz_text_notes_place (self->notes, dz_text_pane_get_view (self, right ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT),
                       g_variant_get_int64 (parameter));
}

static const GActionEntry actions[] = {
  { "review-figures", review_action },
  { "place-note", place_note_action, "x" },
};

void
dz_text_pane_add_keys (DzTextPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (G_IS_ACTION_MAP (root))
    g_action_map_add_action_entries (G_ACTION_MAP (root), actions, G_N_ELEMENTS (actions), self);
  self->keys = dz_pane_keys_new (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (root), self->keys);
}

void
dz_text_pane_remove_keys (DzTextPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (guint i = 0; G_IS_ACTION_MAP (root) && i < G_N_ELEMENTS (actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (root), actions[i].name);
  gtk_widget_remove_controller (GTK_WIDGET (root), self->keys);
  self->keys = NULL;
}
