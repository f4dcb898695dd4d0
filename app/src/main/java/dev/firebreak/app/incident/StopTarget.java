package dev.firebreak.app.incident;

import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Incident;

/** Where a stream is published and seen, as far as stopping it goes: our own listener and gate, or a media server beside us. */
public interface StopTarget {
    /** Ends the publisher's session and verifies that it is gone. */
    Outcome disconnect(Incident incident);

    /** Takes what was published since the suspicion began away from viewers. */
    Outcome withdraw(Incident incident);

    /** Gives the stream back to viewers. */
    Outcome release(Incident incident);
}
