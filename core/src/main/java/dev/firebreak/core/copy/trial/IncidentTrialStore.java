package dev.firebreak.core.copy.trial;

import dev.firebreak.core.copy.trial.IncidentTrial.State;
import dev.firebreak.core.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the self-tests of incidents. Thread-safe. Throws {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the
 * database fails, NOT_FOUND when there is no such incident.
 */
public interface IncidentTrialStore {
    /** The most incidents in one answer. */
    int MAX_LIST = 100;

    /** What became of the copy of that number. */
    record Numbered(int number, Trial trial) {}

    /**
     * What is tested.
     *
     * @param planned copies, 0 or more
     * @param seed that makes them
     * @param seconds how much of the incident they are made of
     * @param sound whether it has sound
     */
    record Plan(int planned, long seed, double seconds, boolean sound) {}

    /** Begins, with no copies yet, or begins anew when there is one by another plan. With the same plan nothing changes. */
    void begin(IncidentId incident, Plan plan, Instant at);

    /** Notes copies; one that is known stays as it is. Nothing happens when no self-test was begun. */
    void add(IncidentId incident, List<Numbered> copies, Instant at);

    /** It is over; where none was begun, it is over without any copies. */
    void end(IncidentId incident, State state, String detail, Instant at);

    /** The numbers of the copies that are noted. */
    Set<Integer> made(IncidentId incident);

    Optional<IncidentTrial> find(IncidentId incident);

    /**
     * Incidents that lack one: those of which it is half done and that nobody dismissed, then those that nobody has decided on, the
     * newest first. {@code limit} 1 to {@link #MAX_LIST}.
     */
    List<IncidentId> wanted(int limit);
}
