#define _GNU_SOURCE
#include "CFreeType.h"

#include <dlfcn.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GZIP_H
#include FT_SYSTEM_H
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
    __typeof__(&FT_Init_FreeType) init;
    __typeof__(&FT_Done_FreeType) done;
    __typeof__(&FT_New_Memory_Face) new_face;
    __typeof__(&FT_Done_Face) done_face;
    __typeof__(&FT_Set_Pixel_Sizes) set_size;
    __typeof__(&FT_Get_Char_Index) find;
    __typeof__(&FT_Load_Glyph) load;
    __typeof__(&FT_Gzip_Uncompress) unpack;
} ft;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_open;

static void open_library(void) {
    void *library = dlopen("libfreetype.so.6", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return;
    ft.init = dlsym(library, "FT_Init_FreeType");
    ft.done = dlsym(library, "FT_Done_FreeType");
    ft.new_face = dlsym(library, "FT_New_Memory_Face");
    ft.done_face = dlsym(library, "FT_Done_Face");
    ft.set_size = dlsym(library, "FT_Set_Pixel_Sizes");
    ft.find = dlsym(library, "FT_Get_Char_Index");
    ft.load = dlsym(library, "FT_Load_Glyph");
    ft.unpack = dlsym(library, "FT_Gzip_Uncompress");
    is_open = ft.init && ft.done && ft.new_face && ft.done_face && ft.set_size && ft.find && ft.load && ft.unpack;
}

struct cf_face {
    FT_Library library;
    FT_Face face;
    unsigned char *bytes;
};

// A font is some megabytes; what is longer is none.
enum { most = 64 << 20 };

static unsigned char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rbe");
    if (!file)
        return NULL;
    unsigned char *bytes = NULL;
    long size;
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 18 && size <= most && fseek(file, 0, SEEK_SET) == 0 &&
        (bytes = malloc((size_t)size)) && fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    if (bytes)
        *length = (size_t)size;
    return bytes;
}

static void *take(FT_Memory memory, long size) {
    (void)memory;
    return malloc((size_t)size);
}

static void give(FT_Memory memory, void *block) {
    (void)memory;
    free(block);
}

static void *change(FT_Memory memory, long before, long size, void *block) {
    (void)memory;
    (void)before;
    return realloc(block, (size_t)size);
}

// A packed file ends with its length unpacked. FreeType would read it as a stream and begin anew at every step back.
static unsigned char *unpacked(unsigned char *bytes, size_t *length) {
    if (bytes[0] != 0x1f || bytes[1] != 0x8b)
        return bytes;
    const unsigned char *end = bytes + *length - 4;
    FT_ULong size = end[0] | (FT_ULong)end[1] << 8 | (FT_ULong)end[2] << 16 | (FT_ULong)end[3] << 24;
    unsigned char *whole = size > 0 && size <= most ? malloc(size) : NULL;
    struct FT_MemoryRec_ memory = {NULL, take, give, change};
    if (whole && ft.unpack(&memory, whole, &size, bytes, *length) != 0) {
        free(whole);
        whole = NULL;
    }
    free(bytes);
    *length = size;
    return whole;
}

struct cf_face *cf_open(const char *path) {
    pthread_once(&once, open_library);
    if (!is_open)
        return NULL;
    size_t length = 0;
    unsigned char *bytes = read_file(path, &length);
    if (bytes)
        bytes = unpacked(bytes, &length);
    struct cf_face *face = bytes ? calloc(1, sizeof *face) : NULL;
    if (!face) {
        free(bytes);
        return NULL;
    }
    face->bytes = bytes;
    if (ft.init(&face->library) != 0 ||
        ft.new_face(face->library, bytes, (FT_Long)length, 0, &face->face) != 0) {
        cf_close(face);
        return NULL;
    }
    return face;
}

void cf_close(struct cf_face *face) {
    if (!face)
        return;
    if (face->face)
        ft.done_face(face->face);
    if (face->library)
        ft.done(face->library);
    free(face->bytes);
    free(face);
}

int cf_choose(struct cf_face *face, int width, int height) {
    return ft.set_size(face->face, (FT_UInt)width, (FT_UInt)height) == 0;
}

int cf_ascent(const struct cf_face *face) { return (int)(face->face->size->metrics.ascender >> 6); }

int cf_draw(struct cf_face *face, uint32_t scalar, struct cf_glyph *glyph) {
    memset(glyph, 0, sizeof *glyph);
    FT_UInt index = ft.find(face->face, scalar);
    if (index == 0 || ft.load(face->face, index, FT_LOAD_RENDER) != 0)
        return 0;
    FT_GlyphSlot slot = face->face->glyph;
    const FT_Bitmap *from = &slot->bitmap;
    int is_empty = from->width == 0 || from->rows == 0; // a blank
    if (!is_empty && from->pixel_mode != FT_PIXEL_MODE_MONO && from->pixel_mode != FT_PIXEL_MODE_GRAY)
        return 0;
    glyph->width = (int)from->width;
    glyph->rows = (int)from->rows;
    glyph->left = slot->bitmap_left;
    glyph->top = slot->bitmap_top;
    glyph->advance = (int)(slot->advance.x >> 6);
    size_t count = (size_t)from->width * from->rows;
    glyph->bits = malloc(count ? count : 1);
    if (!glyph->bits)
        return 0;
    for (int row = 0; row < glyph->rows; row++) {
        const unsigned char *line = from->buffer + (ptrdiff_t)row * from->pitch;
        for (int column = 0; column < glyph->width; column++)
            glyph->bits[(size_t)row * from->width + (size_t)column] =
                from->pixel_mode == FT_PIXEL_MODE_MONO ? line[column >> 3] >> (7 - (column & 7)) & 1
                                                       : line[column] >= 128;
    }
    return 1;
}

void cf_free(struct cf_glyph *glyph) {
    free(glyph->bits);
    glyph->bits = NULL;
}
