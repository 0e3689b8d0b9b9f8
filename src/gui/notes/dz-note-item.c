/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-item.h"

#include <string.h>

#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-note-markdown.h"

struct _DzNoteItem
{
  GObject parent_instance;

  DzNote *note;
  char *citation;
  char *tags;
  char *place;
  char *folded; /* what it is found by */
  int year;
};

G_DEFINE_FINAL_TYPE (DzNoteItem, dz_note_item, G_TYPE_OBJECT)

static void
dz_note_item_finalize (GObject *object)
{
  DzNoteItem *self = DZ_NOTE_ITEM (object);

  dz_note_free (self->note);
  g_free (self->citation);
  g_free (self->tags);
  g_free (self->place);
  g_free (self->folded);

  G_OBJECT_CLASS (dz_note_item_parent_class)->finalize (object);
}

static void
dz_note_item_class_init (DzNoteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_note_item_finalize;
}

static void
dz_note_item_init (DzNoteItem *self)
{
}

static char *
dup_citation (const DzNote *note, const DzReport *report, const DzReport *other)
{
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, note->number) : g_strdup ("");
  g_autofree char *second = other != NULL ? dz_report_dup_citation (other, note->other_number) : NULL;

  return second != NULL ? g_strconcat (citation, " ⇄ ", second, NULL) : g_steal_pointer (&citation);
}

/* What is shown is found: “**words** on” by “words on” too. */
static char *
dup_body (const DzNote *note)
{
  g_autofree char *shown = NULL;

  if (note->body == NULL || strpbrk (note->body, "*_`[") == NULL)
    return g_strdup (note->body != NULL ? note->body : "");
  shown = dz_note_markdown_dup_text (note->body, NULL);

  return g_strconcat (note->body, "\n", shown, NULL);
}

DzNoteItem *
dz_note_item_new (DzNote *note, const DzReport *report, const DzReport *other, const GPtrArray *tags)
{
  DzNoteItem *self = g_object_new (DZ_TYPE_NOTE_ITEM, NULL);
  g_autofree char *body = dup_body (note);
  g_autofree char *words = NULL;

  self->note = note;
  self->citation = dup_citation (note, report, other);
  self->tags = tags != NULL ? dz_tag_dup_paths (tags, note->tag_ids) : g_strdup ("");
  self->place = g_strdup (report != NULL && report->place != NULL ? report->place : "");
  self->year = report != NULL ? dz_report_get_year (report) : 0;
  words = g_strjoin ("\n", self->citation, body, note->quote != NULL ? note->quote : "", self->tags, NULL);
  self->folded = g_utf8_casefold (words, -1);

  return self;
}

const DzNote *
dz_note_item_get_note (DzNoteItem *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), NULL);

  return self->note;
}

const char *
dz_note_item_get_citation (DzNoteItem *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), NULL);

  return self->citation;
}

const char *
dz_note_item_get_tags (DzNoteItem *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), "");

  return self->tags;
}

const char *
dz_note_item_get_place (DzNoteItem *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), "");

  return self->place;
}

int
dz_note_item_get_year (DzNoteItem *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), 0);

  return self->year;
}

/* A tag stands for those below it too. */
static gboolean
has_tag (const DzNoteItem *self, const char *path)
{
  g_auto (GStrv) paths = NULL;
  gsize length = strlen (path);

  if (*self->tags == '\0')
    return FALSE;
  paths = dz_tag_list_split (self->tags);
  for (char **p = paths; *p != NULL; p++)
    if (g_str_has_prefix (*p, path) && ((*p)[length] == '\0' || (*p)[length] == '/'))
      return TRUE;

  return FALSE;
}

gboolean
dz_note_item_matches (DzNoteItem *self, const DzNoteFilter *filter)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), FALSE);

  return (filter->color == NULL || g_strcmp0 (self->note->color, filter->color) == 0)
         && (filter->year == 0 || self->year == filter->year)
         && (filter->place == NULL || g_str_equal (self->place, filter->place))
         && (filter->since == NULL || g_strcmp0 (self->note->modified, filter->since) >= 0)
         && (!filter->to_check || self->note->anchor != DZ_NOTE_PLACED)
         && (filter->tag == NULL || has_tag (self, filter->tag))
         && (filter->words == NULL || strstr (self->folded, filter->words) != NULL);
}

static int
rank_color (const DzNote *note)
{
  for (int i = 0; note->color != NULL && i < DZ_N_HIGHLIGHT_COLORS; i++)
    if (g_str_equal (dz_highlight_color_get (i)->key, note->color))
      return i;

  return DZ_N_HIGHLIGHT_COLORS;
}

/* Nothing stands last. */
static int
compare_tags (const char *a, const char *b)
{
  return *a == '\0' || *b == '\0' ? (*a == '\0') - (*b == '\0') : strcmp (a, b);
}

int
dz_note_item_compare (DzNoteItem *a, DzNoteItem *b, DzNoteOrder order)
{
  switch (order)
    {
    case DZ_NOTES_LATEST_FIRST:
      return g_strcmp0 (b->note->modified, a->note->modified);
    case DZ_NOTES_BY_COLOR:
      return rank_color (a->note) - rank_color (b->note);
    case DZ_NOTES_BY_TAG:
      return compare_tags (a->tags, b->tags);
    case DZ_NOTES_BY_PLACE:
      return strcmp (a->place, b->place);
    case DZ_NOTES_BY_YEAR:
      return b->year - a->year;
    case DZ_NOTES_IN_READING_ORDER:
    case DZ_N_NOTE_ORDERS:
    default:
      return 0;
    }
}
