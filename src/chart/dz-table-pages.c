/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-table-pages.h"

#include <pango/pangocairo.h>

/* Points. */
#define FONT "Sans 8"
#define TITLE_FONT "Sans Bold 12"
#define PAD 3.0
#define GAP 8.0
#define FOOT 18.0
/* The widest column takes no more of the page than this before the others have their width. */
#define MOST 0.4
/* So many rows tell how wide a column is. */
#define N_MEASURED 200

struct _DzTablePages
{
  DzTable *table;
  char *title;
  double width;
  double height;
  double *columns; /* widths, one a column */
  int right;       /* the column that is set to the right; -1 for none */
  GArray *starts;  /* (element-type guint) first row of each page */
};

static PangoLayout *
new_layout (cairo_t *cr, const char *font, const char *text, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }

  return layout;
}

static void
get_size (PangoLayout *layout, double *width, double *height)
{
  int w;
  int h;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

/* row -1 is the head. */
static const char *
get_text (const DzTablePages *self, int row, guint column)
{
  return row < 0 ? dz_table_get_column (self->table, column)
                 : dz_table_get_cell (self->table, (guint) row, column, NULL);
}

static double
measure_column (const DzTablePages *self, cairo_t *cr, guint column)
{
  double most = 0;

  for (int row = -1; row < (int) dz_table_get_n_rows (self->table) && row < N_MEASURED; row++)
    {
      g_autoptr (PangoLayout) layout = new_layout (cr, FONT, get_text (self, row, column), 0);
      double width;
      double height;

      get_size (layout, &width, &height);
      most = MAX (most, width);
    }

  return most + 1;
}

/* All get what they need, or less in the same measure; what is left goes to the widest. */
static void
measure_columns (DzTablePages *self, cairo_t *cr)
{
  guint n = dz_table_get_n_columns (self->table);
  double room = self->width - GAP * (n - 1);
  double sum = 0;
  guint widest = 0;

  for (guint i = 0; i < n; i++)
    {
      self->columns[i] = MIN (measure_column (self, cr, i), room * MOST);
      sum += self->columns[i];
      widest = self->columns[i] > self->columns[widest] ? i : widest;
    }
  for (guint i = 0; sum > room && i < n; i++)
    self->columns[i] *= room / sum;
  if (sum < room)
    self->columns[widest] += room - sum;
}

/* Draws where it is to be seen; returns the height. */
static double
put_row (const DzTablePages *self, cairo_t *cr, int row, double y, gboolean seen)
{
  double x = 0;
  double most = 0;

  for (guint i = 0; i < dz_table_get_n_columns (self->table); i++)
    {
      g_autoptr (PangoLayout) layout = new_layout (cr, FONT, get_text (self, row, i), self->columns[i]);
      double width;
      double height;

      if ((int) i == self->right)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      get_size (layout, &width, &height);
      most = MAX (most, height);
      cairo_move_to (cr, x, y + PAD);
      if (seen)
        pango_cairo_show_layout (cr, layout);
      x += self->columns[i] + GAP;
    }

  return most + 2 * PAD;
}

static double
put_title (const DzTablePages *self, cairo_t *cr, gboolean seen)
{
  g_autoptr (PangoLayout) layout = new_layout (cr, TITLE_FONT, self->title, self->width);
  double width;
  double height;

  get_size (layout, &width, &height);
  cairo_move_to (cr, 0, 0);
  if (seen)
    pango_cairo_show_layout (cr, layout);

  return height + 2 * PAD;
}

static void
break_pages (DzTablePages *self, cairo_t *cr)
{
  double head = put_row (self, cr, -1, 0, FALSE);
  double y = put_title (self, cr, FALSE) + head;
  guint start = 0;

  g_array_append_val (self->starts, start);
  for (guint row = 0; row < dz_table_get_n_rows (self->table); row++)
    {
      double height = put_row (self, cr, (int) row, 0, FALSE);

      if (y + height > self->height - FOOT && row > start)
        {
          start = row;
          g_array_append_val (self->starts, start);
          y = head;
        }
      y += height;
    }
}

DzTablePages *
dz_table_pages_new (DzTable *table, const char *title, double width, double height)
{
  DzTablePages *self;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (table != NULL && title != NULL, NULL);

  self = g_new0 (DzTablePages, 1);
  self->table = table;
  self->title = g_strdup (title);
  self->right = -1;
  self->width = width;
  self->height = height;
  self->columns = g_new0 (double, MAX (dz_table_get_n_columns (table), 1));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (surface);
  measure_columns (self, cr);
  break_pages (self, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return self;
}

void
dz_table_pages_free (DzTablePages *self)
{
  if (self == NULL)
    return;

  dz_table_free (self->table);
  g_free (self->title);
  g_free (self->columns);
  g_array_unref (self->starts);
  g_free (self);
}

void
dz_table_pages_set_right (DzTablePages *self, guint column)
{
  g_return_if_fail (self != NULL);

  self->right = (int) column;
}

guint
dz_table_pages_count (const DzTablePages *self)
{
  return self->starts->len;
}

static void
draw_line (const DzTablePages *self, cairo_t *cr, double y, double thickness)
{
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, self->width, y);
  cairo_stroke (cr);
}

void
dz_table_pages_draw (const DzTablePages *self, cairo_t *cr, guint number)
{
  g_autofree char *foot = g_strdup_printf ("%u / %u", number + 1, self->starts->len);
  g_autoptr (PangoLayout) layout = new_layout (cr, FONT, foot, 0);
  guint row;
  guint end;
  double y = 0;

  g_return_if_fail (number < self->starts->len);

  row = g_array_index (self->starts, guint, number);
  end = number + 1 < self->starts->len ? g_array_index (self->starts, guint, number + 1)
                                       : dz_table_get_n_rows (self->table);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (number == 0)
    y = put_title (self, cr, TRUE);
  y += put_row (self, cr, -1, y, TRUE);
  draw_line (self, cr, y, 0.8);
  for (; row < end; row++)
    {
      y += put_row (self, cr, (int) row, y, TRUE);
      draw_line (self, cr, y, 0.2);
    }
  cairo_move_to (cr, 0, self->height - FOOT / 2 - PAD);
  pango_cairo_show_layout (cr, layout);
}
