/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/dz-palette.h"
#include "chart/dz-verdict-mark.h"

G_BEGIN_DECLS

/* What a layout hands to the ink: shapes with their final places, sizes and colours, in painting order. A
 * scene holds no Pango or cairo object that belongs to a thread, so that it may be made on one thread and
 * drawn on another. */

typedef enum
{
  DZ_SCENE_LINE,  /* from the area's top left to its bottom right corner; the height may be negative */
  DZ_SCENE_BOX,   /* a rectangle, rounded by radius */
  DZ_SCENE_FADE,  /* a box that fades from fill at the bottom to nothing at the top; downward if angle is set */
  DZ_SCENE_HATCH, /* slanted lines inside the area */
  DZ_SCENE_MARK,  /* a mark in the middle of the area; dots are gathered in points */
  DZ_SCENE_TEXT,
} DzSceneKind;

typedef enum
{
  DZ_TEXT_PLAIN = 0,
  DZ_TEXT_BOLD = 1 << 0,
  DZ_TEXT_CENTER = 1 << 1,
  DZ_TEXT_RIGHT = 1 << 2,
} DzTextFlags;

typedef struct
{
  double x;
  double y;
} DzScenePoint;

typedef struct
{
  DzSceneKind kind;
  cairo_rectangle_t area;
  DzColor fill; /* alpha 0: none */
  DzColor line;
  double line_width;
  double radius;
  gboolean dashed;
  gboolean down;
  DzMarkShape mark;
  GArray *points; /* (element-type DzScenePoint) the dots, all alike; NULL for everything else */
  char *text;
  double font_size;
  int lines; /* at most that many, then an ellipsis */
  DzTextFlags flags;
} DzSceneItem;

typedef struct _DzTextMeter DzTextMeter;

typedef struct
{
  GArray *items; /* (element-type DzSceneItem) */
  DzTextMeter *meter; /* only while it is being laid out */
  char *const *words; /* as DzChart has them; borrowed while it is being laid out */
} DzScene;

DzScene *dz_scene_new (void);
/* What stands for a text: the word beside it where it is one of the words, whole; else itself. */
const char *dz_words_find (char *const *words, const char *text);
/* Every text that is one of the words, whole, is measured and drawn as the one beside it. NULL for none. */
DzScene *dz_scene_new_worded (char *const *words);
void dz_scene_free (DzScene *scene);
/* No more text is measured: drops what belongs to this thread. */
void dz_scene_seal (DzScene *scene);

DzSceneItem *dz_scene_add_line (DzScene *scene, double x1, double y1, double x2, double y2, DzColor color,
                                double width);
/* (transfer none): the new item, valid until the next one is added; for what the arguments leave out. Lines
 * have one, too. */
DzSceneItem *dz_scene_add_box (DzScene *scene, const cairo_rectangle_t *area, DzColor fill, double radius);
DzSceneItem *dz_scene_add_fade (DzScene *scene, const cairo_rectangle_t *area, DzColor fill, gboolean down);
void dz_scene_add_hatch (DzScene *scene, const cairo_rectangle_t *area, DzColor color);
/* ground: the colour behind, for the hollow parts. A dot that follows dots of its size and colour joins them,
 * so that ten thousand are drawn in one go. */
void dz_scene_add_mark (DzScene *scene, DzMarkShape mark, double x, double y, double radius, DzColor color,
                        DzColor ground);
/* Text in an area: aligned in its width by flags, its height being that of the lines it takes. */
DzSceneItem *dz_scene_add_text (DzScene *scene, const char *text, const cairo_rectangle_t *area, double font_size,
                                DzColor color, DzTextFlags flags);

/* The width of one line of text, rounded up. */
double dz_scene_measure (DzScene *scene, const char *text, double font_size, DzTextFlags flags);
/* How many lines text takes in a width, at most max. */
int dz_scene_count_lines (DzScene *scene, const char *text, double font_size, DzTextFlags flags, double width,
                          int max);
/* The height of a line of a size, the same for every font found. */
double dz_text_line_height (double font_size);

#define DZ_MAX_CORNERS 5
/* The width of the stroke that makes a pen's rim, by its radius. */
#define DZ_PEN_RIM 0.7
/* A broken ring is as strong as an unbroken one only if its line is wider; of its radius, and so many dashes. */
#define DZ_DASHED_RING_WIDTH 0.42
#define DZ_DASHED_RING_DASHES 6
/* The corners of a mark with straight sides, up to DZ_MAX_CORNERS pairs. Returns their number, 0 for other
 * marks. */
int dz_scene_trace_polygon (DzMarkShape mark, double x, double y, double r, double *points);
gboolean dz_scene_is_polygon (DzMarkShape mark);
/* Whether a polygon is filled with its own colour, not with the ground. */
gboolean dz_scene_is_filled (DzMarkShape mark);

/* dz-scene-dots.c: draws the dots of an item. */
void dz_scene_draw_dots (const DzSceneItem *item, cairo_t *cr);

/* dz-scene-draw.c: draws every item that touches the clip. */
void dz_scene_draw (const DzScene *scene, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzScene, dz_scene_free)

G_END_DECLS
