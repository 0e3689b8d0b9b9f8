/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workbench/dz-tag-passages.h"

G_BEGIN_DECLS

#define DZ_TYPE_TAG_PASSAGE_LIST (dz_tag_passage_list_get_type ())

/* Passages of a tag, each with its citation, its context and the reader's words. Signal: “chosen” (gpointer: const
 * DzTagPassage *). */
G_DECLARE_FINAL_TYPE (DzTagPassageList, dz_tag_passage_list, DZ, TAG_PASSAGE_LIST, AdwBin)

GtkWidget *dz_tag_passage_list_new (void);
/* (element-type DzTagPassage); kept, not to be changed any more. */
void dz_tag_passage_list_set_passages (DzTagPassageList *list, GPtrArray *passages);

G_END_DECLS
