package dev.firebreak.app.config;

import dev.firebreak.core.account.Role;
import java.time.Duration;
import java.util.List;

/**
 * The interface of Meta's HMA, for clients that know it.
 *
 * @param openNetworks clients there need no token
 * @param openRole what these may do: REVIEWER or ADMIN
 * @param maxFile bytes of a file that is handed in or fetched
 * @param fetchTimeout for one file, from the name's look-up to the last byte
 * @param files that are taken, fetched and hashed at the same time
 */
public record HmaSettings(
        boolean enabled, List<String> openNetworks, Role openRole, int maxFile, Duration fetchTimeout, int files) {
    static HmaSettings read(KeyReader keys) {
        HmaSettings settings = new HmaSettings(
                keys.flag("hma.enabled", false),
                keys.list("hma.openNetworks"),
                keys.choice("hma.openRole", Role.REVIEWER),
                keys.size("hma.maxFile", "100MiB", "64KiB", "1GiB"),
                keys.duration("hma.fetchTimeout", "30s", "1s", "10m"),
                keys.whole("hma.files", 8, 1, 1_000));
        for (String network : settings.openNetworks) {
            keys.refuseIf(
                    !Cidr.valid(network),
                    "hma.openNetworks: '%s' is not a network such as 10.1.2.3".formatted(network));
        }
        keys.refuseIf(
                settings.openRole != Role.REVIEWER && settings.openRole != Role.ADMIN,
                "hma.openRole is reviewer or admin");
        return settings;
    }
}
