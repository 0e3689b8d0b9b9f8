/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-markdown.h"

#include <string.h>

#define MAX_SHOWN 65536 /* characters; a longer note is shown as it is written */

static const char *const names[] = { "bold", "italic", "code", "heading", "item", "link", "sign" };

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

/* from and to: bytes of a line's text. */
static void
apply (GtkTextBuffer *buffer, int line, const char *name, int from, int to)
{
  GtkTextIter start;
  GtkTextIter end;

  if (from >= to)
    return;
  gtk_text_buffer_get_iter_at_line_index (buffer, &start, line, from);
  gtk_text_buffer_get_iter_at_line_index (buffer, &end, line, to);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
}

typedef struct
{
  GtkTextBuffer *buffer;
  int line;
  const char *text;
} Line;

/* “**words**”: neither blank inside at the signs nor empty. Returns the bytes taken, 0 for none. */
static int
show_pair (const Line *line, int at, const char *sign, const char *name)
{
  int length = strlen (sign);
  const char *words = line->text + at + length;
  const char *end;

  if (!g_str_has_prefix (line->text + at, sign) || *words == '\0' || g_ascii_isspace (*words))
    return 0;
  end = strstr (words, sign);
  if (end == NULL || end == words || g_ascii_isspace (end[-1]))
    return 0;

  apply (line->buffer, line->line, "sign", at, at + length);
  apply (line->buffer, line->line, name, at + length, end - line->text);
  apply (line->buffer, line->line, "sign", end - line->text, end - line->text + length);

  return end - line->text + length - at;
}

static int
show_link (const Line *line, int at)
{
  const char *words = line->text + at;
  const char *middle = *words == '[' ? strstr (words, "](") : NULL;
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;

  if (end == NULL || middle == words + 1 || memchr (words, '\n', end - words) != NULL)
    return 0;

  apply (line->buffer, line->line, "sign", at, at + 1);
  apply (line->buffer, line->line, "link", at + 1, middle - line->text);
  apply (line->buffer, line->line, "sign", middle - line->text, end + 1 - line->text);

  return end + 1 - words;
}

static int
show_inline (const Line *line, int at)
{
  static const struct
  {
    const char *sign;
    const char *name;
  } pairs[] = { { "`", "code" }, { "**", "bold" }, { "__", "bold" }, { "*", "italic" } };
  int taken = show_link (line, at);

  for (guint i = 0; taken == 0 && i < G_N_ELEMENTS (pairs); i++)
    taken = show_pair (line, at, pairs[i].sign, pairs[i].name);

  return taken;
}

/* “- ”, “* ”, “1. ” and “# ” at the beginning. Returns the bytes taken. */
static int
show_beginning (const Line *line)
{
  const char *text = line->text;
  int n = strspn (text, " ");
  int digits = strspn (text + n, "0123456789");
  int hashes = strspn (text, "#");

  if (hashes > 0 && hashes <= 6 && text[hashes] == ' ')
    {
      apply (line->buffer, line->line, "sign", 0, hashes + 1);
      apply (line->buffer, line->line, "heading", hashes + 1, strlen (text));
      return hashes + 1;
    }
  if ((strchr ("-*+", text[n]) != NULL && text[n] != '\0' && text[n + 1] == ' ')
      || (digits > 0 && text[n + digits] == '.' && text[n + digits + 1] == ' '))
    {
      apply (line->buffer, line->line, "item", 0, strlen (text));
      return n + MAX (digits, 0) + 2;
    }

  return 0;
}

static void
show_line (const Line *line)
{
  int at = show_beginning (line);

  while (line->text[at] != '\0')
    {
      int taken = show_inline (line, at);

      at += taken > 0 ? taken : (int) (g_utf8_next_char (line->text + at) - (line->text + at));
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
      show_line (&(Line){ buffer, i, text });
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
