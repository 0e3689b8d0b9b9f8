/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor.h"

#include <string.h>

#include "core/dz-text.h"

#define CONTEXT_LENGTH 32
/* First words that stand for a whole paragraph. */
#define FIRST_WORDS_LENGTH 48

static const char *const nicks[] = { "placed", "moved", "orphan" };

const char *
dz_anchor_get_nick (DzNoteAnchor anchor)
{
  return nicks[anchor];
}

gboolean
dz_anchor_from_nick (const char *nick, DzNoteAnchor *anchor)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *anchor = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_whole (int start, int end)
{
  return start == -1 && end == -1;
}

static gboolean
is_inside (const char *text, int start, int end)
{
  return is_whole (start, end) || (start >= 0 && start < end && end <= dz_text_length (text));
}

gboolean
dz_anchor_describe (const char *text, int start, int end, char **quote, char **prefix, char **suffix)
{
  gboolean whole = is_whole (start, end);

  if (!is_inside (text, start, end))
    return FALSE;

  g_free (*quote);
  g_free (*prefix);
  g_free (*suffix);
  *quote = whole ? dz_text_slice (text, 0, FIRST_WORDS_LENGTH) : dz_text_slice (text, start, end);
  *prefix = whole ? g_strdup ("") : dz_text_slice (text, start - CONTEXT_LENGTH, start);
  *suffix = whole ? g_strdup ("") : dz_text_slice (text, end, end + CONTEXT_LENGTH);

  return TRUE;
}

gboolean
dz_anchor_holds (const char *text, int start, int end, const char *quote)
{
  g_autofree char *slice = NULL;

  if (!is_inside (text, start, end))
    return FALSE;
  if (is_whole (start, end))
    return g_str_has_prefix (text, quote);
  slice = dz_text_slice (text, start, end);

  return strcmp (slice, quote) == 0;
}
