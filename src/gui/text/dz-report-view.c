/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-report-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/dz-text.h"
#include "gui/text/dz-report-gutter.h"
#include "gui/text/dz-report-view-private.h"

G_DEFINE_FINAL_TYPE (DzReportView, dz_report_view, GTK_TYPE_TEXT_VIEW)

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_NOTE_ACTIVATED,
  SIGNAL_ADD_NOTE,
  SIGNAL_FIND,
  SIGNAL_FIGURE,
  SIGNAL_HIGHLIGHT,
  SIGNAL_TAG,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_colors (DzReportView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  dz_report_tags_set_colors (&self->marks, adw_style_manager_get_dark (manager),
                             adw_style_manager_get_high_contrast (manager));
  gtk_widget_queue_draw (self->gutter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = dz_report_view_dup_selection (DZ_REPORT_VIEW (view), FALSE);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/* The margin does not scroll by itself: it draws anew what stands beside the text. */
static void
follow_scrolling (DzReportView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment == self->adjustment)
    return;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, gtk_widget_queue_draw, self->gutter);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self->gutter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self->gutter,
                           G_CONNECT_SWAPPED);
}

static void
dz_report_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dz_report_view_parent_class)->realize (widget);
  dz_report_view_update_size (DZ_REPORT_VIEW (widget));
}

static void
dz_report_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dz_report_view_parent_class)->css_changed (widget, change);
  dz_report_view_follow_type (DZ_REPORT_VIEW (widget));
}

static void
dz_report_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);

  dz_report_view_limit_column (self, width);
  self->being_allocated = TRUE;
  GTK_WIDGET_CLASS (dz_report_view_parent_class)->size_allocate (widget, width, height, baseline);
  self->being_allocated = FALSE;
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  dz_report_view_present_notes (self);
}

static void
dz_report_view_dispose (GObject *object)
{
  DzReportView *self = DZ_REPORT_VIEW (object);

  g_clear_handle_id (&self->arrival, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->content, dz_report_content_unref);
  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  dz_report_view_close_notes (self);
  g_clear_pointer (&self->notes, dz_note_marks_unref);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (dz_report_view_parent_class)->dispose (object);
}

static void
dz_report_view_finalize (GObject *object)
{
  DzReportView *self = DZ_REPORT_VIEW (object);

  g_free (self->term);
  g_free (self->query);

  G_OBJECT_CLASS (dz_report_view_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[SIGNAL_NOTE_ACTIVATED] = g_signal_new ("note-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_ADD_NOTE] = g_signal_new ("add-note", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_FIND] = g_signal_new ("find", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FIGURE] = g_signal_new ("figure", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_HIGHLIGHT] = g_signal_new ("highlight", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TAG] = g_signal_new ("tag", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
dz_report_view_class_init (DzReportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = dz_report_view_dispose;
  object_class->finalize = dz_report_view_finalize;
  widget_class->realize = dz_report_view_realize;
  widget_class->css_changed = dz_report_view_css_changed;
  widget_class->size_allocate = dz_report_view_size_allocate;
  text_class->copy_clipboard = copy_clipboard;
  text_class->snapshot_layer = dz_report_view_snapshot_layer;

  install_signals (G_TYPE_FROM_CLASS (klass));
  dz_report_view_class_init_input (widget_class);
}

static void
dz_report_view_init (DzReportView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->focus_paragraph = -1;
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, DZ_REPORT_LEFT_MARGIN);
  gtk_text_view_set_right_margin (view, DZ_REPORT_RIGHT_MARGIN);
  gtk_text_view_set_top_margin (view, 10);
  gtk_text_view_set_bottom_margin (view, 32);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dz-report");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Report Text"),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);

  dz_report_tags_init (&self->marks, buffer);
  self->gutter = dz_report_gutter_new (self);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, self->gutter);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (follow_scrolling), NULL);
  follow_scrolling (self);
  dz_report_view_init_input (self);
  update_colors (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colors), self, G_CONNECT_SWAPPED);
}

gboolean
dz_report_view_get_iter (DzReportView *self, int paragraph, int offset, GtkTextIter *iter)
{
  if (self->content == NULL || paragraph < 0 || paragraph >= (int) self->content->report->paragraphs->len
      || self->content->offsets[paragraph] < 0)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      self->content->offsets[paragraph] + offset);

  return TRUE;
}

int
dz_report_view_locate (DzReportView *self, const GtkTextIter *iter, int *offset)
{
  int line = gtk_text_iter_get_line (iter);

  if (offset != NULL)
    *offset = gtk_text_iter_get_line_offset (iter);
  if (self->content == NULL || line >= (int) self->content->lines->len)
    return -1;

  return g_array_index (self->content->lines, int, line);
}

void
dz_report_view_emit_activated (DzReportView *self, int paragraph, int offset, gboolean step)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, paragraph, offset, step);
}

void
dz_report_view_emit_add_note (DzReportView *self, int paragraph, int start, int end)
{
  g_signal_emit (self, signals[SIGNAL_ADD_NOTE], 0, paragraph, start, end);
}

void
dz_report_view_emit_find (DzReportView *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_FIND], 0, text);
}

void
dz_report_view_emit_figure (DzReportView *self, DzFigureVerb verb, int paragraph, int start, int end)
{
  g_signal_emit (self, signals[SIGNAL_FIGURE], 0, verb, paragraph, start, end);
}

void
dz_report_view_emit_note_activated (DzReportView *self, int paragraph)
{
  g_signal_emit (self, signals[SIGNAL_NOTE_ACTIVATED], 0, paragraph);
}

void
dz_report_view_emit_highlight (DzReportView *self, const char *color)
{
  g_signal_emit (self, signals[SIGNAL_HIGHLIGHT], 0, color);
}

void
dz_report_view_emit_tag (DzReportView *self, gboolean again)
{
  g_signal_emit (self, signals[SIGNAL_TAG], 0, again);
}

GtkWidget *
dz_report_view_new (void)
{
  return g_object_new (DZ_TYPE_REPORT_VIEW, NULL);
}

static void
name_view (DzReportView *self)
{
  g_autofree char *name = self->content != NULL ? dz_report_dup_name (self->content->report) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _("Report Text"), -1);
}

/* A text view tells the input method at once where the cursor is, and lays a line out for that. Where the view was
 * not drawn before, its font is not the one of the style sheet yet: another CJK face would be loaded, of 5 MB. */
static void
place_cursor_at_start (DzReportView *self, GtkTextBuffer *buffer)
{
  GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA;
  guint mark_set = g_signal_lookup ("mark-set", GTK_TYPE_TEXT_BUFFER);
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_signal_handlers_block_matched (buffer, match, mark_set, 0, NULL, NULL, self);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_signal_handlers_unblock_matched (buffer, match, mark_set, 0, NULL, NULL, self);
}

void
dz_report_view_set_content (DzReportView *self, DzReportContent *content)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (DzReportContent) before = NULL;
  gboolean same;

  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  if (content == self->content)
    return;

  same = content != NULL && self->content != NULL && dz_report_content_equal (content, self->content);
  before = g_steal_pointer (&self->content);
  self->content = content != NULL ? dz_report_content_ref (content) : NULL;
  if (same)
    {
      dz_report_view_mark_figures_anew (self, before);
      dz_report_view_mark_focus (self);
      return;
    }

  g_clear_handle_id (&self->arrival, g_source_remove);
  self->noise_shown = FALSE;
  self->focus_paragraph = -1;
  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  gtk_text_buffer_set_text (buffer, content != NULL ? content->text : "", -1);
  place_cursor_at_start (self, buffer);
  dz_report_view_mark_text (self);
  dz_report_view_fill_aside (self);
  dz_report_view_mark_term (self);
  dz_report_view_mark_query (self);
  name_view (self);
  gtk_widget_queue_resize (self->gutter);
}

gboolean
dz_report_view_is_being_allocated (DzReportView *self)
{
  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), FALSE);

  return self->being_allocated;
}

DzReportContent *
dz_report_view_get_content (DzReportView *self)
{
  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), NULL);

  return self->content;
}

void
dz_report_view_set_focus (DzReportView *self, int paragraph, int start, int end, gint64 quantity_id)
{
  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  self->focus_paragraph = paragraph;
  self->focus_start = start;
  self->focus_end = end;
  self->focus_quantity = quantity_id;
  dz_report_view_mark_focus (self);
  dz_report_view_mark_changes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_queue_draw (self->gutter);
}

int
dz_report_view_get_focus (DzReportView *self)
{
  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), -1);

  return self->focus_paragraph;
}

void
dz_report_view_set_term (DzReportView *self, const char *key)
{
  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  if (g_strcmp0 (self->term, key) == 0)
    return;

  g_free (self->term);
  self->term = g_strdup (key);
  dz_report_view_mark_term (self);
}

void
dz_report_view_set_query (DzReportView *self, const char *query)
{
  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  if (g_strcmp0 (self->query, query) == 0)
    return;

  g_free (self->query);
  self->query = g_strdup (query);
  dz_report_view_mark_query (self);
}

void
dz_report_view_set_notes (DzReportView *self, DzNoteMarks *notes)
{
  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  if (notes != NULL)
    dz_note_marks_ref (notes);
  g_clear_pointer (&self->notes, dz_note_marks_unref);
  self->notes = notes;
  gtk_widget_queue_draw (self->gutter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
dz_report_view_count_notes (DzReportView *self, int paragraph)
{
  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), 0);

  if (self->notes == NULL || self->content == NULL || paragraph < 0)
    return 0;

  return dz_note_marks_count (self->notes, dz_report_content_get_paragraph (self->content, paragraph)->id);
}

void
dz_report_view_set_comparison (DzReportView *self, DzTextComparison *comparison, DzSide side)
{
  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  if (comparison != NULL)
    dz_text_comparison_ref (comparison);
  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  self->comparison = comparison;
  self->side = side;
  dz_report_view_mark_changes (self);
  gtk_widget_queue_resize (self->gutter);
}

void
dz_report_view_set_all_changes (DzReportView *self, gboolean all)
{
  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  self->all_changes = all;
  dz_report_view_mark_changes (self);
}

static const char *
get_only_word (DzReportView *self)
{
  if (dz_text_comparison_is_between_places (self->comparison))
    /* Translators: in the narrow margin of a report beside that of another place: it has no such paragraph. */
    return _("only here");
  if (dz_text_comparison_get_later (self->comparison) == self->side)
    /* Translators: in the narrow margin of the later of two reports: this paragraph is new. */
    return _("added");

  /* Translators: in the narrow margin of the earlier of two reports: the later one has no such paragraph. */
  return _("dropped");
}

const char *
dz_report_view_get_change_word (DzReportView *self, int paragraph)
{
  int pair = self->comparison != NULL ? dz_text_comparison_find_pair (self->comparison, self->side, paragraph) : -1;

  if (pair < 0)
    return NULL;

  switch (dz_text_comparison_get_pair (self->comparison, pair)->kind)
    {
    case DZ_PAIR_MOVED:
      /* Translators: in the narrow margin of a report shown beside another: this paragraph stands elsewhere there. */
      return _("moved");
    case DZ_PAIR_ADDED:
    case DZ_PAIR_DROPPED:
      return get_only_word (self);
    case DZ_PAIR_SAME:
    case DZ_PAIR_REWORDED:
    case DZ_PAIR_SPLIT:
    case DZ_PAIR_MERGED:
    default:
      return NULL;
    }
}

void
dz_report_view_scroll_to (DzReportView *self, int paragraph, int offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (GtkTextMark) mark = NULL;
  GtkTextIter iter;

  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  if (!dz_report_view_get_iter (self, paragraph, offset, &iter))
    return;

  mark = gtk_text_buffer_get_mark (buffer, "place");
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "place", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  g_object_ref (mark);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0, TRUE, 0, 0.3);
}

gboolean
dz_report_view_get_extent (DzReportView *self, int paragraph, int *y, int *height)
{
  GtkTextIter iter;

  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), FALSE);

  if (!dz_report_view_get_iter (self, paragraph, 0, &iter))
    return FALSE;
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, y, height);

  return TRUE;
}

int
dz_report_view_get_caret (DzReportView *self, int *start, int *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from;
  GtkTextIter to;

  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), -1);

  *start = -1;
  *end = -1;
  if (gtk_text_buffer_get_selection_bounds (buffer, &from, &to)
      && gtk_text_iter_get_line (&from) == gtk_text_iter_get_line (&to))
    {
      *start = gtk_text_iter_get_line_offset (&from);
      *end = gtk_text_iter_get_line_offset (&to);
    }

  return dz_report_view_locate (self, &from, NULL);
}

void
dz_report_view_place_caret (DzReportView *self, int paragraph, int offset)
{
  GtkTextIter iter;

  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  if (dz_report_view_get_iter (self, paragraph, offset, &iter))
    gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
}

static int
get_number (DzReportView *self, int paragraph)
{
  return paragraph >= 0 ? dz_report_content_get_paragraph (self->content, paragraph)->number : 0;
}

static char *
dup_citation (DzReportView *self, const GtkTextIter *from, const GtkTextIter *to)
{
  const DzReport *report = self->content->report;
  int first = get_number (self, dz_report_view_locate (self, from, NULL));
  int last = get_number (self, dz_report_view_locate (self, to, NULL));
  g_autofree char *citation = dz_report_dup_citation (report, first > 0 ? first : last);

  if (first > 0 && last > first)
    return g_strdup_printf ("%s–%d", citation, last);

  return g_steal_pointer (&citation);
}

char *
dz_report_view_dup_selection (DzReportView *self, gboolean with_citation)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *text = NULL;
  g_autofree char *citation = NULL;
  GtkTextIter from;
  GtkTextIter to;

  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), NULL);

  if (self->content == NULL || !gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
    return NULL;
  text = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
  if (!with_citation)
    return g_steal_pointer (&text);

  gtk_text_iter_backward_char (&to);
  citation = dup_citation (self, &from, &to);
  /* Translators: a copied passage and where it stands: “…” (Wuchang 2025 ¶31) */
  return g_strdup_printf (_("%s (%s)"), text, citation);
}
