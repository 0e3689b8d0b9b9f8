/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-han-script.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* The blocks that hold what the transliterator knows: extension A and the unified ideographs. */
#define FIRST 0x3400
#define LAST 0x9fff
#define N_CHARS (LAST - FIRST + 1)

/* Each character on a line of its own, so that none is read together with its neighbours. */
static UChar *
make_lines (void)
{
  UChar *lines = g_new0 (UChar, 2 * N_CHARS + 1);

  for (int i = 0; i < N_CHARS; i++)
    {
      lines[2 * i] = (UChar) (FIRST + i);
      lines[2 * i + 1] = '\n';
    }

  return lines;
}

static gpointer
make_table (gpointer data)
{
  static const UChar id[] = { 'H', 'a', 'n', 't', '-', 'H', 'a', 'n', 's', 0 };
  gunichar *table = g_new (gunichar, N_CHARS);
  g_autofree UChar *lines = make_lines ();
  UErrorCode code = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
  int32_t length = 2 * N_CHARS;
  int32_t limit = length;

  for (int i = 0; i < N_CHARS; i++)
    table[i] = (gunichar) (FIRST + i);
  if (U_SUCCESS (code))
    utrans_transUChars (transliterator, lines, &length, 2 * N_CHARS + 1, 0, &limit, &code);
  for (int i = 0, place = 0; U_SUCCESS (code) && i < N_CHARS && place < length; i++)
    {
      if (lines[place] != '\n' && lines[place + 1] == '\n')
        table[i] = lines[place];
      while (place < length && lines[place] != '\n')
        place++;
      place++;
    }
  if (transliterator != NULL)
    utrans_close (transliterator);

  return table;
}

gunichar
dz_han_script_simplify (gunichar c)
{
  static GOnce once = G_ONCE_INIT;
  const gunichar *table;

  if (c < FIRST || c > LAST)
    return c;
  table = g_once (&once, make_table, NULL);

  return table[c - FIRST];
}
