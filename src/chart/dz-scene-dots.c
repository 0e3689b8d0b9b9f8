/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-scene.h"

#include <math.h>

/* Dots by the ten thousand. On paper a dot is the round end of a closed line without length: two numbers in
 * the file (ISO 32000-1, 8.5.3.2). On pixels each dot is one of 4 × 4 stamps, shifted by quarters of a pixel,
 * that are laid into one mask by the greater value; the mask is painted once. Dots of one colour cover one
 * another, so the greater value is the right one. */

#define SHIFTS 4
#define STAMP 16 /* pixels a side; larger dots are drawn as paths */
#define FEW 24   /* below that a mask costs more than it saves */

typedef struct
{
  guint8 cover[SHIFTS][SHIFTS][STAMP][STAMP]; /* by shift down, shift right, row, column */
} Stamps;

static void
make_stamps (Stamps *stamps, double radius)
{
  const double middle = STAMP / 2;

  for (int down = 0; down < SHIFTS; down++)
    for (int right = 0; right < SHIFTS; right++)
      for (int y = 0; y < STAMP; y++)
        for (int x = 0; x < STAMP; x++)
          {
            double dx = x + 0.5 - middle - (double) right / SHIFTS;
            double dy = y + 0.5 - middle - (double) down / SHIFTS;
            double cover = radius + 0.5 - hypot (dx, dy);

            stamps->cover[down][right][y][x] = (guint8) lround (255 * CLAMP (cover, 0, 1));
          }
}

static void
lay_stamp (const guint8 (*stamp)[STAMP], guint8 *data, int stride)
{
  for (int y = 0; y < STAMP; y++, data += stride)
    for (int x = 0; x < STAMP; x++)
      data[x] = MAX (data[x], stamp[y][x]);
}

/* From the points' space to the mask's pixels. */
typedef struct
{
  double scale;
  double x;
  double y;
} ToMask;

static void
lay_stamps (const DzSceneItem *item, const ToMask *to, cairo_surface_t *mask)
{
  g_autofree Stamps *stamps = g_new (Stamps, 1);
  guint8 *data = cairo_image_surface_get_data (mask);
  int stride = cairo_image_surface_get_stride (mask);
  int width = cairo_image_surface_get_width (mask);
  int height = cairo_image_surface_get_height (mask);

  make_stamps (stamps, item->radius * to->scale);
  for (guint i = 0; i < item->points->len; i++)
    {
      const DzScenePoint *point = &g_array_index (item->points, DzScenePoint, i);
      int x = (int) floor ((point->x * to->scale + to->x) * SHIFTS + 0.5);
      int y = (int) floor ((point->y * to->scale + to->y) * SHIFTS + 0.5);
      int left = (x >> 2) - STAMP / 2;
      int top = (y >> 2) - STAMP / 2;

      if (left >= 0 && top >= 0 && left + STAMP <= width && top + STAMP <= height)
        lay_stamp ((const guint8 (*)[STAMP]) stamps->cover[y & 3][x & 3], data + top * stride + left, stride);
    }
  cairo_surface_mark_dirty (mask);
}

/* The pixels of the clip that the dots touch, with a stamp's room around. FALSE if there are none. */
static gboolean
find_pixels (const DzSceneItem *item, cairo_t *cr, double scale, const cairo_matrix_t *to_pixels, int *pixels)
{
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  left = MAX (left, item->area.x - 1);
  top = MAX (top, item->area.y - 1);
  right = MIN (right, item->area.x + item->area.width + 1);
  bottom = MIN (bottom, item->area.y + item->area.height + 1);
  if (right <= left || bottom <= top)
    return FALSE;

  pixels[0] = (int) floor (left * scale + to_pixels->x0) - STAMP;
  pixels[1] = (int) floor (top * scale + to_pixels->y0) - STAMP;
  pixels[2] = (int) ceil (right * scale + to_pixels->x0) + STAMP;
  pixels[3] = (int) ceil (bottom * scale + to_pixels->y0) + STAMP;

  return TRUE;
}

/* FALSE where the target has no pixels or turns them, or the dots are too large for a stamp. */
static gboolean
draw_on_pixels (const DzSceneItem *item, cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_surface_t *mask = NULL;
  cairo_matrix_t matrix;
  double sx, sy;
  ToMask to;
  int pixels[4];

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &sx, &sy);
  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || matrix.xy != 0 || matrix.yx != 0
      || matrix.xx * sx != matrix.yy * sy || matrix.xx <= 0 || item->radius * matrix.xx * sx + 1.5 > STAMP / 2)
    return FALSE;

  matrix.x0 *= sx;
  matrix.y0 *= sy;
  to.scale = matrix.xx * sx;
  if (!find_pixels (item, cr, to.scale, &matrix, pixels))
    return TRUE;

  to.x = matrix.x0 - pixels[0];
  to.y = matrix.y0 - pixels[1];
  mask = cairo_image_surface_create (CAIRO_FORMAT_A8, pixels[2] - pixels[0], pixels[3] - pixels[1]);
  lay_stamps (item, &to, mask);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_surface_set_device_scale (mask, sx, sy);
  cairo_mask_surface (cr, mask, pixels[0] / sx, pixels[1] / sy);
  cairo_restore (cr);
  cairo_surface_destroy (mask);

  return TRUE;
}

/* Before cairo writes a stroke to a PDF file it finds its extents, twice, from a polygon of all outlines. A
 * dot's is a square within this tolerance, and its extents are exact; the file holds the round ends
 * themselves. */
static void
set_coarse_extents (const DzSceneItem *item, cairo_t *cr)
{
  double x = item->radius;
  double y = item->radius;

  cairo_user_to_device_distance (cr, &x, &y);
  cairo_set_tolerance (cr, 2 * MAX (fabs (x), fabs (y)));
}

static void
draw_as_path (const DzSceneItem *item, cairo_t *cr)
{
  double tolerance = cairo_get_tolerance (cr);

  for (guint i = 0; i < item->points->len; i++)
    {
      const DzScenePoint *point = &g_array_index (item->points, DzScenePoint, i);

      cairo_move_to (cr, point->x, point->y);
      cairo_close_path (cr);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 2 * item->radius);
  if (cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    set_coarse_extents (item, cr);
  cairo_stroke (cr);
  cairo_set_tolerance (cr, tolerance);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

void
dz_scene_draw_dots (const DzSceneItem *item, cairo_t *cr)
{
  dz_color_set_source (item->line, cr);
  if (item->points->len < FEW || !draw_on_pixels (item, cr))
    draw_as_path (item, cr);
}
