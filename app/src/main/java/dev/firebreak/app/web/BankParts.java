package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.core.bank.BankIndex;

/** The banks, as the web server needs them. */
public record BankParts(BankDesk desk, BankIndex index, LookupCounts counts) {}
