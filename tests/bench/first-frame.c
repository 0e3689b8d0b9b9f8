/* SPDX-License-Identifier: GPL-3.0-or-later */
/* first-frame COMMAND…: starts a program and prints “MILLISECONDS KIBIBYTES”: the time from its start to the first
 * pixel painted in its first mapped window, and its peak memory when the window has come to rest. The window
 * server tells both, so that the program needs no hook of its own. Needs $DISPLAY. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>

#define REST_MS 600      /* no paint for so long: the window has come to rest */
#define PATIENCE_MS 20000 /* a program without a window by then has failed */

typedef struct
{
  Display *display;
  int damage_event;
  Window window;
  double first_paint; /* ms since the epoch of the monotonic clock, 0 before */
  double last_paint;
} Watch;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
handle_event (Watch *watch, XEvent *event)
{
  if (event->type == MapNotify && watch->window == None && !event->xmap.override_redirect)
    {
      watch->window = event->xmap.window;
      XDamageCreate (watch->display, watch->window, XDamageReportRawRectangles);
    }
  else if (event->type == watch->damage_event + XDamageNotify)
    {
      watch->last_paint = now_ms ();
      if (watch->first_paint == 0)
        watch->first_paint = watch->last_paint;
    }
}

static int
ignore_error_cb (Display *display, XErrorEvent *error)
{
  return 0; /* a window may be gone before we watch it */
}

static void
watch_until_rest (Watch *watch, double start)
{
  struct pollfd fd = { .fd = ConnectionNumber (watch->display), .events = POLLIN };

  for (;;)
    {
      double now = now_ms ();

      while (XPending (watch->display) > 0)
        {
          XEvent event;

          XNextEvent (watch->display, &event);
          handle_event (watch, &event);
        }
      if (watch->first_paint > 0 && now - watch->last_paint > REST_MS)
        return;
      if (now - start > PATIENCE_MS)
        return;
      XFlush (watch->display);
      poll (&fd, 1, 20);
    }
}

int
main (int argc, char **argv)
{
  Watch watch = { 0 };
  struct rusage usage;
  double start;
  int error_base;
  int status;
  pid_t child;

  if (argc < 2 || (watch.display = XOpenDisplay (NULL)) == NULL ||
      !XDamageQueryExtension (watch.display, &watch.damage_event, &error_base))
    {
      fprintf (stderr, "usage: first-frame COMMAND…, with a display that has the damage extension\n");
      return 2;
    }
  XSetErrorHandler (ignore_error_cb);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  start = now_ms ();
  child = fork ();
  if (child == 0)
    {
      execvp (argv[1], argv + 1);
      perror (argv[1]);
      _exit (127);
    }
  watch_until_rest (&watch, start);
  kill (child, SIGTERM);
  wait4 (child, &status, 0, &usage);
  if (watch.first_paint == 0)
    {
      fprintf (stderr, "%s showed no window\n", argv[1]);
      return 1;
    }
  printf ("%.1f %ld\n", watch.first_paint - start, usage.ru_maxrss);

  return 0;
}
