/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-query-folding.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-text.h"

void
dz_query_folded_clear (DzQueryFolded *folded)
{
  g_clear_pointer (&folded->chars, g_array_unref);
  g_clear_pointer (&folded->origin, g_array_unref);
}

void
dz_query_fold_char (const DzQueryOptions *options, gunichar c, int offset, GArray *chars, GArray *origin)
{
  gunichar folded[DZ_TEXT_FOLD_MAX] = { c };
  int n_folded = options->folding & DZ_QUERY_FOLD_WIDTH ? dz_text_fold_char (c, folded) : 1;

  for (int i = 0; i < n_folded; i++)
    {
      gunichar one = folded[i];

      if ((options->folding & DZ_QUERY_FOLD_SPACES) && dz_char_is_blank (one))
        continue;
      if (options->folding & DZ_QUERY_FOLD_SCRIPT)
        one = options->simplify (one);
      g_array_append_val (chars, one);
      if (origin != NULL)
        g_array_append_val (origin, offset);
    }
}

void
dz_query_fold_text (const DzQueryOptions *options, const char *text, GArray *chars, GArray *origin)
{
  int offset = 0;

  for (const char *p = text; *p != '\0'; offset++)
    {
      gunichar c = options->folding & DZ_QUERY_FOLD_SCRIPT ? 0 : dz_query_read_han (p);

      if (c != 0)
        {
          g_array_append_val (chars, c);
          if (origin != NULL)
            g_array_append_val (origin, offset);
          p += 3;
          continue;
        }
      c = g_utf8_get_char_validated (p, -1);
      dz_query_fold_char (options, c < (gunichar) -2 ? c : 0xfffd, offset, chars, origin);
      p = c < (gunichar) -2 ? g_utf8_next_char (p) : p + 1;
    }
}

void
dz_query_folded_need_chars (const DzQueryOptions *options, DzQueryFolded *folded)
{
  guint length;

  if (folded->chars != NULL)
    return;

  length = (guint) strlen (folded->text);
  folded->chars = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), length);
  folded->origin = g_array_sized_new (FALSE, FALSE, sizeof (int), length);
  dz_query_fold_text (options, folded->text, folded->chars, folded->origin);
}
