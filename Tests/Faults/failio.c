/* A disk that fails when told to, for programs that do not know: LD_PRELOAD=failio.so.
 *
 *   FAILIO_PATH=text    only files whose path contains it (and standard output, for the log)
 *   FAILIO_OPS=wstur    which calls count: write, sync, truncate, unlink, rename; `a` = an answer on standard output
 *   FAILIO_NTH=7        the seventh of them fails
 *   FAILIO_STICKY=1     and every one after it
 *   FAILIO_ERR=EIO      how: EIO, ENOSPC, KILL (the program dies in that moment), SHORT (half is written)
 *   FAILIO_SYNC_US=5000 every sync takes so much longer: a shop's disk instead of a server's
 *   FAILIO_LOG=file     every call in its order, with what was written: material for power cuts (powercut.py)
 *
 * A record of the log: one letter, then little-endian u32 length of the path, u64 offset, u64 length of the data, path,
 * data. Letters as above, and `d` for a sync of a folder, `F` where a fault was put in.
 * Writes that the C library makes for itself (stdio) do not pass here, but fwrite and puts on standard output do.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *wanted, *letters, *fault;
static long nth, counted, sync_us;
static int sticky, log_fd = -1;

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("FAILIO_LOG");
    wanted = getenv("FAILIO_PATH");
    letters = getenv("FAILIO_OPS") ? getenv("FAILIO_OPS") : "wstur";
    fault = getenv("FAILIO_ERR") ? getenv("FAILIO_ERR") : "EIO";
    nth = getenv("FAILIO_NTH") ? atol(getenv("FAILIO_NTH")) : 0;
    sync_us = getenv("FAILIO_SYNC_US") ? atol(getenv("FAILIO_SYNC_US")) : 0;
    sticky = getenv("FAILIO_STICKY") != NULL;
    if (text) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        log_fd = fcntl(fd, F_DUPFD_CLOEXEC, 700);
        syscall(SYS_close, fd);
    }
}

/* The path behind a descriptor, or NULL where it is none of ours. Standard output is `<out>`. */
static const char *path_of(int fd, char *buffer) {
    char link[64];
    if (fd == log_fd) return NULL;
    if (fd == STDOUT_FILENO) return strcpy(buffer, "<out>");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, buffer, PATH_MAX - 1);
    if (length <= 0) return NULL;
    buffer[length] = 0;
    return wanted && strstr(buffer, wanted) ? buffer : NULL;
}

static const char *absolute(const char *path, char *buffer) {
    size_t length = 0;
    if (path[0] != '/' && getcwd(buffer, PATH_MAX - 2)) {
        length = strlen(buffer);
        buffer[length++] = '/';
    }
    snprintf(buffer + length, PATH_MAX - length, "%s", path);
    return wanted && strstr(buffer, wanted) ? buffer : NULL;
}

static void note(char letter, const char *path, uint64_t offset, const void *data, uint64_t size) {
    if (log_fd < 0) return;
    char head[21];
    uint32_t length = (uint32_t)strlen(path);
    head[0] = letter;
    memcpy(head + 1, &length, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &size, 8);
    struct iovec parts[3] = {{head, sizeof head}, {(void *)path, length}, {(void *)data, size}};
    (void)!syscall(SYS_writev, log_fd, parts, 3);
}

/* Whether this call is to fail; 2 for a write of half. Called with the lock held. */
static int fails(char letter, const char *path) {
    if (!nth || !strchr(letters, letter)) return 0;
    counted++;
    if (counted < nth || (counted > nth && !sticky)) return 0;
    note('F', path, (uint64_t)counted, fault, strlen(fault));
    if (!strcmp(fault, "KILL")) syscall(SYS_kill, getpid(), SIGKILL);
    if (!strcmp(fault, "SHORT")) return letter == 'w' ? 2 : 0;
    errno = !strcmp(fault, "ENOSPC") ? ENOSPC : EIO;
    return 1;
}

static ssize_t put(int fd, const void *data, size_t size, off64_t offset, int positioned) {
    char buffer[PATH_MAX];
    const char *path = path_of(fd, buffer);
    if (!path) {
        return positioned ? syscall(SYS_pwrite64, fd, data, size, offset) : syscall(SYS_write, fd, data, size);
    }
    char letter = fd == STDOUT_FILENO ? 'a' : 'w';
    pthread_mutex_lock(&lock);
    ssize_t done = -1;
    int failing = fails(letter, path);
    if (failing != 1) {
        size_t part = failing == 2 && size > 1 ? size / 2 : size;
        if (!positioned && letter == 'w') {
            struct stat file;
            int appends = fcntl(fd, F_GETFL) & O_APPEND;
            offset = appends && !fstat(fd, &file) ? file.st_size : lseek64(fd, 0, SEEK_CUR);
        }
        done = positioned ? syscall(SYS_pwrite64, fd, data, part, offset) : syscall(SYS_write, fd, data, part);
        if (done > 0) note(letter, path, (uint64_t)offset, data, (uint64_t)done);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t write(int fd, const void *data, size_t size) { return put(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return put(fd, data, size, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) { return put(fd, data, size, offset, 1); }

/* What print() of most languages comes down to. The answer counts from when the program gives it away. */
static void answer(const void *data, size_t size) {
    pthread_mutex_lock(&lock);
    fails('a', "<out>");
    note('a', "<out>", 0, data, size);
    pthread_mutex_unlock(&lock);
}

size_t fwrite(const void *data, size_t size, size_t count, FILE *file) {
    static size_t (*real)(const void *, size_t, size_t, FILE *);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "fwrite");
    if (file == stdout) answer(data, size * count);
    return real(data, size, count, file);
}

int puts(const char *text) {
    static int (*real)(const char *);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "puts");
    answer(text, strlen(text));
    answer("\n", 1);
    return real(text);
}

static int sync_file(int fd, long call) {
    char buffer[PATH_MAX];
    const char *path = path_of(fd, buffer);
    if (!path) return (int)syscall(call, fd);
    struct stat file;
    char letter = !fstat(fd, &file) && S_ISDIR(file.st_mode) ? 'd' : 's';
    pthread_mutex_lock(&lock);
    int done = -1;
    if (!fails('s', path)) {
        if (sync_us) usleep((useconds_t)sync_us);
        done = (int)syscall(call, fd);
        if (!done) note(letter, path, 0, "", 0);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

static int cut(int fd, off64_t size) {
    char buffer[PATH_MAX];
    const char *path = path_of(fd, buffer);
    if (!path) return (int)syscall(SYS_ftruncate, fd, size);
    pthread_mutex_lock(&lock);
    int done = fails('t', path) ? -1 : (int)syscall(SYS_ftruncate, fd, size);
    if (!done) note('t', path, (uint64_t)size, "", 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

int unlink(const char *name) {
    char buffer[PATH_MAX];
    const char *path = absolute(name, buffer);
    if (!path) return (int)syscall(SYS_unlinkat, AT_FDCWD, name, 0);
    pthread_mutex_lock(&lock);
    int done = fails('u', path) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, name, 0);
    if (!done) note('u', path, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int rename(const char *from, const char *to) {
    char source[PATH_MAX], target[PATH_MAX];
    const char *path = absolute(from, source);
    if (!path) return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    absolute(to, target);
    pthread_mutex_lock(&lock);
    int done = fails('r', path) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (!done) note('r', path, 0, target, strlen(target));
    pthread_mutex_unlock(&lock);
    return done;
}

/* Only to know of files that are emptied or made by being opened. */
static int open_file(int folder, const char *name, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    const char *path = folder == AT_FDCWD && (flags & (O_TRUNC | O_CREAT)) ? absolute(name, buffer) : NULL;
    if (!path) return (int)syscall(SYS_openat, folder, name, flags, mode);
    pthread_mutex_lock(&lock);
    int was = !syscall(SYS_faccessat, AT_FDCWD, name, F_OK);
    int fd = (int)syscall(SYS_openat, folder, name, flags, mode);
    if (fd >= 0 && !was) note('c', path, 0, "", 0);
    if (fd >= 0 && was && (flags & O_TRUNC)) note('t', path, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return fd;
}

#define OPENS(name, ...)                                                                                              \
    {                                                                                                                 \
        mode_t mode = 0;                                                                                              \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                                          \
            va_list rest;                                                                                             \
            va_start(rest, flags);                                                                                    \
            mode = va_arg(rest, mode_t);                                                                              \
            va_end(rest);                                                                                             \
        }                                                                                                             \
        return open_file(__VA_ARGS__, flags, mode);                                                                   \
    }
int open(const char *name, int flags, ...) OPENS(open, AT_FDCWD, name)
int open64(const char *name, int flags, ...) OPENS(open64, AT_FDCWD, name)
int openat(int folder, const char *name, int flags, ...) OPENS(openat, folder, name)
int openat64(int folder, const char *name, int flags, ...) OPENS(openat64, folder, name)
