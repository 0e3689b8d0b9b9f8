/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word of the reader for notes and highlights; tags stand in a tree. A name is unique among its siblings;
 * it is any text of one line that is not blank, “/”, “,” and “\” included.
 *
 * In files a tag is written as its path: names from the top joined by “/”; a “/”, “,” or “\” inside a name
 * has a “\” before it. Several paths are joined by “, ”. */
typedef struct
{
  gint64 id;
  char *uuid;        /* stable across libraries and exports */
  gint64 parent_id;  /* 0 at the top */
  char *name;
  char *color;       /* key of a highlight colour, or NULL for none */
  char *description; /* or NULL */
  int position;      /* 0, 1, 2 … among its siblings; -1 for the last when it is saved */
  int depth;         /* 0 at the top; filled by the store */
  int n_notes;       /* notes that have this very tag, none of those below; filled by the store */
} DzTag;

DzTag *dz_tag_new (void);
DzTag *dz_tag_copy (const DzTag *tag);
void dz_tag_free (DzTag *tag);

/* tags: (element-type DzTag); NULL where none has the id. */
const DzTag *dz_tag_find (const GPtrArray *tags, gint64 id);
/* The path of a tag; NULL where none has the id. (transfer full) */
char *dz_tag_dup_path (const GPtrArray *tags, gint64 id);
/* The paths of several; ids: (element-type gint64) (nullable). “” for none. (transfer full) */
char *dz_tag_dup_paths (const GPtrArray *tags, const GArray *ids);

/* The names in a path, without white space around them and without what is blank. (transfer full) */
GStrv dz_tag_path_split (const char *path);
char *dz_tag_path_join (const char *const *names);
/* The paths in a list of them, still escaped. (transfer full) */
GStrv dz_tag_list_split (const char *list);

/* The name as it may stand in the library: in one line, without white space around it; NULL if nothing is
 * left. (transfer full) */
char *dz_tag_name_clean (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTag, dz_tag_free)

G_END_DECLS
