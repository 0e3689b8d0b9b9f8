/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "edited-report.h"

#include <string.h>

static GArray *
get (const EditedReport *edited, guint i)
{
  return g_ptr_array_index (edited->paragraphs, i);
}

static GArray *
line_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (EditedChar));
}

static void
put_line (EditedReport *edited, guint at, GArray *line, DzParagraphKind kind)
{
  g_ptr_array_insert (edited->paragraphs, (int) at, line);
  g_array_insert_val (edited->kinds, at, kind);
}

static DzParagraphKind
get_kind (const EditedReport *edited, guint i)
{
  return g_array_index (edited->kinds, DzParagraphKind, i);
}

static GArray *
take_line (EditedReport *edited, guint at)
{
  g_array_remove_index (edited->kinds, at);

  return g_ptr_array_steal_index (edited->paragraphs, at);
}

void
edited_report_init (EditedReport *edited, const DzReport *original)
{
  int id = 0;

  edited->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  edited->kinds = g_array_new (FALSE, FALSE, sizeof (DzParagraphKind));
  edited->first_ids = g_new (int, original->paragraphs->len + 1);
  for (guint i = 0; i < original->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (original->paragraphs, i);
      GArray *line = line_new ();

      edited->first_ids[i] = id;
      for (const char *p = paragraph->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          EditedChar one = { g_utf8_get_char (p), id++ };

          g_array_append_val (line, one);
        }
      put_line (edited, i, line, paragraph->kind);
    }
  edited->first_ids[original->paragraphs->len] = id;
}

void
edited_report_clear (EditedReport *edited)
{
  g_ptr_array_unref (edited->paragraphs);
  g_array_unref (edited->kinds);
  g_free (edited->first_ids);
}

static guint
draw (GRand *rand, guint n)
{
  return n > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) n) : 0;
}

/* A paragraph that is not empty. */
static guint
draw_line (const EditedReport *edited, GRand *rand)
{
  guint i;

  do
    i = draw (rand, edited->paragraphs->len);
  while (get (edited, i)->len == 0);

  return i;
}

static EditedChar
draw_char (const EditedReport *edited, GRand *rand)
{
  const GArray *line = get (edited, draw_line (edited, rand));
  EditedChar drawn = g_array_index (line, EditedChar, draw (rand, line->len));

  drawn.id = -1;

  return drawn;
}

static void
edit_characters (EditedReport *edited, GRand *rand)
{
  GArray *line = get (edited, draw_line (edited, rand));
  guint at = draw (rand, line->len);
  guint n = 1 + draw (rand, 4);
  int way = g_rand_int_range (rand, 0, 3);

  for (guint i = 0; i < n; i++)
    {
      EditedChar drawn = draw_char (edited, rand);

      if (way == 0)
        g_array_insert_val (line, at, drawn);
      else if (way == 1 && line->len > 1 && at < line->len)
        g_array_remove_index (line, at);
      else if (at + i < line->len && g_array_index (line, EditedChar, at + i).c != drawn.c)
        g_array_index (line, EditedChar, at + i) = drawn;
    }
}

static gboolean
is_digit (const GArray *line, guint i)
{
  return g_unichar_isdigit (g_array_index (line, EditedChar, i).c);
}

/* Another digit in the place of one; FALSE where there is none. */
static gboolean
change_digit (GArray *line, GRand *rand)
{
  guint start = draw (rand, line->len);

  for (guint i = 0; i < line->len; i++)
    {
      EditedChar *one = &g_array_index (line, EditedChar, (start + i) % line->len);

      if (!is_digit (line, (start + i) % line->len))
        continue;
      one->c = '0' + (one->c - '0' + 1 + draw (rand, 9)) % 10;
      one->id = -1;
      return TRUE;
    }

  return FALSE;
}

static void
edit_number (EditedReport *edited, GRand *rand)
{
  for (int i = 0; i < 20; i++)
    if (change_digit (get (edited, draw_line (edited, rand)), rand))
      return;
}

/* The sentence around a drawn place; headings and the like are one. */
static void
draw_sentence (const GArray *line, GRand *rand, guint *start, guint *end)
{
  guint at = draw (rand, line->len);

  for (*start = at; *start > 0 && g_array_index (line, EditedChar, *start - 1).c != 0x3002; (*start)--)
    continue;
  for (*end = at; *end < line->len && g_array_index (line, EditedChar, *end).c != 0x3002; (*end)++)
    continue;
  *end = MIN (*end + 1, line->len);
}

static GArray *
copy (const GArray *line, guint start, guint end, gboolean same)
{
  GArray *part = line_new ();

  for (guint i = start; i < end; i++)
    {
      EditedChar one = g_array_index (line, EditedChar, i);

      one.id = same ? one.id : -1;
      g_array_append_val (part, one);
    }

  return part;
}

/* Where a sentence begins. */
static void
put_sentence (EditedReport *edited, GRand *rand, const GArray *sentence)
{
  GArray *line = get (edited, draw_line (edited, rand));
  guint start, end;

  draw_sentence (line, rand, &start, &end);
  g_array_insert_vals (line, start, sentence->data, sentence->len);
}

static void
move_sentence (EditedReport *edited, GRand *rand, gboolean back)
{
  GArray *line = get (edited, draw_line (edited, rand));
  g_autoptr (GArray) sentence = NULL;
  guint start, end;

  draw_sentence (line, rand, &start, &end);
  sentence = copy (line, start, end, TRUE);
  if (end - start == line->len)
    return;
  g_array_remove_range (line, start, end - start);
  if (back)
    put_sentence (edited, rand, sentence);
}

/* The same words with another digit, or others of a mix of characters. */
static void
add_sentence (EditedReport *edited, GRand *rand, gboolean formula)
{
  const GArray *line = get (edited, draw_line (edited, rand));
  g_autoptr (GArray) sentence = NULL;
  guint start, end;

  draw_sentence (line, rand, &start, &end);
  sentence = copy (line, start, end, FALSE);
  if (formula && !change_digit (sentence, rand))
    return;
  for (guint i = 0; !formula && i < sentence->len; i++)
    if (g_rand_boolean (rand))
      g_array_index (sentence, EditedChar, i) = draw_char (edited, rand);
  put_sentence (edited, rand, sentence);
}

static void
divide (EditedReport *edited, GRand *rand)
{
  guint i = draw_line (edited, rand);
  GArray *line = get (edited, i);
  guint start, end;

  draw_sentence (line, rand, &start, &end);
  if (start == 0)
    return;
  put_line (edited, i + 1, copy (line, start, line->len, TRUE), get_kind (edited, i));
  g_array_set_size (line, start);
}

static void
join (EditedReport *edited, GRand *rand)
{
  guint i = draw (rand, edited->paragraphs->len - 1);
  g_autoptr (GArray) next = take_line (edited, i + 1);

  g_array_append_vals (get (edited, i), next->data, next->len);
}

static void
move_line (EditedReport *edited, GRand *rand)
{
  guint i = draw (rand, edited->paragraphs->len);
  DzParagraphKind kind = get_kind (edited, i);
  GArray *line = take_line (edited, i);

  put_line (edited, draw (rand, edited->paragraphs->len + 1), line, kind);
}

static void
double_line (EditedReport *edited, GRand *rand)
{
  guint i = draw_line (edited, rand);
  const GArray *line = get (edited, i);

  put_line (edited, draw (rand, edited->paragraphs->len + 1), copy (line, 0, line->len, TRUE),
            get_kind (edited, i));
}

static void
edit_once (EditedReport *edited, GRand *rand)
{
  int way = g_rand_int_range (rand, 0, 20);

  if (way < 7)
    edit_characters (edited, rand);
  else if (way < 10)
    edit_number (edited, rand);
  else if (way < 12)
    move_sentence (edited, rand, way == 10);
  else if (way < 15)
    add_sentence (edited, rand, way != 14);
  else if (way == 15)
    divide (edited, rand);
  else if (edited->paragraphs->len < 3)
    double_line (edited, rand);
  else if (way == 16)
    join (edited, rand);
  else if (way == 17)
    move_line (edited, rand);
  else if (way == 18)
    double_line (edited, rand);
  else
    g_array_unref (take_line (edited, draw (rand, edited->paragraphs->len)));
}

void
edited_report_edit (EditedReport *edited, GRand *rand, int n_edits)
{
  for (int i = 0; i < n_edits; i++)
    edit_once (edited, rand);
}

DzReport *
edited_report_make (const EditedReport *edited, const DzReport *original)
{
  DzReport *report = dz_report_new ();

  report->place = g_strdup (original->place);
  for (guint i = 0; i < edited->paragraphs->len; i++)
    {
      const GArray *line = get (edited, i);
      g_autoptr (GString) text = g_string_new (NULL);
      DzParagraph *paragraph;

      for (guint j = 0; j < line->len; j++)
        g_string_append_unichar (text, g_array_index (line, EditedChar, j).c);
      paragraph = dz_paragraph_new (get_kind (edited, i), text->str);
      paragraph->position = (int) i + 1;
      g_ptr_array_add (report->paragraphs, paragraph);
    }

  return report;
}

DzReport *
edited_report_invent (GRand *rand, int n_paragraphs)
{
  static const char *const formulas[] = {
    "第%d街道新增岗位%d个，同比增长%d.%d%%。",
    "第%d街道改造小区%d处，完成投资%d.%d亿元。",
    "全年地区生产总值增长%d.%d%%，居民收入增长%d.%d%%。",
    "%d月开工项目%d个，进度%d.%d%%。",
    "新建口袋公园%d处，改造管网%d公里，惠及居民%d.%d万户。",
  };
  DzReport *report = dz_report_new ();

  for (int i = 0; i < n_paragraphs; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_rand_int_range (rand, 1, 6);

      for (int j = 0; j < n; j++)
        {
          int numbers[4];

          for (int k = 0; k < 4; k++)
            numbers[k] = g_rand_int_range (rand, 1, k == 1 ? 60 : 10);
            /* The formats are those above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          g_string_append_printf (text, formulas[g_rand_int_range (rand, 0, G_N_ELEMENTS (formulas))],
                                  numbers[0], numbers[1], numbers[2], numbers[3]);
#pragma GCC diagnostic pop
        }
      g_ptr_array_add (report->paragraphs, dz_paragraph_new (DZ_PARAGRAPH_BODY, text->str));
    }

  return report;
}
