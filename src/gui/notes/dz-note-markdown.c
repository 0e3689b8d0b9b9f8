/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-markdown.h"

#include <string.h>

#include "gui/notes/dz-markdown-line.h"

#define MAX_SHOWN 65536 /* characters; a longer note is shown as it is written */

/* Of the styles. */
static const char *const names[] = { "sign", "bold", "italic", "code", "heading", "item", "link" };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == DZ_N_MARKDOWN_STYLES);

void
dz_note_markdown_init (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "bold", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "italic", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "scale", 1.1, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 14, "indent", -12, NULL);
  gtk_text_buffer_create_tag (buffer, "link", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "sign", "invisible", TRUE, NULL);
}

void
dz_note_markdown_clear (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_text_buffer_remove_tag_by_name (buffer, names[i], &start, &end);
}

static void
show_line (GtkTextBuffer *buffer, int line, const char *text)
{
  g_autoptr (GArray) spans = dz_markdown_line_list_spans (text);

  for (guint i = 0; i < spans->len; i++)
    {
      const DzMarkdownSpan *span = &g_array_index (spans, DzMarkdownSpan, i);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_line_index (buffer, &start, line, span->start);
      gtk_text_buffer_get_iter_at_line_index (buffer, &end, line, span->end);
      gtk_text_buffer_apply_tag_by_name (buffer, names[span->style], &start, &end);
    }
}

void
dz_note_markdown_show (GtkTextBuffer *buffer)
{
  dz_note_markdown_clear (buffer);
  if (gtk_text_buffer_get_char_count (buffer) > MAX_SHOWN)
    return;

  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    {
      g_autofree char *text = NULL;
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_line (buffer, &start, i);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      show_line (buffer, i, text);
    }
}

char *
dz_note_markdown_dup_link (GtkTextBuffer *buffer, const GtkTextIter *iter)
{
  GtkTextTag *link = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "link");
  GtkTextIter end = *iter;
  GtkTextIter last;
  g_autofree char *address = NULL;
  char *close;

  if (link == NULL || !gtk_text_iter_has_tag (iter, link))
    return NULL;
  gtk_text_iter_forward_to_tag_toggle (&end, link);
  last = end;
  gtk_text_iter_forward_to_line_end (&last);
  address = gtk_text_buffer_get_text (buffer, &end, &last, TRUE);
  close = strchr (address, ')');
  if (close == NULL || !g_str_has_prefix (address, "]("))
    return NULL;

  return g_strndup (address + 2, close - address - 2);
}

static PangoAttribute *
create_attribute (DzMarkdownStyle style)
{
  switch (style)
    {
    case DZ_MARKDOWN_BOLD:
    case DZ_MARKDOWN_HEADING:
      return pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    case DZ_MARKDOWN_ITALIC:
      return pango_attr_style_new (PANGO_STYLE_ITALIC);
    case DZ_MARKDOWN_CODE:
      return pango_attr_family_new ("monospace");
    case DZ_MARKDOWN_LINK:
      return pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
    case DZ_MARKDOWN_SIGN:
    case DZ_MARKDOWN_ITEM:
    case DZ_N_MARKDOWN_STYLES:
    default:
      return NULL;
    }
}

/* Where each byte of a line comes to stand once its signs are gone; one more for its end. Appends the others. */
static int *
append_words (GString *shown, const char *line, const GArray *spans)
{
  gsize length = strlen (line);
  g_autofree gboolean *hidden = g_new0 (gboolean, length + 1);
  int *to = g_new (int, length + 1);

  for (guint i = 0; i < spans->len; i++)
    {
      const DzMarkdownSpan *span = &g_array_index (spans, DzMarkdownSpan, i);

      for (int j = span->start; span->style == DZ_MARKDOWN_SIGN && j < span->end; j++)
        hidden[j] = TRUE;
    }
  for (gsize i = 0; i < length; i++)
    {
      to[i] = (int) shown->len;
      if (!hidden[i])
        g_string_append_c (shown, line[i]);
    }
  to[length] = (int) shown->len;

  return to;
}

static void
append_line (GString *shown, const char *line, PangoAttrList *attributes)
{
  g_autoptr (GArray) spans = dz_markdown_line_list_spans (line);
  g_autofree int *to = append_words (shown, line, spans);

  for (guint i = 0; attributes != NULL && i < spans->len; i++)
    {
      const DzMarkdownSpan *span = &g_array_index (spans, DzMarkdownSpan, i);
      PangoAttribute *attribute = create_attribute (span->style);

      if (attribute == NULL)
        continue;
      attribute->start_index = (guint) to[span->start];
      attribute->end_index = (guint) to[span->end];
      pango_attr_list_change (attributes, attribute);
    }
}

char *
dz_note_markdown_dup_text (const char *body, PangoAttrList **attributes)
{
  GString *shown = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (body != NULL, g_string_free (shown, FALSE));

  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  lines = g_strsplit (body, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      if (line != lines)
        g_string_append_c (shown, '\n');
      append_line (shown, *line, attributes != NULL ? *attributes : NULL);
    }

  return g_string_free (shown, FALSE);
}

void
dz_note_markdown_show_in_label (GtkLabel *label, const char *body, int max)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *beginning = NULL;
  g_autofree char *text = NULL;
  const char *end = body;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (body != NULL);

  for (int i = 0; *end != '\0' && i < max; i++)
    end = g_utf8_next_char (end);
  beginning = g_strndup (body, end - body);
  if (*end != '\0')
    {
      char *longer = g_strconcat (beginning, "…", NULL);

      g_free (beginning);
      beginning = longer;
    }
  text = dz_note_markdown_dup_text (beginning, &attributes);
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}
