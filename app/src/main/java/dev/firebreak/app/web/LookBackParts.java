package dev.firebreak.app.web;

import dev.firebreak.app.lookback.LookBack;
import dev.firebreak.core.copy.PastCopyStore;
import dev.firebreak.core.copy.TrafficStore;
import java.util.function.Supplier;

/** Looking back, as the web server needs it. */
public record LookBackParts(TrafficStore traffic, PastCopyStore copies, Supplier<LookBack.Progress> progress) {}
