/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-scene.h"

#include <math.h>

#include "chart/dz-text-meter.h"

static void
clear_item (gpointer data)
{
  g_free (((DzSceneItem *) data)->text);
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

void
dz_scene_seal (DzScene *scene)
{
  scene->meter = NULL;
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

void
dz_scene_add_line (DzScene *scene, double x1, double y1, double x2, double y2, DzColor color, double width)
{
  cairo_rectangle_t area = { x1, y1, x2 - x1, y2 - y1 };
  DzSceneItem *item = add (scene, DZ_SCENE_LINE, &area);

  item->line = color;
  item->line_width = width;
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

void
dz_scene_add_mark (DzScene *scene, DzMarkShape mark, double x, double y, double radius, DzColor color,
                   DzColor ground)
{
  cairo_rectangle_t area = { x - radius, y - radius, 2 * radius, 2 * radius };
  DzSceneItem *item = add (scene, DZ_SCENE_MARK, &area);

  item->mark = mark;
  item->radius = radius;
  item->line = color;
  item->fill = ground;
}

DzSceneItem *
dz_scene_add_text (DzScene *scene, const char *text, const cairo_rectangle_t *area, double font_size,
                   DzColor color, DzTextFlags flags)
{
  DzSceneItem *item = add (scene, DZ_SCENE_TEXT, area);

  item->text = g_strdup (text);
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

  return dz_text_meter_measure (scene->meter, text, font_size, flags);
}

int
dz_scene_count_lines (DzScene *scene, const char *text, double font_size, DzTextFlags flags, double width,
                      int max)
{
  g_assert (scene->meter != NULL);

  return dz_text_meter_count_lines (scene->meter, text, font_size, flags, width, max);
}
