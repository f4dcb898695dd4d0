package dev.firebreak.store;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.IncidentTrial.State;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.copy.trial.SelfTestResult;
import dev.firebreak.core.copy.trial.Trial;
import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.incident.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The self-tests of incidents in PostgreSQL. Thread-safe. */
final class PostgresIncidentTrialStore implements IncidentTrialStore {
    private final Sql sql;

    PostgresIncidentTrialStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void begin(IncidentId incident, Plan plan, Instant at) {
        sql.run("begin the self-test of incident " + incident, handle -> {
            handle.createUpdate("""
                            DELETE FROM incident_self_test WHERE incident_id = :incident AND (planned <> :planned
                                OR seed <> :seed OR seconds <> :seconds OR sound <> :sound)""")
                    .bind("incident", incident.value())
                    .bind("planned", plan.planned())
                    .bind("seed", plan.seed())
                    .bind("seconds", plan.seconds())
                    .bind("sound", plan.sound())
                    .execute();
            insert(handle, incident, State.RUNNING, plan, "", at);
        });
    }

    private static int insert(Handle handle, IncidentId incident, State state, Plan plan, String detail, Instant at) {
        return handle.createUpdate("""
                        INSERT INTO incident_self_test (incident_id, state, planned, seed, seconds, sound, detail,
                            started_at, changed_at)
                        VALUES (:incident, :state, :planned, :seed, :seconds, :sound, :detail, :at, :at)
                        ON CONFLICT (incident_id) DO NOTHING""")
                .bind("incident", incident.value())
                .bind("state", state.name())
                .bind("planned", plan.planned())
                .bind("seed", plan.seed())
                .bind("seconds", plan.seconds())
                .bind("sound", plan.sound())
                .bind("detail", Columns.text(detail))
                .bind("at", Columns.time(at))
                .execute();
    }

    @Override
    public void add(IncidentId incident, List<Numbered> copies, Instant at) {
        if (copies.isEmpty()) {
            return;
        }
        sql.run("note copies of incident " + incident, handle -> {
            int begun = handle.createUpdate(
                            "UPDATE incident_self_test SET changed_at = :at WHERE incident_id = :incident")
                    .bind("incident", incident.value())
                    .bind("at", Columns.time(at))
                    .execute();
            if (begun > 0) {
                insert(handle, incident, copies);
            }
        });
    }

    private static void insert(Handle handle, IncidentId incident, List<Numbered> copies) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO incident_self_test_copy (incident_id, number, kind, edit, channels, score, overlap)
                VALUES (:incident, :number, :kind, :edit, :channels, :score, :overlap)
                ON CONFLICT (incident_id, number) DO NOTHING""");
        for (Numbered copy : copies) {
            Trial trial = copy.trial();
            batch.bind("incident", incident.value())
                    .bind("number", copy.number())
                    .bind("kind", trial.kind().name())
                    .bind("edit", Columns.text(trial.edit()))
                    .bindArray(
                            "channels",
                            String.class,
                            trial.channels().stream().map(Channel::name).toList())
                    .bind("score", trial.score())
                    .bind("overlap", trial.overlap())
                    .add();
        }
        batch.execute();
    }

    @Override
    public void end(IncidentId incident, State state, String detail, Instant at) {
        sql.run("end the self-test of incident " + incident, handle -> {
            if (insert(handle, incident, state, new Plan(0, 0, 0, false), detail, at) == 0) {
                handle.createUpdate("""
                                UPDATE incident_self_test SET state = :state, detail = :detail, changed_at = :at
                                WHERE incident_id = :incident""")
                        .bind("incident", incident.value())
                        .bind("state", state.name())
                        .bind("detail", Columns.text(detail))
                        .bind("at", Columns.time(at))
                        .execute();
            }
        });
    }

    @Override
    public Set<Integer> made(IncidentId incident) {
        return sql.read(
                "read which copies were made of incident " + incident,
                handle -> Set.copyOf(
                        handle.createQuery("SELECT number FROM incident_self_test_copy WHERE incident_id = :incident")
                                .bind("incident", incident.value())
                                .mapTo(Integer.class)
                                .list()));
    }

    @Override
    public Optional<IncidentTrial> find(IncidentId incident) {
        return sql.read("read the self-test of incident " + incident, handle -> {
            List<Trial> trials = handle
                    .createQuery("SELECT * FROM incident_self_test_copy WHERE incident_id = :incident ORDER BY number")
                    .bind("incident", incident.value())
                    .map((row, context) -> trial(row))
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
            return handle.createQuery("SELECT * FROM incident_self_test WHERE incident_id = :incident")
                    .bind("incident", incident.value())
                    .map((row, context) -> trial(incident, row, trials))
                    .findOne();
        });
    }

    /** Empty for a kind of edit that this version does not know. */
    private static Optional<Trial> trial(ResultSet row) throws SQLException {
        String name = row.getString("kind");
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String channel : (String[]) row.getArray("channels").getArray()) {
            channels.add(Channel.valueOf(channel));
        }
        String edit = row.getString("edit");
        double score = row.getDouble("score");
        double overlap = row.getDouble("overlap");
        Stream<EditKind> kinds = Arrays.stream(EditKind.values());
        return kinds.filter(kind -> kind.name().equals(name))
                .findFirst()
                .map(kind -> new Trial(kind, edit, channels, score, overlap));
    }

    private static IncidentTrial trial(IncidentId incident, ResultSet row, List<Trial> trials) throws SQLException {
        return new IncidentTrial(
                incident,
                State.valueOf(row.getString("state")),
                row.getInt("planned"),
                row.getString("detail"),
                Columns.time(row, "started_at"),
                Columns.time(row, "changed_at"),
                new SelfTestResult(row.getLong("seed"), row.getDouble("seconds"), row.getBoolean("sound"), trials));
    }

    @Override
    public List<IncidentId> wanted(int limit) {
        if (limit < 1 || limit > MAX_LIST) {
            throw new IllegalArgumentException("A list has 1 to %d incidents, not %d".formatted(MAX_LIST, limit));
        }
        return sql.read(
                "look which incidents lack a self-test",
                handle -> handle.createQuery("""
                        SELECT incident_id FROM incident LEFT JOIN incident_self_test AS test USING (incident_id)
                        WHERE (test.state = 'RUNNING' AND incident.state IN ('OPEN', 'CONFIRMED'))
                            OR (test.state IS NULL AND incident.state = 'OPEN')
                        ORDER BY test.state IS NULL, opened_at DESC, incident_id LIMIT :limit""")
                        .bind("limit", limit)
                        .map((row, context) -> new IncidentId(Columns.uuid(row, "incident_id")))
                        .list());
    }
}
