/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-ngram.h"

#include <math.h>

#include "core/dz-text.h"

/* An n-gram of which so many tenths stand in one that is longer is only a part of it. */
#define CONTAINED_TENTHS 9

struct _DzNgramCounter
{
  GArray *chars; /* (element-type gunichar) all texts, 0 between and around them */
  GArray *sets;  /* (element-type guint8) of each character */
  GArray *order; /* (element-type guint32) places of characters, in order of what begins there; NULL until it is needed */
  gint64 size[2];
};

/* Equal beginnings, side by side in the order. */
typedef struct
{
  guint first;
  guint last; /* after the last one */
  int length;
  int set; /* whose neighbours count, -1: both */
} Group;

/* How the neighbours on one side are spread. */
typedef struct
{
  double entropy;
  int most; /* occurrences beside the most frequent one; 0 where all are ends of runs */
} Spread;

void
dz_ngram_free (DzNgram *ngram)
{
  if (ngram == NULL)
    return;

  g_free (ngram->text);
  g_free (ngram);
}

static void
append_char (DzNgramCounter *counter, gunichar c, int set)
{
  guint8 byte = (guint8) set;

  g_array_append_val (counter->chars, c);
  g_array_append_val (counter->sets, byte);
}

DzNgramCounter *
dz_ngram_counter_new (void)
{
  DzNgramCounter *counter = g_new0 (DzNgramCounter, 1);

  counter->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  counter->sets = g_array_new (FALSE, FALSE, sizeof (guint8));
  append_char (counter, 0, 0);

  return counter;
}

void
dz_ngram_counter_free (DzNgramCounter *counter)
{
  if (counter == NULL)
    return;

  g_array_unref (counter->chars);
  g_array_unref (counter->sets);
  g_clear_pointer (&counter->order, g_array_unref);
  g_free (counter);
}

void
dz_ngram_counter_add (DzNgramCounter *counter, const char *text, int set)
{
  g_return_if_fail (counter != NULL && text != NULL && (set == 0 || set == 1));

  g_clear_pointer (&counter->order, g_array_unref);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      append_char (counter, dz_char_fold (g_utf8_get_char (text)), set);
      counter->size[set]++;
    }
  append_char (counter, 0, set);
}

gint64
dz_ngram_counter_get_size (const DzNgramCounter *counter, int set)
{
  g_return_val_if_fail (counter != NULL && (set == 0 || set == 1), 0);

  return counter->size[set];
}

static gunichar
get_char (const DzNgramCounter *counter, guint place)
{
  return place < counter->chars->len ? g_array_index (counter->chars, gunichar, place) : 0;
}

static guint
get_place (const DzNgramCounter *counter, guint rank)
{
  return g_array_index (counter->order, guint32, rank);
}

/* By the characters of the longest n-gram and the one behind it. */
static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  guint x = *(const guint32 *) a;
  guint y = *(const guint32 *) b;

  for (guint i = 0; i <= DZ_NGRAM_MAX; i++)
    {
      gunichar c = get_char (data, x + i);
      gunichar d = get_char (data, y + i);

      if (c != d)
        return c < d ? -1 : 1;
      if (c == 0)
        break;
    }

  return (x > y) - (x < y);
}

static void
need_order (DzNgramCounter *counter)
{
  if (counter->order != NULL)
    return;

  counter->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < counter->chars->len; i++)
    if (g_unichar_isalnum (get_char (counter, i)))
      g_array_append_val (counter->order, i);
  g_array_sort_with_data (counter->order, compare_places, counter);
}

/* What begins at a place against some characters. */
static int
compare_with (const DzNgramCounter *counter, guint place, const gunichar *chars, int length)
{
  for (int i = 0; i < length; i++)
    {
      gunichar c = get_char (counter, place + (guint) i);

      if (c != chars[i])
        return c < chars[i] ? -1 : 1;
    }

  return 0;
}

/* The first rank of what is not before the characters, or after them. */
static guint
find_rank (const DzNgramCounter *counter, const gunichar *chars, int length, gboolean after)
{
  guint low = 0;
  guint high = counter->order->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_with (counter, get_place (counter, middle), chars, length) < after)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static double
get_probability (const DzNgramCounter *counter, const gunichar *chars, int length)
{
  guint count = find_rank (counter, chars, length, TRUE) - find_rank (counter, chars, length, FALSE);

  return (double) count / counter->order->len;
}

static double
get_cohesion (const DzNgramCounter *counter, const gunichar *chars, int length)
{
  double whole = get_probability (counter, chars, length);
  double weakest = INFINITY;

  for (int i = 1; i < length; i++)
    weakest = MIN (weakest, log2 (whole / (get_probability (counter, chars, i)
                                           * get_probability (counter, chars + i, length - i))));

  return weakest;
}

static int
compare_chars (gconstpointer a, gconstpointer b)
{
  gunichar x = *(const gunichar *) a;
  gunichar y = *(const gunichar *) b;

  return (x > y) - (x < y);
}

/* neighbours: (element-type gunichar), which is sorted here. */
static Spread
measure_spread (GArray *neighbours)
{
  Spread spread = { 0 };
  double n = neighbours->len;

  g_array_sort (neighbours, compare_chars);
  for (guint i = 0; i < neighbours->len;)
    {
      gunichar c = g_array_index (neighbours, gunichar, i);
      gboolean joined = g_unichar_isalnum (c);
      guint first = i;

      while (i < neighbours->len && g_array_index (neighbours, gunichar, i) == c && (joined || i == first))
        i++;
      spread.entropy -= (i - first) / n * log2 ((i - first) / n);
      if (joined)
        spread.most = MAX (spread.most, (int) (i - first));
    }

  return spread;
}

static Spread
measure_side (const DzNgramCounter *counter, const Group *group, gboolean right)
{
  g_autoptr (GArray) neighbours = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (guint i = group->first; i < group->last; i++)
    {
      guint place = get_place (counter, i);
      gunichar c = get_char (counter, right ? place + (guint) group->length : place - 1);

      if (group->set >= 0 && g_array_index (counter->sets, guint8, place) != group->set)
        continue;
      g_array_append_val (neighbours, c);
    }

  return measure_spread (neighbours);
}

static gboolean
is_one_of (gunichar c, const char *marks)
{
  return c != 0 && g_utf8_strchr (marks, -1, c) != NULL;
}

static gboolean
is_quoted (const DzNgramCounter *counter, guint place, int length)
{
  return is_one_of (get_char (counter, place - 1), "“‘「『《〈\"")
         && is_one_of (get_char (counter, place + (guint) length), "”’」』》〉\"");
}

static DzNgram *
make_ngram (const DzNgramCounter *counter, const Group *group, int count, int max_length)
{
  const gunichar *chars = &g_array_index (counter->chars, gunichar, get_place (counter, group->first));
  Spread left = measure_side (counter, group, FALSE);
  Spread right = measure_side (counter, group, TRUE);
  DzNgram *ngram;

  if (group->length < max_length && MAX (left.most, right.most) * 10 >= count * CONTAINED_TENTHS)
    return NULL;

  ngram = g_new0 (DzNgram, 1);
  ngram->text = g_ucs4_to_utf8 (chars, group->length, NULL, NULL, NULL);
  ngram->length = group->length;
  ngram->left = left.entropy;
  ngram->right = right.entropy;
  ngram->cohesion = get_cohesion (counter, chars, group->length);
  for (guint i = group->first; i < group->last; i++)
    {
      guint place = get_place (counter, i);

      ngram->count[g_array_index (counter->sets, guint8, place)]++;
      ngram->quoted += is_quoted (counter, place, group->length);
    }

  return ngram;
}

/* A run of letters and characters of that length begins at the place. */
static gboolean
is_whole (const DzNgramCounter *counter, guint place, int length)
{
  for (int i = 0; i < length; i++)
    if (!g_unichar_isalnum (get_char (counter, place + (guint) i)))
      return FALSE;

  return TRUE;
}

static int
count_in_set (const DzNgramCounter *counter, const Group *group)
{
  int count = 0;

  for (guint i = group->first; i < group->last; i++)
    count += group->set < 0 || g_array_index (counter->sets, guint8, get_place (counter, i)) == group->set;

  return count;
}

static void
list_length (const DzNgramCounter *counter, Group group, int max_length, int min_count, GPtrArray *ngrams)
{

  for (; group.first < counter->order->len; group.first = group.last)
    {
      guint place = get_place (counter, group.first);
      const gunichar *chars = &g_array_index (counter->chars, gunichar, place);
      DzNgram *ngram;
      int count;

      group.last = group.first + 1;
      if (!is_whole (counter, place, group.length))
        continue;
      while (group.last < counter->order->len
             && compare_with (counter, get_place (counter, group.last), chars, group.length) == 0)
        group.last++;
      if ((count = count_in_set (counter, &group)) < min_count)
        continue;
      if ((ngram = make_ngram (counter, &group, count, max_length)) != NULL)
        g_ptr_array_add (ngrams, ngram);
    }
}

static int
compare_ngrams (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const DzNgram *const *) a)->text, (*(const DzNgram *const *) b)->text);
}

GPtrArray *
dz_ngram_counter_list (DzNgramCounter *counter, int set, int max_length, int min_count)
{
  GPtrArray *ngrams = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_ngram_free);

  g_return_val_if_fail (counter != NULL && max_length >= DZ_NGRAM_MIN && max_length <= DZ_NGRAM_MAX
                          && min_count > 0,
                        ngrams);

  need_order (counter);
  for (int length = DZ_NGRAM_MIN; length <= max_length; length++)
    list_length (counter, (Group){ 0, 0, length, set }, max_length, min_count, ngrams);
  g_ptr_array_sort (ngrams, compare_ngrams);

  return ngrams;
}
