#pragma once
#include <stddef.h>
#include <stdint.h>

// The only door to ncurses and to what Swift's Glibc module lacks: functions and integers, no macro, no global, no
// type of ncurses. Everything but ct_wake belongs to one thread. One screen at a time.

enum ct_depth { CT_MONO, CT_EIGHT, CT_SIXTEEN, CT_INDEXED, CT_FULL };
enum ct_attribute { CT_BOLD = 1, CT_REVERSE = 2, CT_UNDERLINE = 4 };
enum ct_reason { CT_TTY = 1, CT_WAKE = 2, CT_HANGUP = 4 };
enum ct_signal { CT_RESIZED = 1, CT_STOP = 2, CT_CONTINUED = 4, CT_SUSPEND = 8 };
enum ct_error { CT_OK = 0, CT_NOT_A_TERMINAL = -1, CT_UNKNOWN_TERMINAL = -2, CT_BUSY = -3, CT_NO_UTF8 = -4, CT_NO_CURSOR = -5 };
enum ct_colour { CT_DEFAULT_COLOUR = -1 };

// Makes the character set UTF-8: that of the environment, else C.UTF-8. CT_OK or CT_NO_UTF8.
int ct_locale(void);

// Opens the screen on these descriptors; an unknown TERM is tried again as xterm-256color. An enum ct_error.
int ct_open(int input, int output, int mouse);
// Gives the terminal back, as often as wanted.
void ct_close(void);
// Gives the terminal back, stops the process group, and takes the terminal again when it is continued.
void ct_suspend(void);
// Takes the terminal again after something else changed its modes.
void ct_resume(void);

// How many colours: an enum ct_depth; NO_COLOR in the environment makes it CT_MONO.
int ct_colour_depth(void);
// Colours of the terminal named by TERM without opening a screen; -1 where terminfo does not know it.
int ct_terminfo_colours(void);
// Makes a pair of colours; -1 is the terminal's own, else 0-255, or 0xRRGGBB with CT_FULL. 0 when done.
int ct_pair(int pair, int foreground, int background);

// Writes a part of a row: glyphs as in Surface (three code points of 21 bits, bit 63 for a right half),
// styles as pair number << 8 | attributes.
void ct_row(int row, int from, const uint64_t *glyphs, const uint32_t *styles, int count);
// Sends what changed and sets the cursor; a negative row hides it.
void ct_flush(int row, int column);
// The next flush paints everything anew.
void ct_invalidate(void);
// The size of the window by the kernel, put where asked; tells ncurses too. 1 when it is another one than before.
int ct_size(int *height, int *width);
void ct_beep(void);
// Sends bytes that make the terminal's letters another size, and notes those that make them as they were: they are sent
// whenever the terminal is given back. Empty texts: nothing is to be brought back any more.
void ct_letters(const char *bytes, const char *usual);

// Waits for the terminal, a wake-up or a signal at most so many milliseconds (negative: for ever): enum ct_reason.
int ct_wait(int milliseconds);
// Reads what is there without waiting; bytes, 0 for nothing, -1 when the line is gone.
int ct_read(uint8_t *buffer, int capacity);
// Signals since the last call: enum ct_signal.
int ct_signals(void);
// Ends a wait; from any thread, also before ct_open and after ct_close.
void ct_wake(void);
// Milliseconds of CLOCK_MONOTONIC.
int64_t ct_now(void);
// The bytes a key sends by terminfo (capability name as kcuu1); their number, 0 for none.
int ct_key_bytes(const char *capability, uint8_t *buffer, int capacity);

// Asks the terminal how wide it draws an ambiguous character: 1, 2, or 0 when it does not answer in time. Call it
// before ct_open; what a person typed meanwhile is put in the buffer and its length in `typed`.
int ct_probe_ambiguous(int input, int output, int milliseconds, uint8_t *buffer, int capacity, int *typed);
