#include <curses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "internal.h"

int ct_input = STDIN_FILENO, ct_output = STDOUT_FILENO;
struct termios ct_saved_modes;
char ct_usual_letters[256];

static volatile sig_atomic_t pending;
static char restore_bytes[512];
static size_t restore_length;

// A crash must leave a sane terminal; these end the process.
static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
static const int orderly[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP};
enum { FATAL = sizeof fatal / sizeof *fatal, ORDERLY = sizeof orderly / sizeof *orderly };
static struct sigaction before_fatal[FATAL], before_orderly[ORDERLY];
static char handler_stack[64 * 1024];

// Adds a capability or plain bytes; padding ($<5>) is left out, for a handler cannot wait.
static void add(const char *bytes) {
    if (!bytes || bytes == (char *)-1) return;
    while (*bytes && restore_length < sizeof restore_bytes) {
        if (bytes[0] == '$' && bytes[1] == '<') {
            while (*bytes && *bytes != '>') bytes++;
            if (*bytes) bytes++;
            continue;
        }
        restore_bytes[restore_length++] = *bytes++;
    }
}

void ct_prepare_restore(int mouse) {
    restore_length = 0;
    add("\033[?2004l");
    add(ct_usual_letters);
    if (mouse) add("\033[?1006;1002;1000l");
    add(tigetstr("sgr0"));
    add(tigetstr("op"));
    add(tigetstr("rmcup"));
    add(tigetstr("cnorm"));
    // Once more: the crash may have come in the middle of a sequence, and that has swallowed what stood first.
    add("\033[?2004l\r");
}

static void on_fatal(int number) {
    ssize_t ignored = write(ct_output, restore_bytes, restore_length);
    (void)ignored;
    tcsetattr(ct_input, TCSANOW, &ct_saved_modes);
    signal(number, SIG_DFL);
    raise(number);
}

static void on_orderly(int number) {
    switch (number) {
    case SIGWINCH: pending |= CT_RESIZED; break;
    case SIGCONT: pending |= CT_CONTINUED; break;
    case SIGTSTP: pending |= CT_SUSPEND; break;
    default: pending |= CT_STOP; break;
    }
    ct_wake();
}

void ct_catch_signals(void) {
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, NULL);
    struct sigaction action = {0};
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_ONSTACK;
    action.sa_handler = on_fatal;
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &before_fatal[i]);
    action.sa_flags = SA_RESTART;
    action.sa_handler = on_orderly;
    for (int i = 0; i < ORDERLY; i++) sigaction(orderly[i], &action, &before_orderly[i]);
    pending = 0;
}

void ct_release_signals(void) {
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before_fatal[i], NULL);
    for (int i = 0; i < ORDERLY; i++) sigaction(orderly[i], &before_orderly[i], NULL);
}

int ct_signals(void) {
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    int seen = pending;
    pending = 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return seen;
}

void ct_stop_process(void) {
    struct sigaction plain = {0}, ours;
    plain.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &plain, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}
