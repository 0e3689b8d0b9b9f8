/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-csv.h"
#include "core/dz-error.h"
#include "core/dz-table.h"

typedef struct
{
  DzStore *store;
  GPtrArray *reports; /* (element-type DzReport) without content */
  GPtrArray *terms;   /* (element-type DzTerm) of all reports */
  GPtrArray *words;   /* (element-type DzTermWord) before the import */
  GStrv header;
  DzGlossaryImport *outcome;
} Import;

void
dz_glossary_import_free (DzGlossaryImport *outcome)
{
  if (outcome == NULL)
    return;

  g_ptr_array_unref (outcome->refused);
  g_free (outcome);
}

/* The cell of a column, without the guard against formulas; NULL where it is empty or missing. (transfer
 * full) */
static char *
dup_cell (const Import *import, GStrv record, const char *column)
{
  for (guint i = 0; import->header[i] != NULL && record[i] != NULL; i++)
    if (g_str_equal (import->header[i], column))
      return record[i][0] != '\0' ? dz_table_dup_unguarded (record[i]) : NULL;

  return NULL;
}

/* The only report of a place with that file name and that year; NULL and 0 mean any. 0 where there are none
 * or several. */
static gint64
find_only (const Import *import, const char *source, const char *place, int year)
{
  gint64 found = 0;

  for (guint i = 0; i < import->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (import->reports, i);

      if (g_strcmp0 (report->place, place) != 0 || (source != NULL && g_strcmp0 (report->source, source) != 0)
          || (year != 0 && dz_report_get_year (report) != year))
        continue;
      if (found != 0)
        return 0;
      found = report->id;
    }

  return found;
}

/* Its file may have another name here, or the reader may have corrected its year. */
static gint64
find_report (const Import *import, const char *source, const char *place, const char *year)
{
  int number = year != NULL ? (int) g_ascii_strtoll (year, NULL, 10) : 0;
  gint64 found = source != NULL ? find_only (import, source, place, number) : 0;

  if (found == 0 && number != 0)
    found = find_only (import, NULL, place, number);
  if (found == 0 && source != NULL)
    found = find_only (import, source, place, 0);

  return found;
}

static const DzTerm *
find_term (const Import *import, gint64 report, const char *key)
{
  for (guint i = 0; i < import->terms->len; i++)
    {
      const DzTerm *term = g_ptr_array_index (import->terms, i);

      if (term->report_id == report && g_str_equal (term->key, key))
        return term;
    }

  return NULL;
}

static const DzTermWord *
find_word (const Import *import, const DzTermWord *word)
{
  for (guint i = 0; i < import->words->len; i++)
    {
      const DzTermWord *other = g_ptr_array_index (import->words, i);

      if (other->kind == word->kind && g_str_equal (other->headword, word->headword)
          && g_strcmp0 (other->variant, word->variant) == 0 && other->report_id == word->report_id)
        return other;
    }

  return NULL;
}

/* FALSE only where the library fails. */
static gboolean
save (Import *import, const DzTermWord *word, gboolean changes, const char **reason, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (dz_store_save_term_word (import->store, word, &local_error) != 0)
    {
      import->outcome->n_new += !changes;
      import->outcome->n_changed += changes;
      return TRUE;
    }
  if (local_error->domain != DZ_ERROR || local_error->code == DZ_ERROR_FAILED)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *reason = g_intern_string (local_error->message);

  return TRUE;
}

/* What a report is said to define. */
static gboolean
take_report_row (Import *import, DzTermWord *word, const char **reason, GError **error)
{
  g_autofree char *key = dz_term_dup_key (word->headword);
  const DzTerm *term = find_term (import, word->report_id, key);
  const DzTermWord *before;

  if (term == NULL)
    {
      *reason = _ ("the report does not define it");
      return TRUE;
    }
  g_free (word->headword);
  word->headword = g_steal_pointer (&key);
  before = find_word (import, word);
  if (g_strcmp0 (before != NULL ? before->definition : term->definition, word->definition) == 0
      || g_strcmp0 (term->definition, word->definition) == 0
      || (word->definition == NULL && term->definition == NULL))
    {
      import->outcome->n_same++;
      return TRUE;
    }
  if (word->definition == NULL)
    {
      *reason = _ ("it has no definition");
      return TRUE;
    }

  return save (import, word, TRUE, reason, error);
}

static gboolean
take_own_row (Import *import, DzTermWord *word, const char **reason, GError **error)
{
  const DzTermWord *before = find_word (import, word);

  if (before != NULL && g_strcmp0 (before->definition, word->definition) == 0)
    {
      import->outcome->n_same++;
      return TRUE;
    }

  return save (import, word, before != NULL, reason, error);
}

static gboolean
choose_kind (const char *nick, gboolean of_report, DzTermWordKind *kind)
{
  *kind = of_report ? DZ_TERM_WORD_EDIT : DZ_TERM_WORD_ENTRY;
  if (nick == NULL)
    return TRUE;
  if (g_str_equal (nick, "report"))
    {
      *kind = DZ_TERM_WORD_EDIT;
      return TRUE;
    }

  return dz_term_word_kind_from_nick (nick, kind);
}

/* *reason says why the row is refused. FALSE only where the library fails. */
static gboolean
take_record (Import *import, GStrv record, const char *headword, const char **reason, GError **error)
{
  g_autofree char *nick = dup_cell (import, record, "kind");
  g_autofree char *source = dup_cell (import, record, "source");
  g_autofree char *place = dup_cell (import, record, "place");
  g_autofree char *year = dup_cell (import, record, "year");
  g_autoptr (DzTermWord) word = NULL;
  DzTermWordKind kind;

  if (!choose_kind (nick, place != NULL, &kind))
    {
      *reason = _ ("its kind is none of report, edit, entry, variant, apart, dismissed");
      return TRUE;
    }
  word = dz_term_word_new (kind, headword);
  if (kind == DZ_TERM_WORD_VARIANT)
    word->variant = dup_cell (import, record, "variant");
  if (kind == DZ_TERM_WORD_ENTRY || kind == DZ_TERM_WORD_EDIT)
    word->definition = dup_cell (import, record, "definition");
  if (kind != DZ_TERM_WORD_EDIT)
    return take_own_row (import, word, reason, error);

  word->report_id = find_report (import, source, place, year);
  if (word->report_id == 0)
    {
      *reason = _ ("its report is not in this library");
      return TRUE;
    }

  return take_report_row (import, word, reason, error);
}

static gboolean
take_records (Import *import, const GPtrArray *records, GError **error)
{
  for (guint i = 1; i < records->len; i++)
    {
      GStrv record = g_ptr_array_index (records, i);
      g_autofree char *headword = dup_cell (import, record, "headword");
      const char *reason = NULL;

      if (headword == NULL || *g_strstrip (headword) == '\0')
        reason = _ ("it has no headword");
      else if (!take_record (import, record, headword, &reason, error))
        return FALSE;
      if (reason != NULL)
        g_ptr_array_add (import->outcome->refused,
                         /* Translators: row of a table, a term, why it was not taken. */
                         g_strdup_printf (_ ("row %u, %s: %s"), i + 1, headword != NULL ? headword : "–", reason));
    }

  return TRUE;
}

static gboolean
run (Import *import, const GPtrArray *records, GError **error)
{
  if (!dz_store_begin (import->store, N_ ("Import Glossary"), error))
    return FALSE;

  return take_records (import, records, error) ? dz_store_commit (import->store, error)
                                               : (dz_store_rollback (import->store), FALSE);
}

DzGlossaryImport *
dz_glossary_import_text (DzStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (DzGlossaryImport) outcome = NULL;
  Import import = { store };

  g_return_val_if_fail (store != NULL && text != NULL, NULL);

  if ((records = dz_csv_parse (text, error)) == NULL || (reports = dz_store_list_reports (store, error)) == NULL
      || (terms = dz_store_list_terms (store, 0, error)) == NULL
      || (words = dz_store_list_term_words (store, error)) == NULL)
    return NULL;
  if (records->len == 0 || !g_strv_contains ((const char *const *) records->pdata[0], "headword"))
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID,
                           _ ("this is no glossary: the column “headword” is missing"));
      return NULL;
    }

  outcome = g_new0 (DzGlossaryImport, 1);
  outcome->refused = g_ptr_array_new_with_free_func (g_free);
  import.reports = reports;
  import.terms = terms;
  import.words = words;
  import.header = g_ptr_array_index (records, 0);
  import.outcome = outcome;

  return run (&import, records, error) ? g_steal_pointer (&outcome) : NULL;
}
