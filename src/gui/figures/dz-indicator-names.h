/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "gui/figures/dz-suggestions.h"

G_BEGIN_DECLS

/* Indicators by key, name, English name, alias or the initials of their pinyin. */
typedef struct _DzIndicatorNames DzIndicatorNames;

DzIndicatorNames *dz_indicator_names_new (DzKnowledge *knowledge);
void dz_indicator_names_free (DzIndicatorNames *names);
/* A DzSuggestFunc; data is the DzIndicatorNames. */
GPtrArray *dz_indicator_names_suggest (const char *typed, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzIndicatorNames, dz_indicator_names_free)

G_END_DECLS
