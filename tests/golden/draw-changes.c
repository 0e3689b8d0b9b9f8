/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw-changes KIND N SEED [LEFT RIGHT]: marks that the program makes inside of pairs, drawn at random for a careful reader: N of
 * the kind “number”, or “hardness” for both hardened and softened words, between each national report and the next and
 * the two work reports of one district, or between two other reports. One row each as in judged-changes.tsv, verdict and reason left open, then what
 * stands around both. */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "core/dz-text.h"
#include "judged-changes.h"

static char *
dup_around (const char *text, int start, int end)
{
  g_autofree char *before = dz_text_slice (text, MAX (0, start - 45), start);
  g_autofree char *mark = dz_text_slice (text, start, end);
  g_autofree char *after = dz_text_slice (text, end, MIN (dz_text_length (text), end + 18));

  return g_strdup_printf ("%s[[%s]]%s", before, mark, after);
}

static void
print_mark (const ChangeMark *mark)
{
  g_autofree char *left = dup_around (mark->left->text, mark->left_at, mark->left_at + dz_text_length (mark->before));
  g_autofree char *right = dup_around (mark->right->text, mark->right_at, mark->right_at + dz_text_length (mark->after));

  g_print ("%s\t%d\t%d\t%s\t%d\t%d\t%s\t%s\t%s\t\n    %s\n    %s\n", mark->left_name, mark->left->number, mark->left_at,
           mark->right_name, mark->right->number, mark->right_at, dz_text_change_kind_get_nick (mark->kind), mark->before,
           mark->after, left, right);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GRand) rand = NULL;
  gboolean numbers = FALSE;

  setlocale (LC_ALL, "");
  if ((argc != 4 && argc != 6) || g_getenv ("DUIZHAO_REPORTS") == NULL)
    return 2;
  if ((knowledge = dz_knowledge_load_own (NULL)) == NULL)
    return 1;

  numbers = strcmp (argv[1], "number") == 0;
  marks = argc == 6 ? judged_changes_list_between (argv[4], argv[5], knowledge) : judged_changes_list (knowledge);
  for (guint i = marks->len; i-- > 0;)
    if ((((ChangeMark *) g_ptr_array_index (marks, i))->kind == DZ_TEXT_CHANGE_NUMBER) != numbers)
      g_ptr_array_remove_index (marks, i);

  g_print ("# of %u\n", marks->len);
  rand = g_rand_new_with_seed ((guint32) atoi (argv[3]));
  for (int i = 0; i < atoi (argv[2]) && marks->len > 0; i++)
    {
      guint drawn = (guint) g_rand_int_range (rand, 0, (int) marks->len);

      print_mark (g_ptr_array_index (marks, drawn));
      g_ptr_array_remove_index (marks, drawn);
    }

  return 0;
}
