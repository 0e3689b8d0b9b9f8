/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-term-word.h"

static const char *const nicks[] = { "entry", "edit", "variant", "apart", "dismissed" };

DzTermWord *
dz_term_word_new (DzTermWordKind kind, const char *headword)
{
  DzTermWord *word = g_new0 (DzTermWord, 1);

  word->kind = kind;
  word->headword = g_strdup (headword);

  return word;
}

DzTermWord *
dz_term_word_copy (const DzTermWord *word)
{
  DzTermWord *copy = dz_term_word_new (word->kind, word->headword);

  copy->id = word->id;
  copy->variant = g_strdup (word->variant);
  copy->report_id = word->report_id;
  copy->definition = g_strdup (word->definition);
  copy->modified = g_strdup (word->modified);

  return copy;
}

void
dz_term_word_free (DzTermWord *word)
{
  if (word == NULL)
    return;

  g_free (word->headword);
  g_free (word->variant);
  g_free (word->definition);
  g_free (word->modified);
  g_free (word);
}

const char *
dz_term_word_kind_get_nick (DzTermWordKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (nicks), nicks[0]);

  return nicks[kind];
}

gboolean
dz_term_word_kind_from_nick (const char *nick, DzTermWordKind *kind)
{
  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nicks[i], nick))
      {
        *kind = (DzTermWordKind) i;
        return TRUE;
      }

  return FALSE;
}
