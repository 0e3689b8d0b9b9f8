/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "store/dz-anchor.h"

typedef gboolean (*CheckRow) (sqlite3_stmt *row);

/* Also of a whole paragraph. */
static gboolean
holds (sqlite3_stmt *row)
{
  g_autofree char *text = dz_column_dup (row, 4);
  g_autofree char *quote = dz_column_dup (row, 0);

  return text != NULL
         && dz_anchor_holds (text, sqlite3_column_int (row, 1), sqlite3_column_int (row, 2), quote)
         && sqlite3_column_int (row, 3) != 0;
}

static gboolean
stands (sqlite3_stmt *row)
{
  return sqlite3_column_int (row, 1) >= 0 && holds (row);
}

/* A whole paragraph, or a passage inside of it. */
static gboolean
was_there (sqlite3_stmt *row)
{
  int start = sqlite3_column_int (row, 1);
  int end = sqlite3_column_int (row, 2);

  return (start == -1 && end == -1) || (start >= 0 && end > start && end <= sqlite3_column_int (row, 3));
}

static gboolean
parses (sqlite3_stmt *row)
{
  DzModifier modifier;
  DzMeasure measure;
  DzStatus status;

  return dz_modifier_from_nick (dz_column_text (row, 1), &modifier)
         && dz_measure_from_nick (dz_column_text (row, 2), &measure)
         && dz_status_from_nick (dz_column_text (row, 3), &status)
         && sqlite3_column_double (row, 4) <= sqlite3_column_double (row, 5)
         && sqlite3_column_int (row, 6) >= 0 && sqlite3_column_int (row, 7) >= 0;
}

static gboolean
rules (sqlite3_stmt *row)
{
  DzVerdict verdict;

  return dz_column_text (row, 1) == NULL || dz_verdict_from_nick (dz_column_text (row, 1), &verdict);
}

static gboolean
is_never (sqlite3_stmt *row)
{
  return FALSE;
}

/* The first column names what it is about. */
static const struct
{
  const char *query;
  CheckRow is_good;
  const char *message;
} checks[] = {
  /* Translators: the words of a figure, “5%”. */
  { "SELECT quote, start, \"end\", figure.report_id = paragraph.report_id, text FROM figure"
    " LEFT JOIN paragraph ON paragraph.id = paragraph_id WHERE anchor <> 'orphan'",
    stands, N_("What you said of “%s” does not stand at its words.") },
  { "SELECT quote, modifier, measure, status, low, high, sentence_before, sentence_after"
    " FROM reading JOIN figure ON figure.id = figure_id",
    parses, N_("What you said of “%s” cannot be read.") },
  { "SELECT quote, verdict FROM ruling JOIN figure ON figure.id = goal_id", rules,
    N_("What you decided about “%s” cannot be read.") },
  { "SELECT quote FROM figure WHERE NOT EXISTS (SELECT 1 FROM reading WHERE figure_id = figure.id)"
    " AND NOT EXISTS (SELECT 1 FROM ruling WHERE figure.id IN (goal_id, outcome_id))",
    is_never, N_("What you said of “%s” is missing.") },
  /* Translators: the words of a paragraph. */
  { "SELECT quote, start, \"end\", pair_end.report_id = paragraph.report_id, text FROM pair_end"
    " LEFT JOIN paragraph ON paragraph.id = paragraph_id WHERE anchor <> 'orphan'",
    holds, N_("What you paired with “%s” does not stand at its words.") },
  { "SELECT quote FROM pair_end WHERE NOT EXISTS (SELECT 1 FROM pairing WHERE pair_end.id IN (first_id, second_id))"
    " AND NOT EXISTS (SELECT 1 FROM note_pair WHERE end_id = pair_end.id)",
    is_never, N_("What you paired with “%s” is missing.") },
  /* Translators: the words a note is on. */
  { "SELECT note.quote, note_before.start, note_before.\"end\", length (text) FROM note_before"
    " JOIN note ON note.id = note_id",
    was_there, N_("Where the note on “%s” stood before cannot be read.") },
};

static gboolean
run_check (DzStore *store, guint i, GPtrArray *messages, GError **error)
{
  g_autoptr (sqlite3_stmt) row = dz_store_prepare (store, error, checks[i].query, "");
  int code;

  if (row == NULL)
    return FALSE;
  while ((code = dz_store_step (store, row, error)) == SQLITE_ROW)
    {
      g_autofree char *quote = dz_column_dup (row, 0);
      g_auto (GStrv) parts = NULL;

      if (checks[i].is_good (row))
        continue;
      /* The format comes from the table above or its translation. */
      parts = g_strsplit (g_dgettext (GETTEXT_PACKAGE, checks[i].message), "%s", 2);
      g_ptr_array_add (messages, g_strconcat (parts[0], quote, parts[1], NULL));
    }

  return code == SQLITE_DONE;
}

gboolean
dz_store_check_words (DzStore *store, GPtrArray *messages, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!run_check (store, i, messages, error))
      return FALSE;

  return TRUE;
}
