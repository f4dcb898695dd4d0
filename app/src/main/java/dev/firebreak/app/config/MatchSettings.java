package dev.firebreak.app.config;

import java.time.Duration;

/**
 * Files that people and programs hand in, or name by URL, to learn of what they are copies.
 *
 * @param maxFile bytes of a file
 * @param fetchTimeout for one file that is fetched, from the name's look-up to the last byte
 * @param time for handing one file in, and again for hashing its pictures
 * @param files that are taken and looked at at the same time
 * @param perMinute files that one client may hand in within a minute
 */
public record MatchSettings(int maxFile, Duration fetchTimeout, Duration time, int files, int perMinute) {
    static MatchSettings read(KeyReader keys) {
        return new MatchSettings(
                keys.size("match.maxFile", "512MiB", "64KiB", "1GiB"),
                keys.duration("match.fetchTimeout", "2m", "1s", "30m"),
                keys.duration("match.time", "15m", "1s", "1h"),
                keys.whole("match.files", 2, 1, 100),
                keys.whole("match.perMinute", 30, 1, 10_000));
    }
}
