package dev.firebreak.inference.engine;

import java.util.concurrent.CompletableFuture;

/**
 * One submission.
 *
 * @param submittedAt of the engine's nanosecond clock
 * @param heldUntil until when it may be held for a batch, of the same clock
 */
record Job<I, O>(I input, CompletableFuture<O> result, long submittedAt, long heldUntil) {}
