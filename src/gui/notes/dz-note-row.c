/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-note-date.h"
#include "gui/notes/dz-note-markdown.h"

#define ROW_CHARS 160 /* with the signs of Markdown */
#define SWATCH 14
#define GAP 8
#define BETWEEN 2 /* pixels between head and words */
#define N_LINES 2
#define DIM 0.55f
#define DIM_HIGH_CONTRAST 0.9f

struct _DzNoteRow
{
  GtkWidget parent_instance;

  DzNoteItem *item;
  int head_height; /* 0: the font is to be measured */
  int line_height;
};

G_DEFINE_FINAL_TYPE (DzNoteRow, dz_note_row, GTK_TYPE_WIDGET)

/* A note that lost its paragraph, or found it again elsewhere, says so. */
static char *
dup_head (DzNoteItem *item)
{
  const DzNote *note = dz_note_item_get_note (item);
  const char *citation = dz_note_item_get_citation (item);
  g_autofree char *date = NULL;

  if (note->anchor == DZ_NOTE_ORPHAN)
    /* Translators: the note's paragraph is no longer in the report. */
    return g_strdup_printf (_("%s · lost its paragraph"), citation);
  if (note->anchor == DZ_NOTE_MOVED)
    /* Translators: the report was imported anew and the note's words were found in another paragraph. */
    return g_strdup_printf (_("%s · moved, please check"), citation);
  if (*dz_note_item_get_tags (item) != '\0')
    /* Translators: where a note stands and its tags. */
    return g_strdup_printf (_("%s · %s"), citation, dz_note_item_get_tags (item));
  date = dz_note_dup_date (note->modified);

  return date != NULL ? g_strdup_printf (_("%s · %s"), citation, date) : g_strdup (citation);
}

/* The first words in one line: two rows hold no more, and a note may be of 100 KB. Of a note without words its passage, in
 * the report's own characters. attributes: (out) (optional) (nullable) */
static char *
dup_words (DzNoteItem *item, PangoAttrList **attributes)
{
  const DzNote *note = dz_note_item_get_note (item);
  gboolean blank = note->body == NULL || *note->body == '\0';
  const char *text = blank ? note->quote : note->body;
  const char *end = text;
  g_autofree char *first = NULL;

  for (int i = 0; end != NULL && *end != '\0' && i < ROW_CHARS; i++)
    end = g_utf8_next_char (end);
  first = text != NULL ? g_strndup (text, end - text) : g_strdup ("");
  if (!blank)
    {
      char *shown = dz_note_markdown_dup_text (first, attributes);

      g_free (first);
      first = shown;
    }

  return g_strdelimit (g_steal_pointer (&first), "\n", ' ');
}

static PangoLayout *
create_layout (DzNoteRow *self, const char *text, gboolean is_head)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, is_head ? -1 : -N_LINES);
  if (is_head)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
      pango_layout_set_attributes (layout, attributes);
    }

  return layout;
}

/* Of Chinese text: a font's own metrics would cut it. */
static void
measure_font (DzNoteRow *self)
{
  g_autoptr (PangoLayout) head = create_layout (self, "中", TRUE);
  g_autoptr (PangoLayout) words = create_layout (self, "中\n中", FALSE);

  pango_layout_get_pixel_size (head, NULL, &self->head_height);
  pango_layout_get_pixel_size (words, NULL, &self->line_height);
}

static void
dz_note_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  DzNoteRow *self = DZ_NOTE_ROW (widget);

  if (self->head_height == 0)
    measure_font (self);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : self->head_height + BETWEEN + self->line_height;
  *natural = *minimum;
}

static void
draw_swatch (DzNoteRow *self, GtkSnapshot *snapshot, const DzHighlightColor *color)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, MAX (0, (self->head_height - SWATCH) / 2), SWATCH, SWATCH);
  GskRoundedRect round;
  GdkRGBA ink;

  dz_highlight_color_get_ink (color, dark, &ink);
  gsk_rounded_rect_init_from_rect (&round, &area, SWATCH / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &ink, &area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_text (DzNoteRow *self, GtkSnapshot *snapshot, PangoLayout *layout, gboolean is_head, const GdkRGBA *ink)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - SWATCH - GAP, 1);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? 0 : SWATCH + GAP,
                                                          is_head ? 0 : self->head_height + BETWEEN));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
dz_note_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DzNoteRow *self = DZ_NOTE_ROW (widget);
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  const DzHighlightColor *color;
  g_autofree char *head = NULL;
  g_autofree char *words = NULL;
  g_autoptr (PangoAttrList) styles = NULL;
  g_autoptr (PangoLayout) head_layout = NULL;
  g_autoptr (PangoLayout) words_layout = NULL;
  GdkRGBA ink;
  GdkRGBA dim;

  if (self->item == NULL)
    return;
  if (self->head_height == 0)
    measure_font (self); /* its style changed, not its size */
  color = dz_highlight_color_find (dz_note_item_get_note (self->item)->color);
  head = dup_head (self->item);
  words = dup_words (self->item, &styles);
  head_layout = create_layout (self, head, TRUE);
  words_layout = create_layout (self, words, FALSE);
  if (styles != NULL)
    pango_layout_set_attributes (words_layout, styles);
  dz_compat_get_color (widget, &ink);
  dim = ink;
  dim.alpha *= contrast ? DIM_HIGH_CONTRAST : DIM;
  if (color != NULL)
    draw_swatch (self, snapshot, color);
  draw_text (self, snapshot, head_layout, TRUE, &dim);
  draw_text (self, snapshot, words_layout, FALSE, &ink);
}

static void
dz_note_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dz_note_row_parent_class)->css_changed (widget, change);
  DZ_NOTE_ROW (widget)->head_height = 0;
}

static void
dz_note_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (dz_note_row_parent_class)->system_setting_changed (widget, setting);
  DZ_NOTE_ROW (widget)->head_height = 0;
  gtk_widget_queue_resize (widget);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzNoteItem *item = DZ_NOTE_ROW (widget)->item;
  const DzHighlightColor *color = item != NULL ? dz_highlight_color_find (dz_note_item_get_note (item)->color) : NULL;

  if (color == NULL || x > SWATCH)
    return FALSE;
  gtk_tooltip_set_text (tooltip, dz_highlight_color_get_name (color));

  return TRUE;
}

static void
dz_note_row_dispose (GObject *object)
{
  g_clear_object (&DZ_NOTE_ROW (object)->item);

  G_OBJECT_CLASS (dz_note_row_parent_class)->dispose (object);
}

static void
dz_note_row_class_init (DzNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_note_row_dispose;
  widget_class->measure = dz_note_row_measure;
  widget_class->snapshot = dz_note_row_snapshot;
  widget_class->css_changed = dz_note_row_css_changed;
  widget_class->system_setting_changed = dz_note_row_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "note");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dz_note_row_init (DzNoteRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
dz_note_row_new (void)
{
  return g_object_new (DZ_TYPE_NOTE_ROW, NULL);
}

/* Drawn text is heard by its name alone: that of the row, and of its cell, which has the keyboard. */
static void
name_row (DzNoteRow *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *head = dup_head (self->item);
  g_autofree char *words = dup_words (self->item, NULL);
  g_autofree char *name = g_strconcat (head, "\n", words, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dz_note_row_set_item (DzNoteRow *self, DzNoteItem *item)
{
  g_return_if_fail (DZ_IS_NOTE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  if (item != NULL)
    name_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
