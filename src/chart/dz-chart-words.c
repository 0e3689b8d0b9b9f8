/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

typedef struct
{
  const DzChart *chart;
  GHashTable *names; /* of series, panels and groups, which may hold digits */
  GHashTable *labels; /* values as the reports write them: those are no words to change */
} Known;

static void
take_series (Known *known, const DzChartSeries *series)
{
  g_hash_table_add (known->names, series->name);
  if (series->panel != NULL)
    g_hash_table_add (known->names, series->panel);
  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);

      if (mark->group != NULL)
        g_hash_table_add (known->names, mark->group);
      if (mark->label != NULL)
        g_hash_table_add (known->labels, mark->label);
    }
}

static gboolean
has_member (const DzChart *chart, const char *text)
{
  const char *const members[] = { chart->title,   chart->subtitle, chart->caption, chart->x_title,
                                  chart->y_title, dz_chart_get_source_words (chart) };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_strcmp0 (members[i], text) == 0)
      return TRUE;

  return FALSE;
}

/* Letters and no digits: ticks, years and values have digits. */
static gboolean
is_wordy (const char *text)
{
  gboolean letters = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        return FALSE;
      letters = letters || g_unichar_isalpha (c);
    }

  return letters;
}

static gboolean
is_word (const Known *known, const char *text)
{
  if (text == NULL || *text == '\0')
    return FALSE;
  if (g_hash_table_contains (known->names, text))
    return TRUE;

  return is_wordy (text) && !g_hash_table_contains (known->labels, text) && !has_member (known->chart, text);
}

GPtrArray *
dz_chart_layout_list_words (const DzChartLayout *layout, const DzChart *chart)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  Known known = { chart, names, labels };

  g_return_val_if_fail (layout != NULL && chart != NULL, words);

  for (guint i = 0; i < chart->series->len; i++)
    take_series (&known, g_ptr_array_index (chart->series, i));
  for (guint i = 0; i < layout->scene->items->len; i++)
    {
      const char *text = g_array_index (layout->scene->items, DzSceneItem, i).text;

      if (is_word (&known, text) && g_hash_table_add (seen, (gpointer) text))
        g_ptr_array_add (words, g_strdup (text));
    }

  return words;
}
