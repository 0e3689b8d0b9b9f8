/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-scope.h"

#include <glib/gi18n.h>

#include "import/dz-han-script.h"

#define N_LIMITS 6 /* of the keys: what limits where is searched */

const char *const dz_concordance_scope_keys[] = {
  "concordance-where",
  "concordance-part",
  "concordance-level",
  "concordance-first-year",
  "concordance-last-year",
  "concordance-tag",
  "concordance-fold-script",
  "concordance-fold-spaces",
  NULL,
};

typedef struct
{
  const char *nick; /* of the settings */
  const char *label;
} Choice;

static const Choice wheres[] = {
  { "all", N_ ("All Reports") },
  { "report", N_ ("This Report") },
  { "place", N_ ("This Place") },
};

static const Choice parts[] = {
  { "any", NULL },
  { "review", N_ ("Review of the Past Year") },
  { "plan", N_ ("Plan of the Coming Year") },
  { "headings", N_ ("Headings Only") },
  { "notes", N_ ("My Notes Only") },
};

/* Levels from above; the nicks are those of core/dz-enums.h. */
static const Choice levels[] = {
  { "any", NULL },
  { "nation", N_ ("National Level") },
  { "province", N_ ("Provinces") },
  { "city", N_ ("Cities") },
  { "district", N_ ("Districts") },
};

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer settings)
{
  for (guint i = 0; i < N_LIMITS; i++)
    g_settings_reset (settings, dz_concordance_scope_keys[i]);
}

GActionGroup *
dz_concordance_scope_actions_new (GSettings *settings)
{
  static const GActionEntry entries[] = { { .name = "clear-limits", .activate = clear_cb } };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), settings);

  for (guint i = 0; dz_concordance_scope_keys[i] != NULL; i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, dz_concordance_scope_keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }

  return G_ACTION_GROUP (group);
}

static gboolean
has_choice (GSettings *settings, const char *key, const char *nick)
{
  g_autofree char *chosen = g_settings_get_string (settings, key);

  return g_str_equal (chosen, nick);
}

static void
limit_reports (DzSearchScope *scope, gboolean place, const DzReport *report)
{
  if (place && report->place != NULL)
    {
      scope->places = g_new0 (char *, 2);
      scope->places[0] = g_strdup (report->place);
      return;
    }

  scope->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (scope->reports, report->id);
}

static void
take_limits (DzSearchScope *scope, GSettings *settings)
{
  g_autofree char *level = g_settings_get_string (settings, "concordance-level");
  g_autofree char *tag = g_settings_get_string (settings, "concordance-tag");

  if (!dz_level_from_nick (level, &scope->level))
    scope->level = DZ_LEVEL_UNKNOWN;
  scope->first_year = g_settings_get_int (settings, "concordance-first-year");
  scope->last_year = g_settings_get_int (settings, "concordance-last-year");
  scope->tag = *tag != '\0' ? g_steal_pointer (&tag) : NULL;
}

DzSearchScope *
dz_concordance_scope_make (GSettings *settings, const DzReport *report)
{
  DzSearchScope *scope = dz_search_scope_new ();

  if (report != NULL && !has_choice (settings, "concordance-where", "all"))
    limit_reports (scope, has_choice (settings, "concordance-where", "place"), report);
  take_limits (scope, settings);
  scope->headings_only = has_choice (settings, "concordance-part", "headings");
  scope->notes_only = has_choice (settings, "concordance-part", "notes");
  if (has_choice (settings, "concordance-part", "review"))
    scope->part = DZ_PART_REVIEW;
  else if (has_choice (settings, "concordance-part", "plan"))
    scope->part = DZ_PART_PLAN;
  else
    return scope;
  scope->one_part = TRUE;

  return scope;
}

gboolean
dz_concordance_scope_has_lengths (const DzSearchScope *scope)
{
  return !scope->headings_only && !scope->notes_only && scope->tag == NULL;
}

DzQuery *
dz_concordance_scope_parse (GSettings *settings, const char *text, GError **error)
{
  DzQueryOptions options = DZ_QUERY_OPTIONS_INIT;

  if (g_settings_get_boolean (settings, "concordance-fold-script"))
    options.folding |= DZ_QUERY_FOLD_SCRIPT;
  if (g_settings_get_boolean (settings, "concordance-fold-spaces"))
    options.folding |= DZ_QUERY_FOLD_SPACES;
  options.simplify = dz_han_script_simplify;

  return dz_query_parse (text, &options, error);
}

static const char *
get_label (GSettings *settings, const char *key, const Choice *choices, guint n_choices)
{
  for (guint i = 0; i < n_choices; i++)
    if (has_choice (settings, key, choices[i].nick))
      return choices[i].label != NULL ? _ (choices[i].label) : NULL;

  g_return_val_if_reached (NULL);
}

static void
append (GString *label, const char *limit)
{
  g_autofree char *before = NULL;

  if (limit == NULL || *limit == '\0')
    return;
  before = g_strdup (label->str);
  /* Translators: where is searched, as “This Report, Headings Only”. */
  g_string_printf (label, _ ("%s, %s"), before, limit);
}

static char *
dup_years (GSettings *settings)
{
  int first = g_settings_get_int (settings, "concordance-first-year");
  int last = g_settings_get_int (settings, "concordance-last-year");
  g_autofree char *from = first > 0 ? g_strdup_printf ("%d", first) : g_strdup ("");
  g_autofree char *to = last > 0 ? g_strdup_printf ("%d", last) : g_strdup ("");

  return first > 0 || last > 0 ? g_strdup_printf ("%s–%s", from, to) : g_strdup ("");
}

char *
dz_concordance_scope_dup_label (GSettings *settings)
{
  g_autoptr (GString) label = g_string_new (get_label (settings, "concordance-where", wheres, G_N_ELEMENTS (wheres)));
  g_autofree char *years = dup_years (settings);
  g_autofree char *tag = g_settings_get_string (settings, "concordance-tag");

  append (label, get_label (settings, "concordance-part", parts, G_N_ELEMENTS (parts)));
  append (label, get_label (settings, "concordance-level", levels, G_N_ELEMENTS (levels)));
  append (label, years);
  append (label, tag);

  return g_strdup (label->str);
}

/* A chosen report is known by its name here. */
static char *
dup_where (const DzSearchScope *scope, const DzReport *report)
{
  g_autoptr (DzSearchScope) rest = dz_search_scope_copy (scope);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (scope->reports == NULL || report == NULL)
    return dz_search_scope_dup_words (scope);

  name = dz_report_dup_name (report);
  g_clear_pointer (&rest->reports, g_array_unref);
  if (!rest->one_part && !rest->headings_only && !rest->notes_only && rest->level == DZ_LEVEL_UNKNOWN
      && rest->first_year == 0 && rest->last_year == 0 && rest->tag == NULL)
    return g_steal_pointer (&name);
  words = dz_search_scope_dup_words (rest);

  /* Translators: a report, and in what of it is searched. */
  return g_strdup_printf (_ ("%s; %s"), name, words);
}

char *
dz_concordance_scope_dup_words (const DzSearchScope *scope, const DzQuery *query, const DzReport *report)
{
  g_autofree char *what = dz_query_dup_words (query);
  g_autofree char *where = dup_where (scope, report);

  /* Translators: what was searched for, and where. */
  return g_strdup_printf (_ ("Searched: %s. Where: %s."), what, where);
}
