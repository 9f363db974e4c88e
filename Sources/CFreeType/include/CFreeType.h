#pragma once
#include <stdint.h>

// The only door to FreeType. The library is opened when big glyphs are first drawn and not before: most counters never
// draw one, and linking it would make every start of the program longer.

struct cf_face;

// One character as its font draws it: `bits` holds width * rows bytes, 1 where a point is drawn.
struct cf_glyph {
    int width;
    int rows;
    int left;    // from the pen to the first column
    int top;     // from the base line up to the first row
    int advance; // to the next character
    unsigned char *bits;
};

// Opens a font file, whole in memory; a .gz is unpacked. NULL: no library, no file, or no font.
struct cf_face *cf_open(const char *path);
void cf_close(struct cf_face *face);

// Chooses a size in points, 0 for a width that goes with the height; 0 if the font has no such one.
int cf_choose(struct cf_face *face, int width, int height);

// Points above the base line at the chosen height.
int cf_ascent(const struct cf_face *face);

// Draws a character; 0 if the font has none. `bits` is the caller's, to be given to cf_free.
int cf_draw(struct cf_face *face, uint32_t scalar, struct cf_glyph *glyph);
void cf_free(struct cf_glyph *glyph);
