/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "core/dz-statistics.h"
#include "workbench/dz-glossary-candidates.h"
#include "workbench/dz-glossary-file.h"
#include "workbench/dz-glossary-import.h"

static const char *const candidate_columns[] = {
  "candidate", "count", "per_10000", "cohesion", "left_freedom", "right_freedom", "quoted", "score", NULL,
};

static const char *const count_columns[] = {
  "headword", "by", "name", "year", "level", "report", "count", "characters", "per_10000", NULL,
};

/* What the user asked for. */
typedef struct
{
  char *format;
  char *output;
  char *order;
  char *filter;
  char *status;
  char *by;
  char *import;
  char *accept;
  char *dismiss;
  gboolean candidates;
  int min_count;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->output);
  g_free (options->order);
  g_free (options->filter);
  g_free (options->status);
  g_free (options->by);
  g_free (options->import);
  g_free (options->accept);
  g_free (options->dismiss);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const DzGlossaryOrder *order = data;

  return dz_glossary_compare (*(const DzGlossaryEntry *const *) a, *(const DzGlossaryEntry *const *) b,
                              *order);
}

static gboolean
is_of (const DzGlossary *glossary, const DzGlossaryEntry *entry, const GArray *ids)
{
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];
      const DzGlossaryReport *report = dz_glossary_get_report (glossary, definition->report);

      for (guint j = 0; report != NULL && j < ids->len; j++)
        if (report->id == g_array_index (ids, gint64, j))
          return TRUE;
    }

  return FALSE;
}

static gboolean
has_status (const DzGlossaryEntry *entry, const char *status)
{
  g_autofree char *nicks = dz_term_status_dup_nicks (entry->status);
  g_auto (GStrv) parts = g_strsplit (nicks, ", ", -1);

  return status == NULL || g_strv_contains ((const char *const *) parts, status);
}

/* (element-type DzGlossaryEntry) borrowed. */
static GPtrArray *
choose_entries (const DzGlossary *glossary, const Options *options, const GArray *ids)
{
  GPtrArray *entries = g_ptr_array_new ();
  g_autoptr (DzPinyin) pinyin = options->filter != NULL ? dz_pinyin_new () : NULL;
  DzGlossaryOrder order = DZ_GLOSSARY_BY_PINYIN;

  for (guint i = 0; i < glossary->entries->len; i++)
    {
      DzGlossaryEntry *entry = g_ptr_array_index (glossary->entries, i);

      if (has_status (entry, options->status) && (ids == NULL || is_of (glossary, entry, ids))
          && (options->filter == NULL || dz_glossary_entry_matches (entry, options->filter, pinyin)))
        g_ptr_array_add (entries, entry);
    }
  dz_glossary_order_from_nick (options->order, &order);
  g_ptr_array_sort_with_data (entries, compare_entries, &order);

  return entries;
}

static void
add_count (DzTable *table, const DzGlossaryEntry *entry, const char *by, const DzGlossaryReport *report,
           int year, DzLevel level, gint64 count, gint64 characters)
{
  dz_table_add_text (table, entry->headword);
  dz_table_add_text (table, by);
  dz_table_add_text (table, report != NULL ? report->name : NULL);
  if (year != 0)
    dz_table_add_integer (table, year);
  else
    dz_table_add_text (table, NULL);
  dz_table_add_text (table, level != DZ_LEVEL_UNKNOWN ? dz_level_get_nick (level) : NULL);
  if (report != NULL)
    dz_table_add_integer (table, report->id);
  else
    dz_table_add_text (table, NULL);
  dz_table_add_integer (table, count);
  dz_table_add_integer (table, characters);
  dz_table_add_number (table, dz_statistics_per_10000 ((double) count, (double) characters));
}

static void
add_counts (DzTable *table, const DzGlossary *glossary, const DzGlossaryEntry *entry, const char *by)
{
  gint64 count, characters;
  int before = 0;

  if (g_str_equal (by, "level"))
    for (int level = DZ_LEVEL_NATION; level <= DZ_LEVEL_DISTRICT; level++)
      {
        dz_glossary_sum (glossary, entry, 0, (DzLevel) level, &count, &characters);
        if (characters > 0)
          add_count (table, entry, by, NULL, 0, (DzLevel) level, count, characters);
      }
  else
    for (guint i = 0; i < glossary->reports->len; i++)
      {
        const DzGlossaryReport *report = dz_glossary_get_report (glossary, i);

        if (g_str_equal (by, "report"))
          add_count (table, entry, by, report, report->year, report->level,
                     dz_glossary_entry_get_count (entry, i), report->characters);
        else if (report->year != 0 && report->year != before)
          {
            before = report->year;
            dz_glossary_sum (glossary, entry, before, DZ_LEVEL_UNKNOWN, &count, &characters);
            add_count (table, entry, by, NULL, before, DZ_LEVEL_UNKNOWN, count, characters);
          }
      }
}

static int
print_counts (const DzGlossary *glossary, const GPtrArray *entries, const Options *options)
{
  g_autoptr (DzTable) table = dz_table_new (count_columns);

  for (guint i = 0; i < entries->len; i++)
    add_counts (table, glossary, g_ptr_array_index (entries, i), options->by);

  return dz_cli_put_table (table, options->format, options->output);
}

/* Of some reports, only their definitions. */
static void
drop_other_reports (DzGlossary *glossary, const GPtrArray *entries, const GArray *ids)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const DzGlossaryEntry *entry = g_ptr_array_index (entries, i);

      for (guint j = entry->definitions->len; j > 0; j--)
        {
          const DzTermDefinition *definition = entry->definitions->pdata[j - 1];
          const DzGlossaryReport *report = dz_glossary_get_report (glossary, definition->report);
          gboolean wanted = FALSE;

          for (guint k = 0; report != NULL && k < ids->len; k++)
            wanted = wanted || report->id == g_array_index (ids, gint64, k);
          if (!wanted)
            g_ptr_array_remove_index (entry->definitions, j - 1);
        }
    }
}

static int
print_terms (DzGlossary *glossary, const GPtrArray *entries, gboolean all, const Options *options)
{
  DzGlossaryFormat format = DZ_GLOSSARY_CSV;
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  if (dz_glossary_format_from_nick (options->format, &format)
      && (format == DZ_GLOSSARY_HTML || format == DZ_GLOSSARY_MARKDOWN))
    {
      file = dz_glossary_file_new (glossary, entries, format, &error);
      return file != NULL ? dz_cli_write_bytes (options->output, file) : dz_cli_fail (NULL, error);
    }
  table = dz_glossary_file_new_table (glossary, all ? NULL : entries);

  return dz_cli_put_table (table, options->format, options->output);
}

static int
list_terms (const DzCliArguments *arguments, DzStore *store, const Options *options)
{
  int status = DZ_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = arguments->argc > 0 ? dz_cli_resolve_reports (arguments, store, &status) : NULL;
  g_autoptr (DzGlossary) glossary = dz_glossary_load (store, NULL, NULL, &error);
  g_autoptr (GPtrArray) entries = NULL;
  gboolean all = ids == NULL && options->filter == NULL && options->status == NULL && options->order == NULL;
  int put;

  if (glossary == NULL)
    return dz_cli_fail (NULL, error);
  entries = choose_entries (glossary, options, ids);
  if (ids != NULL)
    drop_other_reports (glossary, entries, ids);
  put = options->by != NULL ? print_counts (glossary, entries, options)
                            : print_terms (glossary, entries, all, options);

  return put == DZ_CLI_DONE ? status : DZ_CLI_SOME_FAILED;
}

static void
add_candidate (DzTable *table, const DzNgramRow *row)
{
  dz_table_add_text (table, row->text);
  dz_table_add_integer (table, row->count);
  dz_table_add_number (table, row->per_10000);
  dz_table_add_number (table, row->cohesion);
  dz_table_add_number (table, row->left);
  dz_table_add_number (table, row->right);
  dz_table_add_integer (table, row->other_count);
  dz_table_add_number (table, row->score);
}

static int
print_candidates (const DzCliArguments *arguments, DzStore *store, const Options *options)
{
  int status = DZ_CLI_DONE;
  g_autoptr (DzTable) table = dz_table_new (candidate_columns);
  g_autoptr (DzSearchScope) scope = dz_search_scope_new ();
  g_autoptr (DzGlossary) glossary = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  scope->reports = dz_cli_resolve_reports (arguments, store, &status);
  if ((glossary = dz_glossary_load (store, NULL, NULL, &error)) == NULL
      || (rows = dz_glossary_candidates_load (store, glossary, scope, options->min_count, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  for (guint i = 0; i < rows->len; i++)
    add_candidate (table, g_ptr_array_index (rows, i));

  return dz_cli_put_table (table, options->format, options->output) == DZ_CLI_DONE ? status
                                                                                   : DZ_CLI_SOME_FAILED;
}

static int
import_terms (DzStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DzGlossaryImport) outcome = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error)
      || (outcome = dz_glossary_import_text (store, text, &error)) == NULL)
    return dz_cli_fail (path, error);
  for (guint i = 0; i < outcome->refused->len; i++)
    dz_cli_print_error ("duizhao-cli: %s: %s", path, (const char *) outcome->refused->pdata[i]);
  dz_cli_print_line ("new: %d, changed: %d, same: %d, refused: %u", outcome->n_new, outcome->n_changed,
                     outcome->n_same, outcome->refused->len);

  return outcome->refused->len == 0 ? DZ_CLI_DONE : DZ_CLI_SOME_FAILED;
}

static int
save_word (DzStore *store, DzTermWordKind kind, const char *headword)
{
  g_autoptr (DzTermWord) word = dz_term_word_new (kind, headword);
  g_autoptr (GError) error = NULL;

  return dz_store_save_term_word (store, word, &error) != 0 ? DZ_CLI_DONE : dz_cli_fail (headword, error);
}

static int
write_words (const DzCliArguments *arguments, const Options *options)
{
  g_autoptr (DzStore) store = dz_cli_arguments_open_store (arguments, DZ_STORE_WRITE);

  if (store == NULL)
    return DZ_CLI_SOME_FAILED;
  if (options->import != NULL)
    return import_terms (store, options->import);

  return options->accept != NULL ? save_word (store, DZ_TERM_WORD_ENTRY, options->accept)
                                 : save_word (store, DZ_TERM_WORD_DISMISSED, options->dismiss);
}

/* FALSE after saying what is wrong. */
static gboolean
check_options (const DzCliArguments *arguments, Options *options)
{
  static const char *const statuses[]
    = { "defined", "undefined", "dropped", "unused", "differs", "reader", NULL };
  static const char *const groupings[] = { "report", "year", "level", NULL };
  gboolean plain = !options->candidates && options->by == NULL;
  DzGlossaryOrder order;

  if (!dz_cli_arguments_take_format (arguments, &options->format,
                                     plain ? "tsv|csv|json|xlsx|md|html" : "tsv|csv|json|xlsx"))
    return FALSE;
  if (options->min_count < 1)
    dz_cli_arguments_refuse (arguments, "%s", _ ("--min-count is at least 1"));
  else if (options->order != NULL && !dz_glossary_order_from_nick (options->order, &order))
    dz_cli_arguments_refuse (arguments, "%s", _ ("--order is pinyin, appearance or frequency"));
  else if (options->status != NULL && !g_strv_contains (statuses, options->status))
    dz_cli_arguments_refuse (arguments, "%s",
                             _ ("--status is defined, undefined, dropped, unused, differs or reader"));
  else if (options->by != NULL && !g_strv_contains (groupings, options->by))
    dz_cli_arguments_refuse (arguments, "%s", _ ("--by is report, year or level"));
  else
    return TRUE;

  return FALSE;
}

int
dz_cli_terms (DzCliArguments *arguments)
{
  g_auto (Options) options = { .min_count = 5 };
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "order", 0, 0, G_OPTION_ARG_FILENAME, &options.order, N_ ("By pinyin, appearance or frequency"), N_ ("ORDER") },
    { "filter", 0, 0, G_OPTION_ARG_FILENAME, &options.filter, N_ ("Only terms with these characters, or this pinyin or its initials"), N_ ("TEXT") },
    { "status", 0, 0, G_OPTION_ARG_FILENAME, &options.status,
      N_ ("Only terms that are defined, undefined, dropped, unused, differs or reader"), N_ ("STATUS") },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, N_ ("Counts by report, year or level instead of definitions"), N_ ("WHAT") },
    { "candidates", 0, 0, G_OPTION_ARG_NONE, &options.candidates, N_ ("What may be a term and stands in no glossary"), NULL },
    { "min-count", 0, 0, G_OPTION_ARG_INT, &options.min_count, N_ ("Only candidates that occur so often (5)"), N_ ("N") },
    { "accept", 0, 0, G_OPTION_ARG_FILENAME, &options.accept, N_ ("Make a candidate a term of your own"), N_ ("TEXT") },
    { "dismiss", 0, 0, G_OPTION_ARG_FILENAME, &options.dismiss, N_ ("Propose a candidate no more"), N_ ("TEXT") },
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &options.import, N_ ("Read terms from a CSV file"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_ ("tsv, csv, json, xlsx, md or html"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, -1, &status))
    return status;
  if (!check_options (arguments, &options))
    return DZ_CLI_USAGE;
  if (options.import != NULL || options.accept != NULL || options.dismiss != NULL)
    return write_words (arguments, &options);
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return options.candidates ? print_candidates (arguments, store, &options)
                            : list_terms (arguments, store, &options);
}
