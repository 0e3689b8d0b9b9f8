/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-word-trie.h"

#include "extract/dz-plain-text.h"

/* A node is an index; an edge is a slot (node, char) -> node of an open hash table. Words are kept in both
 * directions. */
typedef struct
{
  guint64 *edges;  /* by slot; 0 where it is free */
  guint32 *targets;
  guint n_edges;
  guint n_slots;     /* a power of two */
  GPtrArray *values; /* by node; NULL where no word ends */
} Direction;

struct _DzWordTrie
{
  Direction forward;
  Direction back;
};

#define FIRST_SLOTS 64

static void
direction_init (Direction *direction)
{
  direction->n_slots = FIRST_SLOTS;
  direction->n_edges = 0;
  direction->edges = g_new0 (guint64, FIRST_SLOTS);
  direction->targets = g_new0 (guint32, FIRST_SLOTS);
  direction->values = g_ptr_array_new ();
  g_ptr_array_add (direction->values, NULL);
}

static void
direction_clear (Direction *direction)
{
  g_free (direction->edges);
  g_free (direction->targets);
  g_ptr_array_unref (direction->values);
}

/* The slot of an edge, or the free one where it belongs. A char is never 0, so that no edge is. */
static inline guint
find_slot (const Direction *direction, guint64 edge)
{
  guint slot = (guint) ((edge * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 40) & (direction->n_slots - 1);

  while (direction->edges[slot] != 0 && direction->edges[slot] != edge)
    slot = (slot + 1) & (direction->n_slots - 1);

  return slot;
}

static inline guint
follow (const Direction *direction, guint node, gunichar c)
{
  guint slot = find_slot (direction, ((guint64) node << 32) | c);

  return direction->edges[slot] != 0 ? direction->targets[slot] : 0;
}

static void
put (Direction *direction, guint64 edge, guint32 target)
{
  guint slot = find_slot (direction, edge);

  direction->edges[slot] = edge;
  direction->targets[slot] = target;
  direction->n_edges++;
}

/* At most half full. */
static void
make_room (Direction *direction)
{
  guint64 *edges = direction->edges;
  guint32 *targets = direction->targets;
  guint n_slots = direction->n_slots;

  if (2 * direction->n_edges < n_slots)
    return;

  direction->n_slots = 2 * n_slots;
  direction->n_edges = 0;
  direction->edges = g_new0 (guint64, direction->n_slots);
  direction->targets = g_new0 (guint32, direction->n_slots);
  for (guint i = 0; i < n_slots; i++)
    if (edges[i] != 0)
      put (direction, edges[i], targets[i]);
  g_free (edges);
  g_free (targets);
}

static guint
grow (Direction *direction, guint node, gunichar c)
{
  guint next = follow (direction, node, c);

  if (next != 0)
    return next;

  next = direction->values->len;
  g_ptr_array_add (direction->values, NULL);
  make_room (direction);
  put (direction, ((guint64) node << 32) | c, next);

  return next;
}

static void
set_value (Direction *direction, guint node, gconstpointer value)
{
  if (direction->values->pdata[node] == NULL)
    direction->values->pdata[node] = (gpointer) value;
}

DzWordTrie *
dz_word_trie_new (void)
{
  DzWordTrie *self = g_new0 (DzWordTrie, 1);

  direction_init (&self->forward);
  direction_init (&self->back);

  return self;
}

void
dz_word_trie_free (DzWordTrie *self)
{
  if (self == NULL)
    return;

  direction_clear (&self->forward);
  direction_clear (&self->back);
  g_free (self);
}

void
dz_word_trie_add (DzWordTrie *self, const char *word, gconstpointer value)
{
  g_autoptr (DzPlainText) text = dz_plain_text_new (word);
  guint forward = 0;
  guint back = 0;

  g_return_if_fail (value != NULL);

  if (text->length == 0)
    return;
  for (int i = 0; i < text->length; i++)
    {
      forward = grow (&self->forward, forward, text->chars[i]);
      back = grow (&self->back, back, text->chars[text->length - 1 - i]);
    }
  set_value (&self->forward, forward, value);
  set_value (&self->back, back, value);
}

int
dz_word_trie_match (const DzWordTrie *self, const gunichar *chars, int position, int limit,
                    gconstpointer *value)
{
  guint node = 0;
  int longest = 0;

  for (int i = position; i < limit; i++)
    {
      node = follow (&self->forward, node, chars[i]);
      if (node == 0)
        break;
      if (self->forward.values->pdata[node] == NULL)
        continue;
      longest = i + 1 - position;
      if (value != NULL)
        *value = self->forward.values->pdata[node];
    }

  return longest;
}

int
dz_word_trie_match_back (const DzWordTrie *self, const gunichar *chars, int position, int limit)
{
  guint node = 0;
  int longest = 0;

  for (int i = position - 1; i >= limit; i--)
    {
      node = follow (&self->back, node, chars[i]);
      if (node == 0)
        break;
      if (self->back.values->pdata[node] != NULL)
        longest = position - i;
    }

  return longest;
}
