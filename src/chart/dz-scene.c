/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-scene.h"

#include <math.h>
#include <string.h>

#include "chart/dz-text-meter.h"

static void
clear_item (gpointer data)
{
  DzSceneItem *item = data;

  g_free (item->text);
  g_clear_pointer (&item->points, g_array_unref);
}

DzScene *
dz_scene_new (void)
{
  DzScene *scene = g_new0 (DzScene, 1);

  scene->items = g_array_new (FALSE, TRUE, sizeof (DzSceneItem));
  g_array_set_clear_func (scene->items, clear_item);
  scene->meter = dz_text_meter_get ();

  return scene;
}

DzScene *
dz_scene_new_worded (char *const *words)
{
  DzScene *scene = dz_scene_new ();

  scene->words = words;

  return scene;
}

void
dz_scene_seal (DzScene *scene)
{
  scene->meter = NULL;
  scene->words = NULL;
}

void
dz_scene_free (DzScene *scene)
{
  if (scene == NULL)
    return;

  dz_scene_seal (scene);
  g_array_unref (scene->items);
  g_free (scene);
}

static DzSceneItem *
add (DzScene *scene, DzSceneKind kind, const cairo_rectangle_t *area)
{
  DzSceneItem *item = NULL;

  g_array_set_size (scene->items, scene->items->len + 1);
  item = &g_array_index (scene->items, DzSceneItem, scene->items->len - 1);
  item->kind = kind;
  item->area = *area;

  return item;
}

DzSceneItem *
dz_scene_add_line (DzScene *scene, double x1, double y1, double x2, double y2, DzColor color, double width)
{
  cairo_rectangle_t area = { x1, y1, x2 - x1, y2 - y1 };
  DzSceneItem *item = add (scene, DZ_SCENE_LINE, &area);

  item->line = color;
  item->line_width = width;

  return item;
}

DzSceneItem *
dz_scene_add_box (DzScene *scene, const cairo_rectangle_t *area, DzColor fill, double radius)
{
  DzSceneItem *item = add (scene, DZ_SCENE_BOX, area);

  item->fill = fill;
  item->radius = MIN (radius, MIN (area->width, area->height) / 2);

  return item;
}

DzSceneItem *
dz_scene_add_fade (DzScene *scene, const cairo_rectangle_t *area, DzColor fill, gboolean down)
{
  DzSceneItem *item = add (scene, DZ_SCENE_FADE, area);

  item->fill = fill;
  item->down = down;

  return item;
}

void
dz_scene_add_hatch (DzScene *scene, const cairo_rectangle_t *area, DzColor color)
{
  DzSceneItem *item = add (scene, DZ_SCENE_HATCH, area);

  item->line = color;
  item->line_width = 1;
}

static gboolean
is_same_color (DzColor a, DzColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

/* Puts a dot to the dots before it where they are alike. */
static gboolean
join_dots (DzScene *scene, double x, double y, double radius, DzColor color)
{
  DzSceneItem *last
      = scene->items->len > 0 ? &g_array_index (scene->items, DzSceneItem, scene->items->len - 1) : NULL;
  DzScenePoint point = { x, y };
  double right, bottom;

  if (last == NULL || last->points == NULL || last->radius != radius || !is_same_color (last->line, color))
    return FALSE;

  g_array_append_val (last->points, point);
  right = MAX (last->area.x + last->area.width, x + radius);
  bottom = MAX (last->area.y + last->area.height, y + radius);
  last->area.x = MIN (last->area.x, x - radius);
  last->area.y = MIN (last->area.y, y - radius);
  last->area.width = right - last->area.x;
  last->area.height = bottom - last->area.y;

  return TRUE;
}

void
dz_scene_add_mark (DzScene *scene, DzMarkShape mark, double x, double y, double radius, DzColor color,
                   DzColor ground)
{
  cairo_rectangle_t area = { x - radius, y - radius, 2 * radius, 2 * radius };
  DzScenePoint point = { x, y };
  DzSceneItem *item = NULL;

  if (mark == DZ_SHAPE_DOT && join_dots (scene, x, y, radius, color))
    return;

  item = add (scene, DZ_SCENE_MARK, &area);
  item->mark = mark;
  item->radius = radius;
  item->line = color;
  item->fill = ground;
  if (mark == DZ_SHAPE_DOT)
    {
      item->points = g_array_new (FALSE, FALSE, sizeof (DzScenePoint));
      g_array_append_val (item->points, point);
    }
}

gboolean
dz_scene_is_polygon (DzMarkShape mark)
{
  double points[2 * DZ_MAX_CORNERS];

  return dz_scene_trace_polygon (mark, 0, 0, 1, points) > 0;
}

gboolean
dz_scene_is_filled (DzMarkShape mark)
{
  return mark == DZ_SHAPE_TRIANGLE || mark == DZ_SHAPE_SQUARE || mark == DZ_SHAPE_FILLED_DIAMOND
         || mark == DZ_SHAPE_PEN;
}

int
dz_scene_trace_polygon (DzMarkShape mark, double x, double y, double r, double *points)
{
  double sign = mark == DZ_SHAPE_HOLLOW_TRIANGLE_DOWN ? -1 : 1;
  const double triangle[]
      = { x, y - sign * r * 1.15, x + r * 1.1, y + sign * r * 0.8, x - r * 1.1, y + sign * r * 0.8 };
  const double diamond[] = { x, y - r * 1.2, x + r * 1.2, y, x, y + r * 1.2, x - r * 1.2, y };
  const double square[] = { x - r * 0.82, y - r * 0.82, x + r * 0.82, y - r * 0.82,
                            x + r * 0.82, y + r * 0.82, x - r * 0.82, y + r * 0.82 };

  /* Its tip at the lower left. */
  const double pen[] = { x - r,       y + r,        x - r * 0.72, y + r * 0.16, x + r * 0.44,
                         y - r,       x + r,        y - r * 0.44, x - r * 0.16, y + r * 0.72 };

  switch (mark)
    {
    case DZ_SHAPE_PEN:
      memcpy (points, pen, sizeof pen);
      return 5;
    case DZ_SHAPE_TRIANGLE:
    case DZ_SHAPE_HOLLOW_TRIANGLE:
    case DZ_SHAPE_HOLLOW_TRIANGLE_DOWN:
      memcpy (points, triangle, sizeof triangle);
      return 3;
    case DZ_SHAPE_DIAMOND:
    case DZ_SHAPE_FILLED_DIAMOND:
      memcpy (points, diamond, sizeof diamond);
      return 4;
    case DZ_SHAPE_SQUARE:
    case DZ_SHAPE_HOLLOW_SQUARE:
      memcpy (points, square, sizeof square);
      return 4;
    default:
      return 0;
    }
}

const char *
dz_words_find (char *const *words, const char *text)
{
  for (guint i = 0; words != NULL && words[i] != NULL && words[i + 1] != NULL; i += 2)
    if (g_strcmp0 (words[i], text) == 0)
      return words[i + 1];

  return text;
}

DzSceneItem *
dz_scene_add_text (DzScene *scene, const char *text, const cairo_rectangle_t *area, double font_size,
                   DzColor color, DzTextFlags flags)
{
  DzSceneItem *item = add (scene, DZ_SCENE_TEXT, area);

  item->text = g_strdup (dz_words_find (scene->words, text));
  item->font_size = font_size;
  item->line = color;
  item->flags = flags;
  item->lines = MAX (1, (int) round (area->height / dz_text_line_height (font_size)));

  return item;
}

double
dz_scene_measure (DzScene *scene, const char *text, double font_size, DzTextFlags flags)
{
  g_assert (scene->meter != NULL);

  return dz_text_meter_measure (scene->meter, dz_words_find (scene->words, text), font_size, flags);
}

int
dz_scene_count_lines (DzScene *scene, const char *text, double font_size, DzTextFlags flags, double width,
                      int max)
{
  g_assert (scene->meter != NULL);

  return dz_text_meter_count_lines (scene->meter, dz_words_find (scene->words, text), font_size, flags, width,
                                    max);
}
