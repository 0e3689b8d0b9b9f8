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
  gboolean chooses; /* which data are drawn */
} Field;

#define FIELD(group, key, type, member) { group, key, type, G_STRUCT_OFFSET (DzSavedView, member), FALSE }
#define CHOICE(group, key, type, member) { group, key, type, G_STRUCT_OFFSET (DzSavedView, member), TRUE }

/* One line a field: what is written, in this order, is what is read, copied and freed. */
static const Field fields[] = {
  CHOICE ("view", "page", FIELD_TEXT, page),
  CHOICE ("view", "kind", FIELD_TEXT, kind),
  CHOICE ("view", "indicator", FIELD_TEXT, indicator),
  CHOICE ("view", "measure", FIELD_TEXT, measure),
  CHOICE ("view", "term", FIELD_TEXT, term),
  FIELD ("view", "table", FIELD_FLAG, table),
  CHOICE ("filter", "places", FIELD_LIST, places),
  CHOICE ("filter", "topics", FIELD_LIST, topics),
  CHOICE ("filter", "verdicts", FIELD_INT, verdicts),
  CHOICE ("filter", "first-year", FIELD_INT, first_year),
  CHOICE ("filter", "last-year", FIELD_INT, last_year),
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
  CHOICE ("timeline", "sort", FIELD_TEXT, sort),
  CHOICE ("timeline", "wording", FIELD_TEXT, wording),
  CHOICE ("timeline", "search", FIELD_TEXT, search),
  FIELD ("timeline", "first", FIELD_NUMBER, first),
  FIELD ("timeline", "last", FIELD_NUMBER, last),
  FIELD ("timeline", "row-scale", FIELD_NUMBER, row_scale),
  FIELD ("data", "reports", FIELD_LIST, reports),
  FIELD ("data", "digest", FIELD_TEXT, digest),
  FIELD ("data", "figures", FIELD_TEXT, figures),
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
  g_free (view->damage);
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
  copy->damage = g_strdup (view->damage);
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

/* FALSE for a value that is none of its type. */
static gboolean
read_field (DzSavedView *view, const Field *field, GKeyFile *file)
{
  g_autoptr (GError) error = NULL;

  if (!g_key_file_has_key (file, field->group, field->key, NULL))
    return TRUE;

  clear_field (view, field);
  switch (field->type)
    {
    case FIELD_TEXT:
      MEMBER (view, field, char *) = g_key_file_get_string (file, field->group, field->key, &error);
      break;
    case FIELD_LIST:
      MEMBER (view, field, char **) = g_key_file_get_string_list (file, field->group, field->key, NULL, &error);
      break;
    case FIELD_INT:
      MEMBER (view, field, int) = g_key_file_get_integer (file, field->group, field->key, &error);
      break;
    case FIELD_NUMBER:
      MEMBER (view, field, double) = g_key_file_get_double (file, field->group, field->key, &error);
      break;
    case FIELD_FLAG:
      MEMBER (view, field, gboolean) = g_key_file_get_boolean (file, field->group, field->key, &error);
      break;
    default:
      g_assert_not_reached ();
    }

  return error == NULL;
}

static gboolean
field_equal (const DzSavedView *a, const DzSavedView *b, const Field *field)
{
  const char *const *first = NULL;
  const char *const *second = NULL;

  switch (field->type)
    {
    case FIELD_TEXT:
      return g_strcmp0 (MEMBER (a, field, char *), MEMBER (b, field, char *)) == 0;
    case FIELD_LIST:
      first = (const char *const *) MEMBER (a, field, char **);
      second = (const char *const *) MEMBER (b, field, char **);
      return first == second || (first != NULL && second != NULL && g_strv_equal (first, second));
    case FIELD_INT:
      return MEMBER (a, field, int) == MEMBER (b, field, int);
    case FIELD_NUMBER:
      return MEMBER (a, field, double) == MEMBER (b, field, double);
    case FIELD_FLAG:
      return MEMBER (a, field, gboolean) == MEMBER (b, field, gboolean);
    default:
      g_assert_not_reached ();
    }
}

gboolean
dz_saved_view_chooses_same (const DzSavedView *a, const DzSavedView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].chooses && !field_equal (a, b, &fields[i]))
      return FALSE;

  return TRUE;
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
  gboolean whole;

  g_return_val_if_fail (view != NULL && content != NULL, FALSE);

  whole = g_key_file_load_from_data (file, content, (gsize) -1, G_KEY_FILE_NONE, NULL);
  for (guint i = 0; whole && i < G_N_ELEMENTS (fields); i++)
    whole = read_field (view, &fields[i], file);
  if (whole && (g_strcmp0 (view->page, "chart") == 0 || g_strcmp0 (view->page, "timeline") == 0))
    return TRUE;

  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The saved view “%s” is damaged and cannot be opened; delete it, or save another under its name."),
               view->name != NULL ? view->name : "");

  return FALSE;
}
