/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-tag.h"

#include <string.h>

DzTag *
dz_tag_new (void)
{
  DzTag *tag = g_new0 (DzTag, 1);

  tag->position = -1;

  return tag;
}

DzTag *
dz_tag_copy (const DzTag *tag)
{
  DzTag *copy = g_new (DzTag, 1);

  *copy = *tag;
  copy->uuid = g_strdup (tag->uuid);
  copy->name = g_strdup (tag->name);
  copy->color = g_strdup (tag->color);
  copy->description = g_strdup (tag->description);

  return copy;
}

void
dz_tag_free (DzTag *tag)
{
  if (tag == NULL)
    return;

  g_free (tag->uuid);
  g_free (tag->name);
  g_free (tag->color);
  g_free (tag->description);
  g_free (tag);
}

const DzTag *
dz_tag_find (const GPtrArray *tags, gint64 id)
{
  g_return_val_if_fail (tags != NULL, NULL);

  for (guint i = 0; i < tags->len; i++)
    {
      const DzTag *tag = g_ptr_array_index (tags, i);

      if (tag->id == id)
        return tag;
    }

  return NULL;
}

static void
append_escaped (GString *path, const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      if (strchr ("/,\\", *p) != NULL)
        g_string_append_c (path, '\\');
      g_string_append_c (path, *p);
    }
}

char *
dz_tag_path_join (const char *const *names)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (path, '/');
      append_escaped (path, names[i]);
    }

  return g_string_free (path, FALSE);
}

/* A damaged library may lead in a circle: no tag stands twice in its own path. */
char *
dz_tag_dup_path (const GPtrArray *tags, gint64 id)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const DzTag *tag = dz_tag_find (tags, id);

  if (tag == NULL)
    return NULL;
  g_ptr_array_add (names, NULL);
  for (; tag != NULL && names->len <= tags->len + 1;
       tag = tag->parent_id != 0 ? dz_tag_find (tags, tag->parent_id) : NULL)
    g_ptr_array_insert (names, 0, tag->name);

  return dz_tag_path_join ((const char *const *) names->pdata);
}

char *
dz_tag_dup_paths (const GPtrArray *tags, const GArray *ids)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *path = dz_tag_dup_path (tags, g_array_index (ids, gint64, i));

      if (path != NULL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", path);
    }

  return g_string_free (list, FALSE);
}

char *
dz_tag_name_clean (const char *name)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  line = g_utf8_make_valid (name, -1);
  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (line);

  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

static void
add_clean (GPtrArray *pieces, const char *piece)
{
  char *clean = dz_tag_name_clean (piece);

  if (clean != NULL)
    g_ptr_array_add (pieces, clean);
}

/* Cuts at a mark that has no “\” before it; what was escaped loses its “\” if unescape. */
static GStrv
split (const char *text, char mark, gboolean unescape)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  g_autoptr (GString) piece = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean escaped = *p == '\\' && p[1] != '\0';

      if (escaped && !unescape)
        g_string_append_c (piece, '\\');
      if (*p == mark)
        {
          add_clean (pieces, piece->str);
          g_string_truncate (piece, 0);
        }
      else
        {
          p += escaped;
          g_string_append_c (piece, *p);
        }
    }
  add_clean (pieces, piece->str);
  g_ptr_array_add (pieces, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&pieces), FALSE);
}

GStrv
dz_tag_path_split (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return split (path, '/', TRUE);
}

GStrv
dz_tag_list_split (const char *list)
{
  g_return_val_if_fail (list != NULL, NULL);

  return split (list, ',', FALSE);
}
