/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "core/dz-quantity.h"
#include "gui/chart/dz-widget-ink.h"

G_DEFINE_FINAL_TYPE (DzChartCanvas, dz_chart_canvas, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  OPENED,
  BRUSHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  STEP_BACK,
  STEP_ON,
  STEP_UP,
  STEP_DOWN,
  STEP_START,
  STEP_END,
} Step;

static gboolean
style_equal (const DzChartStyle *a, const DzChartStyle *b)
{
  return a->width == b->width && a->height == b->height && a->font_size == b->font_size && a->ink == b->ink
         && a->focus_quantity == b->focus_quantity;
}

static void
ensure_layout (DzChartCanvas *self)
{
  DzChartStyle style;

  dz_widget_ink_init_style (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)), &style);
  style.focus_quantity = self->focus;
  if (self->layout != NULL && style_equal (&style, &self->style))
    return;

  g_clear_pointer (&self->layout, dz_chart_layout_free);
  self->style = style;
  if (self->chart != NULL && style.width > 0 && style.height > 0)
    self->layout = dz_chart_layout_new (dz_shared_chart_get (self->chart), &style);
}

/* The series at an index, NULL past the end. */
static const DzChartSeries *
series_at (DzChartCanvas *self, guint index)
{
  const GPtrArray *series = self->chart != NULL ? dz_shared_chart_get (self->chart)->series : NULL;

  return series != NULL && index < series->len ? g_ptr_array_index (series, index) : NULL;
}

const DzChartMark *
dz_chart_canvas_get_current (DzChartCanvas *self)
{
  const DzChartSeries *series = series_at (self, self->series);

  return series != NULL && self->mark < series->marks->len ? g_ptr_array_index (series->marks, self->mark) : NULL;
}

static gboolean
go_to_mark (DzChartCanvas *self, const DzChartMark *mark, gint64 quantity_id)
{
  const DzChartSeries *series;

  for (guint i = 0; (series = series_at (self, i)) != NULL; i++)
    for (guint j = 0; j < series->marks->len; j++)
      {
        const DzChartMark *other = g_ptr_array_index (series->marks, j);

        if (mark != NULL ? other == mark : quantity_id != 0 && other->quantity_id == quantity_id)
          {
            self->series = i;
            self->mark = j;
            return TRUE;
          }
      }

  return FALSE;
}

char *
dz_chart_mark_dup_text (const DzChartSeries *series, const DzChartMark *mark, const char *sentence)
{
  g_autofree char *number = NULL;
  const char *label = mark->label;

  if (label == NULL || *label == '\0')
    label = number = dz_number_dup_text (mark->high);

  return g_strdup_printf ("%s • %d\n%s\n%s%s%s", series->name != NULL ? series->name : "", mark->year, label,
                          sentence != NULL ? sentence : "", sentence != NULL ? "\n" : "",
                          mark->citation != NULL ? mark->citation : "");
}

static const DzChartSeries *
series_of (DzChartCanvas *self, const DzChartMark *mark)
{
  const DzChartSeries *series;

  for (guint i = 0; (series = series_at (self, i)) != NULL; i++)
    if (g_ptr_array_find (series->marks, mark, NULL))
      return series;

  return NULL;
}

/* The sentence a mark rests on; NULL for counts, and where its text is still being read. (transfer full) */
static char *
dup_sentence (DzChartCanvas *self, const DzChartMark *mark)
{
  for (guint i = 0; self->overview != NULL && mark->quantity_id != 0 && i < self->overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (self->overview->quantities, i);
      const char *text;

      if (quantity->id != mark->quantity_id)
        continue;
      text = dz_paragraph_texts_get (self->texts, quantity->paragraph_id);
      if (text != NULL && quantity->sentence_end <= g_utf8_strlen (text, -1))
        return g_utf8_substring (text, quantity->sentence_start, quantity->sentence_end);
    }

  return NULL;
}

static char *
dup_mark_text (DzChartCanvas *self, const DzChartMark *mark)
{
  const DzChartSeries *series = mark != NULL ? series_of (self, mark) : NULL;
  g_autofree char *sentence = series != NULL ? dup_sentence (self, mark) : NULL;

  return series != NULL ? dz_chart_mark_dup_text (series, mark, sentence) : g_strdup ("");
}

void
dz_chart_canvas_tell (DzChartCanvas *self, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
tell_current (DzChartCanvas *self)
{
  g_autofree char *text = dup_mark_text (self, dz_chart_canvas_get_current (self));

  dz_chart_canvas_tell (self, text);
}

static guint
nearest_mark (const DzChartSeries *series, int year)
{
  guint nearest = 0;
  int distance = G_MAXINT;

  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);

      if (ABS (mark->year - year) < distance)
        {
          distance = ABS (mark->year - year);
          nearest = i;
        }
    }

  return nearest;
}

/* To the next series with marks, upwards or downwards. */
static void
change_series (DzChartCanvas *self, int direction)
{
  int year = dz_chart_canvas_get_current (self) != NULL ? dz_chart_canvas_get_current (self)->year : 0;

  for (guint i = self->series + direction; series_at (self, i) != NULL; i += direction)
    if (series_at (self, i)->marks->len > 0)
      {
        self->series = i;
        self->mark = nearest_mark (series_at (self, i), year);
        return;
      }
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);
  const DzChartSeries *series = series_at (self, self->series);

  if (series == NULL)
    return;

  switch ((Step) g_variant_get_int32 (parameter))
    {
    case STEP_BACK:
      self->mark -= self->mark > 0 ? 1 : 0;
      break;
    case STEP_ON:
      self->mark += self->mark + 1 < series->marks->len ? 1 : 0;
      break;
    case STEP_UP:
      change_series (self, -1);
      break;
    case STEP_DOWN:
      change_series (self, 1);
      break;
    case STEP_START:
      self->mark = 0;
      break;
    case STEP_END:
      self->mark = MAX (series->marks->len, 1) - 1;
      break;
    default:
      g_return_if_reached ();
    }
  tell_current (self);
  gtk_widget_queue_draw (widget);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DzChartMark *mark = dz_chart_canvas_get_current (DZ_CHART_CANVAS (widget));

  if (!dz_year_brush_finish (DZ_CHART_CANVAS (widget)->brush) && mark != NULL)
    g_signal_emit (widget, signals[CHOSEN], 0, mark);
}

/* At the end of the click: what becomes a drag brushes years. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzChartCanvas *self)
{
  const DzChartMark *mark = self->layout != NULL ? dz_chart_layout_pick (self->layout, x, y) : NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (mark == NULL)
    return;

  go_to_mark (self, mark, 0);
  tell_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[n_press == 2 ? OPENED : CHOSEN], 0, mark);
}

void
dz_chart_canvas_emit_brushed (DzChartCanvas *self, int first, int last)
{
  g_signal_emit (self, signals[BRUSHED], 0, first, last);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, DzChartCanvas *self)
{
  gboolean over = self->layout != NULL && dz_chart_layout_pick (self->layout, x, y) != NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), over ? "pointer" : NULL);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);
  const DzChartMark *mark = NULL;
  g_autofree char *text = NULL;

  if (keyboard)
    mark = dz_chart_canvas_get_current (self);
  else if (self->layout != NULL)
    mark = dz_chart_layout_pick (self->layout, x, y);
  if (mark == NULL)
    return FALSE;

  text = dup_mark_text (self, mark);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
arrived_cb (DzChartCanvas *self)
{
  int first, last;

  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  if (!dz_year_brush_get_years (self->brush, &first, &last))
    tell_current (self);
}

static void
draw_current (DzChartCanvas *self, cairo_t *cr)
{
  const DzChartMark *mark = dz_chart_canvas_get_current (self);
  double size = self->style.font_size;
  double x, y;

  /* What is chosen has a ring of its own. */
  if (mark == NULL || !gtk_widget_has_focus (GTK_WIDGET (self))
      || (self->focus != 0 && mark->quantity_id == self->focus)
      || !dz_chart_layout_locate (self->layout, mark, &x, &y))
    return;

  dz_widget_ink_draw_ring (GTK_WIDGET (self), cr,
                           &(cairo_rectangle_t){ x - size / 2, y - size / 2, size, size });
}

static void
dz_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (widget);
  cairo_t *cr;

  ensure_layout (self);
  if (self->layout == NULL)
    return;

  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  dz_chart_layout_draw (self->layout, cr);
  dz_chart_canvas_draw_brush (self, cr);
  draw_current (self, cr);
  cairo_destroy (cr);
}

/* The larger the type, the more room the axes take. */
static void
dz_chart_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  DzChartStyle style;
  int height = 0;

  dz_widget_ink_init_style (widget, 0, 0, &style);
  height = MAX (120, (int) ceil (style.font_size * 9.6));
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : MAX (320, height);
}

static void
dz_chart_canvas_finalize (GObject *object)
{
  DzChartCanvas *self = DZ_CHART_CANVAS (object);

  g_clear_pointer (&self->layout, dz_chart_layout_free);
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  g_clear_pointer (&self->overview, dz_overview_unref);
  g_clear_object (&self->texts);

  G_OBJECT_CLASS (dz_chart_canvas_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad;
    Step step;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, STEP_BACK }, { GDK_KEY_Right, GDK_KEY_KP_Right, STEP_ON },
    { GDK_KEY_Up, GDK_KEY_KP_Up, STEP_UP },       { GDK_KEY_Down, GDK_KEY_KP_Down, STEP_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, STEP_START }, { GDK_KEY_End, GDK_KEY_KP_End, STEP_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "canvas.step", "i", keys[i].step);
      gtk_widget_class_add_binding_action (widget_class, keys[i].keypad, 0, "canvas.step", "i", keys[i].step);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "canvas.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "canvas.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "canvas.choose", NULL);
}

static void
dz_chart_canvas_class_init (DzChartCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dz_chart_canvas_finalize;
  widget_class->snapshot = dz_chart_canvas_snapshot;
  widget_class->measure = dz_chart_canvas_measure;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[BRUSHED] = g_signal_new ("brushed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "canvas.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "canvas.choose", NULL, choose_cb);
  add_keys (widget_class);
  dz_year_brush_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chartcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
queue_all (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
}

static void
dz_chart_canvas_init (DzChartCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keyboard = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart"), -1);

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keyboard, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (keyboard, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keyboard);
  self->texts = dz_paragraph_texts_new ();
  g_signal_connect_object (self->texts, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
  dz_chart_canvas_add_brush (self);
  dz_widget_ink_watch (GTK_WIDGET (self), queue_all);
}

void
dz_chart_canvas_set_chart (DzChartCanvas *self, DzSharedChart *chart, DzOverview *overview)
{
  const char *title = chart != NULL ? dz_shared_chart_get (chart)->title : NULL;

  g_return_if_fail (DZ_IS_CHART_CANVAS (self));

  g_clear_pointer (&self->layout, dz_chart_layout_free);
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  self->chart = chart != NULL ? dz_shared_chart_ref (chart) : NULL;
  g_clear_pointer (&self->overview, dz_overview_unref);
  self->overview = overview != NULL ? dz_overview_ref (overview) : NULL;
  dz_year_brush_drop (self->brush);
  self->series = self->mark = 0;
  go_to_mark (self, NULL, self->focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Chart"), -1);
  tell_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dz_chart_canvas_set_library (DzChartCanvas *self, DzLibrary *library)
{
  g_return_if_fail (DZ_IS_CHART_CANVAS (self));

  dz_paragraph_texts_set_library (self->texts, library);
}

void
dz_chart_canvas_set_focus (DzChartCanvas *self, gint64 quantity_id)
{
  g_return_if_fail (DZ_IS_CHART_CANVAS (self));

  if (self->focus == quantity_id)
    return;

  self->focus = quantity_id;
  go_to_mark (self, NULL, quantity_id);
  tell_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
