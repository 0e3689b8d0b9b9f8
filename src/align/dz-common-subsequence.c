/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-common-subsequence.h"

#include <string.h>

/* The bit vectors may take 64 MiB: some 23,000 symbols on each side. */
#define MAX_WORDS (8 * 1024 * 1024)

/* Where each symbol stands on the left, as bit masks. */
typedef struct
{
  guint *symbols; /* open hash table: symbol + 1, 0 for a free slot */
  guint64 *masks; /* n_words for each slot */
  guint mask;
  int n_words;
} SymbolMasks;

static guint
find_slot (const SymbolMasks *masks, guint symbol)
{
  guint slot = (symbol * 0x9e3779b1u) >> 7 & masks->mask;

  while (masks->symbols[slot] != 0 && masks->symbols[slot] != symbol + 1)
    slot = (slot + 1) & masks->mask;

  return slot;
}

static void
symbol_masks_init (SymbolMasks *masks, const guint *left, int n_left)
{
  guint n_slots = 16;

  while (n_slots < 2 * (guint) n_left)
    n_slots *= 2;
  masks->mask = n_slots - 1;
  masks->n_words = (n_left + 63) / 64;
  masks->symbols = g_new0 (guint, n_slots);
  masks->masks = g_new0 (guint64, (gsize) n_slots * masks->n_words);

  for (int i = 0; i < n_left; i++)
    {
      guint slot = find_slot (masks, left[i]);

      masks->symbols[slot] = left[i] + 1;
      masks->masks[(gsize) slot * masks->n_words + i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
    }
}

static void
symbol_masks_clear (SymbolMasks *masks)
{
  g_free (masks->symbols);
  g_free (masks->masks);
}

/* One row: V' = (V + (V & M)) | (V & ~M), the sum carried through all words. */
static void
advance (const guint64 *row, const guint64 *mask, guint64 *next, int n_words)
{
  guint64 carry = 0;

  for (int w = 0; w < n_words; w++)
    {
      guint64 both = row[w] & mask[w];
      guint64 sum = row[w] + both;
      guint64 carried = sum + carry;

      carry = sum < row[w] || carried < sum;
      next[w] = carried | (row[w] & ~mask[w]);
    }
}

static gboolean
has_bit (const guint64 *row, int bit)
{
  return row[bit / 64] >> (bit % 64) & 1;
}

/* rows: n_right + 1 bit vectors; a zero bit i in row j says that the subsequence of left[0 … i] and the first
 * j of the right is longer than that of left[0 … i - 1]. */
static void
trace_back (const guint64 *rows, int n_words, int n_left, int n_right, gboolean *in_left, gboolean *in_right)
{
  int i = n_left;
  int j = n_right;

  while (i > 0 && j > 0)
    {
      if (has_bit (rows + (gsize) j * n_words, i - 1))
        i--;
      else if (!has_bit (rows + (gsize) (j - 1) * n_words, i - 1))
        j--;
      else
        {
          in_left[--i] = TRUE;
          in_right[--j] = TRUE;
        }
    }
}

gboolean
dz_common_subsequence_find (const guint *left, int n_left, const guint *right, int n_right, gboolean *in_left,
                            gboolean *in_right)
{
  g_autofree guint64 *rows = NULL;
  SymbolMasks masks;
  gsize n_words = ((gsize) n_left + 63) / 64;

  if (n_left == 0 || n_right == 0)
    return TRUE;
  if ((gsize) n_right + 1 > MAX_WORDS / n_words || n_words * n_left * 4 > MAX_WORDS)
    return FALSE;

  symbol_masks_init (&masks, left, n_left);
  rows = g_new (guint64, n_words * ((gsize) n_right + 1));
  memset (rows, 0xff, n_words * sizeof (guint64));

  for (int j = 0; j < n_right; j++)
    advance (rows + n_words * j, masks.masks + n_words * find_slot (&masks, right[j]), rows + n_words * (j + 1),
             masks.n_words);
  trace_back (rows, masks.n_words, n_left, n_right, in_left, in_right);

  symbol_masks_clear (&masks);

  return TRUE;
}
