/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-anchor-carrier-private.h"

#include "store/dz-anchor-likeness.h"

/* A paragraph came of another if this share of the shorter one is in both. */
#define MIN_DESCENT 0.5
#define MIN_DESCENT_RUNS 6
/* Paragraphs with less in common are not compared to the letter. */
#define MIN_RESEMBLANCE 0.3
/* The next paragraph must be farther by half and so many characters. */
#define CLEARLY 4

/* A divided paragraph has several descendants, and a joined one several ancestors. But what one of two that are worded
 * alike has in common with the descendant of the other is no descent: it must have more to show than that. */
static gboolean
is_descendant (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh)
{
  double enough = MIN_DESCENT * MIN (dz_shingles_count (old->shingles), dz_shingles_count (fresh->shingles));
  double same = dz_shingles_get_resemblance (old->shingles, fresh->shingles);

  enough = MAX (enough, MIN_DESCENT_RUNS);
  if (dz_shingles_count_common (old->shingles, fresh->shingles) < enough)
    return FALSE;
  for (guint i = 0; i < carrier->gone->len; i++)
    {
      const Text *other = g_ptr_array_index (carrier->gone, i);

      if (other != old && dz_shingles_get_resemblance (other->shingles, fresh->shingles) >= same
          && dz_shingles_count_common_without (old->shingles, fresh->shingles, other->shingles) < enough)
        return FALSE;
    }

  return TRUE;
}

int
dz_anchor_carrier_get_distance (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh)
{
  g_autofree char *key = g_strdup_printf ("%p %p", (gconstpointer) old, (gconstpointer) fresh);
  gpointer known = g_hash_table_lookup (carrier->distances, key);
  int distance = GPOINTER_TO_INT (known) - 1;

  if (known != NULL)
    return distance;
  distance = old->length + fresh->length;
  if (dz_shingles_get_containment (old->shingles, fresh->shingles) >= MIN_RESEMBLANCE)
    distance = dz_anchor_measure_distance (old->chars, old->length, fresh->chars, fresh->length);
  g_hash_table_insert (carrier->distances, g_steal_pointer (&key), GINT_TO_POINTER (distance + 1));

  return distance;
}

int
dz_anchor_carrier_get_nearest (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh, gboolean of_fresh)
{
  const GPtrArray *texts = of_fresh ? carrier->gone : carrier->fresh;
  int nearest = G_MAXINT / 2;

  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = g_ptr_array_index (texts, i);

      if (text != (of_fresh ? old : fresh))
        nearest = MIN (nearest, dz_anchor_carrier_get_distance (carrier, of_fresh ? text : old, of_fresh ? fresh : text));
    }

  return nearest;
}

gboolean
dz_anchor_carrier_is_home (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh)
{
  int distance, nearest;

  if (is_descendant (carrier, old, fresh))
    return TRUE;
  distance = dz_anchor_carrier_get_distance (carrier, old, fresh);
  if (distance >= old->length + fresh->length)
    return FALSE;
  nearest = dz_anchor_carrier_get_nearest (carrier, old, fresh, TRUE);

  return distance + CLEARLY <= nearest
         || (distance < nearest && distance + CLEARLY <= dz_anchor_carrier_get_nearest (carrier, old, fresh, FALSE));
}
