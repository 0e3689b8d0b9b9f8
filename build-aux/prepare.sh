# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run, test and bench: finds out which packages are missing, installs them, configures, compiles.
# Sets: source_dir, build_dir, and prefix_dir (once built). Functions: need_packages build|test|bench, build,
# install_here.

source_dir=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build_dir=${DUIZHAO_BUILD_DIR:-$source_dir/_build}
installed_packages=no

# debian fedora arch; a dash where the distribution has it inside another package of the list.
build_packages='
gcc                     gcc                     gcc
meson                   meson                   meson
ninja-build             ninja-build             ninja
pkg-config              pkgconf-pkg-config      pkgconf
gettext                 gettext                 gettext
itstool                 itstool                 itstool
libxml2-utils           libxml2                 libxml2
libglib2.0-dev          glib2-devel             glib2
libglib2.0-dev-bin      -                       glib2-devel
libgtk-4-dev            gtk4-devel              gtk4
libgtk-4-bin            -                       -
libadwaita-1-dev        libadwaita-devel        libadwaita
libpcre2-dev            pcre2-devel             pcre2
libsqlite3-dev          sqlite-devel            sqlite
libicu-dev              libicu-devel            icu
libuchardet-dev         uchardet-devel          uchardet
libcairo2-dev           cairo-devel             cairo
libpango1.0-dev         pango-devel             pango
libpng-dev              libpng-devel            libpng
libxlsxwriter-dev       libxlsxwriter-devel     libxlsxwriter
desktop-file-utils      desktop-file-utils      desktop-file-utils
librsvg2-common         librsvg2                librsvg
adwaita-icon-theme      adwaita-icon-theme      adwaita-icon-theme
dconf-gsettings-backend dconf                   dconf
fonts-noto-cjk          google-noto-sans-cjk-fonts noto-fonts-cjk
dbus-daemon             dbus-daemon             dbus
'
test_packages='
xvfb                    xorg-x11-server-Xvfb    xorg-server-xvfb
xauth                   xorg-x11-xauth          xorg-xauth
libx11-dev              libX11-devel            libx11
libxdamage-dev          libXdamage-devel        libxdamage
python3                 python3                 python
at-spi2-core            at-spi2-core            at-spi2-core
gir1.2-atspi-2.0        at-spi2-core-devel      -
python3-gi              python3-gobject         python-gobject
xdotool                 xdotool                 xdotool
imagemagick             ImageMagick             imagemagick
appstream               appstream               appstream
poppler-utils           poppler-utils           poppler
sqlite3                 sqlite                  -
'
# What build-aux/bench measures against.
bench_packages='
gnuplot-nox             gnuplot                 gnuplot
python3-matplotlib      python3-matplotlib      python-matplotlib
ripgrep                 ripgrep                 ripgrep
'

say () { printf '%s\n' "duizhao: $*" >&2; }

distribution () {
  if command -v apt-get >/dev/null; then echo debian
  elif command -v dnf >/dev/null; then echo fedora
  elif command -v pacman >/dev/null; then echo arch
  else echo other
  fi
}

package_names () { # DISTRIBUTION LIST
  column=1
  [ "$1" != fedora ] || column=2
  [ "$1" != arch ] || column=3
  printf '%s\n' "$2" | awk -v c=$column 'NF == 3 && $c != "-" { print $c }' | sort -u
}

is_installed () { # DISTRIBUTION PACKAGE
  case $1 in
    debian) dpkg-query -W -f '${db:Status-Status}\n' "$2" 2>/dev/null | grep -qx installed ;;
    fedora) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
    arch) pacman -Qq "$2" >/dev/null 2>&1 ;;
    *) return 1 ;;
  esac
}

install_packages () { # DISTRIBUTION PACKAGE…
  system=$1
  shift
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null; then
      say "these packages are missing, and there is neither root nor sudo to install them: $*"
      exit 1
    fi
    say "sudo is asked for to install the missing packages: $*"
  else
    say "installing the missing packages: $*"
  fi
  case $system in
    debian)
      # One broken source of several is no reason to stop: the install says what it cannot find.
      $as_root apt-get update -qq || true
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ;;
    fedora) $as_root dnf install -y -q "$@" ;;
    arch) $as_root pacman -S --needed --noconfirm "$@" ;;
  esac || { say "could not install: $*"; exit 1; }
  installed_packages=yes
}

need_packages () { # build | test | bench
  list=$build_packages
  [ "$1" = build ] || list=$list$test_packages
  [ "$1" != bench ] || list=$list$bench_packages
  system=$(distribution)
  missing=
  for package in $(package_names "$system" "$list"); do
    is_installed "$system" "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$system" = other ]; then
    if pkg-config --exists gtk4 libadwaita-1 sqlite3 icu-i18n uchardet pangocairo libpng xlsxwriter 2>/dev/null &&
       command -v meson >/dev/null && command -v ninja >/dev/null; then
      return 0
    fi
    say "no package manager known here (apt-get, dnf, pacman). Install these, named as in Debian, and call again:$missing"
    exit 1
  fi
  # shellcheck disable=SC2086
  install_packages "$system" $missing
}

free_megabytes () { # FOLDER
  df -Pk "$1" | awk 'NR == 2 { print int ($4 / 1024) }'
}

# Makes the build folder and its path absolute; ends where nothing can be written there.
make_build_dir () {
  if ! mkdir -p "$build_dir" 2>/dev/null || [ ! -w "$build_dir" ]; then
    say "cannot write into $build_dir. Set DUIZHAO_BUILD_DIR to a folder that you may write to, and call again"
    exit 1
  fi
  build_dir=$(CDPATH='' cd -- "$build_dir" && pwd)
  prefix_dir=$build_dir/installed
}

remember_configuration () {
  printf '%s\n' "$source_dir:$build_dir" >"$build_dir/configured-for"
}

# A folder copied or moved with its build is configured for the old place, and one cut short is half configured.
# What was configured by hand has no such note and stays as it is.
is_configured () {
  [ -f "$build_dir/build.ninja" ] || return 1
  [ ! -f "$build_dir/configured-for" ] || [ "$(cat "$build_dir/configured-for")" = "$source_dir:$build_dir" ]
}

configure () { # MESON-OPTION…
  free=$(free_megabytes "$build_dir")
  if [ "$free" -lt 100 ]; then
    say "only $free MB are free in $build_dir, and the build takes about 100. Make room, or set DUIZHAO_BUILD_DIR"
    exit 1
  fi
  say "configuring (once)"
  rm -rf "$build_dir/meson-private" "$build_dir/build.ninja"
  meson setup "$build_dir" "$source_dir" --prefix "$prefix_dir" "$@" >"$build_dir/setup.log" 2>&1 ||
    { cat "$build_dir/setup.log" >&2; say "meson could not configure the build"; exit 1; }
  remember_configuration
}

# A build configured before the tests' packages were there has left those tests out.
look_again () {
  say "configuring again, now that the packages are there"
  meson setup --reconfigure "$build_dir" "$source_dir" >"$build_dir/setup.log" 2>&1 ||
    { cat "$build_dir/setup.log" >&2; say "meson could not configure the build"; exit 1; }
}

build () { # MESON-OPTION…
  make_build_dir
  if ! is_configured; then
    configure "$@"
  elif [ "$installed_packages" = yes ]; then
    look_again
  fi
  ninja -C "$build_dir" -n | grep -q 'no work to do' || say "compiling; the first time takes a few minutes"
  ninja -C "$build_dir" --quiet >"$build_dir/ninja.log" 2>&1 ||
    { cat "$build_dir/ninja.log" >&2; say "the build stopped; the lines above say why"; exit 1; }
}

# Puts the programs into prefix_dir, also where the build was configured by hand for another prefix.
install_here () {
  if [ ! -f "$build_dir/configured-for" ]; then
    say "$build_dir was configured by hand; its prefix becomes $prefix_dir"
    meson configure "$build_dir" -Dprefix="$prefix_dir" && remember_configuration
  fi
  meson install -C "$build_dir" --only-changed --quiet >"$build_dir/install.log" 2>&1 ||
    { cat "$build_dir/install.log" >&2; say "could not install into $prefix_dir"; exit 1; }
}
