/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-figure-excerpt.h"

#include <glib/gi18n.h>

struct _DzFigureExcerpt
{
  GtkBox parent_instance;

  GtkTextView *text_view;
  GtkLabel *words_label;

  GtkTextTag *mark;
  int length; /* of the paragraph */
  int start;
  int end;
  GtkTextMark *place; /* of the words, to be scrolled to */
};

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Behind the words, on light and on dark. */
static const GdkRGBA mark_color = { 0.96, 0.76, 0.07, 0.35 };

G_DEFINE_FINAL_TYPE (DzFigureExcerpt, dz_figure_excerpt, GTK_TYPE_BOX)

static GtkTextBuffer *
get_buffer (DzFigureExcerpt *self)
{
  return gtk_text_view_get_buffer (self->text_view);
}

static void
get_iters (DzFigureExcerpt *self, GtkTextIter *from, GtkTextIter *to)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), from, self->start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), to, self->end);
}

static void
update_actions (DzFigureExcerpt *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "words.start-back", self->start > 0);
  gtk_widget_action_set_enabled (widget, "words.start-on", self->start + 1 < self->end);
  gtk_widget_action_set_enabled (widget, "words.end-back", self->start + 1 < self->end);
  gtk_widget_action_set_enabled (widget, "words.end-on", self->end < self->length);
  gtk_widget_action_set_enabled (widget, "words.take-selection",
                                 gtk_text_buffer_get_has_selection (get_buffer (self)));
}

/* By a mark: the text view waits with it until it has its size. */
static void
scroll_to_words (DzFigureExcerpt *self)
{
  GtkTextIter from;
  GtkTextIter to;

  get_iters (self, &from, &to);
  gtk_text_buffer_move_mark (get_buffer (self), self->place, &from);
  gtk_text_view_scroll_to_mark (self->text_view, self->place, 0, FALSE, 0, 0);
}

static void
show_words (DzFigureExcerpt *self)
{
  g_autofree char *words = dz_figure_excerpt_dup_words (self);
  /* Translators: the words of a report that a figure is. */
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), words);
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag (buffer, self->mark, &from, &to);
  get_iters (self, &from, &to);
  gtk_text_buffer_apply_tag (buffer, self->mark, &from, &to);
  gtk_label_set_text (self->words_label, quoted);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words_label), quoted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  quoted, -1);
  update_actions (self);
}

static void
move (DzFigureExcerpt *self, int start, int end)
{
  if (start < 0 || end > self->length || start >= end || (start == self->start && end == self->end))
    return;

  self->start = start;
  self->end = end;
  show_words (self);
  scroll_to_words (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
start_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzFigureExcerpt *self = DZ_FIGURE_EXCERPT (widget);

  move (self, self->start - 1, self->end);
}

static void
start_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzFigureExcerpt *self = DZ_FIGURE_EXCERPT (widget);

  move (self, self->start + 1, self->end);
}

static void
end_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzFigureExcerpt *self = DZ_FIGURE_EXCERPT (widget);

  move (self, self->start, self->end - 1);
}

static void
end_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzFigureExcerpt *self = DZ_FIGURE_EXCERPT (widget);

  move (self, self->start, self->end + 1);
}

static void
take_selection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzFigureExcerpt *self = DZ_FIGURE_EXCERPT (widget);
  GtkTextIter from;
  GtkTextIter to;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    return;
  gtk_text_buffer_place_cursor (get_buffer (self), &to);
  move (self, gtk_text_iter_get_offset (&from), gtk_text_iter_get_offset (&to));
}

/* Enter takes the words that are selected; a paragraph has no lines that could be begun. */
static gboolean
key_cb (DzFigureExcerpt *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "words.take-selection", NULL);

  return GDK_EVENT_STOP;
}

static void
dz_figure_excerpt_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_FIGURE_EXCERPT);

  G_OBJECT_CLASS (dz_figure_excerpt_parent_class)->dispose (object);
}

static void
dz_figure_excerpt_class_init (DzFigureExcerptClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_figure_excerpt_dispose;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/figures/dz-figure-excerpt.ui");
  gtk_widget_class_bind_template_child (widget_class, DzFigureExcerpt, text_view);
  gtk_widget_class_bind_template_child (widget_class, DzFigureExcerpt, words_label);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "words.start-back", NULL, start_back_action);
  gtk_widget_class_install_action (widget_class, "words.start-on", NULL, start_on_action);
  gtk_widget_class_install_action (widget_class, "words.end-back", NULL, end_back_action);
  gtk_widget_class_install_action (widget_class, "words.end-on", NULL, end_on_action);
  gtk_widget_class_install_action (widget_class, "words.take-selection", NULL, take_selection_action);
}

static void
dz_figure_excerpt_init (DzFigureExcerpt *self)
{
  GtkTextIter start;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  self->place = gtk_text_buffer_create_mark (get_buffer (self), NULL, &start, TRUE);
  self->mark = gtk_text_buffer_create_tag (get_buffer (self), NULL, "weight", PANGO_WEIGHT_BOLD, "underline",
                                           PANGO_UNDERLINE_SINGLE, "background-rgba", &mark_color, NULL);
  g_signal_connect_object (get_buffer (self), "notify::has-selection", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
}

void
dz_figure_excerpt_fill (DzFigureExcerpt *self, const char *text, int start, int end)
{
  GtkTextIter from;

  g_return_if_fail (DZ_IS_FIGURE_EXCERPT (self));
  g_return_if_fail (text != NULL && *text != '\0');

  gtk_text_buffer_set_text (get_buffer (self), text, -1);
  self->length = gtk_text_buffer_get_char_count (get_buffer (self));
  self->start = CLAMP (start, 0, self->length - 1);
  self->end = CLAMP (end, self->start + 1, self->length);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, self->start);
  gtk_text_buffer_place_cursor (get_buffer (self), &from);
  show_words (self);
  scroll_to_words (self);
}

int
dz_figure_excerpt_get_start (DzFigureExcerpt *self)
{
  g_return_val_if_fail (DZ_IS_FIGURE_EXCERPT (self), 0);

  return self->start;
}

int
dz_figure_excerpt_get_end (DzFigureExcerpt *self)
{
  g_return_val_if_fail (DZ_IS_FIGURE_EXCERPT (self), 0);

  return self->end;
}

char *
dz_figure_excerpt_dup_words (DzFigureExcerpt *self)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_val_if_fail (DZ_IS_FIGURE_EXCERPT (self), NULL);

  get_iters (self, &from, &to);

  return gtk_text_buffer_get_text (get_buffer (self), &from, &to, TRUE);
}
