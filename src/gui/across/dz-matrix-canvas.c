/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-matrix-canvas.h"

#include <glib/gi18n.h>

#include "chart/dz-matrix-picture.h"
#include "gui/chart/dz-widget-ink.h"

struct _DzMatrixCanvas
{
  GtkWidget parent_instance;

  const DzReportMatrix *matrix;
  DzMatrixPicture *picture;
  DzChartStyle style; /* that the picture was made for */
  double least_width; /* 1 before it is known */
  double least_height;
  double least_font_size;
  int row;
  int column;
  guint bringing; /* tick that brings the cursor into sight once the picture is there */
};

G_DEFINE_FINAL_TYPE (DzMatrixCanvas, dz_matrix_canvas, GTK_TYPE_WIDGET)

enum
{
  STEP_LEFT,
  STEP_RIGHT,
  STEP_UP,
  STEP_DOWN,
  STEP_START,
  STEP_END,
};

static int
count_reports (DzMatrixCanvas *self)
{
  return self->matrix != NULL ? (int) self->matrix->reports->len : 0;
}

static const DzReport *
get_report (DzMatrixCanvas *self, int index)
{
  return g_ptr_array_index (self->matrix->reports, index);
}

static GtkAdjustment *
get_adjustment (DzMatrixCanvas *self, GtkOrientation orientation)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scrolled == NULL)
    return NULL;

  return orientation == GTK_ORIENTATION_HORIZONTAL
           ? gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled))
           : gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static double
get_scrolled (DzMatrixCanvas *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static DzMatrixPicture *
create_picture (DzMatrixCanvas *self, const DzChartStyle *style)
{
  int n = count_reports (self);
  g_autofree DzMatrixLabel *labels = g_new0 (DzMatrixLabel, MAX (n, 1));

  for (int i = 0; i < n; i++)
    labels[i] = (DzMatrixLabel){ get_report (self, i)->place, dz_report_get_year (get_report (self, i)) };

  return dz_matrix_picture_new (labels, self->matrix->values, n, style, 0);
}

static void
ensure_picture (DzMatrixCanvas *self)
{
  DzChartStyle style;

  if (self->matrix == NULL)
    return;
  dz_widget_ink_init_style (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)), 1, &style);
  if (self->picture != NULL && self->style.width == style.width && self->style.font_size == style.font_size
      && self->style.ink == style.ink)
    return;

  g_clear_pointer (&self->picture, dz_matrix_picture_free);
  self->style = style;
  self->picture = create_picture (self, &style);
}

char *
dz_matrix_canvas_dup_text (DzMatrixCanvas *self)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (DZ_IS_MATRIX_CANVAS (self), NULL);

  if (self->row >= count_reports (self) || self->column >= count_reports (self))
    return g_strdup ("");
  left = dz_report_dup_name (get_report (self, self->row));
  right = dz_report_dup_name (get_report (self, self->column));
  if (self->row == self->column)
    return g_steal_pointer (&left);
  value = dz_matrix_picture_dup_value (dz_report_matrix_get (self->matrix, self->row, self->column));

  /* Translators: two reports and how alike they are: “Wuchang 2024 ⇄ Wuchang 2025: 63%” */
  return g_strdup_printf (_ ("%s ⇄ %s: %s"), left, right, value);
}

static void
tell (DzMatrixCanvas *self)
{
  g_autofree char *text = dz_matrix_canvas_dup_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_activate_action (GTK_WIDGET (self), "across.tell", "s", text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void bring_into_sight (DzMatrixCanvas *self);

static gboolean
bring_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DzMatrixCanvas *self = DZ_MATRIX_CANVAS (widget);

  if (self->picture == NULL)
    return G_SOURCE_CONTINUE;
  self->bringing = 0;
  bring_into_sight (self);

  return G_SOURCE_REMOVE;
}

/* Names cover what stands below them: the cell has to come out beside them. */
static void
bring_into_sight (DzMatrixCanvas *self)
{
  GtkAdjustment *across = get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  cairo_rectangle_t area;

  if (across == NULL || self->picture == NULL)
    {
      if (across != NULL && self->bringing == 0)
        self->bringing = gtk_widget_add_tick_callback (GTK_WIDGET (self), bring_cb, NULL, NULL);
      return;
    }

  dz_matrix_picture_locate (self->picture, self->row, self->column, &area);
  gtk_adjustment_clamp_page (across, area.x - self->picture->left, area.x + area.width + 4);
  gtk_adjustment_clamp_page (down, area.y - self->picture->top, area.y + area.height + 4);
}

static void
go_to (DzMatrixCanvas *self, int row, int column)
{
  self->row = CLAMP (row, 0, MAX (count_reports (self) - 1, 0));
  self->column = CLAMP (column, 0, MAX (count_reports (self) - 1, 0));
  bring_into_sight (self);
  tell (self);
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzMatrixCanvas *self = DZ_MATRIX_CANVAS (widget);
  int step = g_variant_get_int32 (parameter);

  if (step == STEP_START || step == STEP_END)
    go_to (self, self->row, step == STEP_START ? 0 : count_reports (self) - 1);
  else
    go_to (self, self->row + (step == STEP_DOWN) - (step == STEP_UP),
           self->column + (step == STEP_RIGHT) - (step == STEP_LEFT));
}

/* A report against itself is the report alone. The earlier one stands on the left. */
static void
open_cell (DzMatrixCanvas *self)
{
  const DzReport *left;
  const DzReport *right;

  if (self->row >= count_reports (self) || self->column >= count_reports (self))
    return;

  left = get_report (self, MIN (self->row, self->column));
  right = get_report (self, MAX (self->row, self->column));
  if (left == right)
    gtk_widget_activate_action (GTK_WIDGET (self), "across.go", "(xxxii)", left->id, (gint64) 0, (gint64) 0,
                                0, 0);
  else if (dz_report_get_year (left) > dz_report_get_year (right))
    gtk_widget_activate_action (GTK_WIDGET (self), "across.compare", "(xxx)", right->id, left->id, (gint64) 0);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "across.compare", "(xxx)", left->id, right->id, (gint64) 0);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_cell (DZ_MATRIX_CANVAS (widget));
}

/* What is under the names cannot be reached. */
static gboolean
pick (DzMatrixCanvas *self, double x, double y, int *row, int *column)
{
  return self->picture != NULL && x - get_scrolled (self, GTK_ORIENTATION_HORIZONTAL) >= self->picture->left
         && y - get_scrolled (self, GTK_ORIENTATION_VERTICAL) >= self->picture->top
         && dz_matrix_picture_pick (self->picture, x, y, row, column);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzMatrixCanvas *self)
{
  int row;
  int column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!pick (self, x, y, &row, &column))
    return;

  go_to (self, row, column);
  open_cell (self);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, DzMatrixCanvas *self)
{
  int row;
  int column;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pick (self, x, y, &row, &column) ? "pointer" : NULL);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzMatrixCanvas *self = DZ_MATRIX_CANVAS (widget);
  const int kept[2] = { self->row, self->column };
  g_autofree char *text = NULL;

  if (!keyboard && !pick (self, x, y, &self->row, &self->column))
    {
      self->row = kept[0];
      self->column = kept[1];
      return FALSE;
    }
  text = dz_matrix_canvas_dup_text (self);
  self->row = kept[0];
  self->column = kept[1];
  gtk_tooltip_set_text (tooltip, text);

  return *text != '\0';
}

static void
draw_scene (DzMatrixCanvas *self, cairo_t *cr, DzScene *scene, double x, double y,
            const cairo_rectangle_t *ground)
{
  cairo_save (cr);
  if (ground != NULL)
    {
      dz_color_set_source (dz_palette_get (self->style.ink)->background, cr);
      cairo_rectangle (cr, ground->x, ground->y, ground->width, ground->height);
      cairo_fill (cr);
    }
  cairo_translate (cr, x, y);
  dz_scene_draw (scene, cr);
  cairo_restore (cr);
}

static void
draw_cursor (DzMatrixCanvas *self, cairo_t *cr)
{
  cairo_rectangle_t area;

  dz_matrix_picture_locate (self->picture, self->row, self->column, &area);
  area.width -= 1;
  area.height -= 1;
  dz_widget_ink_draw_ring (GTK_WIDGET (self), cr, &area);
}

/* Only what is in sight is drawn. */
static void
dz_matrix_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzMatrixCanvas *self = DZ_MATRIX_CANVAS (widget);
  GtkAdjustment *across = get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  double x = get_scrolled (self, GTK_ORIENTATION_HORIZONTAL);
  double y = get_scrolled (self, GTK_ORIENTATION_VERTICAL);
  double width = across != NULL ? gtk_adjustment_get_page_size (across) : gtk_widget_get_width (widget);
  double height = down != NULL ? gtk_adjustment_get_page_size (down) : gtk_widget_get_height (widget);
  const DzMatrixPicture *picture;
  cairo_t *cr;

  ensure_picture (self);
  if ((picture = self->picture) == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
  draw_scene (self, cr, picture->cells, 0, 0, NULL);
  if (gtk_widget_has_focus (widget))
    draw_cursor (self, cr);
  draw_scene (self, cr, picture->heads, 0, y, &(cairo_rectangle_t){ x, y, width, picture->top - 2 });
  draw_scene (self, cr, picture->names, x, 0, &(cairo_rectangle_t){ x, y, picture->left - 2, height });
  dz_color_set_source (dz_palette_get (self->style.ink)->background, cr);
  cairo_rectangle (cr, x, y, picture->left - 2, picture->top - 2);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Of the narrowest cells that hold their numbers. */
static void
ensure_least_size (DzMatrixCanvas *self)
{
  g_autoptr (DzMatrixPicture) least = NULL;
  DzChartStyle style;

  if (self->matrix == NULL)
    return;
  dz_widget_ink_init_style (GTK_WIDGET (self), 1, 1, &style);
  if (self->least_width > 1 && self->least_font_size == style.font_size)
    return;

  least = create_picture (self, &style);
  self->least_width = least->width;
  self->least_height = least->height;
  self->least_font_size = style.font_size;
}

static void
dz_matrix_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  DzMatrixCanvas *self = DZ_MATRIX_CANVAS (widget);

  ensure_least_size (self);
  *minimum = *natural
    = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? self->least_width : self->least_height);
}

static void
scrolled_cb (DzMatrixCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dz_matrix_canvas_root (GtkWidget *widget)
{
  DzMatrixCanvas *self = DZ_MATRIX_CANVAS (widget);

  GTK_WIDGET_CLASS (dz_matrix_canvas_parent_class)->root (widget);
  for (int i = 0; i < 2; i++)
    {
      GtkAdjustment *adjustment
        = get_adjustment (self, i == 0 ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);

      if (adjustment == NULL)
        continue;
      g_signal_handlers_disconnect_by_data (adjustment, self);
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
dz_matrix_canvas_finalize (GObject *object)
{
  g_clear_pointer (&DZ_MATRIX_CANVAS (object)->picture, dz_matrix_picture_free);

  G_OBJECT_CLASS (dz_matrix_canvas_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[][2] = {
    [STEP_LEFT] = { GDK_KEY_Left, GDK_KEY_KP_Left },   [STEP_RIGHT] = { GDK_KEY_Right, GDK_KEY_KP_Right },
    [STEP_UP] = { GDK_KEY_Up, GDK_KEY_KP_Up },         [STEP_DOWN] = { GDK_KEY_Down, GDK_KEY_KP_Down },
    [STEP_START] = { GDK_KEY_Home, GDK_KEY_KP_Home },  [STEP_END] = { GDK_KEY_End, GDK_KEY_KP_End },
  };
  static const guint openers[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (int i = 0; i < (int) G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < 2; j++)
      gtk_widget_class_add_binding_action (widget_class, keys[i][j], 0, "matrix.step", "i", i);
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    gtk_widget_class_add_binding_action (widget_class, openers[i], 0, "matrix.open", NULL);
}

static void
dz_matrix_canvas_class_init (DzMatrixCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dz_matrix_canvas_finalize;
  widget_class->snapshot = dz_matrix_canvas_snapshot;
  widget_class->measure = dz_matrix_canvas_measure;
  widget_class->root = dz_matrix_canvas_root;
  gtk_widget_class_install_action (widget_class, "matrix.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "matrix.open", NULL, open_action);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "matrixcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dz_matrix_canvas_init (DzMatrixCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keyboard = gtk_event_controller_focus_new ();

  self->least_width = self->least_height = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How alike the reports are"), -1);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keyboard, "enter", G_CALLBACK (tell), self);
  g_signal_connect_swapped (keyboard, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keyboard);
  dz_widget_ink_watch (GTK_WIDGET (self), gtk_widget_queue_resize);
}

void
dz_matrix_canvas_set_matrix (DzMatrixCanvas *self, const DzReportMatrix *matrix)
{
  g_return_if_fail (DZ_IS_MATRIX_CANVAS (self));

  g_clear_pointer (&self->picture, dz_matrix_picture_free);
  self->matrix = matrix;
  self->least_width = self->least_height = 1;
  self->row = CLAMP (self->row, 0, MAX (count_reports (self) - 1, 0));
  self->column = CLAMP (self->column, 0, MAX (count_reports (self) - 1, 0));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dz_matrix_canvas_select (DzMatrixCanvas *self, gint64 left, gint64 right)
{
  int row = -1;
  int column = -1;

  g_return_if_fail (DZ_IS_MATRIX_CANVAS (self));

  for (int i = 0; i < count_reports (self); i++)
    {
      row = get_report (self, i)->id == left ? i : row;
      column = get_report (self, i)->id == right ? i : column;
    }
  if (row >= 0 && column >= 0)
    go_to (self, row, column);
  else
    tell (self);
}
