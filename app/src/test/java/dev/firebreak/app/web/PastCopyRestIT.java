package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.bank.BankSamples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What looking back has found, over REST. */
final class PastCopyRestIT {
    private static PastCopy seen(Bank bank, EntryId entry, String stream) {
        Interval minute = new Interval(Duration.ofSeconds(60), Duration.ofSeconds(75));
        return new PastCopy(
                bank.name(),
                entry,
                new StreamId(stream),
                SessionId.random(),
                FakeClock.START,
                Set.of(Channel.PICTURE),
                new MatchedInterval(minute, minute, 1, 0.9),
                FakeClock.START.plusSeconds(60));
    }

    @Test
    void saysWhatHadPassedOfEachBankThatOneMaySee() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller rex = Caller.signedIn(server, "rex")) {
            Bank attacks = BankSamples.bank(server.banks, "ATTACKS", BankSamples.CUT);
            EntryId entry = BankSamples.add(server.banks, attacks, BankSamples.picture(BankSamples.pdq(1)));
            server.pastCopies.add(List.of(seen(attacks, entry, "lobby")));

            JsonNode found = Caller.json(rex.get("/api/v1/past-copies?bank=ATTACKS"));

            assertThat(found).hasSize(1).isEqualTo(Caller.json(rex.get("/api/v1/past-copies")));
            assertThat(found.get(0).path("stream").asString()).isEqualTo("lobby");
            assertThat(found.get(0).path("where").path("fromMillis").asLong()).isEqualTo(60_000);
            assertThat(found.get(0).path("channels").get(0).asString()).isEqualTo("picture");
            assertThat(rex.get("/api/v1/past-copies?bank=NONE").statusCode()).isEqualTo(404);
            assertThat(rex.get("/api/v1/past-copies?limit=0").statusCode()).isEqualTo(400);
            assertThat(Caller.json(rex.get("/api/v1/look-back")).path("share").asDouble())
                    .isEqualTo(1);
        }
    }
}
