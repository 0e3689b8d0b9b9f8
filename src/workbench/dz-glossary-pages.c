/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-private.h"

#include <glib/gi18n-lib.h>

#include "align/dz-edit-script.h"
#include "core/dz-text.h"

static const char *
get_definer (const DzGlossary *glossary, const DzTermDefinition *definition)
{
  const DzGlossaryReport *report = dz_glossary_get_report (glossary, definition->report);

  return report != NULL ? report->name : _ ("My own");
}

/* “2022–2025 · 武昌区 2022: 3 …” */
static char *
dup_uses (const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  GString *text = g_string_new (NULL);

  if (entry->first_year != 0)
    g_string_append_printf (text, "%d–%d", entry->first_year, entry->last_year);
  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzTermUse *use = &g_array_index (entry->uses, DzTermUse, i);

      g_string_append_printf (text, "%s%s: %d", text->len > 0 ? " · " : "",
                              dz_glossary_get_report (glossary, use->report)->name, use->count);
    }
  if (entry->uses->len == 0)
    g_string_append (text, _ ("Used in no report’s text"));

  return g_string_free (text, FALSE);
}

static char *
dup_other_forms (const DzGlossaryEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i < entry->forms->len; i++)
    g_string_append_printf (text, "%s%s", i > 1 ? "; " : "", ((DzTermForm *) entry->forms->pdata[i])->text);

  return g_string_free (text, FALSE);
}

/* What Markdown would read as a sign is escaped. */
static void
append_markdown (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r')
        {
          g_string_append_c (out, ' ');
          continue;
        }
      if (c < 128 && g_utf8_strchr ("\\`*_{}[]<>#+-!|", -1, c) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_unichar (out, c);
    }
}

static void
append_markdown_entry (GString *out, const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  g_autofree char *uses = dup_uses (glossary, entry);
  g_autofree char *forms = dup_other_forms (entry);

  g_string_append (out, "\n## ");
  append_markdown (out, entry->headword);
  g_string_append (out, "\n\n");
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];

      if (definition->text == NULL)
        continue;
      g_string_append_printf (out, "- **");
      append_markdown (out, get_definer (glossary, definition));
      g_string_append_printf (out, "**%s: ", definition->word_id != 0 ? " ✎" : "");
      append_markdown (out, definition->text);
      g_string_append_c (out, '\n');
    }
  if (*forms != '\0')
    {
      g_string_append_printf (out, "- %s ", _ ("Also written:"));
      append_markdown (out, forms);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "- ");
  append_markdown (out, uses);
  g_string_append_c (out, '\n');
}

char *
dz_glossary_dup_markdown (const DzGlossary *glossary, const GPtrArray *entries)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "# %s\n", _ ("Glossary"));
  for (guint i = 0; i < entries->len; i++)
    append_markdown_entry (out, glossary, g_ptr_array_index (entries, i));

  return g_string_free (out, FALSE);
}

static const char page_head[]
    = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n"
      ":root{color-scheme:light dark;--paper:#fff;--ink:#222;--quiet:#666;--line:#ddd;--new:#e3f3e6;--gone:#f6e3e3}\n"
      "@media (prefers-color-scheme:dark){:root{--paper:#1e1e1e;--ink:#e6e6e6;--quiet:#a8a8a8;--line:#3d3d3d;--new:#20402a;"
      "--gone:#4a2626}}\n"
      "body{margin:0 auto;padding:2rem 1.5rem;max-width:72rem;background:var(--paper);color:var(--ink);"
      "font:1rem/1.7 system-ui,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif}\n"
      "section{padding:1rem 0;border-top:1px solid var(--line);break-inside:avoid}\n"
      "h1{font-size:1.35rem}h2{font-size:1.05rem;margin:0}h3{font-size:.85rem;margin:0;color:var(--quiet)}\n"
      ".side{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;margin:.5rem 0}\n"
      ".side p{margin:.2rem 0;overflow-wrap:anywhere}\n"
      "ins{background:var(--new)}del{background:var(--gone)}\n"
      "footer{color:var(--quiet);font-size:.85rem}\n</style>\n";

static void
append_escaped (GString *out, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "%s%s%s", before, escaped, after);
}

static void
append_slice (GString *out, const char *text, int start, int end, const char *tag)
{
  g_autofree char *slice = dz_text_slice (text, start, end);
  g_autofree char *open = tag != NULL ? g_strdup_printf ("<%s>", tag) : g_strdup ("");
  g_autofree char *close = tag != NULL ? g_strdup_printf ("</%s>", tag) : g_strdup ("");

  if (end > start)
    append_escaped (out, open, slice, close);
}

static void
append_changes (GString *out, const char *before, const char *text)
{
  g_autoptr (GPtrArray) edits = dz_edit_script_build (before, text);

  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);

      if (!edit->equal)
        append_slice (out, before, edit->left_start, edit->left_end, "del");
      append_slice (out, text, edit->right_start, edit->right_end, edit->equal ? NULL : "ins");
    }
}

static void
append_html_definitions (GString *out, const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  const char *before = NULL;

  g_string_append (out, "<div class=\"side\">\n");
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];

      if (definition->text == NULL)
        continue;
      append_escaped (out, "<div><h3>", get_definer (glossary, definition),
                      definition->word_id != 0 ? " ✎</h3><p>" : "</h3><p>");
      if (definition->differs)
        append_changes (out, before, definition->text);
      else
        append_escaped (out, "", definition->text, "");
      g_string_append (out, "</p></div>\n");
      before = definition->text;
    }
  g_string_append (out, "</div>\n");
}

char *
dz_glossary_dup_html (const DzGlossary *glossary, const GPtrArray *entries)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n<html lang=\"zh\">\n<meta charset=\"utf-8\">\n");

  append_escaped (out, "<title>", _ ("Glossary"), "</title>\n");
  g_string_append (out, page_head);
  append_escaped (out, "<h1>", _ ("Glossary"), "</h1>\n");
  for (guint i = 0; i < entries->len; i++)
    {
      const DzGlossaryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *uses = dup_uses (glossary, entry);
      g_autofree char *forms = dup_other_forms (entry);

      append_escaped (out, "<section><h2>", entry->headword, "</h2>\n");
      append_html_definitions (out, glossary, entry);
      if (*forms != '\0')
        {
          append_escaped (out, "<footer>", _ ("Also written:"), " ");
          append_escaped (out, "", forms, "</footer>\n");
        }
      append_escaped (out, "<footer>", uses, "</footer></section>\n");
    }
  g_string_append (out, "</html>\n");

  return g_string_free (out, FALSE);
}
