/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-matrix-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/dz-chart-export-private.h"

typedef struct
{
  const DzMatrixLabel *labels;
  const double *values;
  int n;
  const char *title;
} Matrix;

typedef struct
{
  DzMatrixPicture *picture;
  const Matrix *matrix;
  const DzPalette *palette;
  DzInk ink;
  double font;
  double line;
  double above;
  double low; /* of the scale */
  double high;
} Maker;

char *
dz_matrix_picture_dup_value (double value)
{
  return g_strdup_printf ("%.0f%%", value * 100);
}

static char *
dup_year (const DzMatrixLabel *label)
{
  return label->year > 0 ? g_strdup_printf ("%d", label->year) : g_strdup ("–");
}

static char *
dup_name (const DzMatrixLabel *label)
{
  g_autofree char *year = dup_year (label);

  return g_strdup_printf ("%s %s", label->place != NULL ? label->place : "", year);
}

/* A report is like itself: the scale is that of all other cells. */
static void
find_scale (Maker *maker)
{
  maker->low = 1;
  for (int i = 0; i < maker->matrix->n; i++)
    for (int j = 0; j < maker->matrix->n; j++)
      if (i != j)
        {
          maker->low = MIN (maker->low, maker->matrix->values[i * maker->matrix->n + j]);
          maker->high = MAX (maker->high, maker->matrix->values[i * maker->matrix->n + j]);
        }
}

static DzColor
get_color (const Maker *maker, double value)
{
  double part = maker->high > maker->low ? (value - maker->low) / (maker->high - maker->low) : 0.5;

  return dz_color_mix (maker->palette->background, dz_palette_get_series (maker->ink, DZ_PALETTE_RISE),
                       0.08 + 0.92 * CLAMP (part, 0, 1));
}

static void
place_cells (Maker *maker, double width)
{
  DzMatrixPicture *picture = maker->picture;
  double names = 0;

  for (int i = 0; i < picture->n; i++)
    {
      g_autofree char *name = dup_name (&maker->matrix->labels[i]);

      names = MAX (names, dz_scene_measure (picture->names, name, maker->font, DZ_TEXT_PLAIN));
    }
  picture->left = MIN (names, maker->font * 14) + maker->font * 1.2;
  picture->top = maker->above + 2 * maker->line + maker->font * 0.4;
  picture->column = dz_scene_measure (picture->heads, "2000", maker->font, DZ_TEXT_PLAIN) + 6;
  picture->column = CLAMP (floor ((width - picture->left - maker->font) / MAX (picture->n, 1)), picture->column,
                           MAX (picture->column, maker->font * 5));
  picture->pitch = ceil (maker->line * 1.4);
  picture->width = ceil (picture->left + picture->n * picture->column + maker->font);
  picture->height = ceil (picture->top + picture->n * picture->pitch + maker->font * 0.5);
}

/* The diagonal tells nothing: it is a quiet line. */
static void
add_cell (const Maker *maker, int row, int column)
{
  DzScene *scene = maker->picture->cells;
  double value = maker->matrix->values[row * maker->matrix->n + column];
  DzColor color = row == column ? maker->palette->rule : get_color (maker, value);
  DzColor dark = dz_palette_get (DZ_INK_LIGHT)->text;
  DzColor light = dz_palette_get (DZ_INK_LIGHT)->background;
  g_autofree char *text = g_strdup_printf ("%.0f", value * 100);
  cairo_rectangle_t area;

  dz_matrix_picture_locate (maker->picture, row, column, &area);
  area.width -= 1;
  area.height -= 1;
  dz_scene_add_box (scene, &area, color, 0);
  if (row == column)
    return;

  area.y += (area.height - maker->line) / 2;
  area.height = maker->line;
  dz_scene_add_text (scene, text, &area, maker->font,
                     dz_color_contrast (color, dark) > dz_color_contrast (color, light) ? dark : light,
                     DZ_TEXT_CENTER);
}

static void
add_name (const Maker *maker, int row)
{
  const DzMatrixPicture *picture = maker->picture;
  g_autofree char *name = dup_name (&maker->matrix->labels[row]);
  cairo_rectangle_t area = { maker->font * 0.6,
                             picture->top + row * picture->pitch + (picture->pitch - maker->line) / 2,
                             picture->left - maker->font * 1.2, maker->line };

  dz_scene_add_text (picture->names, name, &area, maker->font, maker->palette->text, DZ_TEXT_RIGHT);
}

static void
add_year (const Maker *maker, int column)
{
  const DzMatrixPicture *picture = maker->picture;
  g_autofree char *year = dup_year (&maker->matrix->labels[column]);
  cairo_rectangle_t area = { picture->left + column * picture->column, maker->above + maker->line,
                             picture->column, maker->line };

  dz_scene_add_text (picture->heads, year, &area, maker->font, maker->palette->dim, DZ_TEXT_CENTER);
}

/* A place stands once above all its years. */
static void
add_places (const Maker *maker)
{
  const DzMatrixPicture *picture = maker->picture;
  const DzMatrixLabel *labels = maker->matrix->labels;

  for (int i = 0, next = 0; i < picture->n; i = next)
    {
      cairo_rectangle_t area = { picture->left + i * picture->column, maker->above, 0, maker->line };

      for (next = i + 1; next < picture->n && g_strcmp0 (labels[next].place, labels[i].place) == 0;)
        next++;
      area.width = (next - i) * picture->column - 3;
      dz_scene_add_text (picture->heads, labels[i].place != NULL ? labels[i].place : "–", &area, maker->font,
                         maker->palette->text, DZ_TEXT_PLAIN);
      dz_scene_add_line (picture->heads, area.x, area.y + maker->line, area.x + area.width, area.y + maker->line,
                         maker->palette->dim, 1);
    }
}

static void
fill_picture (Maker *maker)
{
  for (int i = 0; i < maker->picture->n; i++)
    {
      add_name (maker, i);
      add_year (maker, i);
      for (int j = 0; j < maker->picture->n; j++)
        add_cell (maker, i, j);
    }
  add_places (maker);
}

DzMatrixPicture *
dz_matrix_picture_new (const DzMatrixLabel *labels, const double *values, int n, const DzChartStyle *style,
                       double above)
{
  DzMatrixPicture *self = g_new0 (DzMatrixPicture, 1);
  const Matrix matrix = { labels, values, n, NULL };
  Maker maker = { self, &matrix, dz_palette_get (style->ink), style->ink, style->font_size,
                  dz_text_line_height (style->font_size), above };

  self->cells = dz_scene_new ();
  self->names = dz_scene_new ();
  self->heads = dz_scene_new ();
  self->n = n;
  find_scale (&maker);
  place_cells (&maker, style->width);
  fill_picture (&maker);
  dz_scene_seal (self->cells);
  dz_scene_seal (self->names);
  dz_scene_seal (self->heads);

  return self;
}

void
dz_matrix_picture_free (DzMatrixPicture *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cells, dz_scene_free);
  g_clear_pointer (&self->names, dz_scene_free);
  g_clear_pointer (&self->heads, dz_scene_free);
  g_free (self);
}

gboolean
dz_matrix_picture_pick (const DzMatrixPicture *self, double x, double y, int *row, int *column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *column = (int) floor ((x - self->left) / self->column);
  *row = (int) floor ((y - self->top) / self->pitch);

  return *row >= 0 && *column >= 0 && *row < self->n && *column < self->n;
}

void
dz_matrix_picture_locate (const DzMatrixPicture *self, int row, int column, cairo_rectangle_t *area)
{
  g_return_if_fail (self != NULL);

  *area = (cairo_rectangle_t){ self->left + column * self->column, self->top + row * self->pitch,
                               self->column, self->pitch };
}

static void
append_scene (DzScene *scene, DzScene *from)
{
  for (guint i = 0; i < from->items->len; i++)
    {
      DzSceneItem item = g_array_index (from->items, DzSceneItem, i);

      item.text = g_strdup (item.text);
      item.points = item.points != NULL ? g_array_ref (item.points) : NULL;
      g_array_append_val (scene->items, item);
    }
}

static DzChartLayout *
lay_out (gconstpointer data, const DzChart *chart, const DzChartStyle *style, guint page)
{
  const Matrix *matrix = data;
  double line = dz_text_line_height (style->font_size);
  DzChartLayout *layout = dz_chart_layout_new (chart, style);
  g_autoptr (DzMatrixPicture) picture
    = dz_matrix_picture_new (matrix->labels, matrix->values, matrix->n, style, line * 2.4);
  cairo_rectangle_t area = { style->font_size, style->font_size * 0.6, style->width - 2 * style->font_size,
                             line * 1.4 };

  dz_scene_free (layout->scene);
  layout->scene = dz_scene_new ();
  dz_scene_add_text (layout->scene, matrix->title, &area, style->font_size * 1.2,
                     dz_palette_get (style->ink)->text, DZ_TEXT_BOLD);
  append_scene (layout->scene, picture->cells);
  append_scene (layout->scene, picture->names);
  append_scene (layout->scene, picture->heads);
  dz_scene_seal (layout->scene);

  return layout;
}

gboolean
dz_matrix_picture_export (const DzMatrixLabel *labels, const double *values, int n, const char *title,
                          const char *path, GError **error)
{
  const Matrix matrix = { labels, values, n, title };
  g_autoptr (DzChart) chart = dz_chart_new (DZ_CHART_HEAT_MAP);
  g_autoptr (DzMatrixPicture) measured = NULL;
  DzChartStyle style;
  DzChartJob job = { chart, path, &style, 192, lay_out, &matrix };

  g_return_val_if_fail (labels != NULL && values != NULL && n > 0 && title != NULL && path != NULL, FALSE);

  chart->title = g_strdup (title);
  chart->empty_reason = g_strdup (title);
  dz_chart_style_init (&style, 600, 400);
  style.hide_source = TRUE;
  measured = dz_matrix_picture_new (labels, values, n, &style, dz_text_line_height (style.font_size) * 2.4);
  style.width = MAX (measured->width, 320);
  style.height = measured->height;

  return dz_chart_job_run (&job, error);
}
