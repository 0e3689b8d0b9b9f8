/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DZ_TYPE_ERROR_PAGE (dz_error_page_get_type ())

/* What stands in the window where no library could be opened: what happened, to which file, what to do. */
G_DECLARE_FINAL_TYPE (DzErrorPage, dz_error_page, DZ, ERROR_PAGE, AdwBin)

void dz_error_page_set_error (DzErrorPage *page, const char *path, const GError *error);

G_END_DECLS
