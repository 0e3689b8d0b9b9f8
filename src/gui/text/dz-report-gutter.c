/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-report-gutter.h"

#include <glib/gi18n.h>

#include <adwaita.h>

#include "gui/notes/dz-highlight-color.h"
#include "gui/text/dz-report-view-private.h"

#define MARGIN 6
#define BADGE 16
#define BAR 3
#define OVERLAP 2 /* of the lines of number and word, which have air between them */
#define NUMBER_SCALE 0.8
#define WORD_SCALE 0.7

struct _DzReportGutter
{
  GtkWidget parent_instance;

  DzReportView *view; /* the owner: outlives this */
};

G_DEFINE_FINAL_TYPE (DzReportGutter, dz_report_gutter, GTK_TYPE_WIDGET)

static PangoLayout *
create_layout (DzReportGutter *self, const char *text, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

static int
measure_text (DzReportGutter *self, const char *text, double scale)
{
  g_autoptr (PangoLayout) layout = create_layout (self, text, scale);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static void
dz_report_gutter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  DzReportGutter *self = DZ_REPORT_GUTTER (widget);
  const char *const words[] = { _("added"), _("dropped"), _("moved"), _("only here") };

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  *minimum = MAX (measure_text (self, "000", NUMBER_SCALE), BADGE);
  for (guint i = 0; self->view->comparison != NULL && i < G_N_ELEMENTS (words); i++)
    *minimum = MAX (*minimum, measure_text (self, words[i], WORD_SCALE));
  *minimum += 2 * MARGIN;
  *natural = *minimum;
}

static int
get_text_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
draw_text (DzReportGutter *self, GtkSnapshot *snapshot, PangoLayout *layout, DzTextColor color, int y)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (GTK_WIDGET (self)) - MARGIN - width, y));
  gtk_snapshot_append_layout (snapshot, layout, &self->view->marks.colors[color]);
  gtk_snapshot_restore (snapshot);
}

static void
draw_badge (DzReportGutter *self, GtkSnapshot *snapshot, guint n_notes, int y)
{
  g_autofree char *text = n_notes > 1 ? g_strdup_printf ("%u", n_notes) : g_strdup ("✎");
  g_autoptr (PangoLayout) layout = create_layout (self, text, NUMBER_SCALE);
  float x = gtk_widget_get_width (GTK_WIDGET (self)) - MARGIN - BADGE;
  GskRoundedRect outline;
  int width;
  int height;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, BADGE, BADGE), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &self->view->marks.colors[DZ_TEXT_COLOR_NOTE], &outline.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x + (BADGE - width) / 2.0f, y + (BADGE - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &self->view->marks.colors[DZ_TEXT_COLOR_NOTE_INK]);
  gtk_snapshot_restore (snapshot);
}

/* Where the first row of a line stands in the margin; one_row tells that there is no other. */
static GdkRectangle
get_row (DzReportGutter *self, const GtkTextIter *iter, gboolean *one_row)
{
  GdkRectangle area;
  int y;
  int height;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), iter, &area);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), iter, &y, &height);
  *one_row = height < 2 * area.height;
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_LEFT, 0, area.y, NULL, &y);

  return (GdkRectangle){ 0, y, 0, area.height };
}

static int
get_badge_y (DzReportGutter *self, const GtkTextIter *iter, int paragraph)
{
  gboolean one_row;
  GdkRectangle row = get_row (self, iter, &one_row);
  gboolean below_word = dz_report_view_get_change_word (self->view, paragraph) != NULL && !one_row;

  return row.y + row.height + (below_word ? row.height / 2 : 0) + 2;
}

/* A bar at the text beside the lines of each highlight; where some overlap, the others stand beside the first. */
static void
draw_highlight_bars (DzReportGutter *self, GtkSnapshot *snapshot, const GtkTextIter *iter, int paragraph)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const GArray *marks = NULL;
  float x = gtk_widget_get_width (GTK_WIDGET (self)) - BAR;

  if (self->view->notes != NULL && paragraph >= 0)
    marks = dz_note_marks_list (self->view->notes,
                                dz_report_content_get_paragraph (self->view->content, paragraph)->id);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DzNote *note = g_array_index (marks, DzNoteMark, i).note;
      const DzHighlightColor *color = dz_highlight_color_find (note->color);
      GtkTextIter from;
      GtkTextIter to;
      GdkRectangle first;
      GdkRectangle last;
      GdkRGBA ink;

      if (color == NULL || !dz_report_view_get_iter (self->view, paragraph, MAX (note->start, 0), &from)
          || !dz_report_view_get_iter (self->view, paragraph, MAX (note->end - 1, 0), &to))
        continue;
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &from, &first);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &to, &last);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_LEFT, 0, first.y, NULL,
                                             &first.y);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_LEFT, 0, last.y, NULL,
                                             &last.y);
      dz_highlight_color_get_ink (color, dark, &ink);
      gtk_snapshot_append_color (snapshot, &ink,
                                 &GRAPHENE_RECT_INIT (x - MIN (g_array_index (marks, DzNoteMark, i).lane, 1) * BAR, first.y, BAR,
                                                      last.y + last.height - first.y));
    }
}

static void
draw_line (DzReportGutter *self, GtkSnapshot *snapshot, const GtkTextIter *iter)
{
  int paragraph = dz_report_view_locate (self->view, iter, NULL);
  const char *word = dz_report_view_get_change_word (self->view, paragraph);
  guint n_notes = dz_report_view_count_notes (self->view, paragraph);
  gboolean one_row;
  GdkRectangle row = get_row (self, iter, &one_row);
  int number = paragraph >= 0 ? dz_report_content_get_paragraph (self->view->content, paragraph)->number : 0;
  g_autofree char *text = g_strdup_printf ("%d", number);
  g_autoptr (PangoLayout) number_layout = create_layout (self, text, NUMBER_SCALE);
  g_autoptr (PangoLayout) word_layout = create_layout (self, word != NULL ? word : "", WORD_SCALE);
  int number_height = number > 0 ? get_text_height (number_layout) : 0;
  int y = row.y + MAX (row.height - number_height, 0) / 2;

  /* Number and word of a paragraph of one row share that row. */
  if (word != NULL && one_row)
    y = row.y + (row.height - number_height - get_text_height (word_layout)) / 2;
  if (number > 0)
    draw_text (self, snapshot, number_layout, DZ_TEXT_COLOR_NUMBER, y);
  if (word != NULL)
    draw_text (self, snapshot, word_layout, DZ_TEXT_COLOR_CHANGE, y + number_height - OVERLAP);
  draw_highlight_bars (self, snapshot, iter, paragraph);
  if (n_notes > 0)
    draw_badge (self, snapshot, n_notes, get_badge_y (self, iter, paragraph));
}

static void
dz_report_gutter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzReportGutter *self = DZ_REPORT_GUTTER (widget);
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GtkTextIter iter;
  int line_y;

  if (self->view->content == NULL)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, &line_y);
  while (dz_report_view_locate (self->view, &iter, NULL) >= 0)
    {
      gtk_text_view_get_line_yrange (view, &iter, &line_y, NULL);
      if (line_y > visible.y + visible.height)
        break;
      draw_line (self, snapshot, &iter);
      if (!gtk_text_iter_forward_line (&iter))
        break;
    }
}

/* The line at a place of the margin. Returns its paragraph, -1 for none. */
static int
pick (DzReportGutter *self, double y, GtkTextIter *iter)
{
  int buffer_y;

  if (self->view->content == NULL)
    return -1;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &buffer_y);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->view), iter, buffer_y, NULL);

  return dz_report_view_locate (self->view, iter, NULL);
}

static gboolean
is_on_badge (DzReportGutter *self, const GtkTextIter *iter, int paragraph, double y)
{
  int top;

  if (dz_report_view_count_notes (self->view, paragraph) == 0)
    return FALSE;
  top = get_badge_y (self, iter, paragraph);

  return y >= top - 2 && y < top + BADGE + 2;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DzReportGutter *self)
{
  GtkTextIter iter;
  int paragraph = pick (self, y, &iter);

  if (paragraph < 0)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  dz_report_view_place_caret (self->view, paragraph, 0);
  if (is_on_badge (self, &iter, paragraph, y))
    dz_report_view_emit_note_activated (self->view, paragraph);
  else
    dz_report_view_emit_activated (self->view, paragraph, -1, TRUE);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  DzReportGutter *self = DZ_REPORT_GUTTER (widget);
  GtkTextIter iter;
  int paragraph = keyboard ? -1 : pick (self, y, &iter);
  guint n_notes = dz_report_view_count_notes (self->view, paragraph);
  g_autofree char *citation = NULL;
  g_autofree char *text = NULL;
  int number;

  if (paragraph < 0)
    return FALSE;
  number = dz_report_content_get_paragraph (self->view->content, paragraph)->number;
  citation = dz_report_dup_citation (self->view->content->report, number);
  if (n_notes > 0)
    {
      g_autofree char *head = g_strdup_printf (ngettext ("%s, %u note", "%s, %u notes", n_notes), citation, n_notes);
      g_autofree char *preview = dz_report_view_dup_note_preview (self->view, paragraph);

      text = g_strconcat (head, "\n", preview, NULL);
    }
  gtk_tooltip_set_text (tooltip, text != NULL ? text : citation);

  return number > 0 || n_notes > 0;
}

static void
dz_report_gutter_class_init (DzReportGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dz_report_gutter_measure;
  widget_class->snapshot = dz_report_gutter_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dz_report_gutter_init (DzReportGutter *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Paragraph Numbers and Notes"), -1);
}

GtkWidget *
dz_report_gutter_new (DzReportView *view)
{
  DzReportGutter *self = g_object_new (DZ_TYPE_REPORT_GUTTER, NULL);

  self->view = view;

  return GTK_WIDGET (self);
}
