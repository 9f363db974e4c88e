#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

// Lives as long as the process: another thread or a signal handler may write at any time.
static int waker = -1;

__attribute__((constructor)) static void make_waker(void) { waker = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void ct_wake(void) {
    int kept = errno;
    uint64_t one = 1;
    ssize_t ignored = write(waker, &one, sizeof one);
    (void)ignored;
    errno = kept;
}

int64_t ct_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int ct_wait(int milliseconds) {
    struct pollfd places[2] = {{.fd = ct_input, .events = POLLIN}, {.fd = waker, .events = POLLIN}};
    int count = poll(places, 2, milliseconds);
    if (count < 0) return errno == EINTR ? CT_WAKE : CT_HANGUP;
    int reasons = 0;
    if (places[0].revents & POLLIN) reasons |= CT_TTY;
    if (places[0].revents & (POLLHUP | POLLERR | POLLNVAL)) reasons |= CT_HANGUP;
    if (places[1].revents) {
        uint64_t drained;
        ssize_t ignored = read(waker, &drained, sizeof drained);
        (void)ignored;
        reasons |= CT_WAKE;
    }
    return reasons;
}

int ct_read(uint8_t *buffer, int capacity) {
    struct pollfd place = {.fd = ct_input, .events = POLLIN};
    if (poll(&place, 1, 0) <= 0 || !(place.revents & (POLLIN | POLLHUP))) return 0;
    ssize_t count = read(ct_input, buffer, (size_t)capacity);
    if (count > 0) return (int)count;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
    return -1;
}

// Looks for the answer ESC [ row ; column R; its start in `from`, the column as result, 0 while it is not there.
static int find_report(const uint8_t *bytes, int length, int *from, int *to) {
    for (int start = 0; start + 5 < length + 1; start++) {
        if (bytes[start] != 033 || start + 1 >= length || bytes[start + 1] != '[') continue;
        int at = start + 2, column = 0, semicolons = 0;
        while (at < length && ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == ';')) {
            if (bytes[at] == ';') {
                semicolons++;
                column = 0;
            } else {
                column = column * 10 + (bytes[at] - '0');
            }
            at++;
        }
        if (at < length && bytes[at] == 'R' && semicolons == 1) {
            *from = start;
            *to = at + 1;
            return column;
        }
    }
    return 0;
}

int ct_probe_ambiguous(int input, int output, int milliseconds, uint8_t *buffer, int capacity, int *typed) {
    struct termios before;
    *typed = 0;
    if (!isatty(input) || !isatty(output) || tcgetattr(input, &before) != 0) return 0;
    struct termios silent = before;
    cfmakeraw(&silent);
    tcsetattr(input, TCSANOW, &silent);
    static const char question[] = "\r\342\226\204\033[6n";
    int column = 0, length = 0, from = 0, to = 0;
    if (write(output, question, sizeof question - 1) > 0) {
        int64_t end = ct_now() + milliseconds;
        while (column == 0 && length < capacity) {
            int64_t left = end - ct_now();
            struct pollfd place = {.fd = input, .events = POLLIN};
            if (left <= 0 || poll(&place, 1, (int)left) <= 0) break;
            ssize_t count = read(input, buffer + length, (size_t)(capacity - length));
            if (count <= 0) break;
            length += (int)count;
            column = find_report(buffer, length, &from, &to);
        }
        ssize_t ignored = write(output, "\r  \r", 4);
        (void)ignored;
    }
    tcsetattr(input, TCSANOW, &before);
    if (column > 0) {
        memmove(buffer + from, buffer + to, (size_t)(length - to));
        length -= to - from;
    }
    *typed = length;
    return column == 2 ? 1 : column == 3 ? 2 : 0;
}
