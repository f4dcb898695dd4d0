package dev.firebreak.inference.engine;

/** What the engine has done so far, for each of its two models. */
public record EngineMetrics(LaneMetrics sound, LaneMetrics picture) {}
