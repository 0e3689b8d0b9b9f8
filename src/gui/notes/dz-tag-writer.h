/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-tag.h"
#include "gui/dz-view.h"

G_BEGIN_DECLS

/* Changes of tags and of the trash, from the window: each is written off the main thread as one step, the views are told, and what
 * did not work is said over the window. view: whose library it is; kept until the write is done. */

void dz_tag_writer_save (DzView *view, const DzTag *tag);
void dz_tag_writer_merge (DzView *view, gint64 from, gint64 into);
void dz_tag_writer_remove (DzView *view, gint64 id);
void dz_tag_writer_restore (DzView *view, DzTrashKind kind, gint64 id);
/* For good. */
void dz_tag_writer_empty_trash (DzView *view);

G_END_DECLS
