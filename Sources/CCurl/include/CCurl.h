#pragma once
#include <stddef.h>

// The only door to libcurl. The library is opened at the first request and not before: linking it would make every
// start of the program some 6 ms longer, for a shop that may never use it.

enum cc_outcome {
    CC_ANSWERED = 0,
    CC_NO_LIBRARY = -1,    // libcurl.so.4 is not there, or too old
    CC_NOT_CONNECTED = -2, // nothing of the request was sent
    CC_NO_ANSWER = -3,     // some of it may have been sent, and no whole answer came
    CC_TOO_LONG = -4,      // the answer was longer than wanted
};

struct cc_request {
    const char *method;
    const char *url;
    const char *const *headers; // "Name: value", the last one NULL
    const char *body;           // NULL = none
    size_t length;
    long connect_ms;
    long total_ms;
    size_t most; // bytes of an answer's body, and of all its headers together
};

struct cc_text {
    char *bytes;
    size_t length;
};

struct cc_answer {
    long status;
    struct cc_text headers;
    struct cc_text body;
};

// Sends one request and waits for its answer; an enum cc_outcome. From any thread, several at once. Follows no
// redirection, sends no Expect, keeps nothing.
int cc_exchange(const struct cc_request *request, struct cc_answer *answer);
// Gives back what an answer holds.
void cc_free(struct cc_answer *answer);
