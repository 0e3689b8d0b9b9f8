/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-canvas-private.h"

static void
choose_index (DzComparisonCanvas *self, int index, int column)
{
  if (self->shown->len == 0)
    return;
  index = CLAMP (index, 0, (int) self->shown->len - 1);
  dz_comparison_canvas_choose (self, dz_comparison_canvas_get_row (self, (guint) index)->row, column);
}

/* The rows a window's height up or down. */
static int
find_page (DzComparisonCanvas *self, int direction)
{
  double page = gtk_widget_get_height (GTK_WIDGET (self)) * 0.9;
  double y = self->cursor >= 0 ? dz_comparison_canvas_get_row (self, (guint) self->cursor)->top : 0;
  int index = dz_comparison_canvas_find_at (self, MAX (0, y + direction * page));

  return index == self->cursor ? index + direction : index;
}

/* A row taller than the window is read through before the next one comes. */
static gboolean
scroll_inside (DzComparisonCanvas *self, int direction)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double page = gtk_widget_get_height (GTK_WIDGET (self));
  const DzShownRow *row = self->cursor >= 0 ? dz_comparison_canvas_get_row (self, (guint) self->cursor) : NULL;
  double value = down != NULL ? gtk_adjustment_get_value (down) : 0;

  if (row == NULL || down == NULL || row->height <= page)
    return FALSE;
  if (direction > 0 ? row->top + row->height <= value + page : row->top >= value)
    return FALSE;
  gtk_adjustment_set_value (down, value + direction * page * 0.4);

  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, DzComparisonCanvas *self)
{
  if (self->sheet != NULL && dz_comparison_canvas_select_key (self, key, state))
    return GDK_EVENT_STOP;
  if (self->sheet == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!scroll_inside (self, -1))
        choose_index (self, MAX (self->cursor, 0) - 1, self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!scroll_inside (self, 1))
        choose_index (self, self->cursor + 1, self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      choose_index (self, find_page (self, -1), self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_space:
      choose_index (self, find_page (self, 1), self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      choose_index (self, 0, self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      choose_index (self, G_MAXINT, self->column);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
      choose_index (self, MAX (self->cursor, 0), MAX (self->column - 1, 0));
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      choose_index (self, MAX (self->cursor, 0), self->column + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_ACTIVATED);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

gboolean
dz_comparison_canvas_pick (DzComparisonCanvas *self, double x, double y, int *index, int *column)
{
  y += dz_comparison_canvas_get_scrolled (self);
  if (self->sheet == NULL || self->width <= 0 || y >= self->total)
    return FALSE;
  *index = dz_comparison_canvas_find_at (self, y);
  *column = dz_comparison_frame_find_column (&self->frame, x);

  return *index >= 0 && *column >= 0;
}

/* A click on the words that tell where a text went leads there. */
static gboolean
is_on_way (DzComparisonCanvas *self, int index, int column, double x)
{
  const DzSheetRow *row = dz_comparison_canvas_get_sheet_row (self, (guint) index);

  return row->target >= 0 && column < 2 && (row->pointer || x < self->frame.text_x[column]);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzComparisonCanvas *self)
{
  int index;
  int column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (dz_comparison_canvas_has_selection (self) || !dz_comparison_canvas_pick (self, x, y, &index, &column))
    return;
  if (n_press == 1 && is_on_way (self, index, column, x))
    dz_comparison_canvas_choose (self, dz_comparison_canvas_get_sheet_row (self, (guint) index)->target, column);
  else if (n_press == 1)
    choose_index (self, index, column);
  else if (n_press == 2)
    dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_ACTIVATED);
}

static void
show_menu (DzComparisonCanvas *self, double x, double y)
{
  if (self->menu_model == NULL)
    return;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzComparisonCanvas *self)
{
  int index;
  int column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!dz_comparison_canvas_pick (self, x, y, &index, &column))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (dz_comparison_canvas_get_row (self, (guint) index)->row != self->selection.row
      || column != self->selection.column)
    dz_comparison_canvas_clear_selection (self);
  choose_index (self, index, column);
  show_menu (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonCanvas *self = DZ_COMPARISON_CANVAS (widget);

  if (self->cursor < 0)
    return;
  dz_comparison_canvas_bring_into_sight (self);
  show_menu (self, self->frame.text_x[self->column],
             dz_comparison_canvas_get_row (self, (guint) self->cursor)->top
               - dz_comparison_canvas_get_scrolled (self) + self->frame.em * 2);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, DzComparisonCanvas *self)
{
  int index;
  int column;
  gboolean some = dz_comparison_canvas_pick (self, x, y, &index, &column);
  gboolean way = some && is_on_way (self, index, column, x);
  gboolean words = some && x >= self->frame.text_x[column];

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), way ? "pointer" : words ? "text" : "default");
}

void
dz_comparison_canvas_class_init_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

void
dz_comparison_canvas_init_input (DzComparisonCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
}
