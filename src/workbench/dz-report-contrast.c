/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-report-contrast.h"

#include <string.h>

static const char *const columns[] = { "kind", "report", "key", "name", "count", "paragraph", NULL };
static const char *const kind_nicks[] = { "topic", "indicator", "term" };

typedef struct
{
  DzReport *report;
  GHashTable *said[DZ_CONTRAST_TERM]; /* key -> DzContrast, by kind */
} Side;

void
dz_contrast_free (DzContrast *contrast)
{
  if (contrast == NULL)
    return;

  g_free (contrast->key);
  g_free (contrast->name);
  g_free (contrast);
}

static DzContrast *
new_contrast (DzContrastKind kind, const char *key, const char *name, int paragraph)
{
  DzContrast *contrast = g_new0 (DzContrast, 1);

  contrast->kind = kind;
  contrast->key = g_strdup (key);
  contrast->name = g_strdup (name);
  contrast->paragraph = paragraph;

  return contrast;
}

static void
count (Side *side, DzContrastKind kind, const char *key, const char *name, int paragraph)
{
  DzContrast *contrast = g_hash_table_lookup (side->said[kind], key);

  if (contrast == NULL)
    {
      contrast = new_contrast (kind, key, name, paragraph);
      g_hash_table_insert (side->said[kind], contrast->key, contrast);
    }
  contrast->count++;
}

static void
side_clear (Side *side)
{
  dz_report_free (side->report);
  for (int kind = 0; kind < DZ_CONTRAST_TERM; kind++)
    g_clear_pointer (&side->said[kind], g_hash_table_unref);
}

static gboolean
side_load (Side *side, DzStore *store, gint64 id, const DzKnowledge *knowledge, GError **error)
{
  g_autoptr (GPtrArray) quantities = NULL;

  for (int kind = 0; kind < DZ_CONTRAST_TERM; kind++)
    side->said[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dz_contrast_free);
  if ((side->report = dz_store_load_report (store, id, error)) == NULL
      || (quantities = dz_store_list_quantities (store, id, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);
      const DzIndicator *indicator = quantity->indicator_key != NULL && quantity->state != DZ_STATE_REJECTED
                                         ? dz_knowledge_find_indicator (knowledge, quantity->indicator_key)
                                         : NULL;
      const DzTopic *topic = indicator != NULL ? dz_knowledge_find_topic (knowledge, indicator->topic) : NULL;

      if (indicator == NULL)
        continue;
      count (side, DZ_CONTRAST_INDICATOR, indicator->key, indicator->name, quantity->paragraph);
      if (topic != NULL)
        count (side, DZ_CONTRAST_TOPIC, topic->key, topic->name, quantity->paragraph);
    }

  return TRUE;
}

static int
count_words (const DzReport *report, const char *words, int *first)
{
  int n = 0;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind != DZ_PARAGRAPH_BODY && paragraph->kind != DZ_PARAGRAPH_HEADING)
        continue;
      for (const char *p = strstr (paragraph->text, words); p != NULL; p = strstr (p + strlen (words), words))
        if (n++ == 0)
          *first = paragraph->number;
    }

  return n;
}

static gint
compare_contrasts (gconstpointer a, gconstpointer b)
{
  const DzContrast *first = *(DzContrast *const *) a;
  const DzContrast *second = *(DzContrast *const *) b;

  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->is_left != second->is_left)
    return first->is_left ? -1 : 1;
  if (first->count != second->count)
    return second->count - first->count;

  return strcmp (first->key, second->key);
}

/* What one side says and the other does not. */
static void
add_only (GPtrArray *contrasts, const Side *side, const Side *other, gboolean is_left)
{
  for (int kind = 0; kind < DZ_CONTRAST_TERM; kind++)
    {
      GHashTableIter iter;
      gpointer value = NULL;

      g_hash_table_iter_init (&iter, side->said[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          const DzContrast *said = value;
          DzContrast *only = NULL;

          if (g_hash_table_contains (other->said[kind], said->key))
            continue;
          only = new_contrast (said->kind, said->key, said->name, said->paragraph);
          only->count = said->count;
          only->is_left = is_left;
          g_ptr_array_add (contrasts, only);
        }
    }
}

static void
add_terms (GPtrArray *contrasts, const Side *side, const Side *other, gboolean is_left)
{
  for (guint i = 0; i < side->report->terms->len; i++)
    {
      const DzTerm *term = g_ptr_array_index (side->report->terms, i);
      g_autofree char *form = dz_term_dup_form (term->headword);
      DzContrast *only = NULL;
      int first = 0;

      if (form[0] == '\0' || count_words (other->report, form, &first) > 0)
        continue;
      first = 0;
      only = new_contrast (DZ_CONTRAST_TERM, term->key, term->headword, 0);
      only->count = count_words (side->report, form, &first);
      only->paragraph = first;
      only->is_left = is_left;
      g_ptr_array_add (contrasts, only);
    }
}

GPtrArray *
dz_report_contrast_load (DzStore *store, gint64 left, gint64 right, const DzKnowledge *knowledge, GError **error)
{
  GPtrArray *contrasts = NULL;
  Side sides[2] = { { NULL }, { NULL } };

  g_return_val_if_fail (store != NULL && knowledge != NULL, NULL);

  if (side_load (&sides[0], store, left, knowledge, error)
      && side_load (&sides[1], store, right, knowledge, error))
    {
      contrasts = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_contrast_free);
      for (int i = 0; i < 2; i++)
        {
          add_only (contrasts, &sides[i], &sides[1 - i], i == 0);
          add_terms (contrasts, &sides[i], &sides[1 - i], i == 0);
        }
      g_ptr_array_sort (contrasts, compare_contrasts);
    }
  for (int i = 0; i < 2; i++)
    side_clear (&sides[i]);

  return contrasts;
}

DzTable *
dz_report_contrast_build_table (const GPtrArray *contrasts, gint64 left, gint64 right)
{
  DzTable *table = dz_table_new (columns);

  for (guint i = 0; i < contrasts->len; i++)
    {
      const DzContrast *contrast = g_ptr_array_index (contrasts, i);

      dz_table_add_text (table, kind_nicks[contrast->kind]);
      dz_table_add_integer (table, contrast->is_left ? left : right);
      dz_table_add_text (table, contrast->key);
      dz_table_add_text (table, contrast->name);
      dz_table_add_integer (table, contrast->count);
      if (contrast->paragraph > 0)
        dz_table_add_integer (table, contrast->paragraph);
      else
        dz_table_add_text (table, NULL);
    }

  return table;
}
