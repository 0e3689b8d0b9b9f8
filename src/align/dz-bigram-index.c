/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-bigram-index.h"

#include <math.h>
#include <string.h>

#include "core/dz-text.h"

/* Of UTF-8, most of it Han. */
#define BYTES_PER_CHARACTER 3
/* The hash table is not made larger than that before it needs to be. */
#define MAX_FIRST_SLOTS (1u << 22)
/* So many right texts are kept for each left one. */
#define MAX_MATCHES 16
/* Figures change every year, so they tell little about which paragraph answers which. */
#define DIGIT_WEIGHT 0.3
/* The first sentence names the subject of a paragraph, so its bigrams count for more, up to so many
 * characters. */
#define TOPIC_COUNT 4
#define MAX_TOPIC_SENTENCE 40

typedef struct
{
  guint64 key;
  guint n_texts;
  gboolean has_digit;
  double weight;
  /* While texts are read: the last text that had it, and where its feature stands. */
  guint last_text;
  guint last_feature;
} Bigram;

/* A place in the hash table: enough of the key to tell without a look at the bigram, but for one in
 * thousands. */
typedef struct
{
  guint number; /* + 1, 0 for a free slot */
  guint tag;
} Slot;

/* Bigrams by number, with an open hash table over them. */
typedef struct
{
  GArray *bigrams; /* (element-type Bigram) */
  Slot *slots;
  guint mask;
} Vocabulary;

typedef struct
{
  guint bigram;
  guint count;
} Feature;

/* The features of one report's texts, one text after the other. */
typedef struct
{
  GArray *features; /* (element-type Feature) */
  GArray *starts;   /* (element-type guint) number of texts + 1 */
  double *weights;  /* of each text */
  guint n_texts;
} Side;

typedef struct
{
  guint text;
  guint count;
} Posting;

/* Right texts by bigram. */
typedef struct
{
  guint *starts; /* number of bigrams + 1 */
  Posting *postings;
} Postings;

/* Room for half of all characters to be another bigram each, so that the table rarely has to grow. */
static void
vocabulary_init (Vocabulary *vocabulary, gsize n_bytes)
{
  gsize n_slots = 1u << 12;

  while (n_slots < n_bytes / BYTES_PER_CHARACTER && n_slots < MAX_FIRST_SLOTS)
    n_slots *= 2;
  vocabulary->bigrams = g_array_new (FALSE, FALSE, sizeof (Bigram));
  vocabulary->mask = (guint) n_slots - 1;
  vocabulary->slots = g_new0 (Slot, vocabulary->mask + 1);
}

static void
vocabulary_clear (Vocabulary *vocabulary)
{
  g_array_unref (vocabulary->bigrams);
  g_free (vocabulary->slots);
}

static Slot *
vocabulary_find_slot (const Vocabulary *vocabulary, guint64 key)
{
  /* Fibonacci hashing (Knuth 6.4). */
  guint64 hash = key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint slot = (guint) (hash >> 32) & vocabulary->mask;
  guint tag = (guint) (key ^ key >> 21);

  while (vocabulary->slots[slot].number != 0
         && (vocabulary->slots[slot].tag != tag
             || g_array_index (vocabulary->bigrams, Bigram, vocabulary->slots[slot].number - 1).key != key))
    slot = (slot + 1) & vocabulary->mask;
  if (vocabulary->slots[slot].number == 0)
    vocabulary->slots[slot].tag = tag;

  return &vocabulary->slots[slot];
}

static void
vocabulary_grow (Vocabulary *vocabulary)
{
  g_free (vocabulary->slots);
  vocabulary->mask = vocabulary->mask * 2 + 1;
  vocabulary->slots = g_new0 (Slot, vocabulary->mask + 1);

  for (guint i = 0; i < vocabulary->bigrams->len; i++)
    vocabulary_find_slot (vocabulary, g_array_index (vocabulary->bigrams, Bigram, i).key)->number = i + 1;
}

static guint
vocabulary_intern (Vocabulary *vocabulary, gunichar first, gunichar second)
{
  guint64 key = (guint64) first << 32 | second;
  Slot *slot = vocabulary_find_slot (vocabulary, key);
  Bigram bigram = { key, 0, g_unichar_isdigit (first) || g_unichar_isdigit (second), 0, G_MAXUINT, 0 };

  if (slot->number != 0)
    return slot->number - 1;

  g_array_append_val (vocabulary->bigrams, bigram);
  slot->number = vocabulary->bigrams->len;
  if (vocabulary->bigrams->len > vocabulary->mask / 2)
    vocabulary_grow (vocabulary);

  return vocabulary->bigrams->len - 1;
}

static void
side_clear (Side *side)
{
  g_array_unref (side->features);
  g_array_unref (side->starts);
  g_free (side->weights);
}

static void
add_feature (Side *side, Vocabulary *vocabulary, guint text, gunichar first, gunichar second, guint count)
{
  guint number = vocabulary_intern (vocabulary, first, second);
  Bigram *bigram = &g_array_index (vocabulary->bigrams, Bigram, number);
  Feature feature = { number, count };

  if (bigram->last_text == text)
    {
      g_array_index (side->features, Feature, bigram->last_feature).count += count;
      return;
    }

  bigram->n_texts++;
  bigram->last_text = text;
  bigram->last_feature = side->features->len;
  g_array_append_val (side->features, feature);
}

static gunichar
fold_content (gunichar c)
{
  if (c >= 0x4e00 && c <= 0x9fff)
    return c;

  c = dz_char_fold (c);

  return g_unichar_isalnum (c) ? c : 0;
}

/* How many characters the first sentence has; 0 if it is the whole text or too long to name a subject. */
static int
measure_topic_sentence (const char *text)
{
  const char *p = text;

  for (int i = 0; i < MAX_TOPIC_SENTENCE && *p != '\0'; i++, p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == 0x3002)
      return *g_utf8_next_char (p) != '\0' ? i : 0;

  return 0;
}

/* Bigrams do not reach across punctuation. A text of single characters only is known by these. */
static void
add_text (Side *side, Vocabulary *vocabulary, guint number, const char *text)
{
  guint n_before = side->features->len;
  int topic = measure_topic_sentence (text);
  gunichar previous = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), topic--)
    {
      gunichar c = fold_content (g_utf8_get_char (p));

      if (c != 0 && previous != 0)
        add_feature (side, vocabulary, number, previous, c, topic > 0 ? TOPIC_COUNT : 1);
      previous = c;
    }

  for (const char *p = text; *p != '\0' && side->features->len == n_before; p = g_utf8_next_char (p))
    {
      gunichar c = fold_content (g_utf8_get_char (p));

      if (c != 0)
        add_feature (side, vocabulary, number, 0, c, 1);
    }
}

/* first_number: texts of both sides are numbered through. */
static void
side_init (Side *side, Vocabulary *vocabulary, const GPtrArray *texts, guint first_number)
{
  side->features = g_array_new (FALSE, FALSE, sizeof (Feature));
  side->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  side->n_texts = texts->len;
  side->weights = g_new0 (double, texts->len + 1);

  for (guint i = 0; i < texts->len; i++)
    {
      g_array_append_val (side->starts, side->features->len);
      add_text (side, vocabulary, first_number + i, g_ptr_array_index (texts, i));
    }
  g_array_append_val (side->starts, side->features->len);
}

static void
weigh_bigrams (Vocabulary *vocabulary, guint n_texts)
{
  for (guint i = 0; i < vocabulary->bigrams->len; i++)
    {
      Bigram *bigram = &g_array_index (vocabulary->bigrams, Bigram, i);

      bigram->weight = log ((n_texts + 1.0) / bigram->n_texts) * (bigram->has_digit ? DIGIT_WEIGHT : 1.0);
    }
}

static void
weigh_texts (Side *side, const Vocabulary *vocabulary)
{
  for (guint i = 0; i < side->n_texts; i++)
    for (guint j = g_array_index (side->starts, guint, i); j < g_array_index (side->starts, guint, i + 1); j++)
      {
        const Feature *feature = &g_array_index (side->features, Feature, j);

        side->weights[i] += feature->count * g_array_index (vocabulary->bigrams, Bigram, feature->bigram).weight;
      }
}

static void
postings_init (Postings *postings, const Side *side, guint n_bigrams)
{
  g_autofree guint *next = g_new0 (guint, n_bigrams + 1);

  postings->starts = g_new0 (guint, n_bigrams + 1);
  postings->postings = g_new (Posting, side->features->len);

  for (guint i = 0; i < side->features->len; i++)
    postings->starts[g_array_index (side->features, Feature, i).bigram + 1]++;
  for (guint i = 0; i < n_bigrams; i++)
    {
      postings->starts[i + 1] += postings->starts[i];
      next[i] = postings->starts[i];
    }

  for (guint i = 0; i < side->n_texts; i++)
    for (guint j = g_array_index (side->starts, guint, i); j < g_array_index (side->starts, guint, i + 1); j++)
      {
        const Feature *feature = &g_array_index (side->features, Feature, j);

        postings->postings[next[feature->bigram]++] = (Posting) { i, feature->count };
      }
}

static void
postings_clear (Postings *postings)
{
  g_free (postings->starts);
  g_free (postings->postings);
}

/* Adds up what the left text shares with each right one; shared is all zero before. */
static void
sum_shared (const Side *left, guint text, const Vocabulary *vocabulary, const Postings *postings, double *shared)
{
  for (guint i = g_array_index (left->starts, guint, text); i < g_array_index (left->starts, guint, text + 1);
       i++)
    {
      const Feature *feature = &g_array_index (left->features, Feature, i);
      double weight = g_array_index (vocabulary->bigrams, Bigram, feature->bigram).weight;

      for (guint j = postings->starts[feature->bigram]; j < postings->starts[feature->bigram + 1]; j++)
        shared[postings->postings[j].text] += weight * MIN (feature->count, postings->postings[j].count);
    }
}

static gint
compare_similarity (gconstpointer a, gconstpointer b)
{
  const DzBigramMatch *first = a;
  const DzBigramMatch *second = b;

  if (first->similarity != second->similarity)
    return first->similarity > second->similarity ? -1 : 1;

  return first->right - second->right;
}

static gint
compare_right (gconstpointer a, gconstpointer b)
{
  return ((const DzBigramMatch *) a)->right - ((const DzBigramMatch *) b)->right;
}

/* Takes the matches of one left text out of shared, which is zero again afterwards. */
static void
take_matches (GArray *matches, guint text, double weight, const Side *right, double *shared, double least)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DzBigramMatch));

  for (guint i = 0; i < right->n_texts; i++)
    {
      double total = weight + right->weights[i];
      DzBigramMatch match = { (int) text, (int) i, total > 0 ? MIN (1.0, 2 * shared[i] / total) : 0, shared[i] };

      if (match.similarity > 0 && match.similarity >= least)
        g_array_append_val (found, match);
      shared[i] = 0;
    }

  if (found->len > MAX_MATCHES)
    {
      g_array_sort (found, compare_similarity);
      g_array_set_size (found, MAX_MATCHES);
      g_array_sort (found, compare_right);
    }
  g_array_append_vals (matches, found->data, found->len);
}

static gsize
count_bytes (const GPtrArray *texts)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < texts->len; i++)
    n_bytes += strlen (g_ptr_array_index (texts, i));

  return n_bytes;
}

GArray *
dz_bigram_index_match (const GPtrArray *left, const GPtrArray *right, double least)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (DzBigramMatch));
  g_autofree double *shared = g_new0 (double, right->len + 1);
  Vocabulary vocabulary;
  Side left_side;
  Side right_side;
  Postings postings;

  vocabulary_init (&vocabulary, count_bytes (left) + count_bytes (right));
  side_init (&left_side, &vocabulary, left, 0);
  side_init (&right_side, &vocabulary, right, left->len);
  weigh_bigrams (&vocabulary, left->len + right->len);
  weigh_texts (&left_side, &vocabulary);
  weigh_texts (&right_side, &vocabulary);
  postings_init (&postings, &right_side, vocabulary.bigrams->len);

  for (guint i = 0; i < left->len; i++)
    {
      sum_shared (&left_side, i, &vocabulary, &postings, shared);
      take_matches (matches, i, left_side.weights[i], &right_side, shared, least);
    }

  postings_clear (&postings);
  side_clear (&left_side);
  side_clear (&right_side);
  vocabulary_clear (&vocabulary);

  return matches;
}
