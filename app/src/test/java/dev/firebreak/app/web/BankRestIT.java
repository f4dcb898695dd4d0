package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.testkit.bank.BankSamples;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Banks over REST, against the real web server over stores in memory. */
final class BankRestIT {
    private static final String HASH = BankSamples.pdq(1).hex();

    private WebFixture server;
    private Caller ada;
    private Caller rex;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        server = new WebFixture();
        ada = Caller.signedIn(server, "ada");
        rex = Caller.signedIn(server, "rex");
    }

    @AfterEach
    void stop() {
        rex.close();
        ada.close();
        server.close();
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Caller.json(response);
    }

    private JsonNode create(String name, String policy) throws Exception {
        return json(ada.send("POST", "/api/v1/banks", "{\"name\":\"%s\",\"policy\":%s}".formatted(name, policy)), 201);
    }

    private long add(String bank, String hash) throws Exception {
        String body = "{\"entries\":[{\"signals\":{\"pdq\":\"%s\"},\"note\":\"seen at the harbour\"}]}".formatted(hash);
        JsonNode taken = json(rex.send("POST", "/api/v1/banks/" + bank + "/entries", body), 200);
        return taken.path("entries").get(0).path("id").asLong();
    }

    private JsonNode lookup(Caller who, String further) throws Exception {
        server.bankIndex.follow();
        return json(
                who.send("POST", "/api/v1/banks/lookup", "{\"signals\":{\"pdq\":\"%s\"}%s}".formatted(HASH, further)),
                200);
    }

    @Test
    void aBankIsMadeChangedAndRemoved() throws Exception {
        JsonNode made = create("ATTACKS", "{\"action\":\"cut\",\"distance\":20}");
        assertThat(made.path("policy").path("action").asString()).isEqualTo("cut");
        assertThat(made.path("policy").path("distance").asInt()).isEqualTo(20);
        assertThat(made.path("policy").path("visibleTo").toString()).isEqualTo("[\"reviewer\",\"admin\"]");

        JsonNode changed =
                json(ada.send("PUT", "/api/v1/banks/ATTACKS", "{\"name\":\"OLD\",\"policy\":{\"ratio\":0.5}}"), 200);
        assertThat(changed.path("name").asString()).isEqualTo("OLD");
        assertThat(changed.path("policy").path("action").asString()).isEqualTo("cut");
        assertThat(changed.path("policy").path("ratio").asDouble()).isEqualTo(0.5);
        assertThat(rex.get("/api/v1/banks/ATTACKS").statusCode()).isEqualTo(404);

        assertThat(ada.send("DELETE", "/api/v1/banks/OLD", "").statusCode()).isEqualTo(204);
        assertThat(json(rex.get("/api/v1/banks"), 200)).isEmpty();
        assertThat(server.audit.list(10, 0))
                .extracting(AuditEntry::what, AuditEntry::object)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("create-bank", "bank:ATTACKS"),
                        org.assertj.core.groups.Tuple.tuple("change-bank", "bank:OLD"),
                        org.assertj.core.groups.Tuple.tuple("remove-bank", "bank:OLD"));
    }

    @Test
    void whatIsWrongIsRefusedWithItsReason() throws Exception {
        create("ATTACKS", "{}");

        assertThat(ada.send("POST", "/api/v1/banks", "{\"name\":\"ATTACKS\"}").statusCode())
                .isEqualTo(409);
        for (String body : new String[] {
            "{}",
            "{\"name\":\"attacks\"}",
            "{\"name\":\"A\",\"policy\":{\"distance\":65}}",
            "{\"name\":\"A\",\"policy\":{\"ratio\":1.5}}",
            "{\"name\":\"A\",\"policy\":{\"negative\":true,\"action\":\"cut\"}}",
            "{\"name\":\"A\",\"colour\":1}"
        }) {
            assertThat(ada.send("POST", "/api/v1/banks", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        for (String entry : new String[] {
            "{}",
            "{\"signals\":{}}",
            "{\"signals\":{\"pdq\":\"zz\"}}",
            "{\"signals\":{\"phash\":\"00\"}}",
            "{\"signals\":{\"pdq\":\"%s\"},\"json\":\"[1]\"}".formatted(HASH),
            "{\"signals\":{\"pdq\":\"%s\"},\"note\":\"%s\"}".formatted(HASH, "n".repeat(256)),
            "{\"signals\":{\"pdq\":\"%s\"},\"disabledUntil\":\"soon\"}".formatted(HASH)
        }) {
            String body = "{\"entries\":[%s]}".formatted(entry);
            assertThat(rex.send("POST", "/api/v1/banks/ATTACKS/entries", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(rex.send("POST", "/api/v1/banks/lookup", "{\"signals\":{\"sound\":\"AAAA\"}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesAThousandEntriesAndNotOneMore() throws Exception {
        create("ATTACKS", "{}");
        String most = entries(BankEntryController.MAX_ENTRIES);
        String more = entries(BankEntryController.MAX_ENTRIES + 1);

        assertThat(rex.send("POST", "/api/v1/banks/ATTACKS/entries", more).statusCode())
                .isEqualTo(400);
        assertThat(json(rex.send("POST", "/api/v1/banks/ATTACKS/entries", most), 200)
                        .path("added")
                        .asInt())
                .isEqualTo(BankEntryController.MAX_ENTRIES);
    }

    private static String entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"signals\":{\"md5\":\"%032x\"}}".formatted(i))
                .collect(Collectors.joining(",", "{\"entries\":[", "]}"));
    }

    @Test
    void entriesAreAddedFoundDisabledAndRemoved() throws Exception {
        create("ATTACKS", "{\"action\":\"cut\"}");
        long id = add("ATTACKS", HASH);
        assertThat(add("ATTACKS", HASH)).isEqualTo(id);
        String path = "/api/v1/banks/ATTACKS/entries";

        assertThat(json(rex.get(path + "?text=harb"), 200)).hasSize(1);
        assertThat(json(rex.get(path + "?text=" + HASH), 200)
                        .get(0)
                        .path("note")
                        .asString())
                .isEqualTo("seen at the harbour");
        assertThat(json(rex.get(path + "?before=" + id), 200)).isEmpty();
        assertThat(lookup(rex, "").path("action").asString()).isEqualTo("cut");

        json(rex.send("PATCH", path + "/" + id, "{\"disabledUntil\":\"forever\"}"), 200);
        assertThat(lookup(rex, "").path("action").isNull()).isTrue();
        assertThat(lookup(rex, ",\"regardless\":true").path("matches")).hasSize(1);
        json(rex.send("PATCH", path + "/" + id, "{\"disabledUntil\":\"\",\"note\":\"again\"}"), 200);
        assertThat(lookup(rex, "").path("matches").get(0).path("entry").asLong())
                .isEqualTo(id);

        assertThat(ada.send("DELETE", path + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(lookup(rex, "").path("explanation").asString()).isEqualTo("Nothing matches");
        assertThat(rex.get(path + "/" + id).statusCode()).isEqualTo(404);
        assertThat(json(rex.get("/api/v1/banks/index"), 200)
                        .path("sizes")
                        .path("pdq")
                        .asInt())
                .isZero();
    }

    @Test
    void anEntryOfAnotherBankIsNotThere() throws Exception {
        create("ATTACKS", "{}");
        create("OTHER", "{}");
        long id = add("ATTACKS", HASH);

        assertThat(rex.get("/api/v1/banks/OTHER/entries/" + id).statusCode()).isEqualTo(404);
        assertThat(ada.send("DELETE", "/api/v1/banks/OTHER/entries/" + id, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void quarantineAndNegativeBanksShowInTheAnswer() throws Exception {
        create("ATTACKS", "{\"action\":\"cut\"}");
        create("NEWS", "{\"negative\":true}");
        add("ATTACKS", HASH);
        JsonNode quarantined = json(
                rex.send("PUT", "/api/v1/banks/ATTACKS/quarantine", "{\"reason\":\"matches the opening title\"}"), 200);
        assertThat(quarantined.path("acting").asString()).isEqualTo("watch");
        assertThat(lookup(rex, "").path("action").asString()).isEqualTo("watch");

        assertThat(rex.send("DELETE", "/api/v1/banks/ATTACKS/quarantine", "").statusCode())
                .isEqualTo(403);
        json(ada.send("DELETE", "/api/v1/banks/ATTACKS/quarantine", ""), 200);
        assertThat(lookup(rex, "").path("action").asString()).isEqualTo("cut");

        add("NEWS", HASH);
        JsonNode overruled = lookup(rex, "");
        assertThat(overruled.path("action").asString()).isEqualTo("record");
        assertThat(overruled.path("explanation").asString()).startsWith("Negative bank NEWS, entry ");
        assertThat(lookup(rex, ",\"banks\":[\"ATTACKS\"]").path("action").asString())
                .isEqualTo("cut");
    }

    @Test
    void aHiddenBankIsNotThereForOthers() throws Exception {
        create("SECRET", "{\"visibleTo\":[]}");
        create("SHARED", "{\"visibleTo\":[\"contributor\"]}");

        assertThat(json(rex.get("/api/v1/banks"), 200)).isEmpty();
        assertThat(rex.get("/api/v1/banks/SECRET").statusCode()).isEqualTo(404);
        assertThat(rex.get("/api/v1/banks/SECRET/entries").statusCode()).isEqualTo(404);
        assertThat(json(ada.get("/api/v1/banks"), 200)).hasSize(2);
        try (Caller cory = Caller.signedIn(server, "cory")) {
            assertThat(json(cory.get("/api/v1/banks"), 200)).hasSize(1);
            assertThat(cory.get("/api/v1/banks/SHARED").statusCode()).isEqualTo(200);
            assertThat(cory.send("POST", "/api/v1/banks/SHARED/entries", entries(1))
                            .statusCode())
                    .isEqualTo(403);
        }
        String body = "{\"entries\":[{\"signals\":{\"pdq\":\"%s\"}}]}".formatted(HASH);
        json(ada.send("POST", "/api/v1/banks/SECRET/entries", body), 200);
        assertThat(lookup(rex, "").path("matches")).isEmpty();
        assertThat(lookup(ada, "").path("matches")).hasSize(1);
    }
}
