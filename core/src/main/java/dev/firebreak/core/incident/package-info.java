/** Incidents and their actions: life cycle, playbook, and the ports of the store and of the stop connectors. */
@NullMarked
package dev.firebreak.core.incident;

import org.jspecify.annotations.NullMarked;
