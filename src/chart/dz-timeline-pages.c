/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-pages-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/dz-timeline-private.h"

#define SOURCE_LINES 40

/* Which rows stand on a page. */
typedef struct
{
  guint first;
  guint n;
  gboolean tail; /* what the signs mean, and the sources, follow */
} Page;

struct _DzTimelinePages
{
  const DzChart *data;
  DzChartStyle style;
  DzTimelineLayout *rows;
  GHashTable *marks; /* quantity id -> DzChartMark, borrowed from data */
  GArray *pages;     /* (element-type Page) */
  double height;
  double tail; /* height of what follows the last row */
  gboolean hides_labels;
};

/* Copies what a scene holds, moved down. */
static void
add_scene (DzScene *to, const DzScene *from, double down)
{
  for (guint i = 0; i < from->items->len; i++)
    {
      DzSceneItem item = g_array_index (from->items, DzSceneItem, i);

      item.area.y += down;
      item.text = g_strdup (item.text);
      item.points = item.points != NULL ? g_array_copy (item.points) : NULL;
      for (guint j = 0; item.points != NULL && j < item.points->len; j++)
        g_array_index (item.points, DzScenePoint, j).y += down;
      g_array_append_val (to->items, item);
    }
}

/* Quantity -> the mark that names its place in the reports. */
static GHashTable *
index_marks (const DzChart *data)
{
  GHashTable *marks = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < data->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (data->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          DzChartMark *mark = g_ptr_array_index (series->marks, j);

          g_hash_table_insert (marks, &mark->quantity_id, mark);
        }
    }

  return marks;
}

static void
add_hits (DzTimelinePages *self, DzChartLayout *layout, const DzTimelineRowPlace *place, double down)
{
  const DzTimelineFrame *frame = &self->rows->frame;

  for (guint i = 0; i < place->hits->len; i++)
    {
      const DzTimelineHit *hit = &g_array_index (place->hits, DzTimelineHit, i);
      const DzQuantity *quantity = dz_goal_get_main (hit->item->goal);
      double left = MAX (hit->area.x, frame->left);
      double right = MIN (hit->area.x + hit->area.width, frame->right);
      DzChartHit made = { g_hash_table_lookup (self->marks, &quantity->id), hit->area };

      if (made.mark == NULL || right <= left)
        continue;
      made.area.x = left;
      made.area.width = right - left;
      made.area.y += down;
      made.x = left + made.area.width / 2;
      made.y = made.area.y + made.area.height / 2;
      g_array_append_val (layout->hits, made);
    }
}

/* Adds wrapped text across the picture; returns the height taken. */
static double
add_words (DzScene *scene, const DzTimelineFrame *frame, const char *text, double y, double size, DzColor color,
           DzTextFlags flags)
{
  cairo_rectangle_t area = { DZ_TIMELINE_MARGIN, y, frame->width - 2 * DZ_TIMELINE_MARGIN, 0 };

  if (text == NULL || *text == '\0')
    return 0;

  area.height = dz_scene_count_lines (scene, text, size, flags, area.width, SOURCE_LINES)
                * dz_text_line_height (size);
  dz_scene_add_text (scene, text, &area, size, color, flags);

  return area.height + size * 0.5;
}

/* Title and subtitle, and which page of how many. */
static double
add_title (const DzTimelinePages *self, DzScene *scene, guint page, double y)
{
  const DzTimelineFrame *frame = &self->rows->frame;
  cairo_rectangle_t area = { DZ_TIMELINE_MARGIN, y, frame->width - 2 * DZ_TIMELINE_MARGIN, frame->line };
  g_autofree char *number = NULL;
  double height = 0;

  if (self->pages->len > 1)
    {
      /* Translators: the number of a page and of all pages */
      number = g_strdup_printf (_ ("%u / %u"), page + 1, self->pages->len);
      dz_scene_add_text (scene, number, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
    }

  height = add_words (scene, frame, self->data->title, y, self->style.font_size * 1.2, frame->palette->text,
                      DZ_TEXT_BOLD);

  return height
         + add_words (scene, frame, self->data->subtitle, y + height, frame->small, frame->palette->text,
                      DZ_TEXT_PLAIN);
}

/* The topic of a row that begins a page in the middle of it, or NULL. */
static const char *
find_heading (const DzTimelinePages *self, guint row)
{
  for (guint i = row + 1; i-- > 0;)
    {
      const DzTimelineRowPlace *place = g_ptr_array_index (self->rows->rows, i);

      if (place->row->heading != NULL)
        return i < row ? place->row->heading : NULL;
    }

  return NULL;
}

static double
get_heading_height (const DzTimelinePages *self, guint row)
{
  const DzTimelineFrame *frame = &self->rows->frame;

  return find_heading (self, row) != NULL ? frame->line + round (frame->font_size * 0.5) : 0;
}

/* As the row that begins a topic has it. */
static void
add_heading (const DzTimelinePages *self, DzScene *scene, guint row, double y)
{
  const DzTimelineFrame *frame = &self->rows->frame;
  const char *heading = find_heading (self, row);
  cairo_rectangle_t area = { DZ_TIMELINE_MARGIN, y, frame->left - DZ_TIMELINE_MARGIN * 1.5, frame->line };

  if (heading == NULL)
    return;

  dz_scene_add_text (scene, heading, &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
  y = round (y + frame->line) + 0.5;
  dz_scene_add_line (scene, DZ_TIMELINE_MARGIN, y, frame->right, y, frame->palette->dim, 0.5);
}

static double
add_rows (DzTimelinePages *self, DzChartLayout *layout, const Page *page, double y)
{
  const DzTimelineFrame *frame = &self->rows->frame;

  add_scene (layout->scene, self->rows->header, y);
  y += self->rows->header_height;
  add_heading (self, layout->scene, page->first, y);
  y += get_heading_height (self, page->first);
  for (guint i = page->first; i < page->first + page->n; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (self->rows->rows, i);

      dz_timeline_row_place_ensure (place, frame);
      add_scene (layout->scene, place->scene, y - place->y);
      add_hits (self, layout, place, y - place->y);
      dz_timeline_row_place_forget (place);
      y += place->height;
    }

  return y;
}

static double
add_tail (const DzTimelinePages *self, DzScene *scene, double y)
{
  const DzTimelineFrame *frame = &self->rows->frame;
  const double top = y;

  y += dz_timeline_add_legend (scene, frame, y,
                               self->hides_labels ? _ ("so many labels found no room; the table of the same data has them")
                                                  : NULL)
       + self->style.font_size;
  y += add_words (scene, frame, self->data->caption, y, frame->small, frame->palette->text, DZ_TEXT_PLAIN);
  if (!self->style.hide_source)
    y += add_words (scene, frame, dz_chart_get_source_words (self->data), y, frame->small,
                    frame->palette->dim, DZ_TEXT_PLAIN);

  return y - top;
}

DzChartLayout *
dz_timeline_pages_lay_out (DzTimelinePages *self, guint n)
{
  DzChartLayout *layout = NULL;
  const Page *page = NULL;
  double y = DZ_TIMELINE_MARGIN;

  g_return_val_if_fail (self != NULL && n < self->pages->len, NULL);

  page = &g_array_index (self->pages, Page, n);
  layout = g_new0 (DzChartLayout, 1);
  layout->scene = dz_scene_new_worded (self->data->words);
  layout->hits = g_array_new (FALSE, FALSE, sizeof (DzChartHit));
  layout->width = self->style.width;
  layout->height = self->height;
  y += add_title (self, layout->scene, n, y);
  if (self->rows->empty != NULL)
    {
      add_scene (layout->scene, self->rows->empty, y);
      y += dz_timeline_layout_get_height (self->rows);
    }
  else if (page->n > 0)
    y = add_rows (self, layout, page, y);
  if (page->tail)
    add_tail (self, layout->scene, y + self->style.font_size / 2);
  dz_scene_seal (layout->scene);

  return layout;
}

/* Of what stands around the rows, on scenes that nobody sees. */
static double
measure_head (const DzTimelinePages *self)
{
  g_autoptr (DzScene) scene = dz_scene_new_worded (self->data->words);

  return DZ_TIMELINE_MARGIN + add_title (self, scene, 0, 0) + self->rows->header_height;
}

static void
look_for_hidden (DzTimelinePages *self)
{
  for (guint i = 0; i < self->rows->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (self->rows->rows, i);

      dz_timeline_row_place_ensure (place, &self->rows->frame);
      self->hides_labels = self->hides_labels || place->hidden > 0;
      dz_timeline_row_place_forget (place);
    }
}

/* The tail goes to a page of its own with the last row, so that it does not stand alone, where there is room
 * for both. */
static Page
break_before_tail (DzTimelinePages *self, Page page, double room)
{
  guint last = page.first + page.n - 1;
  const DzTimelineRowPlace *place = g_ptr_array_index (self->rows->rows, last);
  gboolean moves = page.n > 1 && get_heading_height (self, last) + place->height + self->tail <= room;

  page.n -= moves;
  g_array_append_val (self->pages, page);

  return (Page){ moves ? last : last + 1, moves, FALSE };
}

/* As many rows a page as it takes; the tail goes with the last of them where there is room. */
static void
break_rows (DzTimelinePages *self, double room)
{
  const GPtrArray *rows = self->rows->rows;
  Page page = { 0 };
  double used = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DzTimelineRowPlace *place = g_ptr_array_index (rows, i);

      if (page.n > 0 && used + place->height > room)
        {
          g_array_append_val (self->pages, page);
          page = (Page){ i, 0, FALSE };
        }
      used = page.n == 0 ? get_heading_height (self, i) + place->height : used + place->height;
      page.n++;
    }
  if (used + self->tail > room && page.n > 0)
    page = break_before_tail (self, page, room);
  page.tail = TRUE;
  g_array_append_val (self->pages, page);
}

static double
find_highest (const DzTimelinePages *self)
{
  double highest = self->tail;

  for (guint i = 0; i < self->rows->rows->len; i++)
    highest = MAX (highest, ((DzTimelineRowPlace *) g_ptr_array_index (self->rows->rows, i))->height);

  return highest + self->rows->frame.line * 2;
}

static void
paginate (DzTimelinePages *self, double page_height)
{
  double head = measure_head (self);
  double foot = DZ_TIMELINE_MARGIN / 2 + self->style.font_size / 2;
  double whole = 0;
  g_autoptr (DzScene) scene = dz_scene_new_worded (self->data->words);

  self->tail = add_tail (self, scene, 0);
  whole = head + dz_timeline_layout_get_height (self->rows) + self->tail + foot;
  if (page_height > 0 && whole > page_height)
    {
      self->height = ceil (MAX (page_height, head + find_highest (self) + foot));
      break_rows (self, self->height - head - foot);
    }
  else
    {
      Page only = { 0, self->rows->rows->len, TRUE };

      self->height = ceil (whole);
      g_array_append_val (self->pages, only);
    }
}

DzTimelinePages *
dz_timeline_pages_new (const DzTimeline *timeline, const DzChart *data, const DzChartStyle *style, double first,
                       double last, double page_height)
{
  DzTimelinePages *self = NULL;

  g_return_val_if_fail (timeline != NULL && data != NULL && style != NULL, NULL);

  self = g_new0 (DzTimelinePages, 1);
  self->data = data;
  self->style = *style;
  self->marks = index_marks (data);
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  self->rows = dz_timeline_layout_new_worded (timeline, style, NULL, data->words);
  dz_timeline_layout_set_span (self->rows, first, last);
  look_for_hidden (self);
  paginate (self, page_height);

  return self;
}

void
dz_timeline_pages_free (DzTimelinePages *self)
{
  if (self == NULL)
    return;

  dz_timeline_layout_free (self->rows);
  g_hash_table_unref (self->marks);
  g_array_unref (self->pages);
  g_free (self);
}

guint
dz_timeline_pages_get_n_pages (const DzTimelinePages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

double
dz_timeline_pages_get_height (const DzTimelinePages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

void
dz_timeline_pages_draw (DzTimelinePages *self, guint page, cairo_t *cr)
{
  g_autoptr (DzChartLayout) layout = dz_timeline_pages_lay_out (self, page);

  g_return_if_fail (layout != NULL && cr != NULL);

  dz_scene_draw (layout->scene, cr);
}

static void
add_word (GPtrArray *words, const char *text)
{
  if (text != NULL && *text != '\0' && !g_ptr_array_find_with_equal_func (words, text, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (text));
}

GPtrArray *
dz_timeline_pages_list_words (const DzTimelinePages *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DzScene) legend = dz_scene_new ();

  g_return_val_if_fail (self != NULL, NULL);

  dz_timeline_add_legend (legend, &self->rows->frame, 0, NULL);
  for (guint i = 0; i < self->rows->rows->len; i++)
    {
      const DzTimelineRow *row = ((const DzTimelineRowPlace *) g_ptr_array_index (self->rows->rows, i))->row;

      for (guint j = 0; j < row->lanes->len; j++)
        add_word (words, ((const DzTimelineLane *) g_ptr_array_index (row->lanes, j))->place);
    }
  for (guint i = 0; i < legend->items->len; i++)
    add_word (words, g_array_index (legend->items, DzSceneItem, i).text);
  for (guint i = 0; i < self->rows->rows->len; i++)
    {
      const DzTimelineRow *row = ((const DzTimelineRowPlace *) g_ptr_array_index (self->rows->rows, i))->row;

      add_word (words, row->heading);
      add_word (words, row->title);
    }

  return g_steal_pointer (&words);
}
