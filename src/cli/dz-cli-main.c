/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <libintl.h>
#include <locale.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

static const DzCliVerb verbs[] = {
  { "import", "FILE-OR-FOLDER… [--place P] [--level L] [--year Y] [--kind K]",
    N_ ("Read files, or all reports of folders, into the library"), dz_cli_import, TRUE },
  { "reports", "[--format tsv|csv|json]", N_ ("List the reports"), dz_cli_reports },
  { "outline", "REPORT [--format json]", N_ ("Print what is known of a report, its headings and its glossary"),
    dz_cli_outline },
  { "quantities", "[REPORT…] [--format tsv|csv|json]", N_ ("List the figures with what they measure"),
    dz_cli_quantities },
  { "goals", "[--place P] [--indicator I] [--format tsv|csv|json]",
    N_ ("List goals with what came of them and the verdict"), dz_cli_goals },
  { "amplification", "[--lower P --upper P] [--format tsv|csv|json]",
    N_ ("Set the goals of a place against those of the place above"), dz_cli_amplification },
  { "discrepancies", "[REPORT…] [--all] [--format tsv|csv|json]",
    N_ ("List figures that reports state differently"), dz_cli_discrepancies },
  { "terms", "[REPORT…] [--candidates | --by report|year|level | --import FILE] [--format FORMAT] [-o FILE]", N_ ("List the glossary and where its terms occur"), dz_cli_terms },
  { "search", "QUERY [--count] [--sort left|right] [--group] [--place P] [--years A-B] [--part P] [--format tsv|csv|json|xlsx] [-o FILE]",
    N_ ("Find words, with AND OR NOT NEAR/N ? * /REGEX/, in their context"),
    dz_cli_search },
  { "trend", "PHRASE… [--by report|year|level|phrase] [--place P] [--years A-B] [--format tsv|csv|json|xlsx] [-o FILE]",
    N_ ("Count phrases by report, year or level, and tell who had them first"), dz_cli_trend },
  { "keyness", "--of REPORT… --against REPORT… [--format tsv|csv|json|xlsx] [-o FILE]",
    N_ ("Tell which runs of characters mark reports off against others"), dz_cli_keyness },
  { "collocates", "PHRASE [--window N] [--place P] [--years A-B] [--format tsv|csv|json|xlsx] [-o FILE]",
    N_ ("Tell which runs of characters stand beside a phrase more often than elsewhere"), dz_cli_collocates },
  { "compare", "REPORT REPORT [REPORT] [--format tsv|csv|xlsx|html|pdf] [-o FILE]",
    N_ ("Align two reports paragraph by paragraph and show the changes"), dz_cli_compare },
  { "trace", "REPORT:PARAGRAPH | --indicator I --place P [--measure M] [--format tsv|csv|json]",
    N_ ("Follow a commitment through all the reports of its place"), dz_cli_trace },
  { "matrix", "[REPORT…] [--indicators] [--format tsv|csv|json]",
    N_ ("Tell how alike the reports are, each to each, or list all their indicators"), dz_cli_matrix },
  { "chart",
    "KIND… [--all] [--indicator I]… [--measure M] [--term T]… [--place P]… [--years A-B]"
    " -o FILE.{png,pdf,svg,csv,xlsx} | -o FOLDER/ [--format F] [--style S] [--size WxH] [--dpi N]",
    N_ ("Draw charts as the window does, or write down their data"), dz_cli_chart },
  { "notes", "export [--format md|csv|html|xlsx|jsonld] [--tag PATH] [--report REPORT]… [--bom] [-o FILE] | import FILE",
    N_ ("Write all notes to a file, or read them from one"), dz_cli_notes },
  { "tags", "[--by tag|report|year] [--format tsv|csv|json|xlsx] [-o FILE]",
    N_ ("List the tags and how many notes have them"), dz_cli_tags },
  { "check", "", N_ ("Check the library file for damage"), dz_cli_check },
  { "backup", "FILE", N_ ("Copy the library to a file"), dz_cli_backup, TRUE },
  { "restore", "FILE", N_ ("Replace the library by a backup; the old one is kept beside it"), dz_cli_restore, TRUE },
  { "rebuild", "", N_ ("Read all stored sources again; notes and corrections stay"), dz_cli_rebuild },
};

static char *
dup_help (void)
{
  GString *help = g_string_new (_ ("Usage: duizhao-cli [--library FILE] VERB …"));

  g_string_append (help, "\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (help, "  %-14s %s\n", verbs[i].name, _ (verbs[i].summary));
  g_string_append_printf (help, "\n%s\n",
                          _ ("“duizhao-cli VERB --help” tells the parameters of a verb. REPORT is an id or PLACE/YEAR.\n"
                             "Exit status: 0 done, 1 some inputs failed, 2 wrong usage."));

  return g_string_free (help, FALSE);
}

static const DzCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];

  return NULL;
}

static int
refuse (const char *message)
{
  dz_cli_print_error ("duizhao-cli: %s", message);
  dz_cli_print_error ("%s", _ ("Usage: duizhao-cli [--library FILE] VERB …"));

  return DZ_CLI_USAGE;
}

static int
run_verb (const char *library, int argc, char **argv)
{
  DzCliArguments arguments = { argc > 0 ? find_verb (argv[0]) : NULL, g_strdup (library), argc, argv };
  g_autofree char *message = NULL;
  int status = DZ_CLI_USAGE;

  if (argc == 0)
    status = refuse (_ ("a verb is missing; “duizhao-cli --help” lists them"));
  else if (arguments.verb == NULL)
    {
      message = g_strdup_printf (_ ("there is no verb “%s”; “duizhao-cli --help” lists them"), argv[0]);
      status = refuse (message);
    }
  else
    status = dz_cli_settle (arguments.verb->run (&arguments));
  g_free (arguments.library);

  return status;
}

/* The options before the verb; everything from the verb on is the verb's own. */
static int
run (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *library = NULL;
  g_autofree char *help = NULL;
  g_autoptr (GError) error = NULL;
  gboolean wants_version = FALSE;
  gboolean wants_help = FALSE;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &library, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &wants_version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, NULL, NULL },
    { NULL },
  };

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return refuse (error->message);

  if (wants_version)
    return dz_cli_print ("duizhao-cli " PACKAGE_VERSION "\n");
  if (wants_help)
    {
      help = dup_help ();
      return dz_cli_print (help);
    }

  return run_verb (library, argc - 1, argv + 1);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autofree char **borrowed = g_memdup2 (arguments, sizeof (char *) * ((gsize) argc + 1));

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return run (argc, borrowed);
}
