package dev.firebreak.core.fingerprint.index;

/**
 * Several queries at once: in tiles where all hashes of a part are read anyway or are few, one by one where looking up
 * neighbours is cheaper.
 */
final class BatchSearch {
    private final Query[] queries;
    private final BatchVisitor visitor;

    BatchSearch(Query[] queries, BatchVisitor visitor) {
        this.queries = queries;
        this.visitor = visitor;
    }

    void run(Parts parts) {
        if (queries.length < TiledScan.FEWEST_QUERIES) {
            oneByOne(parts.delta()::search);
        } else {
            newest(parts.delta());
        }
        for (Segment segment : parts.segments()) {
            if (tiled(segment)) {
                Rows rows = segment.rows();
                new TiledScan()
                        .run(
                                rows.words(),
                                rows.hashes(),
                                queries,
                                (query, hash, distance) ->
                                        rows.visit(hash, distance, (id, near) -> report(query, id, near)));
            } else {
                oneByOne(segment::search);
            }
        }
    }

    private interface Part {
        boolean search(Query query, MatchVisitor visitor);
    }

    private boolean tiled(Segment segment) {
        return queries.length >= TiledScan.FEWEST_QUERIES
                && (segment.rows().hashes() <= TiledScan.FEW_HASHES
                        || segment.plan(queries[0].radius()).scan());
    }

    private void newest(Delta delta) {
        new TiledScan().run(delta.words(), delta.size(), queries, (query, entry, distance) -> {
            if (!delta.isRemoved(entry)) {
                visitor.match(query, delta.id(entry), distance);
            }
        });
    }

    private void oneByOne(Part part) {
        for (int i = 0; i < queries.length; i++) {
            int query = i;
            part.search(queries[i], (id, distance) -> report(query, id, distance));
        }
    }

    private boolean report(int query, long id, int distance) {
        visitor.match(query, id, distance);
        return true;
    }
}
