/* The least a screen of large letters can cost: every cell painted from points that are in memory, ncursesw, one key,
 * one repaint. No store, no fonts, no layout, no theme. scripts/bench measures the simple mode beside it, in the same
 * minutes on the same machine.
 *
 * It draws with the same signs (blank, a lower half, reverse video) and about as much changes as there; the bytes beside
 * the times show how much. The first page has six choices, each a digit and two hanzi, of which Down marks the next, so
 * that two change their ground; the second a word and six smaller choices; the third an amount that grows and shrinks
 * by a digit of 25 rows. list_floor would not do: on so large a screen far less of it changes with Down.
 *
 *   simple_floor           Down, digits, Backspace; Enter turns the page, b turns to the first; q ends it
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <string.h>

enum { MOST_ROWS = 128, MOST_COLUMNS = 512, TEXT = 1, ACCENT, GROUND };

/* Half a row is a point: an upper and a lower one in each cell. */
static unsigned char ink[2 * MOST_ROWS][MOST_COLUMNS], look[MOST_ROWS][MOST_COLUMNS];
static cchar_t cells[GROUND + 1][4];
static const unsigned short digits[10] = {075557, 026227, 071747, 071717, 055711, 074717, 074757, 071111, 075757, 075717};

/* 12 × 12 points, a third of them black in strokes, as in a hanzi; a point is so many columns wide and half rows high. */
static void draw_hanzi(int character, int row, int column, int size) {
    for (int y = 0; y < 12 * size; y++)
        for (int x = 0; x < 12 * size; x++) {
            unsigned number = (unsigned)(character * 144 + y / size * 12 + x / size * 2 / 3) * 2654435761u;
            ink[2 * row + y][column + x] = (number ^ number >> 15) % 100 < 33;
        }
}

/* 3 × 5 points. */
static void draw_digit(int digit, int row, int column, int wide, int high) {
    for (int y = 0; y < 5 * high; y++)
        for (int x = 0; x < 3 * wide; x++)
            ink[2 * row + y][column + x] = digits[digit] >> (14 - y / high * 3 - x / wide) & 1;
    for (int y = 0; y < (5 * high + 1) / 2; y++) memset(&look[row + y][column], ACCENT, (size_t)(3 * wide));
}

static void draw_choices(int from, int pitch, int size, int chosen, int width) {
    for (int choice = 0; choice < 6; choice++) {
        int row = from + choice / 2 * pitch, column = choice % 2 * (width / 2);
        draw_digit(choice + 1, row + 1, column + 7, 2 * size - 1, 2 * size);
        for (int place = 0; place < 2; place++)
            draw_hanzi(100 * size + 2 * choice + place, row, column + (10 + 12 * place) * size, size);
        if (choice == chosen)
            for (int y = 0; y < pitch - 2; y++) memset(&look[row + y][column], GROUND, (size_t)(width / 2 - 2));
    }
}

static void paint(int page, int chosen, const char *amount, int height, int width) {
    memset(ink, 0, sizeof ink);
    memset(look, TEXT, sizeof look);
    if (page == 0) draw_choices(2, 21, 3, chosen, width);
    if (page > 0)
        for (int place = 0; place < 2; place++) draw_hanzi(page * 2 + place, 2, 2 + 36 * place, 3);
    if (page == 1) draw_choices(22, 14, 2, -1, width);
    for (int place = 0; page == 2 && amount[place]; place++)
        draw_digit(amount[place] - '0', 22, 8 + place * 36, 9, 10);
    for (int row = 0; row < height; row++) {
        cchar_t line[MOST_COLUMNS];
        for (int column = 0; column < width; column++)
            line[column] = cells[look[row][column]][ink[2 * row][column] + 2 * ink[2 * row + 1][column]];
        mvadd_wchnstr(row, 0, line, width);
    }
    mvprintw(height - 1, 2, "%d  %s", chosen + 1, amount);
    refresh();
}

/* Nothing, the upper half, the lower half, all of a cell. */
static void prepare(void) {
    static const wchar_t signs[4][2] = {L" ", L"▄", L"▄", L" "};
    start_color();
    init_pair(TEXT, 255, 234);
    init_pair(ACCENT, 220, 234);
    init_pair(GROUND, 16, 220);
    for (short pair = TEXT; pair <= GROUND; pair++)
        for (int sign = 0; sign < 4; sign++)
            setcchar(&cells[pair][sign], signs[sign], sign & 1 ? A_REVERSE : A_NORMAL, pair, NULL);
}

int main(void) {
    char amount[6] = "";
    int page = 0, chosen = 0;
    if (!setlocale(LC_ALL, "") || !setlocale(LC_CTYPE, "C.UTF-8")) return 1;
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
    prepare();
    for (;;) {
        int height, width;
        getmaxyx(stdscr, height, width);
        paint(page, chosen, amount, height, width);
        int key = getch();
        size_t length = strlen(amount);
        if (key == 'q') break;
        if (key == KEY_DOWN) chosen = (chosen + 1) % 6;
        if (key == '\r') page = (page + 1) % 3;
        if (key == 'b') page = 0;
        if (key >= '0' && key <= '9' && length < 5) amount[length] = (char)key;
        if ((key == KEY_BACKSPACE || key == 127) && length) amount[length - 1] = 0;
    }
    endwin();
    return 0;
}
