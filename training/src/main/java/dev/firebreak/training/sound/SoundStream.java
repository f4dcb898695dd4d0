package dev.firebreak.training.sound;

import dev.firebreak.training.rehearsal.Rehearsal;
import java.time.Duration;

/**
 * A whole stream of sound put together, not yet scored.
 *
 * @param what it is made of, for tables: a kind of hard negative, a bank of gunfire
 * @param samples 16 kHz mono
 * @param firstShot media time at which the first shot is heard; zero where there is none
 * @param neutralSource whether the model's opinion on life, game or film is to be left out: the sounds are recordings of
 *     games' weapons that stand in for recordings of life, which there are none of to learn from
 */
@SuppressWarnings("ArrayRecordComponent") // samples are passed on, never compared
public record SoundStream(
        Rehearsal.Kind kind, String what, float[] samples, Duration firstShot, boolean neutralSource) {}
