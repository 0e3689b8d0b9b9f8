/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "gui/dz-application.h"
#include "gui/dz-compat.h"

/* The threads that read the library and the icons work one after another; an arena for each would keep its
 * own leftovers. With fixed thresholds the large blocks of the start go back to the system as soon as they
 * are free. */
static void
keep_heap_small (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
  mallopt (M_TRIM_THRESHOLD, 128 * 1024);
#endif
}

int
main (int argc, char *argv[])
{
  g_autoptr (DzApplication) application = NULL;

  keep_heap_small ();
  dz_compat_choose_renderer ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = dz_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
