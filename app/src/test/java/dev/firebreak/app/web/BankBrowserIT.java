package dev.firebreak.app.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.testkit.bank.BankSamples;
import org.junit.jupiter.api.Test;

/** The pages of the banks. */
class BankBrowserIT extends ConsoleInBrowser {
    private void press(String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    @Test
    void anAdminMakesABankSetsItsPolicyAndFillsIt() {
        String hash = BankSamples.pdq(1).hex();
        signIn("ada");
        page.navigate("/console/banks.html");
        page.getByLabel("Name").fill("ATTACKS");
        page.getByLabel("A match asks for").selectOption("cut");
        press("Make it");

        assertThat(page.locator("#title")).hasText("ATTACKS");
        page.getByLabel("Pictures match up to, bits").fill("20");
        page.getByLabel("custodian").check();
        press("Save");
        assertThat(page.locator("#saved")).hasText("Saved.");
        page.locator("#hash").fill(hash);
        page.getByLabel("Note (may be empty)").fill("seen at the <b>harbour</b>");
        press("Add");
        assertThat(page.locator("#told")).containsText("Added as entry 1");
        assertThat(page.locator("#entries")).containsText("seen at the <b>harbour</b>");
        shot("bank");

        Bank bank = server.banks.find(new BankName("ATTACKS")).orElseThrow();
        assertThat(bank.policy().thresholds().distance()).isEqualTo(20);
        assertThat(bank.policy().visibleTo()).hasSize(3);
        assertThat(bank.action()).isEqualTo(BankAction.CUT);

        server.bankIndex.follow();
        page.navigate("/console/banks.html");
        assertThat(page.locator("#list")).containsText("cuts the stream");
        page.getByLabel("Hash").fill(hash);
        press("Look up");
        assertThat(page.locator("#found")).containsText("Matches bank ATTACKS, entry 1 (pdq, 0 bits away)");
        shot("banks");
    }

    @Test
    void aReviewerDisablesAnEntryAndPutsTheBankIntoQuarantine() {
        Bank bank = BankSamples.bank(server.banks, "ATTACKS", BankSamples.CUT);
        BankSamples.add(
                server.banks, bank, BankSamples.picture(BankSamples.pdq(1)).withNote("harbour"));
        BankSamples.add(server.banks, bank, BankSamples.picture(BankSamples.pdq(2)));
        signIn("rex");
        page.navigate("/console/bank.html?name=ATTACKS");

        assertThat(page.locator("#entries tr")).hasCount(2);
        page.getByLabel("Words, an id, or a hash").fill("harb");
        press("Search");
        assertThat(page.locator("#entries tr")).hasCount(1);
        press("Disable: entry 1");
        assertThat(page.locator("#entries")).containsText("disabled");
        press("Enable: entry 1");
        assertThat(page.locator("#entries")).not().containsText("disabled");

        page.getByLabel("Why").fill("matches an opening title");
        press("Put into quarantine");
        assertThat(page.locator("#quarantine")).containsText("by rex: matches an opening title");
        assertThat(page.locator("#save")).isDisabled();
        assertThat(server.banks.find(bank.id()).orElseThrow().action()).isEqualTo(BankAction.WATCH);
    }
}
