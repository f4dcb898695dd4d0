package dev.firebreak.edge.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the operator allows although it is not public: host names, whatever they resolve to, and addresses or blocks of
 * addresses, under whatever name. Immutable.
 */
public final class AllowList {
    private final Set<String> hosts;
    private final List<Cidr> blocks;

    private AllowList(Set<String> hosts, List<Cidr> blocks) {
        this.hosts = Set.copyOf(hosts);
        this.blocks = List.copyOf(blocks);
    }

    /** Allows nothing but public addresses. */
    public static AllowList none() {
        return new AllowList(Set.of(), List.of());
    }

    /**
     * Reads entries such as {@code media.example.internal}, {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code fd00::/8}. Throws
     * {@link IllegalArgumentException} naming the first entry that is neither.
     */
    public static AllowList of(List<String> entries) {
        Set<String> hosts = new HashSet<>();
        List<Cidr> blocks = new ArrayList<>();
        for (String entry : entries) {
            String bare = entry.indexOf('/') < 0 ? entry : entry.substring(0, entry.indexOf('/'));
            if (HostName.isAddress(bare)) {
                blocks.add(Cidr.of(entry));
            } else {
                hosts.add(HostName.normal(entry)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Neither a host name nor an address nor a block of addresses: " + entry)));
            }
        }
        return new AllowList(hosts, blocks);
    }

    boolean allowsHost(String host) {
        return hosts.contains(host);
    }

    /** Whether an address is named, by itself or within a block; host names do not count. */
    public boolean allowsAddress(InetAddress address) {
        byte[] bytes = address.getAddress();
        return blocks.stream().anyMatch(block -> block.contains(bytes));
    }
}
