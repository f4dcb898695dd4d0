package dev.firebreak.core.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a dataset will hold, worked out from clips alone: the same clips, rule and day give the same plan.
 *
 * @param members in order of set, then name
 * @param content SHA-256 over the members
 * @param straddling source groups whose clips, or those of groups joined with them, said different splits and which went wholly to the
 *     one furthest from the training
 * @param joined source groups that went to one side together because near-duplicates join them
 * @param expired clips that were left out because their rights have run out
 * @param held clips that were left out because they show the same as one that was withdrawn, until a person says that they may stay
 */
public record DatasetPlan(
        List<DatasetMember> members,
        Hash256 content,
        SortedSet<String> straddling,
        List<SortedSet<String>> joined,
        List<Footage> expired,
        List<Footage> held) {
    /** Clips named in an error. */
    private static final int MOST_NAMED = 10;

    /**
     * Plans a dataset.
     *
     * @param clips what the query found; withdrawn ones are left out
     * @param shots confirmed onsets of a clip, by time; asked for reviewed clips only
     * @param likeness which groups near-duplicates join, and which clips they keep out
     * @param day on which the rights must hold
     * @throws FirebreakException CONFLICT when there is nothing left, or clips lack the split that the rule asks for
     */
    public static DatasetPlan of(
            Collection<Footage> clips,
            Function<FootageId, List<Duration>> shots,
            SplitRule rule,
            Likeness likeness,
            LocalDate day) {
        List<Footage> all = clips.stream()
                .filter(clip -> clip.withdrawal().isEmpty())
                .sorted(Comparator.comparing(clip -> clip.sha256().hex()))
                .toList();
        List<Footage> present = all.stream()
                .filter(clip -> !likeness.held().contains(clip.id()))
                .toList();
        List<Footage> held =
                all.stream().filter(clip -> likeness.held().contains(clip.id())).toList();
        List<Footage> usable =
                present.stream().filter(clip -> clip.usableOn(day)).toList();
        List<Footage> expired =
                present.stream().filter(clip -> !clip.usableOn(day)).toList();
        if (usable.isEmpty()) {
            throw nothing(expired.size(), held.size());
        }
        SortedSet<String> straddling = new TreeSet<>();
        JoinedGroups joined = new JoinedGroups(likeness.joins());
        Map<String, Split> splits = splits(usable, rule, joined, straddling);
        Map<FootageId, String> names = names(usable);
        List<DatasetMember> members = new ArrayList<>();
        for (Footage clip : usable) {
            boolean reviewed = clip.marks() == MarkState.REVIEWED;
            members.add(member(
                    clip,
                    names.getOrDefault(clip.id(), clip.originalName()),
                    splits.getOrDefault(clip.description().sourceGroup(), Split.TEST),
                    reviewed,
                    reviewed ? shots.apply(clip.id()) : List.of()));
        }
        members.sort(Comparator.comparing(DatasetMember::set).thenComparing(DatasetMember::name));
        List<String> groups =
                usable.stream().map(clip -> clip.description().sourceGroup()).toList();
        return new DatasetPlan(
                List.copyOf(members), content(members), straddling, List.copyOf(joined.parts(groups)), expired, held);
    }

    private static FirebreakException nothing(int expired, int held) {
        return new FirebreakException(
                ErrorCode.CONFLICT,
                "The query finds no clip that may be used%s%s"
                        .formatted(
                                expired == 0 ? "" : "; the rights of %d have run out".formatted(expired),
                                held == 0 ? "" : "; %d show the same as clips that were withdrawn".formatted(held)));
    }

    /** Each group's side. Groups that near-duplicates join are one: by shares their head's name decides, else the clips of all. */
    private static Map<String, Split> splits(
            List<Footage> clips, SplitRule rule, JoinedGroups joined, SortedSet<String> straddling) {
        Map<String, Split> splits = new HashMap<>();
        Map<String, Split> byHead = rule instanceof SplitRule.Given ? furthest(clips, joined, straddling) : Map.of();
        for (Footage clip : clips) {
            String group = clip.description().sourceGroup();
            String head = joined.head(group);
            splits.put(
                    group,
                    switch (rule) {
                        case SplitRule.Shares shares -> shares.of(head);
                        case SplitRule.Given given -> byHead.getOrDefault(head, Split.TEST);
                    });
        }
        return splits;
    }

    private static Map<String, Split> furthest(List<Footage> clips, JoinedGroups joined, SortedSet<String> straddling) {
        requireSplits(clips);
        Map<String, Split> furthest = new HashMap<>();
        Set<String> torn = new HashSet<>();
        for (Footage clip : clips) {
            String head = joined.head(clip.description().sourceGroup());
            Split own = clip.description().split().orElseThrow();
            Split before = furthest.putIfAbsent(head, own);
            if (before != null && before != own) {
                torn.add(head);
                furthest.put(head, own.compareTo(before) > 0 ? own : before);
            }
        }
        for (Footage clip : clips) {
            String group = clip.description().sourceGroup();
            if (torn.contains(joined.head(group))) {
                straddling.add(group);
            }
        }
        return furthest;
    }

    private static void requireSplits(List<Footage> clips) {
        List<Footage> without = clips.stream()
                .filter(clip -> clip.description().split().isEmpty())
                .toList();
        if (!without.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "%d clips say no split, so that given splits cannot be kept: %s%s. Name shares instead, or say their splits"
                            .formatted(
                                    without.size(),
                                    without.stream()
                                            .limit(MOST_NAMED)
                                            .map(Footage::originalName)
                                            .collect(Collectors.joining(", ")),
                                    without.size() > MOST_NAMED ? ", …" : ""));
        }
    }

    /** Names unique within their set, whatever their case: those that are not carry a part of the hash. */
    private static Map<FootageId, String> names(List<Footage> clips) {
        Map<String, List<Footage>> byName = new TreeMap<>();
        for (Footage clip : clips) {
            String key = clip.description().set() + "/" + SearchWords.normal(clip.originalName());
            byName.computeIfAbsent(key, name -> new ArrayList<>()).add(clip);
        }
        Map<FootageId, String> names = new HashMap<>();
        for (List<Footage> same : byName.values()) {
            for (Footage clip : same) {
                names.put(clip.id(), same.size() == 1 ? clip.originalName() : withHash(clip));
            }
        }
        return names;
    }

    private static String withHash(Footage clip) {
        String name = clip.originalName();
        String hash = "~" + clip.sha256().hex().substring(0, 12);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + hash : name.substring(0, dot) + hash + name.substring(dot);
    }

    private static DatasetMember member(
            Footage clip, String name, Split split, boolean reviewed, List<Duration> shots) {
        Description description = clip.description();
        return new DatasetMember(
                clip.id(),
                clip.sha256(),
                clip.bytes(),
                name,
                clip.media().kind(),
                clip.media().duration(),
                clip.media().sound().isPresent(),
                split,
                description.use(),
                description.set(),
                description.sourceGroup(),
                description.label(),
                description.category(),
                description.origin(),
                description.note(),
                description.rights().licence(),
                description.contributor(),
                reviewed,
                shots);
    }

    /** One line a member; fields hold no control characters, so that nothing can look like two fields. */
    private static Hash256 content(List<DatasetMember> members) {
        StringBuilder all = new StringBuilder();
        for (DatasetMember member : members) {
            all.append(String.join(
                    "\t",
                    member.sha256().hex(),
                    member.name(),
                    member.split().label(),
                    member.use().name(),
                    member.set(),
                    member.sourceGroup(),
                    member.label(),
                    member.category(),
                    member.origin(),
                    member.note(),
                    member.licence(),
                    member.contributor(),
                    Boolean.toString(member.reviewed()),
                    member.shots().stream()
                            .map(shot -> Long.toString(shot.toMillis()))
                            .collect(Collectors.joining(" "))));
            all.append('\n');
        }
        return Hash256.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
