package dev.firebreak.core.incident;

/** Carries out one kind of action. Idempotent by {@link Action#id()}. May block; has its own time limit. */
@FunctionalInterface
public interface ActionDelivery {
    Outcome deliver(Incident incident, Action action);

    /** How a try ended. */
    sealed interface Outcome {
        /** Done and verified. */
        record Done(String detail) implements Outcome {}

        /** Not done; worth another try. */
        record Retry(String detail) implements Outcome {}

        /** Cannot be done by any number of tries; a person must act. */
        record Impossible(String detail) implements Outcome {}
    }
}
