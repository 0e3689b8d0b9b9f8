/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-reading-overlay.h"

/* Ranks of dz_shown_figure_rank() by kind of fit; the overlap is added to them. */
#define RANK_STEP (1 << 24)
#define RANK_KINDS 4
#define RANK_SAME_SPAN 2
#define RANK_SAME_INDICATOR 1

typedef struct
{
  GHashTable *by_paragraph; /* id -> GPtrArray of DzShownFigure, borrowed */
  const GPtrArray *readings;
  DzShownFigure **taken; /* for each of readings */
} Overlay;

DzShownFigure *
dz_shown_figure_new (DzQuantity *quantity)
{
  DzShownFigure *figure = g_new0 (DzShownFigure, 1);

  figure->quantity = quantity;
  figure->read_start = quantity->start;
  figure->read_end = quantity->end;

  return figure;
}

void
dz_shown_figure_free (DzShownFigure *figure)
{
  if (figure == NULL)
    return;

  dz_quantity_free (figure->quantity);
  g_free (figure);
}

DzReading *
dz_reading_new (void)
{
  DzReading *reading = g_new0 (DzReading, 1);

  reading->word = dz_quantity_new ();

  return reading;
}

void
dz_reading_free (DzReading *reading)
{
  if (reading == NULL)
    return;

  dz_quantity_free (reading->word);
  g_free (reading->read_as);
  g_free (reading);
}

const char *
dz_quantity_get_indicator (const DzQuantity *quantity)
{
  return quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;
}

/* Of a quantity whose words are said to be own_start … own_end. */
static int
rank_at (const DzQuantity *quantity, int own_start, int own_end, gint64 paragraph_id, int start, int end,
         const char *indicator)
{
  int overlap = MIN (own_end, end) - MAX (own_start, start);
  int kind = 0;

  if (quantity->paragraph_id != paragraph_id || overlap <= 0)
    return 0;
  if (own_start == start && own_end == end)
    kind += RANK_SAME_SPAN;
  if (indicator != NULL && g_strcmp0 (dz_quantity_get_indicator (quantity), indicator) == 0)
    kind += RANK_SAME_INDICATOR;

  return (kind + 1) * RANK_STEP + overlap;
}

int
dz_shown_figure_rank (const DzQuantity *quantity, gint64 paragraph_id, int start, int end, const char *indicator)
{
  return rank_at (quantity, quantity->start, quantity->end, paragraph_id, start, end, indicator);
}

int
dz_shown_figure_fit (const DzShownFigure *figure, gint64 paragraph_id, int start, int end, const char *indicator)
{
  return MAX (dz_shown_figure_rank (figure->quantity, paragraph_id, start, end, indicator),
              rank_at (figure->quantity, figure->read_start, figure->read_end, paragraph_id, start, end, indicator));
}

static GHashTable *
index_figures (const GPtrArray *figures)
{
  GHashTable *by_paragraph = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                    (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < figures->len; i++)
    {
      DzShownFigure *figure = g_ptr_array_index (figures, i);
      GPtrArray *list = g_hash_table_lookup (by_paragraph, &figure->quantity->paragraph_id);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (by_paragraph, &figure->quantity->paragraph_id, list);
        }
      g_ptr_array_add (list, figure);
    }

  return by_paragraph;
}

/* What was added beside the program's figures on the same words is not one of them, unless it is the very
 * same. */
static gboolean
may_take (const DzReading *reading, int kind)
{
  return !reading->beside || (kind & RANK_SAME_INDICATOR) != 0;
}

static const char *
get_read_as (const DzReading *reading)
{
  return reading->read_as != NULL ? reading->read_as : dz_quantity_get_indicator (reading->word);
}

static DzShownFigure *
find_best (const Overlay *overlay, const DzReading *reading, int start, int end, int kind)
{
  const DzQuantity *word = reading->word;
  const GPtrArray *list = g_hash_table_lookup (overlay->by_paragraph, &word->paragraph_id);
  DzShownFigure *best = NULL;
  int best_rank = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      DzShownFigure *figure = g_ptr_array_index (list, i);
      int rank = dz_shown_figure_rank (figure->quantity, word->paragraph_id, start, end, get_read_as (reading));

      if (figure->reading != 0 || rank / RANK_STEP != kind + 1 || rank <= best_rank)
        continue;
      best = figure;
      best_rank = rank;
    }

  return best;
}

/* The better kind of fit goes first over all readings, so that none takes what fits another better. */
static void
match (Overlay *overlay, gboolean by_her_words)
{
  for (int kind = RANK_KINDS - 1; kind >= 0; kind--)
    for (guint i = 0; i < overlay->readings->len; i++)
      {
        const DzReading *reading = g_ptr_array_index (overlay->readings, i);
        int start = by_her_words ? reading->word->start : reading->read_start;
        int end = by_her_words ? reading->word->end : reading->read_end;

        if (overlay->taken[i] != NULL || !may_take (reading, kind))
          continue;
        overlay->taken[i] = find_best (overlay, reading, start, end, kind);
        if (overlay->taken[i] != NULL)
          overlay->taken[i]->reading = reading->id;
      }
}

static gboolean
states_the_same (const DzQuantity *a, const DzQuantity *b)
{
  return a->start == b->start && a->end == b->end && a->low == b->low && a->high == b->high
         && g_strcmp0 (a->unit, b->unit) == 0 && a->measure == b->measure && a->status == b->status;
}

/* The word as a figure in its paragraph, whose text may have become shorter. */
static DzQuantity *
dup_word (const DzReading *reading)
{
  DzQuantity *word = dz_quantity_copy (reading->word);

  word->sentence_start = CLAMP (word->start - word->sentence_start, 0, word->start);
  word->sentence_end = CLAMP (word->end + word->sentence_end, word->end, MAX (word->end, reading->length));

  return word;
}

/* A figure that she confirmed without a key takes the one the program has learnt since for the same figure. */
static void
lay_over (DzShownFigure *figure, const DzReading *reading)
{
  DzQuantity *word = dup_word (reading);
  DzQuantity *own = figure->quantity;

  if (word->indicator_key == NULL && !reading->no_key && states_the_same (word, own))
    word->indicator_key = g_strdup (own->indicator_key);
  word->id = own->id;
  figure->quantity = word;
  dz_quantity_free (own);
}

static DzShownFigure *
new_figure (const DzReading *reading)
{
  DzShownFigure *figure = dz_shown_figure_new (dup_word (reading));

  figure->position = reading->position;
  figure->length = reading->length;
  figure->reading = reading->id;
  figure->read_start = reading->read_start;
  figure->read_end = reading->read_end;

  return figure;
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const DzShownFigure *first = *(const DzShownFigure *const *) a;
  const DzShownFigure *second = *(const DzShownFigure *const *) b;

  if (first->quantity->report_id != second->quantity->report_id)
    return first->quantity->report_id < second->quantity->report_id ? -1 : 1;
  if (first->position != second->position)
    return first->position - second->position;
  if (first->quantity->start != second->quantity->start)
    return first->quantity->start - second->quantity->start;
  /* Those of the reader alone have ids below 0, and come behind the others. */
  if (first->found != second->found)
    return first->found ? -1 : 1;

  return ABS (first->quantity->id) < ABS (second->quantity->id) ? -1 : 1;
}

void
dz_reading_overlay_apply (GPtrArray *figures, const GPtrArray *readings)
{
  g_autoptr (GHashTable) by_paragraph = index_figures (figures);
  g_autofree DzShownFigure **taken = g_new0 (DzShownFigure *, readings->len);
  Overlay overlay = { by_paragraph, readings, taken };

  if (readings->len == 0)
    return;

  /* The words it was read from find it; where nothing is read there now, the program may have come to see it
   * as she does. */
  match (&overlay, FALSE);
  match (&overlay, TRUE);
  for (guint i = 0; i < readings->len; i++)
    {
      if (taken[i] != NULL)
        lay_over (taken[i], g_ptr_array_index (readings, i));
      else
        g_ptr_array_add (figures, new_figure (g_ptr_array_index (readings, i)));
    }
  g_ptr_array_sort (figures, compare_figures);
}
