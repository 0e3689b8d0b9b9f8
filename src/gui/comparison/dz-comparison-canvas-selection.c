/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-canvas-private.h"

#include <string.h>

/* A selection is words of one cell: from an anchor, which stays, to a head, in bytes of the text that is laid
 * out. */

/* A press that moves less is a click. */
#define LEAST_DRAG 4

static PangoLayout *
get_text (DzComparisonCanvas *self, int row, int column)
{
  int index = row >= 0 ? dz_comparison_canvas_find_shown (self, row) : -1;

  if (self->sheet == NULL || index < 0 || dz_comparison_canvas_get_sheet_row (self, (guint) index)->pointer)
    return NULL;

  return dz_comparison_canvas_lay_out (self, (guint) index)->texts[column];
}

gboolean
dz_comparison_canvas_has_selection (DzComparisonCanvas *self)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), FALSE);

  return self->selection.row >= 0 && self->selection.anchor != self->selection.head;
}

static void
selection_changed (DzComparisonCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  dz_comparison_canvas_tell_cursor (self);
}

void
dz_comparison_canvas_clear_selection (DzComparisonCanvas *self)
{
  if (self->selection.row < 0)
    return;
  self->selection.row = -1;
  selection_changed (self);
}

void
dz_comparison_canvas_select (DzComparisonCanvas *self, int row, int column, int anchor, int head)
{
  PangoLayout *text;
  int length;

  g_return_if_fail (DZ_IS_COMPARISON_CANVAS (self));

  text = get_text (self, row, column);
  if (text == NULL)
    return;
  length = (int) strlen (pango_layout_get_text (text));
  self->selection = (DzComparisonSelection){ row, column, CLAMP (anchor, 0, length), CLAMP (head, 0, length) };
  selection_changed (self);
}

/* Where the cell's paragraph begins and ends in its layout, in bytes. */
static void
find_paragraph (const char *text, int paragraph, int *start, int *end)
{
  const char *p = text;

  for (int i = 0; i < paragraph; i++)
    p = strchr (p, '\n') + 1;
  *start = (int) (p - text);
  *end = *start + (int) strcspn (p, "\n");
}

gboolean
dz_comparison_canvas_get_selected (DzComparisonCanvas *self, int paragraph, int *start, int *end)
{
  const char *text;
  int first;
  int last;

  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), FALSE);

  if (!dz_comparison_canvas_has_selection (self))
    return FALSE;
  text = pango_layout_get_text (get_text (self, self->selection.row, self->selection.column));
  find_paragraph (text, paragraph, &first, &last);
  *start = MAX (first, MIN (self->selection.anchor, self->selection.head));
  *end = MIN (last, MAX (self->selection.anchor, self->selection.head));
  if (*start >= *end)
    return FALSE;
  *start = (int) g_utf8_pointer_to_offset (text + first, text + *start);
  *end = (int) g_utf8_pointer_to_offset (text + first, text + *end);

  return TRUE;
}

/* The byte of a cell's text nearest to a place of the widget. */
static int
find_byte (DzComparisonCanvas *self, int row, int column, double x, double y)
{
  int index = dz_comparison_canvas_find_shown (self, row);
  PangoLayout *text = get_text (self, row, column);
  int byte;
  int trailing;

  if (text == NULL)
    return 0;
  x -= self->frame.text_x[column];
  y += dz_comparison_canvas_get_scrolled (self) - dz_comparison_canvas_get_row (self, (guint) index)->top
       - self->frame.pad;
  pango_layout_xy_to_index (text, (int) (x * PANGO_SCALE), (int) (y * PANGO_SCALE), &byte, &trailing);
  for (; trailing > 0; trailing--)
    byte = (int) (g_utf8_next_char (pango_layout_get_text (text) + byte) - pango_layout_get_text (text));

  return byte;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DzComparisonCanvas *self)
{
  int index;
  int column;

  dz_comparison_canvas_clear_selection (self);
  self->dragged_row = -1;
  if (!dz_comparison_canvas_pick (self, x, y, &index, &column) || x < self->frame.text_x[column])
    return;
  self->dragged_row = dz_comparison_canvas_get_row (self, (guint) index)->row;
  self->dragged_column = column;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, DzComparisonCanvas *self)
{
  double x;
  double y;

  if (self->dragged_row < 0
      || (!dz_comparison_canvas_has_selection (self) && ABS (dx) < LEAST_DRAG && ABS (dy) < LEAST_DRAG)
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dz_comparison_canvas_select (self, self->dragged_row, self->dragged_column,
                               find_byte (self, self->dragged_row, self->dragged_column, x, y),
                               find_byte (self, self->dragged_row, self->dragged_column, x + dx, y + dy));
}

/* The row that words were selected in is the one that is acted on. */
static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, DzComparisonCanvas *self)
{
  if (self->dragged_row >= 0 && dz_comparison_canvas_has_selection (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      dz_comparison_canvas_choose (self, self->dragged_row, self->dragged_column);
    }
}

/* The byte one step on, by characters, by words, or to either end. */
static int
step_byte (PangoLayout *layout, int byte, int direction, gboolean words, gboolean to_end)
{
  const char *text = pango_layout_get_text (layout);
  int n = 0;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n);
  int at = (int) g_utf8_pointer_to_offset (text, text + byte);

  if (to_end)
    return direction < 0 ? 0 : (int) strlen (text);
  do
    at = CLAMP (at + direction, 0, n - 1);
  while (at > 0 && at < n - 1
         && (words ? !(direction < 0 ? attrs[at].is_word_start : attrs[at].is_word_end)
                   : !attrs[at].is_cursor_position));

  return (int) (g_utf8_offset_to_pointer (text, at) - text);
}

static gboolean
extend (DzComparisonCanvas *self, int direction, gboolean words, gboolean to_end)
{
  int row = dz_comparison_canvas_get_cursor (self, NULL);
  PangoLayout *text = get_text (self, row, self->column);

  if (text == NULL)
    return GDK_EVENT_PROPAGATE;
  if (self->selection.row != row || self->selection.column != self->column)
    dz_comparison_canvas_select (self, row, self->column, 0, 0);
  dz_comparison_canvas_select (self, row, self->column, self->selection.anchor,
                               step_byte (text, self->selection.head, direction, words, to_end));

  return GDK_EVENT_STOP;
}

gboolean
dz_comparison_canvas_select_key (DzComparisonCanvas *self, guint key, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (control && !shift && (key == GDK_KEY_a || key == GDK_KEY_A))
    {
      dz_comparison_canvas_select (self, dz_comparison_canvas_get_cursor (self, NULL), self->column, 0, G_MAXINT);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && dz_comparison_canvas_has_selection (self))
    {
      dz_comparison_canvas_clear_selection (self);
      return GDK_EVENT_STOP;
    }
  if (!shift || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    return extend (self, key == GDK_KEY_Left ? -1 : 1, control, FALSE);
  if (key == GDK_KEY_Home || key == GDK_KEY_End)
    return extend (self, key == GDK_KEY_Home ? -1 : 1, FALSE, TRUE);

  return GDK_EVENT_PROPAGATE;
}

void
dz_comparison_canvas_draw_selection (DzComparisonCanvas *self, GtkSnapshot *snapshot, PangoLayout *layout,
                                     double x, double y)
{
  int range[] = { MIN (self->selection.anchor, self->selection.head),
                  MAX (self->selection.anchor, self->selection.head) };
  cairo_region_t *region = gdk_pango_layout_get_clip_region (layout, 0, 0, range, 1);
  GdkRGBA color = self->ink.accent;

  color.alpha = 0.3f;
  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t box;

      cairo_region_get_rectangle (region, i, &box);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) x + (float) box.x, (float) y + (float) box.y,
                                                      (float) box.width, (float) box.height));
    }
  cairo_region_destroy (region);
}

void
dz_comparison_canvas_init_selection (DzComparisonCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->selection.row = -1;
  self->dragged_row = -1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
