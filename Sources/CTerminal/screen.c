#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "internal.h"

static SCREEN *screen;
static FILE *in_file, *out_file;
static int last_height, last_width;
static int depth;
static int wants_mouse;
static char letters[256];

int ct_locale(void) {
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return CT_OK;
    return setlocale(LC_CTYPE, "C.UTF-8") ? CT_OK : CT_NO_UTF8;
}

static int is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

static int find_depth(void) {
    if (is_set("NO_COLOR") || !has_colors()) return CT_MONO;
    if (tigetflag("RGB") > 0 || tigetnum("RGB") > 0) return CT_FULL;
    char *rgb = tigetstr("RGB");
    if (rgb && rgb != (char *)-1) return CT_FULL;
    return COLORS >= 256 ? CT_INDEXED : COLORS >= 16 ? CT_SIXTEEN : COLORS >= 8 ? CT_EIGHT : CT_MONO;
}

// A terminal that says COLORTERM=truecolor is driven by the description with RGB where terminfo has one.
static SCREEN *open_described(void) {
    const char *term = getenv("TERM");
    const char *claim = getenv("COLORTERM");
    int is_direct = claim && (strcmp(claim, "truecolor") == 0 || strcmp(claim, "24bit") == 0) && !is_set("NO_COLOR");
    SCREEN *made = NULL;
    if (is_direct && term && strncmp(term, "xterm", 5) == 0) made = newterm("xterm-direct", out_file, in_file);
    if (!made && term && *term) made = newterm(term, out_file, in_file);
    return made ? made : newterm("xterm-256color", out_file, in_file);
}

static void say(const char *text) {
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t sent = write(ct_output, text, left);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && errno == EAGAIN) {
            struct pollfd place = {.fd = ct_output, .events = POLLOUT};
            if (poll(&place, 1, 1000) > 0) continue;
        }
        if (sent <= 0) return;
        text += sent;
        left -= (size_t)sent;
    }
}

// Bracketed paste, letters of another size, and the mouse with presses, releases and drags in SGR form.
static void switch_extras(int on) {
    say(on ? "\033[?2004h" : "\033[?2004l");
    say(on ? letters : ct_usual_letters);
    if (wants_mouse) say(on ? "\033[?1000;1002;1006h" : "\033[?1006;1002;1000l");
}

// Whether the cursor can be put anywhere: a screen painted without that is a heap of lines. An unknown TERM is another matter.
static int lacks_cursor(int output) {
    int error = 0;
    if (setupterm(NULL, output, &error) != OK) return error == 1;  // "generic": only a line at a time
    char *place = tigetstr("cup");
    int lacks = !place || place == (char *)-1;
    del_curterm(cur_term);
    return lacks;
}

int ct_open(int input, int output, int mouse) {
    if (screen) return CT_BUSY;
    if (!isatty(input) || !isatty(output)) return CT_NOT_A_TERMINAL;
    if (ct_locale() != CT_OK) return CT_NO_UTF8;
    if (lacks_cursor(output)) return CT_NO_CURSOR;
    unsetenv("LINES");
    unsetenv("COLUMNS");
    ct_output = output;
    ct_input = input;
    wants_mouse = mouse;
    if (tcgetattr(input, &ct_saved_modes) != 0) return CT_NOT_A_TERMINAL;
    int in_copy = dup(input), out_copy = dup(output);
    in_file = fdopen(in_copy, "r");
    out_file = fdopen(out_copy, "w");
    screen = open_described();
    if (!screen) {
        fclose(in_file);
        fclose(out_file);
        return CT_UNKNOWN_TERMINAL;
    }
    set_term(screen);
    endwin();  // ncurses 6.4 sends every cursor movement by itself until it has been left once; the refresh below returns
    typeahead(-1);  // else a repaint is broken off while keys wait, and we do not read them there
    raw();
    noecho();
    nonl();
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    depth = find_depth();
    ct_prepare_restore(wants_mouse);
    ct_catch_signals();
    last_height = last_width = 0;
    int height, width;
    ct_size(&height, &width);
    erase();
    refresh();
    switch_extras(1);
    return CT_OK;
}

void ct_letters(const char *bytes, const char *usual) {
    if (!screen) return;
    say(bytes);
    int is_usual = strcmp(bytes, usual) == 0;
    snprintf(letters, sizeof letters, "%s", is_usual ? "" : bytes);
    snprintf(ct_usual_letters, sizeof ct_usual_letters, "%s", is_usual ? "" : usual);
    ct_prepare_restore(wants_mouse);
}

void ct_close(void) {
    if (!screen) return;
    switch_extras(0);
    letters[0] = ct_usual_letters[0] = 0;
    curs_set(1);
    endwin();
    ct_release_signals();
    delscreen(screen);
    screen = NULL;
    fclose(in_file);
    fclose(out_file);
    tcsetattr(ct_input, TCSADRAIN, &ct_saved_modes);
}

void ct_resume(void) {
    if (!screen) return;
    reset_prog_mode();
    clearok(curscr, TRUE);
    refresh();
    switch_extras(1);
}

void ct_suspend(void) {
    if (!screen) return;
    switch_extras(0);
    curs_set(1);
    endwin();
    ct_stop_process();
    ct_resume();
}

int ct_colour_depth(void) { return depth; }

int ct_terminfo_colours(void) {
    int error = 0;
    if (setupterm(NULL, STDOUT_FILENO, &error) != OK) return -1;
    int count = tigetnum("colors");
    del_curterm(cur_term);
    return count < 0 ? 0 : count;
}

int ct_pair(int pair, int foreground, int background) {
    return init_extended_pair(pair, foreground, background) == OK ? 0 : -1;
}

void ct_row(int row, int from, const uint64_t *glyphs, const uint32_t *styles, int count) {
    cchar_t cells[1024];
    int column = 0;
    while (column < count) {
        int start = column, made = 0;
        for (; column < count && made < 1024; column++) {
            uint64_t glyph = glyphs[column];
            if (glyph >> 63) continue;
            wchar_t text[4] = {(wchar_t)(glyph & 0x1FFFFF), (wchar_t)(glyph >> 21 & 0x1FFFFF),
                               (wchar_t)(glyph >> 42 & 0x1FFFFF), 0};
            uint32_t style = styles[column];
            attr_t attributes = A_NORMAL;
            if (style & CT_BOLD) attributes |= A_BOLD;
            if (style & CT_REVERSE) attributes |= A_REVERSE;
            if (style & CT_UNDERLINE) attributes |= A_UNDERLINE;
            int pair = (int)(style >> 8);
            setcchar(&cells[made++], text, attributes, 0, &pair);
        }
        mvadd_wchnstr(row, from + start, cells, made);
    }
}

void ct_flush(int row, int column) {
    if (row >= 0) {
        curs_set(1);
        move(row, column);
    } else {
        curs_set(0);
    }
    refresh();
}

void ct_invalidate(void) { clearok(curscr, TRUE); }

int ct_size(int *height, int *width) {
    struct winsize window = {0};
    ioctl(ct_output, TIOCGWINSZ, &window);
    *height = window.ws_row > 0 ? window.ws_row : 24;
    *width = window.ws_col > 0 ? window.ws_col : 80;
    int is_new = *height != last_height || *width != last_width;
    if (is_new && screen) {
        resizeterm(*height, *width);
        last_height = *height;
        last_width = *width;
    }
    return is_new;
}

void ct_beep(void) { beep(); }

int ct_key_bytes(const char *capability, uint8_t *buffer, int capacity) {
    char *bytes = tigetstr(capability);
    if (!bytes || bytes == (char *)-1) return 0;
    int length = (int)strlen(bytes);
    if (length > capacity) return 0;
    memcpy(buffer, bytes, (size_t)length);
    return length;
}
