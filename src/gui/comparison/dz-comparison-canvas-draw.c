/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-canvas-private.h"

#define SMALL 0.78
#define BAR 3

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_box (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Right-aligned at x; returns the height. */
static double
draw_small (DzComparisonCanvas *self, GtkSnapshot *snapshot, const char *text, double x, double y,
            const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *list = pango_attr_list_new ();
  int width;
  int height;

  pango_attr_list_insert (list, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (layout, &width, &height);
  draw_layout (snapshot, layout, x - width, y, color);

  return height;
}

static guint
count_notes (DzComparisonCanvas *self, const DzSheetRow *row, guint column)
{
  guint n = 0;

  for (int i = 0; self->notes != NULL && !row->pointer && i < row->cells[column].n; i++)
    n += GPOINTER_TO_UINT (
      g_hash_table_lookup (self->notes, &dz_comparison_sheet_get_paragraph (self->sheet, row, column, i)->id));

  return n;
}

static gboolean
is_between_places (DzComparisonCanvas *self)
{
  return g_strcmp0 (self->sheet->comparison->left->place, self->sheet->comparison->right->place) != 0;
}

static void
draw_margin (DzComparisonCanvas *self, GtkSnapshot *snapshot, const DzSheetRow *row, guint column, double y)
{
  g_autofree char *number = dz_comparison_sheet_dup_number (self->sheet, row, column);
  g_autofree char *word = dz_comparison_dup_margin_word (row, column, is_between_places (self));
  guint n_notes = count_notes (self, row, column);
  double x = self->frame.number_x[column];

  y += 0.15 * self->frame.em;
  if (number != NULL)
    y += draw_small (self, snapshot, number, x, y, &self->ink.quiet);
  if (word != NULL)
    y += draw_small (self, snapshot, word, x, y, &self->ink.kinds[row->kind]);
  if (n_notes > 0)
    {
      /* The same sign as in the margin of the reader. */
      g_autofree char *text = n_notes > 1 ? g_strdup_printf ("✎%u", n_notes) : g_strdup ("✎");

      draw_small (self, snapshot, text, x, y, &self->ink.text);
    }
}

static void
draw_foot (DzComparisonCanvas *self, GtkSnapshot *snapshot, const DzComparisonRowLayout *layout, guint column,
           double y)
{
  double x = self->frame.text_x[column];
  int text_height;
  int height;

  pango_layout_get_pixel_size (layout->texts[column], NULL, &text_height);
  pango_layout_get_pixel_size (layout->feet[column], NULL, &height);
  y += text_height + 0.5 * self->frame.em;
  draw_box (snapshot, &self->ink.marks[DZ_SHEET_MARK_NUMBER], x, y + 2, 2, height - 4);
  draw_layout (snapshot, layout->feet[column], x + 0.6 * self->frame.em, y, &self->ink.text);
}

static gboolean
is_waiting (DzComparisonCanvas *self, int row, guint column)
{
  return row == self->waiting_row && (int) column == self->waiting_column;
}

/* A bar beside what only one side has, or what stands elsewhere: the word in the margin tells which. */
static gboolean
has_bar (const DzSheetRow *row, guint column)
{
  return !row->pointer && row->kind != DZ_PAIR_SAME && row->kind != DZ_PAIR_REWORDED && column < 2;
}

static void
draw_cell (DzComparisonCanvas *self, GtkSnapshot *snapshot, const DzShownRow *shown, const DzSheetRow *row,
           const DzComparisonRowLayout *layout, guint column, double y)
{
  const DzComparisonFrame *frame = &self->frame;
  double x = frame->text_x[column];
  gboolean quiet = row->pointer || row->aside || (row->kind == DZ_PAIR_SAME && column < 2 && !row->heading);

  if (is_waiting (self, shown->row, column))
    draw_box (snapshot, &self->ink.cursor, x - frame->gutter, y, frame->gutter + frame->text_width,
              shown->height);
  if (layout->texts[column] == NULL)
    return;
  if (has_bar (row, column))
    draw_box (snapshot, &self->ink.kinds[row->kind], x - 0.4 * frame->em, y + frame->pad, BAR,
              shown->height - 2 * frame->pad);
  draw_margin (self, snapshot, row, column, y + frame->pad);
  if (shown->row == self->selection.row && (int) column == self->selection.column)
    dz_comparison_canvas_draw_selection (self, snapshot, layout->texts[column], x, y + frame->pad);
  draw_layout (snapshot, layout->texts[column], x, y + frame->pad, quiet ? &self->ink.quiet : &self->ink.text);
  if (layout->feet[column] != NULL)
    draw_foot (self, snapshot, layout, column, y + frame->pad);
}

static void
draw_row (DzComparisonCanvas *self, GtkSnapshot *snapshot, guint index, double y)
{
  const DzComparisonRowLayout *layout = dz_comparison_canvas_lay_out (self, index);
  const DzShownRow *shown = dz_comparison_canvas_get_row (self, index);
  const DzSheetRow *row = dz_comparison_canvas_get_sheet_row (self, index);
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  if ((int) index == self->cursor)
    {
      draw_box (snapshot, &self->ink.cursor, 0, y, width, shown->height);
      draw_box (snapshot, &self->ink.accent, 0, y, BAR, shown->height);
      if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
        draw_box (snapshot, &self->ink.accent, self->frame.text_x[self->column], y + shown->height - 2,
                  self->frame.text_width, 2);
    }
  for (guint column = 0; column < self->frame.n_columns; column++)
    draw_cell (self, snapshot, shown, row, layout, column, y);
  draw_box (snapshot, &self->ink.line, 0, y + shown->height - 1, width, 1);
}

/* Rows above may turn out to have other heights than was guessed: where the window stands is asked for anew. */
static void
lay_out_window (DzComparisonCanvas *self, int *first, int *last)
{
  double page = gtk_widget_get_height (GTK_WIDGET (self));

  *first = dz_comparison_canvas_find_at (self, dz_comparison_canvas_get_scrolled (self));
  for (*last = *first; *last < (int) self->shown->len; (*last)++)
    {
      dz_comparison_canvas_lay_out (self, (guint) *last);
      if (dz_comparison_canvas_get_row (self, (guint) *last)->top
          > dz_comparison_canvas_get_scrolled (self) + page)
        break;
    }
  *last = MIN (*last, (int) self->shown->len - 1);
}

void
dz_comparison_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzComparisonCanvas *self = DZ_COMPARISON_CANVAS (widget);
  int first;
  int last;

  dz_comparison_canvas_ensure_frame (self);
  if (self->sheet == NULL || self->width <= 0 || self->shown->len == 0)
    return;

  self->drawing = TRUE;
  lay_out_window (self, &first, &last);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                         gtk_widget_get_height (widget)));
  for (int i = first; i <= last; i++)
    draw_row (self, snapshot, (guint) i,
              dz_comparison_canvas_get_row (self, (guint) i)->top - dz_comparison_canvas_get_scrolled (self));
  gtk_snapshot_pop (snapshot);
  self->drawing = FALSE;
  dz_comparison_canvas_drop_far (self, (guint) first, (guint) last);
}
