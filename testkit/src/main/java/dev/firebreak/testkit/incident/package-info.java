/** Contracts of the incident store and the outbox, and stores in memory that keep them. */
@NullMarked
package dev.firebreak.testkit.incident;

import org.jspecify.annotations.NullMarked;
