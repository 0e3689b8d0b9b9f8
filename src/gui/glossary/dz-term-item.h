/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

#define DZ_TYPE_TERM_ITEM (dz_term_item_get_type ())

/* One entry of a glossary in a list. */
G_DECLARE_FINAL_TYPE (DzTermItem, dz_term_item, DZ, TERM_ITEM, GObject)

/* An item for each entry, in the order of the glossary. (element-type DzTermItem) */
GPtrArray *dz_term_items_new (DzGlossary *glossary);

const DzGlossary *dz_term_item_get_glossary (DzTermItem *item);
const DzGlossaryEntry *dz_term_item_get_entry (DzTermItem *item);
const char *dz_term_item_get_key (DzTermItem *item);
/* Whether a text has one of its words. */
gboolean dz_term_item_is_in (DzTermItem *item, const char *text);

G_END_DECLS
