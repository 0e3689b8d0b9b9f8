/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-canvas-private.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-widget-ink.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (DzComparisonCanvas, dz_comparison_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static guint signals[DZ_COMPARISON_CANVAS_N_SIGNALS];

void
dz_comparison_canvas_emit (DzComparisonCanvas *self, DzComparisonCanvasSignal signal)
{
  int column;
  int row = dz_comparison_canvas_get_cursor (self, &column);

  if (signal == DZ_COMPARISON_CANVAS_LAYOUT_CHANGED)
    g_signal_emit (self, signals[signal], 0);
  else if (row >= 0)
    g_signal_emit (self, signals[signal], 0, row, column);
}

static void
stop_measuring (DzComparisonCanvas *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->after, g_source_remove);
  g_clear_handle_id (&self->ahead, g_source_remove);
}

static void
scrolled_cb (DzComparisonCanvas *self)
{
  if (!self->adjusting)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (DzComparisonCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
dz_comparison_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DzComparisonCanvas *self = DZ_COMPARISON_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dz_comparison_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DzComparisonCanvas *self = DZ_COMPARISON_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dz_comparison_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DzComparisonCanvas *self = DZ_COMPARISON_CANVAS (widget);

  dz_comparison_canvas_ensure_frame (self);
  dz_comparison_canvas_configure (self);
  if (self->scroll_to_cursor && self->sheet != NULL)
    dz_comparison_canvas_bring_into_sight (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
dz_comparison_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                              int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 80;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 400;
}

static gboolean
dz_comparison_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_has_focus (widget))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static void
queue_all (GtkWidget *widget)
{
  if (DZ_COMPARISON_CANVAS (widget)->layouts != NULL)
    dz_comparison_canvas_forget_layouts (DZ_COMPARISON_CANVAS (widget));
}

static void
dz_comparison_canvas_dispose (GObject *object)
{
  DzComparisonCanvas *self = DZ_COMPARISON_CANVAS (object);

  stop_measuring (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  for (int i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_clear_object (&self->menu_model);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->layouts, g_hash_table_unref);

  G_OBJECT_CLASS (dz_comparison_canvas_parent_class)->dispose (object);
}

static void
dz_comparison_canvas_finalize (GObject *object)
{
  g_array_unref (DZ_COMPARISON_CANVAS (object)->shown);

  G_OBJECT_CLASS (dz_comparison_canvas_parent_class)->finalize (object);
}

static void
dz_comparison_canvas_class_init (DzComparisonCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = dz_comparison_canvas_set_property;
  object_class->get_property = dz_comparison_canvas_get_property;
  object_class->dispose = dz_comparison_canvas_dispose;
  object_class->finalize = dz_comparison_canvas_finalize;
  widget_class->measure = dz_comparison_canvas_measure;
  widget_class->size_allocate = dz_comparison_canvas_size_allocate;
  widget_class->snapshot = dz_comparison_canvas_snapshot;
  widget_class->focus = dz_comparison_canvas_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[DZ_COMPARISON_CANVAS_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                       G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[DZ_COMPARISON_CANVAS_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                          NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[DZ_COMPARISON_CANVAS_LAYOUT_CHANGED]
    = g_signal_new ("layout-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "comparison");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  dz_comparison_canvas_class_init_input (widget_class);
}

static void
dz_comparison_canvas_init (DzComparisonCanvas *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (DzShownRow));
  self->layouts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dz_comparison_row_layout_free);
  self->cursor = -1;
  self->waiting_row = -1;
  self->all_words = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dz-report");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Comparison"), -1);
  dz_widget_ink_watch (GTK_WIDGET (self), queue_all);
  dz_comparison_canvas_init_input (self);
  dz_comparison_canvas_init_selection (self);
}

void
dz_comparison_canvas_tell_cursor (DzComparisonCanvas *self)
{
  g_autofree char *text = self->cursor >= 0
                            ? dz_comparison_canvas_dup_row_text (
                              self, dz_comparison_canvas_get_row (self, (guint) self->cursor)->row)
                            : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
put_cursor (DzComparisonCanvas *self, int index, int column)
{
  const DzSheetRow *row = index >= 0 ? dz_comparison_canvas_get_sheet_row (self, (guint) index) : NULL;

  if (row == NULL || self->selection.row != dz_comparison_canvas_get_row (self, (guint) index)->row)
    dz_comparison_canvas_clear_selection (self);
  self->cursor = index;
  self->column = CLAMP (column, 0, (int) MAX (1, self->frame.n_columns) - 1);
  for (guint i = 0; row != NULL && row->cells[self->column].n == 0 && i < self->frame.n_columns; i++)
    if (row->cells[i].n > 0)
      self->column = (int) i;
  dz_comparison_canvas_tell_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_all (DzComparisonCanvas *self)
{
  g_array_set_size (self->shown, 0);
  for (guint i = 0; self->sheet != NULL && i < self->sheet->rows->len; i++)
    {
      const DzShownRow shown = { .row = (int) i };

      g_array_append_val (self->shown, shown);
    }
}

static void
show_some (DzComparisonCanvas *self, const GArray *rows)
{
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      int row = g_array_index (rows, int, i);
      const DzShownRow shown = { .row = row >= 0 ? row : -1 - row, .context = row < 0 };

      g_array_append_val (self->shown, shown);
    }
}

void
dz_comparison_canvas_set_sheet (DzComparisonCanvas *self, const DzComparisonSheet *sheet)
{
  g_return_if_fail (DZ_IS_COMPARISON_CANVAS (self));

  stop_measuring (self);
  self->selection.row = -1;
  self->dragged_row = -1;
  self->sheet = sheet;
  self->cursor = -1;
  self->waiting_row = -1;
  self->total = 0;
  show_all (self);
  dz_comparison_canvas_forget_layouts (self);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
  dz_comparison_canvas_tell_cursor (self);
  dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_LAYOUT_CHANGED);
}

void
dz_comparison_canvas_set_rows (DzComparisonCanvas *self, const GArray *rows)
{
  int row;

  g_return_if_fail (DZ_IS_COMPARISON_CANVAS (self));

  stop_measuring (self);
  row = dz_comparison_canvas_get_cursor (self, NULL);
  if (rows != NULL)
    show_some (self, rows);
  else
    show_all (self);
  self->selection.row = -1;
  self->dragged_row = -1;
  self->cursor = dz_comparison_canvas_find_shown (self, row);
  self->width = 0;
  g_hash_table_remove_all (self->layouts);
  if (self->cursor < 0 && self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
  self->scroll_to_cursor = self->cursor >= 0;
  dz_comparison_canvas_tell_cursor (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_LAYOUT_CHANGED);
}

void
dz_comparison_canvas_set_all_words (DzComparisonCanvas *self, gboolean all)
{
  g_return_if_fail (DZ_IS_COMPARISON_CANVAS (self));

  if (self->all_words == all)
    return;
  self->all_words = all;
  self->frame.all_words = all;
  g_hash_table_remove_all (self->layouts); /* heights stay as they are */
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
dz_comparison_canvas_get_cursor (DzComparisonCanvas *self, int *column)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), -1);

  if (column != NULL)
    *column = self->column;

  return self->cursor >= 0 ? dz_comparison_canvas_get_row (self, (guint) self->cursor)->row : -1;
}

gboolean
dz_comparison_canvas_go_to (DzComparisonCanvas *self, int row, int column)
{
  int index;

  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), FALSE);

  index = dz_comparison_canvas_find_shown (self, row);
  if (index < 0)
    return FALSE;
  put_cursor (self, index, column);
  dz_comparison_canvas_bring_into_sight (self);
  dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_LAYOUT_CHANGED);

  return TRUE;
}

gboolean
dz_comparison_canvas_choose (DzComparisonCanvas *self, int row, int column)
{
  if (!dz_comparison_canvas_go_to (self, row, column))
    return FALSE;
  dz_comparison_canvas_emit (self, DZ_COMPARISON_CANVAS_CHOSEN);

  return TRUE;
}

gboolean
dz_comparison_canvas_step_change (DzComparisonCanvas *self, int direction)
{
  int n_shown;

  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), FALSE);

  n_shown = (int) self->shown->len;
  for (int i = self->cursor < 0 && direction < 0 ? -1 : self->cursor + direction; i >= 0 && i < n_shown;
       i += direction)
    if (!dz_comparison_canvas_get_row (self, (guint) i)->context
        && dz_sheet_row_is_change (dz_comparison_canvas_get_sheet_row (self, (guint) i)))
      return dz_comparison_canvas_choose (self, dz_comparison_canvas_get_row (self, (guint) i)->row,
                                          MAX (self->column, 0));

  return FALSE;
}

void
dz_comparison_canvas_set_waiting (DzComparisonCanvas *self, int row, int column)
{
  g_return_if_fail (DZ_IS_COMPARISON_CANVAS (self));

  self->waiting_row = row;
  self->waiting_column = column;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dz_comparison_canvas_set_notes (DzComparisonCanvas *self, GHashTable *notes)
{
  g_return_if_fail (DZ_IS_COMPARISON_CANVAS (self));

  if (notes != NULL)
    g_hash_table_ref (notes);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  self->notes = notes;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dz_comparison_canvas_set_menu (DzComparisonCanvas *self, GMenuModel *menu)
{
  g_return_if_fail (DZ_IS_COMPARISON_CANVAS (self));

  g_set_object (&self->menu_model, menu);
}

guint
dz_comparison_canvas_count_asked (DzComparisonCanvas *self)
{
  guint n = 0;

  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), 0);

  for (guint i = 0; i < self->shown->len; i++)
    n += !dz_comparison_canvas_get_row (self, i)->context;

  return n;
}

guint
dz_comparison_canvas_get_n_shown (DzComparisonCanvas *self)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), 0);

  return self->shown->len;
}

const DzSheetRow *
dz_comparison_canvas_get_shown (DzComparisonCanvas *self, guint index, double *top, double *height)
{
  const DzShownRow *row;

  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self) && index < self->shown->len, NULL);

  row = dz_comparison_canvas_get_row (self, index);
  *top = row->top;
  *height = row->height;

  return dz_comparison_canvas_get_sheet_row (self, index);
}

int
dz_comparison_canvas_get_shown_index (DzComparisonCanvas *self, guint index)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self) && index < self->shown->len, -1);

  return dz_comparison_canvas_get_row (self, index)->row;
}

GtkAdjustment *
dz_comparison_canvas_get_adjustment (DzComparisonCanvas *self)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), NULL);

  return self->adjustments[GTK_ORIENTATION_VERTICAL];
}

guint
dz_comparison_canvas_get_n_columns (DzComparisonCanvas *self)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), 0);

  return self->sheet != NULL ? self->frame.n_columns : 0;
}

gboolean
dz_comparison_canvas_get_column (DzComparisonCanvas *self, guint column, double *x, double *width)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self), FALSE);

  if (self->sheet == NULL || self->width <= 0 || column >= self->frame.n_columns)
    return FALSE;
  *x = self->frame.text_x[column] - self->frame.gutter;
  *width = self->frame.text_width + self->frame.gutter;

  return TRUE;
}

/* What became of it, then what stands on each side. */
static void
append_cell (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column, GString *text)
{
  const DzReport *report = dz_comparison_sheet_get_report (sheet, column);
  g_autofree char *tag = dz_comparison_sheet_dup_tag (sheet, row, column);

  for (int i = 0; i < row->cells[column].n; i++)
    {
      const DzParagraph *paragraph = dz_comparison_sheet_get_paragraph (sheet, row, column, i);
      g_autofree char *citation = dz_report_dup_citation (report, paragraph->number);

      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", citation,
                              row->pointer ? tag : paragraph->text);
    }
}

char *
dz_comparison_canvas_dup_row_text (DzComparisonCanvas *self, int index)
{
  const DzSheetRow *row;
  GString *text;

  g_return_val_if_fail (DZ_IS_COMPARISON_CANVAS (self) && self->sheet != NULL, NULL);

  row = g_ptr_array_index (self->sheet->rows, (guint) index);
  text = g_string_new (NULL);
  for (guint column = 0; column < 2; column++)
    {
      g_autofree char *tag = row->pointer ? NULL : dz_comparison_sheet_dup_tag (self->sheet, row, column);

      if (tag != NULL && text->len == 0)
        g_string_append (text, tag);
    }
  for (guint i = 0; i < row->changes->len; i++)
    {
      g_autofree char *change = dz_sheet_change_dup_text (g_ptr_array_index (row->changes, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", change);
    }
  for (guint column = 0; column < self->sheet->n_columns; column++)
    append_cell (self->sheet, row, column, text);

  return g_string_free (text, FALSE);
}
