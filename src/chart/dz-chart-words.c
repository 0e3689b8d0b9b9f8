/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "chart/dz-chart-layout-private.h"

typedef struct
{
  const DzChart *chart;
  GPtrArray *names;   /* of series, panels and groups, which may hold digits, and stand beside values */
  GHashTable *labels; /* values as the reports write them: those are no words to change */
} Known;

static void
take_name (Known *known, const char *name)
{
  if (name != NULL && *name != '\0' && !g_ptr_array_find_with_equal_func (known->names, name, g_str_equal, NULL))
    g_ptr_array_add (known->names, (gpointer) name);
}

static void
take_series (Known *known, const DzChartSeries *series)
{
  take_name (known, series->name);
  take_name (known, series->panel);
  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);

      take_name (known, mark->group != NULL ? mark->group : mark->kind == DZ_MARK_COUNT ? mark->citation : NULL);
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
  return text != NULL && is_wordy (text) && !g_hash_table_contains (known->labels, text)
         && !has_member (known->chart, text);
}

/* Whether a name is drawn, alone or beside its value. */
static gboolean
is_drawn (const DzScene *scene, const Known *known, const char *name)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const char *text = g_array_index (scene->items, DzSceneItem, i).text;

      if (text != NULL && strstr (text, name) != NULL && !has_member (known->chart, text))
        return TRUE;
    }

  return FALSE;
}

/* Itself, or a name behind the sign of its verdict. */
static gboolean
has_name (const GPtrArray *words, const char *text)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *end = g_str_has_suffix (text, words->pdata[i])
                          ? text + strlen (text) - strlen (words->pdata[i])
                          : NULL;

      if (end != NULL && (end == text || end[-1] == ' '))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
dz_chart_layout_list_words (const DzChartLayout *layout, const DzChart *chart)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  Known known = { chart, names, labels };

  g_return_val_if_fail (layout != NULL && chart != NULL, words);

  for (guint i = 0; i < chart->series->len; i++)
    take_series (&known, g_ptr_array_index (chart->series, i));
  for (guint i = 0; i < names->len; i++)
    if (is_drawn (layout->scene, &known, names->pdata[i]))
      g_ptr_array_add (words, g_strdup (names->pdata[i]));
  for (guint i = 0; i < layout->scene->items->len; i++)
    {
      const char *text = g_array_index (layout->scene->items, DzSceneItem, i).text;

      if (is_word (&known, text) && !has_name (words, text))
        g_ptr_array_add (words, g_strdup (text));
    }

  return words;
}
