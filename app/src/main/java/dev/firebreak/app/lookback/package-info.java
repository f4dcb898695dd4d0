/**
 * What passed lately is remembered as fingerprints, and what is put into a bank is looked for in it. Beside the live path: nothing that
 * is watched or withheld waits for this.
 */
@NullMarked
package dev.firebreak.app.lookback;

import org.jspecify.annotations.NullMarked;
