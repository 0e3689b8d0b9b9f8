/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-search-scope.h"

DzSearchScope *
dz_search_scope_new (void)
{
  return g_new0 (DzSearchScope, 1);
}

DzSearchScope *
dz_search_scope_copy (const DzSearchScope *scope)
{
  DzSearchScope *copy;

  if (scope == NULL)
    return NULL;

  copy = g_memdup2 (scope, sizeof *scope);
  copy->reports = scope->reports != NULL ? g_array_copy (scope->reports) : NULL;
  copy->places = g_strdupv (scope->places);
  copy->tag = g_strdup (scope->tag);

  return copy;
}

void
dz_search_scope_free (DzSearchScope *scope)
{
  if (scope == NULL)
    return;

  g_clear_pointer (&scope->reports, g_array_unref);
  g_strfreev (scope->places);
  g_free (scope->tag);
  g_free (scope);
}
