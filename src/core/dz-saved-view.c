/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-saved-view.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

typedef enum
{
  FIELD_TEXT,
  FIELD_LIST,
  FIELD_INT,
  FIELD_NUMBER,
  FIELD_FLAG,
} FieldType;

typedef struct
{
  const char *group;
  const char *key;
  FieldType type;
  gsize offset;
} Field;

#define FIELD(group, key, type, member) { group, key, type, G_STRUCT_OFFSET (DzSavedView, member) }

/* One line a field: what is written, in this order, is what is read, copied and freed. */
static const Field fields[] = {
  FIELD ("view", "page", FIELD_TEXT, page),
  FIELD ("view", "kind", FIELD_TEXT, kind),
  FIELD ("view", "indicator", FIELD_TEXT, indicator),
  FIELD ("view", "measure", FIELD_TEXT, measure),
  FIELD ("view", "term", FIELD_TEXT, term),
  FIELD ("view", "table", FIELD_FLAG, table),
  FIELD ("filter", "places", FIELD_LIST, places),
  FIELD ("filter", "topics", FIELD_LIST, topics),
  FIELD ("filter", "verdicts", FIELD_INT, verdicts),
  FIELD ("filter", "first-year", FIELD_INT, first_year),
  FIELD ("filter", "last-year", FIELD_INT, last_year),
  FIELD ("focus", "report", FIELD_TEXT, focus_report),
  FIELD ("focus", "paragraph", FIELD_INT, focus_paragraph),
  FIELD ("focus", "start", FIELD_INT, focus_start),
  FIELD ("focus", "end", FIELD_INT, focus_end),
  FIELD ("style", "preset", FIELD_TEXT, style),
  FIELD ("style", "width", FIELD_NUMBER, width),
  FIELD ("style", "height", FIELD_NUMBER, height),
  FIELD ("style", "dpi", FIELD_NUMBER, dpi),
  FIELD ("style", "hide-source", FIELD_FLAG, hide_source),
  FIELD ("texts", "title", FIELD_TEXT, title),
  FIELD ("texts", "subtitle", FIELD_TEXT, subtitle),
  FIELD ("texts", "x-title", FIELD_TEXT, x_title),
  FIELD ("texts", "y-title", FIELD_TEXT, y_title),
  FIELD ("texts", "caption", FIELD_TEXT, caption),
  FIELD ("texts", "source", FIELD_TEXT, source),
  FIELD ("texts", "words", FIELD_LIST, words),
  FIELD ("texts", "author", FIELD_TEXT, author),
  FIELD ("timeline", "sort", FIELD_TEXT, sort),
  FIELD ("timeline", "wording", FIELD_TEXT, wording),
  FIELD ("timeline", "search", FIELD_TEXT, search),
  FIELD ("timeline", "first", FIELD_NUMBER, first),
  FIELD ("timeline", "last", FIELD_NUMBER, last),
  FIELD ("timeline", "row-scale", FIELD_NUMBER, row_scale),
  FIELD ("data", "reports", FIELD_LIST, reports),
  FIELD ("data", "digest", FIELD_TEXT, digest),
};

#define MEMBER(view, field, type) (*(type *) G_STRUCT_MEMBER_P (view, (field)->offset))

DzSavedView *
dz_saved_view_new (void)
{
  DzSavedView *view = g_new0 (DzSavedView, 1);

  view->row_scale = 1;

  return view;
}

static void
clear_field (DzSavedView *view, const Field *field)
{
  if (field->type == FIELD_TEXT)
    g_clear_pointer (&MEMBER (view, field, char *), g_free);
  else if (field->type == FIELD_LIST)
    g_clear_pointer (&MEMBER (view, field, char **), g_strfreev);
}

void
dz_saved_view_free (DzSavedView *view)
{
  if (view == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    clear_field (view, &fields[i]);
  g_free (view->name);
  g_free (view->modified);
  g_free (view);
}

DzSavedView *
dz_saved_view_copy (const DzSavedView *view)
{
  DzSavedView *copy;

  g_return_val_if_fail (view != NULL, NULL);

  copy = g_memdup2 (view, sizeof *view);
  copy->name = g_strdup (view->name);
  copy->modified = g_strdup (view->modified);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].type == FIELD_TEXT)
      MEMBER (copy, &fields[i], char *) = g_strdup (MEMBER (copy, &fields[i], char *));
    else if (fields[i].type == FIELD_LIST)
      MEMBER (copy, &fields[i], char **) = g_strdupv (MEMBER (copy, &fields[i], char **));

  return copy;
}

/* What says nothing is not written. */
static void
write_field (const DzSavedView *view, const Field *field, GKeyFile *file)
{
  switch (field->type)
    {
    case FIELD_TEXT:
      if (MEMBER (view, field, char *) != NULL)
        g_key_file_set_string (file, field->group, field->key, MEMBER (view, field, char *));
      break;
    case FIELD_LIST:
      if (MEMBER (view, field, char **) != NULL)
        g_key_file_set_string_list (file, field->group, field->key,
                                    (const char *const *) MEMBER (view, field, char **),
                                    g_strv_length (MEMBER (view, field, char **)));
      break;
    case FIELD_INT:
      if (MEMBER (view, field, int) != 0)
        g_key_file_set_integer (file, field->group, field->key, MEMBER (view, field, int));
      break;
    case FIELD_NUMBER:
      if (MEMBER (view, field, double) != 0)
        g_key_file_set_double (file, field->group, field->key, MEMBER (view, field, double));
      break;
    case FIELD_FLAG:
      if (MEMBER (view, field, gboolean))
        g_key_file_set_boolean (file, field->group, field->key, TRUE);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
read_field (DzSavedView *view, const Field *field, GKeyFile *file)
{
  if (!g_key_file_has_key (file, field->group, field->key, NULL))
    return;

  clear_field (view, field);
  switch (field->type)
    {
    case FIELD_TEXT:
      MEMBER (view, field, char *) = g_key_file_get_string (file, field->group, field->key, NULL);
      break;
    case FIELD_LIST:
      MEMBER (view, field, char **) = g_key_file_get_string_list (file, field->group, field->key, NULL, NULL);
      break;
    case FIELD_INT:
      MEMBER (view, field, int) = g_key_file_get_integer (file, field->group, field->key, NULL);
      break;
    case FIELD_NUMBER:
      MEMBER (view, field, double) = g_key_file_get_double (file, field->group, field->key, NULL);
      break;
    case FIELD_FLAG:
      MEMBER (view, field, gboolean) = g_key_file_get_boolean (file, field->group, field->key, NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
dz_saved_view_dup_content (const DzSavedView *view)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (view != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    write_field (view, &fields[i], file);

  return g_key_file_to_data (file, NULL, NULL);
}

gboolean
dz_saved_view_read_content (DzSavedView *view, const char *content, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (view != NULL && content != NULL, FALSE);

  if (g_key_file_load_from_data (file, content, (gsize) -1, G_KEY_FILE_NONE, NULL))
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      read_field (view, &fields[i], file);
  if (g_strcmp0 (view->page, "chart") == 0 || g_strcmp0 (view->page, "timeline") == 0)
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The saved view “%s” cannot be read."),
               view->name != NULL ? view->name : "");

  return FALSE;
}
