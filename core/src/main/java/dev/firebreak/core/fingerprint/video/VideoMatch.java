package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.picture.Orientation;

/**
 * Where a query shows what a reference shows.
 *
 * @param orientation how the query must be turned to look like the reference
 */
public record VideoMatch(MatchedInterval interval, Orientation orientation) {}
