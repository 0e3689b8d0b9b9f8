/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/glossary/dz-term-tips.h"
#include "gui/notes/dz-color-row.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/text/dz-report-view-private.h"

#define PREVIEW_CHARS 42

static GtkTextBuffer *
get_buffer (DzReportView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static const GArray *
list_marks (DzReportView *self, int paragraph)
{
  if (self->notes == NULL || self->content == NULL || paragraph < 0)
    return NULL;

  return dz_note_marks_list (self->notes, dz_report_content_get_paragraph (self->content, paragraph)->id);
}

char *
dz_report_view_dup_note_preview (DzReportView *self, int paragraph)
{
  const GArray *marks = list_marks (self, paragraph);
  GString *text = g_string_new (NULL);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DzNote *note = g_array_index (marks, DzNoteMark, i).note;
      g_autofree char *preview = dz_note_mark_has_words (note) ? dz_note_marks_dup_preview (self->notes, note) : NULL;

      if (preview != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", preview);
    }

  return g_string_free (text, text->len == 0);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);

  dz_report_view_hide_notes (self);
  if (self->content != NULL)
    dz_report_view_emit_tag (self, g_str_equal (name, "report.repeat-tag"));
}

static gboolean
ends_sentence (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff1b || c == '!' || c == '?' || c == ';';
}

/* Without what ends it, and without the blank before it. */
static void
find_sentence (const GtkTextIter *caret, GtkTextIter *from, GtkTextIter *to)
{
  *from = *to = *caret;
  while (!gtk_text_iter_starts_line (from))
    {
      gtk_text_iter_backward_char (from);
      if (!ends_sentence (gtk_text_iter_get_char (from)))
        continue;
      gtk_text_iter_forward_char (from);
      break;
    }
  while (!gtk_text_iter_ends_line (to) && !ends_sentence (gtk_text_iter_get_char (to)))
    gtk_text_iter_forward_char (to);
  while (gtk_text_iter_compare (from, to) < 0 && g_unichar_isspace (gtk_text_iter_get_char (from)))
    gtk_text_iter_forward_char (from);
}

GArray *
dz_report_view_list_passages (DzReportView *self)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (DzContentSpan));
  GtkTextIter from;
  GtkTextIter to;

  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), passages);

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    find_sentence (&from, &from, &to);
  while (gtk_text_iter_compare (&from, &to) < 0)
    {
      DzContentSpan passage = { 0 };
      GtkTextIter end = from;

      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      if (gtk_text_iter_compare (&end, &to) > 0)
        end = to;
      passage.paragraph = dz_report_view_locate (self, &from, &passage.start);
      passage.end = gtk_text_iter_get_line_offset (&end);
      if (passage.paragraph >= 0 && passage.start < passage.end)
        g_array_append_val (passages, passage);
      if (!gtk_text_iter_forward_line (&from))
        break;
    }

  return passages;
}

static int
get_caret (DzReportView *self, int *offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));

  return dz_report_view_locate (self, &iter, offset);
}

const DzNote *
dz_report_view_get_caret_note (DzReportView *self)
{
  int offset;
  int paragraph;

  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), NULL);

  if (self->notes == NULL || gtk_text_buffer_get_has_selection (get_buffer (self)))
    return NULL;
  paragraph = get_caret (self, &offset);
  if (paragraph < 0)
    return NULL;

  return dz_note_marks_find_at (self->notes, dz_report_content_get_paragraph (self->content, paragraph)->id, offset);
}

static GtkWidget *
create_popover (DzReportView *self, GtkWidget *child, GtkPositionType position)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), position);
  gtk_popover_set_child (GTK_POPOVER (popover), child);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));

  return popover;
}

static GtkWidget *
create_selection_bar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  const struct
  {
    const char *icon;
    const char *action;
    const char *tip;
    const char *label;
  } buttons[] = {
    { "bookmark-new-symbolic", "report.tag", _("Tag… (T)"), _("Tag") },
    { "document-edit-symbolic", "report.add-note", _("Add Note (Ctrl+Shift+N)"), _("Add Note") },
    { "edit-copy-symbolic", "report.copy-with-citation", _("Copy with Citation (Ctrl+Shift+C)"),
      _("Copy with Citation") },
  };

  gtk_box_append (GTK_BOX (bar), dz_color_row_new ("report.highlight", NULL));
  gtk_box_append (GTK_BOX (bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (buttons[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_widget_set_tooltip_text (button, buttons[i].tip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, buttons[i].label, -1);
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (bar), button);
    }

  return bar;
}

static void
get_area (DzReportView *self, const GtkTextIter *iter, GdkRectangle *area)
{
  GdkRectangle visible;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), iter, area);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  area->y = CLAMP (area->y, visible.y, visible.y + visible.height - 1);
  area->width = MAX (area->width, 1);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, area->x, area->y, &area->x,
                                         &area->y);
}

void
dz_report_view_get_caret_area (DzReportView *self, GdkRectangle *area)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to);
  get_area (self, &from, area);
}

static void
point_to (DzReportView *self, GtkWidget *popover, const GtkTextIter *iter)
{
  GdkRectangle area;

  get_area (self, iter, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
}

void
dz_report_view_show_selection_bar (DzReportView *self)
{
  GtkTextIter from;
  GtkTextIter to;

  if (self->content == NULL || !gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to)
      || dz_report_view_locate (self, &from, NULL) < 0)
    return;

  if (self->selection_bar == NULL)
    self->selection_bar = create_popover (self, create_selection_bar (), GTK_POS_TOP);
  point_to (self, self->selection_bar, &from);
  gtk_popover_popup (GTK_POPOVER (self->selection_bar));
}

static void
hide_bar (DzReportView *self)
{
  if (self->selection_bar != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
}

void
dz_report_view_hide_preview (DzReportView *self)
{
  if (self->preview != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->preview));
}

void
dz_report_view_hide_notes (DzReportView *self)
{
  hide_bar (self);
  dz_report_view_hide_preview (self);
}

static void
selection_changed_cb (DzReportView *self)
{
  if (!gtk_text_buffer_get_has_selection (get_buffer (self)))
    hide_bar (self);
}

static void
show_preview (DzReportView *self, const DzNote *note, const GtkTextIter *iter)
{
  g_autofree char *text = dz_note_marks_dup_preview (self->notes, note);

  if (self->preview == NULL)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), PREVIEW_CHARS);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      self->preview = create_popover (self, label, GTK_POS_BOTTOM);
    }
  gtk_label_set_text (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (self->preview))), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  point_to (self, self->preview, iter);
  gtk_popover_popup (GTK_POPOVER (self->preview));
}

/* A term's definition is shown there by itself. */
void
dz_report_view_preview_caret (DzReportView *self)
{
  const DzNote *note = dz_report_view_get_caret_note (self);
  GtkTextIter iter;
  int offset;
  int paragraph = note != NULL ? get_caret (self, &offset) : -1;

  if (paragraph < 0 || !gtk_widget_has_focus (GTK_WIDGET (self))
      || (!dz_note_mark_has_words (note) && (note->tag_ids == NULL || note->tag_ids->len == 0))
      || (dz_term_tips_are_dotted (self) && dz_report_content_term_at (self->content, paragraph, offset) != NULL))
    return;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  show_preview (self, note, &iter);
}

static gboolean
is_beyond (const DzNote *note, int paragraph, int caret_paragraph, int caret, int direction)
{
  int start = MAX (note->start, 0);

  if (paragraph != caret_paragraph)
    return direction > 0 ? paragraph > caret_paragraph : paragraph < caret_paragraph;

  return direction > 0 ? start > caret : start < caret;
}

/* The first of a paragraph's notes beyond the caret in reading order, or the last before it. */
static const DzNote *
find_in_paragraph (DzReportView *self, int paragraph, int caret_paragraph, int caret, int direction)
{
  const GArray *marks = list_marks (self, paragraph);
  const DzNote *found = NULL;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DzNote *note = g_array_index (marks, DzNoteMark, direction > 0 ? i : marks->len - 1 - i).note;

      if (found == NULL && is_beyond (note, paragraph, caret_paragraph, caret, direction))
        found = note;
    }

  return found;
}

static void
go_to (DzReportView *self, int paragraph, const DzNote *note)
{
  GtkTextIter iter;
  int start = MAX (note->start, 0);

  if (!dz_report_view_get_iter (self, paragraph, start, &iter))
    return;
  dz_report_view_place_caret (self, paragraph, start);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), &iter, 0.15, FALSE, 0, 0);
  dz_report_view_emit_activated (self, paragraph, -1, FALSE);
  show_preview (self, note, &iter);
}

gboolean
dz_report_view_step_note (DzReportView *self, int direction)
{
  int n_paragraphs;
  int caret = 0;
  int from;

  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), FALSE);

  if (self->content == NULL || self->notes == NULL)
    return FALSE;
  n_paragraphs = self->content->report->paragraphs->len;
  from = get_caret (self, &caret);
  if (from < 0)
    from = n_paragraphs - 1;
  for (int i = from; i >= 0 && i < n_paragraphs; i += direction)
    {
      const DzNote *note = find_in_paragraph (self, i, from, caret, direction);

      if (note == NULL)
        continue;
      go_to (self, i, note);
      return TRUE;
    }

  return FALSE;
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!dz_report_view_step_note (DZ_REPORT_VIEW (widget), g_str_equal (name, "report.next-note") ? 1 : -1))
    gtk_widget_error_bell (widget);
}

static void
highlight_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);

  dz_report_view_hide_notes (self);
  if (self->content != NULL)
    dz_report_view_emit_highlight (self, parameter != NULL ? g_variant_get_string (parameter, NULL) : "");
}

/* What is to be read comes first: a note's words before a figure, a figure before a highlight without words. */
static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);
  g_autofree char *text = NULL;
  const DzNote *note;
  GtkTextIter iter;
  int paragraph;
  int offset;

  if (keyboard || self->notes == NULL || self->content == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, x, y))
    return FALSE;
  paragraph = dz_report_view_locate (self, &iter, &offset);
  if (paragraph < 0)
    return FALSE;
  note = dz_note_marks_find_at (self->notes, dz_report_content_get_paragraph (self->content, paragraph)->id, offset);
  if (note == NULL || (!dz_note_mark_has_words (note)
                       && dz_report_content_figure_at (self->content, paragraph, offset) != NULL))
    return FALSE;

  text = dz_note_marks_dup_preview (self->notes, note);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
bind_color (GtkWidgetClass *widget_class, guint index)
{
  const char *key = dz_highlight_color_get (index)->key;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + index, 0, "report.highlight", "s", key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + index, 0, "report.highlight", "s", key);
}

void
dz_report_view_class_init_notes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.highlight", "s", highlight_action);
  gtk_widget_class_install_action (widget_class, "report.remove-highlight", NULL, highlight_action);
  gtk_widget_class_install_action (widget_class, "report.next-note", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "report.previous-note", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "report.tag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "report.repeat-tag", NULL, tag_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "report.tag", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, 0, "report.repeat-tag", NULL);
  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    bind_color (widget_class, i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "report.remove-highlight", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "report.next-note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_N, GDK_SHIFT_MASK, "report.previous-note", NULL);
}

void
dz_report_view_init_notes (DzReportView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (dz_report_view_hide_preview), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (get_buffer (self), "notify::has-selection", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_after (self, "move-cursor", G_CALLBACK (dz_report_view_hide_preview), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (dz_report_view_hide_notes), NULL);
}

void
dz_report_view_present_notes (DzReportView *self)
{
  if (self->selection_bar != NULL)
    gtk_popover_present (GTK_POPOVER (self->selection_bar));
  if (self->preview != NULL)
    gtk_popover_present (GTK_POPOVER (self->preview));
}

void
dz_report_view_close_notes (DzReportView *self)
{
  g_clear_pointer (&self->selection_bar, gtk_widget_unparent);
  g_clear_pointer (&self->preview, gtk_widget_unparent);
}
