package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.testkit.bank.BankSamples;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Matching over REST, against the real web server over stores in memory. */
final class MatchRestIT {
    private WebFixture server;
    private Caller rex;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        server = new WebFixture();
        rex = Caller.signedIn(server, "rex");
    }

    @AfterEach
    void stop() {
        rex.close();
        server.close();
    }

    private HttpResponse<String> ask(String things) throws Exception {
        server.bankIndex.follow();
        return rex.send("POST", "/api/v1/match/hashes", "{\"things\":[%s]}".formatted(things));
    }

    private static String pdq(long seed) {
        return "{\"pdq\":\"%s\"}".formatted(BankSamples.pdq(seed).hex());
    }

    @Test
    void manyThingsAreLookedUpAtOnceInOrder() throws Exception {
        Bank attacks = BankSamples.bank(server.banks, "ATTACKS", BankSamples.CUT);
        EntryId entry = BankSamples.add(server.banks, attacks, BankSamples.picture(BankSamples.pdq(7)));

        HttpResponse<String> response =
                ask(IntStream.range(0, 10).mapToObj(MatchRestIT::pdq).collect(Collectors.joining(",")));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answers = Caller.json(response);
        assertThat(answers).hasSize(10);
        assertThat(answers.get(6).path("matches")).isEmpty();
        assertThat(answers.get(7).path("action").asString()).isEqualTo("cut");
        assertThat(answers.get(7).path("matches").get(0).path("entry").asLong()).isEqualTo(entry.value());
    }

    @Test
    void thereIsALimitAndMistakesAreNamed() throws Exception {
        String most = IntStream.range(0, MatchController.MAX_LOOKUPS)
                .mapToObj(i -> "{\"md5\":\"%032x\",\"sha256\":\"%064x\",\"pdq\":\"%s\"}"
                        .formatted(i, i, BankSamples.pdq(i).hex()))
                .collect(Collectors.joining(","));

        assertThat(ask(most).statusCode()).isEqualTo(200);
        assertThat(ask(most + "," + pdq(1)).statusCode()).isEqualTo(400);
        assertThat(ask("").statusCode()).isEqualTo(400);
        assertThat(ask("{\"pdq\":\"00\"}").body()).contains("64 hexadecimal digits");
        assertThat(ask("{\"video\":\"AAAA\"}").body()).contains("Only hashes");
        assertThat(ask("null").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsFoundIsCountedUnlessItIsATest() throws Exception {
        Bank attacks = BankSamples.bank(server.banks, "ATTACKS", BankSamples.CUT);
        BankSamples.add(server.banks, attacks, BankSamples.picture(BankSamples.pdq(7)));
        server.bankIndex.follow();

        rex.send("POST", "/api/v1/match/hashes", "{\"test\":true,\"things\":[%s]}".formatted(pdq(7)));
        ask(pdq(7) + "," + pdq(8));

        assertThat(server.metrics.scrape())
                .contains("firebreak_bank_lookups_total{source=\"rest\"} 2.0")
                .contains("firebreak_bank_matches_total{source=\"rest\"} 1.0");
    }

    @Test
    void hiddenBanksDoNotShow() throws Exception {
        Bank hidden = BankSamples.bank(server.banks, "HIDDEN", BankSamples.NEGATIVE);
        BankSamples.add(server.banks, hidden, BankSamples.picture(BankSamples.pdq(1)));

        assertThat(Caller.json(ask(pdq(1))).get(0).path("overruling")).isEmpty();
    }
}
