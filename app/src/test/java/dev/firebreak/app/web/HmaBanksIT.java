package dev.firebreak.app.web;

import static dev.firebreak.app.web.HmaClient.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.testkit.bank.BankSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Banks and their content by the interface of HMA, as clients call it. */
class HmaBanksIT {
    private static final String HASH = BankSamples.pdq(1).hex();
    private static final long NEVER_FOUND = 4_000_000_000L;

    private HmaFixture hma;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() {
        hma = new HmaFixture();
    }

    @AfterEach
    void stop() {
        hma.close();
    }

    private JsonNode create(String body) throws Exception {
        return is(201, hma.admin.json("POST", "/c/banks", body));
    }

    private long banked(String bank, String hash) throws Exception {
        return is(200, hma.reviewer.json("POST", "/c/bank/" + bank + "/signal", "{\"pdq\":\"%s\"}".formatted(hash)))
                .path("id")
                .asLong();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'name':'A_1'}; 1.0",
                "{'name':'_A','enabled_ratio':0.5}; 0.5",
                "{'name':'COOP_X','enabled_ratio':'0.25'}; 0.25",
                "{'name':'A','enabled':false}; 0.0",
                "{'name':'A','enabled':'true'}; 1.0",
                "{'name':'A','enabled':true,'enabled_ratio':'1'}; 1.0",
                "{'name':'A','enabled':false,'enabled_ratio':0.5}; 0.0"
            })
    void aBankIsMadeWithARatioThatMayBeAText(String body, double ratio) throws Exception {
        String json = body.replace('\'', '"');
        JsonNode made = create(json);

        assertThat(made.size()).isEqualTo(2);
        assertThat(made.path("matching_enabled_ratio").asDouble()).isEqualTo(ratio);
        String name = made.path("name").asString();
        assertThat(is(200, hma.reviewer.send("GET", "/c/bank/" + name))).isEqualTo(made);
        assertThat(is(200, hma.reviewer.send("GET", "/c/banks"))).containsExactly(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"name\":\"lower\"}",
                "{\"name\":\"1A\"}",
                "{\"name\":\"A-B\"}",
                "{\"name\":7}",
                "{\"name\":\"A\",\"enabled_ratio\":\"much\"}",
                "{\"name\":\"A\",\"enabled_ratio\":1.01}",
                "{\"name\":\"A\",\"enabled_ratio\":-0.01}",
                "{\"name\":\"A\",\"enabled\":\"perhaps\"}"
            })
    void whatIsNoBankIsRefusedWithAMessage(String body) throws Exception {
        is(400, hma.admin.json("POST", "/c/banks", body));
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        create("{\"name\":\"A\"}");
        create("{\"name\":\"B\"}");
        is(403, hma.admin.json("POST", "/c/banks", "{\"name\":\"A\"}"));
        is(403, hma.admin.json("PUT", "/c/bank/B", "{\"name\":\"A\"}"));
        is(400, hma.admin.json("PUT", "/c/bank/B", "{\"name\":\"b\"}"));
        is(404, hma.admin.json("PUT", "/c/bank/C", "{\"name\":\"D\"}"));
        is(404, hma.reviewer.send("GET", "/c/bank/C"));
        is(404, hma.reviewer.send("GET", "/c/bank/no%20name"));
    }

    @Test
    void aBankIsChangedAndRemoved() throws Exception {
        create("{\"name\":\"A\"}");
        JsonNode graded = is(200, hma.admin.json("PUT", "/c/bank/A", "{\"enabled_ratio\":0.1,\"name\":\"B\"}"));
        assertThat(graded.toString()).isEqualTo("{\"name\":\"B\",\"matching_enabled_ratio\":0.1}");
        JsonNode off = is(200, hma.admin.json("PUT", "/c/bank/B", "{\"enabled\":false}"));
        assertThat(off.path("matching_enabled_ratio").asDouble()).isZero();
        JsonNode on = is(200, hma.admin.json("PUT", "/c/bank/B", "{\"enabled\":true}"));
        assertThat(on.path("matching_enabled_ratio").asDouble()).isEqualTo(1);

        for (int times = 0; times < 2; times++) {
            assertThat(is(200, hma.admin.send("DELETE", "/c/bank/B")).toString())
                    .isEqualTo("{\"message\":\"Done\"}");
        }
        assertThat(is(200, hma.reviewer.send("GET", "/c/banks"))).isEmpty();
    }

    @Test
    void hashesArePutIntoABank() throws Exception {
        create("{\"name\":\"A\"}");
        String both = "{\"pdq\":\"%s\",\"video_md5\":\"%s\",\"note\":\"two\\nlines\"}"
                .formatted(HASH.toUpperCase(java.util.Locale.ROOT), "AB".repeat(16));
        JsonNode added = is(200, hma.reviewer.json("POST", "/c/bank/A/signal", both));
        assertThat(added.path("signals").path("pdq").asString()).isEqualTo(HASH);
        assertThat(added.path("signals").path("video_md5").asString()).isEqualTo("ab".repeat(16));

        long id = added.path("id").asLong();
        assertThat(is(200, hma.reviewer.json("POST", "/c/bank/A/signal", both))
                        .path("id")
                        .asLong())
                .isEqualTo(id);
        JsonNode shown = is(200, hma.reviewer.send("GET", "/c/bank/A/content/" + id + "?include_metadata=false"));
        assertThat(shown.toString())
                .isEqualTo("{\"id\":%d,\"disable_until_ts\":1,\"original_media_uri\":null,".formatted(id)
                        + "\"bank\":{\"name\":\"A\",\"matching_enabled_ratio\":1.0},\"note\":\"two\\nlines\"}");
        is(404, hma.reviewer.json("POST", "/c/bank/B/signal", both));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"note\":\"alone\"}",
                "{\"pdq\":\"\"}",
                "{\"pdq\":\"zz\"}",
                "{\"pdq\":5}",
                "{\"vpdq\":\"ab\"}",
                "{\"video_md5\":\"ab\"}"
            })
    void whatIsNoHashIsRefused(String body) throws Exception {
        create("{\"name\":\"A\"}");
        is(400, hma.reviewer.json("POST", "/c/bank/A/signal", body));
    }

    @Test
    void aNoteHas255CharactersAsPeopleCountThem() throws Exception {
        create("{\"name\":\"A\"}");
        String body = "{\"pdq\":\"%s\",\"note\":\"%s\"}";
        is(400, hma.reviewer.json("POST", "/c/bank/A/signal", body.formatted(HASH, "😀".repeat(256))));
        is(400, hma.reviewer.json("POST", "/c/bank/A/signal", body.formatted(HASH, "\\u0000")));
        is(200, hma.reviewer.json("POST", "/c/bank/A/signal", body.formatted(HASH, "😀".repeat(255))));
    }

    @Test
    void anEntryIsDisabledForGoodUntilATimeOrNotAtAll() throws Exception {
        create("{\"name\":\"A\"}");
        String path = "/c/bank/A/content/" + banked("A", HASH);
        long now = hma.server.clock.instant().getEpochSecond();
        long most = hma.server
                .clock
                .instant()
                .atOffset(java.time.ZoneOffset.UTC)
                .plusYears(5)
                .toEpochSecond();

        for (String until : new String[] {"0", "1", Long.toString(now + 60), "\"" + (now + 61) + "\"", "" + most}) {
            JsonNode shown = is(200, hma.reviewer.json("PUT", path, "{\"disable_until_ts\":%s}".formatted(until)));
            assertThat(shown.path("disable_until_ts").asString()).isEqualTo(until.replace("\"", ""));
            assertThat(is(200, hma.reviewer.send("GET", path))).isEqualTo(shown);
        }
        for (String wrong : new String[] {"-1", "1.5", "\"soon\"", "true", "1e99", "" + (most + 1)}) {
            is(400, hma.reviewer.json("PUT", path, "{\"disable_until_ts\":%s}".formatted(wrong)));
        }
        JsonNode noted = is(200, hma.reviewer.json("PUT", path, "{\"note\":\"why\"}"));
        assertThat(noted.path("note").asString()).isEqualTo("why");
        assertThat(noted.path("disable_until_ts").asLong()).isEqualTo(most);
        assertThat(is(200, hma.reviewer.json("PUT", path, "{\"note\":null}")).has("note"))
                .isFalse();
    }

    /** HMA removes by id alone. */
    @Test
    void anEntryIsRemovedFromItsOwnBankOnly() throws Exception {
        create("{\"name\":\"A\"}");
        create("{\"name\":\"B\"}");
        long id = banked("A", HASH);

        assertThat(is(200, hma.admin.send("DELETE", "/c/bank/B/content/" + id))
                        .path("deleted")
                        .asInt())
                .isZero();
        is(404, hma.admin.send("DELETE", "/c/bank/C/content/" + id));
        is(404, hma.reviewer.send("GET", "/c/bank/B/content/" + id));
        assertThat(is(200, hma.admin.send("DELETE", "/c/bank/A/content/" + id)).toString())
                .isEqualTo("{\"deleted\":1}");
        assertThat(is(200, hma.admin.send("DELETE", "/c/bank/A/content/" + id))
                        .path("deleted")
                        .asInt())
                .isZero();
        for (String none : new String[] {"" + id, "0", "x", "" + NEVER_FOUND, "9".repeat(30)}) {
            is(404, hma.reviewer.send("GET", "/c/bank/A/content/" + none));
        }
    }

    @Test
    void exchangesAreThereInNameOnly() throws Exception {
        assertThat(is(200, hma.reviewer.send("GET", "/c/exchanges"))).isEmpty();
        assertThat(is(200, hma.reviewer.send("GET", "/c/exchanges/apis"))).isEmpty();
        String wish = "{\"bank\":\"A\",\"api\":\"stop_ncii\",\"api_json\":{}}";
        is(400, hma.admin.json("POST", "/c/exchanges", wish));
        is(400, hma.reviewer.send("GET", "/c/exchanges/api/stop_ncii"));
        is(400, hma.reviewer.send("GET", "/c/exchanges/api/stop_ncii/schema"));
        is(400, hma.admin.json("POST", "/c/exchanges/api/stop_ncii", "{\"credential_json\":{}}"));
        is(404, hma.reviewer.send("GET", "/c/exchange/A"));
        is(404, hma.reviewer.send("GET", "/c/exchange/A/status"));
        is(200, hma.admin.send("DELETE", "/c/exchange/A"));
        is(404, hma.reviewer.send("GET", "/c/bank/A"));
    }

    @Test
    void mediaAndHashesAreListed() throws Exception {
        assertThat(is(200, hma.reviewer.send("GET", "/c/content_type")).size()).isEqualTo(2);
        assertThat(is(200, hma.reviewer.send("GET", "/c/signal_type")).toString())
                .contains("\"pdq\"", "\"video_md5\"", "1.0");
        assertThat(hma.admin
                        .json("PUT", "/c/signal_type/pdq", "{\"enabled_ratio\":\"1.0\"}")
                        .statusCode())
                .isEqualTo(204);
        is(400, hma.admin.json("PUT", "/c/signal_type/pdq", "{\"enabled_ratio\":0}"));
        is(400, hma.admin.json("PUT", "/c/signal_type/vpdq", "{\"enabled_ratio\":1}"));
    }
}
