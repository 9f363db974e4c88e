/* The least a terminal list can cost: 100 000 rows, ncursesw, one key, one repaint. No store, no layers, no theme.
 * scripts/bench measures qiantai's list beside it, in the same minutes on the same machine.
 *
 *   list_floor [ROWS]      Down, Up, PgDn, PgUp; q ends it
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static const char *surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
static const char *given[] = {"芳", "小英", "伟", "秀兰", "娜", "静怡", "敏", "丽华", "强", "雪梅"};

/* One member as the list of the real program shows one: number, name, phone, tier, balance, last visit. */
static void row_text(long number, char *text, size_t size) {
    snprintf(text, size, "%06ld  %s%s  138****%04ld  %s  %10.2f  2026-%02ld-%02ld", number + 1, surnames[number % 10],
             given[number / 10 % 10], number * 7919 % 10000, number % 3 ? "普通" : "金卡",
             (double)(number * 31337 % 1000000) / 100, number % 12 + 1, number % 28 + 1);
}

static void paint(long top, long chosen, long rows) {
    char text[256];
    int height, width;
    getmaxyx(stdscr, height, width);
    erase();
    attron(A_REVERSE);
    mvhline(0, 0, ' ', width);
    mvprintw(0, 1, "会员  %ld / %ld", chosen + 1, rows);
    attroff(A_REVERSE);
    for (int y = 1; y < height - 1 && top + y - 1 < rows; y++) {
        long number = top + y - 1;
        row_text(number, text, sizeof text);
        if (number == chosen) attron(A_REVERSE);
        mvaddnstr(y, 2, text, -1);
        if (number == chosen) attroff(A_REVERSE);
    }
    mvaddstr(height - 1, 1, "F1帮助 F2接待 F3核销 F5收银 F6会员 F7充值");
    refresh();
}

int main(int count, char **arguments) {
    long rows = count > 1 ? atol(arguments[1]) : 100000, top = 0, chosen = 0;
    if (!setlocale(LC_ALL, "") || !setlocale(LC_CTYPE, "C.UTF-8")) return 1;
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
    for (;;) {
        int page = getmaxy(stdscr) - 2;
        paint(top, chosen, rows);
        int key = getch();
        if (key == 'q') break;
        if (key == KEY_DOWN) chosen++;
        if (key == KEY_UP) chosen--;
        if (key == KEY_NPAGE) chosen += page, top += page;
        if (key == KEY_PPAGE) chosen -= page, top -= page;
        if (chosen > rows - 1) chosen = rows - 1;
        if (chosen < 0) chosen = 0;
        if (top > rows - page) top = rows - page;
        if (top < 0) top = 0;
        if (chosen < top) top = chosen;
        if (chosen >= top + page) top = chosen - page + 1;
    }
    endwin();
    return 0;
}
