/* The least a transaction can cost: the same SQL on the same file with the same pragmas, and nothing around it.
 *
 *   deduct_floor DATABASE STATEMENTS BATCH
 *
 * STATEMENTS is SQL text. What stands before the first line `-- transaction` runs once; each such line begins one
 * transaction, which is timed from BEGIN IMMEDIATE to the end of COMMIT. Statements are prepared before the clock
 * starts, as a program keeps its own. For each line of its input it runs the next BATCH transactions and prints their
 * microseconds as a JSON array: whoever measures takes turns with the real program, so that a bad second of the disk
 * hits both.
 */
#define _GNU_SOURCE
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST 256

static sqlite3 *database;

static void stop(const char *where) {
    fprintf(stderr, "%s: %s\n", where, sqlite3_errmsg(database));
    exit(1);
}

static void run(const char *sql) {
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) stop(sql);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

/* Times one transaction: `sql` up to its end. */
static double transaction(const char *sql, sqlite3_stmt *begin, sqlite3_stmt *commit) {
    sqlite3_stmt *statements[MOST];
    int count = 0;
    while (count < MOST) {
        if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statements[count], &sql)) stop(sql);
        if (!statements[count]) break;
        count++;
    }
    double began = now();
    if (sqlite3_step(begin) != SQLITE_DONE) stop("BEGIN");
    for (int i = 0; i < count; i++) {
        int code;
        while ((code = sqlite3_step(statements[i])) == SQLITE_ROW) { }
        if (code != SQLITE_DONE) stop(sqlite3_sql(statements[i]));
        sqlite3_reset(statements[i]);
    }
    if (sqlite3_step(commit) != SQLITE_DONE) stop("COMMIT");
    double took = now() - began;
    sqlite3_reset(begin);
    sqlite3_reset(commit);
    for (int i = 0; i < count; i++) sqlite3_finalize(statements[i]);
    return took;
}

static char *whole(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc((size_t)size + 1, 1);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) exit(1);
    fclose(file);
    return text;
}

int main(int count, char **arguments) {
    static const char mark[] = "-- transaction\n";
    if (count != 4) {
        fprintf(stderr, "deduct_floor DATABASE STATEMENTS BATCH\n");
        return 64;
    }
    if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)) stop(arguments[1]);
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;"
        "PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF;");
    char *text = whole(arguments[2]), *next = strstr(text, mark);
    if (!next) {
        fprintf(stderr, "%s holds no transaction\n", arguments[2]);
        return 1;
    }
    *next = 0;
    run(text);
    sqlite3_stmt *begin, *commit;
    if (sqlite3_prepare_v2(database, "BEGIN IMMEDIATE", -1, &begin, NULL)) stop("BEGIN");
    if (sqlite3_prepare_v2(database, "COMMIT", -1, &commit, NULL)) stop("COMMIT");
    char line[16];
    while (fgets(line, sizeof line, stdin)) {
        printf("[");
        for (int i = 0; i < atoi(arguments[3]) && next; i++) {
            char *sql = next + sizeof mark - 1;
            next = strstr(sql, mark);
            if (next) *next = 0;
            printf("%s%.1f", i ? "," : "", transaction(sql, begin, commit));
        }
        puts("]");
        fflush(stdout);
    }
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_close(database);
    free(text);
    return 0;
}
