/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-file-name.h"

/* Line breaks of Unicode and the marks of its bidirectional algorithm (UAX #9): with them a name can break a
 * list in two, or show its end where its beginning should be. */
static gboolean
is_disturbing (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || c == 0x200e || c == 0x200f || c == 0x061c
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void
append_escaped (GString *shown, gunichar c)
{
  if (c == '\n')
    g_string_append (shown, "\\n");
  else if (c == '\r')
    g_string_append (shown, "\\r");
  else if (c == '\t')
    g_string_append (shown, "\\t");
  else
    g_string_append_printf (shown, "\\u%04x", c);
}

char *
dz_file_name_dup_shown (const char *name)
{
  g_autofree char *valid = NULL;
  GString *shown = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_filename_display_name (name);
  shown = g_string_sized_new (64);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_disturbing (g_utf8_get_char (p)))
      append_escaped (shown, g_utf8_get_char (p));
    else
      g_string_append_unichar (shown, g_utf8_get_char (p));

  return g_string_free (shown, FALSE);
}
