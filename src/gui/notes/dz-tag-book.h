/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_TAG_BOOK (dz_tag_book_get_type ())

/* A window beside the main one about tags: all passages of one across reports with their context, and how many notes have
 * which tag, by report and year, as a table and as a chart. What is chosen is shown in the main window. Each page can be
 * exported. */
G_DECLARE_FINAL_TYPE (DzTagBook, dz_tag_book, DZ, TAG_BOOK, AdwWindow)

/* view: whose library and session it is about, and in whose window it belongs; tag: 0 for the first. One at a time: it is
 * brought to the front where it is open. */
void dz_tag_book_present (DzView *view, gint64 tag);

G_END_DECLS
