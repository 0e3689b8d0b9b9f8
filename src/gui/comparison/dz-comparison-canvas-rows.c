/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-canvas-private.h"

/* So many rows beyond the window stay laid out. */
#define NEAR 12
/* So many are laid out before they are seen. */
#define AHEAD 4
/* What a moment of leisure may take. */
#define LEISURE_US 4000

DzShownRow *
dz_comparison_canvas_get_row (DzComparisonCanvas *self, guint index)
{
  return &g_array_index (self->shown, DzShownRow, index);
}

const DzSheetRow *
dz_comparison_canvas_get_sheet_row (DzComparisonCanvas *self, guint index)
{
  return g_ptr_array_index (self->sheet->rows, (guint) dz_comparison_canvas_get_row (self, index)->row);
}

double
dz_comparison_canvas_get_scrolled (DzComparisonCanvas *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

void
dz_comparison_canvas_configure (DzComparisonCanvas *self)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double page = MAX (1, gtk_widget_get_height (GTK_WIDGET (self)));

  if (down == NULL)
    return;
  self->adjusting = TRUE;
  gtk_adjustment_configure (down, CLAMP (gtk_adjustment_get_value (down), 0, MAX (0, self->total - page)), 0,
                            MAX (self->total, page), page * 0.1, page * 0.9, page);
  self->adjusting = FALSE;
}

/* Sums the heights up; what the top of the window shows stays there. */
static void
sum_up (DzComparisonCanvas *self, guint from)
{
  double top = from > 0 ? dz_comparison_canvas_get_row (self, from - 1)->top
                            + dz_comparison_canvas_get_row (self, from - 1)->height
                        : 0;

  for (guint i = from; i < self->shown->len; i++)
    {
      DzShownRow *row = dz_comparison_canvas_get_row (self, i);

      row->top = top;
      top += row->height;
    }
  self->total = top;
}

void
dz_comparison_canvas_forget_layouts (DzComparisonCanvas *self)
{
  g_hash_table_remove_all (self->layouts);
  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dz_comparison_canvas_place_rows (DzComparisonCanvas *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      DzShownRow *row = dz_comparison_canvas_get_row (self, i);

      row->measured = FALSE;
      row->height = dz_comparison_frame_guess_height (&self->frame, self->sheet,
                                                      dz_comparison_canvas_get_sheet_row (self, i));
    }
  self->first_unmeasured = 0;
  sum_up (self, 0);
  dz_comparison_canvas_configure (self);
}

/* The row at the top stays there when the width changes. */
void
dz_comparison_canvas_ensure_frame (DzComparisonCanvas *self)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  int anchor;
  double part = 0;

  if (self->sheet == NULL || width <= 0 || width == self->width)
    return;

  anchor = self->width > 0 ? dz_comparison_canvas_find_at (self, dz_comparison_canvas_get_scrolled (self)) : -1;
  if (anchor >= 0)
    part = dz_comparison_canvas_get_scrolled (self) - dz_comparison_canvas_get_row (self, (guint) anchor)->top;
  self->width = width;
  g_hash_table_remove_all (self->layouts);
  dz_comparison_ink_init (&self->ink, GTK_WIDGET (self));
  dz_comparison_frame_init (&self->frame, GTK_WIDGET (self), self->sheet, width);
  self->frame.all_words = self->all_words;
  dz_comparison_canvas_place_rows (self);
  if (anchor >= 0 && down != NULL)
    gtk_adjustment_set_value (down, dz_comparison_canvas_get_row (self, (guint) anchor)->top + part);
  dz_comparison_canvas_measure_rest (self);
  dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_LAYOUT_CHANGED);
}

static gboolean
after_cb (gpointer data)
{
  DzComparisonCanvas *self = data;

  self->after = 0;
  dz_comparison_canvas_configure (self);

  return G_SOURCE_REMOVE;
}

/* The scrollbar is not to be laid out anew in the midst of a frame that shows it. */
static void
configure_later (DzComparisonCanvas *self)
{
  if (self->after == 0)
    self->after = g_idle_add_full (GTK_PRIORITY_RESIZE, after_cb, self, NULL);
}

static void
take_height (DzComparisonCanvas *self, guint index, double height)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  DzShownRow *row = dz_comparison_canvas_get_row (self, index);
  double more = height - row->height;
  gboolean above = row->top + row->height <= dz_comparison_canvas_get_scrolled (self);

  row->measured = TRUE;
  if (more == 0)
    return;
  row->height = height;
  sum_up (self, index);
  if (self->drawing)
    configure_later (self);
  else
    dz_comparison_canvas_configure (self);
  if (!above || down == NULL)
    return;
  self->adjusting = TRUE;
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + more);
  self->adjusting = FALSE;
}

const DzComparisonRowLayout *
dz_comparison_canvas_lay_out (DzComparisonCanvas *self, guint index)
{
  int row = dz_comparison_canvas_get_row (self, index)->row;
  DzComparisonRowLayout *layout = g_hash_table_lookup (self->layouts, GINT_TO_POINTER (row));

  if (layout != NULL)
    return layout;
  layout = dz_comparison_row_layout_new (GTK_WIDGET (self), &self->frame, self->sheet,
                                         dz_comparison_canvas_get_sheet_row (self, index), &self->ink);
  g_hash_table_insert (self->layouts, GINT_TO_POINTER (row), layout);
  if (!dz_comparison_canvas_get_row (self, index)->measured)
    take_height (self, index, layout->height);

  return layout;
}

typedef struct
{
  int first;
  int last;
} Span;

static gboolean
is_far (gpointer key, gpointer value, gpointer data)
{
  const Span *near = data;

  return GPOINTER_TO_INT (key) < near->first || GPOINTER_TO_INT (key) > near->last;
}

static gboolean
is_laid_out (DzComparisonCanvas *self, guint index)
{
  return g_hash_table_contains (self->layouts, GINT_TO_POINTER (dz_comparison_canvas_get_row (self, index)->row));
}

/* One row a time: a frame may be due. */
static gboolean
ahead_cb (gpointer data)
{
  DzComparisonCanvas *self = data;
  guint end = MIN (self->last + AHEAD + 1, self->shown->len);

  for (guint i = self->first > AHEAD ? self->first - AHEAD : 0; self->width > 0 && i < end; i++)
    if (!is_laid_out (self, i))
      {
        dz_comparison_canvas_lay_out (self, i);
        return G_SOURCE_CONTINUE;
      }
  self->ahead = 0;

  return G_SOURCE_REMOVE;
}

void
dz_comparison_canvas_drop_far (DzComparisonCanvas *self, guint first, guint last)
{
  guint low = first > NEAR ? first - NEAR : 0;
  guint high = MIN (last + NEAR, self->shown->len - 1);
  Span near = { dz_comparison_canvas_get_row (self, low)->row, dz_comparison_canvas_get_row (self, high)->row };

  g_hash_table_foreach_remove (self->layouts, is_far, &near);
  self->first = first;
  self->last = last;
  if (self->ahead == 0)
    self->ahead = g_idle_add (ahead_cb, self);
}

int
dz_comparison_canvas_find_at (DzComparisonCanvas *self, double y)
{
  guint low = 0;
  guint high = self->shown->len;

  if (high == 0)
    return -1;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (dz_comparison_canvas_get_row (self, middle)->top <= y)
        low = middle;
      else
        high = middle;
    }

  return (int) low;
}

int
dz_comparison_canvas_find_shown (DzComparisonCanvas *self, int row)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (dz_comparison_canvas_get_row (self, i)->row == row)
      return (int) i;

  return -1;
}

/* A row that is in sight as a whole stays where it is. */
void
dz_comparison_canvas_bring_into_sight (DzComparisonCanvas *self)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double page = gtk_widget_get_height (GTK_WIDGET (self));
  const DzShownRow *row;

  self->scroll_to_cursor = FALSE;
  if (self->cursor < 0 || down == NULL || self->width <= 0)
    {
      self->scroll_to_cursor = self->cursor >= 0;
      return;
    }
  dz_comparison_canvas_lay_out (self, (guint) self->cursor);
  row = dz_comparison_canvas_get_row (self, (guint) self->cursor);
  if (row->top >= gtk_adjustment_get_value (down)
      && row->top + row->height <= gtk_adjustment_get_value (down) + page)
    return;
  gtk_adjustment_set_value (down, row->top - MIN (page * 0.3, MAX (0, page - row->height) / 2));
}

static gboolean
measure_cb (gpointer data)
{
  DzComparisonCanvas *self = data;
  gint64 end = g_get_monotonic_time () + LEISURE_US;

  for (; self->first_unmeasured < (int) self->shown->len && g_get_monotonic_time () < end;
       self->first_unmeasured++)
    {
      guint index = (guint) self->first_unmeasured;
      DzComparisonRowLayout *layout;

      if (dz_comparison_canvas_get_row (self, index)->measured)
        continue;
      layout = dz_comparison_row_layout_new (GTK_WIDGET (self), &self->frame, self->sheet,
                                             dz_comparison_canvas_get_sheet_row (self, index), &self->ink);
      take_height (self, index, layout->height);
      dz_comparison_row_layout_free (layout);
    }
  if (self->first_unmeasured < (int) self->shown->len)
    return G_SOURCE_CONTINUE;

  self->idle = 0;
  dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_LAYOUT_CHANGED);

  return G_SOURCE_REMOVE;
}

void
dz_comparison_canvas_measure_rest (DzComparisonCanvas *self)
{
  if (self->idle == 0 && self->sheet != NULL && self->width > 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, measure_cb, self, NULL);
}
