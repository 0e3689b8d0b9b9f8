/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-word-trie.h"

#include "extract/dz-plain-text.h"

/* A node is an index; an edge is a hash entry (node, char) -> node. Words are kept in both directions. */
typedef struct
{
  GHashTable *edges;
  GPtrArray *values; /* by node; NULL where no word ends */
} Direction;

struct _DzWordTrie
{
  Direction forward;
  Direction back;
};

static void
direction_init (Direction *direction)
{
  direction->edges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  direction->values = g_ptr_array_new ();
  g_ptr_array_add (direction->values, NULL);
}

static void
direction_clear (Direction *direction)
{
  g_hash_table_unref (direction->edges);
  g_ptr_array_unref (direction->values);
}

static guint
follow (const Direction *direction, guint node, gunichar c)
{
  gint64 edge = ((gint64) node << 32) | c;

  return GPOINTER_TO_UINT (g_hash_table_lookup (direction->edges, &edge));
}

static guint
grow (Direction *direction, guint node, gunichar c)
{
  guint next = follow (direction, node, c);
  gint64 *edge;

  if (next != 0)
    return next;

  edge = g_new (gint64, 1);
  *edge = ((gint64) node << 32) | c;
  next = direction->values->len;
  g_ptr_array_add (direction->values, NULL);
  g_hash_table_insert (direction->edges, edge, GUINT_TO_POINTER (next));

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
dz_word_trie_match (const DzWordTrie *self, const gunichar *chars, int position, int limit, gconstpointer *value)
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
