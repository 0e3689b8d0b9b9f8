/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-layout.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "core/dz-text.h"

/* All in ems. */
#define GUTTER 4.0
#define GAP 1.6
#define EDGE 0.6
#define PAD 0.55
#define LEAST_WIDE_COLUMN 15
#define LINE_HEIGHT 1.75 /* of a guess */
#define FOOT_SCALE 0.86
#define MARGIN_LINE 1.3

static double
get_em (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * 96.0 / 72.0;
}

static double
fit_columns (const DzComparisonFrame *frame, double width, guint n_columns)
{
  double around = 2 * EDGE * frame->em + n_columns * frame->gutter + (n_columns - 1) * GAP * frame->em;

  return (width - around) / n_columns;
}

void
dz_comparison_frame_init (DzComparisonFrame *frame, GtkWidget *widget, const DzComparisonSheet *sheet,
                          double width)
{
  double x;

  frame->em = get_em (widget);
  frame->gutter = GUTTER * frame->em;
  frame->pad = PAD * frame->em;
  frame->n_columns = sheet->n_columns;
  if (frame->n_columns == 3 && fit_columns (frame, width, 3) < LEAST_WIDE_COLUMN * frame->em)
    frame->n_columns = 2;
  frame->text_width = MAX (4 * frame->em, fit_columns (frame, width, frame->n_columns));
  x = EDGE * frame->em;
  for (guint i = 0; i < frame->n_columns; i++)
    {
      frame->text_x[i] = x + frame->gutter;
      frame->number_x[i] = frame->text_x[i] - 0.6 * frame->em;
      x = frame->text_x[i] + frame->text_width + GAP * frame->em;
    }
  frame->left_is_later = !dz_comparison_sheet_is_earlier (sheet, 0);
}

int
dz_comparison_frame_find_column (const DzComparisonFrame *frame, double x)
{
  for (guint i = 0; i < frame->n_columns; i++)
    if (x < frame->text_x[i] + frame->text_width + GAP * frame->em / 2)
      return (int) i;

  return -1;
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const char *start, const char *end, const char *text)
{
  attribute->start_index = (guint) (start - text);
  attribute->end_index = (guint) (end - text);
  pango_attr_list_insert (list, attribute);
}

static guint16
to_16 (float value)
{
  return (guint16) (value * 65535);
}

static void
fill (PangoAttrList *list, const GdkRGBA *color, const char *start, const char *end, const char *text)
{
  insert (list, pango_attr_background_new (to_16 (color->red), to_16 (color->green), to_16 (color->blue)),
          start, end, text);
  insert (list, pango_attr_background_alpha_new (to_16 (color->alpha)), start, end, text);
}

static void
underline (PangoAttrList *list, PangoUnderline style, const GdkRGBA *color, const char *start, const char *end,
           const char *text)
{
  insert (list, pango_attr_underline_new (style), start, end, text);
  insert (list,
          pango_attr_underline_color_new (to_16 (color->red), to_16 (color->green), to_16 (color->blue)),
          start, end, text);
}

static void
strike (PangoAttrList *list, const GdkRGBA *color, const char *start, const char *end, const char *text)
{
  insert (list, pango_attr_strikethrough_new (TRUE), start, end, text);
  insert (list,
          pango_attr_strikethrough_color_new (to_16 (color->red), to_16 (color->green), to_16 (color->blue)),
          start, end, text);
}

typedef struct
{
  const DzComparisonFrame *frame;
  const DzComparisonInk *ink;
  PangoAttrList *list;
  const char *text;
  guint column;
  gboolean quiet; /* words are not stroked out */
} Marking;

/* Words by line or stroke, numbers bold with a line, hardness by a wave, moved clauses by a line above
 * nothing else. */
static void
mark_span (const Marking *marking, DzSheetMarkKind kind, const char *start, const char *end)
{
  const DzComparisonInk *ink = marking->ink;
  gboolean removed = (marking->column == 0) != marking->frame->left_is_later && marking->column < 2;

  switch (kind)
    {
    case DZ_SHEET_MARK_WORDS:
      if (!marking->frame->all_words)
        return;
      fill (marking->list, removed ? &ink->removed_fill : &ink->fills[kind], start, end, marking->text);
      if (marking->quiet)
        return;
      if (removed)
        strike (marking->list, &ink->removed, start, end, marking->text);
      else
        underline (marking->list, PANGO_UNDERLINE_SINGLE, &ink->marks[kind], start, end, marking->text);
      return;
    case DZ_SHEET_MARK_NUMBER:
      insert (marking->list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end, marking->text);
      fill (marking->list, &ink->fills[kind], start, end, marking->text);
      underline (marking->list, PANGO_UNDERLINE_DOUBLE, &ink->marks[kind], start, end, marking->text);
      return;
    case DZ_SHEET_MARK_HARDENED:
    case DZ_SHEET_MARK_SOFTENED:
      fill (marking->list, &ink->fills[kind], start, end, marking->text);
      underline (marking->list, PANGO_UNDERLINE_ERROR, &ink->marks[kind], start, end, marking->text);
      return;
    case DZ_SHEET_MARK_MOVED:
    default:
      if (marking->frame->all_words)
        underline (marking->list, PANGO_UNDERLINE_LOW, &ink->marks[kind], start, end, marking->text);
      return;
    }
}

static void
mark_cell (const Marking *marking, const DzSheetCell *cell)
{
  const char *text = marking->text;
  int index = 0;

  for (guint i = 0; cell->marks != NULL && i < cell->marks->len; i++)
    {
      const DzSheetMark *mark = &g_array_index (cell->marks, DzSheetMark, i);
      const char *start;

      for (; index < mark->text; index++)
        text = strchr (text, '\n') + 1;
      start = g_utf8_offset_to_pointer (text, mark->start);
      mark_span (marking, mark->kind, start, g_utf8_offset_to_pointer (start, mark->end - mark->start));
    }
}

/* A paragraph is one line: what breaks lines inside of it would part it. */
static char *
dup_cell_text (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < row->cells[column].n; i++)
    {
      g_autofree char *line = g_strdup (dz_comparison_sheet_get_paragraph (sheet, row, column, i)->text);

      g_strdelimit (line, "\n\r", ' ');
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

static PangoLayout *
new_layout (GtkWidget *widget, const DzComparisonFrame *frame, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_set_width (layout, (int) (frame->text_width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.15f);

  return layout;
}

static PangoLayout *
new_text (GtkWidget *widget, const DzComparisonFrame *frame, const DzComparisonSheet *sheet,
          const DzSheetRow *row, guint column, const DzComparisonInk *ink)
{
  g_autofree char *text = row->pointer ? dz_comparison_sheet_dup_tag (sheet, row, column)
                                       : dup_cell_text (sheet, row, column);
  PangoAttrList *list = pango_attr_list_new ();
  PangoLayout *layout = new_layout (widget, frame, text);
  const Marking marking = { frame, ink, list, text, column, row->rewritten };

  if (row->heading && !row->pointer)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (row->pointer)
    pango_attr_list_insert (list, pango_attr_scale_new (FOOT_SCALE));
  else
    mark_cell (&marking, &row->cells[column]);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);

  return layout;
}

static PangoLayout *
new_foot (GtkWidget *widget, const DzComparisonFrame *frame, const DzSheetRow *row, guint column)
{
  g_autofree char *text = dz_sheet_row_dup_foot (row, column);
  PangoAttrList *list;
  PangoLayout *layout;

  if (text == NULL)
    return NULL;
  list = pango_attr_list_new ();
  layout = new_layout (widget, frame, text);
  pango_layout_set_width (layout, (int) ((frame->text_width - frame->em) * PANGO_SCALE));
  pango_attr_list_insert (list, pango_attr_scale_new (FOOT_SCALE));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height = 0;

  if (layout != NULL)
    pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* Number, kind, whose word it is: a line each. */
static double
get_margin_height (const DzComparisonFrame *frame, const DzSheetRow *row)
{
  int lines = row->heading ? 0 : 1;

  if (row->pointer || row->aside)
    return 0;
  lines += row->rewritten || (row->kind != DZ_PAIR_SAME && row->kind != DZ_PAIR_REWORDED);
  lines += row->by_reader;

  return lines * MARGIN_LINE * frame->em;
}

DzComparisonRowLayout *
dz_comparison_row_layout_new (GtkWidget *widget, const DzComparisonFrame *frame, const DzComparisonSheet *sheet,
                              const DzSheetRow *row, const DzComparisonInk *ink)
{
  DzComparisonRowLayout *layout = g_new0 (DzComparisonRowLayout, 1);

  for (guint i = 0; i < frame->n_columns; i++)
    {
      if (row->cells[i].n == 0)
        continue;
      layout->texts[i] = new_text (widget, frame, sheet, row, i, ink);
      layout->feet[i] = new_foot (widget, frame, row, i);
      layout->height = MAX (layout->height, get_height (layout->texts[i]) + get_height (layout->feet[i])
                                              + (layout->feet[i] != NULL ? 0.5 * frame->em : 0));
    }
  layout->height = ceil (MAX (layout->height, get_margin_height (frame, row)) + 2 * frame->pad);

  return layout;
}

void
dz_comparison_row_layout_free (DzComparisonRowLayout *layout)
{
  for (guint i = 0; i < DZ_SHEET_MAX_COLUMNS; i++)
    {
      g_clear_object (&layout->texts[i]);
      g_clear_object (&layout->feet[i]);
    }
  g_free (layout);
}

double
dz_comparison_frame_guess_height (const DzComparisonFrame *frame, const DzComparisonSheet *sheet,
                                  const DzSheetRow *row)
{
  double per_line = MAX (1, frame->text_width / frame->em);
  double most = 1;

  for (guint i = 0; i < frame->n_columns && !row->pointer; i++)
    {
      double lines = 0;

      for (int k = 0; k < row->cells[i].n; k++)
        lines += ceil (strlen (dz_comparison_sheet_get_paragraph (sheet, row, i, k)->text) / 3.0 / per_line);
      most = MAX (most, lines);
    }

  return ceil ((most * LINE_HEIGHT + row->changes->len * FOOT_SCALE * LINE_HEIGHT) * frame->em + 2 * frame->pad);
}

/* Only where two places are compared nothing was added or dropped: each has its own. */
static const char *
get_kind_word (const DzSheetRow *row, guint column, gboolean between_places)
{
  switch (row->kind)
    {
    case DZ_PAIR_ADDED:
      return column == 2 || between_places ? C_ ("margin", "only here") : C_ ("margin", "added");
    case DZ_PAIR_DROPPED:
      return between_places ? C_ ("margin", "only here") : C_ ("margin", "dropped");
    case DZ_PAIR_MOVED:
      return C_ ("margin", "moved");
    case DZ_PAIR_SPLIT:
      return C_ ("margin", "split");
    case DZ_PAIR_MERGED:
      return C_ ("margin", "merged");
    case DZ_PAIR_REWORDED:
      return row->rewritten && column < 2 ? C_ ("margin", "rewritten") : NULL;
    case DZ_PAIR_SAME:
    default:
      return NULL;
    }
}

char *
dz_comparison_dup_margin_word (const DzSheetRow *row, guint column, gboolean between_places)
{
  const char *kind = get_kind_word (row, column, between_places);
  gboolean alone = row->kind == DZ_PAIR_ADDED || row->kind == DZ_PAIR_DROPPED;

  if (row->cells[column].n == 0 || row->pointer || (column == 2 && !alone))
    return NULL;
  if (!row->by_reader)
    return g_strdup (kind);
  /* Translators: in the margin, below a number: the reader herself paired or separated this paragraph. */
  if (kind == NULL)
    return g_strdup (C_ ("margin", "✎ yours"));

  return g_strconcat (kind, "\n", C_ ("margin", "✎ yours"), NULL);
}
