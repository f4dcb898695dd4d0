package dev.firebreak.core.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing to do about an incident, kept in the outbox from the transaction that opened the incident until it is done.
 *
 * @param id stable across retries, so that a receiver can tell a repeat
 * @param order position in its playbook; actions of an incident are delivered in this order
 * @param attempts deliveries tried so far, the one that succeeded included
 * @param dueAt earliest next try
 * @param finishedAt when it was done, escalated or overruled
 * @param detail what the last try said, for a person
 */
public record Action(
        UUID id,
        IncidentId incident,
        ActionKind kind,
        int order,
        ActionState state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        Optional<Instant> finishedAt,
        String detail) {}
