#define _GNU_SOURCE
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static struct {
    __typeof__(&curl_global_init) global_init;
    __typeof__(&curl_easy_init) init;
    __typeof__(&curl_easy_setopt) setopt;
    __typeof__(&curl_easy_perform) perform;
    __typeof__(&curl_easy_getinfo) getinfo;
    __typeof__(&curl_easy_cleanup) cleanup;
    __typeof__(&curl_slist_append) append;
    __typeof__(&curl_slist_free_all) free_all;
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_open;

static void open_library(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return;
    curl.global_init = dlsym(library, "curl_global_init");
    curl.init = dlsym(library, "curl_easy_init");
    curl.setopt = dlsym(library, "curl_easy_setopt");
    curl.perform = dlsym(library, "curl_easy_perform");
    curl.getinfo = dlsym(library, "curl_easy_getinfo");
    curl.cleanup = dlsym(library, "curl_easy_cleanup");
    curl.append = dlsym(library, "curl_slist_append");
    curl.free_all = dlsym(library, "curl_slist_free_all");
    is_open = curl.global_init && curl.init && curl.setopt && curl.perform && curl.getinfo && curl.cleanup &&
              curl.append && curl.free_all && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

struct sink {
    struct cc_text *text;
    size_t most;
    int overflowed;
};

static size_t take(char *bytes, size_t size, size_t count, void *where) {
    struct sink *sink = where;
    size_t length = size * count;
    if (length > sink->most - sink->text->length) {
        sink->overflowed = 1;
        return 0;
    }
    char *longer = realloc(sink->text->bytes, sink->text->length + length + 1);
    if (!longer)
        return 0;
    memcpy(longer + sink->text->length, bytes, length);
    sink->text->bytes = longer;
    sink->text->length += length;
    return length;
}

static void set(CURL *handle, const struct cc_request *request, struct curl_slist *headers) {
    curl.setopt(handle, CURLOPT_URL, request->url);
    curl.setopt(handle, CURLOPT_CUSTOMREQUEST, request->method);
    curl.setopt(handle, CURLOPT_HTTPHEADER, headers);
    if (request->body) {
        curl.setopt(handle, CURLOPT_POSTFIELDS, request->body);
        curl.setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->length);
    }
    curl.setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, request->connect_ms);
    curl.setopt(handle, CURLOPT_TIMEOUT_MS, request->total_ms);
    // No signal in a program of many threads: the resolver has a thread of its own.
    curl.setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl.setopt(handle, CURLOPT_PROTOCOLS_STR, "https,http");
    curl.setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl.setopt(handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    // The machine itself is never behind a proxy.
    curl.setopt(handle, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
    curl.setopt(handle, CURLOPT_USERAGENT, "qiantai");
}

static int outcome(CURL *handle, CURLcode code) {
    if (code == CURLE_OK)
        return CC_ANSWERED;
    // The moment before the first byte of the request. By the code alone one cannot tell: an answer that is no HTTP is
    // an "unsupported protocol" as well.
    curl_off_t began = 0;
    curl.getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &began);
    return began == 0 ? CC_NOT_CONNECTED : CC_NO_ANSWER;
}

int cc_exchange(const struct cc_request *request, struct cc_answer *answer) {
    memset(answer, 0, sizeof *answer);
    pthread_once(&once, open_library);
    CURL *handle = is_open ? curl.init() : NULL;
    if (!handle)
        return CC_NO_LIBRARY;
    struct curl_slist *headers = curl.append(NULL, "Expect:");
    for (const char *const *next = request->headers; headers && *next; next++) {
        struct curl_slist *longer = curl.append(headers, *next);
        if (!longer) {
            curl.free_all(headers);
            headers = NULL;
        } else {
            headers = longer;
        }
    }
    int result = CC_NOT_CONNECTED;
    if (headers) {
        struct sink body = {&answer->body, request->most, 0};
        struct sink head = {&answer->headers, request->most, 0};
        set(handle, request, headers);
        curl.setopt(handle, CURLOPT_WRITEFUNCTION, take);
        curl.setopt(handle, CURLOPT_WRITEDATA, &body);
        curl.setopt(handle, CURLOPT_HEADERFUNCTION, take);
        curl.setopt(handle, CURLOPT_HEADERDATA, &head);
        result = outcome(handle, curl.perform(handle));
        if (body.overflowed || head.overflowed)
            result = CC_TOO_LONG;
        curl.getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
    }
    curl.free_all(headers);
    curl.cleanup(handle);
    return result;
}

void cc_free(struct cc_answer *answer) {
    free(answer->headers.bytes);
    free(answer->body.bytes);
    memset(answer, 0, sizeof *answer);
}
