/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-alignment-units.h"
#include "align/dz-common-subsequence.h"
#include "core/dz-text.h"

/* So many characters of a text are looked at. */
#define MAX_LENGTH 3000

/* The characters that tell something, folded. (element-type guint) */
static void
append_content (GArray *content, const char *text)
{
  for (const char *p = text; *p != '\0' && content->len < MAX_LENGTH; p = g_utf8_next_char (p))
    {
      guint c = g_utf8_get_char (p);

      if (c < 0x4e00 || c > 0x9fff)
        c = dz_char_fold (c);
      if (g_unichar_isalnum (c))
        g_array_append_val (content, c);
    }
}

double
dz_alignment_measure_likeness (const char *left, const char *right)
{
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *in_here = NULL;
  g_autofree gboolean *in_there = NULL;
  int n = 0;

  append_content (here, left);
  append_content (there, right);
  if (here->len == 0 || there->len == 0)
    return 0;

  in_here = g_new0 (gboolean, here->len);
  in_there = g_new0 (gboolean, there->len);
  dz_common_subsequence_find ((const guint *) (gpointer) here->data, (int) here->len,
                              (const guint *) (gpointer) there->data, (int) there->len, in_here, in_there);
  for (guint i = 0; i < here->len; i++)
    n += in_here[i];

  return 2.0 * n / (here->len + there->len);
}

double
dz_alignment_measure_part (const char *whole, const char *base, const char *part, gboolean is_after)
{
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *in_here = NULL;
  g_autofree gboolean *in_there = NULL;
  guint first = 0;
  guint end = 0;
  int n = 0;

  append_content (here, whole);
  append_content (there, is_after ? base : part);
  first = is_after ? there->len : 0;
  end = there->len;
  append_content (there, is_after ? part : base);
  end = is_after ? there->len : end;
  if (here->len == 0 || end <= first)
    return 0;

  in_here = g_new0 (gboolean, here->len);
  in_there = g_new0 (gboolean, there->len);
  dz_common_subsequence_find ((const guint *) (gpointer) here->data, (int) here->len,
                              (const guint *) (gpointer) there->data, (int) there->len, in_here, in_there);
  for (guint i = first; i < end; i++)
    n += in_there[i] && ((i > first && in_there[i - 1]) || (i + 1 < end && in_there[i + 1]));

  return (double) n / (end - first);
}
