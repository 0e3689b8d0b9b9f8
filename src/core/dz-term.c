/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-term.h"

#include <string.h>

#include "core/dz-text.h"

static const char *const quotation_marks[] = { "“", "”", "‘", "’", "\"", "「", "」", "『", "』" };

static gsize
quotation_mark_length (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (quotation_marks); i++)
    if (g_str_has_prefix (text, quotation_marks[i]))
      return strlen (quotation_marks[i]);

  return 0;
}

char *
dz_term_dup_key (const char *headword)
{
  g_autoptr (GString) key = g_string_new (NULL);

  g_return_val_if_fail (headword != NULL, NULL);

  for (const char *p = headword; *p != '\0';)
    {
      gsize mark = quotation_mark_length (p);
      const char *next = mark > 0 ? p + mark : g_utf8_next_char (p);

      if (mark == 0)
        g_string_append_len (key, p, next - p);
      p = next;
    }

  return g_strdup (g_strstrip (key->str));
}

char *
dz_term_dup_fold (const char *headword)
{
  g_autofree char *key = NULL;
  g_autoptr (DzFoldedText) folded = NULL;
  GString *fold = g_string_new (NULL);

  g_return_val_if_fail (headword != NULL, g_string_free (fold, FALSE));

  key = dz_term_dup_key (headword);
  folded = dz_folded_text_new (key);
  for (int i = 0; i < folded->length; i++)
    {
      gunichar c = folded->chars[i];
      gboolean inside = i > 0 && i + 1 < folded->length;

      if (!g_unichar_isspace (c) && !(inside && c == g_utf8_get_char ("的")))
        g_string_append_unichar (fold, c);
    }

  return g_string_free (fold, FALSE);
}

char *
dz_term_dup_form (const char *headword)
{
  static const char marks[] = "“”‘’\"「」『』";
  const char *start = headword;
  const char *end = NULL;

  g_return_val_if_fail (headword != NULL, NULL);

  end = headword + strlen (headword);
  while (start < end && g_utf8_strchr (marks, -1, g_utf8_get_char (start)) != NULL)
    start = g_utf8_next_char (start);
  while (end > start && g_utf8_strchr (marks, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);

  return g_strndup (start, end - start);
}

DzTerm *
dz_term_new (int number, const char *headword, const char *definition)
{
  DzTerm *term = g_new0 (DzTerm, 1);

  term->number = number;
  term->headword = g_strdup (headword);
  term->key = dz_term_dup_key (headword);
  term->definition = g_strdup (definition);
  term->paragraph = -1;

  return term;
}

DzTerm *
dz_term_copy (const DzTerm *term)
{
  DzTerm *copy = dz_term_new (term->number, term->headword, term->definition);

  copy->id = term->id;
  copy->report_id = term->report_id;
  copy->paragraph = term->paragraph;

  return copy;
}

void
dz_term_free (DzTerm *term)
{
  if (term == NULL)
    return;

  g_free (term->headword);
  g_free (term->key);
  g_free (term->definition);
  g_free (term);
}
