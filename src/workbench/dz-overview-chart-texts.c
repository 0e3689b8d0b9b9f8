/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-chart-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-text.h"

/* Counts and shares of whole reports: what the source line names are the reports. */
static void
add_source (DzChartMaker *maker, const DzReport *report)
{
  g_autofree char *name = dz_report_dup_name (report);
  g_autofree char *before = g_steal_pointer (&maker->chart->source_line);

  if (before == NULL)
    maker->chart->source_line = g_strdup_printf (_ ("Source: %s"), name);
  else
    maker->chart->source_line = g_strdup_printf ("%s; %s", before, name);
}

static gboolean
is_wanted (const DzChartMaker *maker, const DzReport *report)
{
  const DzChartRequest *request = maker->request;
  int year = dz_report_get_year (report);

  if (year == 0 || report->place == NULL || (request->first_year != 0 && year < request->first_year)
      || (request->last_year != 0 && year > request->last_year))
    return FALSE;

  return request->places == NULL || request->places[0] == NULL
         || g_strv_contains (request->places, report->place);
}

static DzChartSeries *
ensure_place (DzChartMaker *maker, const char *place)
{
  for (guint i = 0; i < maker->chart->series->len; i++)
    {
      DzChartSeries *series = g_ptr_array_index (maker->chart->series, i);

      if (g_str_equal (series->name, place))
        return series;
    }

  return dz_chart_add_series (maker->chart, place,
                              dz_overview_get_place_color (maker->overview, place, maker->knowledge));
}

/* The characters of the numbered paragraphs, in which terms are counted; -1 on error. */
static gint64
count_characters (DzChartMaker *maker, gint64 id, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (maker->store, id, error);
  gint64 n = 0;

  if (report == NULL)
    return -1;
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_BODY)
        n += dz_text_length (paragraph->text);
    }

  return n;
}

/* The mark leads to the first place in the report where the term stands, and knows the others. */
static void
point_to_hits (DzChartMark *mark, const DzReport *report, const GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *citation = NULL;
      DzMarkSource *source = NULL;

      if (hit->report_id != mark->report_id || hit->number == 0)
        continue;
      citation = dz_report_dup_citation (report, hit->number);
      source = dz_chart_mark_add_source (mark, citation);
      source->report_id = hit->report_id;
      source->paragraph_id = hit->paragraph_id;
      source->start = hit->start;
      source->end = hit->end;
      if (mark->sources->len > 1)
        continue;
      mark->paragraph_id = hit->paragraph_id;
      mark->start = hit->start;
      mark->end = hit->end;
    }
}

static gboolean
add_count (DzChartMaker *maker, const DzTermCount *count, const GPtrArray *hits, GError **error)
{
  const DzReport *report = dz_overview_find_report (maker->overview, count->report_id);
  g_autofree char *name = NULL;
  DzChartMark *mark = NULL;
  gint64 characters = 0;

  if (report == NULL || !is_wanted (maker, report))
    return TRUE;
  if ((characters = count_characters (maker, report->id, error)) < 0)
    return FALSE;
  if (characters == 0)
    return TRUE;

  mark = dz_chart_series_add_mark (ensure_place (maker, report->place), DZ_MARK_COUNT,
                                   dz_report_get_year (report), 10000.0 * count->count / (double) characters,
                                   10000.0 * count->count / (double) characters);
  mark->label = count->count == 0 ? g_strdup ("0") : g_strdup_printf ("%.1f", mark->low);
  name = dz_report_dup_name (report);
  /* Translators: a report, how often a term occurs in it, and among how many characters */
  mark->citation = g_strdup_printf (ngettext ("%s: %d time in %d characters", "%s: %d times in %d characters",
                                              (gulong) count->count),
                                    name, count->count, (int) characters);
  mark->report_id = report->id;
  mark->count = count->count;
  point_to_hits (mark, report, hits);
  add_source (maker, report);

  return TRUE;
}

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  const DzChartMark *first = *(DzChartMark *const *) a;
  const DzChartMark *second = *(DzChartMark *const *) b;

  return first->year - second->year;
}

/* A word of the glossary is counted as the glossary counts it: texts write it with quotation marks inside or without.
 * (transfer full): the headword that the words asked for mean, else these themselves; NULL on error. */
static char *
dup_headword (DzChartMaker *maker, const char *term, GError **error)
{
  g_autofree char *key = dz_term_dup_key (term);
  g_autoptr (GPtrArray) terms = dz_store_list_terms (maker->store, 0, error);

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      const DzTerm *entry = terms->pdata[i];
      g_autofree char *form = dz_term_dup_form (entry->headword);

      if (g_str_equal (entry->key, key) && !g_str_equal (form, entry->key))
        return g_strdup (entry->headword);
    }

  return terms != NULL ? g_strdup (term) : NULL;
}

/* Every place in the texts, in the order of the search. */
static GPtrArray *
find_hits (DzChartMaker *maker, const char *headword, GError **error)
{
  g_autofree char *key = dz_term_dup_key (headword);
  g_autofree char *form = dz_term_dup_form (headword);
  g_autoptr (GPtrArray) hits = dz_store_search (maker->store, key, 0, error);
  g_autoptr (GPtrArray) others = NULL;

  if (hits == NULL || g_str_equal (key, form))
    return g_steal_pointer (&hits);
  if ((others = dz_store_search (maker->store, form, 0, error)) == NULL)
    return NULL;

  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (hits, others->pdata[i]);
  g_ptr_array_set_free_func (others, NULL);

  return g_steal_pointer (&hits);
}

/* What the reader typed may be more than one string. NULL for one string, which is counted as the glossary
 * has it, and for what is no query. */
static DzQuery *
parse_joined (const char *term)
{
  g_autoptr (DzQuery) query = dz_query_parse (term, NULL, NULL);

  if (query == NULL || dz_query_get_root (query)->kind == DZ_QUERY_NODE_STRING)
    return NULL;

  return g_steal_pointer (&query);
}

/* In quotation marks of the language it is a string, too. (transfer full) */
static char *
dup_string (const char *term)
{
  g_autoptr (DzQuery) query = dz_query_parse (term, NULL, NULL);

  return g_strdup (query != NULL && dz_query_get_root (query)->kind == DZ_QUERY_NODE_STRING
                     ? dz_query_get_root (query)->text
                     : term);
}

static int
find_count (const GArray *counts, gint64 report_id)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, DzTermCount, i).report_id == report_id)
      return g_array_index (counts, DzTermCount, i).count;

  return 0;
}

/* Reports without a hit are marks, too: they were read. */
static gboolean
add_query (DzChartMaker *maker, const DzQuery *query, GError **error)
{
  g_autoptr (GArray) counts = dz_store_count_query (maker->store, query, NULL, error);
  g_autoptr (GPtrArray) hits = NULL;

  if (counts == NULL || (hits = dz_store_search_query (maker->store, query, NULL, 0, 0, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < maker->overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (maker->overview->reports, i);
      DzTermCount count = { .report_id = report->id, .count = find_count (counts, report->id) };

      if (!add_count (maker, &count, hits, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_term (DzChartMaker *maker, const char *term, GError **error)
{
  g_autofree char *words = dup_string (term);
  g_autofree char *headword = dup_headword (maker, words, error);
  g_autoptr (GPtrArray) counts = headword != NULL ? dz_store_count_headword (maker->store, headword, error)
                                                  : NULL;
  g_autoptr (GPtrArray) hits = counts != NULL ? find_hits (maker, headword, error) : NULL;

  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    if (!add_count (maker, g_ptr_array_index (counts, i), hits, error))
      return FALSE;

  return TRUE;
}

gboolean
dz_chart_maker_make_term (DzChartMaker *maker, GError **error)
{
  const char *term = maker->request->term;
  g_autoptr (DzQuery) query = NULL;

  if (term == NULL || *term == '\0')
    {
      dz_chart_maker_refuse (maker, _ ("Choose a term."));
      return TRUE;
    }
  g_return_val_if_fail (maker->store != NULL, FALSE);

  maker->chart->unit = g_strdup (_ ("per 10,000 characters"));
  /* Translators: %s is a term */
  maker->chart->title = g_strdup_printf (_ ("“%s”: occurrences per 10,000 characters"), term);
  query = parse_joined (term);
  if (!(query != NULL ? add_query (maker, query, error) : add_term (maker, term, error)))
    return FALSE;
  for (guint i = 0; i < maker->chart->series->len; i++)
    g_ptr_array_sort (((DzChartSeries *) g_ptr_array_index (maker->chart->series, i))->marks, compare_marks);

  return TRUE;
}

static const char *
find_topic (const DzChartMaker *maker, const DzQuantity *quantity)
{
  const DzIndicator *indicator = NULL;

  if (quantity->indicator_key != NULL)
    indicator = dz_knowledge_find_indicator (maker->knowledge, quantity->indicator_key);

  return indicator != NULL ? indicator->topic : NULL;
}

/* How many figures of a report belong to a topic (NULL: any topic), and the first of them. */
static int
count_topic (const DzChartMaker *maker, gint64 report, const char *topic, const DzQuantity **first)
{
  int n = 0;

  for (guint i = 0; i < maker->overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (maker->overview->quantities, i);
      const char *found = quantity->report_id == report ? find_topic (maker, quantity) : NULL;

      if (found == NULL || (topic != NULL && !g_str_equal (found, topic)))
        continue;
      if (n++ == 0 && first != NULL)
        *first = quantity;
    }

  return n;
}

static void
cite_topic (DzChartMaker *maker, DzChartMark *mark, const char *topic)
{
  for (guint i = 0; i < maker->overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (maker->overview->quantities, i);

      if (quantity->report_id == mark->report_id && g_strcmp0 (find_topic (maker, quantity), topic) == 0)
        dz_chart_maker_add_source (maker, mark, quantity);
    }
}

static void
add_topic (DzChartMaker *maker, DzChartSeries *series, const DzReport *report, const char *topic, int all)
{
  const DzQuantity *first = NULL;
  int n = count_topic (maker, report->id, topic, &first);
  DzChartMark *mark = NULL;

  if (n == 0)
    return;

  mark = dz_chart_series_add_mark (series, DZ_MARK_COUNT, dz_report_get_year (report), 100.0 * n / all,
                                   100.0 * n / all);
  mark->label = g_strdup_printf ("%.0f%%", mark->low);
  mark->citation = dz_report_dup_name (report);
  mark->report_id = report->id;
  mark->paragraph_id = first->paragraph_id;
  mark->start = first->start;
  mark->end = first->end;
  mark->count = n;
  cite_topic (maker, mark, topic);
}

void
dz_chart_maker_make_topics (DzChartMaker *maker)
{
  const GPtrArray *topics = dz_knowledge_get_topics (maker->knowledge);
  const GPtrArray *reports = maker->overview->reports;

  maker->chart->unit = g_strdup ("%");
  maker->chart->title
      /* xgettext:no-c-format */
      = g_strdup (_ ("What the figures of each report are about (% of its figures with a known indicator)"));
  for (guint i = 0; i < topics->len; i++)
    {
      const DzTopic *topic = g_ptr_array_index (topics, i);
      DzChartSeries *series = dz_chart_add_series (maker->chart, topic->name, (int) i);

      for (guint j = 0; j < reports->len; j++)
        {
          const DzReport *report = g_ptr_array_index (reports, j);
          int all = is_wanted (maker, report) ? count_topic (maker, report->id, NULL, NULL) : 0;

          if (all > 0)
            add_topic (maker, series, report, topic->key, all);
          if (all > 0 && i == 0)
            add_source (maker, report);
        }
    }
}
