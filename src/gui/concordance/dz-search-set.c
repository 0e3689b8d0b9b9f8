/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-search-set.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define N_LEVELS 4

/* Besides places and years; levels in the order of DzLevel. */
static const char *const sets[] = { N_ ("All Other Reports"), N_ ("National Level"), N_ ("Provinces"), N_ ("Cities"),
                                    N_ ("Districts"), NULL };

static const char *
get_chosen (GtkDropDown *drop)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop);

  return item != NULL ? gtk_string_object_get_string (item) : "";
}

static void
append_once (GtkStringList *list, GHashTable *known, const char *name)
{
  if (name != NULL && *name != '\0' && g_hash_table_add (known, g_strdup (name)))
    gtk_string_list_append (list, name);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Those that are known, in their order. */
static void
append_years (GtkStringList *list, const GPtrArray *reports)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int before = 0;

  for (guint i = 0; i < reports->len; i++)
    {
      int year = dz_report_get_year (g_ptr_array_index (reports, i));

      g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      g_autofree char *name = g_strdup_printf ("%d", year);

      if (year > before)
        gtk_string_list_append (list, name);
      before = MAX (before, year);
    }
}

void
dz_search_set_fill (GtkDropDown *drop, const DzOverview *overview)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_chosen (drop));

  for (guint i = 0; sets[i] != NULL; i++)
    gtk_string_list_append (list, _ (sets[i]));
  for (guint i = 0; overview != NULL && i < overview->reports->len; i++)
    append_once (list, known, ((const DzReport *) g_ptr_array_index (overview->reports, i))->place);
  if (overview != NULL)
    append_years (list, overview->reports);
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_str_equal (gtk_string_list_get_string (list, i), chosen))
      gtk_drop_down_set_selected (drop, i);
}

/* After “all others” come the levels, then places and years, told by what they are. */
DzSearchScope *
dz_search_set_new_scope (GtkDropDown *drop)
{
  DzSearchScope *scope = dz_search_scope_new ();
  guint chosen = gtk_drop_down_get_selected (drop);
  const char *name = get_chosen (drop);

  if (chosen == 0)
    return scope;
  if (chosen <= N_LEVELS)
    {
      scope->level = DZ_LEVEL_NATION + chosen - 1;
      return scope;
    }
  if (atoi (name) > 0)
    {
      scope->first_year = scope->last_year = atoi (name);
      return scope;
    }
  scope->places = g_new0 (char *, 2);
  scope->places[0] = g_strdup (name);

  return scope;
}
