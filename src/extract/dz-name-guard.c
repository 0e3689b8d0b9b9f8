/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-name-guard.h"

#include <string.h>

/* A longer quotation is a quoted sentence, whose numbers count. */
#define MAX_NAME 14

static gunichar
closing_of (gunichar c)
{
  switch (c)
    {
    case 0x201c: /* “ */
      return 0x201d;
    case 0x2018: /* ‘ */
      return 0x2019;
    case 0x300a: /* 《 */
      return 0x300b;
    case 0x300c: /* 「 */
      return 0x300d;
    default:
      return 0;
    }
}

static int
max_length (gunichar opening)
{
  return opening == 0x300a ? 4 * MAX_NAME : MAX_NAME;
}

guint8 *
dz_name_guard_mark (const DzPlainText *text)
{
  guint8 *marks = g_new0 (guint8, text->length + 1);

  for (int i = 0; i < text->length; i++)
    {
      gunichar closing = closing_of (text->chars[i]);
      int limit = closing == 0 ? 0 : MIN (text->length, i + 2 + max_length (text->chars[i]));

      for (int j = i + 1; j < limit; j++)
        if (text->chars[j] == closing)
          {
            memset (marks + i, 1, j + 1 - i);
            break;
          }
    }

  return marks;
}
