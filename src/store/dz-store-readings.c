/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/dz-char.h"
#include "core/dz-error.h"
#include "core/dz-text.h"
#include "store/dz-anchor.h"

#define READING_COLUMNS                                                                                               \
  "figure.id, figure.report_id, figure.paragraph_id, paragraph.number, figure.start, figure.\"end\","                 \
  " sentence_before, sentence_after, reading.indicator_key, reading.indicator, low, high, unit, modifier, measure,"   \
  " status, period, place, wording, hardness, state, paragraph.position, length (paragraph.text), figure.indicator,"  \
  " beside, figure.quote, figure.start + read_start, figure.\"end\" + read_end"
#define READING_TABLES                                                                                                \
  "reading JOIN figure ON figure.id = reading.figure_id LEFT JOIN paragraph ON paragraph.id = figure.paragraph_id"

/* "" where she says that there is none. */
static char *
dup_said (sqlite3_stmt *statement, int column)
{
  g_autofree char *text = dz_column_dup (statement, column);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static DzReading *
read_reading (sqlite3_stmt *statement)
{
  DzReading *reading = dz_reading_new ();
  DzQuantity *word = reading->word;

  reading->id = sqlite3_column_int64 (statement, 0);
  word->id = -reading->id;
  word->report_id = sqlite3_column_int64 (statement, 1);
  word->paragraph_id = sqlite3_column_int64 (statement, 2);
  word->paragraph = sqlite3_column_int (statement, 3);
  word->start = sqlite3_column_int (statement, 4);
  word->end = sqlite3_column_int (statement, 5);
  word->sentence_start = sqlite3_column_int (statement, 6);
  word->sentence_end = sqlite3_column_int (statement, 7);
  word->indicator_key = dup_said (statement, 8);
  word->indicator = dup_said (statement, 9);
  word->low = sqlite3_column_double (statement, 10);
  word->high = sqlite3_column_double (statement, 11);
  word->unit = dz_column_dup (statement, 12);
  dz_modifier_from_nick (dz_column_text (statement, 13), &word->modifier);
  dz_measure_from_nick (dz_column_text (statement, 14), &word->measure);
  dz_status_from_nick (dz_column_text (statement, 15), &word->status);
  word->period = dup_said (statement, 16);
  word->place = dup_said (statement, 17);
  word->wording = dup_said (statement, 18);
  word->hardness = dup_said (statement, 19);
  dz_state_from_nick (dz_column_text (statement, 20), &word->state);
  reading->position = sqlite3_column_int (statement, 21);
  reading->length = sqlite3_column_int (statement, 22);
  reading->read_as = dz_column_dup (statement, 23);
  reading->beside = sqlite3_column_int (statement, 24) != 0;
  reading->read_start = sqlite3_column_int (statement, 26);
  reading->read_end = sqlite3_column_int (statement, 27);
  reading->no_key = g_strcmp0 (dz_column_text (statement, 8), "") == 0;

  return reading;
}

GPtrArray *
dz_store_load_readings (DzStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_reading_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT " READING_COLUMNS " FROM " READING_TABLES
                                " WHERE figure.paragraph_id IS NOT NULL AND (?1 IS NULL OR figure.report_id = ?1)"
                                " ORDER BY figure.id",
                                "n", report_id);
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (readings, read_reading (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&readings) : NULL;
}

GPtrArray *
dz_store_list_lost_readings (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error,
                                "SELECT " READING_COLUMNS " FROM " READING_TABLES
                                " WHERE figure.paragraph_id IS NULL ORDER BY figure.report_id, figure.start, figure.id",
                                "");
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      g_autoptr (DzReading) reading = read_reading (statement);

      g_free (reading->word->wording);
      reading->word->wording = dz_column_dup (statement, 25);
      g_ptr_array_add (lost, g_steal_pointer (&reading->word));
    }

  return code == SQLITE_DONE ? g_steal_pointer (&lost) : NULL;
}

static gboolean
set_no_figure (GError **error)
{
  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This figure is no longer in the library."));
  return FALSE;
}

static gboolean
set_no_span (const DzQuantity *quantity, GError **error)
{
  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The passage %d–%d is not inside its paragraph."),
               quantity->start, quantity->end);
  return FALSE;
}

/* Writes the words at the quantity's span: a new row where id is 0. */
static gboolean
write_figure (DzStore *store, gint64 *id, const DzQuantity *quantity, const char *read_as, GError **error)
{
  g_autofree char *text = dz_store_dup_paragraph_text (store, quantity->paragraph_id, error);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  gboolean ok;

  if (text == NULL)
    return FALSE;
  if (quantity->start < 0 || !dz_anchor_describe (text, quantity->start, quantity->end, &quote, &prefix, &suffix))
    return set_no_span (quantity, error);

  ok = dz_store_run (store, error,
                     "INSERT INTO figure (id, report_id, paragraph_id, anchor, start, \"end\", quote, prefix, suffix,"
                     " indicator) SELECT ?1, report_id, id, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM paragraph WHERE id = ?2"
                     " ON CONFLICT (id) DO UPDATE SET anchor = excluded.anchor, start = excluded.start,"
                     " \"end\" = excluded.\"end\", quote = excluded.quote, prefix = excluded.prefix,"
                     " suffix = excluded.suffix",
                     "nltiitttt", *id, quantity->paragraph_id, dz_anchor_get_nick (DZ_NOTE_PLACED), quantity->start,
                     quantity->end, quote, prefix, suffix, read_as);
  if (ok && *id == 0)
    *id = sqlite3_last_insert_rowid (store->db);

  return ok;
}

gint64
dz_store_add_figure (DzStore *store, const DzQuantity *quantity, const char *read_as, GError **error)
{
  gint64 id = 0;

  return write_figure (store, &id, quantity, read_as, error) ? id : 0;
}

/* A confirmed figure leaves room for a key that the program may learn. */
static const char *
get_said_key (const DzQuantity *word, DzState state)
{
  return word->indicator_key != NULL || state == DZ_STATE_CONFIRMED ? word->indicator_key : "";
}

/* read: the words it is read from, from start to end. */
static gboolean
write_reading (DzStore *store, gint64 id, const DzQuantity *word, const int read[2], DzState state,
               gboolean beside, GError **error)
{
  return dz_store_run (store, error,
                       "INSERT INTO reading (figure_id, state, beside, sentence_before, sentence_after, indicator_key,"
                       " indicator, low, high, unit, modifier, measure, status, period, place, wording, hardness,"
                       " read_start, read_end)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT DO UPDATE SET state = excluded.state, sentence_before = excluded.sentence_before,"
                       " sentence_after = excluded.sentence_after, indicator_key = excluded.indicator_key,"
                       " indicator = excluded.indicator, low = excluded.low, high = excluded.high,"
                       " unit = excluded.unit, modifier = excluded.modifier, measure = excluded.measure,"
                       " status = excluded.status, period = excluded.period, place = excluded.place,"
                       " wording = excluded.wording, hardness = excluded.hardness, read_start = excluded.read_start,"
                       " read_end = excluded.read_end",
                       "ltiiittddttttttttii", id, dz_state_get_nick (state), (int) beside,
                       word->start - word->sentence_start, word->sentence_end - word->end, get_said_key (word, state),
                       word->indicator, word->low, word->high, word->unit, dz_modifier_get_nick (word->modifier),
                       dz_measure_get_nick (word->measure), dz_status_get_nick (word->status), word->period,
                       word->place, word->wording, word->hardness, read[0] - word->start, read[1] - word->end);
}

static gboolean
take_back (DzStore *store, gint64 id, GError **error)
{
  return dz_store_run (store, error, "DELETE FROM reading WHERE figure_id = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM figure WHERE id = ?", "l", id);
}

/* From behind the last full stop before the figure to behind the next one. */
static void
find_sentence (const char *text, DzQuantity *word)
{
  const char *p = text;

  word->sentence_start = 0;
  for (int i = 0; *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      gboolean ends = dz_char_ends_sentence (g_utf8_get_char (p));

      word->sentence_end = i + 1;
      if (ends && i < word->start)
        word->sentence_start = i + 1;
      if (ends && i >= word->end)
        return;
    }
}

static gboolean
check_values (const DzQuantity *word, GError **error)
{
  if (isfinite (word->low) && isfinite (word->high) && word->low <= word->high)
    return TRUE;

  g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID,
                       _("The lower number must not be above the higher one."));
  return FALSE;
}

static DzShownFigure *
find_figure (const GPtrArray *figures, gint64 id)
{
  for (guint i = 0; i < figures->len; i++)
    {
      DzShownFigure *figure = g_ptr_array_index (figures, i);

      if (figure->quantity->id == id)
        return figure;
    }

  return NULL;
}

static gboolean
touches_another (const GPtrArray *figures, const DzQuantity *word)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const DzShownFigure *figure = g_ptr_array_index (figures, i);

      if (figure->found
          && dz_shown_figure_rank (figure->quantity, word->paragraph_id, word->start, word->end, NULL) > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
fill_added (DzStore *store, DzQuantity *word, GError **error)
{
  g_autofree char *text = dz_store_dup_paragraph_text (store, word->paragraph_id, error);

  if (text == NULL
      || !dz_store_query_int (store, &word->report_id, 0, error,
                              "SELECT report_id FROM paragraph WHERE id = ?", "l", word->paragraph_id))
    return FALSE;
  find_sentence (text, word);
  if (word->wording == NULL)
    word->wording = dz_text_slice (text, word->start, word->end);

  return TRUE;
}

static gint64
add_reading (DzStore *store, const DzQuantity *quantity, GError **error)
{
  g_autoptr (DzQuantity) word = dz_quantity_copy (quantity);
  g_autoptr (GPtrArray) figures = NULL;
  gboolean beside;
  gint64 id = 0;

  if (!check_values (word, error) || !fill_added (store, word, error))
    return 0;
  figures = dz_store_load_figures (store, word->report_id, error);
  if (figures == NULL)
    return 0;
  beside = touches_another (figures, word);
  if (!write_figure (store, &id, word, beside ? dz_quantity_get_indicator (word) : NULL, error)
      || !write_reading (store, id, word, (const int[]){ word->start, word->end }, DZ_STATE_ADDED, beside, error))
    return 0;

  return -id;
}

/* Her words at the figure as it is listed, or as she corrects it. What is hers alone is read where she says. */
static gint64
say (DzStore *store, const DzShownFigure *figure, const DzQuantity *word, DzState state, GError **error)
{
  gboolean own = !figure->found && figure->quantity->state == DZ_STATE_ADDED;
  int read[] = { own ? word->start : figure->read_start, own ? word->end : figure->read_end };
  gint64 id = figure->reading;

  if (!write_figure (store, &id, word, dz_quantity_get_indicator (figure->quantity), error)
      || !write_reading (store, id, word, read, state, FALSE, error))
    return 0;

  return figure->quantity->id;
}

static gint64
correct (DzStore *store, const DzShownFigure *figure, const DzQuantity *quantity, GError **error)
{
  const DzQuantity *listed = figure->quantity;
  g_autoptr (DzQuantity) word = dz_quantity_copy (quantity);

  word->paragraph_id = listed->paragraph_id;
  word->sentence_start = MIN (listed->sentence_start, word->start);
  word->sentence_end = MAX (listed->sentence_end, word->end);
  if (!check_values (word, error))
    return 0;
  if (dz_shown_figure_fit (figure, listed->paragraph_id, word->start, word->end, NULL) == 0)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID,
                           _("These words are none of the figure’s own: reject it, and add a figure where they stand."));
      return 0;
    }

  return say (store, figure, word, listed->state == DZ_STATE_ADDED ? DZ_STATE_ADDED : DZ_STATE_CORRECTED, error);
}

/* An id may be another figure's by now: a new version or another reading of the report came between. */
static gboolean
is_still (const DzQuantity *listed, const DzQuantity *quantity, DzState state)
{
  gboolean moved = state == DZ_STATE_CORRECTED || state == DZ_STATE_ADDED;

  return listed->paragraph_id == quantity->paragraph_id
         && (moved || (listed->start == quantity->start && listed->end == quantity->end));
}

static gint64
change_reading (DzStore *store, const DzShownFigure *figure, const DzQuantity *quantity, DzState state,
                GError **error)
{
  const DzQuantity *listed = figure->quantity;

  switch (state)
    {
    case DZ_STATE_CONFIRMED:
      if (listed->state == DZ_STATE_EXTRACTED || listed->state == DZ_STATE_REJECTED)
        return say (store, figure, listed, state, error);
      return listed->id;
    case DZ_STATE_CORRECTED:
    case DZ_STATE_ADDED:
      return correct (store, figure, quantity, error);
    case DZ_STATE_REJECTED:
      if (figure->found || listed->state != DZ_STATE_ADDED)
        return say (store, figure, listed, state, error);
      return take_back (store, figure->reading, error) ? listed->id : 0;
    case DZ_STATE_EXTRACTED:
    default:
      return figure->reading == 0 || take_back (store, figure->reading, error) ? listed->id : 0;
    }
}

/* A reading whose words are lost can only be taken back. */
static gint64
change_lost (DzStore *store, gint64 quantity_id, DzState state, GError **error)
{
  gint64 lost = 0;

  if (!dz_store_query_int (store, &lost, 0, error,
                           "SELECT figure_id FROM reading JOIN figure ON figure.id = figure_id"
                           " WHERE figure_id = ? AND paragraph_id IS NULL",
                           "l", -quantity_id))
    return 0;
  if (lost == 0 || state != DZ_STATE_EXTRACTED)
    {
      set_no_figure (error);
      return 0;
    }

  return take_back (store, lost, error) ? quantity_id : 0;
}

static gboolean
find_report (DzStore *store, gint64 quantity_id, gint64 *report_id, GError **error)
{
  return dz_store_query_int (store, report_id, -1, error,
                             "SELECT report_id FROM quantity WHERE id = ?1"
                             " UNION ALL SELECT report_id FROM figure WHERE id = -?1",
                             "l", quantity_id);
}

static const char *
choose_label (const DzShownFigure *figure, DzState state)
{
  switch (state)
    {
    case DZ_STATE_CONFIRMED:
      return N_("Confirm Figure");
    case DZ_STATE_REJECTED:
      return N_("Reject Figure");
    case DZ_STATE_EXTRACTED:
      break;
    default:
      return N_("Correct Figure");
    }

  switch (figure != NULL ? figure->quantity->state : DZ_STATE_CORRECTED)
    {
    case DZ_STATE_CONFIRMED:
      return N_("Take Back Confirmation");
    case DZ_STATE_REJECTED:
      return N_("Take Back Rejection");
    case DZ_STATE_ADDED:
      return N_("Take Back Added Figure");
    default:
      return N_("Take Back Correction");
    }
}

static gint64
save_reading (DzStore *store, const DzQuantity *quantity, DzState state, GError **error)
{
  g_autoptr (GPtrArray) figures = NULL;
  const DzShownFigure *figure = NULL;
  gint64 report_id = 0;

  if (quantity->id == 0)
    return add_reading (store, quantity, error);
  if (!find_report (store, quantity->id, &report_id, error))
    return 0;
  figures = dz_store_load_figures (store, report_id, error);
  if (figures == NULL)
    return 0;
  figure = find_figure (figures, quantity->id);
  if (figure != NULL && !is_still (figure->quantity, quantity, state))
    {
      set_no_figure (error);
      return 0;
    }
  dz_store_record_name (store, choose_label (figure, state), NULL);

  return figure != NULL ? change_reading (store, figure, quantity, state, error)
                        : change_lost (store, quantity->id, state, error);
}

gint64
dz_store_save_reading (DzStore *store, const DzQuantity *quantity, DzState state, GError **error)
{
  gint64 id;

  g_return_val_if_fail (store != NULL && quantity != NULL, 0);
  g_return_val_if_fail (quantity->id != 0 || state == DZ_STATE_ADDED, 0);

  if (!dz_store_begin (store, N_("Add Figure"), error))
    return 0;
  id = save_reading (store, quantity, state, error);

  return dz_store_end (store, id != 0, error) ? id : 0;
}
