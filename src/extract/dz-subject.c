/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-subject.h"

#include <string.h>

void
dz_subject_free (DzSubject *subject)
{
  if (subject == NULL)
    return;

  g_free (subject->name);
  g_free (subject);
}

DzSubject *
dz_subject_inherit (const DzSubject *source)
{
  DzSubject *subject = g_new0 (DzSubject, 1);

  subject->indicator = source->indicator;
  subject->name = g_strdup (source->name);
  subject->per_unit = source->per_unit;
  subject->start = -1;
  subject->end = -1;

  return subject;
}

void
dz_subject_turn_to_flow (DzSubject *subject, const DzKnowledge *knowledge)
{
  g_autofree char *key = NULL;
  const DzIndicator *flow;

  if (subject->indicator == NULL)
    return;

  key = g_strconcat (subject->indicator->key, "_new", NULL);
  flow = dz_knowledge_find_indicator (knowledge, key);
  if (flow == NULL)
    return;

  subject->indicator = flow;
  g_free (subject->name);
  subject->name = g_strdup (flow->name);
}

void
dz_subject_turn_to_stock (DzSubject *subject, const DzKnowledge *knowledge)
{
  g_autofree char *key = NULL;
  const DzIndicator *stock;
  const char *suffix;

  if (subject->indicator == NULL)
    return;

  suffix = g_str_has_suffix (subject->indicator->key, "_registered") ? "_registered" : "_new";
  if (!g_str_has_suffix (subject->indicator->key, suffix))
    return;

  key = g_strndup (subject->indicator->key, strlen (subject->indicator->key) - strlen (suffix));
  stock = dz_knowledge_find_indicator (knowledge, key);
  if (stock == NULL)
    return;

  subject->indicator = stock;
  g_free (subject->name);
  subject->name = g_strdup (stock->name);
}
