/* What a C program needs to read the same rows: libpq, binary format, single-row mode, every column turned into a C value.
   Prints how many rows there were and a sum over every column. */
#include <endian.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mixed {
    int64_t id;
    int32_t count;
    char *name;
    int32_t day;         /* days from 2000-01-01 */
    int64_t moment;      /* microseconds from 2000-01-01 */
    __int128 unscaled;   /* the digits of the amount without its point */
    int scale;
    int is_true;
    char *remark;
};

static uint16_t u16(const char *p) { uint16_t v; memcpy(&v, p, 2); return be16toh(v); }
static uint32_t u32(const char *p) { uint32_t v; memcpy(&v, p, 4); return be32toh(v); }
static uint64_t u64(const char *p) { uint64_t v; memcpy(&v, p, 8); return be64toh(v); }

static char *text(const char *bytes, int length) {
    char *copy = malloc(length + 1);
    if (!copy) abort();
    memcpy(copy, bytes, length);
    copy[length] = 0;
    return copy;
}

static void numeric(const char *bytes, __int128 *unscaled, int *scale) {
    int groups = (int16_t)u16(bytes), weight = (int16_t)u16(bytes + 2), sign = u16(bytes + 4);
    *scale = (int16_t)u16(bytes + 6);
    __int128 value = 0;
    int digits = 0; /* how many stand behind the point so far */
    for (int i = 0; i <= weight || digits < *scale; i++) {
        int group = i < groups ? u16(bytes + 8 + 2 * i) : 0;
        int behind = 4 * (i - weight);
        if (behind <= *scale || behind <= 0) {
            value = value * 10000 + group;
            digits = behind > 0 ? behind : 0;
        } else {
            int surplus = behind - *scale;
            static const int powers[] = {1, 10, 100, 1000, 10000};
            value = value * powers[4 - surplus] + group / powers[surplus];
            digits = *scale;
        }
    }
    *unscaled = sign == 0x4000 ? -value : value;
}

static void fail(PGconn *connection) {
    fputs(PQerrorMessage(connection), stderr);
    exit(1);
}

int main(int argc, char **argv) {
    if (argc != 3) return 64;
    PGconn *connection = PQconnectdb(argv[1]);
    if (PQstatus(connection) != CONNECTION_OK) fail(connection);
    if (!PQsendQueryParams(connection, argv[2], 0, NULL, NULL, NULL, NULL, 1)) fail(connection);
    if (!PQsetSingleRowMode(connection)) fail(connection);
    long rows = 0;
    int64_t sum = 0;
    PGresult *result;
    while ((result = PQgetResult(connection))) {
        ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK) fail(connection);
        for (int row = 0; row < PQntuples(result); row++) {
            struct mixed one;
            one.id = u64(PQgetvalue(result, row, 0));
            one.count = u32(PQgetvalue(result, row, 1));
            one.name = text(PQgetvalue(result, row, 2), PQgetlength(result, row, 2));
            one.day = u32(PQgetvalue(result, row, 3));
            one.moment = u64(PQgetvalue(result, row, 4));
            numeric(PQgetvalue(result, row, 5), &one.unscaled, &one.scale);
            one.is_true = *PQgetvalue(result, row, 6);
            one.remark = PQgetisnull(result, row, 7) ? NULL
                         : text(PQgetvalue(result, row, 7), PQgetlength(result, row, 7));
            sum += one.id + one.count + (int64_t)strlen(one.name) + (one.remark ? (int64_t)strlen(one.remark) : 0)
                   + one.day + 10957 + one.moment + 946684800000000LL + (int64_t)one.unscaled + one.is_true;
            free(one.name);
            free(one.remark);
            rows++;
        }
        PQclear(result);
    }
    PQfinish(connection);
    printf("%ld %lld\n", rows, (long long)sum);
    return 0;
}
