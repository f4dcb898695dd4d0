package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.copy.CopyMatcher;

/**
 * The banks, as the web server needs them.
 *
 * @param matcher over the same index
 */
public record BankParts(BankDesk desk, BankIndex index, CopyMatcher matcher, LookupCounts counts) {}
