/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-ruling.h"

static const char *const nicks[] = { "pair", "unpair", "verdict" };

DzRuling *
dz_ruling_new (void)
{
  return g_new0 (DzRuling, 1);
}

DzRuling *
dz_ruling_copy (const DzRuling *ruling)
{
  DzRuling *copy = g_new (DzRuling, 1);

  *copy = *ruling;
  copy->goal_quote = g_strdup (ruling->goal_quote);
  copy->outcome_quote = g_strdup (ruling->outcome_quote);

  return copy;
}

void
dz_ruling_free (DzRuling *ruling)
{
  if (ruling == NULL)
    return;

  g_free (ruling->goal_quote);
  g_free (ruling->outcome_quote);
  g_free (ruling);
}

const char *
dz_ruling_kind_get_nick (DzRulingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (nicks), nicks[0]);

  return nicks[kind];
}

gboolean
dz_ruling_kind_from_nick (const char *nick, DzRulingKind *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *value = (DzRulingKind) i;
        return TRUE;
      }

  return FALSE;
}
