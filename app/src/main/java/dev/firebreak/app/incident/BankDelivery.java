package dev.firebreak.app.incident;

import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Incident;

/** Puts an incident into a bank and takes it out again. Either can be done twice without harm. Thread-safe. */
public interface BankDelivery {
    /** What was published since the suspicion began is recognised from now on. */
    Outcome bank(Incident incident);

    /** It is not matched any more. */
    Outcome unbank(Incident incident);
}
