/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <math.h>

#define SQUARE 40.0

struct _DzChartRoom
{
  int columns;
  int rows;
  GArray **squares; /* (element-type cairo_rectangle_t) NULL while empty */
};

typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Squares;

DzChartRoom *
dz_chart_room_new (double width, double height)
{
  DzChartRoom *room = g_new0 (DzChartRoom, 1);

  room->columns = CLAMP ((int) ceil (width / SQUARE), 1, 1000);
  room->rows = CLAMP ((int) ceil (height / SQUARE), 1, 1000);
  room->squares = g_new0 (GArray *, room->columns * room->rows);

  return room;
}

void
dz_chart_room_free (DzChartRoom *room)
{
  for (int i = 0; i < room->columns * room->rows; i++)
    g_clear_pointer (&room->squares[i], g_array_unref);
  g_free (room->squares);
  g_free (room);
}

/* What lies outside counts to the squares at the edge. */
static Squares
find_squares (const DzChartRoom *room, const cairo_rectangle_t *area)
{
  Squares squares = {
    CLAMP ((int) floor (area->x / SQUARE), 0, room->columns - 1),
    CLAMP ((int) floor (area->y / SQUARE), 0, room->rows - 1),
    CLAMP ((int) floor ((area->x + area->width) / SQUARE), 0, room->columns - 1),
    CLAMP ((int) floor ((area->y + area->height) / SQUARE), 0, room->rows - 1),
  };

  return squares;
}

void
dz_chart_room_add (DzChartRoom *room, const cairo_rectangle_t *area)
{
  Squares squares = find_squares (room, area);

  for (int y = squares.top; y <= squares.bottom; y++)
    for (int x = squares.left; x <= squares.right; x++)
      {
        GArray **square = &room->squares[y * room->columns + x];

        if (*square == NULL)
          *square = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
        g_array_append_val (*square, *area);
      }
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

gboolean
dz_chart_room_is_free (const DzChartRoom *room, const cairo_rectangle_t *area)
{
  Squares squares = find_squares (room, area);

  for (int y = squares.top; y <= squares.bottom; y++)
    for (int x = squares.left; x <= squares.right; x++)
      {
        const GArray *square = room->squares[y * room->columns + x];

        for (guint i = 0; square != NULL && i < square->len; i++)
          if (overlap (area, &g_array_index (square, cairo_rectangle_t, i)))
            return FALSE;
      }

  return TRUE;
}
