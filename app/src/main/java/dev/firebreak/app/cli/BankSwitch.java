package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.EntryId;
import java.util.List;

/** Says whether a bank, or some of its entries, are matched. */
record BankSwitch(BankDesk desk, LibraryOptions options) {
    void bank(Bank bank, boolean enabled) {
        BankPolicy policy = bank.policy();
        BankPolicy.Matching matching =
                new BankPolicy.Matching(enabled, policy.matching().ratio());
        Bank changed = desk.change(bank, bank.settings().with(policy.with(matching)), OpenLibrary.by());
        options.print(changed, BankText::fields, BankText::line);
    }

    void entries(Bank bank, List<EntryId> entries, Availability availability) {
        for (EntryId id : entries) {
            BankEntry entry = desk.find(bank, id);
            BankEntry changed = desk.change(bank, id, entry.about().note(), availability, OpenLibrary.by());
            options.print(
                    changed, each -> dev.firebreak.app.bank.EntryJson.fields(each, each.hashes()), BankText::line);
        }
    }
}
