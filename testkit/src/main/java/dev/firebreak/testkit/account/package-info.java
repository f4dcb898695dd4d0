/** Contracts of the account store and the audit log, and stores in memory that keep them. */
@NullMarked
package dev.firebreak.testkit.account;

import org.jspecify.annotations.NullMarked;
