#pragma once
#include <termios.h>

#include "CTerminal.h"

extern int ct_input, ct_output;
extern struct termios ct_saved_modes;
// What makes the letters as they were; empty while they are.
extern char ct_usual_letters[256];

// Notes the bytes that bring the terminal back, for handlers that may call nothing but write.
void ct_prepare_restore(int mouse);
void ct_catch_signals(void);
void ct_release_signals(void);
// Stops the process group as Ctrl-Z does and returns when it is continued.
void ct_stop_process(void);
