/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw-pairs N_NATIONAL N_OTHER SEED: pairs that the program makes, drawn at random for a careful reader: N_NATIONAL of
 * all pairs between each national report and the next, and N_OTHER of those between the two work reports of one
 * district. One row each as in judged-pairs.tsv, verdict and reason left open, then both texts. */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "altered-report.h"
#include "judged-pairs.h"

static DzKnowledge *knowledge;

typedef struct
{
  char *left_name;
  char *right_name;
  const DzReport *left;
  const DzReport *right;
  DzParagraphPair pair;
} Drawn;

static DzReport *
read_report (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUIZHAO_REPORTS"), name, NULL);

  return altered_report_read (path, knowledge);
}

static void
add_pairs (GArray *all, const char *left_name, const char *right_name, const DzReport *left, const DzReport *right)
{
  g_autoptr (GPtrArray) pairs = dz_report_alignment_build (left, right, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);
      Drawn drawn = { g_strdup (left_name), g_strdup (right_name), left, right, *pair };

      if (pair->left >= 0 && pair->right >= 0)
        g_array_append_val (all, drawn);
    }
}

static void
print_side (const DzReport *report, int first, int n)
{
  for (int i = first; i < first + n; i++)
    g_print ("    %s\n", ((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);
}

static void
print_drawn (const Drawn *drawn)
{
  const DzParagraph *left = g_ptr_array_index (drawn->left->paragraphs, drawn->pair.left);
  const DzParagraph *right = g_ptr_array_index (drawn->right->paragraphs, drawn->pair.right);
  g_autofree char *left_hash = judged_pairs_dup_hash (left->text);
  g_autofree char *right_hash = judged_pairs_dup_hash (right->text);

  g_print ("%s\t%d\t%s\t%s\t%d\t%s\t\t%s %.2f\n", drawn->left_name, left->number, left_hash, drawn->right_name,
           right->number, right_hash, dz_pair_kind_get_nick (drawn->pair.kind), drawn->pair.similarity);
  print_side (drawn->left, drawn->pair.left, drawn->pair.n_left);
  g_print ("  ->\n");
  print_side (drawn->right, drawn->pair.right, drawn->pair.n_right);
}

static void
draw (GArray *all, int n, GRand *rand)
{
  g_print ("# %d of %u\n", n, all->len);
  for (int i = 0; i < n && all->len > 0; i++)
    {
      guint drawn = (guint) g_rand_int_range (rand, 0, (int) all->len);

      print_drawn (&g_array_index (all, Drawn, drawn));
      g_array_remove_index (all, drawn);
    }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_national (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUIZHAO_REPORTS"), "national", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename ("national", name, NULL));
  g_ptr_array_sort (names, compare_names);

  return names;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GArray) national = g_array_new (FALSE, FALSE, sizeof (Drawn));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (Drawn));
  g_autoptr (GRand) rand = NULL;
  DzReport *last = NULL;

  setlocale (LC_ALL, "");
  if (argc != 4 || g_getenv ("DUIZHAO_REPORTS") == NULL)
    return 2;
  if ((knowledge = dz_knowledge_load_own (NULL)) == NULL)
    return 1;

  names = list_national ();
  for (guint i = 0; i < names->len; i++)
    {
      DzReport *report = read_report (g_ptr_array_index (names, i));

      if (last != NULL)
        add_pairs (national, g_ptr_array_index (names, i - 1), g_ptr_array_index (names, i), last, report);
      last = report;
    }
  add_pairs (other, "004_9e17d31e8e99acc2.txt", "000_9a4054a3e451a879.txt", read_report ("004_9e17d31e8e99acc2.txt"),
             read_report ("000_9a4054a3e451a879.txt"));

  rand = g_rand_new_with_seed ((guint32) atoi (argv[3]));
  draw (national, atoi (argv[1]), rand);
  draw (other, atoi (argv[2]), rand);

  return 0;
}
