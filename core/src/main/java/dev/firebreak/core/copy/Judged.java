package dev.firebreak.core.copy;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.util.Set;

/** A finding that its bank's policy accepts; {@code where} has the score. */
record Judged(Bank bank, EntryId entry, Set<Channel> channels, MatchedInterval where) {}
