/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-line-row.h"

#include "gui/dz-compat.h"

#define SPACING 4
#define FAINT 0.55f /* as the dimmed labels of the theme */
#define SMALL 0.82  /* as its captions */
#define LEAST_WIDTH 100

typedef struct
{
  const DzLineColumn *columns;
  guint n_columns;
  char *texts[DZ_LINE_COLUMNS_MAX];
  char *label;
  guint position;       /* of what it shows in the list */
  gboolean passed_over; /* was not in sight when it was to be drawn */
} DzLineRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (DzLineRow, dz_line_row, GTK_TYPE_WIDGET)

static DzLineRowPrivate *
private_of (gpointer row)
{
  return dz_line_row_get_instance_private (row);
}

static PangoLayout *
create_layout (DzLineRow *self, guint column)
{
  DzLineRowPrivate *priv = private_of (self);
  const DzLineColumn *look = &priv->columns[column];
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), priv->texts[column]);
  PangoAttrList *attributes = pango_attr_list_new ();

  if (look->strong || look->faint)
    pango_attr_list_insert (attributes,
                            pango_attr_weight_new (look->strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL));
  if (look->small)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  if (look->numeric)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, look->ellipsize);

  return layout;
}

static int
measure_chars (DzLineRow *self, const DzLineColumn *column)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * column->chars;
  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS_CEIL (column->small ? width * SMALL : width);
}

/* The widths of the columns in a row of a width. What is as wide as its text gets half of the row at most. */
static void
share_width (DzLineRow *self, PangoLayout *const *layouts, int width, int *widths)
{
  DzLineRowPrivate *priv = private_of (self);
  int left = width - SPACING * ((int) priv->n_columns - 1);
  int n_sharing = 0;

  for (guint i = 0; i < priv->n_columns; i++)
    {
      int wanted = 0;

      if (priv->columns[i].chars < 0)
        n_sharing++;
      else if (priv->columns[i].chars == 0 || priv->columns[i].ellipsize == PANGO_ELLIPSIZE_NONE)
        pango_layout_get_pixel_size (layouts[i], &wanted, NULL);
      if (priv->columns[i].chars > 0)
        wanted = MAX (wanted, MIN (measure_chars (self, &priv->columns[i]), width / 3));
      widths[i] = MIN (wanted, width / 2);
      left -= widths[i];
    }
  for (guint i = 0; i < priv->n_columns; i++)
    if (priv->columns[i].chars < 0)
      {
        widths[i] = MAX (left, 0) / n_sharing;
        left -= widths[i];
        n_sharing--;
      }
}

static void
draw_text (DzLineRow *self, GtkSnapshot *snapshot, PangoLayout *layout, guint column, const graphene_rect_t *cell)
{
  const DzLineColumn *look = &private_of (self)->columns[column];
  PangoRectangle ink;
  GdkRGBA color;
  float x;
  float y;

  dz_compat_get_color (GTK_WIDGET (self), &color);
  if (look->faint)
    color.alpha *= FAINT;
  pango_layout_set_width (layout, (int) (cell->size.width * PANGO_SCALE));
  pango_layout_get_pixel_extents (layout, NULL, &ink);
  x = cell->origin.x + look->xalign * MAX (cell->size.width - (float) ink.width, 0) - (float) ink.x;
  y = ((float) gtk_widget_get_height (GTK_WIDGET (self)) - (float) ink.height) / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_push_clip (snapshot, cell);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (float) (int) y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *list = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW);
  graphene_rect_t bounds;

  return list == NULL || !gtk_widget_compute_bounds (widget, list, &bounds)
         || (bounds.origin.y < (float) gtk_widget_get_height (list) && bounds.origin.y + bounds.size.height > 0);
}

static void
dz_line_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzLineRow *self = DZ_LINE_ROW (widget);
  DzLineRowPrivate *priv = private_of (self);
  PangoLayout *layouts[DZ_LINE_COLUMNS_MAX];
  int widths[DZ_LINE_COLUMNS_MAX];
  float x = 0;
  int height = gtk_widget_get_height (widget);

  priv->passed_over = !is_in_sight (widget);
  if (priv->passed_over)
    return;

  for (guint i = 0; i < priv->n_columns; i++)
    layouts[i] = create_layout (self, i);
  share_width (self, layouts, gtk_widget_get_width (widget), widths);
  for (guint i = 0; i < priv->n_columns; i++)
    {
      draw_text (self, snapshot, layouts[i], i, &GRAPHENE_RECT_INIT (x, 0, (float) widths[i], (float) height));
      x += (float) (widths[i] + SPACING);
      g_object_unref (layouts[i]);
    }
}

static void
dz_line_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  PangoFontMetrics *metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = LEAST_WIDTH;
      return;
    }

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  *minimum = *natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

/* Asked for when the pointer rests: telling each row its words asks the display where the pointer is, each
 * time. */
static gboolean
dz_line_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, private_of (widget)->label);

  return TRUE;
}

static void
dz_line_row_finalize (GObject *object)
{
  DzLineRowPrivate *priv = private_of (object);

  g_free (priv->label);
  for (guint i = 0; i < DZ_LINE_COLUMNS_MAX; i++)
    g_free (priv->texts[i]);

  G_OBJECT_CLASS (dz_line_row_parent_class)->finalize (object);
}

static void
dz_line_row_class_init (DzLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dz_line_row_finalize;
  widget_class->snapshot = dz_line_row_snapshot;
  widget_class->measure = dz_line_row_measure;
  widget_class->query_tooltip = dz_line_row_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "linerow");
}

static void
dz_line_row_init (DzLineRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "one-line");
}

void
dz_line_row_set_columns (DzLineRow *self, const DzLineColumn *columns, guint n_columns, gboolean has_tooltip)
{
  DzLineRowPrivate *priv;

  g_return_if_fail (DZ_IS_LINE_ROW (self) && columns != NULL && n_columns > 0
                    && n_columns <= DZ_LINE_COLUMNS_MAX);

  priv = private_of (self);
  if (priv->columns == columns)
    return;

  priv->columns = columns;
  priv->n_columns = n_columns;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), has_tooltip);
  for (guint i = 0; i < DZ_LINE_COLUMNS_MAX; i++)
    {
      g_free (priv->texts[i]);
      priv->texts[i] = g_strdup ("");
    }
}

GtkWidget *
dz_line_row_new (const DzLineColumn *columns, guint n_columns, gboolean has_tooltip)
{
  DzLineRow *self = g_object_new (DZ_TYPE_LINE_ROW, NULL);

  dz_line_row_set_columns (self, columns, n_columns, has_tooltip);

  return GTK_WIDGET (self);
}

void
dz_line_row_show (DzLineRow *self, const char *const *texts, const char *label, const char *description)
{
  DzLineRowPrivate *priv;

  g_return_if_fail (DZ_IS_LINE_ROW (self) && texts != NULL && label != NULL);

  priv = private_of (self);
  for (guint i = 0; i < priv->n_columns; i++)
    {
      g_free (priv->texts[i]);
      priv->texts[i] = g_strdup (texts[i]);
    }
  g_free (priv->label);
  priv->label = g_strdup (label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "",
                                  -1);
}

const char *
dz_line_row_get_text (DzLineRow *self, guint column)
{
  g_return_val_if_fail (DZ_IS_LINE_ROW (self) && column < private_of (self)->n_columns, NULL);

  return private_of (self)->texts[column];
}

/* Itself the child of the list's row, or the last part of it. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  while (widget != NULL && !DZ_IS_LINE_ROW (widget))
    widget = gtk_widget_get_last_child (widget);

  return widget;
}

/* Rows stand where they are to be only when they are drawn: each looks again then. */
static void
moved_cb (GtkWidget *list)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child);

      if (row != NULL && private_of (row)->passed_over)
        gtk_widget_queue_draw (row);
    }
}

static void
adjustment_cb (GtkWidget *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (moved_cb), list, G_CONNECT_SWAPPED);
}

void
dz_line_row_watch (GtkListView *view)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  g_signal_connect (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), NULL);
  adjustment_cb (GTK_WIDGET (view));
}

/* The rows of one list view. */
typedef struct
{
  GtkListView *view;
  GtkWidget *(*create) (void);
  DzLineRowFunc write;
  gpointer user_data;
} Rows;

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, Rows *rows)
{
  gtk_list_item_set_child (item, rows->create ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, Rows *rows)
{
  DzLineRow *row = DZ_LINE_ROW (gtk_list_item_get_child (item));

  private_of (row)->position = gtk_list_item_get_position (item);
  rows->write (row, private_of (row)->position, rows->user_data);
}

/* All rows of a list view are bound. */
static void
rewritten_cb (GListModel *list, Rows *rows)
{
  guint n = g_list_model_get_n_items (list);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rows->view));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (DZ_IS_LINE_ROW (row) && private_of (row)->position < n)
        rows->write (DZ_LINE_ROW (row), private_of (row)->position, rows->user_data);
    }
}

static void
free_rows (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
dz_line_row_fill_list (GtkListView *view, GtkSelectionModel *selection, GListModel *list,
                       GtkWidget *(*create) (void), DzLineRowFunc write, gpointer user_data)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  Rows *rows = g_new0 (Rows, 1);
  GClosure *closure;

  rows->view = view;
  rows->create = create;
  rows->write = write;
  rows->user_data = user_data;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), rows);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), rows);
  closure = g_cclosure_new (G_CALLBACK (rewritten_cb), rows, free_rows);
  g_object_watch_closure (G_OBJECT (view), closure);
  g_signal_connect_closure (list, "rewritten", closure, FALSE);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, selection);
  dz_line_row_watch (view);
}
