/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-comparison-page.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "core/dz-error.h"

/* All in points. */
#define SHORT_SIDE 595.28 /* A4 */
#define LONG_SIDE 841.89
#define MARGIN 40.0
#define NUMBER_WIDTH 26.0
#define NUMBER_GAP 5.0
#define COLUMN_GAP 14.0
#define TEXT_SIZE 9.0
#define SMALL_SIZE 7.0
#define ROW_PADDING 5.0
#define RANGE_HEIGHT 13.0

typedef struct
{
  const DzComparisonPage *page;
  cairo_t *cr;
  double width; /* of the page */
  double height;
  double column; /* width of one */
  double y;
  int number;
  int wanted; /* only this page is drawn, the others are only measured; 0 for all */
  GPtrArray *seen; /* (nullable) while pages are measured: by page and column a set of the numbers on it */
} Pen;

/* One side of a row while it is drawn, perhaps over several pages. */
typedef struct
{
  PangoLayout *text; /* NULL for an empty side */
  const DzPageCell *cell;
  double x;
  int next_line;
} Side;

static void
page_row_free (gpointer data)
{
  DzPageRow *row = data;

  for (guint i = 0; i < DZ_PAGE_MAX_COLUMNS; i++)
    {
      g_free (row->cells[i].number);
      g_free (row->cells[i].markup);
    }
  g_free (row);
}

DzComparisonPage *
dz_comparison_page_new (guint n_columns)
{
  DzComparisonPage *page = g_new0 (DzComparisonPage, 1);

  page->n_columns = MIN (n_columns, DZ_PAGE_MAX_COLUMNS);
  page->rows = g_ptr_array_new_with_free_func (page_row_free);

  return page;
}

void
dz_comparison_page_free (DzComparisonPage *page)
{
  if (page == NULL)
    return;

  g_free (page->title);
  g_free (page->subtitle);
  for (guint i = 0; i < DZ_PAGE_MAX_COLUMNS; i++)
    g_free (page->heads[i]);
  g_free (page->date);
  g_ptr_array_unref (page->rows);
  g_clear_pointer (&page->ranges, g_ptr_array_unref);
  g_free (page);
}

DzPageRow *
dz_comparison_page_add_row (DzComparisonPage *page)
{
  DzPageRow *row = g_new0 (DzPageRow, 1);

  g_ptr_array_add (page->rows, row);

  return row;
}

/* No surface rounds to its own dots, so that lines and pages break alike wherever they are measured or drawn. */
static void
set_options (PangoLayout *layout)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  pango_layout_context_changed (layout);
  cairo_font_options_destroy (options);
}

/* Sizes are absolute: a PDF surface counts 96 dots an inch for Pango, whatever its points. */
static PangoLayout *
make_layout (const Pen *pen, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (pen->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK SC, sans-serif");

  set_options (layout);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (font);

  return layout;
}

/* Draws plain text with its top at y and returns its height. */
static double
draw_plain (const Pen *pen, const char *text, double size, gboolean bold, double x, double y, double width,
            PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, size, bold, width);
  int height = 0;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (pen->cr, x, y);
  pango_cairo_show_layout (pen->cr, layout);

  return (double) height / PANGO_SCALE;
}

static void
draw_rule (const Pen *pen, double width, double grey)
{
  cairo_set_line_width (pen->cr, width);
  cairo_set_source_rgb (pen->cr, grey, grey, grey);
  cairo_move_to (pen->cr, MARGIN, pen->y);
  cairo_line_to (pen->cr, pen->width - MARGIN, pen->y);
  cairo_stroke (pen->cr);
  cairo_set_source_rgb (pen->cr, 0.13, 0.13, 0.13);
}

static double
get_x (const Pen *pen, guint column)
{
  return MARGIN + column * (pen->column + COLUMN_GAP);
}

/* The line for the numbers of the page has its height whether or not they are known. */
static double
draw_head (const Pen *pen, guint column)
{
  guint index = (guint) (pen->number - 1) * pen->page->n_columns + column;
  const char *range = pen->page->ranges != NULL && index < pen->page->ranges->len
                        ? g_ptr_array_index (pen->page->ranges, index)
                        : "";
  double x = get_x (pen, column);
  double used = draw_plain (pen, pen->page->heads[column], SMALL_SIZE + 1, TRUE, x, pen->y, pen->column,
                            PANGO_ALIGN_LEFT);
  g_autoptr (PangoLayout) layout = make_layout (pen, SMALL_SIZE + 1, FALSE, pen->column);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, range, -1);
  cairo_move_to (pen->cr, x, pen->y + used);
  pango_cairo_show_layout (pen->cr, layout);

  return used + RANGE_HEIGHT;
}

static void
begin_page (Pen *pen)
{
  g_autofree char *number = g_strdup_printf ("%d", ++pen->number);
  double head = 0;

  cairo_set_source_rgb (pen->cr, 0.13, 0.13, 0.13);
  pen->y = MARGIN;
  if (pen->number == 1)
    {
      pen->y += draw_plain (pen, pen->page->title, 14, TRUE, MARGIN, pen->y, pen->width - 2 * MARGIN,
                            PANGO_ALIGN_LEFT);
      pen->y += draw_plain (pen, pen->page->subtitle, SMALL_SIZE + 1, FALSE, MARGIN, pen->y + 2,
                            pen->width - 2 * MARGIN, PANGO_ALIGN_LEFT)
                + 12;
    }

  for (guint i = 0; i < pen->page->n_columns; i++)
    {
      double used = draw_head (pen, i);

      head = MAX (head, used);
    }
  draw_plain (pen, number, SMALL_SIZE, FALSE, MARGIN, pen->height - MARGIN + 8, pen->width - 2 * MARGIN,
              PANGO_ALIGN_CENTER);
  pen->y += head + 3;
  draw_rule (pen, 1, 0.13);
}

/* A page that is not wanted is drawn where nothing is seen. */
static void
next_page (Pen *pen)
{
  if (pen->wanted == 0)
    cairo_show_page (pen->cr);
  else if (pen->number == pen->wanted || pen->number + 1 == pen->wanted)
    {
      cairo_reset_clip (pen->cr);
      if (pen->number == pen->wanted)
        {
          cairo_rectangle (pen->cr, 0, 0, 0, 0);
          cairo_clip (pen->cr);
        }
    }
  begin_page (pen);
}

static void
side_init (Side *side, const Pen *pen, const DzPageCell *cell, double x)
{
  side->cell = cell;
  side->x = x;
  side->next_line = 0;
  side->text = NULL;
  if (cell->markup == NULL)
    return;

  side->text = make_layout (pen, TEXT_SIZE, FALSE, (pen->column - NUMBER_WIDTH));
  pango_layout_set_line_spacing (side->text, 1.15f);
  pango_layout_set_markup (side->text, cell->markup, -1);
}

static double
measure_side (const Side *side)
{
  int height = 0;

  if (side->text != NULL)
    pango_layout_get_size (side->text, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static gboolean
side_is_done (const Side *side)
{
  return side->text == NULL || side->next_line >= pango_layout_get_line_count (side->text);
}

/* Draws the lines that are left and fit into room below y, at least one; returns the height they take. */
static double
draw_lines (Side *side, const Pen *pen, double y, double room)
{
  PangoLayoutIter *lines = pango_layout_get_iter (side->text);
  int top = 0;
  int start = 0;
  int end = 0;

  for (int i = 0; i < side->next_line; i++)
    pango_layout_iter_next_line (lines);
  pango_layout_iter_get_line_yrange (lines, &top, NULL);

  do
    {
      pango_layout_iter_get_line_yrange (lines, &start, &end);
      if (start > top && (double) (end - top) / PANGO_SCALE > room)
        {
          end = start;
          break;
        }
      cairo_move_to (pen->cr, side->x + NUMBER_WIDTH,
                     y + (double) (pango_layout_iter_get_baseline (lines) - top) / PANGO_SCALE);
      pango_cairo_show_layout_line (pen->cr, pango_layout_iter_get_line_readonly (lines));
      side->next_line++;
    }
  while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);

  return (double) (end - top) / PANGO_SCALE;
}

static void
note_numbers (const Pen *pen, guint column, const DzPageCell *cell)
{
  guint index = (guint) (pen->number - 1) * pen->page->n_columns + column;

  if (pen->seen == NULL)
    return;
  while (pen->seen->len <= index)
    g_ptr_array_add (pen->seen, g_array_new (FALSE, FALSE, sizeof (int)));
  for (int i = cell->first; i > 0 && i <= cell->last; i++)
    g_array_append_val ((GArray *) g_ptr_array_index (pen->seen, index), i);
}

static double
draw_side (Side *side, const Pen *pen, guint column, double room)
{
  if (side_is_done (side))
    return 0;

  note_numbers (pen, column, side->cell);
  if (side->next_line == 0 && side->cell->number != NULL)
    {
      cairo_set_source_rgb (pen->cr, 0.42, 0.42, 0.42);
      draw_plain (pen, side->cell->number, SMALL_SIZE, FALSE, side->x, pen->y + 2, NUMBER_WIDTH - NUMBER_GAP,
                  PANGO_ALIGN_RIGHT);
      cairo_set_source_rgb (pen->cr, 0.13, 0.13, 0.13);
    }

  return draw_lines (side, pen, pen->y, room);
}

/* What fits on the page; TRUE if nothing is left. */
static gboolean
draw_sides (Pen *pen, Side *sides)
{
  double room = pen->height - MARGIN - (pen->y += ROW_PADDING);
  double used = 0;
  gboolean done = TRUE;

  for (guint i = 0; i < pen->page->n_columns; i++)
    {
      double height = draw_side (&sides[i], pen, i, room);

      used = MAX (used, height);
      done = done && side_is_done (&sides[i]);
    }
  pen->y += used + ROW_PADDING;

  return done;
}

/* A row of less than a third of a page is not broken; breaking all others keeps pages full. */
static void
draw_row (Pen *pen, const DzPageRow *row)
{
  const double bottom = pen->height - MARGIN;
  Side sides[DZ_PAGE_MAX_COLUMNS] = { 0 };
  double height = 0;

  for (guint i = 0; i < pen->page->n_columns; i++)
    {
      side_init (&sides[i], pen, &row->cells[i], get_x (pen, i));
      height = MAX (height, measure_side (&sides[i]));
    }
  height += 2 * ROW_PADDING;
  if (pen->y + height > bottom && (height < (bottom - MARGIN) / 3 || pen->y + 4 * TEXT_SIZE > bottom))
    next_page (pen);

  while (!draw_sides (pen, sides))
    next_page (pen);
  draw_rule (pen, 0.5, 0.85);
  for (guint i = 0; i < pen->page->n_columns; i++)
    g_clear_object (&sides[i].text);
}

static void
pen_init (Pen *pen, const DzComparisonPage *page, cairo_t *cr)
{
  *pen = (Pen){ .page = page, .cr = cr };
  dz_comparison_page_get_size (page, &pen->width, &pen->height);
  pen->column = (pen->width - 2 * MARGIN - (page->n_columns - 1) * COLUMN_GAP) / page->n_columns;
}

static void
draw_all (Pen *pen)
{
  begin_page (pen);
  for (guint i = 0; i < pen->page->rows->len; i++)
    draw_row (pen, g_ptr_array_index (pen->page->rows, i));
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* “¶3–17, 42”, “” for none. */
static char *
dup_range (GArray *numbers)
{
  GString *text = g_string_new (NULL);

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0, end = 0; i < numbers->len; i = end)
    {
      int first = g_array_index (numbers, int, i);
      int last = first;

      for (end = i + 1; end < numbers->len && g_array_index (numbers, int, end) <= last + 1; end++)
        last = g_array_index (numbers, int, end);
      g_string_append_printf (text, "%s%d", i == 0 ? "¶" : ", ", first);
      if (last > first)
        g_string_append_printf (text, "–%d", last);
    }

  return g_string_free (text, FALSE);
}

/* Lays all pages out where nothing is seen, and keeps which numbers stand on which. Returns how many there
 * are. */
static guint
measure_pages (DzComparisonPage *page)
{
  cairo_surface_t *surface = NULL;
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  double width;
  double height;
  Pen pen;

  dz_comparison_page_get_size (page, &width, &height);
  surface = cairo_pdf_surface_create (NULL, width, height);
  pen_init (&pen, page, cairo_create (surface));
  cairo_rectangle (pen.cr, 0, 0, 0, 0);
  cairo_clip (pen.cr);
  pen.wanted = -1;
  pen.seen = seen;
  draw_all (&pen);
  cairo_destroy (pen.cr);
  cairo_surface_destroy (surface);
  if (page->ranges == NULL)
    {
      page->ranges = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < seen->len; i++)
        g_ptr_array_add (page->ranges, dup_range (g_ptr_array_index (seen, i)));
    }

  return (guint) pen.number;
}

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const DzComparisonPage *page)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, page->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Duizhao " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, page->date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, page->date);
}

GBytes *
dz_comparison_page_draw_pdf (DzComparisonPage *page, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = NULL;
  double width;
  double height;
  Pen pen;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  measure_pages (page);
  dz_comparison_page_get_size (page, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, width, height);
  pen_init (&pen, page, cairo_create (surface));
  set_metadata (surface, page);
  draw_all (&pen);
  cairo_show_page (pen.cr);

  status = cairo_status (pen.cr);
  cairo_destroy (pen.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The pages could not be drawn: %s"),
               cairo_status_to_string (status));

  return NULL;
}

void
dz_comparison_page_get_size (const DzComparisonPage *page, double *width, double *height)
{
  *width = page->n_columns > 2 ? LONG_SIDE : SHORT_SIDE;
  *height = page->n_columns > 2 ? SHORT_SIDE : LONG_SIDE;
}

guint
dz_comparison_page_count (DzComparisonPage *page)
{
  return measure_pages (page);
}

void
dz_comparison_page_draw (DzComparisonPage *page, cairo_t *cr, guint number)
{
  Pen pen;

  if (page->ranges == NULL)
    measure_pages (page);
  pen_init (&pen, page, cr);
  pen.wanted = (int) number + 1;
  cairo_save (cr);
  if (number > 0)
    {
      cairo_rectangle (cr, 0, 0, 0, 0);
      cairo_clip (cr);
    }
  draw_all (&pen);
  cairo_restore (cr);
}
