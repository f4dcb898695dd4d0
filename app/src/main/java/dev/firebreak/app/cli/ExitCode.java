package dev.firebreak.app.cli;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.verdict.VerdictLevel;

/** What the program exits with. 65, 69, 70 and 78 are those of sysexits.h. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int BAD_MEDIA = 65;
    static final int SOURCE_GONE = 69;
    static final int OUR_MISTAKE = 70;
    static final int BAD_CONFIGURATION = 78;

    private ExitCode() {}

    static int of(VerdictLevel level) {
        return switch (level) {
            case CLEAR -> OK;
            case WATCH -> 10;
            case HOLD -> 20;
            case CUT -> 30;
        };
    }

    static int of(FirebreakException failure) {
        return switch (failure.code()) {
            case BAD_MEDIA, QUARANTINED, LIMIT_EXCEEDED -> BAD_MEDIA;
            case SOURCE_GONE, STORE_DOWN, DECODER_DOWN, STOP_FAILED, NOT_FOUND -> SOURCE_GONE;
            case ADDRESS_REFUSED -> USAGE;
            case BAD_CONFIGURATION -> BAD_CONFIGURATION;
            case MODEL_UNUSABLE, CONFLICT -> FAILED;
        };
    }
}
